#pragma once
// Every field of a queueing network, once; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/network_plan.hpp"

namespace teleplan::models {

// ---------------------------------------------------------------- arrivals
template <class V> void fields(V& v, Rate& r)
{
    v.field("per_hour", r.per_hour, limits::amount("arrivals an hour, or a list of them from the start of the run", "1/h"));
    v.field("scale", r.scale, limits::may(limits::amount("multiplies every rate", "1", 1e6)));
    v.field("step", r.step, limits::may(limits::part("how long each value of the list holds; absent: 1 hour")));
    v.field("repeats", r.repeats, limits::may(limits::part("the list starts again when it ends; false: nobody comes after it")));
    v.field("repeat_every", r.repeat_every, limits::part("time from one start of the list to the next; absent: as it ends"));
    v.field("by_hour", r.by_hour, limits::may(limits::amount("24 factors by hour of the day, or 168 by hour of the week from Monday", "1", 1e6)));
    v.field("by_weekday", r.by_weekday, limits::may(limits::amount("7 factors, Monday first", "1", 1e6)));
    v.field("by_month", r.by_month, limits::may(limits::amount("12 factors, January first", "1", 1e6)));
}
template <class V> void fields(V& v, Trace& t)
{
    v.field("file", t.file, limits::part("CSV file beside the plan: columns time and, if wanted, class, service, patience"));
    v.field("unit", t.unit, limits::may(limits::part("of all its times; time 0 is the start of the run")));
}
template <class V> void fields(V& v, ArrivalStream& s)
{
    v.field("pathway", s.pathway, limits::part("pathway that the jobs follow"));
    v.field("class", s.class_name, limits::text("class of the jobs; absent: the stream's name"));
    v.field("interarrival", s.interarrival, limits::part("time between arrivals (renewal process)"));
    v.field("rate", s.rate, limits::part("rate of a Poisson process"));
    v.field("trace", s.trace, limits::part("arrivals from a file"));
    v.field("priority", s.priority, {"0 is the most urgent", "", 0, 31, false});
}
template <class V> void fields(V& v, EntityClass& c) { v.field("priority", c.priority, {"0 is the most urgent", "", 0, 31, false}); }

// ---------------------------------------------------------------- what a visit needs
template <class V> void fields(V& v, Need& n)
{
    v.field("pool", n.pool, limits::part("pool"));
    v.field("units", n.units, {"servers of it that one job takes", "servers", 1, 100000, false});
}
template <class V> void fields(V& v, BalkStep& b)
{
    v.field("from", b.from, {"finding at least so many jobs at the pool, waiting or in service", "jobs", 0, 1e9});
    v.field("probability", b.probability, limits::may(limits::share("of not joining; absent: 1")));
}

// ---------------------------------------------------------------- servers
template <class V> void fields(V& v, ServerStep& s)
{
    v.field("at", s.at, limits::part("time since the start of the run, or of the repetition"));
    v.field("servers", s.servers, limits::amount("servers from then on", "servers", 100000));
}
template <class V> void fields(V& v, ServerSchedule& s)
{
    v.field("by_hour", s.by_hour, limits::may(limits::amount("servers by hour of the day (24) or of the week from Monday (168)", "servers", 100000)));
    v.field("steps", s.steps, limits::may(limits::part("servers from a time on, instead of by_hour")));
    v.field("repeat_every", s.repeat_every, limits::part("the steps start again so often; absent: the last one stays"));
}

// ---------------------------------------------------------------- experiment
template <class V> void fields(V& v, ExperimentStart& s)
{
    v.field("date", s.date, limits::part("civil date of the start"));
    v.field("weekday", s.weekday, limits::part("weekday of the start, instead of a date; absent: a Monday, 1 January"));
    v.field("time", s.time, limits::may(limits::part("time of day of the start")));
}
template <class V> void fields(V& v, Window& w)
{
    v.field("from", w.from, limits::part("since the start of the run; daily: since midnight; weekly: since Monday's midnight"));
    v.field("to", w.to, limits::part("end, not included; of a repeated window not after from: in the next day or week"));
    v.field("repeat", w.repeat, limits::may(limits::part("once, daily or weekly")));
}
template <class V> void fields(V& v, Output& o)
{
    v.field("measure", o.measure, limits::part("what is measured (docs/queueing-networks.md)"));
    v.field("stage", o.stage, limits::text("pathway.stage; absent: all stages"));
    v.field("pool", o.pool, limits::text("all stages of this pool, instead of one stage"));
    v.field("class", o.class_name, limits::text("class; absent: all"));
    v.field("window", o.window, limits::text("window of the experiment; absent: the whole observed time"));
    v.field("p", o.p, {"share that a quantile is not exceeded by", "1", 0, 1});
    v.field("within", o.within, limits::part("time limit of a share"));
    v.field("unit", o.unit, limits::may(limits::part("unit in which a time is given; absent: s")));
    v.field("count_by", o.count_by, limits::may(limits::part("a job belongs to the window of its outcome, or of its arrival at the stage")));
}
template <class V> void fields(V& v, WantedHalfWidth& w)
{
    v.field("relative", w.relative, {"half width of the 95 % interval ÷ mean", "1", 1e-6, 10});
    v.field("absolute", w.absolute, {"half width of the 95 % interval, in the output's unit", "", 1e-12, 1e12});
}
template <class V> void fields(V& v, PrecisionGoal& p)
{
    v.field("outputs", p.outputs, limits::part("outputs by name: relative or absolute"));
    v.field("first_replications", p.first_replications, {"replications before the first look", "", 2, 100000, false});
    v.field("most_replications", p.most_replications, {"replications at most", "", 2, 100000, false});
}
template <class V> void fields(V& v, NetworkExperiment& e)
{
    v.field("start", e.start, limits::may(limits::part("civil time of the start; rates, servers and windows by the clock follow it")));
    v.field("warm_up", e.warm_up, limits::part("initial time left out of the statistics; absent: none, or chosen if steady_state"));
    v.field("length", e.length, limits::part("observed time after the warm-up"));
    v.field("replications", e.replications, {"independent replications; absent: 16", "", 2, 100000});
    v.field("steady_state", e.steady_state, limits::may(limits::part("the run has no natural end: the warm-up is checked or chosen by MSER-5")));
    v.field("precision", e.precision, limits::part("replicate until these outputs are known precisely enough"));
    v.field("windows", e.windows, limits::may(limits::part("named parts of the observed time")));
    v.field("outputs", e.outputs, limits::may(limits::part("what is measured, by name; absent: the default tables")));
}

}  // namespace teleplan::models
