#pragma once
// What one authority's patients ask for: sessions, alerts, calls, notes, televisits, help-desk calls, installations.
//
// Demand is a pure function of (plan, authority, replication, days): patient by patient, in blocks of days, so any cut
// of the days gives the same work, and candidates of a sizing replay it. Readings do not interact and are only counted;
// only work that queues becomes an arrival.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/cohort.hpp"
#include "models/enrolment.hpp"
#include "models/episodes.hpp"
#include "models/kits.hpp"
#include "models/patient_volumes.hpp"
#include "models/pathway.hpp"
#include "models/sensors.hpp"
#include "models/services.hpp"
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
    std::int64_t reminders = 0, missing_data_calls = 0, missing_data_reviews = 0;
    std::array<ServiceCounts, service_kind_count> services{};
    KitCounts kits;
    std::array<std::int64_t, document_kind_count> documents{};     // to the health record
    std::vector<std::int64_t> messages_by_hour, documents_by_hour; // [hours since the first counted day]; of documents those of televisits are not in it: they come at their end

    [[nodiscard]] ServiceCounts& of(ServiceKind k) { return services[static_cast<std::size_t>(k)]; }
    [[nodiscard]] const ServiceCounts& of(ServiceKind k) const { return services[static_cast<std::size_t>(k)]; }
    [[nodiscard]] std::int64_t all_documents() const;

    Volumes& operator+=(const Volumes&);
};

struct Demand {
    std::vector<std::vector<sim::TimedArrival>> clinical;          // by each pool that it needs first; sorted by time, then by kind and person
    std::vector<sim::TimedArrival> help_desk;                      // calls to the service centre; sorted by time, then by person
    std::vector<sim::TimedArrival> installations;                  // likewise: work on kits, from the ramp's first day to the block's last
    Volumes volumes;
};

/// What a patient's session brings to the platform: when [since midnight] and by whom. No two of an hour share person and slot.
struct SentSession {
    Duration at{};
    PersonId person = 0;
    std::uint32_t slot = 0;
    TargetGroup group{};
    bool alert = false;                                            // left to a person
    int messages = 0;                                              // to the platform, without that of the alert
    bool reminder = false;                                         // the automatic reminder of a missed session, when it is sent
};

/// Kinds of work in an arrival's key, so that no two jobs share one.
namespace work {
inline constexpr std::uint32_t alert = 0, scheduled_call = 2, notes = 3, televisit = 4, onboarding = 5, help_desk = 16;
inline constexpr std::uint32_t second_booking = 8;                 // above the slot of the first
inline constexpr std::uint32_t services = 128, emergency = 256, missing_data_call = 288, missing_data_review = 289, kit = 320, kit_call = 448, kit_return = 576;
inline constexpr std::uint32_t most_a_day = 32;                    // of emergency calls, or events of one kit and cause
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
        std::vector<std::size_t> pools;                            // that the stage needs
        sim::Sampler service{sim::Constant{}};
        double mean = 1;
    };
    struct Kind {                                                  // of clinical work, in the order in which it stands at one instant
        Job job;
        std::uint32_t slot = 0;                                    // in its keys
        std::vector<double> scales;                                // of the service: a piece gives the index in place of a slot; none: 1
    };
    struct Rates {                                                 // of a group at an intensity, in a state, with or without a second condition
        std::uint32_t daily_slots = 0;                             // daily sessions
        double fraction = 0;                                       // rate of the one that is not daily
        int period = 0;                                            // of the latter in whole days; 0: it has none
        double out_of_range = 0;                                   // probability, for a patient and a day without factors of their own
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
    struct Monthly {                                               // contacts that a state may set
        double televisits = 0, notes = 0;
        std::uint8_t notes_scale = 0;                              // of Kind::scales
    };
    struct Patient;
    struct Phases {                                                // of a person, in [0, 1): fixed, as those that a Patient holds
        double notes = 0, calls = 0, televisits = 0;
        int report_weekday = 0;
        Duration report_time{};
    };
    struct KitJobs { Job swap, shipment, withdrawal, courier; };   // courier: a kit that is sent back
    struct Days {                                                  // those that are made and, of them, those that are counted
        int from = 0, to = 0;                                      // [from, to)
        int count_from = 0, count_to = 0;
        ByGroup<std::vector<double>> out_of_range{};               // by day: factor on the probability
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
    [[nodiscard]] Patient patient(const Stay&, const Cell&, int from, int kit_day) const;
    [[nodiscard]] Phases phases(PersonId) const;
    [[nodiscard]] bool may_send(PersonId, Duration from, Duration to) const;
    template <class Sink> void sessions(Patient&, std::span<const StateSpan> course, const Days&, int from, int to, Sink&&) const;
    template <class Sink> void sessions_in(Patient&, const StateSpan&, const Days&, int from, int to, Sink&) const;
    [[nodiscard]] const Rates& rates(const Patient&, std::size_t state) const;
    [[nodiscard]] int kit_day(const Stay&, const Cell&, std::span<const StateSpan> course) const;
    void count_course(TargetGroup, std::span<const StateSpan> course, const Days&, PatientVolumes&) const;
    void help_desk_calls(const Stay&, const Cell&, const Days&, Demand&) const;
    void lifecycle(const Stay&, const Cell&, int kit_day, const Phases&, const Days&, Volumes&) const;
    [[nodiscard]] sim::TimedArrival installation(const Stay&, const Cell&, int kit_day) const;
    void kit_work(const Stay&, const Cell&, int kit_day, const Days&, std::vector<KitEvent>& scratch, Demand&) const;
    [[nodiscard]] sim::TimedArrival at_centre(const Job&, const sim::DrawPoint& key, SimTime at, Priority, const Cell&) const;
    [[nodiscard]] double phase(const Phases&, const Recurring&, PersonId) const;
    [[nodiscard]] std::array<std::uint32_t, 4> booking_bits(const Recurring&, PersonId, int day, bool second) const;   // time of day, outcome, second booking
    [[nodiscard]] int days_back(TargetGroup, Intensity) const;     // on which the missed days of the first one may begin
    [[nodiscard]] Days look_back(const Days&) const;               // those days, without alerts
    [[nodiscard]] std::size_t add_kind(const PathwayNetwork& clinical, const char* pathway, std::uint32_t slot);
    void add_kinds(const PathwayNetwork& clinical);

    const Plan& plan_;
    std::size_t clinical_pools_;
    sim::Stream stay_, patient_, readings_, alert_, factor_, help_, televisit_, service_, frailty_, service_phase_, outcome_, emergency_, missing_;
    KitModel kits_;
    Coverages coverages_;
    SeverityModel severity_;
    Episodes episodes_;
    std::vector<StayModel> stay_models_;
    ByGroup<sim::Sampler> adherence_;
    std::vector<Rates> rates_;                                     // [group][intensity][state][second condition]
    std::vector<GroupRates> group_rates_;
    ByGroup<ByIntensity<std::array<Monthly, most_states>>> monthly_{};
    double left_to_person_ = 1;                                    // of the sessions with a value out of range by the plan's rule
    std::array<std::array<double, 2>, 2> no_call_{};               // probability of none: [first month, later][of 30, 31 days]
    HourProfile profile_;
    const Calendar *open_, *help_desk_open_;                       // when visits and help are asked for; none: always
    Duration opening_{};                                           // of a working day: when its calls and notes begin
    Job onboarding_job_, help_desk_job_;
    std::optional<Job> missing_data_job_;                          // none: off
    KitJobs kit_jobs_;
    std::vector<Kind> kinds_;                                      // alerts; the recurring contacts; then, where they are on, the two below
    std::vector<Recurring> recurring_;                             // kinds_[1 + r]
    std::size_t emergency_kind_ = 0, review_kind_ = 0;             // 0: off
    EmergencyRate emergency_rate_;
    Holidays holidays_;                                            // of the region
};

}  // namespace teleplan::models
