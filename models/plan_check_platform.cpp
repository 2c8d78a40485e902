// The platform: kinds, activities, tiers.
#include <cmath>

#include "models/plan_check_parts.hpp"
#include "models/platform_graph.hpp"

namespace teleplan::models::detail
{
namespace
{

constexpr double sum_tolerance = 1e-6, availability_tolerance = 5e-4;

void check_activity(Checker& c, const std::string& at, const PlatformActivity& a, const Names& kinds)
{
    for (const auto& [kind, count] : a.messages) c.exists(below(below(at, "messages"), kind), kind, kinds, "no_such_message");
    double sum = 0;
    for (std::size_t i = 0; i < a.hours.size(); ++i) {
        const std::string hours = below(below(below(at, "hours"), i), "hours");
        if (a.hours[i].hours.empty()) c.report(hours, "missing_field", {"hours"});
        c.blocks(hours, a.hours[i].hours);
        sum += a.hours[i].share;
    }
    if (!a.hours.empty()) c.sum_is_one(below(at, "hours"), sum, sum_tolerance, "shares_do_not_sum");
}

void check_up_and_down(Checker& c, const std::string& at, const PlatformTier& tier)
{
    if (tier.mtbf && !tier.mttr) c.report(below(at, "mttr"), "missing_field", {"mttr"});
    if (!tier.mtbf || !tier.mttr || !tier.availability) return;
    const double follows = UpAndDown{*tier.mtbf, *tier.mttr}.availability();
    if (std::abs(follows - *tier.availability) > availability_tolerance)
        c.report(below(at, "availability"), "availability_differs", {number_text(*tier.availability), number_text(follows)});
}

void check_tier(Checker& c, const std::string& at, const std::string& name, const PlatformTier& tier, const Names& kinds, const Names& tiers)
{
    const Platform& p = c.plan.platform;
    if (tier.carries.empty()) c.report(below(at, "carries"), "missing_field", {"carries"});
    for (const auto& [kind, carried] : tier.carries) {
        const std::string here = below(below(at, "carries"), kind), from = below(here, "from");
        c.exists(here, kind, kinds, "no_such_message");
        c.exists(from, carried.from, tiers, "no_such_tier");
        const PlatformTier* before = find(p.tiers, carried.from);
        if (before && carried.from != name && !find(before->carries, kind)) c.report(from, "not_carried", {kind, carried.from});
    }
    double sum = 0;
    for (const auto& [service, share] : tier.micro_services) sum += share;
    if (!tier.micro_services.empty()) c.sum_is_one(below(at, "micro_services"), sum, sum_tolerance, "shares_do_not_sum");
    check_up_and_down(c, at, tier);
}

}  // namespace

void check_platform(Checker& c)
{
    const Platform& p = c.plan.platform;
    const Names kinds = names_of(p.messages), tiers = names_of(p.tiers);
    for (const auto& [name, activity] : p.activities) check_activity(c, below("/platform/activities", name), activity, kinds);
    for (const auto& [name, tier] : p.tiers) check_tier(c, below("/platform/tiers", name), name, tier, kinds, tiers);
    if (const std::string name = tier_in_a_cycle(p); !name.empty()) c.report(below("/platform/tiers", name), "tier_cycle", {name});
}

}  // namespace teleplan::models::detail
