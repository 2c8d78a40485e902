#include "gui/app/search.hpp"

#include <algorithm>

namespace teleplan::gui {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool has(std::string_view text, std::string_view word)
{
    return std::search(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

}  // namespace

bool has_words(const std::vector<std::string_view>& texts, std::string_view words)
{
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        const auto word = words.substr(at, end - at);
        if (!word.empty() && !std::ranges::any_of(texts, [&](std::string_view text) { return has(text, word); })) return false;
        at = end + 1;
    }
    return true;
}

}  // namespace teleplan::gui
