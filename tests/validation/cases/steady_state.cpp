#include "tests/validation/cases/steady_state.hpp"

#include <algorithm>
#include <cmath>

namespace teleplan::validation {

using namespace sim;

Tallies::Tallies(By by, std::size_t line_count, std::size_t pool_count, const Watched& watched)
    : lines(line_count), pools(pool_count), by_(by), watched_(watched)
{
    for (const double limit : watched.limits) limits_.push_back(to_ticks(limit).count());
    for (LineTally& l : lines) l.within.resize(limits_.size());
    for (PoolTally& p : pools) p.states.resize(watched.states);
}

void Tallies::started(StageId s, ClassId c, SimTime in, SimTime, SimTime now)
{
    LineTally& l = line(s, c);
    const std::int64_t wait = (now - in).count();
    ++l.started;
    l.wait += wait;
    if (wait == 0) ++l.at_once;
    const double off = static_cast<double>(wait) * 1e-6 - watched_.centre_wait;
    l.wait_squares += off * off;
    for (std::size_t i = 0; i < limits_.size(); ++i) l.within[i] += wait <= limits_[i] ? 1 : 0;
    if (watched_.quantiles) l.waits.push_back(wait);
}

void Tallies::begin(SimTime now)
{
    from_ = now.time_since_epoch().count();
    left_count = 0;
    for (LineTally& l : lines) {
        LineTally fresh;
        fresh.inside = l.inside;
        fresh.since = from_;
        fresh.within.resize(limits_.size());
        fresh.waits = std::move(l.waits);
        fresh.waits.clear();
        l = std::move(fresh);
    }
    for (PoolTally& p : pools) {
        p.queue = p.busy = 0.0;
        std::fill(p.states.begin(), p.states.end(), 0);
        p.since = from_;
    }
}

void Tallies::end(SimTime now)
{
    to_ = now.time_since_epoch().count();
    for (LineTally& l : lines) step(l, now, 0);
    for (PoolTally& p : pools) advance(p, to_);
}

double warm_up_of(double mean_service_seconds, int servers, double offered)
{
    const double gap = std::sqrt(servers) - std::sqrt(std::min(offered, 0.98 * servers));
    return 20.0 * mean_service_seconds * std::max(1.0, 1.0 / (gap * gap));
}

double window_of(double warm_up_seconds, double arrivals_per_second)
{
    return std::max(10.0 * warm_up_seconds, 20'000.0 / arrivals_per_second);
}

std::vector<Row> replicate_until_precise(const SteadyState& model, const std::vector<Measured>& measured, const Attempt& attempt)
{
    constexpr std::uint32_t least = 40;
    constexpr std::uint32_t most = 20'000;
    const std::size_t lines = model.by == Tallies::By::stage ? model.network.stages.size() : static_cast<std::size_t>(model.network.classes);
    const SimTime from{to_ticks(model.warm_up_seconds)};
    const SimTime to = from + to_ticks(model.window_seconds * attempt.length);
    std::vector<std::vector<double>> values(measured.size());
    const auto precise_enough = [&] {
        for (std::size_t i = 0; i < measured.size(); ++i)
            if (!precise(measured[i].target, values[i])) return false;
        return true;
    };
    for (std::uint32_t replication = 0; replication < most; ++replication) {
        if (replication >= least && replication % 20 == 0 && precise_enough()) break;
        Tallies tallies(model.by, lines, model.network.pools.size(), model.watched);
        NetworkRun<Tallies> run(model.network, Stream(attempt.seed, replication, 1U), tallies, SimTime{});
        RenewalFeed feed(Stream(attempt.seed, replication, 2U), model.arrivals);
        advance(run, feed, from);
        tallies.begin(from);
        advance(run, feed, to);
        tallies.end(to);
        for (std::size_t i = 0; i < measured.size(); ++i) values[i].push_back(measured[i].value(tallies));
    }
    std::vector<Row> rows;
    for (std::size_t i = 0; i < measured.size(); ++i) rows.push_back(judge(measured[i].target, values[i]));
    return rows;
}

}  // namespace teleplan::validation
