#include "models/site_standards.hpp"

#include <algorithm>
#include <cmath>

namespace teleplan::models {

std::vector<NamedStandard> site_standards(const Plan& plan)
{
    const Population& p = plan.population;
    std::vector<NamedStandard> out{{"community_nurse", "/population/community_nurse_inhabitants", {p.community_nurse_inhabitants, Scope::authority}},
                                   {"cot", "/population/cot_inhabitants", {p.cot_inhabitants, Scope::authority}}};
    for (const auto& [what, rule] : p.standards) out.push_back({what, "/population/standards/" + what + "/inhabitants", rule});
    return out;
}

int required_units(int residents, double inhabitants_per_unit)
{
    return std::max(1, static_cast<int>(std::floor(residents / inhabitants_per_unit + 0.5)));
}

}  // namespace teleplan::models
