#pragma once

#include <string>

#include "models/plan.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// sintesi.html: one self-contained, accessible page for who decides. No script, no outside resource, every text escaped.
[[nodiscard]] std::string html_page(const planning::SizeAnswer&, const models::Plan&, const Language&);

}  // namespace teleplan::reports
