#pragma once
// The platform's tiers as JSON text, for result_json.

#include <string>

#include "planning/platform_result.hpp"

namespace teleplan::formats {

/// { "tiers": [ … ], "end_to_end", "activities", "storage", "video", "latency_replications", "regions" }. Times in seconds.
[[nodiscard]] std::string platform_json(const planning::PlatformResult&);

}  // namespace teleplan::formats
