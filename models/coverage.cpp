#include "models/coverage.hpp"

#include <algorithm>

#include "sim/bug.hpp"

namespace teleplan::models {

namespace {

const std::string& coverage_of(const Plan& plan, std::size_t group, std::size_t intensity)
{
    const std::string& own = plan.programmes[group].coverage;
    return own.empty() ? plan.intensities[intensity].coverage : own;
}

}  // namespace

std::vector<std::string> coverage_calendars(const Plan& plan)
{
    std::vector<std::string> names;
    for (std::size_t g = 0; g < group_count; ++g)
        for (std::size_t i = 0; i < intensity_count; ++i)
            if (const std::string& name = coverage_of(plan, g, i); std::ranges::find(names, name) == names.end()) names.push_back(name);
    return names;
}

Coverages::Coverages(const Plan& plan)
{
    const auto names = coverage_calendars(plan);
    sim::require(names.size() <= coverage_count, "Coverages: more calendars than the class of a job can tell apart");
    std::ranges::copy(names, names_.begin());
    for (std::size_t g = 0; g < group_count; ++g)
        for (std::size_t i = 0; i < intensity_count; ++i)
            ids_[g][i] = static_cast<CoverageId>(std::ranges::find(names, coverage_of(plan, g, i)) - names.begin());
}

}  // namespace teleplan::models
