#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/interval.hpp"
#include "sim/network_run.hpp"
#include "sim/tally.hpp"
#include "tests/sim/traffic.hpp"

// Steady-state measures of a network by replications with warm-up deletion, for comparison with theory.
namespace teleplan::sim {

// Waits of the jobs that enter in the window [from, to), by class.
struct WaitObserver : NoObserver {
    SimTime from{};
    SimTime to{};
    std::vector<std::vector<std::int64_t>> served;       // waits in ticks
    std::vector<std::vector<std::int64_t>> lost;
    Area queue{};
    Area inside{};
    std::vector<Area> inside_of;                         // by class
    std::vector<int> inside_now;
    Level now_{};
    bool measuring = false;
    WaitObserver(std::size_t classes, SimTime begin, SimTime end) : from(begin), to(end), served(classes), lost(classes), inside_of(classes), inside_now(classes) {}
    SimTime entered(StageId, ClassId c, SimTime now)
    {
        count(c, 1, now);
        return never;
    }
    void left(ClassId c, SimTime now) { count(c, -1, now); }
    void started(StageId, ClassId c, SimTime in, SimTime, SimTime now) { note(served, c, in, now); }
    void gave_up(StageId, ClassId c, SimTime in, SimTime, SimTime now) { note(lost, c, in, now); }
    void level(PoolId, SimTime now, const Level& level)
    {
        now_ = level;
        if (!measuring) return;
        queue.set(now, level.waiting);
        inside.set(now, level.waiting + level.busy);
    }
    void begin()
    {
        queue = Area(from, now_.waiting);
        inside = Area(from, now_.waiting + now_.busy);
        for (std::size_t c = 0; c < inside_of.size(); ++c) inside_of[c] = Area(from, inside_now[c]);
        measuring = true;
    }
    void end()
    {
        queue.close(to);
        inside.close(to);
        for (Area& area : inside_of) area.close(to);
        measuring = false;
    }
    void count(ClassId c, int more, SimTime now)         // for networks of one visit: entered, then left
    {
        const auto k = static_cast<std::size_t>(c);
        inside_now[k] += more;
        if (measuring) inside_of[k].set(now, inside_now[k]);
    }
    void note(std::vector<std::vector<std::int64_t>>& waits, ClassId c, SimTime in, SimTime now) const
    {
        if (in >= from && in < to) waits[static_cast<std::size_t>(c)].push_back((now - in).count());
    }
};

struct SteadyState {
    Network network;
    std::vector<double> rates;                           // by class, per second
    std::vector<StageId> first_stage;
    double warm_up_seconds = 0.0;                        // also run on after the window, so that all in it are decided
    double window_seconds = 0.0;                         // of one replication
};

// The usual warm-up: 20 relaxation times of M/M/c (acceptance rule of the validation cases).
inline double warm_up_of(double mu, int c, double offered)
{
    const double gap = std::sqrt(c) - std::sqrt(std::min(offered, 0.98 * c));
    return 20.0 / (mu * gap * gap);
}

using Measures = std::map<std::string, std::vector<double>>;           // one value per replication
using Evaluate = std::function<void(const WaitObserver&, Measures&)>;

inline void replicate(const SteadyState& model, std::uint32_t replication, const Evaluate& evaluate, Measures& measures)
{
    const SimTime from{to_ticks(model.warm_up_seconds)};
    const SimTime to = from + to_ticks(model.window_seconds);
    WaitObserver observer(model.rates.size(), from, to);
    NetworkRun<WaitObserver> run(model.network, Stream(2026, replication, 1), observer, SimTime{});
    PoissonFeed feed(Stream(2026, replication, 2), model.rates, model.first_stage);
    advance(run, feed, from);
    observer.begin();
    advance(run, feed, to);
    observer.end();
    advance(run, feed, to + to_ticks(model.warm_up_seconds));
    evaluate(observer, measures);
}

// The acceptance rule of the validation cases: replicate until the 95 % half-width of every listed mean is at most 1 % of
// its expected value (2 % for probabilities below 0.02 and for rho >= 0.95); then |mean - expected| <= 3.5 standard errors
// and within 2 %.
// Percentiles are no means and do not ask for more replications (a 99th percentile at rho 0.96 would take minutes): they
// meet the 3.5 standard errors always, the 2 % only where their own half-width has come down to `precision`.
struct Expected { double value; double precision = 0.01; bool steers = true; };   // steers: its half-width asks for more

inline bool precise(const Measures& measures, const std::map<std::string, Expected>& expected)
{
    return std::all_of(expected.begin(), expected.end(), [&](const auto& entry) {
        const auto& [name, target] = entry;
        return !target.steers || mean_interval(measures.at(name), 0.95).half_width <= target.precision * target.value;
    });
}

inline bool accepted(const std::vector<double>& values, const Expected& expected)
{
    const Interval i = mean_interval(values, 0.95);
    const double standard_error = i.half_width / student_t_quantile(0.975, static_cast<int>(values.size()) - 1);
    const double off = std::fabs(i.mean - expected.value);
    const bool is_precise = expected.steers || i.half_width <= expected.precision * expected.value;
    return off <= 3.5 * standard_error + 1e-12 && (!is_precise || off <= 0.02 * expected.value + 1e-12);
}

// Replicates in steps of ten, at most `most` times; says whether the precision was reached.
inline bool run_until_precise(const SteadyState& model, const Evaluate& evaluate, const std::map<std::string, Expected>& expected,
                              std::uint32_t most, Measures& measures)
{
    for (std::uint32_t done = 0; done < most;) {
        for (const std::uint32_t stop = done + 10; done < stop; ++done) replicate(model, done, evaluate, measures);
        if (precise(measures, expected)) return true;
    }
    return false;
}

inline double mean_ticks_in_seconds(const std::vector<std::int64_t>& waits)
{
    Moments m;
    for (const std::int64_t wait : waits) m.add(Duration{wait});
    return m.mean_seconds();
}

inline double share_up_to(const std::vector<std::int64_t>& waits, double seconds, std::size_t among)
{
    const std::int64_t limit = to_ticks(seconds).count();
    const auto within = std::count_if(waits.begin(), waits.end(), [limit](std::int64_t w) { return w <= limit; });
    return static_cast<double>(within) / static_cast<double>(among);
}

}  // namespace teleplan::sim
