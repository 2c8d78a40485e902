#pragma once

#include <span>
#include <string>
#include <string_view>

namespace teleplan::models
{

/// "Did you mean …": the name with the fewest edits, the first of several, if they are at most a third of its length
/// (at least one edit is allowed); empty if none is that near.
[[nodiscard]] std::string nearest_name(std::string_view wanted, std::span<const std::string_view> names);

}  // namespace teleplan::models
