#include "planning/twin_network.hpp"

#include <algorithm>

namespace teleplan::planning {

TwinNetwork::TwinNetwork(const sim::Network& n, std::span<const sim::StreamSpec> s, sim::SimTime begin, sim::SimTime end)
    : network(n), streams(s), from(begin), to(end), outside(n, s, end), reaches(reachable(n)),
      flows(through(n, outside.flows, std::vector<PoolLoss>(n.pools.size())))
{
}

bool TwinNetwork::used(std::size_t stage) const
{
    return std::ranges::any_of(flows[stage], [](double rate) { return rate > 0; });
}

int TwinNetwork::servers_at(std::size_t pool, sim::SimTime at) const
{
    int servers = 0;
    for (const sim::CapacityStep& step : network.pools[pool].capacity)
        if (step.at <= at) servers = step.servers;
    return servers;
}

bool TwinNetwork::servers_change(std::size_t pool) const
{
    const auto& capacity = network.pools[pool].capacity;
    return capacity.front().at > sim::SimTime{} ||
           std::ranges::any_of(capacity, [&](const sim::CapacityStep& step) { return step.at > sim::SimTime{} && step.at < to; });
}

PoolWork TwinNetwork::work_of(std::size_t pool, int servers) const
{
    PoolWork work;
    work.servers = servers;
    work.waiting_places = network.pools[pool].spec.waiting_places;
    work.preemption = network.pools[pool].preemption;
    for (std::size_t s = 0; s < network.stages.size(); ++s) {
        const sim::Stage& stage = network.stages[s];
        if (!at_pool(s, pool)) continue;
        for (std::size_t c = 0; c < flows[s].size(); ++c)
            if (flows[s][c] > 0)
                work.lines.push_back({sim::StageId{static_cast<std::uint32_t>(s)}, sim::ClassId{static_cast<std::uint32_t>(c)},
                                      stage.priority_by_class[stage.priority_by_class.size() == 1 ? 0 : c], flows[s][c], &stage.service,
                                      stage.patience ? &*stage.patience : nullptr});
    }
    return work;
}

std::vector<Assumption> TwinNetwork::beyond_formulas(std::size_t pool) const
{
    std::vector<Assumption> out;
    const auto add = [&](Assumption a) { if (std::ranges::find(out, a) == out.end()) out.push_back(a); };
    if (outside.given) add(Assumption::arrivals_given);
    for (std::size_t s = 0; s < network.stages.size(); ++s) {
        const sim::Stage& stage = network.stages[s];
        const bool also = std::ranges::any_of(stage.also, [pool](const sim::Need& need) { return static_cast<std::size_t>(need.pool) == pool; });
        if (!used(s) || !(at_pool(s, pool) || also)) continue;
        if (also || !stage.also.empty()) add(Assumption::several_pools);
        if (stage.units != 1) add(Assumption::several_servers);
        if (!stage.balking.empty()) add(Assumption::balking);
    }
    if (!network.pools[pool].gates.empty()) add(Assumption::opening_hours);
    std::ranges::sort(out);
    return out;
}

bool TwinNetwork::is_mmc(std::size_t pool) const
{
    if (!beyond_formulas(pool).empty() || network.pools[pool].spec.waiting_places) return false;
    const PoolWork work = work_of(pool, servers_at(pool, from));
    double load = 0;
    for (const WorkLine& line : work.lines) {
        const WorkLine& first = work.lines.front();
        if (!std::holds_alternative<sim::Exponential>(*line.service) || sim::mean(*line.service) != sim::mean(*first.service)) return false;
        if (line.patience || line.priority != first.priority) return false;
        load += line.per_second * sim::mean(*line.service);
    }
    return load < work.servers;
}

}  // namespace teleplan::planning
