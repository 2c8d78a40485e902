#pragma once
// The answers of an experiment as plain values: what files store and reports print. No face computes anything from them.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/plan.hpp"
#include "planning/territory_result.hpp"
#include "planning/staff_result.hpp"
#include "planning/costs_result.hpp"
#include "planning/enrolment_result.hpp"
#include "planning/rules_result.hpp"
#include "planning/patients_result.hpp"
#include "planning/coverage_result.hpp"
#include "planning/platform_result.hpp"
#include "planning/services_result.hpp"
#include "planning/twin_result.hpp"
#include "sim/interval.hpp"

namespace teleplan::planning {

using models::ByGroup;
using models::Named;
using sim::Interval;                                  // { mean, half_width }: 95 % Student-t over replications

enum class Verdict : std::uint8_t { met, not_met, undecided };

/// Identity of a study: on every output.
struct Identity {
    std::string title, region_code, version;
    std::string plan_hash, result_hash;               // SHA-256, hexadecimal
    std::int64_t seed = 0;
    int replications = 0, search_replications = 0;
    models::DateRange regime;
    bool partial = false;                             // interrupted: fewer replications than asked
};

/// One response standard in one window of one pool.
struct StandardWindow {
    std::string standard;                             // id in the plan
    std::string where;                                // authority code or "region"
    std::string window;                               // "2026-10", or "2026-Q4" when pooled
    bool pooled = false;                              // fewer than 30 expected items a month
    double expected_items = 0;
    double target = 0;                                // share p
    Interval share;                                   // expected share taken in charge in time
    double probability_met = 0;                       // share of the replications in which this window's share was at least p
    Verdict verdict = Verdict::undecided;
};

/// How long the work that one standard judges waited in one place until it was taken in charge, over the period.
struct StandardWaits {
    std::string standard, where;                      // as in StandardWindow
    double items = 0;                                 // taken in charge, expected
    std::vector<double> share_within;                 // of them, one for each of wait_class_ends (planning/service_tally.hpp)
};

/// Stands for a standard where work would be left over at the end of the period (planning/statistical_check.hpp).
inline constexpr const char* backlog_standard = "backlog";

/// Operators present together in one shift.
struct ShiftSeats {
    std::string shift;
    models::DayKind day = models::DayKind::weekday;
    int seats = 0;
    int analytic_start = 0;                           // where the search began: by formula, before any simulation
    double hours_per_year = 0;                        // of one seat
    std::string without_one;                          // what one seat less would give: standard id, empty when the minimum is set by coverage
    std::string without_one_window;
    double without_one_share = 0;                     // expected share of that standard in its worst window; backlog: of the work done
};

struct Shortfall { std::string standard, where, window; int hour_of_week = 0; double share = 0, target = 0; };

/// One sized pool: the nurses of an authority, the help desk of the region.
struct PoolAnswer {
    std::string pool, where;                          // id in the plan; authority code or "region"
    std::vector<ShiftSeats> seats;
    Interval busy_hours;                              // per year: the mean load
    Interval fte_mean;                                // busy_hours / productive hours
    double fte_with_shifts = 0;                       // seat-hours / productive hours
    double productive_hours = 0, hour_rate = 0;
    Interval occupancy;                               // busy / staffed
    double offered_load_mean = 0, offered_load_peak = 0;   // erlangs, by formula; peak: busiest hour of the week
    std::vector<double> load_by_hour_of_week;         // erlangs of urgent work by formula; 168 hours from Monday at 0, or none
    Interval mean_wait_minutes;                       // urgent work, from entering to being taken in charge
    TwinResult twin;                                  // that wait by formula
    Verdict verdict = Verdict::undecided;
    std::vector<StandardWindow> windows;
    std::vector<StandardWaits> waits;
    std::vector<Shortfall> shortfalls;                // when it cannot be met: where, when, by how much
};

struct UserLine { std::string category; int total = 0, employed = 0, contracted = 0, accredited = 0; int sized_heads = 0; };

struct Need { int gross = 0; std::optional<int> available; int net = 0; };   // available absent: not entered

/// One line of the fabbisogno table: an authority, or the region.
struct NeedRow {
    std::string code, name;                           // code "region" for the last row
    std::string part_of;                              // of a body: the authority where it sits, which keeps its patients
    int population = 0;
    std::string population_date;
    Interval active;                                  // average day of the regime year
    ByGroup<Interval> active_by_group{};
    Interval treated_in_year, assisted;
    double eligible = 0, share_of_eligible = 0;       // persons; active / eligible
    Interval readings_per_day, alerts_per_day;
    Interval televisits_booked, televisits_completed; // per year
    Interval scheduled_calls, notes, escalations, help_desk_calls, starts, installations;   // per year
    struct Staff {
        std::string pool;
        Interval fte_mean;
        double fte_with_shifts = 0;
        bool shared = false;                          // the seats are the region's
        double surcharge = 0, price_difference = 0;   // EUR per year: at night and on holidays; of shared centres with a price of their own
        double paid_fte = 0;                          // with shifts where there are seats, else the mean load
    };
    std::vector<Staff> staff;                         // in the plan's order of pools
    std::vector<UserLine> users;
    StaffNeed staff_need;                             // by role
    Need operators, workstations;
    Interval hours_per_week_per_nurse;
    Named<int> workstations_by_setting;
    int simultaneous_minimum = 0;                     // workstations: operators on shift together / hot-desk share
    Interval kits;                                    // in use or in turn-around
    int cot = 0, community_nurses = 0;                // DM 77
    Interval documents;                               // to the health record, per year
    double investment = 0;                            // EUR
    Interval running_cost;                            // EUR per year
    int users_to_train = 0;
    double training_hours = 0;
    Verdict verdict = Verdict::undecided;
    double entered = 0, defaulted = 0, apportioned = 0;   // shares of the inputs behind the row
};

/// What the platform must carry.
struct PlatformLoad {
    std::string peak_hour;                            // "2027-01-12 07": in most replications
    Interval messages_per_second;                     // mean rate in the busiest clock hour of the year
    Interval messages_per_second_q999, messages_per_second_max;   // of one-second counts in that hour
    Interval documents_per_minute;                    // in the busiest clock hour
    Interval concurrent_video;                        // mean in the busiest clock hour
    Interval messages_per_year, gigabytes_per_year;
    std::array<double, 24> messages_by_hour{};        // mean messages per second by hour of an average day
};

/// How much one input moves the total staff: from its low to its high value, all else as planned.
struct Sensitivity {
    std::string pointer, about, unit, source, confidence;
    bool assumed_range = false;
    double value = 0, low = 0, high = 0;
    double fte_at_low = 0, fte_at_high = 0, fte = 0;  // mean load of all pools
};

/// The same seats if the ramp counted people treated in the year: by formula only.
struct TreatedLine { double active = 0; std::vector<PoolAnswer> pools; };

struct Annex { std::string where, service, profile; Interval volume, hours; double fte = 0; };   // authority × service × profile, per year

struct SizeAnswer {
    Identity identity;
    std::vector<NeedRow> rows;                        // authorities in file order, bodies, then the region
    std::vector<PoolAnswer> pools;
    std::vector<CoverageLine> coverage;
    PlatformLoad platform;
    TreatedLine treated;
    std::vector<Sensitivity> sensitivities;           // strongest first
    std::vector<Annex> annex;
    TerritoryResult territory;
    int patients_per_nurse = 0;                       // active per nurse full-time equivalent, beside the published 62 to 100
    PatientsResult patients;
    Verdict verdict = Verdict::undecided;
    EnrolmentAnswer enrolment;
    CostsAnswer costs;
    std::vector<RuleResult> rules;
    PlatformResult tiers{};                            // of the platform
    ServicesResult services;
};

/// `run` on a queueing network. An interval over the replications in which the number exists; none: mean 0.
struct StageResult {
    std::string stage, pool, job_class;                                                         // class empty: all
    Interval arrivals, mean_wait, waited_share, gave_up_share, rejected_share, balked_share, mean_service;   // counts, seconds, shares
    std::vector<std::pair<double, Interval>> wait_quantiles;                                    // probability, seconds
    std::optional<TwinResult> twin;                    // of its mean wait; none: a delay, or jobs are interrupted
};
struct PoolResult { std::string pool; Interval occupancy, mean_busy, mean_queue; double offered_load = 0; TwinResult twin; };
/// An output of the experiment, in its own unit.
struct OutputResult {
    std::string name, measure, stage, pool, job_class, window, unit;                            // unit: "s", "1", "jobs", "servers", "1/h", …
    std::optional<double> p, within_seconds;
    bool by_arrival = false;
    Interval value;
    int replications = 0;                              // in which it exists
};
/// What MSER-5 said of a model declared steady.
struct WarmUpResult { double warm_up_seconds = 0, cut_seconds = 0; bool chosen = false, enough = true, run_too_short = false; };
/// How sequential stopping ended.
struct PrecisionResult { bool reached = false; std::vector<std::string> not_reached; };
struct NetworkAnswer {
    Identity identity;
    std::vector<OutputResult> outputs;                 // in file order
    std::vector<StageResult> stages;                   // all classes together, then each class where there are several
    std::vector<PoolResult> pools;
    std::optional<WarmUpResult> warm_up;
    std::optional<PrecisionResult> precision;
};

/// `run` on a regional plan: volumes and loads; pools are unlimited where the plan enters no seats.
struct RunAnswer {
    Identity identity;
    std::vector<NeedRow> rows;
    std::vector<PoolAnswer> pools;
    std::vector<CoverageLine> coverage;
    PlatformLoad platform;
    TerritoryResult territory;
    EnrolmentAnswer enrolment;
    CostsAnswer costs;
    std::vector<RuleResult> rules;
    PatientsResult patients;
    PlatformResult tiers{};
    ServicesResult services;
};

}  // namespace teleplan::planning
