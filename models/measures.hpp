#pragma once
// Every measure that a rule of the plan may judge and that plans are compared by, once: its name, unit, what it is asked for.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace teleplan::models {

enum class MeasureKey : std::uint8_t { none, group, pool, fund };  // what stands after the dot: "fte_mean.nurse"
enum class MeasurePlace : std::uint8_t { any, region };            // rows of authorities too, or the region's alone

struct MeasureInfo {
    std::string_view id, unit;
    MeasureKey key = MeasureKey::none;
    MeasurePlace place = MeasurePlace::any;
};

inline constexpr std::array measures{
    // people and volumes of the regime year
    MeasureInfo{"active", "persons"},
    MeasureInfo{"active_by_group", "persons", MeasureKey::group},
    MeasureInfo{"treated_in_year", "persons"},
    MeasureInfo{"assisted", "persons"},
    MeasureInfo{"share_of_eligible", "1"},
    MeasureInfo{"readings_per_day", "1/day"},
    MeasureInfo{"alerts_per_day", "1/day"},
    MeasureInfo{"televisits_booked", "1/year"},
    MeasureInfo{"televisits_completed", "1/year"},
    MeasureInfo{"scheduled_calls", "1/year"},
    MeasureInfo{"notes", "1/year"},
    MeasureInfo{"escalations", "1/year"},
    MeasureInfo{"help_desk_calls", "1/year"},
    MeasureInfo{"starts", "persons/year"},
    MeasureInfo{"installations", "1/year"},
    // staff, users, things
    MeasureInfo{"fte_mean", "FTE", MeasureKey::pool},
    MeasureInfo{"fte_with_shifts", "FTE", MeasureKey::pool},
    MeasureInfo{"operators_gross", "persons"},
    MeasureInfo{"operators_net", "persons"},
    MeasureInfo{"workstations_gross", "workstations"},
    MeasureInfo{"workstations_net", "workstations"},
    MeasureInfo{"simultaneous_minimum", "workstations"},
    MeasureInfo{"kits", "kits"},
    MeasureInfo{"cot", "sites"},
    MeasureInfo{"community_nurses", "persons"},
    MeasureInfo{"users_to_train", "persons"},
    MeasureInfo{"training_hours", "h"},
    MeasureInfo{"documents", "1/year"},
    // money
    MeasureInfo{"investment", "EUR"},
    MeasureInfo{"running_cost", "EUR/year"},
    MeasureInfo{"cost_per_patient_month", "EUR"},
    MeasureInfo{"uncovered", "EUR", MeasureKey::none, MeasurePlace::region},
    MeasureInfo{"fund_over", "EUR", MeasureKey::fund, MeasurePlace::region},
    MeasureInfo{"fund_south_share", "1", MeasureKey::fund, MeasurePlace::region},
    MeasureInfo{"yearly_after_funds", "EUR/year", MeasureKey::none, MeasurePlace::region},
    // enrolment: realised ÷ planned active patients at the last point of the ramp
    MeasureInfo{"realised_share", "1"},
    // platform
    MeasureInfo{"messages_per_second", "1/s", MeasureKey::none, MeasurePlace::region},
    MeasureInfo{"messages_per_second_q999", "1/s", MeasureKey::none, MeasurePlace::region},
    MeasureInfo{"messages_per_second_max", "1/s", MeasureKey::none, MeasurePlace::region},
    MeasureInfo{"documents_per_minute", "1/min", MeasureKey::none, MeasurePlace::region},
    MeasureInfo{"concurrent_video", "sessions", MeasureKey::none, MeasurePlace::region},
    MeasureInfo{"messages_per_year", "1/year", MeasureKey::none, MeasurePlace::region},
    MeasureInfo{"gigabytes_per_year", "GB/year", MeasureKey::none, MeasurePlace::region},
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
