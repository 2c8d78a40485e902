#include "planning/stopping.hpp"

#include <cmath>
#include <span>

#include "sim/bug.hpp"

namespace teleplan::planning {

int StoppingRule::next_look(int replications) const
{
    sim::require(first >= 2 && step >= 1 && most >= first, "StoppingRule: looks out of range");
    if (replications < first) return first;
    const int next = first + ((replications - first) / step + 1) * step;
    return replications < most ? std::min(next, most) : next;
}

StoppingDecision StoppingRule::decide(const std::vector<std::vector<double>>& values, int replications) const
{
    sim::require(values.size() == wanted.size(), "StoppingRule: one row of values per measure");
    StoppingDecision out;
    out.replications = replications;
    const double each = wanted.empty() ? level : 1 - (1 - level) / static_cast<double>(wanted.size());
    for (std::size_t m = 0; m < wanted.size(); ++m) {
        sim::require(values[m].size() >= static_cast<std::size_t>(replications), "StoppingRule: too few values");
        const auto interval = sim::mean_interval(std::span{values[m]}.first(static_cast<std::size_t>(replications)), each);
        const double scale = wanted[m].kind == Precision::relative ? std::abs(interval.mean) : 1;
        if (!(interval.half_width <= wanted[m].half_width * scale)) out.not_yet.push_back(m);
        out.intervals.push_back(interval);
    }
    out.precise = out.not_yet.empty();
    out.stop = out.precise || replications >= most;
    return out;
}

StoppingDecision StoppingRule::decide(const std::vector<std::vector<double>>& values) const
{
    return decide(values, values.empty() ? 0 : static_cast<int>(values.front().size()));
}

}  // namespace teleplan::planning
