#pragma once
// The work of the services by averages, for a stationary cohort: what mean_values, the start of a sizing and the twins add up.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "models/coverage.hpp"
#include "models/plan.hpp"
#include "models/state_mix.hpp"

namespace teleplan::models {

/// Jobs of one pathway per year.
struct ServiceWork {
    std::string pathway;
    double per_year = 0;
    std::optional<std::array<double, 24>> hours{};     // share by hour of the day; none: deferrable, whenever somebody is free
    ByPriority<double> mix{0, 0, 0, 1};
    Intensity intensity = Intensity::level_1;
    CoverageId coverage{};
};

/// Of so many active patients, `starts` a year of each group, in the states of `mixes`. Scheduled calls, notes, televisits and plain
/// help-desk calls are not among it.
[[nodiscard]] std::vector<ServiceWork> service_work(const Plan&, double active, const ByGroup<double>& starts, const ByGroup<StateMix>& mixes);

/// Scheduled calls per year that no tele-check replaces.
[[nodiscard]] double scheduled_calls_per_year(const Plan&, double active, const ByGroup<StateMix>& mixes);

/// Share of the days in a state on which nothing of the calendar is dropped: all but those in hospital.
[[nodiscard]] double share_at_home(const Programme&, std::size_t state);

/// Probability that all of n sessions are missed, over the patients of a group; `ratio`: of their adherence to that of the first month.
[[nodiscard]] double all_missed(const Protocol&, const Sensors&, double ratio, int n);

/// Runs of `days` prescribed days with nothing received, per day of a patient who is there all the time. The sessions of a day are
/// evenly spaced, each received with the patient's own share, apart from each other:
/// M(days) - M(days + 1), M(n) = probability that all sessions of n such days in a row are missed.
[[nodiscard]] double missed_runs_per_day(const Protocol&, const Sensors&, const IntensityLevel&, double ratio, int days);

}  // namespace teleplan::models
