#include "planning/platform_sizing.hpp"

#include <algorithm>
#include <set>

#include "planning/platform_twin.hpp"

namespace teleplan::planning {

namespace {

using models::GraphTier;
using models::PlatformGraph;

constexpr double share = 0.95;

/// One hour of one replication on its way through the tiers.
struct Passing {
    std::size_t replication = 0;
    int hour = 0;
    std::vector<PlatformRequest> entering;
    std::vector<std::vector<PlatformRequest>> left;    // [tier]
    TierWork work;                                     // of the present tier
};

sim::Duration p95(const models::PlatformTier& tier, const std::vector<const TierWork*>& works, int servers)
{
    sim::LogHistogram all;
    for (const TierWork* work : works) all += pass(tier, *work, servers, nullptr).sojourn;
    return all.quantile(share);
}

/// Erlangs and the like of the hours together, each of 3,600 s.
sim::Demand demand_of(const std::vector<const TierWork*>& works)
{
    double requests = 0, busy = 0;
    for (const TierWork* work : works) {
        requests += static_cast<double>(work->requests.size());
        for (const sim::Duration s : work->service) busy += sim::seconds(s);
    }
    return {requests / (3600 * static_cast<double>(std::max<std::size_t>(1, works.size()))), requests > 0 ? busy / requests : 0};
}

/// No way goes on from here.
bool is_last(const PlatformGraph& graph, std::size_t tier, std::size_t kind)
{
    for (std::size_t t = tier + 1; t < graph.tiers.size(); ++t)
        for (const models::TierFlow& f : graph.tiers[t].flows)
            if (f.kind == kind && f.from == static_cast<int>(tier)) return false;
    return true;
}

bool is_handed_on(const PlatformGraph& graph, std::size_t tier, std::size_t after)
{
    for (std::size_t t = after + 1; t < graph.tiers.size(); ++t)
        for (const models::TierFlow& f : graph.tiers[t].flows)
            if (f.from == static_cast<int>(tier)) return true;
    return false;
}

/// The first tier of a kind's ways.
std::optional<std::size_t> entry_of(const PlatformGraph& graph, std::size_t kind)
{
    for (std::size_t t = 0; t < graph.tiers.size(); ++t)
        for (const models::TierFlow& f : graph.tiers[t].flows)
            if (f.kind == kind) return t;
    return std::nullopt;
}

void size_tier(const GraphTier& tier, TierPeak& peak, const std::vector<const TierWork*>& works)
{
    const sim::Demand demand = demand_of(works);
    const int stable = static_cast<int>(sim::offered_load(demand)) + 1;
    peak.sized = !tier.plan.servers && tier.plan.shared;
    peak.servers = tier.plan.servers.value_or(stable);
    if (!tier.plan.shared || !tier.plan.target_p95) return;
    const double target = sim::seconds(*tier.plan.target_p95);
    if (peak.sized) {
        const int found = least_servers(tier.plan, works, *tier.plan.target_p95, std::max(stable, servers_for_sojourn(demand, target, share)));
        peak.met = found > 0;
        if (found > 0) peak.servers = found;
    } else {
        peak.met = p95(tier.plan, works, peak.servers) <= *tier.plan.target_p95;
    }
    if (peak.servers > 1) peak.p95_one_less = sim::seconds(p95(tier.plan, works, peak.servers - 1));
}

}  // namespace

double tier_load(const GraphTier& tier, const PlatformTally& tally, std::size_t hour)
{
    double load = 0;
    for (const models::TierFlow& f : tier.flows)
        if (const auto& by_hour = tally.requests_by_hour[f.kind]; hour < by_hour.size()) load += f.factor * static_cast<double>(by_hour[hour]);
    return load;
}

int busiest_hour(const GraphTier& tier, const PlatformTally& tally)
{
    std::size_t hours = 0;
    for (const auto& by_hour : tally.requests_by_hour) hours = std::max(hours, by_hour.size());
    int busiest = 0;
    double most = -1;
    for (std::size_t h = 0; h < hours; ++h)
        if (const double load = tier_load(tier, tally, h); load > most) {
            most = load;
            busiest = static_cast<int>(h);
        }
    return busiest;
}

TierHour TierPeak::together() const
{
    TierHour sum;
    for (const TierHour& hour : hours) sum += hour;
    return sum;
}

int least_servers(const models::PlatformTier& tier, const std::vector<const TierWork*>& works, sim::Duration target, int start)
{
    constexpr int unlimited = 1 << 20;
    models::PlatformTier nobody_waits = tier;
    nobody_waits.shared = false;
    if (p95(nobody_waits, works, 1) > target) return 0;
    int servers = std::max(1, start);
    while (servers < unlimited && p95(tier, works, servers) > target) ++servers;
    while (servers > 1 && p95(tier, works, servers - 1) <= target) --servers;
    return servers;
}

PlatformPeaks platform_peaks(const PlatformSource& source, const PlatformGraph& graph, const Executor& executor)
{
    const std::size_t n = std::min(source.tallies.size(), most_latency_replications);
    std::vector<std::vector<int>> peak_hours(n);                   // [replication][tier]
    std::vector<Passing> all;
    for (std::size_t r = 0; r < n; ++r) {
        std::set<int> hours;
        for (const GraphTier& tier : graph.tiers) {
            peak_hours[r].push_back(busiest_hour(tier, *source.tallies[r]));
            hours.insert(peak_hours[r].back());
        }
        for (const int hour : hours) all.push_back({r, hour, {}, std::vector<std::vector<PlatformRequest>>(graph.tiers.size()), {}});
    }
    executor.each(all.size(), [&](std::size_t i) { all[i].entering = source.requests(all[i].replication, all[i].hour); });

    PlatformPeaks out;
    out.tiers.resize(graph.tiers.size());
    for (std::size_t t = 0; t < graph.tiers.size(); ++t) {
        const GraphTier& tier = graph.tiers[t];
        TierPeak& peak = out.tiers[t];
        executor.each(all.size(), [&](std::size_t i) {
            all[i].work = work_of(graph, t, all[i].entering, all[i].left, source.seed, source.first_replication + static_cast<std::uint32_t>(all[i].replication));
        });
        std::vector<const TierWork*> works;
        for (const Passing& p : all)
            if (p.hour == peak_hours[p.replication][t]) works.push_back(&p.work);
        size_tier(tier, peak, works);
        peak.hours.resize(n);
        executor.each(all.size(), [&](std::size_t i) {
            TierHour hour = pass(tier.plan, all[i].work, peak.servers, &all[i].left[t]);
            if (all[i].hour == peak_hours[all[i].replication][t]) peak.hours[all[i].replication] = std::move(hour);
        });
        for (std::size_t k = 0; k < graph.kinds.size(); ++k) {
            const auto entry = entry_of(graph, k);
            const bool carried = std::ranges::any_of(tier.flows, [&](const models::TierFlow& f) { return f.kind == k; });
            if (!carried || !entry || *entry == t || !is_last(graph, t, k)) continue;
            WayPeak way{k, t, std::vector<sim::LogHistogram>(n)};
            for (const Passing& p : all) {
                sim::LogHistogram sojourn;
                for (const PlatformRequest& r : p.left[t])
                    if (r.kind == k) sojourn.add(r.at - r.origin);
                if (sojourn.count() > way.sojourn[p.replication].count()) way.sojourn[p.replication] = std::move(sojourn);
            }
            if (std::ranges::any_of(way.sojourn, [](const sim::LogHistogram& h) { return h.count() == 0; })) continue;
            out.ways.push_back(std::move(way));
        }
        for (Passing& p : all)
            for (std::size_t before = 0; before <= t; ++before)
                if (!is_handed_on(graph, before, t)) std::vector<PlatformRequest>{}.swap(p.left[before]);
    }
    return out;
}

}  // namespace teleplan::planning
