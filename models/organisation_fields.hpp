#pragma once
// Fields of the organisation, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/organisation_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, Calendar& c)
{
    v.field("days", c.days, limits::part("which days"));
    v.field("blocks", c.blocks, limits::part("open blocks of such a day"));
    v.field("slot", c.slot, limits::part("work starts only at from, from + slot, …"));
}
template <class V> void fields(V& v, Shift& s)
{
    v.field("from", s.from, limits::part("time of day"));
    v.field("to", s.to, limits::part("time of day; before from: on the next day"));
}
template <class V> void fields(V& v, ShiftSeats& s)
{
    v.field("weekday", s.weekday, limits::amount("operators present, Monday to Friday", "seats", 100000));
    v.field("holiday", s.holiday, limits::amount("operators present, Saturday, Sunday and public holidays", "seats", 100000));
    v.field("saturday", s.saturday, limits::amount("operators present on a Saturday that is no public holiday, instead", "seats", 100000));
    v.field("sunday", s.sunday, limits::amount("operators present on a Sunday that is no public holiday, instead", "seats", 100000));
    v.field("public_holiday", s.public_holiday, limits::amount("operators present on public holidays, instead", "seats", 100000));
}
template <class V> void fields(V& v, StaffPool& p)
{
    v.field("scope", p.scope, limits::may(limits::part("one pool per authority or one for the region")));
    v.field("kind", p.kind, limits::may(limits::part("clinical: of a delivery centre; technical: of a service centre; absent: not checked")));
    v.field("role", p.role, limits::text("role that does the work that no role names; absent: the role with the pool's name"));
    v.field("servers", p.servers, limits::amount("servers around the clock, instead of shifts", "servers", 100000));
    v.field("shifts", p.shifts, limits::may(limits::part("shifts that the pool works")));
    v.field("seats", p.seats, limits::may(limits::part("authority code or region → shift → seats; absent: to be sized")));
    v.field("coverage", p.coverage, limits::text("calendar in which the service must be staffed"));
    v.field("minimum_in_coverage", p.minimum_in_coverage, {"least operators present in each shift that overlaps the coverage", "seats", 0, 1000, false});
    v.field("productive_hours", p.productive_hours, {"per full-time equivalent, net of leave, holidays and absence", "h/year", 1, 8760, false});
    v.field("telemedicine_share", p.telemedicine_share, {"share of an operator's time on telemedicine", "1", 0.001, 1, false});
    v.field("hour_rate", p.hour_rate, {"cost of one hour", "EUR/h", 0, 10000, false});
    v.field("waiting_places", p.waiting_places, limits::amount("jobs that may wait; absent: no limit", "jobs"));
    v.field("schedule", p.schedule, limits::part("servers over time, instead of servers"));
    v.field("discipline", p.discipline, limits::may(limits::part("priority: the most urgent first, then first come, first served; fifo: priorities are ignored")));
    v.field("preemption", p.preemption, limits::may(limits::part("whether a more urgent job stops one in service, which later resumes, or restarts from the beginning")));
    v.field("shift_end", p.shift_end, limits::may(limits::part("servers who go off duty finish their job, or are interrupted")));
}
template <class V> void fields(V& v, Centre& c)
{
    v.field("title", c.title, limits::text("name that tables print"));
    v.field("servers", c.servers, limits::amount("servers around the clock, instead of shifts", "servers", 100000));
    v.field("shifts", c.shifts, limits::may(limits::part("shifts that the centre works")));
    v.field("seats", c.seats, limits::may(limits::part("shift → seats; absent: to be sized")));
    v.field("coverage", c.coverage, limits::text("calendar in which the centre must be staffed"));
    v.field("minimum_in_coverage", c.minimum_in_coverage, {"least operators present in each shift that overlaps the coverage", "seats", 0, 1000, false});
    v.field("productive_hours", c.productive_hours, {"per full-time equivalent; absent: as the pool whose work it does", "h/year", 1, 8760, false});
    v.field("telemedicine_share", c.telemedicine_share, {"share of an operator's time on telemedicine; absent: as the pool", "1", 0.001, 1, false});
    v.field("hour_rate", c.hour_rate, {"cost of one hour; absent: as the pool", "EUR/h", 0, 10000, false});
}
template <class V> void fields(V& v, OverflowEdge& e)
{
    v.field("pool", e.pool, limits::part("pool of the authorities, or centre, whose waiting work moves"));
    v.field("from", e.from, limits::may(limits::part("authority codes; absent: all of the region")));
    v.field("to", e.to, limits::part("centre that the work moves to"));
    v.field("calendar", e.calendar, limits::text("when it is open; absent: always"));
    v.field("after", e.after, limits::may(limits::part("waiting time before work moves; absent: it moves at once")));
    v.field("pathways", e.pathways, limits::may(limits::part("pathways whose work moves; absent: all that begin at the pool")));
}
template <class V> void fields(V& v, OperatorCategory& o)
{
    v.field("national_total", o.national_total, limits::amount("expected users, Italy", "persons"));
    v.field("joining_share", o.joining_share, limits::share("share of the professionals who join"));
    v.field("employed", o.employed, limits::share("employed"));
    v.field("contracted", o.contracted, limits::share("contracted"));
    v.field("accredited", o.accredited, limits::share("accredited"));
    v.field("pool", o.pool, limits::text("pool whose sized heads are the least number"));
}
template <class V> void fields(V& v, Workstations& w)
{
    v.field("per_operator", w.per_operator, limits::amount("workstations per operator to enable (national ratio)", "per operator", 10));
    v.field("simultaneous_share", w.simultaneous_share, {"operators on shift per workstation, at most (hot desks)", "1", 0.01, 10});
    v.field("settings", w.settings, limits::share("share of the workstations"));
}
template <class V> void fields(V& v, Training& t)
{
    v.field("already_trained", t.already_trained, limits::share("users already trained"));
    v.field("per_user", t.per_user, limits::part("training time per user"));
    v.field("community_nurse_share", t.community_nurse_share, limits::share("share of a community nurse's time on telemedicine"));
    v.field("gp_share", t.gp_share, limits::share("share of a general practitioner's time on telemedicine"));
    v.field("trainers", t.trainers, limits::amount("trainers; absent: training never limits", "persons", 1e6));
    v.field("trainer_hours_per_month", t.trainer_hours_per_month, limits::may(limits::part("hours that a trainer teaches in a month")));
    v.field("places", t.places, {"users trained together by one trainer", "users", 1, 10000, false});
    v.field("from", t.from, limits::part("first day of training; absent: first day of the ramp"));
    v.field("users", t.users, limits::amount("users to enable, for the pace of training; absent: the professionals who join", "persons"));
}
template <class V> void fields(V& v, Holiday& h)
{
    v.field("month", h.month, {"month", "", 1, 12});
    v.field("day", h.day, {"day of the month", "", 1, 31});
    v.field("from_year", h.from_year, {"first year in which it is one", "", 1900, 2200, false});
}
template <class V> void fields(V& v, WorkingYear& y)
{
    v.field("days", y.days, {"Mondays to Fridays of a year", "days", 1, 366});
    v.field("holidays", y.holidays, {"public holidays among them", "days", 0, 100});
    v.field("leave", y.leave, {"days of leave", "days", 0, 365});
    v.field("week", y.week, {"contract hours of a week of five days", "h", 1, 100});
    v.field("absence", y.absence, limits::share("share of the hours due lost to absence"));
}
template <class V> void fields(V& v, Posts& p)
{
    v.field("per_cot", p.per_cot, limits::may(limits::amount("persons per territorial operations centre", "persons", 1000)));
    v.field("inhabitants", p.inhabitants, {"inhabitants per person", "inhabitants", 1, 1e9});
    v.field("patients", p.patients, {"active patients per person", "patients", 1, 1e9});
}
template <class V> void fields(V& v, Role& r)
{
    v.field("category", r.category, limits::text("category of users; absent: not among the users to enable"));
    v.field("category_share", r.category_share, limits::may(limits::share("share of the category's users beyond the sized ones")));
    v.field("employed", r.employed, limits::share("employed; absent: as the category"));
    v.field("contracted", r.contracted, limits::share("contracted"));
    v.field("accredited", r.accredited, limits::share("accredited"));
    v.field("productive_hours", r.productive_hours, {"per full-time equivalent, instead of the working year", "h/year", 1, 8760});
    v.field("working_year", r.working_year, limits::part("what productive hours are made of; absent: those of the pool that the role staffs"));
    v.field("hour_rate", r.hour_rate, {"cost of one hour; absent: of the pool that the role staffs", "EUR/h", 0, 10000});
    v.field("telemedicine_share", r.telemedicine_share, {"share of the working time on telemedicine; absent: of the pool that the role staffs", "1", 0.001, 1});
    v.field("take_up", r.take_up, {"share of the enabled operators who use telemedicine", "1", 0.001, 1, false});
    v.field("services", r.services, limits::may(limits::share("share of the work of a pathway, or of its stage (pathway.stage)")));
    v.field("posts", r.posts, limits::may(limits::part("posts that do not follow from queues")));
    v.field("professions", r.professions, limits::may(limits::share("share of the role")));
}
template <class V> void fields(V& v, Surcharges& s)
{
    v.field("night", s.night, limits::amount("on the hour rate, at night", "1", 10));
    v.field("holiday", s.holiday, limits::amount("on the hour rate, on Sundays and public holidays", "1", 10));
    v.field("night_hours", s.night_hours, limits::may(limits::part("hours that count as night")));
}
template <class V> void fields(V& v, Organisation& o)
{
    v.field("holidays", o.holidays, limits::may(limits::part("public holidays beside Easter Sunday and Monday; absent: the Italian ones")));
    v.field("patron_saints", o.patron_saints, limits::may(limits::part("authority code → its own holiday")));
    v.field("calendars", o.calendars, limits::may(limits::part("calendars by name")));
    v.field("shifts", o.shifts, limits::may(limits::part("shifts by name")));
    v.field("pools", o.pools, limits::part("pools of servers"));
    v.field("centres", o.centres, limits::may(limits::part("centres shared by authorities: of the night, of the week-end")));
    v.field("overflow", o.overflow, limits::may(limits::part("when waiting work moves from a pool to a centre")));
    v.field("operators", o.operators, limits::may(limits::part("professionals who may be enabled")));
    v.field("roles", o.roles, limits::may(limits::part("roles that share the work of the pools")));
    v.field("surcharges", o.surcharges, limits::may(limits::part("surcharges on the hour rate")));
    v.field("workstations", o.workstations, limits::may(limits::part("workstations")));
    v.field("training", o.training, limits::may(limits::part("training")));
}

}  // namespace teleplan::models
