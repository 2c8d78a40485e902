#pragma once
// What is done on the platform beside the readings, hour by hour: rate × profile, a Poisson count of a keyed draw.

#include <array>
#include <cstdint>
#include <vector>

#include "models/plan.hpp"
#include "sim/random.hpp"

namespace teleplan::models {

/// How many of whom frequencies are multiplied by.
struct ActivityBases { double patients = 0, operators = 0; };

class ActivityModel {
public:
    /// `region`: any number that tells regions apart; `holidays`: its public ones.
    ActivityModel(const PlatformActivity&, const std::string& name, DateRange regime, ActivityBases, std::uint32_t region, Holidays holidays);

    /// Expected in one clock hour. The yearly frequency falls evenly on the days of its kind.
    [[nodiscard]] double rate(Date day, int hour) const { return includes(days_, day, holidays_) ? per_day_ * share_[static_cast<std::size_t>(hour)] : 0; }
    /// How many of one replication: `draws` of purpose platform_activity.
    [[nodiscard]] std::int64_t count(const sim::Stream& draws, Date day, int hour) const;
    /// The entity of its draws.
    [[nodiscard]] std::uint64_t code() const { return code_; }

private:
    Days days_;
    Holidays holidays_;
    double per_day_ = 0;
    std::array<double, 24> share_{};
    std::uint64_t code_;
};

/// Shares of a day's occurrences by clock hour, sum 1; even without bands.
[[nodiscard]] std::array<double, 24> hourly_shares(const std::vector<HourBand>&);
/// Shares of the open time of an open day; none: always open.
[[nodiscard]] std::array<double, 24> hourly_shares(const Calendar*);

}  // namespace teleplan::models
