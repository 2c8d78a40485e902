#pragma once
// Readings and alerts of one patient: when sessions are prescribed, at what time they are sent, how often they are
// received, out of range, and left to a person. Plain functions of the numbers they need.

#include <cstdint>
#include <vector>

#include "models/plan.hpp"
#include "sim/distribution.hpp"

namespace teleplan::models {

/// Prescribed sessions of a group at an intensity [per day].
[[nodiscard]] double prescribed_per_day(const Protocol&, const IntensityLevel&);

/// The k-th session of a day, k = 0, 1: daily, every so often (rate < 1 a day, evenly spaced), or never.
struct SessionSlot { double per_day = 0; };
[[nodiscard]] std::vector<SessionSlot> session_slots(double per_day);

/// First day on or after `day` (from any origin) of an evenly spaced session: the days d on which floor((d + 1) rate + phase)
/// exceeds floor(d rate + phase). Requires 0 < rate < 1, 0 <= phase < 1.
[[nodiscard]] int next_session_day(int day, double rate, double phase);

/// The protocol of a patient of the first group who has the second one's condition too: the more frequent sessions, all parameters of
/// both, out of range if either is.
[[nodiscard]] Protocol merged(const Protocol& own, const Protocol& second);

/// Out-of-range sessions by the plan's alert rule, against those by the simple rule: true ones by sensitivity, false ones by theirs.
[[nodiscard]] double alerts_against_simple(const AlertRules&);
/// Share of the alerts by the plan's rule that are true; true conditions that it misses, per true alert.
struct AlertTruth { double true_share = 0, missed_per_true = 0; };
[[nodiscard]] AlertTruth alert_truth(const AlertRules&);

/// Kilobytes of a session's messages on average, by the sizes of their kinds.
[[nodiscard]] double session_kilobytes(const Platform&, const Protocol&);

/// Messages of a session: the number entered, else the sum over the parameters rounded to a whole one.
[[nodiscard]] int messages_per_session(const Protocol&);

/// Start of the habit window [ticks of the day]: a band by its share, uniform inside the band. u, v in [0, 1).
class HourProfile {
public:
    HourProfile(const std::vector<HourBand>&, Duration window);
    [[nodiscard]] Duration window_start(double u, double v) const;

private:
    struct Piece { double upto; Duration from, room; };            // cumulative share of sessions; room for the window's start
    std::vector<Piece> pieces_;
};

/// Adherence of a patient in the first month: Beta, or a constant when there is no spread.
[[nodiscard]] sim::Distribution adherence_distribution(const Protocol&, const Sensors&);
/// Mean adherence in the plan's month number `month` (0 = first) over that of the first month: declines by steps, restarts at renewal.
[[nodiscard]] double adherence_ratio(const Protocol&, int month);
/// Adherence lost on day `day` (0 = first) of a first plan.
[[nodiscard]] double first_weeks_loss(const Sensors&, int day);

/// Multiplier of out_of_range on a day; its mean over the days of a common year is 1.
class SeasonFactor {
public:
    explicit SeasonFactor(const Seasons&);
    [[nodiscard]] double on(Date) const;
    [[nodiscard]] double most() const;
    [[nodiscard]] double mean_square() const;          // over the days of a common year

private:
    std::array<double, 4> by_quarter_{};                           // December-February, March-May, June-August, September-November
};

/// Daily factor of alerts and calls for each day of [from, to): gamma, mean 1, one part common to the region (ADR 0003).
[[nodiscard]] std::vector<double> daily_factors(const AlertRules&, const sim::Stream&, std::uint64_t region, std::uint64_t authority, Date from, Date to);

/// Priority by cumulative share. u in [0, 1).
[[nodiscard]] Priority priority_of(const ByPriority<double>& mix, double u);

}  // namespace teleplan::models
