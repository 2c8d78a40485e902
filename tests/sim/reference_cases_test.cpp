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
};

struct FateObserver : NoObserver {
    std::vector<Fate> fates;
    Area queue{};
    Area busy{};
    Fate& of(ClassId c) { return fates.at(static_cast<std::size_t>(c)); }
    void started(StageId, ClassId c, SimTime, SimTime, SimTime now) { of(c).start = now; }
    void ended(StageId, ClassId c, SimTime, SimTime now) { of(c).end = now; }
    void gave_up(StageId, ClassId c, SimTime, SimTime, SimTime now) { of(c).gave_up = now; }
    void rejected(StageId, ClassId c, SimTime now) { of(c).rejected = now; }
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

TEST_CASE("who finds no room leaves at once (D14)", "[sim][reference]")
{
    const auto d = validation_case("D14-balking-K3");
    const int servers = d.at("model").at("c");
    Case c(servers);
    c.network.pools[0].spec.waiting_places = static_cast<std::uint32_t>(d.at("model").at("system_limit").get<int>() - servers);
    c.add(d.at("jobs"));
    const auto fates = c.run(time_of(51)).fates;
    std::vector<double> rejected;
    std::size_t ended = 0;
    for (const Fate& fate : fates) {
        if (fate.rejected) rejected.push_back(seconds(fate.rejected->time_since_epoch()));
        if (!fate.end) continue;
        const auto& expected = d.at("expected").at("completed_by_51").at(ended++);
        CHECK(fate.start == time_of(expected.at("start")));
        CHECK(fate.end == time_of(expected.at("end")));
    }
    CHECK(rejected == d.at("expected").at("balked_at").get<std::vector<double>>());
    CHECK(ended == d.at("expected").at("completed_by_51").size());
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
