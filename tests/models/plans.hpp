#pragma once
// The installed plans, and what is switched off in them to be compared by hand.

#include <stdexcept>

#include "formats/plan_json.hpp"
#include "models/plan.hpp"
#include "tests/installed.hpp"

namespace teleplan::tests
{

/// A copy, to be changed.
inline models::Plan puglia()
{
    static const auto loaded = formats::load_plan(installed().scenarios / "regions" / "puglia.json", installed());
    if (!loaded.document) throw std::runtime_error("Puglia's plan does not load");
    return loaded.document->plan;
}

inline models::Plan without_deaths(models::Plan plan)
{
    for (auto& programme : plan.programmes) programme.mortality_per_year = 0;
    return plan;
}

/// Only what the arithmetic by hand knows: the services that it leaves out are off.
inline models::Plan services_off(models::Plan plan)
{
    models::Services& s = plan.services;
    for (models::Service* service : {&s.teleconsult, &s.tele_advice, &s.tele_care}) service->enabled = false;
    s.emergency_calls.enabled = s.missing_data.enabled = s.device_failure.enabled = s.kits.enabled = false;
    return plan;
}

/// No states, no worsenings, no second condition, no frailty: all patients of a group alike, every alert a case.
inline models::Plan patients_alike(models::Plan plan)
{
    for (auto& programme : plan.programmes) {
        programme.states.clear();
        programme.transitions.reset();
        programme.exacerbations.reset();
        programme.comorbidity.reset();
    }
    plan.sensors.alerts.frailty_cv = 0;
    plan.sensors.alerts.join_same_day = false;
    return plan;
}

/// What the arithmetic by hand leaves out is off (PARAMETERS section 10, check 0).
inline models::Plan comparable_by_hand(models::Plan plan)
{
    plan = patients_alike(std::move(plan));
    plan.sensors.first_weeks_drop = 0;
    plan.enrolment.limits = false;
    return services_off(without_deaths(std::move(plan)));
}

/// From `from` on, the same number of patients: all of them found on that day at a random stage of their plan.
inline models::Plan stationary(models::Plan plan, models::Date from, int patients)
{
    plan.timeline.ramp.points = {{from, patients}};
    return plan;
}

inline models::Date day(int year, int month, int d) { return models::to_date({year, month, d}); }

}  // namespace teleplan::tests
