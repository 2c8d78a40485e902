#pragma once
// From referral to active patient: a chapter of the plan (plan.hpp).

#include "models/plan_parts.hpp"

namespace teleplan::models {

struct Kits { double stock_share = 1.1; Duration lead_time{}, turnaround{}; };
struct Triangular { double low = 0, mode = 0, high = 0; };
struct Enrolment {
    double referrals_per_start = 0, acceptance = 0;
    Kits kits;
    Triangular national_delay_months, regional_delay_months;
    double productivity_cv = 0, productivity_correlation = 0;
};

}  // namespace teleplan::models
