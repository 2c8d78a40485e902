#pragma once
// The tables of the live view, row by row: names once for a run, numbers only for the rows that are seen.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "models/plan.hpp"
#include "planning/live_snapshot.hpp"
#include "reports/phrases.hpp"

namespace teleplan::gui {

/// One pool of one place.
struct LiveRow {
    std::size_t place = 0, pool = 0;
    std::string place_name, pool_name;
    bool first = false;                                // of its place
};
[[nodiscard]] std::vector<LiveRow> live_rows(const planning::LiveScene&, const reports::Language&);

/// Nobody on duty and somebody waits; all on duty busy; some free; no limit.
enum class PoolLoad : std::uint8_t { unlimited, closed, unattended, free, full };
struct LiveCells {
    std::string waiting, longest, staff, done;         // staff: "3 di 5"
    float busy = 0;                                    // of those on duty, 0 to 1
    PoolLoad load = PoolLoad::free;
};
[[nodiscard]] LiveCells live_cells(const planning::LivePool&, bool unlimited, const reports::Language&);
[[nodiscard]] std::string load_words(PoolLoad, const reports::Language&);

/// How many pools the run lets work without limit.
[[nodiscard]] std::size_t unlimited_pools(const planning::LiveScene&);

/// A standard of a place; its months are the columns.
struct StandardRow { std::size_t place = 0, standard = 0; std::string name; };
[[nodiscard]] std::vector<StandardRow> standard_rows(const planning::LiveScene&, std::size_t place, const models::Plan&, const reports::Language&);
[[nodiscard]] std::vector<std::string> month_titles(const planning::LiveScene&, const reports::Language&);

enum class SoFar : std::uint8_t { nothing, met, below };
struct StandardCell {
    std::string text;                                  // "92,1%"; empty: nothing is decided yet
    SoFar so_far = SoFar::nothing;
    std::string explanation;                           // "Scadute finora 212, in tempo 203; ancora aperte 4."
};
[[nodiscard]] StandardCell standard_cell(const planning::LiveWindow&, double target, const reports::Language&);

/// Where some standard is below its share so far in the month of the clock; in the order of the places.
[[nodiscard]] std::vector<std::size_t> places_below(const planning::Snapshot&);
/// "Finora sotto l'obiettivo, questo mese: Bari, Foggia." or that all standards are met so far.
[[nodiscard]] std::string standards_sentence(const planning::Snapshot&, const reports::Language&);

/// A tier of the platform in the last full hour.
struct TierRow { std::string name, requests, documents; };
[[nodiscard]] std::vector<TierRow> tier_rows(const planning::Snapshot&, const reports::Language&);

}  // namespace teleplan::gui
