#include "planning/network_formula.hpp"

#include <algorithm>

#include "models/network_clock.hpp"
#include "sim/erlang.hpp"
#include "sim/offered_load.hpp"

namespace teleplan::planning {

namespace {

bool constant_rate(const models::ArrivalStream& stream, const models::NetworkExperiment& e)
{
    return stream.interarrival || (stream.rate && models::rate_steps(*stream.rate, models::civil_start(e), models::horizon(e)).size() <= 1);
}

double arrival_scv(const models::ArrivalStream& stream) { return stream.interarrival ? sim::scv(*stream.interarrival) : 1; }

bool exponential(const sim::Distribution& d) { return std::holds_alternative<sim::Exponential>(d); }

/// What one pool serves.
struct PoolWork {
    std::vector<std::size_t> stages;
    double rate = 0, outside = 0, mean = 0, scv = 1, arrival_scv = 1;
    bool simple = true;                                // one server each, nobody balks or comes for several pools
    bool exponential = true;                           // the same exponential service for all
    bool order_matters = false;                        // priorities between services that are not alike
};

PoolWork work_of(const NetworkTraffic& t, std::size_t pool)
{
    PoolWork w;
    const auto& stages = t.names.network.stages;
    double time = 0, squares = 0, variability = 0;
    for (std::size_t s = 0; s < stages.size(); ++s) {
        const auto is_pool = [pool](sim::PoolId id) { return static_cast<std::size_t>(id) == pool; };
        if (std::ranges::any_of(stages[s].also, is_pool, &sim::Need::pool)) w.simple = false;
        if (!stages[s].pool || !is_pool(*stages[s].pool)) continue;
        w.simple = w.simple && stages[s].units == 1 && stages[s].also.empty() && stages[s].balking.empty();
        const double mean = sim::mean(stages[s].service), rate = t.stage_rates[s];
        w.exponential = w.exponential && exponential(stages[s].service) && (w.stages.empty() || mean == sim::mean(stages[w.stages.front()].service));
        if (!w.stages.empty()) {
            const sim::Stage& first = stages[w.stages.front()];
            const bool alike = mean == sim::mean(first.service) && sim::scv(stages[s].service) == sim::scv(first.service);
            w.order_matters = w.order_matters || (!alike && stages[s].priority_by_class != first.priority_by_class);
        }
        w.stages.push_back(s);
        w.rate += rate;
        w.outside += t.outside_rates[s];
        time += rate * mean;
        squares += rate * mean * mean * (1 + sim::scv(stages[s].service));
        variability += t.outside_rates[s] * t.outside_scv[s] + (rate - t.outside_rates[s]);
    }
    if (w.rate <= 0 || time <= 0) return w;
    w.mean = time / w.rate;
    w.scv = squares / w.rate / (w.mean * w.mean) - 1;
    w.arrival_scv = variability / w.rate;
    return w;
}

bool is_plain(const sim::Pool& pool) { return pool.capacity.size() == 1 && pool.capacity.front().servers > 0 && pool.preemption == sim::Preemption::none; }

}  // namespace

NetworkTraffic::NetworkTraffic(const models::Plan& plan, const models::PathwayNetwork& n)
    : names(n), stage_rates(n.network.stages.size()), outside_rates(n.network.stages.size()), outside_scv(n.network.stages.size())
{
    for (const auto& [name, stream] : plan.streams) {
        const sim::StageId entry = *models::entry_of(n, stream.pathway);
        const double rate = models::mean_rate(stream, *plan.experiment);
        const auto visits = sim::visits(n.network, entry);
        for (std::size_t s = 0; s < visits.size(); ++s) stage_rates[s] += visits[s] * rate;
        const auto at = static_cast<std::size_t>(entry);
        outside_scv[at] += rate * arrival_scv(stream);
        outside_rates[at] += rate;
        steady = steady && constant_rate(stream, *plan.experiment);
        poisson = poisson && !stream.trace && (!stream.interarrival || exponential(*stream.interarrival));
    }
    for (std::size_t s = 0; s < outside_scv.size(); ++s)
        if (outside_rates[s] > 0) outside_scv[s] /= outside_rates[s];
    offered = sim::offered_by_pool(n.network, outside_rates);
    for (const sim::Stage& stage : n.network.stages) {
        steady = steady && stage.if_gave_up.empty() && stage.if_rejected.empty() && stage.if_balked.empty();
        product_form = product_form && !stage.patience;
    }
    for (std::size_t p = 0; p < n.network.pools.size(); ++p) {
        const PoolWork w = work_of(*this, p);
        product_form = product_form && w.simple && w.exponential && is_plain(n.network.pools[p]) && !n.network.pools[p].spec.waiting_places;
    }
}

PoolFormula pool_formula(const NetworkTraffic& t, std::size_t p)
{
    const sim::Pool& pool = t.names.network.pools[p];
    const PoolWork w = work_of(t, p);
    if (!t.steady || !w.simple || w.rate <= 0 || w.mean <= 0 || !is_plain(pool)) return {};
    const int servers = pool.capacity.front().servers;
    const sim::Demand demand{w.rate, w.mean};
    const bool poisson_here = t.poisson && (w.outside >= w.rate * (1 - 1e-12) || t.product_form);
    const auto& patience = t.names.network.stages[w.stages.front()].patience;
    const bool patient = std::ranges::none_of(w.stages, [&](std::size_t s) { return t.names.network.stages[s].patience.has_value(); });
    if (!patient) {
        if (w.stages.size() > 1 || !patience || !exponential(*patience) || pool.spec.waiting_places) return {};
        return {"erlang_a", sim::erlang_a(demand, servers, sim::mean(*patience), 0).mean_wait_served_seconds, w.exponential && poisson_here};
    }
    if (pool.spec.waiting_places) {
        if (!w.exponential) return {};
        return {"finite_room", sim::finite_room(demand, servers, servers + static_cast<int>(*pool.spec.waiting_places)).mean_wait_seconds, poisson_here};
    }
    if (demand.arrivals_per_second * demand.mean_service_seconds >= servers) return {};
    if (w.exponential && w.arrival_scv == 1) return {"erlang_c", sim::mean_wait(demand, servers), poisson_here};
    return {"allen_cunneen", sim::allen_cunneen_wait(demand, servers, w.arrival_scv, w.scv), poisson_here && servers == 1 && !w.order_matters};
}

}  // namespace teleplan::planning
