// D01 to D26: deterministic cases, exact to the tick.
#include <algorithm>
#include <map>
#include <optional>

#include "tests/validation/cases/case.hpp"
#include "tests/validation/cases/jobs.hpp"
#include "tests/validation/cases/model_data.hpp"

namespace teleplan::validation {
namespace {

using namespace sim;
using nlohmann::json;

// c, schedule, queue_limit, preemptive and jobs of a case.
Jobs jobs_of(const json& description)
{
    const json& model = description.at("model");
    Jobs jobs;
    if (model.contains("schedule")) for (const json& step : model.at("schedule")) jobs.staff(step.at(0), step.at(1));
    else jobs.staff(0.0, model.contains("c") ? model.at("c") : model.at("initial_capacity"));
    Pool& pool = jobs.network.pools[0];
    if (model.contains("queue_limit")) pool.spec.waiting_places = model.at("queue_limit").get<std::uint32_t>();
    if (model.contains("preemptive") && model.at("preemptive").is_string())
        pool.preemption = model.at("preemptive") == "restart" ? Preemption::restart : Preemption::resume;
    jobs.add(description.at("jobs"));
    return jobs;
}

constexpr double tolerance = 1e-9;                     // of the files; times are whole ticks

// Something of each job against a list.
template <class Get>
void compare(std::vector<Row>& rows, const std::string& what, const json& expected, const std::vector<Fate>& fates, Get get)
{
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const std::optional<double> found = i < fates.size() ? get(fates[i]) : std::nullopt;
        rows.push_back(exact(what + " of job " + std::to_string(i + 1), expected[i], found.value_or(-1.0), tolerance));
    }
}

void compare_lists(std::vector<Row>& rows, const json& expected, const std::vector<Fate>& fates)
{
    for (const auto& [name, list] : expected.items()) {
        if (name == "end") compare(rows, "end", list, fates, [](const Fate& f) { return f.end; });
        else if (name == "start") compare(rows, "start", list, fates, [](const Fate& f) { return f.start; });
        else if (name == "final_start") compare(rows, "last start", list, fates, [](const Fate& f) { return f.last_start; });
        else if (name == "total_activity")
            compare(rows, "time in service", list, fates, [](const Fate& f) { return std::optional{f.active}; });
        else if (name == "rejected")
            rows.push_back(exact("rejected", list, static_cast<double>(std::count_if(
                fates.begin(), fates.end(), [](const Fate& f) { return f.refused.has_value(); }))));
        else throw std::runtime_error("a deterministic case asks for an unknown list: " + name);
    }
}

std::vector<Row> run_lists(const std::string& id)
{
    const json description = validation_case(id);
    std::vector<Row> rows;
    compare_lists(rows, description.at("expected"), jobs_of(description).run().fates);
    return rows;
}

std::vector<Row> run_trace(const std::string& id)
{
    const json description = validation_case(id);
    const json& summary = description.at("expected_summary");
    Jobs jobs;
    jobs.staff(0.0, description.at("model").at("initial_capacity"));
    for (const json& step : description.at("model").at("capacity_schedule")) jobs.staff(step.at(0), step.at(1));
    const auto listed = validation_rows(description.at("data_file"));
    for (const auto& row : listed)
        jobs.add(std::stod(row.at(1)), std::stod(row.at(2)), static_cast<std::uint32_t>(std::stoul(row.at(3))),
                 row.at(4).empty() ? std::nullopt : std::optional{std::stod(row.at(4))});
    const std::vector<Fate> fates = jobs.run().fates;
    double alike = 0.0, served = 0.0, abandoned = 0.0, wait = 0.0, last = 0.0;
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const Fate& fate = fates[i];
        const auto at = [&](std::size_t column) {
            const std::string& cell = listed[i].at(column);
            return cell.empty() ? std::nullopt : std::optional{time_of(SimTime{to_ticks(std::stod(cell))})};
        };
        const bool is_served = listed[i].at(5) == "served";
        alike += (is_served ? fate.start == at(6) && fate.end == at(7) : fate.gave_up == at(7) && !fate.start) ? 1.0 : 0.0;
        if (fate.end) {
            ++served;
            wait += *fate.start - time_of(SimTime{to_ticks(std::stod(listed[i].at(1)))});
        }
        abandoned += fate.gave_up ? 1.0 : 0.0;
        last = std::max(last, fate.end.value_or(0.0));
    }
    return {exact("jobs with start, end and outcome as listed", summary.at("n"), alike), exact("served", summary.at("served"), served),
            exact("abandoned", summary.at("abandoned"), abandoned), exact("mean_wait_served", summary.at("mean_wait_served"), wait / served, 1e-6),
            exact("max_end", summary.at("max_end"), last, tolerance)};
}

std::vector<Row> run_balking(const std::string& id, bool by_waiting_places)
{
    const json description = validation_case(id);
    const json& expected = description.at("expected");
    const int limit = description.at("model").at("system_limit");
    Jobs jobs = jobs_of(description);
    const int servers = description.at("model").at("c");
    if (by_waiting_places) jobs.network.pools[0].spec.waiting_places = static_cast<std::uint32_t>(limit - servers);
    else for (Stage& stage : jobs.network.stages) stage.balking = {BalkStep{limit, 1.0}};
    const std::vector<Fate> fates = jobs.run(SimTime{to_ticks(51.0)}).fates;
    std::vector<Row> rows;
    std::vector<double> refused;
    std::vector<Fate> ended;
    for (const Fate& fate : fates) {
        if (fate.refused) refused.push_back(*fate.refused);
        if (fate.end) ended.push_back(fate);
    }
    rows.push_back(exact("turned away", static_cast<double>(expected.at("balked_at").size()), static_cast<double>(refused.size())));
    for (std::size_t i = 0; i < expected.at("balked_at").size() && i < refused.size(); ++i)
        rows.push_back(exact("turned away " + std::to_string(i + 1) + " at", expected.at("balked_at")[i], refused[i], tolerance));
    rows.push_back(exact("completed by 51", static_cast<double>(expected.at("completed_by_51").size()), static_cast<double>(ended.size())));
    for (std::size_t i = 0; i < expected.at("completed_by_51").size() && i < ended.size(); ++i) {
        const json& completed = expected.at("completed_by_51")[i];
        rows.push_back(exact("start of completion " + std::to_string(i + 1), completed.at("start"), *ended[i].start, tolerance));
        rows.push_back(exact("end of completion " + std::to_string(i + 1), completed.at("end"), *ended[i].end, tolerance));
    }
    return rows;
}

std::vector<Row> run_reneging(const std::string& id)
{
    const json description = validation_case(id);
    const std::vector<Fate> fates = jobs_of(description).run().fates;
    std::map<double, Fate> by_arrival;
    for (std::size_t i = 0; i < fates.size(); ++i) by_arrival[description.at("jobs")[i].at("arrival")] = fates[i];
    std::vector<Row> rows;
    for (const json& e : description.at("expected").at("served")) {
        const Fate& fate = by_arrival.at(e.at("arrival"));
        const std::string job = " of the arrival at " + std::to_string(e.at("arrival").get<int>());
        rows.push_back(exact("start" + job, e.at("start"), fate.start.value_or(-1.0), tolerance));
        rows.push_back(exact("end" + job, e.at("end"), fate.end.value_or(-1.0), tolerance));
    }
    for (const json& e : description.at("expected").at("abandoned")) {
        const Fate& fate = by_arrival.at(e.at("arrival"));
        const std::string job = std::to_string(e.at("arrival").get<int>());
        rows.push_back(exact("abandonment of the arrival at " + job, e.at("at"), fate.gave_up.value_or(-1.0), tolerance));
    }
    return rows;
}

std::vector<Row> run_variant(const std::string& id, const std::string& variant)
{
    const json description = validation_case(id);
    Jobs jobs = jobs_of(description);
    jobs.network.pools[0].preemption = variant.starts_with("preemptive-restart") ? Preemption::restart
        : variant.starts_with("preemptive-resume")                               ? Preemption::resume : Preemption::none;
    std::vector<Row> rows;
    compare_lists(rows, description.at("expected").at(variant), jobs.run().fates);
    return rows;
}

std::vector<Row> run_areas(const std::string& id)
{
    const json description = validation_case(id);
    const FateObserver o = jobs_of(description).run(SimTime{to_ticks(description.at("model").at("observe_until"))});
    const json& expected = description.at("expected");
    return {exact("integral_queue_length", expected.at("integral_queue_length"), static_cast<double>(o.queue.value_ticks()) / 1e6, tolerance),
            exact("integral_busy", expected.at("integral_busy"), static_cast<double>(o.busy.value_ticks()) / 1e6, tolerance)};
}

std::vector<Row> run_pathway(const std::string& id)
{
    const json description = validation_case(id);
    std::vector<Row> rows;
    for (const auto& [path, expected] : description.at("expected").items()) {
        Network network;
        std::uint32_t after = 0;
        for (const double minutes : expected.at("activities")) {
            network.stages.push_back(Stage{.name = "activity", .service = Constant{minutes * 60.0}});
            network.stages.back().next = {{StageId{++after}, 1.0}};
        }
        network.stages.back().next.clear();
        const std::vector<TimedArrival> one{{SimTime{}, {}}};
        NoObserver none;
        NetworkRun<> run(network, Stream(1, 0, 0U), none, SimTime{});
        VectorFeed feed(one);
        advance(run, feed, never);
        rows.push_back(exact("total of " + path, expected.at("total"), time_of(run.events.now()) / 60.0, tolerance));
    }
    return rows;
}

// Overtime under our rule: servers above those on duty finish their job and leave. The file's rule replaces all servers at
// each change of shift.
std::vector<Row> run_overtime(const std::string& id)
{
    const json description = validation_case(id);
    const FateObserver o = jobs_of(description).run();
    const json& expected = description.at("expected");
    const double listed = expected.at("mean_overtime").get<double>() * static_cast<double>(expected.at("overtime_list_in_ciw").size());
    return {{"overtime in all", listed, static_cast<double>(o.beyond.value_ticks()) / 1e6, {}, Verdict::shown, "another rule at shift changes"}};
}

}  // namespace

void add_traces(std::vector<Point>& points)
{
    const auto add = [&](const std::string& id, const std::string& name, auto run) {
        points.push_back({id, name, Cost::quick, [run](const Attempt&) { return run(); }});
    };
    for (const char* id : {"D01-trace-abandon-c2", "D01-trace-fifo-c3", "D01-trace-prio3-c4"}) add(id, "trace", [id] { return run_trace(id); });
    for (const char* id : {"D02-priority-overtakes-queue", "D03-equal-priority-fifo", "D04-release-before-seize-same-instant",
                           "D06-capacity-schedule-nonpreemptive", "D09-preemptive-priority-resume"})
        add(id, "jobs", [id] { return run_lists(id); });
    add("D14-balking-K3", "waiting places", [] { return run_balking("D14-balking-K3", true); });
    add("D14-balking-K3", "balking", [] { return run_balking("D14-balking-K3", false); });
    add("D15-reneging-deterministic", "jobs", [] { return run_reneging("D15-reneging-deterministic"); });
    for (const char* variant : {"non-preemptive", "preemptive-restart", "preemptive-resume (derived)"})
        add("D18-priority-preempt-vs-not", variant, [variant] { return run_variant("D18-priority-preempt-vs-not", variant); });
    add("D23-overtime", "jobs", [] { return run_overtime("D23-overtime"); });
    add("D24-time-weighted-areas", "jobs", [] { return run_areas("D24-time-weighted-areas"); });
    add("D26-deterministic-pathway-totals", "pathways", [] { return run_pathway("D26-deterministic-pathway-totals"); });
}

}  // namespace teleplan::validation
