#pragma once
// Pieces that chapters of the results are made of.

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "gui/app/results_state.hpp"
#include "reports/figures.hpp"
#include "reports/tables.hpp"

namespace teleplan::gui {

/// What all chapters are made from.
struct Telling {
    const Result& result;
    const Choices& choices;
    const reports::Language& tr;
    [[nodiscard]] const models::Plan& plan() const { return plan_of(result); }
    [[nodiscard]] const reports::Rows& rows() const { return rows_of(result); }
    [[nodiscard]] const planning::SizeAnswer* sized() const { return std::get_if<planning::SizeAnswer>(&result.answer); }
};

/// made(answer) of a simulated or sized plan; what it gives by default of a network.
template <class Made> [[nodiscard]] auto of_plan(const Result& result, const Made& made) -> decltype(made(std::declval<const planning::RunAnswer&>()))
{
    if (const auto* ran = std::get_if<planning::RunAnswer>(&result.answer)) return made(*ran);
    if (const auto* sized = std::get_if<planning::SizeAnswer>(&result.answer)) return made(*sized);
    return decltype(made(std::declval<const planning::RunAnswer&>()))();
}

void add(Blocks&, Tone, std::string text);             // empty: nothing
void add_all(Blocks&, Tone, const std::vector<std::string>&);
void add_heading(Blocks&, std::string text);
/// Tables without rows say nothing and are left out.
void add_table(Blocks&, const formats::Table&, const reports::Language&);
void add_tables(Blocks&, const std::vector<formats::Table>&, const reports::Language&);
void add_figure(Blocks&, std::string id, std::string title, charts::DisplayList, formats::Table);
/// One of the page's own; nothing when there is nothing to draw.
void add_figure(Blocks&, std::string id, const reports::Figure&);

/// Adds the chooser unless there is nothing to choose; gives the key that holds: the choice, else the first. Empty without options.
std::string choose(Blocks&, const Choices&, Chooser);

[[nodiscard]] Tone tone_of(planning::Verdict);
[[nodiscard]] Tone tone_of(planning::RuleVerdict);
/// Each standard's worst window in words, worst first.
void add_standards(Blocks&, const reports::Pools&, const reports::Rows&, const models::Plan&, const reports::Language&);

/// A cell a value, as written with so many decimals.
[[nodiscard]] formats::Column number_column(std::string id, std::string title, int decimals);

/// Hour × weekday: 168 values from Monday at 0. Nothing for another number of values.
void add_week(Blocks&, const std::string& id, const std::string& title, const std::string& legend, const std::vector<double>& by_hour_of_week, int decimals, const reports::Language&);

// The chapters, each in a file of its own or with its like.
[[nodiscard]] Blocks summary_blocks(const Telling&);
[[nodiscard]] Blocks need_blocks(const Telling&);
[[nodiscard]] Blocks standards_blocks(const Telling&);
[[nodiscard]] Blocks week_blocks(const Telling&);
[[nodiscard]] Blocks waits_blocks(const Telling&);
[[nodiscard]] Blocks platform_blocks(const Telling&);
[[nodiscard]] Blocks enrolment_blocks(const Telling&);
[[nodiscard]] Blocks services_blocks(const Telling&);
[[nodiscard]] Blocks costs_blocks(const Telling&);
[[nodiscard]] Blocks territory_blocks(const Telling&);
[[nodiscard]] Blocks method_blocks(const Telling&);

}  // namespace teleplan::gui
