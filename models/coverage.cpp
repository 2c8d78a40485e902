#include "models/coverage.hpp"

#include <algorithm>

#include "models/severity.hpp"
#include "sim/bug.hpp"

namespace teleplan::models {

namespace {

/// Calls each(group, intensity, state, calendar) in the order of the plan.
template <class Each> void each_coverage(const Plan& plan, Each&& each)
{
    for (std::size_t g = 0; g < group_count; ++g)
        for (std::size_t i = 0; i < intensity_count; ++i)
            for (std::size_t s = 0; s < std::min(most_states, state_count(plan.programmes[g])); ++s)
                each(g, i, s, state_traits(plan, static_cast<TargetGroup>(g), static_cast<Intensity>(i), s).coverage);
}

}  // namespace

std::vector<std::string> coverage_calendars(const Plan& plan)
{
    std::vector<std::string> names;
    each_coverage(plan, [&](std::size_t, std::size_t, std::size_t, const std::string& name) {
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    });
    return names;
}

Coverages::Coverages(const Plan& plan)
{
    const auto names = coverage_calendars(plan);
    sim::require(names.size() <= coverage_count, "Coverages: more calendars than the class of a job can tell apart");
    std::ranges::copy(names, names_.begin());
    each_coverage(plan, [&](std::size_t g, std::size_t i, std::size_t s, const std::string& name) {
        ids_[g][i][s] = static_cast<CoverageId>(std::ranges::find(names, name) - names.begin());
    });
}

}  // namespace teleplan::models
