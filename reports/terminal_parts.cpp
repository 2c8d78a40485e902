#include "reports/terminal_parts.hpp"

#include <algorithm>

#include "reports/cells.hpp"

namespace teleplan::reports {

std::string heading(const std::string& text) { return "\n" + text + "\n"; }

std::string paragraph(const std::string& text, std::size_t width, std::string_view indent)
{
    std::string out;
    for (const auto& line : wrapped_lines(printable(text), width - indent.size())) out += std::string{indent} + line + "\n";
    return out;
}

std::string item(const std::string& text, std::size_t width)
{
    auto out = paragraph(text, width, "    ");
    if (out.size() > 4) out.replace(0, 4, "  · ");
    return out;
}

std::string files_list(const std::vector<WrittenFile>& files, const Language& tr)
{
    if (files.empty()) return "";
    auto out = heading(tr("FILE"));
    std::size_t wide = 0;
    for (const auto& file : files) wide = std::max(wide, display_width(file.about));
    for (const auto& file : files) out += "  " + padded_right(file.about, wide) + "  " + printable(file.path) + "\n";
    return out;
}

}  // namespace teleplan::reports
