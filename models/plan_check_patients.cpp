// The states of severity, worsenings, sensors and alert rules of a plan.
#include <cmath>

#include "models/patient_volumes.hpp"
#include "models/plan_check_parts.hpp"

namespace teleplan::models::detail
{

namespace
{

constexpr double row_tolerance = 1e-3;                 // published rows are rounded
constexpr std::string_view death = "death";            // a column that conditioning on survival removes

/// The parameters that sensors and questionnaires send, as in the seed of the project.
constexpr std::array<std::string_view, 12> sensor_parameters{"blood_pressure", "heart_rate", "spo2", "glucose", "respiratory_rate", "ecg",
                                                             "weight", "temperature", "therapy", "symptoms", "lifestyle", "questionnaires"};

void check_transitions(Checker& c, const std::string& at, const Programme& p)
{
    const Names states = names_of(p.states);
    Names columns = states;
    columns.push_back(death);
    if (p.transitions->cycle < one_day) c.report(below(at, "cycle"), "cycle_too_short", {});
    for (const auto& [from, row] : p.transitions->rows) {
        const std::string row_at = below(below(at, "rows"), from);
        c.exists(row_at, from, states, "no_such_state");
        double sum = 0, alive = 0;
        for (const auto& [to, share] : row) {
            c.exists(below(row_at, to), to, columns, "no_such_state");
            sum += share;
            alive += to == death ? 0 : share;
        }
        c.sum_is_one(row_at, sum, row_tolerance, "probabilities_do_not_sum");
        if (alive <= 0) c.report(row_at, "nobody_survives", {from});
    }
    for (const std::string_view state : states)
        if (!find(p.transitions->rows, state)) c.report(below(below(at, "rows"), state), "missing_field", {std::string{state}});
}

void check_programme(Checker& c, std::size_t g)
{
    const Programme& p = c.plan.programmes[g];
    const std::string_view group = models::Names<TargetGroup>::all[g];
    const std::string at = below("/programmes", group);
    if (p.states.size() > most_states) c.report(below(at, "states"), "too_many_states", {std::to_string(p.states.size()), std::to_string(most_states)});
    double shares = 0;
    for (const auto& [name, state] : p.states) {
        shares += state.share;
        c.exists(below(below(below(at, "states"), name), "coverage"), state.coverage, names_of(c.plan.organisation.calendars), "no_such_calendar");
    }
    if (!p.states.empty()) c.sum_is_one(below(at, "states"), shares, 1e-6, "shares_do_not_sum");
    if (p.states.empty() && p.transitions) c.report(below(at, "transitions"), "needs_states", {});
    else if (p.transitions) check_transitions(c, below(at, "transitions"), p);
    if (p.states.empty() && p.exacerbations) c.report(below(at, "exacerbations"), "needs_states", {});
    if (p.comorbidity && static_cast<std::size_t>(p.comorbidity->group) == g) c.report(below(below(at, "comorbidity"), "group"), "own_group", {std::string{group}});
}

}  // namespace

void check_states_and_sensors(Checker& c)
{
    const Names messages = names_of(c.plan.platform.messages), parameters(sensor_parameters.begin(), sensor_parameters.end());
    for (std::size_t g = 0; g < group_count; ++g) {
        check_programme(c, g);
        const std::string at = below(below("/protocols", models::Names<TargetGroup>::all[g]), "parameters");
        for (const auto& [name, parameter] : c.plan.protocols[g].parameters) {
            c.exists(below(at, name), name, parameters, "no_such_parameter");
            c.exists(below(below(at, name), "message"), parameter.message, messages, "no_such_message");
        }
        if (c.plan.protocols[g].parameters.empty() && !c.plan.protocols[g].messages_per_session)
            c.report(at, "missing_field", {"parameters"});
    }
    const AlertRules& alerts = c.plan.sensors.alerts;
    if (alerts.rule != "simple") c.exists("/sensors/alerts/rule", alerts.rule, names_of(alerts.rules), "no_such_rule");
}

}  // namespace teleplan::models::detail
