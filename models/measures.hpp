#pragma once
// Every measure that a rule of the plan may judge, once: its name, unit, what it is asked for, which way is better.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace teleplan::models {

enum class Better : std::uint8_t { more, less, neither };
enum class MeasureKey : std::uint8_t { none, group, pool, fund };  // what stands after the dot: "fte_mean.nurse"
enum class MeasurePlace : std::uint8_t { any, region };            // rows of authorities too, or the region's alone

struct MeasureInfo {
    std::string_view id, unit;
    MeasureKey key = MeasureKey::none;
    MeasurePlace place = MeasurePlace::any;
    Better better = Better::neither;
};

inline constexpr std::array measures{
    // people and volumes of the regime year
    MeasureInfo{"active", "persons", MeasureKey::none, MeasurePlace::any, Better::more},
    MeasureInfo{"active_by_group", "persons", MeasureKey::group, MeasurePlace::any, Better::more},
    MeasureInfo{"treated_in_year", "persons", MeasureKey::none, MeasurePlace::any, Better::more},
    MeasureInfo{"assisted", "persons", MeasureKey::none, MeasurePlace::any, Better::more},
    MeasureInfo{"share_of_eligible", "1"},
    MeasureInfo{"readings_per_day", "1/day"},
    MeasureInfo{"alerts_per_day", "1/day", MeasureKey::none, MeasurePlace::any, Better::less},
    MeasureInfo{"televisits_booked", "1/year"},
    MeasureInfo{"televisits_completed", "1/year", MeasureKey::none, MeasurePlace::any, Better::more},
    MeasureInfo{"scheduled_calls", "1/year"},
    MeasureInfo{"escalations", "1/year", MeasureKey::none, MeasurePlace::any, Better::less},
    MeasureInfo{"help_desk_calls", "1/year", MeasureKey::none, MeasurePlace::any, Better::less},
    MeasureInfo{"starts", "1/year"},
    MeasureInfo{"installations", "1/year"},
    // staff, users, things
    MeasureInfo{"fte_mean", "FTE", MeasureKey::pool, MeasurePlace::any, Better::less},
    MeasureInfo{"fte_with_shifts", "FTE", MeasureKey::pool, MeasurePlace::any, Better::less},
    MeasureInfo{"operators_gross", "persons"},
    MeasureInfo{"operators_net", "persons", MeasureKey::none, MeasurePlace::any, Better::less},
    MeasureInfo{"workstations_gross", "workstations"},
    MeasureInfo{"workstations_net", "workstations", MeasureKey::none, MeasurePlace::any, Better::less},
    MeasureInfo{"simultaneous_minimum", "workstations"},
    MeasureInfo{"kits", "kits"},
    MeasureInfo{"cot", "sites", MeasureKey::none, MeasurePlace::any, Better::more},
    MeasureInfo{"community_nurses", "persons", MeasureKey::none, MeasurePlace::any, Better::more},
    MeasureInfo{"users_to_train", "persons", MeasureKey::none, MeasurePlace::any, Better::less},
    MeasureInfo{"training_hours", "h", MeasureKey::none, MeasurePlace::any, Better::less},
    MeasureInfo{"documents", "1/year"},
    // money
    MeasureInfo{"investment", "EUR", MeasureKey::none, MeasurePlace::any, Better::less},
    MeasureInfo{"running_cost", "EUR/year", MeasureKey::none, MeasurePlace::any, Better::less},
    MeasureInfo{"cost_per_patient_month", "EUR", MeasureKey::none, MeasurePlace::any, Better::less},
    MeasureInfo{"uncovered", "EUR", MeasureKey::none, MeasurePlace::region, Better::less},
    MeasureInfo{"fund_over", "EUR", MeasureKey::fund, MeasurePlace::region, Better::less},
    MeasureInfo{"fund_south_share", "1", MeasureKey::fund, MeasurePlace::region, Better::more},
    MeasureInfo{"yearly_after_funds", "EUR/year", MeasureKey::none, MeasurePlace::region, Better::less},
    // enrolment: realised ÷ planned active patients at the last point of the ramp
    MeasureInfo{"realised_share", "1", MeasureKey::none, MeasurePlace::any, Better::more},
    // platform
    MeasureInfo{"messages_per_second", "1/s", MeasureKey::none, MeasurePlace::region, Better::less},
    MeasureInfo{"messages_per_second_max", "1/s", MeasureKey::none, MeasurePlace::region, Better::less},
    MeasureInfo{"documents_per_minute", "1/min", MeasureKey::none, MeasurePlace::region, Better::less},
    MeasureInfo{"concurrent_video", "sessions", MeasureKey::none, MeasurePlace::region, Better::less},
    MeasureInfo{"gigabytes_per_year", "GB/year", MeasureKey::none, MeasurePlace::region, Better::less},
};

/// The measure of a rule, "id" or "id.key"; nullptr: there is none of that name, or the key is missing or one too many.
[[nodiscard]] inline const MeasureInfo* measure_of(std::string_view name)
{
    const auto dot = name.find('.');
    for (const MeasureInfo& m : measures)
        if (m.id == name.substr(0, dot) && (dot != std::string_view::npos) == (m.key != MeasureKey::none)) return &m;
    return nullptr;
}
[[nodiscard]] inline std::string measure_key(std::string_view name)
{
    const auto dot = name.find('.');
    return dot == std::string_view::npos ? std::string{} : std::string{name.substr(dot + 1)};
}

}  // namespace teleplan::models
