#pragma once
// What one authority's patients ask for: sessions, alerts, calls, notes, televisits, help-desk calls, installations.
//
// Demand is a pure function of (plan, authority, replication, days): patient by patient, in blocks of days, so any cut
// of the days gives the same work, and candidates of a sizing replay it. Readings do not interact and are only counted;
// only work that queues becomes an arrival.

#include <array>
#include <cstdint>
#include <vector>

#include "models/cohort.hpp"
#include "models/enrolment.hpp"
#include "models/episodes.hpp"
#include "models/patient_volumes.hpp"
#include "models/pathway.hpp"
#include "models/sensors.hpp"
#include "models/severity.hpp"
#include "sim/arrivals.hpp"
#include "sim/sampler.hpp"

namespace teleplan::models {

/// Integer counts of the counted days (the regime year), so that blocks, threads and authorities add up in any order.
struct Volumes {
    ByGroup<std::int64_t> active_days{}, prescribed{}, sessions{};  // patient-days; prescribed sessions; received ones
    ByGroup<ByIntensity<std::int64_t>> alerts{};                   // cases left to a person: alerts of one patient and day may be one
    ByGroup<std::int64_t> assisted_by_group{};                     // sums to assisted
    PatientVolumes patients;
    std::int64_t treated = 0, assisted = 0, starts = 0, kit_starts = 0, kit_days = 0, renewals = 0, exits = 0;
    std::int64_t scheduled_calls = 0, notes = 0, help_desk_calls = 0, televisits = 0, televisits_completed = 0, weekly_reports = 0;
    std::vector<std::int64_t> messages_by_hour, documents_by_hour; // [hours since the first counted day], without televisit reports

    Volumes& operator+=(const Volumes&);
};

struct Demand {
    std::vector<std::vector<sim::TimedArrival>> clinical;          // by the pool that it needs first; sorted by time, then by kind and person
    std::vector<sim::TimedArrival> help_desk;                      // sorted by time, then by person
    std::vector<sim::TimedArrival> installations;                  // likewise: of kits, from the ramp's first day to the block's last
    Volumes volumes;
};

/// A received session: when it is sent [since midnight] and by whom. No two of a day share person and slot.
struct SentSession {
    Duration at{};
    PersonId person = 0;
    std::uint32_t slot = 0;
    TargetGroup group{};
    bool alert = false;                                            // left to a person
    int messages = 0;                                              // to the platform, without that of the alert
};

/// Kinds of work in an arrival's key, so that no two jobs share one.
namespace work {
inline constexpr std::uint32_t alert = 0, scheduled_call = 2, notes = 3, televisit = 4, onboarding = 5, help_desk = 16;
}

/// What all authorities of a plan share, prepared once for one replication. Borrows the plan.
class DemandModel {
public:
    DemandModel(const Plan&, const PathwayNetwork& clinical, const PathwayNetwork& service_centre, std::uint32_t replication);

    /// Work of [block.from, block.to], counted on the days that also lie in `counted`; all of it at once.
    [[nodiscard]] Demand demand(const Cohort&, DateRange block, DateRange counted) const;

    /// The sessions received in one hour, person by person: the second pass over the busiest hours of a year.
    [[nodiscard]] std::vector<SentSession> sessions_in_hour(const Cohort&, Date day, int hour) const;
    /// Messages in each second of one hour. [3,600]
    [[nodiscard]] std::vector<std::uint32_t> messages_by_second(const Cohort&, Date day, int hour) const;

private:
    friend class DemandFeed;
    struct Job {                                                   // first stage of a pathway, with its service prepared
        sim::StageId stage{};
        std::size_t pool = 0;                                      // of that stage; a stage without one counts as the first
        sim::Sampler service;
        double mean = 1;
    };
    struct Rates {                                                 // of a group at an intensity, in a state, with or without a second condition
        std::uint32_t daily_slots = 0;                             // daily sessions
        double fraction = 0;                                       // rate of the one that is not daily
        int period = 0;                                            // of the latter in whole days; 0: it has none
        double out_of_range = 1;                                   // factor on the group's probability
        CoverageId coverage{};
    };
    struct GroupRates {
        std::vector<double> adherence;                             // by month of the plan: ratio to the first month
        std::array<double, wellness_count> received{1, 1, 1, 1}, out_of_range{1, 1, 1, 1};   // factors
        std::array<int, 2> messages{};                             // per session: alone, with a second condition
        sim::Sampler frailty{sim::Constant{1}};
        double second_share = 0;
        std::vector<bool> needs_kit;                               // by state
        bool kit_by_state = false;                                 // not all states alike
    };
    struct Patient;
    struct Phases {                                                // of a person, in [0, 1): fixed, as those that a Patient holds
        double notes = 0, calls = 0, televisits = 0;
        int report_weekday = 0;
        Duration report_time{};
    };
    struct Days {                                                  // those that are made and, of them, those that are counted
        int from = 0, to = 0;                                      // [from, to)
        int count_from = 0, count_to = 0;
        ByGroup<std::vector<double>> out_of_range{};               // by day: probability for a patient without factors of his own; may exceed 1
        std::vector<double> call_factor{};                         // by day: of help-desk calls
        bool covers_end = false;                                   // the last counted day is among them

        [[nodiscard]] bool counts(int day) const { return day >= count_from && day < count_to; }
        [[nodiscard]] std::size_t hour(int day, Duration at) const
        {
            return static_cast<std::size_t>((day - count_from) * 24) + static_cast<std::size_t>(at / std::chrono::hours{1});
        }
    };

    [[nodiscard]] double call_candidates(bool first_month, int days) const;
    void prepare_group(std::size_t group);
    [[nodiscard]] Job job(const PathwayNetwork&, const char* pathway) const;
    [[nodiscard]] Days prepare(const Cohort&, DateRange days, DateRange counted) const;
    [[nodiscard]] Patient patient(const Stay&, const Cell&, int from) const;
    [[nodiscard]] Phases phases(PersonId) const;
    [[nodiscard]] bool may_send(PersonId, Duration from, Duration to) const;
    template <class Sink> void sessions(Patient&, std::span<const StateSpan> course, const Days&, int from, int to, Sink&&) const;
    template <class Sink> void sessions_in(Patient&, const StateSpan&, const Days&, int from, int to, Sink&) const;
    [[nodiscard]] const Rates& rates(const Patient&, std::size_t state) const;
    [[nodiscard]] int kit_day(const Stay&, TargetGroup, std::span<const StateSpan> course) const;
    void count_course(TargetGroup, std::span<const StateSpan> course, const Days&, PatientVolumes&) const;
    void help_desk_calls(const Stay&, const Cell&, const Days&, Demand&) const;
    void lifecycle(const Stay&, TargetGroup, int kit_day, const Phases&, const Days&, Volumes&) const;
    [[nodiscard]] sim::TimedArrival installation(const Stay&, const Cell&, int kit_day) const;

    const Plan& plan_;
    std::size_t clinical_pools_;
    sim::Stream stay_, patient_, readings_, alert_, factor_, help_, televisit_, service_, frailty_;
    Coverages coverages_;
    SeverityModel severity_;
    Episodes episodes_;
    std::vector<StayModel> stay_models_;
    ByGroup<sim::Sampler> adherence_;
    std::vector<Rates> rates_;                                     // [group][intensity][state][second condition]
    std::vector<GroupRates> group_rates_;
    double left_to_person_ = 1;                                    // of the sessions with a value out of range by the plan's rule
    std::array<std::array<double, 2>, 2> no_call_{};               // probability of none: [first month, later][of 30, 31 days]
    HourProfile profile_;
    const Calendar *open_, *help_desk_open_;                       // when visits and help are asked for; none: always
    Duration opening_{};                                           // of a working day: when its calls and notes begin
    Job alert_job_, call_job_, notes_job_, televisit_job_, onboarding_job_, help_desk_job_;
};

}  // namespace teleplan::models
