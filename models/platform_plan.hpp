#pragma once
// The platform: a chapter of the plan (plan.hpp).

#include <optional>
#include <string>
#include <vector>

#include "models/calendar.hpp"
#include "models/named.hpp"
#include "models/patients_plan.hpp"
#include "sim/distribution.hpp"

namespace teleplan::models {

struct MessageKind {
    double kilobytes = 0;
    std::optional<double> retention_years;                         // absent: not kept
};

enum class ActivityBase : std::uint8_t { patient, operator_, region };   // what a yearly frequency is for each of

/// What people and systems do on the platform beside the readings: logins, bookings, consultations, nightly extraction.
struct PlatformActivity {
    bool enabled = true;
    ActivityBase per = ActivityBase::patient;                      // active patient, operator who joins, region
    double per_year = 0;
    Named<double> messages;                                        // of one occurrence, by kind
    Duration gap{};                                                // between the messages of one occurrence
    Days days = Days::every_day;
    std::vector<HourBand> hours;                                   // empty: evenly over the day
};

enum class TierScope : std::uint8_t { region, national };

/// One kind of message in a tier.
struct Carried {
    std::string from;                                              // tier that hands it on; empty: it enters the platform here
    double share = 1;                                              // of those that come from there
    std::optional<sim::Distribution> service;                      // seconds; absent: the tier's
};
/// Requests above a rate are answered 429 and tried again later.
struct RateLimit {
    double per_second = 0;                                         // accepted in a calendar second
    Duration first_retry{};
    double back_off = 2;                                           // each further pause is so many times as long
    int attempts = 1;                                              // in all; then it is left to the backlog
};
struct PlatformOutage { Date date; Duration at{}, length{}; };     // at: since midnight
struct PlatformTier {
    TierScope scope = TierScope::region;
    bool shared = true;                                            // false: one for each home, nobody waits for another
    std::optional<int> servers;                                    // absent: to be sized
    sim::Distribution service;                                     // seconds of one server, of kinds without their own
    Duration delay{};                                              // network: added to each request, keeps no server busy
    Named<Carried> carries;
    Named<double> micro_services;                                  // shares of the service time
    std::optional<Duration> target_p95;                            // of waiting, service and delay, in the busiest hour
    std::optional<double> availability;                            // absent: the platform's
    std::optional<Duration> mtbf, mttr;                            // mean times up and down; mtbf absent: from the availability
    std::vector<PlatformOutage> outages;                           // dated; if any, no others are drawn
    Duration resend{};                                             // what came while it was down is sent again in this time
    std::optional<RateLimit> limit;
    std::optional<Duration> validity;                              // of what the tier before did; later it must be done again
    std::optional<Duration> deadline;                              // from entering the platform to leaving this tier
};

struct Platform {
    Named<MessageKind> messages;                                   // reading, ecg_strip, alert, document, …
    double video_megabit_per_second = 0;
    double availability = 0.995;
    bool simulate_outages = true;
    Named<PlatformActivity> activities;
    Named<PlatformTier> tiers;
};

}  // namespace teleplan::models
