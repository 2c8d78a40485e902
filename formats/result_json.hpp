#pragma once
// An answer as one JSON document: what a program reads back. Numbers in the shortest form that reads back to the same bits.

#include <string>

#include "planning/national_result.hpp"

namespace teleplan::formats {

/// Raised when a key is renamed, removed or changes its meaning; a new key does not raise it.
inline constexpr int result_schema_version = 1;

/// { "schema_version", "kind": "size" | "run" | "network", "identity": { …, "plan_hash", "result_hash" }, … }, indented, with a last line end.
/// An interval is { "mean", "low", "high" } at 95 %; a value that was not entered is null.
[[nodiscard]] std::string result_json(const planning::SizeAnswer&);
[[nodiscard]] std::string result_json(const planning::RunAnswer&);
[[nodiscard]] std::string result_json(const planning::NetworkAnswer&);
/// "kind": "national_run" | "national_size"; "rows": a region each, then "IT"; "regions": the document of each region's own run.
[[nodiscard]] std::string result_json(const planning::NationalRunAnswer&);
[[nodiscard]] std::string result_json(const planning::NationalSizeAnswer&);

}  // namespace teleplan::formats
