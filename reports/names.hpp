#pragma once
// The ids of a plan in the reader's words (docs/glossary.md). An id that the plan made up is shown as it is, with spaces.

#include <string>
#include <string_view>

#include "models/plan.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

[[nodiscard]] std::string word(const Language&, std::string_view id);          // roles, shifts, groups, settings, services, priorities, confidence
[[nodiscard]] std::string word(const Language&, models::DayKind);
[[nodiscard]] std::string word(const Language&, planning::Verdict);            // rispettato, non rispettato, da verificare

/// "ETP di carico medio, infermieri" for "fte_mean.nurse": a measure of a comparison or of a rule (models/measures.hpp).
[[nodiscard]] std::string measure_words(const Language&, std::string_view measure);
/// The measure is a fraction that people read in per cent.
[[nodiscard]] bool is_share(std::string_view measure);

/// "prima valutazione delle allerte critiche entro 30 minuti, almeno 90%"; the id when the plan has no such standard.
[[nodiscard]] std::string standard_words(const Language&, const models::Plan&, std::string_view id);
/// "lunedì alle 7" for hour 7 of a week that starts on Monday.
[[nodiscard]] std::string hour_of_week_words(const Language&, int hour_of_week);

/// What an input is, from its JSON pointer: "quota delle allerte chiuse dalla piattaforma". Falls back to `about`, then to the pointer.
[[nodiscard]] std::string input_words(const Language&, std::string_view pointer, std::string_view about);

}  // namespace teleplan::reports
