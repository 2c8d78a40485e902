#pragma once
// Fields of programmes, levels of monitoring, protocols, readings and alerts, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/patients_plan.hpp"

namespace teleplan::models {

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
    v.field("condition", p.condition, limits::text("condition in prevalence.csv; empty: neurological_cases_national by population"));
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
template <class V> void fields(V& v, Protocol& p)
{
    v.field("sessions_per_day", p.sessions_per_day, limits::amount("prescribed sessions", "per day", 2));
    v.field("adherence", p.adherence, limits::share("mean share of prescribed sessions received in the first month"));
    v.field("adherence_decline_per_month", p.adherence_decline_per_month, limits::share("mean share lost with each completed month of a plan"));
    v.field("out_of_range", p.out_of_range, limits::share("probability that a session has a value out of range"));
    v.field("season", p.season, limits::part("multiplies out_of_range, rescaled to a mean of 1 over the year"));
    v.field("messages_per_session", p.messages_per_session, limits::amount("messages to the platform", "per session", 1000));
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
template <class V> void fields(V& v, AlertRules& a)
{
    v.field("closed_by_platform", a.closed_by_platform, limits::share("out-of-range sessions closed by the platform"));
    v.field("true_share", a.true_share, limits::share("alerts that are clinically actionable"));
    v.field("priority_mix", a.priority_mix, limits::share("share of the alerts"));
    v.field("daily_cv", a.daily_cv, {"coefficient of variation of the daily factor", "1", 0, 2});
    v.field("daily_correlation", a.daily_correlation, {"its correlation between authorities of a region", "1", 0, 1});
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
