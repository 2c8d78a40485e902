#pragma once
// The plan: what a region files, as plain values. One struct per chapter of the plan; `plan_fields.hpp` lists every
// field once with its unit and limits. Where a value came from (entered, default, source) stands in `provenance.hpp`.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/calendar.hpp"
#include "models/named.hpp"
#include "models/network_plan.hpp"
#include "sim/distribution.hpp"

namespace teleplan::models {

// ---------------------------------------------------------------- enumerations (names: docs/glossary.md)
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

// ---------------------------------------------------------------- plan, project, starting point
struct DateRange { Date from, to; };                               // both days included
struct Header {
    std::string title, region_code, status;
    std::int64_t seed = 1;
    DateRange regime;                                              // the year that the plan is sized for
};
struct Project { std::string adopting_act, contact, objectives, rationale, implementation, existing_solutions; };

/// What a region has already: absent means not entered, never zero.
struct StartingPoint {
    Date date;
    int active_patients = 0;                                       // at a random stage of their plan
    std::optional<int> operators, workstations, kits, training_places;
};

// ---------------------------------------------------------------- population
struct Population {
    double eligible_share = 0.5;
    double community_nurse_inhabitants = 3000, cot_inhabitants = 100000;
    double neurological_cases_national = 1130000;                  // stroke and parkinsonism
};

// ---------------------------------------------------------------- services
struct Service { bool enabled = false; double per_patient_year = 0; Duration duration{}; };
struct Televisit { bool enabled = true; double no_show = 0, technical_failure = 0; };
struct EmergencyCalls { bool enabled = false; double per_patient_year_cardiovascular = 0, per_patient_year_other = 0, out_of_hours_share = 0; Duration duration{}; };
struct MissingData { bool enabled = false; Duration reminder_after{}; int missed_days = 3; Duration call{}; };
struct DeviceFailure { bool enabled = false; double per_kit_year = 0; Duration replaced_within{}; };
struct Services {
    Televisit televisit;
    Service teleconsult, tele_advice, tele_care, tele_check;
    EmergencyCalls emergency_calls;
    MissingData missing_data;
    DeviceFailure device_failure;
};

// ---------------------------------------------------------------- programmes and intensities
struct Programme {
    double share = 0;                                              // of the patients
    int plan_months = 12;
    double renewal = 0, dropout_per_month = 0, mortality_per_year = 0;
    double televisits_per_year = 0;
    bool needs_kit = true;
    std::string condition;                                         // row of prevalence.csv; empty: neurological_cases_national
};
struct IntensityLevel {
    double share = 0;                                              // of the patients of a group
    std::optional<double> sessions_per_day;                        // at most this; absent: as the group's protocol
    Duration notes_per_month{};
    std::string coverage;                                          // a calendar of the organisation
};

// ---------------------------------------------------------------- protocols
struct Seasons { double winter = 1, spring = 1, autumn = 1, summer = 1; };   // winter = December to February, and so on
struct Protocol {
    double sessions_per_day = 1;
    double adherence = 0.8, adherence_decline_per_month = 0;       // first month; points lost with each completed month of a plan
    double out_of_range = 0;                                       // probability that a received session has a value out of range
    Seasons season;                                                // multiplies out_of_range, rescaled to mean 1 over the days of a year
    int messages_per_session = 1;
};
struct HourBand { double share = 0; std::vector<Block> hours; };
struct AlertRules {
    double closed_by_platform = 0;
    double true_share = 0;                                         // clinically actionable; informs the text, moves no queue
    ByPriority<double> priority_mix{};
    double daily_cv = 0, daily_correlation = 0;                    // of the gamma factor per authority and day
};
struct Sensors {
    double adherence_sd = 0, first_weeks_drop = 0;
    int first_weeks_days = 14;
    std::vector<HourBand> hour_profile;
    Duration habit_window{};
    AlertRules alerts;
};
struct Contacts {                                                  // scheduled and technical contacts
    double scheduled_calls_per_month = 1, notes_per_month = 1;
    double help_desk_calls_first_month = 0, help_desk_calls_per_month = 0;
    ByPriority<double> help_desk_priority_mix{};
    double help_desk_monday_factor = 1;                            // against the other days, before rescaling to mean 1
};

// ---------------------------------------------------------------- pathways
struct Visit {
    std::string pool;
    sim::Distribution service;                                     // seconds
    std::optional<sim::Distribution> patience;                     // seconds, while waiting
    Precedence precedence = Precedence::urgent;
    std::string calendar;                                          // when it may start; empty: always
    // of queueing networks only
    int units = 1;                                                 // servers of the pool that the job takes
    std::vector<Need> with;                                        // further pools, taken together with it: all or none
    std::vector<BalkStep> balking;                                 // the last step reached decides
    std::optional<int> priority;                                   // instead of the class's
    Named<int> priority_by_class;                                  // instead of both
};
struct Wait { sim::Distribution duration; };                       // seconds
struct Leave { std::string outcome; };
struct Branch { std::string to; double probability = 1; };
struct Stage {
    std::variant<Visit, Wait, Leave> step;
    std::vector<Branch> next;
    std::vector<Branch> on_give_up, on_rejection, on_balking;      // of queueing networks; the remainder leaves
};
struct Pathway { std::string start; Named<Stage> stages; };

// ---------------------------------------------------------------- organisation
struct Shift { Duration from{}, to{}; };                           // to <= from: ends on the next day
struct ShiftSeats { std::optional<int> weekday, holiday; };
struct StaffPool {
    Scope scope = Scope::authority;
    std::optional<int> servers;                                    // around the clock, instead of shifts
    std::vector<std::string> shifts;
    Named<Named<ShiftSeats>> seats;                                // authority code (or "region") → shift → seats; absent: to be sized
    std::string coverage;                                          // where open, at least minimum_in_coverage seats
    int minimum_in_coverage = 0;
    double productive_hours = 1408;                                // per full-time equivalent and year, net of leave and absence
    double telemedicine_share = 1;                                 // share of an operator's time on telemedicine
    double hour_rate = 0;                                          // EUR
    std::optional<int> waiting_places;
    // of queueing networks only
    std::optional<ServerSchedule> schedule;                        // instead of servers
    Discipline discipline = Discipline::priority;
    sim::Preemption preemption = sim::Preemption::none;
    sim::ShiftEnd shift_end = sim::ShiftEnd::finish;
};
struct OperatorCategory {
    double national_total = 0, joining_share = 1;
    double employed = 0, contracted = 0, accredited = 0;           // shares
    std::string pool;                                              // whose sized heads are its lower bound; may be empty
};
struct Workstations {
    double per_operator = 0, simultaneous_share = 0.8;
    Named<double> settings;                                        // share of the workstations by setting
};
struct Training { double already_trained = 0, community_nurse_share = 0, gp_share = 0; Duration per_user{}; };
struct Organisation {
    Named<Calendar> calendars;
    Named<Shift> shifts;
    Named<StaffPool> pools;
    Named<OperatorCategory> operators;
    Workstations workstations;
    Training training;
};

// ---------------------------------------------------------------- enrolment
struct Kits { double stock_share = 1.1; Duration lead_time{}, turnaround{}; };
struct Triangular { double low = 0, mode = 0, high = 0; };
struct Enrolment {
    double referrals_per_start = 0, acceptance = 0;
    Kits kits;
    Triangular national_delay_months, regional_delay_months;
    double productivity_cv = 0, productivity_correlation = 0;
};

// ---------------------------------------------------------------- platform, standards, costs
struct MessageKind { double kilobytes = 0; };
struct Platform {
    Named<MessageKind> messages;                                   // reading, ecg_strip, alert, document
    double video_megabit_per_second = 0;
    double availability = 0.995;
};
struct Within { double amount = 0; OpenUnit unit = OpenUnit::hour; };
struct Standard {
    std::string stage;                                             // "pathway.stage": measured from entering it to being taken in charge
    std::string class_name;                                        // a priority, or empty: all
    Within within;
    double share = 0.9;
    std::string clock;                                             // a calendar, "coverage" (of the patient) or "always"
    StandardKind kind = StandardKind::clinical;
};
struct Costs { double workstation = 0, kit_per_month = 0, platform_per_patient_month = 0; };

// ---------------------------------------------------------------- timeline, texts, rules
struct RampPoint { Date date; int patients = 0; };
struct Ramp { Counter counter = Counter::active; std::vector<RampPoint> points; };
struct Milestone { std::string title; Date date; std::optional<double> target; std::string counter, outcome; };
struct Activity { std::string title; DateRange when; };
struct Timeline { Ramp ramp; Named<Activity> activities; Named<Milestone> milestones; };
struct Hta { std::string cur, tec, saf, eff, eco, eth, org, soc, leg; };
struct Principle { std::string statement, evidence; bool done = false; };
struct Rule { std::string measure, where, op; double value = 0, tolerance = 0; std::string source; };

struct Plan {
    Header plan;
    Project project;
    std::optional<StartingPoint> starting_point;
    Population population;
    Services services;
    ByGroup<Programme> programmes;
    ByIntensity<IntensityLevel> intensities;
    ByGroup<Protocol> protocols;
    Sensors sensors;
    Contacts contacts;
    Enrolment enrolment;
    Named<Pathway> pathways;
    Named<ArrivalStream> streams;
    Named<EntityClass> classes;
    Organisation organisation;
    Platform platform;
    Named<Standard> standards;
    Costs costs;
    Timeline timeline;
    Hta hta;
    Named<Principle> pnrr;
    Named<Rule> rules;
    std::optional<NetworkExperiment> experiment;
};

/// A plan of a region has a ramp; a plan of a queueing network has arrival streams.
[[nodiscard]] inline bool is_network(const Plan& p) { return !p.streams.empty(); }

}  // namespace teleplan::models
