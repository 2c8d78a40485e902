#include "planning/twin.hpp"

#include <algorithm>
#include <cmath>

#include "planning/twin_network.hpp"
#include "sim/arrival_variability.hpp"

namespace teleplan::planning {

namespace {

/// How the arrivals of a pool come about. By Burke's theorem an M/M/c passes Poisson arrivals on; where jobs come back flows are
/// not Poisson, but waits as if they were (Jackson 1957).
void say_arrivals(const TwinNetwork& t, PoolWork& work, std::size_t pool)
{
    bool from_pools = false, loops = false, all_mmc = true;
    for (std::size_t s = 0; s < t.network.stages.size(); ++s) {
        const bool before = std::ranges::any_of(work.lines, [&](const WorkLine& line) { return t.reaches[s][static_cast<std::size_t>(line.stage)]; });
        if (!t.used(s) || !(before || t.at_pool(s, pool))) continue;
        loops = loops || t.reaches[s][s] || (before && t.at_pool(s, pool));
        if (!before || !t.network.stages[s].pool || t.at_pool(s, pool)) continue;
        from_pools = true;
        all_mmc = all_mmc && t.is_mmc(static_cast<std::size_t>(*t.network.stages[s].pool));
    }
    work.poisson = t.outside.poisson && !loops && all_mmc;
    work.product_form = t.outside.poisson && all_mmc && t.is_mmc(pool);
    work.otherwise = (from_pools || loops) && t.outside.poisson ? Assumption::arrivals_from_other_pools : Assumption::arrivals_not_poisson;
}

std::vector<double> arrival_scvs(const TwinNetwork& t)
{
    std::vector<double> rates;
    for (const auto& by_class : t.flows) {
        double sum = 0;
        for (const double rate : by_class) sum += rate;
        rates.push_back(sum);
    }
    std::vector<sim::OutsideArrivals> streams;
    for (const sim::StreamSpec& stream : t.streams) {
        const auto* steps = std::get_if<std::vector<sim::RateStep>>(&stream.arrivals);
        if (const auto* between = std::get_if<sim::Distribution>(&stream.arrivals)) streams.push_back({stream.stage, 1 / sim::mean(*between), sim::scv(*between)});
        else if (steps && !steps->empty()) streams.push_back({stream.stage, steps->back().per_second, 1});
    }
    std::vector<int> servers;
    for (std::size_t p = 0; p < t.network.pools.size(); ++p) servers.push_back(std::max(1, t.servers_at(p, t.from)));
    return sim::arrival_scv_by_pool(t.network, rates, streams, servers);
}

std::vector<PoolTwin> steady_twins(const TwinNetwork& t)
{
    const auto scvs = arrival_scvs(t);
    std::vector<PoolTwin> out;
    for (std::size_t p = 0; p < t.network.pools.size(); ++p) {
        PoolWork work = t.work_of(p, t.servers_at(p, t.from));
        say_arrivals(t, work, p);
        work.arrival_scv = work.poisson ? 1 : scvs[p];
        PoolTwin twin = steady_twin(work);
        if (const auto beyond = t.beyond_formulas(p); !beyond.empty()) {
            PoolTwin none;
            none.offered_load = none.peak_load = twin.offered_load;
            none.fails = beyond;
            twin = none;
        }
        out.push_back(std::move(twin));
    }
    return out;
}

/// Takes the losses that the twins say; returns how much they have changed.
double take_losses(std::vector<PoolLoss>& losses, const std::vector<PoolTwin>& twins)
{
    double change = 0;
    for (std::size_t p = 0; p < twins.size(); ++p) {
        PoolLoss loss;
        (twins[p].formula == Formula::abandonment ? loss.gave_up : loss.rejected) = twins[p].lost_share;
        change += std::abs(loss.gave_up - losses[p].gave_up) + std::abs(loss.rejected - losses[p].rejected);
        losses[p] = loss;
    }
    return change;
}

}  // namespace

std::vector<PoolTwin> twins(const sim::Network& network, std::span<const sim::StreamSpec> streams, sim::SimTime from, sim::SimTime to)
{
    TwinNetwork t{network, streams, from, to};
    bool changing = t.outside.changing;
    for (std::size_t p = 0; p < network.pools.size(); ++p) changing = changing || t.servers_change(p);
    if (changing) return changing_twins(t);
    std::vector<PoolTwin> out = steady_twins(t);
    std::vector<PoolLoss> losses(network.pools.size());
    constexpr int most_rounds = 100;                                   // losses thin the flows, thinner flows lose less
    for (int round = 0; round < most_rounds && take_losses(losses, out) > 1e-10; ++round) {
        t.flows = through(network, t.outside.flows, losses);
        out = steady_twins(t);
    }
    return out;
}

}  // namespace teleplan::planning
