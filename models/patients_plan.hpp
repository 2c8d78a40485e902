#pragma once
// Target groups, levels of monitoring, protocols, readings and alerts: chapters of the plan (plan.hpp).

#include <optional>
#include <string>
#include <vector>

#include "models/plan_parts.hpp"

namespace teleplan::models {

struct Programme {
    double share = 0;                                              // of the patients
    int plan_months = 12;
    double renewal = 0, dropout_per_month = 0, mortality_per_year = 0;
    double televisits_per_year = 0;
    bool needs_kit = true;
    std::string coverage;                                          // a calendar, instead of the intensity's; empty: the intensity's
    std::string condition;                                         // row of prevalence.csv; empty: neurological_cases_national
};
struct IntensityLevel {
    double share = 0;                                              // of the patients of a group
    std::optional<double> sessions_per_day;                        // at most this; absent: as the group's protocol
    Duration notes_per_month{};
    std::string coverage;                                          // a calendar of the organisation
};


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

}  // namespace teleplan::models
