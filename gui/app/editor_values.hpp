#pragma once
// Values of a plan as a planner reads and types them: decimal comma, day/month/year; and back to the text of a plan file.

#include <optional>
#include <string>
#include <string_view>

#include "formats/form_fields.hpp"
#include "models/problems.hpp"
#include "reports/phrases.hpp"

namespace teleplan::gui {

/// What the field's editor shows: "0,25", "8" of [8, "min"], "01/10/2026"; empty when the plan says nothing.
[[nodiscard]] std::string shown_value(const formats::FormField&, const reports::Language&);
/// The unit of a pair: "min"; else empty.
[[nodiscard]] std::string shown_unit(const formats::FormField&);

/// What was typed as JSON text, or a sentence saying how to write it. Limits of numbers are checked here; what takes the
/// rest of the plan to judge, when it is read again.
struct Typed {
    std::optional<std::string> json;
    std::string why;
};
[[nodiscard]] Typed typed_value(const formats::FormField&, std::string_view text, std::string_view unit, const reports::Language&);

/// A number as people write it: 0,25 or 1.234,5 in Italian, 0.25 or 1,234.5 in English; nothing when it is none.
[[nodiscard]] std::optional<double> typed_number(std::string_view, const reports::Language&);
[[nodiscard]] std::string plain(double, const reports::Language&);

/// A value of a plan file in words: "0,25", "8 minuti", "sì", "01/10/2026"; text as it is, shortened.
[[nodiscard]] std::string value_words(std::string_view json, const reports::Language&);

/// What is wrong, as reports/problem_sentences says it, with the numbers written as the reader writes them.
[[nodiscard]] std::string problem_words(models::Problem, const reports::Language&);

/// Limits of a field: "da 0 a 1"; empty without.
[[nodiscard]] std::string limit_words(const formats::FormField&, const reports::Language&);
/// "inserito", "predefinito nazionale", "ripartito per popolazione"; empty for a place where the plan says nothing.
[[nodiscard]] std::string origin_words(const formats::FormField&, const reports::Language&);
/// The same short enough for a column.
[[nodiscard]] std::string origin_mark(const formats::FormField&, const reports::Language&);

}  // namespace teleplan::gui
