#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sim/network_run.hpp"
#include "tests/validation/cases/case.hpp"

// Terminating runs from an empty system: many replications, one value per target and replication.
namespace teleplan::validation {

// Counts since the last take(), and what is inside now.
class Window : public sim::NoObserver {
public:
    std::int64_t arrived = 0, delayed = 0, abandoned = 0;
    std::int64_t inside = 0;                             // jobs in the network
    sim::Level level_now{};                              // of the only pool
    double queue = 0.0, busy = 0.0, staffed = 0.0;       // times hours

    sim::SimTime entered(sim::StageId, sim::ClassId, sim::SimTime) { ++arrived; ++delayed; ++inside; return sim::never; }
    void started(sim::StageId, sim::ClassId, sim::SimTime in, sim::SimTime, sim::SimTime now) { delayed -= in == now ? 1 : 0; }
    void gave_up(sim::StageId, sim::ClassId, sim::SimTime, sim::SimTime, sim::SimTime) { ++abandoned; }
    void left(sim::ClassId, sim::SimTime) { --inside; }
    void level(sim::PoolId, sim::SimTime now, const sim::Level& level)
    {
        close(now);
        level_now = level;
    }
    void close(sim::SimTime now)
    {
        const double hours = sim::seconds(now - since_) / 3600.0;
        queue += level_now.waiting * hours;
        busy += level_now.busy * hours;
        staffed += level_now.staffed * hours;
        since_ = now;
    }
    // What has been counted up to `now`; counting starts anew.
    Window take(sim::SimTime now)
    {
        close(now);
        Window counted = *this;
        arrived = delayed = abandoned = 0;
        queue = busy = staffed = 0.0;
        return counted;
    }

private:
    sim::SimTime since_{};
};

// Values by target, then by replication.
using Series = std::vector<std::vector<double>>;
using Replicate = std::function<void(std::uint32_t replication, std::vector<double>& values)>;     // appends one value per target

[[nodiscard]] inline Series replicate(std::uint32_t replications, const Attempt& attempt, const Replicate& one)
{
    Series series;
    std::vector<double> values;
    for (std::uint32_t r = 0; r < replications * static_cast<std::uint32_t>(attempt.length); ++r) {
        values.clear();
        one(r, values);
        series.resize(values.size());
        for (std::size_t i = 0; i < values.size(); ++i) series[i].push_back(values[i]);
    }
    return series;
}

[[nodiscard]] inline std::vector<Row> judge_all(const std::vector<Target>& targets, const Series& series)
{
    sim::require(targets.size() == series.size(), "a case has another number of targets than of values");
    std::vector<Row> rows;
    for (std::size_t i = 0; i < targets.size(); ++i) rows.push_back(judge(targets[i], series[i]));
    return rows;
}

// A probability: the standard error follows from it.
[[nodiscard]] inline Target probability(std::string measure, double expected)
{
    return {std::move(measure), expected, {.variance = expected * (1.0 - expected)}, {}};
}

}  // namespace teleplan::validation
