#include "reports/cells.hpp"

#include <algorithm>

namespace teleplan::reports {

namespace {

bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// Bytes of the first `characters` characters.
std::size_t bytes_of(std::string_view utf8, std::size_t characters)
{
    std::size_t bytes = 0;
    for (std::size_t seen = 0; bytes < utf8.size(); ++bytes)
        if (starts_character(utf8[bytes]) && ++seen > characters) break;
    return bytes;
}

/// Bytes up to the next place where a line may break: before a space, after a hyphen.
std::size_t piece_end(std::string_view utf8)
{
    const auto at = utf8.find_first_of(" -", 1);
    return at == std::string_view::npos ? utf8.size() : utf8[at] == '-' ? at + 1 : at;
}

}  // namespace

std::string cell_text(const formats::Column& column, const formats::Cell& cell, const Language& tr, Ranges ranges)
{
    if (!cell.number) return cell.text;
    const bool range = ranges == Ranges::shown && cell.half_width.has_value();
    if (column.form == formats::Form::share)
        return range ? tr.range({*cell.number * 100, *cell.half_width * 100}, column.decimals) + "%" : tr.percent(*cell.number, column.decimals);
    return range ? tr.range({*cell.number, *cell.half_width}, column.decimals) : tr.number(*cell.number, column.decimals);
}

std::size_t display_width(std::string_view utf8) { return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), starts_character)); }

std::string padded_left(std::string text, std::size_t width)
{
    const auto own = display_width(text);
    return own < width ? std::string(width - own, ' ') + text : text;
}

std::string padded_right(std::string text, std::size_t width)
{
    const auto own = display_width(text);
    return own < width ? text + std::string(width - own, ' ') : text;
}

std::vector<std::string> wrapped_lines(std::string_view utf8, std::size_t width)
{
    std::vector<std::string> lines;
    for (std::string_view rest = utf8; !rest.empty();) {
        const auto most = width + (rest.front() == ' ' ? 1 : 0);   // the space is dropped at a line's start
        const std::string piece{rest.substr(0, std::min(piece_end(rest), bytes_of(rest, most)))};
        rest.remove_prefix(piece.size());
        if (!lines.empty() && display_width(lines.back()) + display_width(piece) <= width) lines.back() += piece;
        else lines.push_back(lines.empty() || piece.front() != ' ' ? piece : piece.substr(1));
    }
    return lines;
}

std::size_t longest_piece(std::string_view utf8)
{
    std::size_t longest = 0;
    while (!utf8.empty()) {
        const auto piece = utf8.substr(0, piece_end(utf8));
        longest = std::max(longest, display_width(piece) - (piece.front() == ' ' ? 1 : 0));
        utf8.remove_prefix(piece.size());
    }
    return longest;
}

std::string printable(std::string_view utf8)
{
    std::string out{utf8};
    std::replace_if(out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    for (std::size_t i = 0; i + 1 < out.size(); ++i)              // C1 controls in UTF-8
        if (static_cast<unsigned char>(out[i]) == 0xC2 && static_cast<unsigned char>(out[i + 1]) < 0xA0) out[i] = out[i + 1] = ' ';
    return out;
}

}  // namespace teleplan::reports
