#pragma once
// The steps of a JSON pointer in the reader's words. Internal to reports/; implemented with input_words.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/phrases.hpp"

namespace teleplan::reports {

[[nodiscard]] std::vector<std::string_view> pointer_parts(std::string_view pointer);
/// A name by `word`; a position in a list counted from one.
[[nodiscard]] std::string step_words(const Language&, std::string_view step);
/// The sentence of input_words; nothing where the table has none.
[[nodiscard]] std::optional<std::string> input_sentence(const Language&, std::string_view pointer);

}  // namespace teleplan::reports
