#pragma once
// Fields of services and contacts, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/services_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, Service& s)
{
    v.field("enabled", s.enabled, limits::part("whether the service is simulated"));
    v.field("per_patient_year", s.per_patient_year, limits::amount("services", "per patient-year", 1000));
    v.field("duration", s.duration, limits::part("mean working time of one service"));
}
template <class V> void fields(V& v, Televisit& t)
{
    v.field("enabled", t.enabled, limits::part("whether the service is simulated"));
    v.field("no_show", t.no_show, limits::share("booked slots that the patient never tries to join; the slot is lost"));
    v.field("technical_failure", t.technical_failure, limits::share("televisits that fail for technical reasons and go to in person"));
}
template <class V> void fields(V& v, EmergencyCalls& e)
{
    v.field("enabled", e.enabled, limits::part("whether the service is simulated"));
    v.field("per_patient_year_cardiovascular", e.per_patient_year_cardiovascular, limits::amount("calls", "per patient-year", 1000));
    v.field("per_patient_year_other", e.per_patient_year_other, limits::amount("calls", "per patient-year", 1000));
    v.field("out_of_hours_share", e.out_of_hours_share, limits::share("calls outside office hours"));
    v.field("duration", e.duration, limits::part("mean nurse time of one call"));
}
template <class V> void fields(V& v, MissingData& m)
{
    v.field("enabled", m.enabled, limits::part("whether reminders and calls are simulated"));
    v.field("reminder_after", m.reminder_after, limits::part("automatic reminder after"));
    v.field("missed_days", m.missed_days, limits::amount("days missed before the service centre calls", "day", 60));
    v.field("call", m.call, limits::part("mean duration of that call"));
}
template <class V> void fields(V& v, DeviceFailure& d)
{
    v.field("enabled", d.enabled, limits::part("whether failures are simulated"));
    v.field("per_kit_year", d.per_kit_year, limits::amount("failures", "per kit-year", 100));
    v.field("replaced_within", d.replaced_within, limits::part("time to replace"));
}
template <class V> void fields(V& v, Services& s)
{
    v.field("televisit", s.televisit, limits::part("televisits in booked slots"));
    v.field("teleconsult", s.teleconsult, limits::part("physician to physician"));
    v.field("tele_advice", s.tele_advice, limits::part("between professions"));
    v.field("tele_care", s.tele_care, limits::part("sessions by a non-medical professional"));
    v.field("tele_check", s.tele_check, limits::part("scheduled remote checks (the scheduled nurse call)"));
    v.field("emergency_calls", s.emergency_calls, limits::part("calls started by the patient"));
    v.field("missing_data", s.missing_data, limits::part("reminders and calls for missing readings"));
    v.field("device_failure", s.device_failure, limits::part("failures of kits"));
}
template <class V> void fields(V& v, Contacts& c)
{
    v.field("scheduled_calls_per_month", c.scheduled_calls_per_month, limits::amount("scheduled nurse calls", "per patient-month", 30));
    v.field("notes_per_month", c.notes_per_month, limits::amount("notes items", "per patient-month", 30));
    v.field("help_desk_calls_first_month", c.help_desk_calls_first_month, limits::amount("help-desk calls in the first month", "per patient-month", 30));
    v.field("help_desk_calls_per_month", c.help_desk_calls_per_month, limits::amount("help-desk calls after it", "per patient-month", 30));
    v.field("help_desk_priority_mix", c.help_desk_priority_mix, limits::share("share of the calls"));
    v.field("help_desk_monday_factor", c.help_desk_monday_factor, {"Monday against the other days", "1", 0.01, 100});
}

}  // namespace teleplan::models
