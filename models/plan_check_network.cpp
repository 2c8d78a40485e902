// What only a queueing network has: streams, servers over time, experiment; and what it cannot have.
#include <algorithm>

#include "models/network_clock.hpp"
#include "models/plan_check.hpp"
#include "models/plan_check_parts.hpp"
#include "models/stream_network.hpp"

namespace teleplan::models::detail
{
namespace
{

constexpr double longest = max_horizon_years * 365.25 * 86400;
constexpr double most_steps = 1e6;  // of rates, of servers
constexpr std::size_t most_classes = 1000;

/// Whether exactly one is there; reports otherwise.
bool one_of(Checker& c, const std::string& at, std::initializer_list<bool> there, const char* names)
{
    const bool one = std::ranges::count(there, true) == 1;
    if (!one) c.report(at, "exactly_one_of", {names});
    return one;
}

bool positive(Checker& c, const std::string& at, Duration value, double most = longest)
{
    const bool ok = value > Duration{} && sim::seconds(value) <= most;
    if (!ok) c.report(at, "out_of_range", {number_text(sim::seconds(value)), "1e-06", number_text(most), "s"});
    return ok;
}

template <class T>
bool length_is(Checker& c, const std::string& at, const std::vector<T>& values, std::initializer_list<std::size_t> lengths)
{
    if (values.empty() || std::ranges::find(lengths, values.size()) != lengths.end()) return true;
    std::string wanted;
    for (const std::size_t length : lengths) wanted += (wanted.empty() ? "" : ", ") + std::to_string(length);
    c.report(at, "wrong_length", {std::to_string(values.size()), wanted});
    return false;
}

bool few_steps(Checker& c, const std::string& at, Duration run, Duration step)
{
    const double steps = sim::seconds(run) / sim::seconds(step);
    if (steps > most_steps) c.report(at, "too_many_steps", {number_text(steps), number_text(most_steps)});
    return steps <= most_steps;
}

bool check_rate(Checker& c, const std::string& at, const Rate& rate, Duration run)
{
    bool ok = length_is(c, below(at, "by_hour"), rate.by_hour, {24, 168});
    ok = length_is(c, below(at, "by_weekday"), rate.by_weekday, {7}) && ok;
    ok = length_is(c, below(at, "by_month"), rate.by_month, {12}) && ok;
    if (rate.per_hour.values.empty()) {
        c.report(below(at, "per_hour"), "missing_field", {"per_hour"});
        return false;
    }
    if (!positive(c, below(at, "step"), rate.step)) return false;
    const double list = static_cast<double>(rate.per_hour.values.size()) * sim::seconds(rate.step);
    if (list > longest) {
        c.report(below(at, "step"), "out_of_range", {number_text(sim::seconds(rate.step)), "1e-06", number_text(longest / static_cast<double>(rate.per_hour.values.size())), "s"});
        return false;
    }
    if (rate.repeat_every && sim::seconds(*rate.repeat_every) < list) {
        c.report(below(at, "repeat_every"), "out_of_range", {number_text(sim::seconds(*rate.repeat_every)), number_text(list), number_text(longest), "s"});
        return false;
    }
    return ok && (rate.per_hour.values.size() == 1 || few_steps(c, below(at, "step"), run, rate.step));
}

void check_trace(Checker& c, const std::string& at, const Trace& trace)
{
    Names classes;
    const auto known = network_classes(c.plan);
    for (const NetworkClass& k : known) classes.push_back(k.name);
    for (const TraceRow& row : trace.rows)
        if (!row.class_name.empty() && std::ranges::find(classes, row.class_name) == classes.end()) {
            c.report(below(at, "file"), "trace_unknown_class", {trace.file, std::to_string(row.line), row.class_name, nearest_name(row.class_name, classes)});
            if (c.problems.size() > 20) return;
        }
}

void check_stream(Checker& c, const std::string& at, const std::string& name, const ArrivalStream& stream)
{
    c.exists(below(at, "pathway"), stream.pathway, names_of(c.plan.pathways), "no_such_pathway");
    const bool own = !stream.trace || std::ranges::any_of(stream.trace->rows, [](const TraceRow& row) { return row.class_name.empty(); });
    if (!c.plan.classes.empty() && own) c.exists(below(at, "class"), class_of(name, stream), names_of(c.plan.classes), "no_such_job_class");
    const bool one = one_of(c, at, {stream.interarrival.has_value(), stream.rate.has_value(), stream.trace.has_value()}, "interarrival, rate, trace");
    if (!one || !c.plan.experiment) return;
    const double run = sim::seconds(horizon(*c.plan.experiment));
    if (run <= 0 || run > 2 * longest) return;  // reported there
    if (stream.interarrival && sim::mean(*stream.interarrival) <= 0)
        return c.report(below(at, "interarrival"), "too_many_arrivals", {"inf", number_text(max_arrivals)});
    if (stream.rate && !check_rate(c, below(at, "rate"), *stream.rate, horizon(*c.plan.experiment))) return;
    if (stream.trace) return check_trace(c, below(at, "trace"), *stream.trace);
    const double arrivals = mean_rate(stream, *c.plan.experiment) * run;
    if (!(arrivals <= max_arrivals)) c.report(below(at, stream.rate ? "rate" : "interarrival"), "too_many_arrivals", {number_text(arrivals), number_text(max_arrivals)});
}

void check_streams(Checker& c)
{
    for (const auto& [name, stream] : c.plan.streams) {
        const std::string at = below("/streams", name);
        check_stream(c, at, name, stream);
        if (!c.plan.classes.empty()) continue;
        for (const auto& [other_name, other] : c.plan.streams) {  // a class has one priority
            if (other_name == name) break;
            if (class_of(other_name, other) == class_of(name, stream) && other.priority != stream.priority)
                c.report(below(at, "priority"), "priorities_differ", {class_of(name, stream), other_name});
        }
    }
    if (const auto classes = network_classes(c.plan).size(); classes > most_classes)
        c.report("/classes", "out_of_range", {std::to_string(classes), "1", std::to_string(most_classes), "classes"});
}

void check_schedule(Checker& c, const std::string& at, const ServerSchedule& schedule, Duration run)
{
    if (!one_of(c, at, {!schedule.by_hour.empty(), !schedule.steps.empty()}, "by_hour, steps")) return;
    length_is(c, below(at, "by_hour"), schedule.by_hour, {24, 168});
    for (std::size_t i = 1; i < schedule.steps.size(); ++i)
        if (schedule.steps[i].at <= schedule.steps[i - 1].at)
            c.report(below(below(below(at, "steps"), i), "at"), "steps_unsorted",
                     {number_text(sim::seconds(schedule.steps[i].at)), number_text(sim::seconds(schedule.steps[i - 1].at))});
    if (!schedule.repeat_every) return;
    const std::string every = below(at, "repeat_every");
    if (schedule.steps.empty()) return c.report(every, "not_allowed_with", {"repeat_every", "by_hour"});
    if (*schedule.repeat_every <= schedule.steps.back().at)
        return c.report(every, "out_of_range", {number_text(sim::seconds(*schedule.repeat_every)), number_text(sim::seconds(schedule.steps.back().at)), number_text(longest), "s"});
    few_steps(c, every, run, *schedule.repeat_every / static_cast<std::int64_t>(schedule.steps.size()) + Duration{1});
}

int most_servers(const StaffPool& pool)
{
    int most = pool.servers.value_or(0);
    if (!pool.schedule) return most;
    for (const int servers : pool.schedule->by_hour) most = std::max(most, servers);
    for (const ServerStep& step : pool.schedule->steps) most = std::max(most, step.servers);
    return most;
}

void check_network_pools(Checker& c, Duration run)
{
    for (const auto& [name, pool] : c.plan.organisation.pools) {
        const std::string at = below("/organisation/pools", name);
        one_of(c, at, {pool.servers.has_value(), pool.schedule.has_value()}, "servers, schedule");
        if (pool.schedule) check_schedule(c, below(at, "schedule"), *pool.schedule, run);
        if (!pool.shifts.empty()) c.report(below(at, "shifts"), "not_in_a_network", {"shifts"});
    }
}

void check_needs(Checker& c, const std::string& at, const Visit& visit)
{
    const auto& pools = c.plan.organisation.pools;
    Names seen{visit.pool};
    const auto units = [&](const std::string& where, const std::string& pool_name, int wanted) {
        const StaffPool* pool = find(pools, pool_name);
        if (pool && wanted > most_servers(*pool)) c.report(where, "more_units_than_servers", {std::to_string(wanted), pool_name, std::to_string(most_servers(*pool))});
    };
    units(below(at, visit.units == 1 ? "visit" : "units"), visit.pool, visit.units);
    for (std::size_t i = 0; i < visit.with.size(); ++i) {
        const Need& need = visit.with[i];
        const std::string here = below(below(at, "with"), i);
        c.exists(below(here, "pool"), need.pool, names_of(pools), "no_such_pool");
        if (std::ranges::find(seen, std::string_view{need.pool}) != seen.end()) c.report(below(here, "pool"), "pool_twice", {need.pool});
        seen.push_back(need.pool);
        units(here, need.pool, need.units);
    }
}

void check_visit(Checker& c, const std::string& at, const Visit& visit)
{
    check_needs(c, at, visit);
    for (std::size_t i = 1; i < visit.balking.size(); ++i)
        if (visit.balking[i].from <= visit.balking[i - 1].from)
            c.report(below(below(below(at, "balking"), i), "from"), "steps_unsorted", {std::to_string(visit.balking[i].from), std::to_string(visit.balking[i - 1].from)});
    Names classes;
    const auto known = network_classes(c.plan);
    for (const NetworkClass& k : known) classes.push_back(k.name);
    for (const auto& [name, priority] : visit.priority_by_class) c.exists(below(below(at, "priority_by_class"), name), name, classes, "no_such_job_class");
    if (!visit.calendar.empty()) c.report(below(at, "calendar"), "not_in_a_network", {"calendar"});
}

}  // namespace

void check_network(Checker& c)
{
    Duration run{};
    if (!c.plan.experiment) c.report("/experiment", "missing_field", {"experiment"});
    else run = check_experiment(c, *c.plan.experiment);
    check_streams(c);
    check_network_pools(c, run);
    for (const auto& [name, pathway] : c.plan.pathways)
        for (const auto& [stage_name, stage] : pathway.stages)
            if (const auto* visit = std::get_if<Visit>(&stage.step))
                check_visit(c, below(below(below("/pathways", name), "stages"), stage_name), *visit);
}

void check_no_network_parts(Checker& c)
{
    const auto only = [&](bool there, const std::string& at, const char* name) {
        if (there) c.report(below(at, name), "only_in_a_network", {name});
    };
    only(c.plan.experiment.has_value(), "", "experiment");
    only(!c.plan.classes.empty(), "", "classes");
    for (const auto& [name, pathway] : c.plan.pathways)
        for (const auto& [stage_name, stage] : pathway.stages) {
            const std::string at = below(below(below("/pathways", name), "stages"), stage_name);
            only(!stage.on_give_up.empty(), at, "on_give_up");
            only(!stage.on_rejection.empty(), at, "on_rejection");
            only(!stage.on_balking.empty(), at, "on_balking");
            const auto* visit = std::get_if<Visit>(&stage.step);
            if (!visit) continue;
            only(visit->units != 1, at, "units");
            only(!visit->balking.empty(), at, "balking");
            only(visit->priority.has_value(), at, "priority");
            only(!visit->priority_by_class.empty(), at, "priority_by_class");
        }
    for (const auto& [name, pool] : c.plan.organisation.pools) {
        const std::string at = below("/organisation/pools", name);
        only(pool.schedule.has_value(), at, "schedule");
        only(pool.discipline != Discipline::priority, at, "discipline");
        only(pool.preemption != sim::Preemption::none, at, "preemption");
        only(pool.shift_end != sim::ShiftEnd::finish, at, "shift_end");
    }
}

}  // namespace teleplan::models::detail
