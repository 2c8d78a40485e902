#pragma once
// Finding by a few letters, as the palette, the form and the lists of plans do.

#include <string_view>
#include <vector>

namespace teleplan::gui {

/// Whether every word, in any case (ASCII), is somewhere in one of the texts. No words: yes.
[[nodiscard]] bool has_words(const std::vector<std::string_view>& texts, std::string_view words);

}  // namespace teleplan::gui
