#pragma once
// Fields of the population, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/territory_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, Population& p)
{
    v.field("eligible_share", p.eligible_share, limits::share("share of the people with the condition who are eligible"));
    v.field("community_nurse_inhabitants", p.community_nurse_inhabitants, {"inhabitants per community nurse (DM 77)", "persons", 1, 1e6});
    v.field("cot_inhabitants", p.cot_inhabitants, {"inhabitants per territorial operations centre (DM 77)", "persons", 1, 1e7});
    v.field("neurological_cases_national", p.neurological_cases_national, limits::amount("stroke and parkinsonism, Italy", "persons"));
}

}  // namespace teleplan::models
