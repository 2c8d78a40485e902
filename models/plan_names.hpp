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
template <> struct Names<WorkKind> { static constexpr std::array<std::string_view, 2> all{"clinical", "technical"}; };
template <> struct Names<CostShape> {
    static constexpr std::array<std::string_view, 9> all{"one_off", "yearly", "per_patient_month", "per_kit_month", "per_workstation", "per_hour", "per_user_trained", "per_start", "per_installation"};
};
template <> struct Names<CostKind> { static constexpr std::array<std::string_view, 2> all{"investment", "running"}; };
template <> struct Names<MilestoneScope> { static constexpr std::array<std::string_view, 2> all{"national", "each_region"}; };
template <> struct Names<OpenUnit> { static constexpr std::array<std::string_view, 4> all{"min", "h", "day", "working_day"}; };
template <> struct Names<BodyKind> { static constexpr std::array<std::string_view, 5> all{"ao", "aou", "irccs", "asst", "accredited"}; };
template <> struct Names<InputItem> { static constexpr std::array<std::string_view, 6> all{"population", "patients_in_care", "staff", "workstations", "kits", "sites"}; };
template <> struct Names<DayKind> { static constexpr std::array<std::string_view, 5> all{"weekday", "holiday", "saturday", "sunday", "public_holiday"}; };
template <> struct Names<Days> { static constexpr std::array<std::string_view, 4> all{"every_day", "weekdays", "monday_to_saturday", "holidays"}; };

template <> struct Names<ActivityBase> { static constexpr std::array<std::string_view, 3> all{"patient", "operator", "region"}; };
template <> struct Names<TierScope> { static constexpr std::array<std::string_view, 2> all{"region", "national"}; };
template <> struct Names<DocumentKind> {
    static constexpr std::array<std::string_view, document_kind_count> all{
        "prescription", "teleconsult_request", "televisit_report", "collaborative_note", "teleassistance_final_report", "device_card", "plan", "telemonitoring_report",
        "weekly_report", "final_report"};
};

template <> struct Names<Weekday> { static constexpr std::array<std::string_view, 7> all{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}; };
template <> struct Names<TimeUnit> { static constexpr std::array<std::string_view, 5> all{"s", "min", "h", "day", "week"}; };
template <> struct Names<Discipline> { static constexpr std::array<std::string_view, 2> all{"priority", "fifo"}; };
template <> struct Names<sim::Preemption> { static constexpr std::array<std::string_view, 3> all{"none", "resume", "restart"}; };
template <> struct Names<sim::ShiftEnd> { static constexpr std::array<std::string_view, 2> all{"finish", "interrupt"}; };
template <> struct Names<Repeat> { static constexpr std::array<std::string_view, 3> all{"once", "daily", "weekly"}; };
template <> struct Names<CountBy> { static constexpr std::array<std::string_view, 2> all{"outcome", "arrival"}; };
template <> struct Names<Measure> {
    static constexpr std::array<std::string_view, 32> all{
        "arrivals", "started", "served", "gave_up", "rejected", "balked", "interrupted", "throughput",
        "waited_share", "gave_up_share", "rejected_share", "balked_share", "share_within",
        "mean_wait", "mean_wait_all", "wait_quantile", "longest_wait", "mean_service",
        "mean_queue", "queue_quantile", "longest_queue", "mean_busy", "busy_quantile", "most_busy", "mean_number", "number_quantile", "most_number", "occupancy",
        "mean_time_in_system", "time_in_system_quantile", "longest_time_in_system", "time_in_system_within"};
};

template <class E> [[nodiscard]] constexpr std::string_view name_of(E e) { return Names<E>::all[static_cast<std::size_t>(e)]; }

}  // namespace teleplan::models
