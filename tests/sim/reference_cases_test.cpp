// Small deterministic cases with known answers: tests/validation/D01 to D26.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/network_run.hpp"
#include "sim/tally.hpp"
#include "tests/catch.hpp"
#include "tests/sim/traffic.hpp"
#include "tests/sim/validation_data.hpp"

using namespace teleplan::sim;

namespace {

// The class of a job is its index in the case.
struct Fate {
    std::optional<SimTime> start{};
    std::optional<SimTime> end{};
    std::optional<SimTime> gave_up{};
    std::optional<SimTime> rejected{};
    std::optional<SimTime> balked{};
    Duration active{};                                 // in service, over all interruptions
};

struct FateObserver : NoObserver {
    std::vector<Fate> fates;
    Area queue{};
    Area busy{};
    Fate& of(ClassId c) { return fates.at(static_cast<std::size_t>(c)); }
    void started(StageId, ClassId c, SimTime, SimTime, SimTime now) { of(c).start = now; }
    void ended(StageId, ClassId c, SimTime from, SimTime now)
    {
        of(c).end = now;
        of(c).active += now - from;
    }
    void interrupted(StageId, ClassId c, SimTime from, SimTime now) { of(c).active += now - from; }
    void resumed(StageId, ClassId c, SimTime, SimTime now) { of(c).start = now; }
    void gave_up(StageId, ClassId c, SimTime, SimTime, SimTime now) { of(c).gave_up = now; }
    void rejected(StageId, ClassId c, SimTime now) { of(c).rejected = now; }
    void balked(StageId, ClassId c, SimTime now) { of(c).balked = now; }
    void level(PoolId, SimTime now, const Level& level)
    {
        queue.set(now, level.waiting);
        busy.set(now, level.busy);
    }
};

struct Case {
    Network network;
    std::vector<TimedArrival> arrivals;

    explicit Case(int servers) : network(one_stage(servers, Constant{0.0}, 3))
    {
        network.stages[0].priority_by_class.clear();
        network.classes = 0;
    }
    void add(double arrival, double service, std::uint32_t priority, std::optional<double> patience = {})
    {
        const ClassId job{static_cast<std::uint32_t>(network.classes++)};
        network.stages[0].priority_by_class.push_back(priority);
        arrivals.push_back({SimTime{to_ticks(arrival)}, {.key = {}, .stage = {}, .job_class = job, .service = to_ticks(service), .patience = {}}});
        if (patience) arrivals.back().arrival.patience = to_ticks(*patience);
    }
    void add(const nlohmann::json& jobs)
    {
        for (const auto& job : jobs)
            add(job.at("arrival"), job.at("service"), job.at("priority"),
                job.contains("patience") ? std::optional<double>{job.at("patience")} : std::nullopt);
    }
    [[nodiscard]] FateObserver run(SimTime end = never) const
    {
        FateObserver observer;
        observer.fates.resize(arrivals.size());
        NetworkRun<FateObserver> world(network, Stream(1, 0, 0), observer, SimTime{});
        VectorFeed feed(arrivals);
        advance(world, feed, end);
        observer.queue.close(world.events.now());
        observer.busy.close(world.events.now());
        return observer;
    }
};

SimTime time_of(double seconds) { return SimTime{to_ticks(seconds)}; }

void check_ends(const Case& c, const nlohmann::json& expected)
{
    const auto fates = c.run().fates;
    REQUIRE(fates.size() == expected.size());
    for (std::size_t i = 0; i < fates.size(); ++i) CHECK(fates[i].end == time_of(expected[i]));
}

void check_trace(const std::string& id)
{
    const auto description = validation_case(id);
    Case c(description.at("model").at("initial_capacity"));
    const auto rows = validation_rows(description.at("data_file"));
    for (const auto& row : rows)
        c.add(std::stod(row.at(1)), std::stod(row.at(2)), static_cast<std::uint32_t>(std::stoul(row.at(3))),
              row.at(4).empty() ? std::nullopt : std::optional{std::stod(row.at(4))});
    const auto fates = c.run().fates;
    REQUIRE(rows.size() == description.at("expected_summary").at("n").get<std::size_t>());
    std::size_t served = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        INFO("job " << rows[i].at(0));
        const SimTime end = time_of(std::stod(rows[i].at(7)));
        if (rows[i].at(5) == "served") {
            ++served;
            CHECK(fates[i].start == time_of(std::stod(rows[i].at(6))));
            CHECK(fates[i].end == end);
        } else {
            CHECK(fates[i].gave_up == end);
            CHECK_FALSE(fates[i].start.has_value());
        }
    }
    CHECK(served == description.at("expected_summary").at("served").get<std::size_t>());
}

}  // namespace

TEST_CASE("300 jobs before three servers, job by job (D01)", "[sim][reference]") { check_trace("D01-trace-fifo-c3"); }
TEST_CASE("300 jobs of three priorities, job by job (D01)", "[sim][reference]") { check_trace("D01-trace-prio3-c4"); }
TEST_CASE("300 jobs with patience, job by job (D01)", "[sim][reference]") { check_trace("D01-trace-abandon-c2"); }

TEST_CASE("an urgent job overtakes those who wait (D02)", "[sim][reference]")
{
    const auto d = validation_case("D02-priority-overtakes-queue");
    Case c(d.at("model").at("c"));
    c.add(d.at("jobs"));
    check_ends(c, d.at("expected").at("end"));
}

TEST_CASE("equal priorities are served in order of arrival (D03)", "[sim][reference]")
{
    const auto d = validation_case("D03-equal-priority-fifo");
    Case c(d.at("model").at("c"));
    c.add(d.at("jobs"));
    check_ends(c, d.at("expected").at("end"));
}

TEST_CASE("who arrives as a service ends finds the server free (D04)", "[sim][reference]")
{
    const auto d = validation_case("D04-release-before-seize-same-instant");
    Case c(d.at("model").at("c"));
    c.network.pools[0].spec.waiting_places = d.at("model").at("queue_limit").get<std::uint32_t>();
    c.add(d.at("jobs"));
    check_ends(c, d.at("expected").at("end"));
}

TEST_CASE("servers come and go by a schedule, running jobs finish (D06)", "[sim][reference]")
{
    const auto d = validation_case("D06-capacity-schedule-nonpreemptive");
    Case c(0);
    c.network.pools[0].capacity.clear();
    for (const auto& step : d.at("model").at("schedule")) c.network.pools[0].capacity.push_back({time_of(step[0]), step[1]});
    c.add(d.at("jobs"));
    check_ends(c, d.at("expected").at("end"));
}

TEST_CASE("who finds no room leaves at once, whether turned away or by his own choice (D14)", "[sim][reference]")
{
    const auto d = validation_case("D14-balking-K3");
    const int servers = d.at("model").at("c");
    const int most = d.at("model").at("system_limit");
    const bool by_choice = GENERATE(false, true);
    Case c(servers);
    if (by_choice) c.network.stages[0].balking = {{most, 1.0}};
    else c.network.pools[0].spec.waiting_places = static_cast<std::uint32_t>(most - servers);
    c.add(d.at("jobs"));
    const auto fates = c.run(time_of(51)).fates;
    std::vector<double> turned_away;
    std::size_t ended = 0;
    for (const Fate& fate : fates) {
        if (const auto at = by_choice ? fate.balked : fate.rejected) turned_away.push_back(seconds(at->time_since_epoch()));
        if (!fate.end) continue;
        const auto& expected = d.at("expected").at("completed_by_51").at(ended++);
        CHECK(fate.start == time_of(expected.at("start")));
        CHECK(fate.end == time_of(expected.at("end")));
    }
    CHECK(turned_away == d.at("expected").at("balked_at").get<std::vector<double>>());
    CHECK(ended == d.at("expected").at("completed_by_51").size());
}

TEST_CASE("urgent jobs of two units interrupt jobs of one, which go on later (D09)", "[sim][reference]")
{
    const auto d = validation_case("D09-preemptive-priority-resume");
    Case c(d.at("model").at("c"));
    c.network.pools[0].preemption = Preemption::resume;
    c.add(d.at("jobs"));
    c.network.stages.push_back(c.network.stages[0]);
    for (std::size_t i = 0; i < c.arrivals.size(); ++i) {              // a stage for each number of units
        const int units = d.at("jobs")[i].at("units");
        c.arrivals[i].arrival.stage = StageId{static_cast<std::uint32_t>(units - 1)};
        c.network.stages[static_cast<std::size_t>(units - 1)].units = units;
    }
    check_ends(c, d.at("expected").at("end"));
    const auto fates = c.run().fates;
    for (std::size_t i = 0; i < fates.size(); ++i) CHECK(fates[i].active == to_ticks(d.at("expected").at("total_activity")[i]));
}

TEST_CASE("an urgent job waits, interrupts or throws back a less urgent one (D18)", "[sim][reference]")
{
    const auto d = validation_case("D18-priority-preempt-vs-not");
    const auto& expected = d.at("expected");
    Case c(d.at("model").at("c"));
    c.add(d.at("jobs"));
    check_ends(c, expected.at("non-preemptive").at("end"));
    for (std::size_t i = 0; i < c.arrivals.size(); ++i) CHECK(c.run().fates[i].start == time_of(expected.at("non-preemptive").at("start")[i]));

    c.network.pools[0].preemption = Preemption::restart;
    check_ends(c, expected.at("preemptive-restart").at("end"));
    for (std::size_t i = 0; i < c.arrivals.size(); ++i)
        CHECK(c.run().fates[i].start == time_of(expected.at("preemptive-restart").at("final_start")[i]));

    c.network.pools[0].preemption = Preemption::resume;
    check_ends(c, expected.at("preemptive-resume (derived)").at("end"));
}

TEST_CASE("who waits longer than his patience leaves (D15)", "[sim][reference]")
{
    const auto d = validation_case("D15-reneging-deterministic");
    Case c(d.at("model").at("c"));
    c.add(d.at("jobs"));
    const auto fates = c.run().fates;
    for (const auto& served : d.at("expected").at("served")) {
        const auto i = static_cast<std::size_t>(served.at("arrival").get<int>() / 7 - 1);
        CHECK(fates.at(i).start == time_of(served.at("start")));
        CHECK(fates.at(i).end == time_of(served.at("end")));
    }
    for (const auto& lost : d.at("expected").at("abandoned"))
        CHECK(fates.at(static_cast<std::size_t>(lost.at("arrival").get<int>() / 7 - 1)).gave_up == time_of(lost.at("at")));
}

TEST_CASE("queue length and busy servers over time, to the tick (D24)", "[sim][reference]")
{
    const auto d = validation_case("D24-time-weighted-areas");
    Case c(d.at("model").at("c"));
    c.add(d.at("jobs"));
    const FateObserver observer = c.run(time_of(d.at("model").at("observe_until")));
    CHECK(static_cast<double>(observer.queue.value_ticks()) == 1e6 * d.at("expected").at("integral_queue_length").get<double>());
    CHECK(static_cast<double>(observer.busy.value_ticks()) == 1e6 * d.at("expected").at("integral_busy").get<double>());
}

TEST_CASE("without queues a pathway takes the sum of its activities (D26)", "[sim][reference]")
{
    const auto d = validation_case("D26-deterministic-pathway-totals");
    for (const auto* path : {"non_trauma", "trauma"}) {
        const auto& expected = d.at("expected").at(path);
        Network network;
        std::uint32_t after = 0;
        for (const double minutes : expected.at("activities")) {
            network.stages.push_back(Stage{.name = "activity", .service = Constant{minutes * 60.0}});
            network.stages.back().next = {{StageId{++after}, 1.0}};
        }
        network.stages.back().next.clear();
        const std::vector<TimedArrival> one{{SimTime{}, {}}};
        NoObserver none;
        NetworkRun<> run(network, Stream(1, 0, 0), none, SimTime{});
        VectorFeed feed(one);
        advance(run, feed, never);
        CHECK(run.events.now() == time_of(60.0 * expected.at("total").get<double>()));
    }
}
