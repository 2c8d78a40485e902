// NetworkRun tells the same history of every job as a slow simulation written in another way.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/network_run.hpp"
#include "tests/catch.hpp"
#include "tests/sim/plain_simulation.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

// Every job is a class of its own, so that an observer can tell them apart.
struct HistoryObserver : NoObserver {
    std::vector<std::vector<std::string>> of;
    std::map<std::string, int> counts;
    SimTime entered(StageId s, ClassId c, SimTime now) { note(s, c, now, "entered"); return never; }
    void started(StageId s, ClassId c, SimTime, SimTime, SimTime now) { note(s, c, now, "started"); }
    void ended(StageId s, ClassId c, SimTime, SimTime now) { note(s, c, now, "ended"); }
    void interrupted(StageId s, ClassId c, SimTime, SimTime now) { note(s, c, now, "interrupted"); }
    void resumed(StageId s, ClassId c, SimTime, SimTime now) { note(s, c, now, "resumed"); }
    void gave_up(StageId s, ClassId c, SimTime, SimTime, SimTime now) { note(s, c, now, "gave up"); }
    void rejected(StageId s, ClassId c, SimTime now) { note(s, c, now, "rejected"); }
    void balked(StageId s, ClassId c, SimTime now) { note(s, c, now, "balked"); }
    SimTime transferred(StageId to, const Arrival& as_new, SimTime, SimTime due, SimTime now) { note(to, as_new.job_class, now, "transferred"); return due; }
    void left(ClassId, SimTime) { ++counts["left"]; }
    void note(StageId s, ClassId c, SimTime now, const std::string& what)
    {
        ++counts[what];
        of[static_cast<std::size_t>(c)].push_back(std::to_string(now.time_since_epoch().count()) + " " + what + " " +
                                                  std::to_string(static_cast<std::uint32_t>(s)));
    }
};

constexpr int jobs = 60;
constexpr int pools = 4;
constexpr int stages = 6;

class RandomModel {
public:
    explicit RandomModel(std::uint64_t seed) : draws_(seed, 0, 98)
    {
        network.classes = jobs;
        for (int p = 0; p < pools; ++p) add_pool();
        for (int s = 0; s < stages; ++s) add_stage();
        if (seed % 4 == 0) without_groups();
        for (std::uint32_t s = 0; s < stages; ++s) add_transfer(s);
        SimTime at{};
        for (std::uint32_t j = 0; j < jobs; ++j) {
            at += below(4) * 1s;
            arrivals.push_back({at, {.key = {.entity = j, .day = 0, .slot = 0}, .stage = StageId{below(stages)}, .job_class = ClassId{j}}});
        }
    }
    Network network;
    std::vector<TimedArrival> arrivals;

private:
    double u() { return draws_.uniform({.entity = ++count_, .day = 0, .slot = 0}); }
    std::uint32_t below(int n) { return static_cast<std::uint32_t>(u() * n); }

    void add_pool()
    {
        Pool pool{.spec = {.name = "pool", .priorities = 3, .waiting_places = {}}};
        if (u() < 0.4) pool.spec.waiting_places = below(3);
        if (u() < 0.5) pool.preemption = static_cast<Preemption>(below(3));
        if (u() < 0.3) pool.shift_end = ShiftEnd::interrupt;
        SimTime at{};
        for (int k = 0; k < 20; ++k) {
            pool.capacity.push_back({at, k < 19 ? static_cast<int>(below(4)) : 3});
            at += 1s + below(12) * 1s;
        }
        if (u() < 0.4) pool.gates.push_back(gate());
        network.pools.push_back(pool);
    }

    Gate gate()
    {
        Gate gate{.priority = below(3)};
        SimTime at{1s};
        for (int k = 0; k < 30; ++k) {
            const SimTime to = at + below(6) * 1s;       // the same: a slot
            gate.openings.push_back({at, to});
            at = to + 1s + below(4) * 1s;
        }
        return gate;
    }

    void without_groups()                                // more transfers are then allowed
    {
        for (std::size_t p = 0; p < pools; ++p) {
            network.pools[p].preemption = Preemption::none;
            network.pools[p].shift_end = ShiftEnd::finish;
            if (p >= 2) network.pools[p].spec.waiting_places.reset();
        }
        for (Stage& stage : network.stages) {
            stage.units = 1;
            stage.also.clear();
        }
    }

    void add_transfer(std::uint32_t s)                   // to a later stage, where the network allows one
    {
        auto& transfers = network.stages[s].transfers;
        for (std::uint32_t to = s + 1; to < stages; ++to) {
            Transfer transfer{.after = below(3) * 1s, .openings = {}, .to = StageId{to}};
            SimTime at{};
            for (int k = 0; k < 30; ++k) {
                const SimTime until = at + 1s + below(5) * 1s;
                transfer.openings.push_back({at, until});
                at = until + below(6) * 1s;
            }
            transfers.push_back(transfer);
            if (!check(network).empty()) transfers.pop_back();
        }
    }

    Distribution whole_seconds() { return Discrete{{0.0, 1.0, 2.0, 3.0, 7.0}, {0.1, 0.2, 0.3, 0.2, 0.2}}; }

    void add_stage()
    {
        Stage stage{.name = "stage", .service = whole_seconds()};
        if (u() < 0.3) stage.service = Exponential{3.0};
        if (u() < 0.85) {
            stage.pool = PoolId{below(pools)};
            if (u() < 0.2) stage.units = 2;
            for (std::uint32_t p = 0; p < pools; ++p)
                if (PoolId{p} != *stage.pool && u() < 0.1) stage.also.push_back({PoolId{p}, 1 + static_cast<int>(below(2))});
            if (u() < 0.3) stage.balking = {{3, 0.5}, {6, 1.0}};
        }
        if (u() < 0.4) stage.patience = u() < 0.7 ? whole_seconds() : Distribution{Exponential{5.0}};
        stage.priority_by_class.clear();
        for (int j = 0; j < jobs; ++j) stage.priority_by_class.push_back(below(3));
        for (int b = 0; b < 2; ++b) stage.next.push_back({StageId{below(stages)}, 0.4 * u()});
        network.stages.push_back(stage);
    }

    Stream draws_;
    std::uint64_t count_ = 0;
};

}  // namespace

TEST_CASE("every job fares as in a slow simulation written in another way", "[sim][property]")
{
    std::map<std::string, int> counts;
    std::size_t grouped = 0;
    std::size_t alone = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        const RandomModel model(seed);
        REQUIRE(check(model.network).empty());
        HistoryObserver observer;
        observer.of.resize(jobs);
        NetworkRun<HistoryObserver> run(model.network, Stream(seed, 0, 6), observer, SimTime{});
        VectorFeed feed(model.arrivals);
        advance(run, feed, never);
        const auto expected = plain::Simulation(model.network, Stream(seed, 0, 6)).run(model.arrivals);
        for (std::size_t j = 0; j < jobs; ++j) {
            INFO("job " << j);
            REQUIRE(observer.of[j] == expected[j]);
        }
        CHECK(observer.counts["left"] + static_cast<int>(run.inside()) == jobs);
        for (const auto& [what, count] : observer.counts) counts[what] += count;
        for (const auto& member : grouping_of(model.network).by_pool) ++(member.group == Grouping::none ? alone : grouped);
    }
    for (const auto* what : {"entered", "started", "ended", "interrupted", "resumed", "gave up", "rejected", "balked", "transferred"}) {
        INFO(what);
        CHECK(counts[what] > 400);                       // the test has met everything, often
    }
    CHECK(grouped > 100);
    CHECK(alone > 100);
}
