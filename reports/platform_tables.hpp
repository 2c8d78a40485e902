#pragma once
// The platform tier by tier: load, servers and latency; outages; storage and what is done on it; the load curve.

#include <string>
#include <vector>

#include "formats/table.hpp"
#include "planning/platform_result.hpp"
#include "reports/figures.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// A tier, a kind of message or an activity of the platform in the reader's words.
[[nodiscard]] std::string tier_name(const Language&, const std::string& id);

[[nodiscard]] formats::Table tiers_table(const planning::PlatformResult&, const Language&);
[[nodiscard]] formats::Table tier_outages_table(const planning::PlatformResult&, const Language&);
[[nodiscard]] formats::Table ways_table(const planning::PlatformResult&, const Language&);
[[nodiscard]] formats::Table storage_table(const planning::PlatformResult&, const Language&);
[[nodiscard]] formats::Table activities_table(const planning::PlatformResult&, const Language&);
/// A row per hour of an average day, a column per tier.
[[nodiscard]] formats::Table tier_hours_table(const planning::PlatformResult&, const Language&);
/// All of them; none when the plan has no tiers.
[[nodiscard]] std::vector<formats::Table> platform_tables(const planning::PlatformResult&, const Language&);

/// The load of the shared tiers by hour of an average day.
[[nodiscard]] Figure tiers_figure(const planning::PlatformResult&, const Language&);
/// A sentence per shared tier, then what outages do to the record.
[[nodiscard]] std::vector<std::string> tier_sentences(const planning::PlatformResult&, const Language&);

}  // namespace teleplan::reports
