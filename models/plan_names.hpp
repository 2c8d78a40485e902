#pragma once
// Names of the enumerators of a plan, in declaration order: as they stand in files and in docs/glossary.md.

#include <array>
#include <cstddef>
#include <string_view>

#include "models/plan.hpp"

namespace teleplan::models {

template <class E> struct Names;
template <> struct Names<TargetGroup> { static constexpr std::array<std::string_view, 5> all{"cardiovascular", "respiratory", "diabetes", "oncology", "neurological"}; };
template <> struct Names<Intensity> { static constexpr std::array<std::string_view, 4> all{"level_2", "level_1", "weekly", "televisit_only"}; };
template <> struct Names<Priority> { static constexpr std::array<std::string_view, 4> all{"critical", "high", "medium", "low"}; };
template <> struct Names<Counter> { static constexpr std::array<std::string_view, 3> all{"active", "treated_in_year", "assisted"}; };
template <> struct Names<Scope> { static constexpr std::array<std::string_view, 2> all{"authority", "region"}; };
template <> struct Names<Precedence> { static constexpr std::array<std::string_view, 3> all{"continuation", "urgent", "deferrable"}; };
template <> struct Names<StandardKind> { static constexpr std::array<std::string_view, 2> all{"clinical", "technical"}; };
template <> struct Names<OpenUnit> { static constexpr std::array<std::string_view, 4> all{"min", "h", "day", "working_day"}; };
template <> struct Names<Days> { static constexpr std::array<std::string_view, 3> all{"every_day", "weekdays", "monday_to_saturday"}; };

template <class E> [[nodiscard]] constexpr std::string_view name_of(E e) { return Names<E>::all[static_cast<std::size_t>(e)]; }

}  // namespace teleplan::models
