#pragma once
// What several chapters of the plan share: enumerations (names: docs/glossary.md) and lists by them.

#include <array>
#include <cstdint>

#include "models/calendar.hpp"

namespace teleplan::models {

enum class TargetGroup : std::uint8_t { cardiovascular, respiratory, diabetes, oncology, neurological };
enum class Intensity : std::uint8_t { level_2, level_1, weekly, televisit_only };
enum class Priority : std::uint8_t { critical, high, medium, low };
enum class Counter : std::uint8_t { active, treated_in_year, assisted };
enum class Scope : std::uint8_t { authority, region };            // one pool per authority, or one for the region
enum class Precedence : std::uint8_t { continuation, urgent, deferrable };
enum class StandardKind : std::uint8_t { clinical, technical };
enum class OpenUnit : std::uint8_t { minute, hour, day, working_day };
inline constexpr std::size_t group_count = 5, intensity_count = 4, priority_count = 4;

template <class T> using ByGroup = std::array<T, group_count>;
template <class T> using ByIntensity = std::array<T, intensity_count>;
template <class T> using ByPriority = std::array<T, priority_count>;


struct DateRange { Date from, to; };                               // both days included

}  // namespace teleplan::models
