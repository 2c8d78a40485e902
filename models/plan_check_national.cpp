// What is wrong with a national plan as a whole; each member is checked as a plan of its own.
#include <algorithm>

#include "models/plan_check.hpp"
#include "models/plan_check_parts.hpp"

namespace teleplan::models
{

Problems detail::check_national_header(const Plan& plan, const Territory& territory)
{
    Checker c(plan, territory);
    const Header& header = plan.plan;
    if (header.region_code != national_code) c.report("/plan/region_code", "not_national", {header.region_code});
    if (header.regime.from == Date{} && header.regime.to == Date{})
        c.report("/plan/regime", "missing_field", {"regime"});
    else if (header.regime.from > header.regime.to)
        c.report("/plan/regime", "from_after_to", {to_string(header.regime.from), to_string(header.regime.to)});
    if (plan.members.size() > max_members)
        c.report("/members", "too_many_members", {std::to_string(plan.members.size()), std::to_string(max_members)});
    return std::move(c.problems);
}

Problems check_national(const Plan& national, const std::vector<const Plan*>& members, const Territory& territory)
{
    Problems out = check(national, territory);
    for (std::size_t m = 0; m < members.size(); ++m) {
        const Plan& member = *members[m];
        const std::string at = national.members[m] + "#";
        if (is_network(member)) {
            out.push_back({at, "member_not_regional", {}});
            continue;
        }
        for (Problem& p : check(member, territory)) out.push_back({at + p.pointer, std::move(p.code), std::move(p.arguments)});
        for (std::size_t before = 0; before < m; ++before)
            if (members[before]->plan.region_code == member.plan.region_code)
                out.push_back({at + "/plan/region_code", "region_twice", {member.plan.region_code, national.members[before]}});
    }
    return out;
}

}  // namespace teleplan::models
