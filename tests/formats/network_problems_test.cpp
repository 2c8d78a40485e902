// What is wrong with the plan of a queueing network: each problem at its place.
#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using namespace std::chrono_literals;

namespace
{

/// The small network with a text replaced, loaded from a folder that may hold a trace.
models::Problems problems_with(const std::string& old, const std::string& with, const std::string& csv = "")
{
    std::string text = tests::small_network();
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    text.replace(at, old.size(), with);
    const tests::TempFolder folder;
    if (!csv.empty()) static_cast<void>(folder.write("trace.csv", csv));
    const auto loaded = formats::load_plan(folder.write("plan.json", text), tests::installed());
    auto problems = loaded.document ? models::check(loaded.document->plan, tests::territory()) : loaded.problems;
    CHECK(tests::all_codes_known(problems));
    return problems;
}

constexpr const char* interarrival = R"("interarrival": { "exponential": { "mean": [5, "min"] } })";
constexpr const char* servers = R"("servers": 1)";
constexpr const char* patience = R"("next": { "out": 1 })";
constexpr const char* length = R"("length": [1, "week"])";

void expect(const std::string& old, const std::string& with, const char* pointer, const char* code, const std::string& csv = "")
{
    const auto problems = problems_with(old, with, csv);
    INFO(with << "\n" << tests::listed(problems));
    CHECK(tests::has(problems, pointer, code));
}
void accept(const std::string& old, const std::string& with, const std::string& csv = "")
{
    INFO(with);
    CHECK(tests::listed(problems_with(old, with, csv)) == "");
}
std::string rate(const std::string& inner) { return R"("rate": { )" + inner + " }"; }
std::string trace(const std::string& inner = R"("file": "trace.csv")") { return R"("trace": { )" + inner + " }"; }
std::string experiment(const std::string& more) { return std::string{length} + ", " + more; }
std::string outputs(const std::string& one) { return experiment(R"("windows": { "day": { "from": [8, "h"], "to": [20, "h"], "repeat": "daily" } }, "outputs": { "x": { )" + one + " } }"); }

}  // namespace

TEST_CASE("a stream has one of a renewal process, a rate and a trace", "[formats][networks]")
{
    expect(interarrival, R"("priority": 1)", "/streams/people", "exactly_one_of");
    expect(interarrival, interarrival + (", " + rate(R"("per_hour": 3)")), "/streams/people", "exactly_one_of");
    accept(interarrival, rate(R"("per_hour": 3)"));
    accept(interarrival, rate(R"("per_hour": { "value": 3, "unit": "1/h", "source": "x" })"));
    accept(interarrival, rate(R"("per_hour": [3, 5, 0], "step": [30, "min"], "repeat_every": [1, "day"])"));
    expect(interarrival, rate(R"("per_hour": [])"), "/streams/people/rate/per_hour", "missing_field");
    expect(interarrival, rate(R"("per_hour": [3, -1])"), "/streams/people/rate/per_hour/1", "out_of_range");
    expect(interarrival, rate(R"("per_hour": [3, "many"])"), "/streams/people/rate/per_hour/1", "wrong_type");
    expect(interarrival, rate(R"("per_hour": 3, "by_hour": [1, 2])"), "/streams/people/rate/by_hour", "wrong_length");
    expect(interarrival, rate(R"("per_hour": 3, "by_weekday": [1, 2])"), "/streams/people/rate/by_weekday", "wrong_length");
    expect(interarrival, rate(R"("per_hour": 3, "by_month": [1])"), "/streams/people/rate/by_month", "wrong_length");
    expect(interarrival, rate(R"("per_hour": [3, 4], "step": [0, "s"])"), "/streams/people/rate/step", "out_of_range");
    expect(interarrival, rate(R"("per_hour": [3, 4], "step": [0.01, "s"])"), "/streams/people/rate/step", "too_many_steps");
    expect(interarrival, rate(R"("per_hour": [3, 4], "repeat_every": [1, "h"])"), "/streams/people/rate/repeat_every", "out_of_range");
    expect(interarrival, rate(R"("per_hour": 1e9)"), "/streams/people/rate", "too_many_arrivals");
    expect(interarrival, rate(R"("per_hour": 3, "per_day": 1)"), "/streams/people/rate/per_day", "unknown_key");
    expect(interarrival, R"("interarrival": { "constant": [0, "s"] })", "/streams/people/interarrival", "too_many_arrivals");
}

TEST_CASE("a trace lies beside the plan, and its lines are checked", "[formats][networks]")
{
    accept(interarrival, trace(R"("file": "trace.csv", "unit": "min")"), "time,service,patience,note\n3,1,,x\n1,,2,y\n");
    expect(interarrival, trace(), "/streams/people/trace/file", "trace_missing");
    expect(interarrival, trace(R"("file": "../trace.csv")"), "/streams/people/trace/file", "trace_missing");
    expect(interarrival, trace(R"("file": "/etc/passwd")"), "/streams/people/trace/file", "trace_outside");
    expect(interarrival, trace(), "/streams/people/trace/file", "csv_missing_column", "at\n1\n");
    expect(interarrival, trace(), "/streams/people/trace/file", "trace_empty", "time\n");
    expect(interarrival, trace(), "/streams/people/trace/file", "csv_wrong_cell_count", "time,service\n1\n");
    expect(interarrival, trace(R"("file": "trace.csv", "unit": "month")"), "/streams/people/trace/unit", "unknown_name", "time\n1\n");
    const auto problems = problems_with(interarrival, trace(), "time,service\n1,2\n3,fast\n-1,1\n");
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].arguments == std::vector<std::string>{"trace.csv", "3", "service", "fast"});
    CHECK(problems[1].arguments == std::vector<std::string>{"trace.csv", "4", "time", "-1"});
    const auto classes = problems_with(interarrival, trace(), "time,class\n1,people\n2,pople\n");
    REQUIRE(classes.size() == 1);
    CHECK(classes[0].code == "trace_unknown_class");
    CHECK(classes[0].arguments == std::vector<std::string>{"trace.csv", "3", "pople", "people"});
    CHECK(problems_with(interarrival, trace(), [] {
        std::string many = "time\n";
        for (int i = 0; i < 500; ++i) many += "x\n";
        return many;
    }()).size() == 20);
}

TEST_CASE("a trace is sorted, and its bytes are part of the plan's hash", "[formats][networks]")
{
    const tests::TempFolder folder;
    std::string text = tests::small_network();
    text.replace(text.find(interarrival), std::string{interarrival}.size(), trace());
    const auto file = folder.write("plan.json", text);
    static_cast<void>(folder.write("trace.csv", "time,service\n7,\n2,1.5\n"));
    const auto first = formats::load_plan(file, tests::installed());
    REQUIRE(first.document);
    const auto& rows = first.document->plan.streams[0].second.trace->rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at == 2s);
    CHECK(rows[0].service == sim::OptionalDuration{1500ms});
    CHECK_FALSE(rows[1].service.has_value());
    static_cast<void>(folder.write("trace.csv", "time,service\n7,\n2,1.6\n"));
    const auto second = formats::load_plan(file, tests::installed());
    REQUIRE(second.document);
    CHECK(formats::plan_hash(*first.document, {}) != formats::plan_hash(*second.document, {}));
    CHECK_FALSE(formats::parse_plan(text, "f").document);            // a text lies in no folder
}

TEST_CASE("servers are a number or a schedule", "[formats][networks]")
{
    expect(servers, R"("waiting_places": 3)", "/organisation/pools/clerk", "exactly_one_of");
    expect(servers, R"("servers": 1, "schedule": { "steps": [{ "at": [0, "s"], "servers": 2 }] })", "/organisation/pools/clerk", "exactly_one_of");
    accept(servers, R"("schedule": { "steps": [{ "at": [0, "s"], "servers": 2 }, { "at": [8, "h"], "servers": 0 }], "repeat_every": [1, "day"] })");
    expect(servers, R"("schedule": {})", "/organisation/pools/clerk/schedule", "exactly_one_of");
    expect(servers, R"("schedule": { "by_hour": [1, 2, 3] })", "/organisation/pools/clerk/schedule/by_hour", "wrong_length");
    expect(servers, R"("schedule": { "by_hour": [1.5] })", "/organisation/pools/clerk/schedule/by_hour/0", "not_whole");
    expect(servers, R"("schedule": { "steps": [{ "at": [1, "h"], "servers": 2 }, { "at": [1, "h"], "servers": 0 }] })", "/organisation/pools/clerk/schedule/steps/1/at",
           "steps_unsorted");
    expect(servers, R"("schedule": { "steps": [{ "at": [0, "h"], "servers": 2 }, { "at": [9, "h"], "servers": 0 }], "repeat_every": [8, "h"] })",
           "/organisation/pools/clerk/schedule/repeat_every", "out_of_range");
    expect(servers, R"("servers": 1, "preemption": "always")", "/organisation/pools/clerk/preemption", "unknown_name");
    expect(servers, R"("servers": 1, "shifts": ["day"])", "/organisation/pools/clerk/shifts", "not_in_a_network");
}

TEST_CASE("what a visit needs must be there", "[formats][networks]")
{
    expect(patience, R"("units": 2)", "/pathways/main/stages/desk/units", "more_units_than_servers");
    expect(patience, R"("with": [{ "pool": "clerk" }])", "/pathways/main/stages/desk/with/0/pool", "pool_twice");
    expect(patience, R"("with": [{ "pool": "clark" }])", "/pathways/main/stages/desk/with/0/pool", "no_such_pool");
    expect(patience, R"("balking": [{ "from": 3 , "probability": 0.5 }, { "from": 2 , "probability": 1 }])", "/pathways/main/stages/desk/balking/1/from", "steps_unsorted");
    expect(patience, R"("priority_by_class": { "vip": 0 })", "/pathways/main/stages/desk/priority_by_class/vip", "no_such_job_class");
    expect(patience, R"("next": { "out": 1 }, "on_give_up": { "out": 1 })", "/pathways/main/stages/desk/on_give_up", "never_happens");
    expect(patience, R"("next": { "out": 1 }, "patience": { "constant": [1, "min"] }, "on_give_up": { "out": 0.7, "desk": 0.7 })", "/pathways/main/stages/desk/on_give_up",
           "probabilities_above_one");
    expect(patience, R"("next": { "out": 1 }, "balking": [{ "from": 3 , "probability": 1 }], "on_balking": { "desk": 1 })", "/pathways/main/stages/desk", "retry_without_delay");
    accept(patience, R"("next": { "out": 1 }, "patience": { "constant": [1, "min"] }, "on_give_up": { "desk": 0.7 })");
}

TEST_CASE("classes have one priority each", "[formats][networks]")
{
    const std::string two = std::string{interarrival} + R"(, "class": "a", "priority": 1 }, "more": { "pathway": "main", "class": "a", "priority": 2, )" + interarrival;
    expect(interarrival, two, "/streams/more/priority", "priorities_differ");
    expect(R"("experiment")", R"("classes": { "vip": {} }, "experiment")", "/streams/people/class", "no_such_job_class");
    accept(R"("experiment")", R"("classes": { "people": { "priority": 3 } }, "experiment")");
}

TEST_CASE("windows, outputs and precision of an experiment name what is there", "[formats][networks]")
{
    accept(length, outputs(R"("measure": "wait_quantile", "stage": "main.desk", "class": "people", "window": "day", "p": 0.9, "unit": "min")"));
    expect(length, outputs(R"("measure": "wait_quantil", "p": 0.9)"), "/experiment/outputs/x/measure", "unknown_name");
    expect(length, outputs(R"("measure": "wait_quantile")"), "/experiment/outputs/x/p", "missing_field");
    expect(length, outputs(R"("measure": "mean_wait", "p": 0.5)"), "/experiment/outputs/x/p", "not_allowed_with");
    expect(length, outputs(R"("measure": "share_within")"), "/experiment/outputs/x/within", "missing_field");
    expect(length, outputs(R"("measure": "mean_wait", "stage": "main.out")"), "/experiment/outputs/x/stage", "no_such_stage");
    expect(length, outputs(R"("measure": "mean_wait", "pool": "clark")"), "/experiment/outputs/x/pool", "no_such_pool");
    expect(length, outputs(R"("measure": "mean_wait", "stage": "main.desk", "pool": "clerk")"), "/experiment/outputs/x", "exactly_one_of");
    expect(length, outputs(R"("measure": "mean_wait", "class": "persons")"), "/experiment/outputs/x/class", "no_such_job_class");
    expect(length, outputs(R"("measure": "mean_wait", "window": "night")"), "/experiment/outputs/x/window", "no_such_window");
    expect(length, outputs(R"("measure": "occupancy")"), "/experiment/outputs/x/pool", "missing_field");
    expect(length, outputs(R"("measure": "mean_time_in_system", "stage": "main.desk")"), "/experiment/outputs/x/stage", "not_allowed_with");
    expect(length, outputs(R"("measure": "arrivals", "unit": "min")"), "/experiment/outputs/x/unit", "not_allowed_with");
    expect(length, outputs(R"("measure": "served", "count_by": "arrival")"), "/experiment/outputs/x/count_by", "not_allowed_with");
    expect(length, experiment(R"("windows": { "w": { "from": [5, "h"], "to": [5, "h"] } })"), "/experiment/windows/w", "window_empty");
    expect(length, experiment(R"("windows": { "w": { "from": [2, "week"], "to": [3, "week"] } })"), "/experiment/windows/w", "window_outside_run");
    expect(length, experiment(R"("windows": { "w": { "from": [25, "h"], "to": [26, "h"], "repeat": "daily" } })"), "/experiment/windows/w", "out_of_range");
    expect(length, experiment(R"("start": { "date": "2027-01-01", "weekday": "friday" })"), "/experiment/start", "not_allowed_with");
    expect(length, experiment(R"("start": { "time": "24:00" })"), "/experiment/start/time", "out_of_range");
    expect(length, experiment(R"("replications": 1)"), "/experiment/replications", "out_of_range");
    expect(length, experiment(R"("precision": { "outputs": { "x": { "relative": 0.1 } } })"), "/experiment/precision/outputs/x", "no_such_output");
    expect(length, outputs(R"("measure": "mean_wait")") + R"(, "precision": { "outputs": { "x": {} } })", "/experiment/precision/outputs/x", "exactly_one_of");
    accept(length, outputs(R"("measure": "mean_wait")") + R"(, "precision": { "outputs": { "x": { "relative": 0.1 } } }, "steady_state": true)");
}

TEST_CASE("a regional plan has nothing of a queueing network", "[formats][networks]")
{
    const auto loaded = tests::load_patched(R"("experiment": { "warm_up": [0, "s"], "length": [1, "h"] }, "organisation": { "pools": { "nurse": { "preemption": "resume" } } })");
    REQUIRE(loaded.document);
    const auto problems = models::check(loaded.document->plan, tests::territory());
    CHECK(tests::has(problems, "/experiment", "only_in_a_network"));
    CHECK(tests::has(problems, "/organisation/pools/nurse/preemption", "only_in_a_network"));
}

TEST_CASE("every part of a network is written and read back", "[formats][networks]")
{
    for (const auto& entry : std::filesystem::directory_iterator{tests::scenarios() / "examples"}) {
        INFO(entry.path());
        if (entry.path().extension() != ".json") continue;
        const auto loaded = formats::load_plan(entry.path(), tests::installed());
        REQUIRE(loaded.document);
        if (loaded.document->plan.population.inputs) continue;  // a text lies in no folder: it cannot name a file
        const std::string once = formats::write_plan(loaded.document->plan);
        const auto again = formats::parse_plan(once, "f");
        INFO(tests::listed(again.problems));
        REQUIRE(again.document);
        CHECK(formats::write_plan(again.document->plan) == once);
    }
}
