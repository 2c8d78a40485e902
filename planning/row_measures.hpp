#pragma once
// The numbers of a row of the fabbisogno table by name (models/measures.hpp), so that rules can judge them, two plans can be compared
// measure by measure, and regions add up.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planning/results.hpp"

namespace teleplan::planning {

/// Where a number stands: one of the three. extensive: grows with the population, so it can be read per 1,000 inhabitants or per
/// 1,000 active patients.
struct RowNumber {
    std::string_view id;
    Interval NeedRow::*sum = nullptr;                  // adds up over regions, replication by replication
    double (*count)(const NeedRow&) = nullptr;         // the same in every replication
    Interval (*of_pool)(const NeedRow::Staff&) = nullptr;   // one for each pool: "fte_mean.nurse"
    bool extensive = true;
};

/// In the order of the table.
inline constexpr std::array row_numbers{
    RowNumber{"active", &NeedRow::active},
    RowNumber{"treated_in_year", &NeedRow::treated_in_year},
    RowNumber{"assisted", &NeedRow::assisted},
    RowNumber{"share_of_eligible", {}, [](const NeedRow& r) { return r.share_of_eligible; }, {}, false},
    RowNumber{"readings_per_day", &NeedRow::readings_per_day},
    RowNumber{"alerts_per_day", &NeedRow::alerts_per_day},
    RowNumber{"escalations", &NeedRow::escalations},
    RowNumber{"scheduled_calls", &NeedRow::scheduled_calls},
    RowNumber{"notes", &NeedRow::notes},
    RowNumber{"televisits_booked", &NeedRow::televisits_booked},
    RowNumber{"televisits_completed", &NeedRow::televisits_completed},
    RowNumber{"help_desk_calls", &NeedRow::help_desk_calls},
    RowNumber{"starts", &NeedRow::starts},
    RowNumber{"installations", &NeedRow::installations},
    RowNumber{"fte_mean", {}, {}, [](const NeedRow::Staff& s) { return s.fte_mean; }},
    RowNumber{"fte_with_shifts", {}, {}, [](const NeedRow::Staff& s) { return Interval{s.fte_with_shifts, 0}; }},
    RowNumber{"operators_gross", {}, [](const NeedRow& r) { return double(r.operators.gross); }},
    RowNumber{"operators_net", {}, [](const NeedRow& r) { return double(r.operators.net); }},
    RowNumber{"workstations_gross", {}, [](const NeedRow& r) { return double(r.workstations.gross); }},
    RowNumber{"workstations_net", {}, [](const NeedRow& r) { return double(r.workstations.net); }},
    RowNumber{"simultaneous_minimum", {}, [](const NeedRow& r) { return double(r.simultaneous_minimum); }},
    RowNumber{"cot", {}, [](const NeedRow& r) { return double(r.cot); }},
    RowNumber{"community_nurses", {}, [](const NeedRow& r) { return double(r.community_nurses); }},
    RowNumber{"users_to_train", {}, [](const NeedRow& r) { return double(r.users_to_train); }},
    RowNumber{"training_hours", {}, [](const NeedRow& r) { return r.training_hours; }},
    RowNumber{"kits", &NeedRow::kits},
    RowNumber{"documents", &NeedRow::documents},
    RowNumber{"investment", {}, [](const NeedRow& r) { return r.investment; }},
    RowNumber{"running_cost", &NeedRow::running_cost},
};

struct PlatformNumber { std::string_view id; Interval PlatformLoad::*value; };
inline constexpr std::array platform_numbers{
    PlatformNumber{"messages_per_second", &PlatformLoad::messages_per_second},
    PlatformNumber{"messages_per_second_q999", &PlatformLoad::messages_per_second_q999},
    PlatformNumber{"messages_per_second_max", &PlatformLoad::messages_per_second_max},
    PlatformNumber{"documents_per_minute", &PlatformLoad::documents_per_minute},
    PlatformNumber{"concurrent_video", &PlatformLoad::concurrent_video},
    PlatformNumber{"messages_per_year", &PlatformLoad::messages_per_year},
    PlatformNumber{"gigabytes_per_year", &PlatformLoad::gigabytes_per_year},
};

/// The number of a row; key: a pool or a target group, where the measure is asked for one. Nothing: the row does not have it.
[[nodiscard]] std::optional<Interval> number_of(const NeedRow&, std::string_view id, const std::string& key);
[[nodiscard]] std::optional<Interval> number_of(const PlatformLoad&, std::string_view id);

struct RowMeasure { std::string id, unit; bool extensive = true; Interval value; };
/// All numbers of a row in the order of the table. Names depend on the plan's pools only.
[[nodiscard]] std::vector<RowMeasure> row_measures(const NeedRow&);
/// What the platform must carry, of the region.
[[nodiscard]] std::vector<RowMeasure> platform_measures(const PlatformLoad&);

}  // namespace teleplan::planning
