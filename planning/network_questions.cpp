#include "planning/network_questions.hpp"

#include <algorithm>

namespace teleplan::planning {

namespace {

using models::Measure;
using Stages = std::vector<sim::StageId>;
using Uses = std::vector<std::pair<sim::StageId, std::int64_t>>;

double ticks_as_seconds(Int128 ticks) { return static_cast<double>(ticks) / 1e6; }

std::optional<double> ratio(double part, double whole) { return whole > 0 ? std::optional{part / whole} : std::nullopt; }

/// The stages that an output is about: one, those of a pool, or all where somebody may wait.
Stages stages_of(const models::PathwayNetwork& n, const models::Output& output)
{
    if (!output.stage.empty()) return {*models::stage_of(n, output.stage)};
    Stages out;
    for (std::uint32_t s = 0; s < n.network.stages.size(); ++s) {
        const auto pool = n.network.stages[s].pool;
        if (pool && (output.pool.empty() || n.pools[static_cast<std::size_t>(*pool)] == output.pool)) out.push_back(sim::StageId{s});
    }
    return out;
}

/// The same with what a job counts: one, or the servers that it takes when those of a pool are counted.
Uses uses_of(const models::PathwayNetwork& n, const models::Output& output, Present what)
{
    Uses uses;
    if (output.pool.empty() || what != Present::in_service) {
        for (const sim::StageId s : stages_of(n, output)) uses.emplace_back(s, 1);
        return uses;
    }
    const sim::PoolId pool = *models::pool_of(n, output.pool);
    for (std::uint32_t s = 0; s < n.network.stages.size(); ++s) {
        const sim::Stage& stage = n.network.stages[s];
        if (stage.pool == pool) uses.emplace_back(sim::StageId{s}, stage.units);
        for (const sim::Need& need : stage.also)
            if (need.pool == pool) uses.emplace_back(sim::StageId{s}, need.units);
    }
    return uses;
}

Present present_of(Measure measure)
{
    switch (measure) {
    case Measure::mean_queue: case Measure::queue_quantile: case Measure::longest_queue: return Present::waiting;
    case Measure::mean_busy: case Measure::busy_quantile: case Measure::most_busy: return Present::in_service;
    default: return Present::both;
    }
}

std::optional<double> flow_answer(const Question& q, const FlowTally& f, double window_seconds)
{
    const auto number = [](std::int64_t n) { return static_cast<double>(n); };
    switch (q.measure) {
    case Measure::arrivals: return number(f.arrived);
    case Measure::started: return number(f.started);
    case Measure::served: return number(f.served);
    case Measure::gave_up: return number(f.gave_up);
    case Measure::rejected: return number(f.rejected);
    case Measure::balked: return number(f.balked);
    case Measure::interrupted: return number(f.interrupted);
    case Measure::throughput: return ratio(number(f.served) * 3600, window_seconds);
    case Measure::waited_share: return ratio(number(f.waited), number(f.started));
    case Measure::gave_up_share: return ratio(number(f.gave_up), number(f.arrived));
    case Measure::rejected_share: return ratio(number(f.rejected), number(f.arrived));
    case Measure::balked_share: return ratio(number(f.balked), number(f.arrived));
    case Measure::share_within: return ratio(number(f.within), number(f.started + f.gave_up));
    case Measure::mean_wait: return ratio(ticks_as_seconds(f.wait), number(f.started));
    case Measure::mean_wait_all: return ratio(ticks_as_seconds(f.wait + f.lost_wait), number(f.started + f.gave_up));
    case Measure::longest_wait: return f.started + f.gave_up > 0 ? std::optional{sim::seconds(f.longest)} : std::nullopt;
    case Measure::wait_quantile: return f.started > 0 ? std::optional{sim::seconds(f.waits.quantile(q.p))} : std::nullopt;
    case Measure::mean_service: return ratio(ticks_as_seconds(f.service), number(f.served));
    default: return std::nullopt;
    }
}

std::optional<double> level_answer(const Question& q, const LevelTally& level, Duration window)
{
    if (window <= Duration{}) return std::nullopt;
    const auto ticks = static_cast<double>(window.count());
    switch (q.measure) {
    case Measure::mean_queue: case Measure::mean_busy: case Measure::mean_number: return static_cast<double>(level.area) / ticks;
    case Measure::longest_queue: case Measure::most_busy: case Measure::most_number: return static_cast<double>(level.most);
    default: break;
    }
    std::int64_t total = 0, below = 0;
    for (const std::int64_t t : level.ticks_at) total += t;
    for (std::size_t n = 0; n < level.ticks_at.size(); ++n) {
        below += level.ticks_at[n];
        if (static_cast<double>(below) >= q.p * static_cast<double>(total) && below > 0) return static_cast<double>(n);
    }
    return std::nullopt;
}

std::optional<double> server_answer(const Question& q, const ServerTally& server, Duration window)
{
    const auto ticks = static_cast<double>(window.count());
    if (q.measure == Measure::mean_busy) return ratio(static_cast<double>(server.busy), ticks);
    if (q.measure == Measure::mean_queue) return ratio(static_cast<double>(server.waiting), ticks);
    return ratio(static_cast<double>(server.busy), static_cast<double>(server.staffed));
}

std::optional<double> stay_answer(const Question& q, const StayTally& stay)
{
    const auto left = static_cast<double>(stay.left);
    switch (q.measure) {
    case Measure::mean_time_in_system: return ratio(ticks_as_seconds(stay.time), left);
    case Measure::time_in_system_within: return ratio(static_cast<double>(stay.within), left);
    case Measure::longest_time_in_system: return stay.left > 0 ? std::optional{sim::seconds(stay.longest)} : std::nullopt;
    default: return stay.left > 0 ? std::optional{sim::seconds(stay.times.quantile(q.p))} : std::nullopt;
    }
}

constexpr std::uint32_t server_bit = 1U << 31U;        // Question::tally of the default tables' pools

}  // namespace

NetworkQuestions::NetworkQuestions(const models::Plan& plan, const models::PathwayNetwork& names, SimTime from, SimTime to)
{
    const models::NetworkExperiment& e = *plan.experiment;
    tallies.windows.emplace_back(std::vector{models::Interval{from, to}});
    for (const auto& [name, window] : e.windows) tallies.windows.emplace_back(models::window_intervals(window, models::civil_start(e), from, to));
    tallies.flows_of_stage.resize(names.network.stages.size());
    tallies.levels_of_stage.resize(names.network.stages.size());
    tallies.servers_of_pool.resize(names.network.pools.size());
    for (std::uint32_t s = 0; s < names.network.stages.size(); ++s) {
        tallies.flows.push_back(default_flow);
        flow_stages_.push_back({sim::StageId{s}});
    }
    for (std::uint32_t p = 0; p < names.network.pools.size(); ++p) tallies.servers.push_back({sim::PoolId{p}, observed});
    const auto about_stage = [&](std::uint32_t s, std::optional<sim::ClassId> job_class) {
        const std::uint32_t tally = flow({{job_class, observed, false}, {}, true, false}, {sim::StageId{s}});
        auto& row = stages.emplace_back();
        for (const Measure m : stage_measures) row.push_back({m, tally, 0, 1});
        for (const double p : stage_quantiles) row.push_back({Measure::wait_quantile, tally, p, 1});
    };
    const auto stage_count = static_cast<std::uint32_t>(names.network.stages.size());
    for (std::uint32_t s = 0; s < stage_count; ++s) about_stage(s, std::nullopt);
    const auto class_count = static_cast<std::uint32_t>(names.network.classes);
    if (class_count > 1 && stage_count * class_count <= most_class_rows)
        for (std::uint32_t s = 0; s < stage_count; ++s)
            for (std::uint32_t c = 0; c < class_count; ++c) about_stage(s, sim::ClassId{c});
    for (std::uint32_t p = 0; p < names.network.pools.size(); ++p) {
        const std::uint32_t tally = server(sim::PoolId{p}, observed) | server_bit;
        std::vector<sim::StageId> of_pool;
        for (std::uint32_t s = 0; s < stage_count; ++s)
            if (names.network.stages[s].pool == sim::PoolId{p}) of_pool.push_back(sim::StageId{s});
        const std::uint32_t waits = flow({{std::nullopt, observed, false}, {}, false, false}, of_pool);
        pools.push_back({{Measure::mean_busy, tally, 0, 1}, {Measure::mean_queue, tally, 0, 1}, {Measure::occupancy, tally, 0, 1}, {Measure::mean_wait, waits, 0, 1}});
    }
    const auto classes = models::network_classes(plan);
    for (const auto& [name, output] : e.outputs) {
        Filter filter;
        for (std::uint32_t c = 0; c < classes.size(); ++c)
            if (!output.class_name.empty() && classes[c].name == output.class_name) filter.job_class = sim::ClassId{c};
        for (std::uint32_t w = 0; w < e.windows.size(); ++w)
            if (e.windows[w].first == output.window) filter.window = w + 1;
        filter.by_arrival = output.count_by == models::CountBy::arrival;
        outputs.push_back(question(names, output, filter));
    }
}

Question NetworkQuestions::question(const models::PathwayNetwork& names, const models::Output& output, const Filter& filter)
{
    const models::MeasureKind kind = models::kind_of(output.measure);
    Question q{output.measure, 0, output.p.value_or(0), kind.is_time ? models::seconds_of(output.unit) : 1};
    const Duration within = output.within.value_or(Duration{});
    if (output.measure == Measure::occupancy) {
        q.tally = server(*models::pool_of(names, output.pool), filter.window) | server_bit;
    } else if (kind.of_network) {
        q.tally = stay({filter, within, kind.needs_p});
    } else if (kind.of_levels) {
        const Present what = present_of(output.measure);
        const bool network = what == Present::both && output.stage.empty() && output.pool.empty();
        q.tally = level({filter, what, kind.needs_p}, network ? Uses{} : uses_of(names, output, what));
        if (network && std::ranges::find(tallies.network_levels, q.tally) == tallies.network_levels.end()) tallies.network_levels.push_back(q.tally);
    } else {
        const bool network = output.stage.empty() && output.pool.empty();
        q.tally = flow({filter, within, kind.needs_p, network}, stages_of(names, output));
        if (network && std::ranges::find(tallies.network_flows, q.tally) == tallies.network_flows.end()) tallies.network_flows.push_back(q.tally);
    }
    return q;
}

std::uint32_t NetworkQuestions::flow(const FlowSpec& spec, const Stages& of)
{
    for (std::uint32_t i = 0; i < tallies.flows.size(); ++i)
        if (tallies.flows[i] == spec && flow_stages_[i] == of) return i;
    const auto index = static_cast<std::uint32_t>(tallies.flows.size());
    tallies.flows.push_back(spec);
    flow_stages_.push_back(of);
    for (const sim::StageId s : of) tallies.flows_of_stage[static_cast<std::size_t>(s)].push_back(index);
    return index;
}

std::uint32_t NetworkQuestions::level(const LevelSpec& spec, const Uses& uses)
{
    for (std::uint32_t i = 0; i < tallies.levels.size(); ++i)
        if (tallies.levels[i] == spec && level_uses_[i] == uses) return i;
    const auto index = static_cast<std::uint32_t>(tallies.levels.size());
    tallies.levels.push_back(spec);
    level_uses_.push_back(uses);
    for (const auto& [s, units] : uses) tallies.levels_of_stage[static_cast<std::size_t>(s)].push_back({index, units});
    return index;
}

std::uint32_t NetworkQuestions::server(sim::PoolId pool, std::uint32_t window)
{
    const ServerSpec spec{pool, window};
    const auto found = std::ranges::find(tallies.servers, spec);
    if (found != tallies.servers.end()) return static_cast<std::uint32_t>(found - tallies.servers.begin());
    tallies.servers.push_back(spec);
    const auto index = static_cast<std::uint32_t>(tallies.servers.size() - 1);
    tallies.servers_of_pool[static_cast<std::size_t>(pool)].push_back(index);
    return index;
}

std::uint32_t NetworkQuestions::stay(const StaySpec& spec)
{
    const auto found = std::ranges::find(tallies.stays, spec);
    if (found != tallies.stays.end()) return static_cast<std::uint32_t>(found - tallies.stays.begin());
    tallies.stays.push_back(spec);
    return static_cast<std::uint32_t>(tallies.stays.size() - 1);
}

std::optional<double> NetworkQuestions::answer(const Question& q, const NetworkTally& tally) const
{
    const models::MeasureKind kind = models::kind_of(q.measure);
    std::optional<double> value;
    if ((q.tally & server_bit) != 0) {
        const std::uint32_t i = q.tally & ~server_bit;
        value = server_answer(q, tally.servers[i], tallies.windows[tallies.servers[i].window].length());
    } else if (kind.of_network) {
        value = stay_answer(q, tally.stays[q.tally]);
    } else if (kind.of_levels) {
        value = level_answer(q, tally.levels[q.tally], tallies.windows[tallies.levels[q.tally].filter.window].length());
    } else {
        value = flow_answer(q, tally.flows[q.tally], sim::seconds(tallies.windows[tallies.flows[q.tally].filter.window].length()));
    }
    if (value) *value /= q.divided_by;
    return value;
}

}  // namespace teleplan::planning
