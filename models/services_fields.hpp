#pragma once
// Fields of services and contacts, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/services_plan.hpp"

namespace teleplan::models {

template <class V> void booking_fields(V& v, Booking& b)
{
    v.field("rescheduled", b.rescheduled, limits::may(limits::share("technical failures that are booked a second time; the others go to in person")));
    v.field("rescheduled_after", b.rescheduled_after, limits::may(limits::part("from a booking to the second one, whole days")));
    v.field("on_request", b.on_request, limits::may(limits::part("documents that a request leaves in the record")));
    v.field("on_completion", b.on_completion, limits::may(limits::part("documents that a completed one leaves in the record")));
}
template <class V> void fields(V& v, ByLevel& l)
{
    v.field("level_2", l.level_2, limits::amount("factor of the frequency", "1", 1000));
    v.field("level_1", l.level_1, limits::amount("factor of the frequency", "1", 1000));
    v.field("weekly", l.weekly, limits::amount("factor of the frequency", "1", 1000));
    v.field("televisit_only", l.televisit_only, limits::amount("factor of the frequency", "1", 1000));
}
template <class V> void fields(V& v, Service& s)
{
    v.field("enabled", s.enabled, limits::part("whether the service is simulated"));
    v.field("per_patient_year", s.per_patient_year, limits::amount("sessions", "per patient-year", 1000));
    v.field("duration", s.duration, limits::part("mean working time of one session, instead of the pathway's"));
    v.field("group_factor", s.group_factor, limits::may(limits::amount("factor of the frequency", "1", 1000)));
    v.field("intensity_factor", s.intensity_factor, limits::may(limits::part("factor of the frequency by level of monitoring; 0: none")));
    v.field("no_show", s.no_show, limits::may(limits::share("bookings that the patient never tries to join; the time is lost")));
    v.field("technical_failure", s.technical_failure, limits::may(limits::share("bookings that fail for technical reasons")));
    booking_fields(v, s);
    v.field("asynchronous", s.asynchronous, limits::may(limits::share("without an appointment: written by the specialist alone")));
    v.field("asynchronous_duration", s.asynchronous_duration, limits::may(limits::part("mean working time of one of these")));
    v.field("sessions_per_cycle", s.sessions_per_cycle, {"sessions of a cycle", "sessions", 1, 100, false});
    v.field("session_interval", s.session_interval, limits::may(limits::part("between the sessions of a cycle, whole days")));
    v.field("on_cycle_end", s.on_cycle_end, limits::may(limits::part("documents that the last session of a cycle leaves in the record")));
}
template <class V> void fields(V& v, Televisit& t)
{
    v.field("enabled", t.enabled, limits::part("whether the service is simulated"));
    v.field("no_show", t.no_show, limits::share("booked slots that the patient never tries to join; the slot is lost"));
    v.field("technical_failure", t.technical_failure, limits::share("televisits that fail for technical reasons"));
    booking_fields(v, t);
}
template <class V> void fields(V& v, EmergencyCalls& e)
{
    v.field("enabled", e.enabled, limits::part("whether the service is simulated"));
    v.field("per_patient_year_cardiovascular", e.per_patient_year_cardiovascular, limits::amount("calls", "per patient-year", 1000));
    v.field("per_patient_year_other", e.per_patient_year_other, limits::amount("calls", "per patient-year", 1000));
    v.field("out_of_hours_share", e.out_of_hours_share, limits::share("calls outside office hours"));
    v.field("duration", e.duration, limits::part("mean nurse time of one call"));
    v.field("office_hours", e.office_hours, limits::text("calendar of the office hours"));
    v.field("priority_mix", e.priority_mix, limits::may(limits::share("share of the calls")));
}
template <class V> void fields(V& v, MissingData& m)
{
    v.field("enabled", m.enabled, limits::part("whether reminders and calls are simulated"));
    v.field("reminder_after", m.reminder_after, limits::part("automatic reminder after"));
    v.field("missed_days", m.missed_days, {"consecutive days with nothing received, of those on which something is prescribed, before the service centre calls", "day", 1, 60});
    v.field("call", m.call, limits::part("mean duration of that call"));
    v.field("flagged", m.flagged, limits::may(limits::share("of these calls: clinically flagged, reviewed by a nurse too")));
}
template <class V> void fields(V& v, DeviceFailure& d)
{
    v.field("enabled", d.enabled, limits::part("whether failures are simulated"));
    v.field("per_kit_year", d.per_kit_year, limits::amount("failures", "per kit-year", 100));
    v.field("replaced_within", d.replaced_within, limits::part("time to replace, whole days: nothing is received meanwhile"));
    v.field("dead_on_arrival", d.dead_on_arrival, limits::may(limits::share("kits that do not work when they are installed")));
}
template <class V> void fields(V& v, KitCare& k)
{
    v.field("enabled", k.enabled, limits::part("whether batteries, swaps and returns are simulated"));
    v.field("battery_events_per_year", k.battery_events_per_year, limits::amount("calls about batteries", "per kit-year", 100));
    v.field("swap", k.swap, limits::share("help-desk calls of patients with a kit that need a visit or a swap"));
    v.field("visit", k.visit, limits::share("swaps by a technician's visit; the others by courier"));
    v.field("withdrawal_visit", k.withdrawal_visit, limits::share("kits withdrawn by a technician's visit; the others by courier"));
    v.field("spare", k.spare, limits::share("spare kits per kit in use or in turn-around"));
    v.field("without", k.without, limits::may(limits::part("group.intensity of patients who need no kit")));
}
template <class V> void fields(V& v, Services& s)
{
    v.field("televisit", s.televisit, limits::part("televisits in booked slots"));
    v.field("teleconsult", s.teleconsult, limits::part("physician to physician"));
    v.field("tele_advice", s.tele_advice, limits::part("between professions, always by appointment"));
    v.field("tele_care", s.tele_care, limits::part("cycles of sessions by a non-medical professional"));
    v.field("tele_check", s.tele_check, limits::part("scheduled remote checks: the scheduled nurse call of the levels whose factor is not 0"));
    v.field("emergency_calls", s.emergency_calls, limits::part("calls started by the patient"));
    v.field("missing_data", s.missing_data, limits::part("reminders and calls for missing readings"));
    v.field("device_failure", s.device_failure, limits::part("failures of kits"));
    v.field("kits", s.kits, limits::may(limits::part("batteries, swaps and returns of kits")));
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
