#pragma once
// Fields of the population, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/territory_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, SiteStandard& s)
{
    v.field("inhabitants", s.inhabitants, {"inhabitants per unit", "persons", 1, 1e8});
    v.field("scope", s.scope, limits::may(limits::part("judged for each authority, or for the region as a whole")));
}
template <class V> void fields(V& v, Body& b)
{
    v.field("name", b.name, limits::part("name of the body"));
    v.field("kind", b.kind, limits::part("kind of body"));
    v.field("authority", b.authority, limits::part("code of the authority where it sits, whose patients it sees"));
    v.field("shares", b.shares, limits::may(limits::share("share of the authority's users of a category who work in the body")));
    v.field("users", b.users, {"users of a category who work in the body, instead of a share", "persons", 0, 1e6, false});
    v.field("workstations", b.workstations, limits::amount("workstations of the body; absent: as its users", "workstations", 1e6));
}
template <class V> void fields(V& v, Socioeconomic& s)
{
    v.field("enabled", s.enabled, limits::part("whether income and network move acceptance and technical failure"));
    v.field("acceptance_elasticity", s.acceptance_elasticity, {"acceptance: power of the region's median income over the national one", "1", -10, 10});
    v.field("technical_failure_elasticity", s.technical_failure_elasticity, {"technical failure: power of the region's network coverage over the mean one", "1", -10, 10});
}
template <class V> void fields(V& v, TerritoryInputs& i)
{
    v.field("file", i.file, limits::part("CSV or XLSX file beside the plan, with what the region enters per authority"));
}
template <class V> void fields(V& v, Population& p)
{
    v.field("eligible_share", p.eligible_share, limits::share("share of the people with the condition who are eligible"));
    v.field("community_nurse_inhabitants", p.community_nurse_inhabitants, {"inhabitants per community nurse (DM 77)", "persons", 1, 1e6});
    v.field("cot_inhabitants", p.cot_inhabitants, {"inhabitants per territorial operations centre (DM 77)", "persons", 1, 1e7});
    v.field("neurological_cases_national", p.neurological_cases_national, limits::amount("stroke and parkinsonism, Italy", "persons"));
    v.field("beds_per_community_hospital", p.beds_per_community_hospital, {"beds of a community hospital (DM 77)", "beds", 1, 1000, false});
    v.field("standards", p.standards, limits::may(limits::part("territorial standards: one unit for so many inhabitants")));
    v.field("bodies", p.bodies, limits::may(limits::part("bodies beside the local health authorities, by code")));
    v.field("socioeconomic", p.socioeconomic, limits::may(limits::part("differences between regions by income and network")));
    v.field("inputs", p.inputs, limits::may(limits::part("what the region itself enters per authority")));
}

}  // namespace teleplan::models
