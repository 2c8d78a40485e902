#include "models/platform_graph.hpp"

#include <algorithm>
#include <set>

namespace teleplan::models {

namespace {

/// Tiers in an order in which each stands after those it gets something from; those in a cycle are left out.
std::vector<std::size_t> upstream_first(const Platform& p)
{
    std::vector<std::size_t> order;
    std::set<std::string_view> placed;
    for (bool more = true; more;) {
        more = false;
        for (std::size_t t = 0; t < p.tiers.size(); ++t) {
            if (placed.contains(p.tiers[t].first)) continue;
            const bool ready = std::ranges::all_of(p.tiers[t].second.carries, [&](const auto& carried) {
                const std::string& from = carried.second.from;
                return from.empty() || placed.contains(from) || !find(p.tiers, from);
            });
            if (!ready) continue;
            placed.insert(p.tiers[t].first);
            order.push_back(t);
            more = true;
        }
    }
    return order;
}

template <class Named> std::optional<std::size_t> place(const Named& all, std::string_view name)
{
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i] == name) return i;
    return std::nullopt;
}

}  // namespace

std::optional<std::size_t> PlatformGraph::kind(std::string_view name) const { return place(kinds, name); }
std::optional<std::size_t> PlatformGraph::tier(std::string_view name) const
{
    for (std::size_t t = 0; t < tiers.size(); ++t)
        if (tiers[t].name == name) return t;
    return std::nullopt;
}

PlatformGraph platform_graph(const Platform& p)
{
    PlatformGraph out;
    for (const auto& [name, kind] : p.messages) out.kinds.push_back(name);
    for (const std::size_t t : upstream_first(p)) {
        const auto& [name, tier] = p.tiers[t];
        GraphTier made{name, tier, {}, static_cast<std::uint32_t>(name_code(name) >> 32U)};
        for (const auto& [kind_name, carried] : tier.carries) {
            const auto kind = out.kind(kind_name);
            if (!kind) continue;
            TierFlow flow{*kind, -1, carried.share, carried.share, carried.service.value_or(tier.service)};
            if (!carried.from.empty()) {
                const auto from = out.tier(carried.from);
                if (!from) continue;
                double factor = 0;
                for (const TierFlow& f : out.tiers[*from].flows) factor += f.kind == *kind ? f.factor : 0;
                if (factor == 0) continue;
                flow.from = static_cast<int>(*from);
                flow.factor = factor * carried.share;
            }
            made.flows.push_back(std::move(flow));
        }
        out.tiers.push_back(std::move(made));
    }
    return out;
}

std::string tier_in_a_cycle(const Platform& p)
{
    const auto order = upstream_first(p);
    for (std::size_t t = 0; t < p.tiers.size(); ++t)
        if (std::ranges::find(order, t) == order.end()) return p.tiers[t].first;
    return {};
}

double UpAndDown::availability() const { return sim::seconds(up) / (sim::seconds(up) + sim::seconds(down)); }

std::optional<UpAndDown> up_and_down(const Platform& p, const PlatformTier& tier)
{
    if (!p.simulate_outages || !tier.shared || !tier.outages.empty() || !tier.mttr || *tier.mttr <= Duration{}) return std::nullopt;
    if (tier.mtbf) return UpAndDown{*tier.mtbf, *tier.mttr};
    const double availability = tier.availability.value_or(p.availability);
    if (!(availability > 0 && availability < 1)) return std::nullopt;
    return UpAndDown{sim::to_ticks(sim::seconds(*tier.mttr) * availability / (1 - availability)), *tier.mttr};
}

}  // namespace teleplan::models
