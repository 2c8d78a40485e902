#include "planning/platform_outages.hpp"

#include <algorithm>

#include "models/purposes.hpp"
#include "sim/math.hpp"

namespace teleplan::planning {

namespace {

constexpr double hour = 3600;

std::vector<Span> dated(const models::PlatformTier& tier, models::DateRange regime, double end)
{
    std::vector<Span> out;
    for (const models::PlatformOutage& o : tier.outages) {
        const double from = sim::seconds(models::start_of(o.date) + o.at - models::start_of(regime.from)), to = from + sim::seconds(o.length);
        if (to > 0 && from < end && to > from) out.push_back({std::max(0.0, from), std::min(to, end)});
    }
    std::ranges::sort(out, {}, &Span::from);
    std::vector<Span> apart;
    for (const Span& s : out) {
        if (!apart.empty() && s.from <= apart.back().to) apart.back().to = std::max(apart.back().to, s.to);
        else apart.push_back(s);
    }
    return apart;
}

/// Requests of one kind as they enter the platform.
Flow entering(const std::vector<std::int64_t>& by_hour, double share)
{
    Flow out;
    for (std::size_t h = 0; h < by_hour.size(); ++h) {
        if (by_hour[h] == 0) continue;
        const double from = static_cast<double>(h) * hour;
        out.push_back({from, from + hour, static_cast<double>(by_hour[h]) * share, from, from + hour});
    }
    return out;
}

void judge(TierYear& year, const TierLine& line, const models::PlatformTier& tier, const Flow& arriving, const Flow& leaving)
{
    for (const FlowPiece& p : leaving) {
        year.requests += p.amount;
        if (tier.deadline) year.in_time += p.amount * within(p, p.origin_from, p.origin_to, sim::seconds(*tier.deadline));
    }
    if (!tier.validity) return;
    Flow since_arrival = arriving;
    for (FlowPiece& p : since_arrival) {
        p.origin_from = p.from;
        p.origin_to = p.to;
    }
    for (const FlowPiece& p : line.leaving(since_arrival)) year.again += p.amount * (1 - within(p, p.origin_from, p.origin_to, sim::seconds(*tier.validity)));
}

}  // namespace

std::vector<Span> outages(const models::Platform& platform, const models::GraphTier& tier, models::DateRange regime, std::uint64_t seed, std::uint32_t replication,
                          std::uint32_t region)
{
    const double end = (regime.to - regime.from + 1) * 86400.0;
    if (!platform.simulate_outages || !tier.plan.shared) return {};
    if (!tier.plan.outages.empty()) return dated(tier.plan, regime, end);
    const auto times = models::up_and_down(platform, tier.plan);
    if (!times) return {};
    const sim::Stream draws{seed, replication, models::purpose::platform_outage};
    const std::uint64_t who = std::uint64_t{tier.code} << 32U | (tier.plan.scope == models::TierScope::national ? 0 : region);
    const auto length = [&](std::uint32_t n, sim::Duration mean) { return -sim::seconds(mean) * sim::math::log(draws.uniform({who, n, 0})); };
    std::vector<Span> out;
    double at = 0;
    std::uint32_t n = 0;
    bool up = draws.uniform({who, n++, 0}) < times->availability();
    while (at < end) {
        const double to = at + std::max(1.0, length(n++, up ? times->up : times->down));
        if (!up) out.push_back({at, std::min(to, end)});
        at = to;
        up = !up;
    }
    return out;
}

std::vector<TierYear> year_of_tiers(const models::PlatformGraph& graph, const PlatformTally& tally, const std::vector<double>& capacity,
                                    const std::vector<std::vector<Span>>& down)
{
    std::vector<TierYear> out(graph.tiers.size());
    std::vector<std::vector<Flow>> left(graph.tiers.size());       // [tier][kind]: leaving it
    std::size_t hours = 0;
    for (const auto& by_hour : tally.requests_by_hour) hours = std::max(hours, by_hour.size());
    for (std::size_t t = 0; t < graph.tiers.size(); ++t) {
        const models::GraphTier& tier = graph.tiers[t];
        TierYear& year = out[t];
        std::vector<Flow> coming(graph.kinds.size());
        for (const models::TierFlow& f : tier.flows) {
            Flow more = f.from < 0 ? entering(tally.requests_by_hour[f.kind], f.share) : left[static_cast<std::size_t>(f.from)][f.kind];
            if (f.from >= 0 && f.share != 1)
                for (FlowPiece& p : more) p.amount *= f.share;
            if (coming[f.kind].empty()) coming[f.kind] = std::move(more);
            else coming[f.kind].insert(coming[f.kind].end(), more.begin(), more.end());
        }
        left[t].resize(graph.kinds.size());
        if (!tier.plan.shared) {
            left[t] = std::move(coming);
            continue;
        }
        for (const Span& s : down[t]) year.down_seconds += s.to - s.from;
        year.outages = static_cast<int>(down[t].size());
        const double resend = std::max(1.0, sim::seconds(tier.plan.resend));
        const TierLine line{coming, down[t], {capacity[t], resend}, static_cast<double>(hours) * hour};
        year.backlog = line.backlog();
        for (std::size_t k = 0; k < coming.size(); ++k) {
            if (coming[k].empty()) continue;
            left[t][k] = line.leaving(coming[k]);
            judge(year, line, tier.plan, coming[k], left[t][k]);
        }
    }
    return out;
}

}  // namespace teleplan::planning
