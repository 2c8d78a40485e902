#pragma once
// The services of a plan, compiled: who asks how often, which pathway serves it, what becomes of a booking. Pure functions.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/coverage.hpp"
#include "models/plan.hpp"
#include "sim/distribution.hpp"

namespace teleplan::models {

/// Services whose requests and outcomes are counted.
enum class ServiceKind : std::uint8_t { televisit, teleconsult, tele_advice, tele_care, tele_check, emergency_calls };
inline constexpr std::size_t service_kind_count = 6;
inline constexpr std::array<const char*, service_kind_count> service_names{"televisit", "teleconsult", "tele_advice", "tele_care", "tele_check", "emergency_calls"};

/// requested + rescheduled = completed + no_show + technical_failure; technical_failure = rescheduled + converted.
/// Of emergency calls, converted: told to call 116117 or 118, because they came outside the patient's coverage; no failure.
struct ServiceCounts {
    std::int64_t requested = 0, asynchronous = 0, completed = 0, no_show = 0, technical_failure = 0, rescheduled = 0, converted = 0;
    ServiceCounts& operator+=(const ServiceCounts&);
};
/// The members of a count, in order: for adding up, storing and hashing.
inline constexpr std::array service_count_members{&ServiceCounts::requested, &ServiceCounts::asynchronous, &ServiceCounts::completed, &ServiceCounts::no_show,
                                                  &ServiceCounts::technical_failure, &ServiceCounts::rescheduled, &ServiceCounts::converted};

enum class Outcome : std::uint8_t { completed, no_show, technical_failure };
/// u in [0, 1).
[[nodiscard]] Outcome outcome_of(const Booking&, double u);
/// Days from a booking to the second one: whole, one at least.
[[nodiscard]] int days_to_second(const Booking&);

/// Which draw fixes where in its interval a patient's contacts lie.
enum class Phase : std::uint8_t { calls, notes, televisits, own };

/// A contact that every patient has again and again, evenly spaced.
struct Recurring {
    const char* pathway = nullptr;
    std::uint32_t slot = 0;                            // in the keys of its jobs
    Phase phase = Phase::own;
    bool at_opening = false;                           // asked for as the working day opens; else at any time of the open hours
    bool asynchronous = false;
    std::optional<ServiceKind> service{};              // whose counts it enters
    const Booking* booking = nullptr;                  // of a service
    const Service* cycles = nullptr;                   // sessions in cycles; none: one by one
    ByGroup<ByIntensity<double>> per_month{};          // of cycles, where there are any; of televisits and notes a state may set it (StateTraits)
};

/// Scheduled calls, notes and the booked services that the plan has on. Borrows the plan.
[[nodiscard]] std::vector<Recurring> recurring_contacts(const Plan&);

/// What becomes of a booking; u in [0, 1). Without an appointment, nothing goes wrong.
[[nodiscard]] Outcome outcome_of(const Recurring&, double u);
/// Single sessions of a cycle, and days between them.
[[nodiscard]] int sessions_of(const Recurring&);
[[nodiscard]] int session_days(const Recurring&);

/// Patient calls for help: candidates come evenly, each is kept with a probability that depends on whether the office is open,
/// so that over the regime the rate is the plan's and the plan's share of the calls is out of hours.
struct EmergencyRate {
    ByGroup<double> candidates_per_day{};
    double keep_in_office = 1, keep_outside = 1;
    const Calendar* office = nullptr;                  // none: calls come evenly
};
[[nodiscard]] EmergencyRate emergency_rate(const Plan&);
/// Share of a patient's emergency calls that fall into the open hours of a calendar (none: always open), over the regime.
[[nodiscard]] double emergency_share_in(const Plan&, const Calendar*);
/// Of the hours of an average day of the regime, the share of the emergency calls that are answered. Sums to emergency_share_in.
[[nodiscard]] std::array<double, 24> emergency_hours(const Plan&, const Calendar*);

/// Pathways that need a mean of their own: services with a duration. 0: none.
[[nodiscard]] double mean_of_entry(const Plan&, const std::string& pathway);

/// Pathways that the services switched on need, with the scope of their pools.
struct NeededPathway { const char* pathway; Scope scope; const char* service; };
[[nodiscard]] std::vector<NeededPathway> service_pathways(const Plan&);

}  // namespace teleplan::models
