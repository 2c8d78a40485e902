#include "charts/text_width.hpp"

#include <algorithm>
#include <array>

namespace teleplan::charts {

namespace {

// Hundredths of an em for the characters from space to tilde.
constexpr std::array<unsigned char, 95> advance{
    25, 26, 32, 62, 57, 74, 63, 18, 35, 35, 44, 57, 20, 28, 27, 42,  // space ! " # $ % & ' ( ) * + , - . /
    57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 25, 22, 51, 55, 53, 48,  // 0-9 : ; < = > ?
    90, 66, 63, 66, 66, 57, 56, 69, 72, 28, 56, 63, 54, 88, 72, 69,  // @ A-O
    64, 69, 62, 60, 60, 65, 64, 89, 63, 61, 60, 27, 41, 27, 42, 46,  // P-Z [ \ ] ^ _
    31, 55, 57, 53, 57, 53, 35, 57, 56, 25, 24, 51, 25, 88, 56, 57,  // ` a-o
    57, 57, 34, 52, 33, 56, 49, 76, 50, 48, 50, 34, 25, 34, 68};     // p-z { | } ~

}  // namespace

double text_width(std::string_view utf8, double size)
{
    double hundredths = 0;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7f) hundredths += advance[byte - 0x20U];
        else if ((byte & 0xC0) != 0x80) hundredths += 60;         // first byte of another character
    }
    return hundredths / 100 * size;
}

std::vector<std::string> wrapped(std::string_view utf8, double size, double width)
{
    std::vector<std::string> lines;
    std::string line;
    while (!utf8.empty()) {
        const auto end = std::min(utf8.find(' '), utf8.size());
        const std::string word{utf8.substr(0, end)};
        utf8.remove_prefix(std::min(end + 1, utf8.size()));
        const auto longer = line.empty() ? word : line + ' ' + word;
        if (!line.empty() && text_width(longer, size) > width) {
            lines.push_back(line);
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.empty()) lines.push_back(line);
    return lines;
}

}  // namespace teleplan::charts
