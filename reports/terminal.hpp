#pragma once
// Answers as text for a terminal. The caller writes it to standard output.

#include <cstddef>
#include <string>
#include <vector>

#include "planning/national_result.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

/// A file that was written: what it is in words, where.
struct WrittenFile { std::string about, path; };

/// Columns of the terminal on standard output, else COLUMNS, else 140; from 60 to 400.
[[nodiscard]] std::size_t terminal_width();

[[nodiscard]] std::string terminal(const planning::SizeAnswer&, const models::Plan&, const Language&, std::size_t width, const std::vector<WrittenFile>&);
[[nodiscard]] std::string terminal(const planning::RunAnswer&, const models::Plan&, const Language&, std::size_t width, const std::vector<WrittenFile>&);
[[nodiscard]] std::string terminal(const planning::NetworkAnswer&, const models::Plan&, const Language&, std::size_t width, const std::vector<WrittenFile>&);
/// A national answer: a line per region, then Italy.
[[nodiscard]] std::string terminal(const planning::NationalSizeAnswer&, const models::Plan&, const Language&, std::size_t width, const std::vector<WrittenFile>&);
[[nodiscard]] std::string terminal(const planning::NationalRunAnswer&, const models::Plan&, const Language&, std::size_t width, const std::vector<WrittenFile>&);

}  // namespace teleplan::reports
