#pragma once
// The course of a patient: states of severity, worsenings and days in hospital, as spans of days; and what a state sets.
//
// A course is a pure function of (programme, protocol's season, person, start): it does not know intensity or staff, and is
// made from the first day of the stay, so that any cut of the days sees the same spans.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/enrolment.hpp"
#include "models/patient_volumes.hpp"
#include "models/plan.hpp"
#include "models/sensors.hpp"
#include "sim/random.hpp"
#include "sim/sampler.hpp"

namespace teleplan::models {

/// Before a worsening a patient may send less; in hospital nothing is sent and nobody calls.
enum class Wellness : std::uint8_t { usual, before_worsening, worse, in_hospital };
inline constexpr std::size_t wellness_count = 4;

/// Days [from, to) of a patient in one state and one wellness.
struct StateSpan {
    int from = 0, to = 0;
    std::uint8_t state = 0;
    Wellness wellness = Wellness::usual;
    friend bool operator==(const StateSpan&, const StateSpan&) = default;
};

/// What holds for a patient in a state: the state's own, else the programme's, else the intensity's. `state` is below state_count.
struct StateTraits {
    double sessions_per_day = 0;                       // prescribed: the state's or the protocol's, at most the intensity's
    double out_of_range_factor = 1;                    // on the group's probability, when well: rescaled (see below)
    double televisits_per_year = 0;
    Duration notes_per_month{};
    bool needs_kit = false;
    std::string coverage;                              // a calendar
};
[[nodiscard]] StateTraits state_traits(const Plan&, TargetGroup, Intensity, std::size_t state);

/// At least 1: a group without states has one, number 0.
[[nodiscard]] inline std::size_t state_count(const Programme& p) { return p.states.empty() ? 1 : p.states.size(); }
[[nodiscard]] std::vector<double> state_shares(const Programme&);          // at enrolment

/// out_of_range_ratio, divided by its mean over the sessions of patients at enrolment, worsenings counted: so the group's published mean
/// holds.
[[nodiscard]] std::vector<double> out_of_range_factors(const Programme&, const Protocol&);
/// mortality_ratio, divided by its mean over the patients at enrolment.
[[nodiscard]] std::vector<double> mortality_factors(const Programme&);
/// Share of the days in a state that are spent [usual, before, worse, in hospital], season apart. A worsening that would begin within
/// another does not come, so that r a year of length L make r / (1 + r L).
[[nodiscard]] std::array<double, wellness_count> wellness_shares(const Programme&, std::size_t state);

/// Rows of the transitions in the order of the states, each scaled to sum 1 without its death column; the identity without transitions.
using Matrix = std::vector<std::vector<double>>;
[[nodiscard]] Matrix transition_matrix(const Programme&);

/// How the patients of one group change state: at each cycle from the start on, with a phase of their own.
class Progression {
public:
    Progression(const Programme&, const sim::Stream& severity_draws);

    /// Spans by state, all of them `usual`, covering [start, end); replaces `out`.
    void spans(PersonId, int start, int end, std::vector<StateSpan>& out) const;

    /// Days from `alive_from` to the death of somebody who would die after `days` at the group's mean rate: more in a state that is
    /// safer than the mean. 0 <= start <= alive_from.
    [[nodiscard]] double days_to_death(PersonId, int start, int alive_from, double days) const;
    [[nodiscard]] bool one_mortality() const { return one_mortality_; }

private:
    template <class Each> void walk(PersonId, int start, Each&&) const;   // each(from, to, state) until it gives false

    std::vector<double> starts_;                       // cumulative
    Matrix rows_;                                      // cumulative
    std::vector<double> mortality_;
    double cycle_days_ = 0;                            // 0: nobody changes
    bool one_mortality_ = true;
    sim::Stream draws_;
};

/// The courses of all groups of a plan in one replication. Borrows the plan.
class SeverityModel {
public:
    SeverityModel(const Plan&, std::uint32_t replication);

    /// Spans covering [stay.start, stay.end), at least one; replaces `out`.
    void course(TargetGroup, const Stay&, std::vector<StateSpan>& out) const;
    [[nodiscard]] const Progression& progression(TargetGroup g) const { return progressions_[static_cast<std::size_t>(g)]; }

private:
    struct Worsening { int warned = 0, from = 0, home_to = 0, to = 0; };   // before; at home; in hospital until `to`
    struct Worsenings {
        bool on = false;
        std::vector<double> rate;                      // per day, by state
        double most = 0;                               // a day's rate is never above
        double admitted = 0;
        int warning_days = 0, admitted_after = 0;
        sim::Sampler duration{sim::Constant{0}}, hospital{sim::Constant{0}};
        SeasonFactor season{Seasons{}};
    };
    [[nodiscard]] std::vector<Worsening> worsenings(const Worsenings&, const Stay&, std::span<const StateSpan>) const;

    sim::Stream draws_;
    std::vector<Progression> progressions_;
    std::vector<Worsenings> worsenings_;
};

/// Whether a patient is in hospital on a day of the course. The course covers it.
[[nodiscard]] bool in_hospital(std::span<const StateSpan>, int day);
/// The state on a day of the course.
[[nodiscard]] std::size_t state_on(std::span<const StateSpan>, int day);

}  // namespace teleplan::models
