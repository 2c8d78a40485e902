// What must hold for every network and every seed.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/network_run.hpp"
#include "sim/tally.hpp"
#include "tests/catch.hpp"
#include "tests/sim/near.hpp"
#include "tests/sim/traffic.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

struct Book : NoObserver {
    std::int64_t entered_count = 0, started_count = 0, ended_count = 0, gave_up_count = 0, rejected_count = 0, left_count = 0, moved_count = 0, transferred_count = 0;
    std::vector<std::string> lines;                      // every call, in order
    std::vector<Level> levels = std::vector<Level>(8);
    bool sound = true;                                   // levels never impossible
    SimTime entered(StageId s, ClassId c, SimTime now) { ++entered_count; note('e', s, c, now); return now + 1s; }
    void started(StageId s, ClassId c, SimTime in, SimTime due, SimTime now) { ++started_count; sound = sound && due == in + 1s; note('s', s, c, now); }
    void ended(StageId s, ClassId c, SimTime, SimTime now) { ++ended_count; note('x', s, c, now); }
    void gave_up(StageId s, ClassId c, SimTime, SimTime, SimTime now) { ++gave_up_count; note('g', s, c, now); }
    void rejected(StageId s, ClassId c, SimTime now) { ++rejected_count; note('r', s, c, now); }
    SimTime transferred(StageId s, const Arrival& a, SimTime in, SimTime due, SimTime now)
    {
        sound = sound && due == in + 1s && in <= now;
        ++transferred_count;
        note('t', s, a.job_class, now);
        return due;
    }
    void left(ClassId c, SimTime now) { ++left_count; note('l', {}, c, now); }
    void moved(StageId s, const Arrival& a, SimTime now) { ++moved_count; note('m', s, a.job_class, now); }
    void level(PoolId p, SimTime, const Level& l)
    {
        sound = sound && l.staffed >= 0 && l.busy >= 0 && l.waiting >= 0;
        levels[static_cast<std::size_t>(p)] = l;
    }
    void note(char what, StageId s, ClassId c, SimTime now)
    {
        lines.push_back(std::to_string(now.time_since_epoch().count()) + what + std::to_string(static_cast<std::uint32_t>(s)) + "/" +
                        std::to_string(static_cast<std::uint32_t>(c)));
    }
};

// A network with a bit of everything, drawn from the seed.
Network random_network(std::uint64_t seed)
{
    const Stream draws(seed, 0, 99);
    std::uint32_t count = 0;
    const auto u = [&] { return draws.uniform({.entity = ++count, .day = 0, .slot = 0}); };
    const auto below = [&](int n) { return static_cast<int>(u() * n); };
    Network network;
    network.classes = 2;
    for (int p = 0; p < 3; ++p) {
        Pool pool{.spec = {.name = "pool", .priorities = 3, .waiting_places = {}}, .capacity = {{SimTime{}, 1 + below(3)}}};
        if (u() < 0.5) pool.spec.waiting_places = static_cast<std::uint32_t>(below(5));
        for (int k = 1; k < 40; ++k) pool.capacity.push_back({SimTime{k * 50s}, below(4)});
        if (u() < 0.6) {
            Gate gate{.priority = 0};
            for (int k = 0; k < 60; ++k) gate.openings.push_back({SimTime{k * 30s}, SimTime{k * 30s + (k % 3) * 7s}});
            pool.gates.push_back(gate);
        }
        network.pools.push_back(pool);
    }
    for (int s = 0; s < 5; ++s) {
        Stage stage{.name = "stage", .service = Constant{5.0}};
        if (s < 4) stage.pool = PoolId{static_cast<std::uint32_t>(below(3))};
        if (u() < 0.5) stage.service = Exponential{4.0};
        if (u() < 0.5) stage.patience = u() < 0.5 ? Distribution{Constant{10.0}} : Distribution{Exponential{8.0}};
        if (u() < 0.5) stage.priority_by_class = {static_cast<std::uint32_t>(below(3)), static_cast<std::uint32_t>(below(3))};
        for (int b = 0; b < 2; ++b) stage.next.push_back({StageId{static_cast<std::uint32_t>(below(5))}, 0.4 * u()});
        network.stages.push_back(stage);
    }
    return network;
}

// The same, where those who wait at the first stages may go to a pool that is open now and then.
Network random_network_with_transfers(std::uint64_t seed)
{
    Network network = random_network(seed);
    const auto pool = PoolId{static_cast<std::uint32_t>(network.pools.size())};
    network.pools.push_back({.spec = {.name = "shared", .priorities = 3, .waiting_places = {}}, .capacity = {{SimTime{}, 1}}, .gates = {}});
    Transfer transfer{.after = std::chrono::seconds(seed % 3 * 4), .openings = {}, .to = StageId{static_cast<std::uint32_t>(network.stages.size())}};
    for (int k = 0; k < 60; ++k) transfer.openings.push_back({SimTime{k * 40s}, SimTime{k * 40s + 20s}});
    for (int s = 0; s < 4; ++s) network.stages[static_cast<std::size_t>(s)].transfers = {transfer};
    Stage shared = network.stages[0];
    shared.pool = pool;
    shared.balking.clear();
    shared.transfers.clear();
    network.stages.push_back(shared);
    return network;
}

std::vector<TimedArrival> random_arrivals(std::uint64_t seed, Duration grid)      // on a grid: many ties
{
    PoissonFeed feed(Stream(seed, 0, 5), {0.3, 0.2}, {StageId{0}, StageId{1}});
    std::vector<TimedArrival> arrivals;
    while (arrivals.size() < 800) {
        const SimTime at = feed.next_time();
        arrivals.push_back({SimTime{at.time_since_epoch() / grid * grid}, feed.pop()});
    }
    return arrivals;
}

}  // namespace

TEST_CASE("everyone who arrives is served, gave up, was rejected or is still inside", "[sim][property]")
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        const Network network = seed % 2 == 0 ? random_network(seed) : random_network_with_transfers(seed);
        REQUIRE(check(network).empty());
        const auto arrivals = random_arrivals(seed, 1s);
        for (const SimTime end : {SimTime{700s}, never}) {
            Book book;
            NetworkRun<Book> run(network, Stream(seed, 0, 6), book, SimTime{});
            VectorFeed feed(arrivals);
            advance(run, feed, end);
            const auto arrived = std::count_if(arrivals.begin(), arrivals.end(), [end](const TimedArrival& a) { return a.at < end; });
            const auto inside = static_cast<std::int64_t>(run.inside());
            const std::int64_t served = book.ended_count - book.moved_count;
            CHECK(arrived == served + book.gave_up_count + book.rejected_count + inside);
            CHECK(book.left_count == served + book.gave_up_count + book.rejected_count);
            CHECK(arrived + book.moved_count == book.entered_count + book.rejected_count);
            CHECK(book.sound);
            std::int64_t waiting = 0;
            std::int64_t busy = 0;
            for (std::uint32_t p = 0; p < network.pools.size(); ++p) {
                waiting += run.level(PoolId{p}).waiting;
                busy += run.level(PoolId{p}).busy;
                CHECK(run.level(PoolId{p}) == book.levels[p]);
            }
            CHECK(waiting == book.entered_count - book.started_count - book.gave_up_count);
            CHECK(busy <= book.started_count - book.ended_count);       // the rest is in delays
        }
    }
}

TEST_CASE("advancing in pieces is advancing at once", "[sim][property]")
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Network network = random_network_with_transfers(seed);
        const auto arrivals = random_arrivals(seed, 500ms);
        Book whole;
        NetworkRun<Book> at_once(network, Stream(seed, 0, 6), whole, SimTime{});
        VectorFeed feed(arrivals);
        advance(at_once, feed, SimTime{1800s});
        Book pieces;
        NetworkRun<Book> in_pieces(network, Stream(seed, 0, 6), pieces, SimTime{});
        VectorFeed again(arrivals);
        for (SimTime t{}; t < SimTime{1800s}; t += 3500ms) advance(in_pieces, again, t);
        advance(in_pieces, again, SimTime{1800s});
        CHECK(pieces.lines == whole.lines);
        CHECK(whole.transferred_count > 0);
        CHECK(in_pieces.events.now() == at_once.events.now());
    }
}

TEST_CASE("one more server changes nobody's service requirement", "[sim][property]")
{
    struct Services : NoObserver {
        std::vector<std::vector<Duration>> by_class;
        void ended(StageId, ClassId c, SimTime started, SimTime now) { by_class[static_cast<std::size_t>(c)].push_back(now - started); }
    };
    Network network = one_stage(2, Gamma{4.0, 1.3}, 2);        // a rejection sampler: takes a varying number of blocks
    network.classes = 300;                                     // the class is the job
    network.stages[0].next = {{StageId{0}, 0.4}, {StageId{1}, 0.3}};
    network.stages.push_back(Stage{.name = "delay", .service = Lognormal{3.0, 2.0}});
    network.stages[1].next = {{StageId{0}, 0.5}};
    std::vector<TimedArrival> arrivals;
    for (std::uint32_t i = 0; i < 300; ++i)
        arrivals.push_back({SimTime{std::chrono::seconds(i)}, {.key = {.entity = i, .day = 3, .slot = 7}, .stage = {}, .job_class = ClassId{i}}});
    std::vector<std::vector<std::vector<Duration>>> seen;
    for (const int servers : {2, 3, 50}) {
        network.pools[0].capacity[0].servers = servers;
        Services services;
        services.by_class.resize(300);
        NetworkRun<Services> run(network, Stream(8, 0, 1), services, SimTime{});
        VectorFeed feed(arrivals);
        advance(run, feed, never);
        seen.push_back(services.by_class);
    }
    CHECK(seen[0] == seen[1]);
    CHECK(seen[0] == seen[2]);
}

TEST_CASE("Little's law holds to the tick: the area of the queue is the sum of the waits", "[sim][property]")
{
    struct Little : NoObserver {
        Area queue{};
        Area inside{};
        Moments waits;
        Moments times;
        std::vector<SimTime> in;
        void started(StageId, ClassId, SimTime entered, SimTime, SimTime now) { waits.add(now - entered); times.add(now - entered); }
        void ended(StageId, ClassId, SimTime started, SimTime now) { times.add(now - started); }
        void gave_up(StageId, ClassId, SimTime entered, SimTime, SimTime now) { waits.add(now - entered); times.add(now - entered); }
        void level(PoolId, SimTime now, const Level& l) { queue.set(now, l.waiting); inside.set(now, l.waiting + l.busy); }
    };
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Network network = one_stage(3, Lognormal{9.0, 1.5}, 2);
        network.classes = 2;
        network.stages[0].priority_by_class = {1, 0};
        network.stages[0].patience = Exponential{30.0};
        network.stages[0].next = {{StageId{0}, 0.3}};
        network.stages.push_back(network.stages[0]);
        auto arrivals = random_arrivals(seed, 1us);
        Little little;
        NetworkRun<Little> run(network, Stream(seed, 0, 6), little, SimTime{});
        VectorFeed feed(arrivals);
        advance(run, feed, never);
        CHECK((little.queue.value_ticks() == little.waits.sum));
        CHECK((little.inside.value_ticks() == little.times.sum));
    }
}

TEST_CASE("the same run gives these bits on every machine", "[sim][property][golden]")
{
    Book book;
    const Network network = random_network(4);
    const auto arrivals = random_arrivals(4, 1us);
    NetworkRun<Book> run(network, Stream(4, 0, 6), book, SimTime{});
    VectorFeed feed(arrivals);
    advance(run, feed, never);
    std::uint64_t hash = 0xcbf29ce484222325;                   // FNV-1a over every call
    for (const std::string& line : book.lines)
        for (const char c : line) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    CHECK(book.lines.size() == 3228);
    CHECK(hash == 0x4ca5725aaa4f345d);
}
