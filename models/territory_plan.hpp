#pragma once
// Who lives in the region: a chapter of the plan (plan.hpp).

namespace teleplan::models {

struct Population {
    double eligible_share = 0.5;
    double community_nurse_inhabitants = 3000, cot_inhabitants = 100000;
    double neurological_cases_national = 1130000;                  // stroke and parkinsonism
};

}  // namespace teleplan::models
