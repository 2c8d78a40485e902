#pragma once
// What a live run shows, in words.

#include <optional>
#include <string>
#include <string_view>

#include "planning/live_snapshot.hpp"
#include "models/plan.hpp"
#include "reports/phrases.hpp"

namespace teleplan::gui {

/// "giovedì 1 ottobre 2026, ore 14:05": as wall clocks show it.
[[nodiscard]] std::string clock_words(sim::SimTime, const reports::Language&);
[[nodiscard]] std::string month_words(models::MonthId, const reports::Language&);      // "ott 2026"
[[nodiscard]] std::string day_words(models::Date, const reports::Language&);           // "1 ott"
/// "45 s", "12 min", "2 h 05 min", "3 giorni e 4 h".
[[nodiscard]] std::string wait_words(sim::Duration, const reports::Language&);
/// "fra 40 secondi", from the seconds left; empty: not known.
[[nodiscard]] std::string left_words(std::optional<double> seconds, const reports::Language&);

/// The speeds that the slider offers, slowest first: simulated seconds per second; the last as fast as possible.
inline constexpr int live_speeds = 10, usual_live_speed = 2;
[[nodiscard]] double live_speed(int index);
[[nodiscard]] std::string speed_words(int index, const reports::Language&);            // "1 ora al secondo"
[[nodiscard]] std::string rate_words(double simulated_seconds_per_second, const reports::Language&);   // "2,3 giorni al secondo"

/// "In pausa.", "Preparo i pazienti e le loro richieste…", why it failed.
[[nodiscard]] std::string state_words(const planning::Snapshot&, const reports::Language&);

[[nodiscard]] std::string place_words(const planning::LivePlace&, const reports::Language&);
[[nodiscard]] std::string pool_words(std::string_view pool, const reports::Language&);
[[nodiscard]] std::string pathway_words(std::string_view pathway, const reports::Language&);
[[nodiscard]] std::string stage_words(std::string_view pathway, std::string_view stage, const reports::Language&);   // "Prima valutazione dell'allerta"
[[nodiscard]] std::string outcome_words(std::string_view outcome, const reports::Language&);                         // "Chiusa dall'infermiere"
[[nodiscard]] std::string priority_words(models::Priority, const reports::Language&);

/// A date as people type it: "31/12/2026", "31-12-2026", "2026-12-31"; nothing if it is none.
[[nodiscard]] std::optional<models::Date> typed_date(std::string_view);
[[nodiscard]] std::string written_date(models::Date, const reports::Language&);

}  // namespace teleplan::gui
