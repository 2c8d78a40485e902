#pragma once
// The texts of reports/templates, compiled in (reports/templates.cpp.in); head.html opens both pages.

#include <string_view>

namespace teleplan::reports {

[[nodiscard]] std::string_view page_template();        // sintesi.html: of `size`
[[nodiscard]] std::string_view compare_template();     // confronto.html: of `compare`
[[nodiscard]] std::string_view page_style();           // style.css: of both

}  // namespace teleplan::reports
