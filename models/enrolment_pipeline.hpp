#pragma once
// From referral to active patient, day by day: what the plan wants becomes what its limits let happen.
//
// A line is an authority's patients of one target group. Each day the line has vacancies: what the ramp plans less who is
// active. A vacancy is filled by somebody who has been referred and has accepted, after the clinical validation, while
// trained operators, kits and installers last. What is shared (kits and installers of the region, operators of an
// authority) goes to the lines by largest remainder of what they want. docs/model/enrolment.md.

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "models/cohort.hpp"

namespace teleplan::models {

/// Why a planned patient is not there, in the order in which a day's vacancies are laid to them: who is kept out by an
/// earlier one is not counted under a later one.
enum class EnrolmentLimit : std::uint8_t { validation, referrals, training, kits, installers };
inline constexpr std::size_t enrolment_limit_count = 5;

/// What an experiment lays on top of the plan. As it stands: nothing.
struct EnrolmentOptions {
    int delay_days = 0;                                // from the ramp's first day: nobody starts
    double referral_factor = 1, installer_factor = 1;  // productivity
    std::function<double(Date)> trained_operators{};   // of the region by that day; none: training never limits
};

/// Counts of one line or of an authority, from the ramp's first day to the last: referred = refused + accepted,
/// accepted = activated + waiting.
struct EnrolmentCounts {
    std::int64_t referred = 0, refused = 0, accepted = 0, activated = 0, exits = 0, waiting = 0;
    std::array<std::int64_t, enrolment_limit_count> lost_days{};   // patient-days that the plan has and the realised ramp has not
    std::vector<int> active{};                                     // at the dates that were asked for

    EnrolmentCounts& operator+=(const EnrolmentCounts&);
};

struct Enrolled {
    std::vector<Cohort> cohorts;                       // as planned where an authority never falls behind, else at weekly points
    std::vector<EnrolmentCounts> counts;               // by authority
};

/// Plays the pipeline of all authorities together over [first ramp point, `to`]. A pure function of its arguments.
/// planned: models::cohorts. at: dates, ascending.
[[nodiscard]] Enrolled enrol(const Plan&, const std::vector<Cohort>& planned, std::uint32_t replication, Date to, const std::vector<Date>& at = {},
                             const EnrolmentOptions& = {});

}  // namespace teleplan::models
