#pragma once
// One patient's stay in the programme: start, renewals, and the day of leaving by drop-out, death or the plan's end.

#include <cstdint>
#include <vector>

#include "models/cohort.hpp"
#include "sim/random.hpp"

namespace teleplan::models {

inline constexpr double days_per_year = 365.25;
/// Mean days in a month: plan months count from each patient's own start.
inline constexpr double days_per_month = days_per_year / 12;

/// First day of a patient's month number `months` (0 = the first), counted from the start.
[[nodiscard]] constexpr int month_start(int months) { return static_cast<int>(days_per_month * months); }

/// Who: authority, cell, chain and generation packed in 64 bits. The same for every replication and every plan.
using PersonId = std::uint64_t;
[[nodiscard]] PersonId person_id(const Authority&, TargetGroup, Intensity, int chain, int generation);

enum class Leaving : std::uint8_t { plan_end, dropout, death };

class Progression;

struct Stay {
    PersonId person = 0;
    Date start, end;                                  // active on start … end - 1
    Leaving leaving = Leaving::plan_end;
    bool renewed_from_before = false;                 // was active before the simulated ramp began: no start is counted
};

/// Draws stays. Monthly drop-out acts at the end of each month of the stay, renewal at each plan's end, death any day.
class StayModel {
public:
    /// `deaths` moves the day of death by the patient's states; none: all die at the programme's rate. Borrowed.
    StayModel(const Programme&, const sim::Stream& draws, const Progression* deaths = nullptr);
    [[nodiscard]] Stay starting(PersonId, Date start) const;
    /// A patient who is already there on `day`, at a random stage of the plan: the stage of a stationary cohort.
    [[nodiscard]] Stay found(PersonId, Date day) const;

private:
    [[nodiscard]] Stay from_month(PersonId, Date start, int months_done, Date alive_from) const;
    int plan_months_;
    double renewal_, keep_, log_keep_, death_rate_per_day_;
    sim::Stream draws_;
    const Progression* deaths_;
};

/// Mean days of a stay with drop-out, renewals and deaths: months begun × the days of a month that a patient lives through.
[[nodiscard]] double mean_stay_days(const Programme&);

/// The patients of one chain since the ramp began, in order of time, who start before `to`.
[[nodiscard]] std::vector<Stay> stays(const StayModel&, const Authority&, const Cell&, const std::vector<RampPoint>&, int chain, Date to);

}  // namespace teleplan::models
