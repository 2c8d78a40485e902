#pragma once
// The moving charts of a live run: its last days hour by hour, and the patients against the ramp.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "charts/trend.hpp"
#include "formats/table.hpp"
#include "gui/app/figure.hpp"
#include "planning/live_snapshot.hpp"
#include "reports/phrases.hpp"

namespace teleplan::gui {

enum class LiveChart : std::uint8_t { waiting, staff, timeliness, alerts, patients, messages, documents, tier };
inline constexpr LiveChart live_charts[] = {LiveChart::waiting,  LiveChart::staff,    LiveChart::timeliness, LiveChart::alerts,
                                            LiveChart::patients, LiveChart::messages, LiveChart::documents,  LiveChart::tier};

/// What is looked at.
struct LiveSelection {
    std::size_t place = 0, pool = 0, tier = 0;
    int days = 7;                                      // that the charts show, the latest
    friend bool operator==(const LiveSelection&, const LiveSelection&) = default;
};
/// Kept within what the scene has.
[[nodiscard]] LiveSelection held(LiveSelection, const planning::LiveScene&);

/// Requires a snapshot with its scene and hours, and a selection within it.
[[nodiscard]] charts::TrendChart live_trend(LiveChart, const planning::Snapshot&, const LiveSelection&, const reports::Language&);

/// The hours that the charts show, a row each, and a column for each line of theirs but the patients.
[[nodiscard]] formats::Table live_hours_table(const planning::Snapshot&, const LiveSelection&, const reports::Language&);

}  // namespace teleplan::gui
