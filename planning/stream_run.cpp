#include <algorithm>

#include "models/pathway.hpp"
#include "models/purposes.hpp"
#include "planning/run.hpp"
#include "planning/twin_result.hpp"
#include "sim/network_run.hpp"
#include "sim/sampler.hpp"
#include "sim/tally.hpp"

namespace teleplan::planning {

namespace {

using sim::Duration;
using sim::SimTime;

/// The arrival streams of a plan, each a renewal process, merged in order of time; ties by the order of the streams.
class StreamFeed {
public:
    StreamFeed(const models::Plan& plan, const models::PathwayNetwork& network, std::uint32_t replication)
    {
        for (std::size_t s = 0; s < plan.streams.size(); ++s) {
            const auto& stream = plan.streams[s].second;
            sources_.push_back({sim::Sampler{stream.interarrival}, sim::Stream{static_cast<std::uint64_t>(plan.plan.seed), replication, models::purpose::arrivals},
                                *models::entry_of(network, stream.pathway), SimTime{}, 0});
            draw_next(s);
        }
    }
    [[nodiscard]] SimTime next_time() const { return sources_[first()].next; }
    sim::Arrival pop()
    {
        const std::size_t s = first();
        Source& source = sources_[s];
        const sim::Arrival arrival{{source.count << 8U | s, 0, 0}, source.stage, sim::ClassId{static_cast<std::uint32_t>(s)}, {}, {}};
        draw_next(s);
        return arrival;
    }

private:
    struct Source { sim::Sampler interarrival; sim::Stream draws; sim::StageId stage; SimTime next; std::uint64_t count; };
    [[nodiscard]] std::size_t first() const
    {
        std::size_t best = 0;
        for (std::size_t s = 1; s < sources_.size(); ++s)
            if (sources_[s].next < sources_[best].next) best = s;
        return best;
    }
    void draw_next(std::size_t s)
    {
        Source& source = sources_[s];
        ++source.count;
        source.next += sim::to_ticks(source.interarrival(source.draws, {source.count << 8U | s, 0, 0}));
    }
    std::vector<Source> sources_;
};

constexpr std::array<double, 4> quantile_levels{0.5, 0.9, 0.95, 0.99};

/// Counts of one stage after the warm-up. Waits of jobs that start; jobs that arrive in the observed time.
struct StageCounts {
    std::int64_t arrived = 0, started = 0, waited = 0, gave_up = 0, rejected = 0, served = 0;
    Duration wait{}, service{};
    std::vector<std::int64_t> waits;                   // ticks, one per start
};

class StreamObserver : public sim::NoObserver {
public:
    StreamObserver(const models::PathwayNetwork& n, SimTime from, SimTime to)
        : stages(n.network.stages.size()), busy(n.network.pools.size()), waiting(n.network.pools.size()), levels_(n.network.pools.size()), last_(n.network.pools.size(), from), from_{from}, to_{to}
    {
    }
    SimTime entered(sim::StageId s, sim::ClassId, SimTime now)
    {
        if (counts(now)) ++at(s).arrived;
        return sim::never;
    }
    void started(sim::StageId s, sim::ClassId, SimTime entered, SimTime, SimTime now)
    {
        if (!counts(now)) return;
        StageCounts& stage = at(s);
        ++stage.started;
        stage.waited += now > entered ? 1 : 0;
        stage.wait += now - entered;
        stage.waits.push_back((now - entered).count());
    }
    void ended(sim::StageId s, sim::ClassId, SimTime started, SimTime now)
    {
        if (!counts(now)) return;
        ++at(s).served;
        at(s).service += now - started;
    }
    void gave_up(sim::StageId s, sim::ClassId, SimTime, SimTime, SimTime now) { at(s).gave_up += counts(now) ? 1 : 0; }
    void rejected(sim::StageId s, sim::ClassId, SimTime now)
    {
        if (!counts(now)) return;
        ++at(s).arrived;
        ++at(s).rejected;
    }
    void level(sim::PoolId p, SimTime now, const sim::Level& level)
    {
        close(static_cast<std::size_t>(p), now);
        levels_[static_cast<std::size_t>(p)] = level;
    }
    void finish()
    {
        for (std::size_t p = 0; p < busy.size(); ++p) close(p, to_);
    }

    std::vector<StageCounts> stages;
    std::vector<std::int64_t> busy, waiting;           // server-ticks, job-ticks

private:
    [[nodiscard]] bool counts(SimTime t) const { return t >= from_ && t < to_; }
    [[nodiscard]] StageCounts& at(sim::StageId s) { return stages[static_cast<std::size_t>(s)]; }
    void close(std::size_t p, SimTime now)
    {
        const SimTime end = std::clamp(now, from_, to_);
        const auto ticks = (end - last_[p]).count();
        busy[p] += ticks * levels_[p].busy;
        waiting[p] += ticks * levels_[p].waiting;
        last_[p] = end;
    }
    std::vector<sim::Level> levels_;
    std::vector<SimTime> last_;
    SimTime from_, to_;
};

struct StreamReplication {
    std::vector<StageCounts> stages;
    std::vector<std::vector<double>> quantiles;        // [stage][level], seconds
    std::vector<std::int64_t> busy, waiting;
};

sim::Network with_servers(const models::Plan& plan, const models::PathwayNetwork& network)
{
    sim::Network out = network.network;
    for (std::size_t p = 0; p < out.pools.size(); ++p)
        out.pools[p].capacity = {{SimTime{}, models::find(plan.organisation.pools, network.pools[p])->servers.value_or(1)}};
    return out;
}

StreamReplication replicate(const models::Plan& plan, const models::PathwayNetwork& names, const sim::Network& network, std::uint32_t replication)
{
    const SimTime from{plan.experiment->warm_up}, to = from + plan.experiment->length;
    StreamObserver observer{names, from, to};
    const sim::Stream draws{static_cast<std::uint64_t>(plan.plan.seed), replication, models::purpose::pathway};
    sim::NetworkRun<StreamObserver> run{network, draws, observer, SimTime{}};
    StreamFeed feed{plan, names, replication};
    sim::advance(run, feed, to);
    observer.finish();
    StreamReplication out{{}, {}, std::move(observer.busy), std::move(observer.waiting)};
    for (StageCounts& stage : observer.stages) {
        std::vector<double> seconds;
        for (const std::int64_t ticks : stage.waits) seconds.push_back(sim::seconds(Duration{ticks}));
        std::ranges::sort(seconds);
        auto& row = out.quantiles.emplace_back();
        for (const double level : quantile_levels) row.push_back(seconds.empty() ? 0 : sim::quantile(seconds, level));
        stage.waits.clear();
    }
    out.stages = std::move(observer.stages);
    return out;
}

void encode(const StreamReplication& r, std::vector<std::byte>& out)
{
    for (const StageCounts& s : r.stages)
        for (const std::int64_t value : {s.arrived, s.started, s.waited, s.gave_up, s.rejected, s.served, s.wait.count(), s.service.count()}) sim::encode(out, value);
    for (std::size_t p = 0; p < r.busy.size(); ++p) {
        sim::encode(out, r.busy[p]);
        sim::encode(out, r.waiting[p]);
    }
}

/// The twins of all pools.
std::vector<PoolTwin> stream_twins(const models::PathwayNetwork& names, const sim::Network& network, const models::Plan& plan)
{
    std::vector<sim::StreamSpec> streams;
    for (const auto& [name, stream] : plan.streams)
        streams.push_back({.id = streams.size(), .stage = *models::entry_of(names, stream.pathway), .job_class = sim::ClassId{static_cast<std::uint32_t>(streams.size())},
                           .arrivals = stream.interarrival});
    const SimTime from{plan.experiment->warm_up};
    return twins(network, streams, from, from + plan.experiment->length);
}

/// Mean wait [seconds] of those who started at a pool in one replication.
double pool_wait(const sim::Network& network, const std::vector<StageCounts>& stages, std::size_t pool)
{
    double wait = 0, started = 0;
    for (std::size_t s = 0; s < stages.size(); ++s) {
        if (!network.stages[s].pool || static_cast<std::size_t>(*network.stages[s].pool) != pool) continue;
        wait += sim::seconds(stages[s].wait);
        started += static_cast<double>(stages[s].started);
    }
    return started > 0 ? wait / started : 0;
}

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

NetworkStudy run_streams(const models::Plan& plan, int replications, const Executor& executor)
{
    const models::PathwayNetwork names = models::stream_network(plan);
    const sim::Network network = with_servers(plan, names);
    Progress progress{executor, "run", static_cast<double>(replications)};
    const auto results = executor.map(static_cast<std::size_t>(replications), [&](std::size_t r) {
        auto replication = replicate(plan, names, network, static_cast<std::uint32_t>(r + 1));
        progress.step();
        return replication;
    });

    NetworkStudy out;
    for (const StreamReplication& r : results) encode(r, out.tallies);
    out.answer.identity = {plan.plan.title, plan.plan.region_code, "", "", "", plan.plan.seed, replications, 0, {}, false};
    const auto over = [&](auto&& value) {
        std::vector<double> values;
        for (const StreamReplication& r : results) values.push_back(value(r));
        return sim::mean_interval(values, 0.95);
    };
    const double length = sim::seconds(plan.experiment->length);
    for (std::size_t s = 0; s < names.stages.size(); ++s) {
        const auto counts = [s](const StreamReplication& r) -> const StageCounts& { return r.stages[s]; };
        const auto per = [&](auto part, auto whole) { return over([&](const StreamReplication& r) { return ratio(part(counts(r)), whole(counts(r))); }); };
        const auto arrived = [](const StageCounts& c) { return static_cast<double>(c.arrived); };
        const auto started = [](const StageCounts& c) { return static_cast<double>(c.started); };
        StageResult stage;
        stage.stage = names.network.stages[s].name;
        if (const auto pool = names.network.stages[s].pool) stage.pool = names.pools[static_cast<std::size_t>(*pool)];
        stage.arrivals = over([&](const StreamReplication& r) { return arrived(counts(r)); });
        stage.mean_wait = per([](const StageCounts& c) { return sim::seconds(c.wait); }, started);
        stage.waited_share = per([](const StageCounts& c) { return static_cast<double>(c.waited); }, started);
        stage.gave_up_share = per([](const StageCounts& c) { return static_cast<double>(c.gave_up); }, arrived);
        stage.rejected_share = per([](const StageCounts& c) { return static_cast<double>(c.rejected); }, arrived);
        stage.mean_service = per([](const StageCounts& c) { return sim::seconds(c.service); }, [](const StageCounts& c) { return static_cast<double>(c.served); });
        for (std::size_t q = 0; q < quantile_levels.size(); ++q)
            stage.wait_quantiles.emplace_back(quantile_levels[q], over([&](const StreamReplication& r) { return r.quantiles[s][q]; }));
        out.answer.stages.push_back(std::move(stage));
    }
    const auto by_formula = stream_twins(names, network, plan);
    for (std::size_t p = 0; p < names.pools.size(); ++p) {
        const int servers = network.pools[p].capacity.front().servers;
        PoolResult pool;
        pool.pool = names.pools[p];
        pool.mean_busy = over([&](const StreamReplication& r) { return sim::seconds(Duration{r.busy[p]}) / length; });
        pool.mean_queue = over([&](const StreamReplication& r) { return sim::seconds(Duration{r.waiting[p]}) / length; });
        pool.occupancy = {pool.mean_busy.mean / servers, pool.mean_busy.half_width / servers};
        pool.offered_load = by_formula[p].offered_load;
        const Interval simulated = over([&](const StreamReplication& r) { return pool_wait(network, r.stages, p); });
        pool.twin = beside(by_formula[p], by_formula[p].wait_seconds, simulated, replications);
        out.answer.pools.push_back(std::move(pool));
    }
    return out;
}

}  // namespace teleplan::planning
