#include "models/stream_network.hpp"

#include <algorithm>

#include "models/network_clock.hpp"
#include "models/pathway_parts.hpp"

namespace teleplan::models {

namespace {

/// Priorities of a queueing network: 0 for continuations, 1 + the plan's numbers, the last one for deferrable work.
struct Priorities {
    std::vector<std::uint32_t> by_class;
    std::uint32_t last = 0;
};

Priorities priorities_of(const Plan& plan)
{
    Priorities out;
    int most = 0;
    for (const NetworkClass& c : network_classes(plan)) {
        out.by_class.push_back(1 + static_cast<std::uint32_t>(c.priority));
        most = std::max(most, c.priority);
    }
    for (const auto& [name, pathway] : plan.pathways)
        for (const auto& [stage_name, stage] : pathway.stages)
            if (const auto* visit = std::get_if<Visit>(&stage.step)) {
                most = std::max(most, visit->priority.value_or(0));
                for (const auto& [ignored, priority] : visit->priority_by_class) most = std::max(most, priority);
            }
    out.last = static_cast<std::uint32_t>(most) + 2;
    return out;
}

std::vector<std::uint32_t> visit_priorities(const Plan& plan, const Visit& visit, const Priorities& all)
{
    const StaffPool* pool = find(plan.organisation.pools, visit.pool);
    if (pool && pool->discipline == Discipline::fifo) return {1};
    if (visit.precedence == Precedence::continuation) return {0};
    if (visit.precedence == Precedence::deferrable) return {all.last};
    auto by_class = all.by_class;
    const auto classes = network_classes(plan);
    for (std::size_t c = 0; c < classes.size(); ++c) {
        if (visit.priority) by_class[c] = 1 + static_cast<std::uint32_t>(*visit.priority);
        if (const int* own = find(visit.priority_by_class, classes[c].name)) by_class[c] = 1 + static_cast<std::uint32_t>(*own);
    }
    return by_class;
}

/// What only the visits of a queueing network have.
void complete(sim::Stage& made, const PathwayNetwork& network, const Visit& visit)
{
    made.units = visit.units;
    for (const Need& need : visit.with) made.also.push_back({*pool_of(network, need.pool), need.units});
    for (const BalkStep& step : visit.balking) made.balking.push_back({step.from, step.probability});
}

sim::TimedArrival arrival_of(const TraceRow& row, sim::StageId entry, std::uint32_t job_class)
{
    return {SimTime{row.at}, {{}, entry, sim::ClassId{job_class}, row.service, row.patience}};
}

std::uint32_t index_of(const std::vector<NetworkClass>& classes, const std::string& name)
{
    return static_cast<std::uint32_t>(std::ranges::find(classes, name, &NetworkClass::name) - classes.begin());
}

}  // namespace

std::string class_of(const std::string& stream_name, const ArrivalStream& stream) { return stream.class_name.empty() ? stream_name : stream.class_name; }

std::vector<NetworkClass> network_classes(const Plan& plan)
{
    std::vector<NetworkClass> out;
    for (const auto& [name, c] : plan.classes) out.push_back({name, c.priority});
    for (const auto& [name, stream] : plan.streams) {
        const std::string own = class_of(name, stream);
        if (std::ranges::find(out, own, &NetworkClass::name) == out.end()) out.push_back({own, stream.priority});
    }
    return out;
}

PathwayNetwork stream_network(const Plan& plan)
{
    PathwayNetwork out;
    const Priorities priorities = priorities_of(plan);
    out.network.classes = static_cast<int>(priorities.by_class.size());
    const SimTime start = civil_start(*plan.experiment);
    const Duration run = horizon(*plan.experiment);
    for (const auto& [name, pool] : plan.organisation.pools) {
        std::optional<std::uint32_t> places;
        if (pool.waiting_places) places = static_cast<std::uint32_t>(*pool.waiting_places);
        out.network.pools.push_back({{name, static_cast<int>(priorities.last) + 1, places}, capacity_steps(pool, start, run), {}, pool.preemption, pool.shift_end});
        out.pools.push_back(name);
    }
    for (const auto& [name, pathway] : plan.pathways)
        detail::add_pathway(out, name, pathway, [&](sim::Stage& made, const Visit& visit) {
            made.priority_by_class = visit_priorities(plan, visit, priorities);
            complete(made, out, visit);
        });
    return out;
}

std::vector<sim::StreamSpec> arrival_streams(const Plan& plan, const PathwayNetwork& network)
{
    const auto classes = network_classes(plan);
    std::vector<sim::StreamSpec> out;
    for (const auto& [name, stream] : plan.streams) {
        const sim::StageId entry = *entry_of(network, stream.pathway);
        const std::uint32_t own = index_of(classes, class_of(name, stream));
        sim::StreamSpec& spec = out.emplace_back(sim::StreamSpec{sim::stream_id(name), entry, sim::ClassId{own}});
        if (stream.interarrival) spec.arrivals = *stream.interarrival;
        else if (stream.rate) spec.arrivals = rate_steps(*stream.rate, civil_start(*plan.experiment), horizon(*plan.experiment));
        else {
            std::vector<sim::TimedArrival> given;
            for (const TraceRow& row : stream.trace->rows)
                given.push_back(arrival_of(row, entry, row.class_name.empty() ? own : index_of(classes, row.class_name)));
            spec.arrivals = std::move(given);
        }
    }
    return out;
}

double mean_rate(const ArrivalStream& stream, const NetworkExperiment& experiment)
{
    if (stream.interarrival) return 1 / sim::mean(*stream.interarrival);
    const Duration run = horizon(experiment);
    const double length = sim::seconds(run);
    if (stream.trace) return static_cast<double>(stream.trace->rows.size()) / length;
    const auto steps = rate_steps(*stream.rate, civil_start(experiment), run);
    double arrivals = 0;
    for (std::size_t i = 0; i < steps.size(); ++i)
        arrivals += steps[i].per_second * sim::seconds((i + 1 < steps.size() ? steps[i + 1].from : SimTime{run}) - steps[i].from);
    return arrivals / length;
}

}  // namespace teleplan::models
