#pragma once
// Fields of programmes, levels of monitoring, protocols, readings and alerts, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/patients_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, SeverityState& s)
{
    v.field("share", s.share, limits::share("share of the group's patients who start in this state"));
    v.field("out_of_range_ratio", s.out_of_range_ratio, limits::may(limits::amount("values out of range against other states; rescaled to the group's mean at enrolment", "1", 100)));
    v.field("mortality_ratio", s.mortality_ratio, limits::may(limits::amount("death rate against other states; rescaled to the group's mean at enrolment", "1", 100)));
    v.field("exacerbations_per_year", s.exacerbations_per_year, limits::may(limits::amount("exacerbations", "per patient-year", 50)));
    v.field("sessions_per_day", s.sessions_per_day, limits::amount("prescribed sessions; absent: as the protocol", "per day", 2));
    v.field("televisits_per_year", s.televisits_per_year, limits::amount("booked televisits; absent: as the programme", "per patient-year", 366));
    v.field("notes_per_month", s.notes_per_month, limits::part("nurse time for notes and review per patient-month; absent: the intensity's"));
    v.field("needs_kit", s.needs_kit, limits::part("patients in this state need a kit; absent: as the programme"));
    v.field("coverage", s.coverage, limits::text("calendar in which alerts are answered, instead of the programme's"));
}
template <class V> void fields(V& v, Transitions& t)
{
    v.field("cycle", t.cycle, limits::part("time between two changes of state, at a random phase per patient"));
    v.field("rows", t.rows, limits::share("probability of this state after a cycle"));
}
template <class V> void fields(V& v, Exacerbations& e)
{
    v.field("duration", e.duration, limits::part("days of a worsening, at home"));
    v.field("alert_factor", e.alert_factor, limits::may(limits::amount("values out of range during a worsening, against usual", "1", 100)));
    v.field("admitted_share", e.admitted_share, limits::may(limits::share("worsenings that end in hospital")));
    v.field("admitted_after", e.admitted_after, limits::may(limits::part("from the worsening to the admission, at most its own length")));
    v.field("hospital_stay", e.hospital_stay, limits::part("days in hospital"));
    v.field("telemonitoring_effect", e.telemonitoring_effect, limits::may(limits::amount("factor on admissions; 1: no benefit", "1", 10)));
    v.field("adherence_factor", e.adherence_factor, limits::may(limits::share("sessions received in and before a worsening, against usual; 1: no difference")));
    v.field("warning_days", e.warning_days, limits::may(Field{"days before a worsening in which adherence is already lower", "day", 0, 60}));
}
template <class V> void fields(V& v, Comorbidity& c)
{
    v.field("share", c.share, limits::share("patients who follow a second protocol too"));
    v.field("group", c.group, limits::part("the group whose protocol that is"));
}
template <class V> void fields(V& v, Programme& p)
{
    v.field("share", p.share, limits::share("share of the patients"));
    v.field("plan_months", p.plan_months, {"duration of a monitoring plan", "month", 1, 12});
    v.field("renewal", p.renewal, limits::share("plans renewed at their end"));
    v.field("dropout_per_month", p.dropout_per_month, {"patients who leave, at the end of each month of the plan", "per month", 0, 0.99});
    v.field("mortality_per_year", p.mortality_per_year, {"deaths", "per person-year", 0, 0.99});
    v.field("televisits_per_year", p.televisits_per_year, limits::amount("booked televisits", "per patient-year", 366));
    v.field("needs_kit", p.needs_kit, limits::part("patients receive a kit of devices"));
    v.field("coverage", p.coverage, limits::text("calendar in which alerts are answered, instead of the intensity's"));
    v.field("condition", p.condition, limits::text("condition in prevalence.csv; empty: neurological_cases_national by expected cases of stroke and parkinsonism"));
    v.field("states", p.states, limits::may(limits::part("states of severity or phases, in order; absent: all patients alike")));
    v.field("transitions", p.transitions, limits::part("how patients move between states; absent: they do not"));
    v.field("exacerbations", p.exacerbations, limits::part("worsenings and admissions"));
    v.field("comorbidity", p.comorbidity, limits::part("patients with a second condition, counted once"));
}
template <class V> void fields(V& v, IntensityLevel& i)
{
    v.field("share", i.share, limits::share("share of the patients of a group"));
    v.field("sessions_per_day", i.sessions_per_day, limits::amount("prescribed sessions, at most; absent: as the protocol", "per day", 2));
    v.field("notes_per_month", i.notes_per_month, limits::part("mean nurse time for notes and review per patient-month"));
    v.field("coverage", i.coverage, limits::part("calendar in which alerts are answered"));
}
template <class V> void fields(V& v, Seasons& s)
{
    v.field("winter", s.winter, limits::amount("December to February", "1", 100));
    v.field("spring", s.spring, limits::amount("March to May", "1", 100));
    v.field("autumn", s.autumn, limits::amount("September to November", "1", 100));
    v.field("summer", s.summer, limits::amount("June to August", "1", 100));
}
template <class V> void fields(V& v, SensorParameter& p)
{
    v.field("per_session", p.per_session, limits::may(limits::amount("messages per session: 1 always, 0.5 in every second session", "per session", 300)));
    v.field("message", p.message, limits::may(limits::part("kind of message in platform.messages")));
}
template <class V> void fields(V& v, Protocol& p)
{
    v.field("sessions_per_day", p.sessions_per_day, limits::amount("prescribed sessions", "per day", 2));
    v.field("adherence", p.adherence, limits::share("mean share of prescribed sessions received in the first month"));
    v.field("adherence_decline_per_month", p.adherence_decline_per_month, limits::share("mean share lost with each completed month of a plan"));
    v.field("out_of_range", p.out_of_range, limits::share("probability that a session has a value out of range"));
    v.field("season", p.season, limits::part("multiplies out_of_range, rescaled to a mean of 1 over the year"));
    v.field("messages_per_session", p.messages_per_session, limits::amount("messages to the platform; absent: as the parameters make", "per session", 1000));
    v.field("parameters", p.parameters, limits::may(limits::part("what is measured or asked")));
    v.field("carer_share", p.carer_share, limits::may(limits::share("patients whose sessions are sent by a carer")));
}
template <class V> void fields(V& v, Block& b)
{
    v.field("from", b.from, limits::part("time of day"));
    v.field("to", b.to, limits::part("time of day, 24:00 at most"));
}
template <class V> void fields(V& v, HourBand& h)
{
    v.field("share", h.share, limits::share("share of the sessions"));
    v.field("hours", h.hours, limits::part("blocks of the day over which they are spread evenly"));
}
template <class V> void fields(V& v, AlertRule& r)
{
    v.field("sensitivity", r.sensitivity, Field{"true conditions that raise an alert", "1", 0.01, 1});
    v.field("false_alerts", r.false_alerts, limits::amount("false alerts, against those of the simple rule", "1", 100));
}
template <class V> void fields(V& v, AlertRules& a)
{
    v.field("closed_by_platform", a.closed_by_platform, limits::share("out-of-range sessions closed by the platform"));
    v.field("true_share", a.true_share, limits::share("alerts that are clinically actionable"));
    v.field("priority_mix", a.priority_mix, limits::share("share of the alerts"));
    v.field("daily_cv", a.daily_cv, {"coefficient of variation of the daily factor", "1", 0, 2});
    v.field("daily_correlation", a.daily_correlation, {"its correlation between authorities of a region", "1", 0, 1});
    v.field("frailty_cv", a.frailty_cv, limits::may(Field{"coefficient of variation of alerts between patients", "1", 0, 2}));
    v.field("join_same_day", a.join_same_day, limits::may(limits::part("alerts of one patient on one day make one case, of the highest priority")));
    v.field("rule", a.rule, limits::text("the alert rule in use, one of rules; empty: simple"));
    v.field("rules", a.rules, limits::may(limits::part("alert rules as points of sensitivity and false alerts")));
}
template <class V> void fields(V& v, Influenza& i)
{
    v.field("enabled", i.enabled, limits::part("simulated"));
    v.field("attack_share", i.attack_share, limits::share("patients who fall ill in a mean season"));
    v.field("yearly_cv", i.yearly_cv, Field{"coefficient of variation between years", "1", 0, 2});
    v.field("illness_days", i.illness_days, limits::amount("days of illness", "day", 60));
    v.field("ratio", i.ratio, limits::amount("alerts and calls of an ill patient, against a well one", "1", 100));
    v.field("effect", i.effect, limits::amount("part of that effect in this group", "1", 10));
}
template <class V> void fields(V& v, Heat& h)
{
    v.field("enabled", h.enabled, limits::part("simulated"));
    v.field("spells_per_year", h.spells_per_year, limits::amount("spells of heat from June to August", "per year", 30));
    v.field("spell_days", h.spell_days, Field{"days of a spell", "day", 1, 92});
    v.field("ratio", h.ratio, limits::amount("alerts and calls on a hot day, against others", "1", 100));
    v.field("effect", h.effect, limits::amount("part of that effect in this group", "1", 10));
}
template <class V> void fields(V& v, EpisodePlan& e)
{
    v.field("influenza", e.influenza, limits::may(limits::part("influenza seasons")));
    v.field("heat", e.heat, limits::may(limits::part("spells of heat")));
}
template <class V> void fields(V& v, Sensors& s)
{
    v.field("adherence_sd", s.adherence_sd, {"standard deviation of adherence between patients (Beta)", "1", 0, 0.49});
    v.field("first_weeks_drop", s.first_weeks_drop, limits::share("adherence lost on the first day of a first plan, fading to zero"));
    v.field("first_weeks_days", s.first_weeks_days, {"days over which it fades", "day", 1, 365});
    v.field("hour_profile", s.hour_profile, limits::part("when sessions are sent"));
    v.field("habit_window", s.habit_window, limits::part("a patient sends each session within the same window of this length"));
    v.field("alerts", s.alerts, limits::part("alerts"));
}

}  // namespace teleplan::models
