#pragma once

#include <string_view>

namespace teleplan::reports {

/// The text of reports/templates/sintesi.html, compiled in (reports/templates.cpp.in).
[[nodiscard]] std::string_view page_template();

}  // namespace teleplan::reports
