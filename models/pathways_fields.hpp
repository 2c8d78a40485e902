#pragma once
// Fields of pathways, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/pathways_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, Visit& s)
{
    v.field("visit", s.pool, limits::part("pool whose server is needed"));
    v.field("service", s.service, limits::part("service time"));
    v.field("patience", s.patience, limits::part("time a job waits before it gives up"));
    v.field("precedence", s.precedence, limits::may(limits::part("continuation: before all; urgent: by class; deferrable: after all")));
    v.field("calendar", s.calendar, limits::text("calendar in which it may start; absent: always"));
    v.field("clinically_flagged", s.clinically_flagged, limits::may(limits::part("technical work that goes to a clinical pool on purpose")));
    v.field("units", s.units, {"servers of the pool that one job takes", "servers", 1, 100000, false});
    v.field("with", s.with, limits::may(limits::part("further pools that the job needs at the same time: all or none")));
    v.field("balking", s.balking, limits::may(limits::part("who does not join, by the jobs found; the last step reached decides")));
    v.field("priority", s.priority, {"instead of that of the class; 0 is the most urgent", "", 0, 31});
    v.field("priority_by_class", s.priority_by_class, {"instead of both, by class", "", 0, 31, false});
}
template <class V> void fields(V& v, Wait& s) { v.field("wait", s.duration, limits::part("delay")); }
template <class V> void fields(V& v, Leave& s) { v.field("leave", s.outcome, limits::part("outcome")); }
template <class V> void fields(V& v, Pathway& p)
{
    v.field("start", p.start, limits::part("first stage"));
    v.field("stages", p.stages, limits::part("stages: visit a pool, wait, or leave"));
    v.field("kind", p.kind, limits::part("clinical or technical work; absent: help desk, kits and missing data are technical"));
}

}  // namespace teleplan::models
