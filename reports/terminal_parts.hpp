#pragma once
// Small pieces of a text for the terminal.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reports/terminal.hpp"

namespace teleplan::reports {

[[nodiscard]] std::string heading(const std::string&);
[[nodiscard]] std::string paragraph(const std::string&, std::size_t width, std::string_view indent = "");
/// "  · first line" with the following lines under it.
[[nodiscard]] std::string item(const std::string&, std::size_t width);
[[nodiscard]] std::string files_list(const std::vector<WrittenFile>&, const Language&);

}  // namespace teleplan::reports
