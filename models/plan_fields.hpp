#pragma once
// Every field of the plan, once: name in the file, unit, limits, whether it must be present, what it means.
// Reading, writing, schema, documentation, difference, sensitivity and hash are visitors over these functions.
//
// A visitor V has one overloaded template, v.field(name, member, Field), and treats a struct with a fields() overload
// as an object, std::optional as a field that may be absent, Named<T> and ByGroup<T>… as objects keyed by name, and
// std::vector as a list. Numbers may stand in the file as { "value", "unit", "source", "confidence", "low", "high" }.

#include "models/field.hpp"
#include "models/network_fields.hpp"
#include "models/plan.hpp"
#include "models/plan_names.hpp"

namespace teleplan::models {

// ---------------------------------------------------------------- plan, project, starting point
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

// ---------------------------------------------------------------- population and services
template <class V> void fields(V& v, Population& p)
{
    v.field("eligible_share", p.eligible_share, limits::share("share of the people with the condition who are eligible"));
    v.field("community_nurse_inhabitants", p.community_nurse_inhabitants, {"inhabitants per community nurse (DM 77)", "persons", 1, 1e6});
    v.field("cot_inhabitants", p.cot_inhabitants, {"inhabitants per territorial operations centre (DM 77)", "persons", 1, 1e7});
    v.field("neurological_cases_national", p.neurological_cases_national, limits::amount("stroke and parkinsonism, Italy", "persons"));
}
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

// ---------------------------------------------------------------- programmes, intensities, protocols
template <class V> void fields(V& v, Programme& p)
{
    v.field("share", p.share, limits::share("share of the patients"));
    v.field("plan_months", p.plan_months, {"duration of a monitoring plan", "month", 1, 12});
    v.field("renewal", p.renewal, limits::share("plans renewed at their end"));
    v.field("dropout_per_month", p.dropout_per_month, {"patients who leave, at the end of each month of the plan", "per month", 0, 0.99});
    v.field("mortality_per_year", p.mortality_per_year, {"deaths", "per person-year", 0, 0.99});
    v.field("televisits_per_year", p.televisits_per_year, limits::amount("booked televisits", "per patient-year", 366));
    v.field("needs_kit", p.needs_kit, limits::part("patients receive a kit of devices"));
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
template <class V> void fields(V& v, Contacts& c)
{
    v.field("scheduled_calls_per_month", c.scheduled_calls_per_month, limits::amount("scheduled nurse calls", "per patient-month", 30));
    v.field("notes_per_month", c.notes_per_month, limits::amount("notes items", "per patient-month", 30));
    v.field("help_desk_calls_first_month", c.help_desk_calls_first_month, limits::amount("help-desk calls in the first month", "per patient-month", 30));
    v.field("help_desk_calls_per_month", c.help_desk_calls_per_month, limits::amount("help-desk calls after it", "per patient-month", 30));
    v.field("help_desk_priority_mix", c.help_desk_priority_mix, limits::share("share of the calls"));
    v.field("help_desk_monday_factor", c.help_desk_monday_factor, {"Monday against the other days", "1", 0.01, 100});
}

// ---------------------------------------------------------------- pathways and streams
template <class V> void fields(V& v, Visit& s)
{
    v.field("visit", s.pool, limits::part("pool whose server is needed"));
    v.field("service", s.service, limits::part("service time"));
    v.field("patience", s.patience, limits::part("time a job waits before it gives up"));
    v.field("precedence", s.precedence, limits::may(limits::part("continuation: before all; urgent: by class; deferrable: after all")));
    v.field("calendar", s.calendar, limits::text("calendar in which it may start; absent: always"));
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
}

// ---------------------------------------------------------------- organisation
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
    v.field("operators", o.operators, limits::may(limits::part("professionals who may be enabled")));
    v.field("workstations", o.workstations, limits::may(limits::part("workstations")));
    v.field("training", o.training, limits::may(limits::part("training")));
}

// ---------------------------------------------------------------- enrolment, platform, standards, costs
template <class V> void fields(V& v, Kits& k)
{
    v.field("stock_share", k.stock_share, limits::amount("stock against the next quarter's starts", "1", 100));
    v.field("lead_time", k.lead_time, limits::part("time from order to delivery"));
    v.field("turnaround", k.turnaround, limits::part("withdraw, sanitise, test, issue again"));
}
template <class V> void fields(V& v, Triangular& t)
{
    v.field("low", t.low, limits::amount("least", "month", 120));
    v.field("mode", t.mode, limits::amount("most likely", "month", 120));
    v.field("high", t.high, limits::amount("most", "month", 120));
}
template <class V> void fields(V& v, Enrolment& e)
{
    v.field("referrals_per_start", e.referrals_per_start, limits::amount("referrals per planned start", "1", 1000));
    v.field("acceptance", e.acceptance, limits::share("referred patients who accept"));
    v.field("kits", e.kits, limits::part("kit stock"));
    v.field("national_delay_months", e.national_delay_months, limits::part("national delay (triangular)"));
    v.field("regional_delay_months", e.regional_delay_months, limits::part("regional delay (triangular)"));
    v.field("productivity_cv", e.productivity_cv, {"of referral and installer productivity", "1", 0, 3});
    v.field("productivity_correlation", e.productivity_correlation, {"between regions", "1", 0, 1});
}
template <class V> void fields(V& v, MessageKind& m) { v.field("size", m.kilobytes, limits::amount("mean size", "kB", 1e6)); }
template <class V> void fields(V& v, Platform& p)
{
    v.field("messages", p.messages, limits::part("kinds of messages and documents"));
    v.field("video", p.video_megabit_per_second, limits::amount("video, per direction", "Mbit/s", 1000));
    v.field("availability", p.availability, limits::share("share of the time in which the platform is up"));
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
template <class V> void fields(V& v, Costs& c)
{
    v.field("workstation", c.workstation, limits::amount("price of a workstation", "EUR"));
    v.field("kit_per_month", c.kit_per_month, limits::amount("kit and connectivity", "EUR/kit-month"));
    v.field("platform_per_patient_month", c.platform_per_patient_month, limits::amount("platform", "EUR/patient-month"));
}

// ---------------------------------------------------------------- timeline, texts, rules, plan
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
