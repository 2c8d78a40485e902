#pragma once
// Target groups, states of severity, levels of monitoring, protocols, readings and alerts: chapters of the plan (plan.hpp).

#include <optional>
#include <string>
#include <vector>

#include "models/named.hpp"
#include "models/plan_parts.hpp"
#include "sim/distribution.hpp"

namespace teleplan::models {

/// A state of severity, or a phase of treatment: what it sets for the patients who are in it. Absent: as the programme.
struct SeverityState {
    double share = 0;                                              // of the group's patients at enrolment
    double out_of_range_ratio = 1, mortality_ratio = 1;            // between states; rescaled so that the group's mean holds at enrolment
    double exacerbations_per_year = 0;
    std::optional<double> sessions_per_day, televisits_per_year;
    std::optional<Duration> notes_per_month;
    std::optional<bool> needs_kit;
    std::string coverage;                                          // a calendar, instead of the programme's
};
/// Probabilities of the next state, row by row; a column "death" is removed by conditioning on survival.
struct Transitions { Duration cycle{}; Named<Named<double>> rows; };
struct Exacerbations {
    sim::Distribution duration = sim::Constant{10 * 86400.0};      // at home
    double alert_factor = 1;                                       // on the probability of a value out of range
    double admitted_share = 0, telemonitoring_effect = 1;          // their product is admitted
    Duration admitted_after{};
    sim::Distribution hospital_stay = sim::Constant{8 * 86400.0};
    double adherence_factor = 1;                                   // within a worsening and in the days before
    int warning_days = 0;
};
struct Comorbidity { double share = 0; TargetGroup group{}; };     // patients who follow this group's protocol too

struct Programme {
    double share = 0;                                              // of the patients
    int plan_months = 12;
    double renewal = 0, dropout_per_month = 0, mortality_per_year = 0;
    double televisits_per_year = 0;
    bool needs_kit = true;
    std::string coverage;                                          // a calendar, instead of the intensity's; empty: the intensity's
    std::string condition;                                         // row of prevalence.csv; empty: neurological_cases_national
    Named<SeverityState> states;                                   // none: all patients alike
    std::optional<Transitions> transitions;                        // none: a patient stays in the state of enrolment
    std::optional<Exacerbations> exacerbations;
    std::optional<Comorbidity> comorbidity;
};
struct IntensityLevel {
    double share = 0;                                              // of the patients of a group
    std::optional<double> sessions_per_day;                        // at most this; absent: as the group's protocol
    Duration notes_per_month{};
    std::string coverage;                                          // a calendar of the organisation
};


struct Seasons { double winter = 1, spring = 1, autumn = 1, summer = 1; };   // winter = December to February, and so on
struct SensorParameter { double per_session = 1; std::string message = "reading"; };   // messages; their kind on the platform
struct Protocol {
    double sessions_per_day = 1;
    double adherence = 0.8, adherence_decline_per_month = 0;       // first month; points lost with each completed month of a plan
    double out_of_range = 0;                                       // probability that a received session has a value out of range, by the simple rule
    Seasons season;                                                // multiplies out_of_range, rescaled to mean 1 over the days of a year
    std::optional<int> messages_per_session;                       // absent: as the parameters make
    Named<SensorParameter> parameters;
    double carer_share = 0;                                        // patients whose sessions are sent by a carer
};
struct HourBand { double share = 0; std::vector<Block> hours; };
/// A point on the trade-off of an alert rule.
struct AlertRule { double sensitivity = 1, false_alerts = 1; };    // of true conditions; false alerts against those of the simple rule
struct AlertRules {
    double closed_by_platform = 0;
    double true_share = 0;                                         // of the alerts by the simple rule: clinically actionable
    ByPriority<double> priority_mix{};
    double daily_cv = 0, daily_correlation = 0;                    // of the gamma factor per authority and day
    double frailty_cv = 0;                                         // of the gamma factor per patient
    bool join_same_day = false;                                    // alerts of one patient and day make one case
    std::string rule;                                              // one of the rules; empty: simple
    Named<AlertRule> rules;
};
struct Sensors {
    double adherence_sd = 0, first_weeks_drop = 0;
    int first_weeks_days = 14;
    std::vector<HourBand> hour_profile;
    Duration habit_window{};
    AlertRules alerts;
};

/// A winter: ill patients raise alerts and calls; how many and when is drawn each year.
struct Influenza {
    bool enabled = false;
    double attack_share = 0, yearly_cv = 0;                        // patients ill in a mean season; of the gamma factor per year
    double illness_days = 0, ratio = 1;                            // alerts and calls of an ill patient against those of a well one
    ByGroup<double> effect{};                                      // on ratio - 1
};
/// Spells of heat between June and August, drawn each year.
struct Heat {
    bool enabled = false;
    double spells_per_year = 0;
    int spell_days = 1;
    double ratio = 1;                                              // alerts and calls on a hot day
    ByGroup<double> effect{};                                      // on ratio - 1
};
struct EpisodePlan { Influenza influenza; Heat heat; };

}  // namespace teleplan::models
