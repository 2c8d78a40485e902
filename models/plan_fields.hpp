#pragma once
// Every field of the plan, once: name in the file, unit, limits, whether it must be present, what it means.
// Reading, writing, schema, documentation, difference, sensitivity and hash are visitors over these functions.
//
// A visitor V has one overloaded template, v.field(name, member, Field), and treats a struct with a fields() overload
// as an object, std::optional as a field that may be absent, Named<T> and ByGroup<T>… as objects keyed by name, and
// std::vector as a list. Numbers may stand in the file as { "value", "unit", "source", "confidence", "low", "high" }.

#include "models/costs_fields.hpp"
#include "models/enrolment_fields.hpp"
#include "models/field.hpp"
#include "models/network_fields.hpp"
#include "models/organisation_fields.hpp"
#include "models/pathways_fields.hpp"
#include "models/patients_fields.hpp"
#include "models/plan.hpp"
#include "models/plan_names.hpp"
#include "models/platform_fields.hpp"
#include "models/services_fields.hpp"
#include "models/territory_fields.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, DateRange& r)
{
    v.field("from", r.from, limits::part("first day"));
    v.field("to", r.to, limits::part("last day, included"));
}
template <class V> void fields(V& v, Header& h)
{
    v.field("title", h.title, limits::part("title of the plan"));
    v.field("region_code", h.region_code, limits::text("two-digit ISTAT code; 21 Bolzano, 22 Trento"));
    v.field("status", h.status, limits::text("draft, adopted, …"));
    v.field("seed", h.seed, {"random seed: same plan and seed, same bits", "", 0, 9e15});
    v.field("regime", h.regime, limits::may(limits::part("the year that the plan is sized for")));
}
template <class V> void fields(V& v, Project& p)
{
    v.field("adopting_act", p.adopting_act, limits::text("act that adopts the plan"));
    v.field("contact", p.contact, limits::text("office to write to; no personal data"));
    v.field("objectives", p.objectives, limits::text("objectives"));
    v.field("rationale", p.rationale, limits::text("rationale"));
    v.field("implementation", p.implementation, limits::text("how the services will be implemented"));
    v.field("existing_solutions", p.existing_solutions, limits::text("components already met by existing solutions"));
}
template <class V> void fields(V& v, StartingPoint& s)
{
    v.field("date", s.date, limits::part("day on which the figures below hold; the simulated ramp starts here"));
    v.field("active_patients", s.active_patients, limits::amount("patients already active, at a random stage of their plan", "persons", 5e6));
    v.field("operators", s.operators, limits::amount("operators already enabled as users", "persons"));
    v.field("workstations", s.workstations, limits::amount("workstations already there", "workstations"));
    v.field("kits", s.kits, limits::amount("kits already there", "kits"));
    v.field("training_places", s.training_places, limits::amount("training places already there", "persons"));
}
template <class V> void fields(V& v, Standard& s)
{
    v.field("stage", s.stage, limits::part("pathway.stage: from entering it to being taken in charge"));
    v.field("class", s.class_name, limits::text("priority; absent: all"));
    v.field("within", s.within, limits::part("time, in minutes, hours, days or working days"));
    v.field("share", s.share, limits::share("share that must be taken in charge in that time"));
    v.field("clock", s.clock, limits::part("calendar in which time counts, coverage or always"));
    v.field("kind", s.kind, limits::may(limits::part("clinical: set by the plan; technical: DM 21/9/2022")));
}
template <class V> void fields(V& v, RampPoint& p)
{
    v.field("date", p.date, limits::part("day on which the count is reached"));
    v.field("patients", p.patients, limits::amount("patients", "persons", 5e6));
}
template <class V> void fields(V& v, Ramp& r)
{
    v.field("counter", r.counter, limits::part("which of the three counts the figures are"));
    v.field("points", r.points, limits::part("linear between points; constant after the last"));
}
template <class V> void fields(V& v, Activity& a)
{
    v.field("title", a.title, limits::part("what is done"));
    v.field("when", a.when, limits::part("planned dates"));
}
template <class V> void fields(V& v, Milestone& m)
{
    v.field("title", m.title, limits::part("milestone or target"));
    v.field("date", m.date, limits::part("due date"));
    v.field("target", m.target, limits::amount("figure to reach", ""));
    v.field("counter", m.counter, limits::text("what it counts"));
    v.field("outcome", m.outcome, limits::text("what happened, with its source"));
}
template <class V> void fields(V& v, Timeline& t)
{
    v.field("ramp", t.ramp, limits::part("enrolment ramp"));
    v.field("activities", t.activities, limits::may(limits::part("activities")));
    v.field("milestones", t.milestones, limits::may(limits::part("milestones and targets")));
}
template <class V> void fields(V& v, Hta& h)
{
    v.field("cur", h.cur, limits::text("health problem and current use"));
    v.field("tec", h.tec, limits::text("description and technical characteristics"));
    v.field("saf", h.saf, limits::text("safety"));
    v.field("eff", h.eff, limits::text("clinical effectiveness"));
    v.field("eco", h.eco, limits::text("costs and economic evaluation"));
    v.field("eth", h.eth, limits::text("ethical analysis"));
    v.field("org", h.org, limits::text("organisational aspects"));
    v.field("soc", h.soc, limits::text("patient and social aspects"));
    v.field("leg", h.leg, limits::text("legal aspects"));
}
template <class V> void fields(V& v, Principle& p)
{
    v.field("statement", p.statement, limits::part("how the plan respects the principle"));
    v.field("evidence", p.evidence, limits::text("evidence"));
    v.field("done", p.done, limits::may(limits::part("already done")));
}
template <class V> void fields(V& v, Rule& r)
{
    v.field("measure", r.measure, limits::part("measure"));
    v.field("where", r.where, limits::text("region or authority code; absent: the region"));
    v.field("op", r.op, limits::part("<= or >="));
    v.field("value", r.value, limits::part("limit"));
    v.field("tolerance", r.tolerance, limits::may(limits::part("tolerance")));
    v.field("source", r.source, limits::text("norm, with its confidence"));
}
template <class V> void fields(V& v, Plan& p)
{
    v.field("plan", p.plan, limits::part("title, region, seed, regime year"));
    v.field("project", p.project, limits::may(limits::part("project")));
    v.field("starting_point", p.starting_point, limits::part("what is there already"));
    v.field("population", p.population, limits::may(limits::part("population")));
    v.field("services", p.services, limits::may(limits::part("services")));
    v.field("programmes", p.programmes, limits::may(limits::part("one per target group")));
    v.field("intensities", p.intensities, limits::may(limits::part("levels of monitoring")));
    v.field("protocols", p.protocols, limits::may(limits::part("one per target group")));
    v.field("sensors", p.sensors, limits::may(limits::part("readings and alerts")));
    v.field("episodes", p.episodes, limits::may(limits::part("influenza and heat: scenario switches")));
    v.field("contacts", p.contacts, limits::may(limits::part("scheduled and technical contacts")));
    v.field("enrolment", p.enrolment, limits::may(limits::part("referral, kits, delays")));
    v.field("pathways", p.pathways, limits::part("pathways as graphs"));
    v.field("streams", p.streams, limits::may(limits::part("arrival streams of a queueing network")));
    v.field("classes", p.classes, limits::may(limits::part("classes of jobs of a queueing network")));
    v.field("organisation", p.organisation, limits::part("calendars, shifts, pools, workstations"));
    v.field("platform", p.platform, limits::may(limits::part("platform")));
    v.field("standards", p.standards, limits::may(limits::part("response standards")));
    v.field("costs", p.costs, limits::may(limits::part("prices")));
    v.field("timeline", p.timeline, limits::may(limits::part("ramp, activities, milestones")));
    v.field("hta", p.hta, limits::may(limits::part("HTA Core Model domains")));
    v.field("pnrr", p.pnrr, limits::may(limits::part("PNRR horizontal principles")));
    v.field("rules", p.rules, limits::may(limits::part("rules on measures")));
    v.field("experiment", p.experiment, limits::part("how a queueing network is run"));
}

}  // namespace teleplan::models
