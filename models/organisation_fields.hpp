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
}
template <class V> void fields(V& v, StaffPool& p)
{
    v.field("scope", p.scope, limits::may(limits::part("one pool per authority or one for the region")));
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
}
template <class V> void fields(V& v, Organisation& o)
{
    v.field("calendars", o.calendars, limits::may(limits::part("calendars by name")));
    v.field("shifts", o.shifts, limits::may(limits::part("shifts by name")));
    v.field("pools", o.pools, limits::part("pools of servers"));
    v.field("centres", o.centres, limits::may(limits::part("centres shared by authorities: of the night, of the week-end")));
    v.field("overflow", o.overflow, limits::may(limits::part("when waiting work moves from a pool to a centre")));
    v.field("operators", o.operators, limits::may(limits::part("professionals who may be enabled")));
    v.field("workstations", o.workstations, limits::may(limits::part("workstations")));
    v.field("training", o.training, limits::may(limits::part("training")));
}

}  // namespace teleplan::models
