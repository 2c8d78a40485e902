// How a queueing network is run: start, length, windows, outputs, precision.
#include <algorithm>

#include "models/network_clock.hpp"
#include "models/plan_check.hpp"
#include "models/plan_check_parts.hpp"
#include "models/stream_network.hpp"

namespace teleplan::models::detail
{
namespace
{

void check_start(Checker& c, const ExperimentStart& start)
{
    if (start.date && start.weekday) c.report("/experiment/start", "not_allowed_with", {"weekday", "date"});
    if (start.time < Duration{} || start.time >= one_day)
        c.report("/experiment/start/time", "out_of_range", {time_text(start.time), "00:00", "23:59", ""});
}

void check_window(Checker& c, const std::string& at, const Window& window, const NetworkExperiment& e)
{
    const Duration period = window.repeat == Repeat::daily ? one_day : window.repeat == Repeat::weekly ? 7 * one_day : Duration::max();
    if (window.repeat == Repeat::once && window.from >= window.to)
        return c.report(at, "window_empty", {number_text(sim::seconds(window.from)), number_text(sim::seconds(window.to))});
    if (window.from >= period || window.to > period)
        return c.report(at, "out_of_range", {number_text(sim::seconds(std::max(window.from, window.to))), "0", number_text(sim::seconds(period)), "s"});
    const SimTime from{e.warm_up.value_or(Duration{})};
    if (window_intervals(window, civil_start(e), from, from + e.length).empty()) c.report(at, "window_outside_run");
}

/// Stages that are simulated, by "pathway.stage": leaving takes no time.
struct StageNames { std::vector<std::string> waiting, others; };
StageNames stage_names(const Plan& plan)
{
    StageNames out;
    for (const auto& [name, pathway] : plan.pathways)
        for (const auto& [stage_name, stage] : pathway.stages) {
            if (std::holds_alternative<Visit>(stage.step)) out.waiting.push_back(name + '.' + stage_name);
            if (const auto* wait = std::get_if<Wait>(&stage.step); wait && sim::mean(wait->duration) > 0) out.others.push_back(name + '.' + stage_name);
        }
    return out;
}

void check_where(Checker& c, const std::string& at, const Output& output, const MeasureKind& kind, const StageNames& stages)
{
    if (!output.stage.empty() && !output.pool.empty()) c.report(at, "exactly_one_of", {"stage, pool"});
    Names all(stages.waiting.begin(), stages.waiting.end());
    all.insert(all.end(), stages.others.begin(), stages.others.end());
    c.exists(below(at, "stage"), output.stage, all, "no_such_stage");
    c.exists(below(at, "pool"), output.pool, names_of(c.plan.organisation.pools), "no_such_pool");
    const std::string measure{name_of(output.measure)};
    if (kind.of_waits && std::ranges::find(stages.others, output.stage) != stages.others.end()) c.report(below(at, "stage"), "nobody_waits_there", {output.stage});
    if (kind.of_network && !output.stage.empty()) c.report(below(at, "stage"), "not_allowed_with", {"stage", measure});
    if (kind.of_network && !output.pool.empty()) c.report(below(at, "pool"), "not_allowed_with", {"pool", measure});
    if (output.measure != Measure::occupancy) return;
    if (output.pool.empty()) c.report(below(at, "pool"), "missing_field", {"pool"});
    if (!output.class_name.empty()) c.report(below(at, "class"), "not_allowed_with", {"class", measure});
}

void check_output(Checker& c, const std::string& at, const Output& output, const StageNames& stages)
{
    const MeasureKind kind = kind_of(output.measure);
    const std::string measure{name_of(output.measure)};
    check_where(c, at, output, kind, stages);
    Names classes;
    const auto known = network_classes(c.plan);
    for (const NetworkClass& k : known) classes.push_back(k.name);
    c.exists(below(at, "class"), output.class_name, classes, "no_such_job_class");
    c.exists(below(at, "window"), output.window, names_of(c.plan.experiment->windows), "no_such_window");
    const auto needs = [&](const char* name, bool needed, bool there) {
        if (needed && !there) c.report(below(at, name), "missing_field", {name});
        if (!needed && there) c.report(below(at, name), "not_allowed_with", {name, measure});
    };
    needs("p", kind.needs_p, output.p.has_value());
    needs("within", kind.needs_within, output.within.has_value());
    if (output.unit != TimeUnit::s && !kind.is_time) c.report(below(at, "unit"), "not_allowed_with", {"unit", measure});
    const bool by_arrival = kind.of_network || (kind.of_waits && !kind.of_levels) || output.measure == Measure::gave_up || output.measure == Measure::gave_up_share;
    if (output.count_by != CountBy::outcome && !by_arrival) c.report(below(at, "count_by"), "not_allowed_with", {"count_by", measure});
}

void check_precision(Checker& c, const PrecisionGoal& goal, const Names& outputs)
{
    const std::string at = "/experiment/precision";
    if (goal.outputs.empty()) c.report(below(at, "outputs"), "missing_field", {"outputs"});
    for (const auto& [name, wanted] : goal.outputs) {
        const std::string here = below(below(at, "outputs"), name);
        c.exists(here, name, outputs, "no_such_output");
        if (wanted.relative.has_value() == wanted.absolute.has_value()) c.report(here, "exactly_one_of", {"relative, absolute"});
    }
    if (goal.first_replications > goal.most_replications)
        c.report(below(at, "first_replications"), "out_of_range", {std::to_string(goal.first_replications), "2", std::to_string(goal.most_replications), ""});
}

}  // namespace

Duration check_experiment(Checker& c, const NetworkExperiment& e)
{
    constexpr double longest = max_horizon_years * 365.25 * 86400;
    check_start(c, e.start);
    const double run = sim::seconds(horizon(e));
    if (run > longest)
        c.report("/experiment", "horizon_too_long", {number_text(run / 86400 / 365.25), std::to_string(max_horizon_years)});
    if (e.length <= Duration{})
        c.report("/experiment/length", "out_of_range", {number_text(sim::seconds(e.length)), "1e-06", number_text(longest), "s"});
    if (run > longest || e.length <= Duration{}) return Duration{1};
    for (const auto& [name, window] : e.windows) check_window(c, below("/experiment/windows", name), window, e);
    const StageNames stages = stage_names(c.plan);
    for (const auto& [name, output] : e.outputs) check_output(c, below("/experiment/outputs", name), output, stages);
    if (e.precision) check_precision(c, *e.precision, names_of(e.outputs));
    return horizon(e);
}

}  // namespace teleplan::models::detail
