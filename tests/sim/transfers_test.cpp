// Work that waits goes on waiting elsewhere: Stage::transfers.
#include <string>
#include <vector>

#include "sim/erlang.hpp"
#include "sim/interval.hpp"
#include "sim/network_run.hpp"
#include "tests/catch.hpp"
#include "tests/sim/traffic.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

struct Trace : NoObserver {
    std::vector<std::string> lines;
    SimTime entered(StageId s, ClassId c, SimTime now) { return note("in", s, c, now), now + 30min; }
    void started(StageId s, ClassId c, SimTime in, SimTime due, SimTime now)
    {
        note("start", s, c, now);
        lines.back() += " waited " + std::to_string((now - in) / 1min) + " due " + std::to_string((due - SimTime{}) / 1min);
    }
    void gave_up(StageId s, ClassId c, SimTime, SimTime, SimTime now) { note("gave up", s, c, now); }
    void rejected(StageId s, ClassId c, SimTime now) { note("rejected", s, c, now); }
    SimTime transferred(StageId to, const Arrival& a, SimTime, SimTime due, SimTime now) { return note("to", to, a.job_class, now), due; }
    void note(const char* what, StageId s, ClassId c, SimTime now)
    {
        lines.push_back(std::to_string((now - SimTime{}) / 1min) + " " + std::to_string(static_cast<std::uint32_t>(c)) + " " + what + " " +
                        std::to_string(static_cast<std::uint32_t>(s)));
    }
};

// Stages 0 and 1: two places with one server each until minute 60. Stage 2: a centre with `centre` servers from then on, where
// every service is 10 minutes as everywhere. The way there is open from minute 60 to 120.
Network two_and_a_centre(int centre, Duration after = 0min)
{
    Network network;
    network.classes = 4;
    for (const char* name : {"a", "b"}) network.pools.push_back({.spec = {.name = name, .priorities = 2, .waiting_places = {}}, .capacity = {{SimTime{}, 1}, {SimTime{60min}, 0}}, .gates = {}});
    network.pools.push_back({.spec = {.name = "centre", .priorities = 2, .waiting_places = {}}, .capacity = {{SimTime{}, 0}, {SimTime{60min}, centre}}, .gates = {}});
    for (std::uint32_t s = 0; s < 3; ++s) {
        Stage stage{.name = "stage", .pool = PoolId{s}, .service = Constant{600}};
        stage.priority_by_class = {1, 1, 0, 1};                    // class 2 is the most urgent
        if (s < 2) stage.transfers = {{after, {{SimTime{60min}, SimTime{120min}}}, StageId{2}}};
        network.stages.push_back(stage);
    }
    return network;
}

struct At { int minute; std::uint32_t stage, job_class; };

std::vector<std::string> run(const Network& network, const std::vector<At>& jobs)
{
    REQUIRE(check(network).empty());
    std::vector<TimedArrival> arrivals;
    for (std::uint32_t i = 0; i < jobs.size(); ++i)
        arrivals.push_back({SimTime{std::chrono::minutes{jobs[i].minute}}, {.key = {.entity = i, .day = 0, .slot = 0}, .stage = StageId{jobs[i].stage}, .job_class = ClassId{jobs[i].job_class}}});
    Trace trace;
    NetworkRun<Trace> run(network, Stream(1, 0, 6), trace, SimTime{});
    VectorFeed feed(arrivals);
    advance(run, feed, never);
    return trace.lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("work that waits when the way opens moves at that instant, with its time of entering and its due time", "[sim][transfer]")
{
    // Job 0 is served at its own place from 45 to 55, job 1 from 55 to 65: it finishes after the shift. Job 2 waits at 60: moved.
    CHECK(run(two_and_a_centre(1), {{45, 0, 0}, {50, 0, 1}, {58, 0, 3}}) ==
          Lines{"45 0 in 0", "45 0 start 0 waited 0 due 75", "50 1 in 0", "55 1 start 0 waited 5 due 80", "58 3 in 0", "60 3 to 2",
                "60 3 start 2 waited 2 due 88"});
}

TEST_CASE("one who can start at his own place at the very instant starts there", "[sim][transfer]")
{
    Network network = two_and_a_centre(1);
    network.pools[0].capacity = {{SimTime{}, 1}};                  // goes on serving
    CHECK(run(network, {{50, 0, 0}, {55, 0, 1}}) ==
          Lines{"50 0 in 0", "50 0 start 0 waited 0 due 80", "55 1 in 0", "60 1 start 0 waited 5 due 85"});
}

TEST_CASE("all of one instant join before anyone starts: the most urgent first, then who entered first", "[sim][transfer]")
{
    Network network = two_and_a_centre(1);
    for (Pool& pool : network.pools) pool.capacity.front().servers = 0;
    CHECK(run(network, {{50, 1, 0}, {52, 0, 1}, {54, 1, 2}}) ==
          Lines{"50 0 in 1", "52 1 in 0", "54 2 in 1", "60 0 to 2", "60 1 to 2", "60 2 to 2", "60 2 start 2 waited 6 due 84",
                "70 0 start 2 waited 20 due 80", "80 1 start 2 waited 28 due 82"});
}

TEST_CASE("work moves only once it has waited so long, counted from joining the line", "[sim][transfer]")
{
    // 45: waits for `after` = 10 minutes until 55 and then for the opening; 57: moves at 67; 115: would move at 125, too late.
    Network network = two_and_a_centre(3, 10min);
    for (std::size_t p = 0; p < 2; ++p) network.pools[p].capacity = {{SimTime{}, 0}, {SimTime{200min}, 1}};
    CHECK(run(network, {{45, 0, 0}, {57, 0, 1}, {115, 1, 3}}) ==
          Lines{"45 0 in 0", "57 1 in 0", "60 0 to 2", "60 0 start 2 waited 15 due 75", "67 1 to 2", "67 1 start 2 waited 10 due 87", "115 3 in 1",
                "200 3 start 1 waited 85 due 145"});
}

TEST_CASE("patience goes on running, and a busy centre is a line like any other", "[sim][transfer]")
{
    Network network = two_and_a_centre(1);
    for (std::size_t p = 0; p < 2; ++p) {
        network.pools[p].capacity.front().servers = 0;
        network.stages[p].patience = Constant{25 * 60};
    }
    CHECK(run(network, {{40, 0, 0}, {50, 0, 1}, {55, 1, 3}}) ==    // 40 would give up at 65: served; 50 at 75; 55 at 80
          Lines{"40 0 in 0", "50 1 in 0", "55 3 in 1", "60 0 to 2", "60 1 to 2", "60 3 to 2", "60 0 start 2 waited 20 due 70",
                "70 1 start 2 waited 20 due 80", "80 3 start 2 waited 25 due 85"});
    network.stages[1].patience = Constant{24 * 60};
    CHECK(run(network, {{40, 0, 0}, {50, 0, 1}, {55, 1, 3}}).back() == "79 3 gave up 2");
}

TEST_CASE("a centre passes on to another one what has waited there", "[sim][transfer]")
{
    Network network = two_and_a_centre(0);
    for (std::size_t p = 0; p < 2; ++p) network.pools[p].capacity.front().servers = 0;
    network.pools.push_back({.spec = {.name = "regional", .priorities = 2, .waiting_places = {}}, .capacity = {{SimTime{}, 1}}, .gates = {}});
    network.stages.push_back(network.stages[2]);
    network.stages[3].pool = PoolId{3};
    network.stages[2].transfers = {{5min, {{SimTime{}, SimTime{1000min}}}, StageId{3}}};
    CHECK(run(network, {{50, 0, 0}, {61, 1, 1}}) ==
          Lines{"50 0 in 0", "60 0 to 2", "61 1 in 1", "61 1 to 2", "65 0 to 3", "65 0 start 3 waited 15 due 80", "66 1 to 3",
                "75 1 start 3 waited 14 due 91"});
}

TEST_CASE("there and back in turns: what still waits at the centre when the way shuts may go home", "[sim][transfer]")
{
    Network network = two_and_a_centre(1);
    for (std::size_t p = 0; p < 2; ++p) network.pools[p].capacity = {{SimTime{}, 0}, {SimTime{120min}, 1}};
    network.stages[2].transfers = {{0min, {{SimTime{120min}, SimTime{1000min}}}, StageId{0}}};
    // The centre serves job 0 from 112 to 122; job 1 goes home at 120 and is served there at once.
    CHECK(run(network, {{112, 0, 0}, {115, 0, 1}}) ==
          Lines{"112 0 in 0", "112 0 to 2", "112 0 start 2 waited 0 due 142", "115 1 in 0", "115 1 to 2", "120 1 to 0",
                "120 1 start 0 waited 5 due 145"});
}

TEST_CASE("a transfer from or to what takes part in none is an error, and so is a circle", "[sim][transfer]")
{
    const auto errors = [](const Network& network) {
        std::vector<NetworkError> out;
        for (const NetworkProblem& p : check(network)) out.push_back(p.error);
        return out;
    };
    using E = std::vector<NetworkError>;
    Network n = two_and_a_centre(1);
    n.stages[2].transfers = {{0min, {{SimTime{110min}, SimTime{130min}}}, StageId{0}}};
    CHECK(errors(n) == E{NetworkError::transfers_in_a_circle, NetworkError::transfers_in_a_circle});
    n = two_and_a_centre(1);
    n.pools[2].spec.waiting_places = 3;
    CHECK(errors(n) == E{NetworkError::transfer_target_unfit, NetworkError::transfer_target_unfit});
    n = two_and_a_centre(1);
    n.pools[0].preemption = Preemption::resume;
    CHECK(errors(n) == E{NetworkError::transfer_in_group});
    n = two_and_a_centre(1);
    n.stages[0].transfers[0].openings = {{SimTime{5min}, SimTime{5min}}};
    CHECK(errors(n) == E{NetworkError::transfer_openings_invalid});
    n.stages[0].transfers = {{-1min, {}, StageId{2}}};
    CHECK(errors(n) == E{NetworkError::transfer_openings_invalid});
    n.stages[0].transfers = {{0min, {}, StageId{9}}};
    CHECK(errors(n) == E{NetworkError::transfer_target_unfit});
}

TEST_CASE("with no servers of their own and an open way, three queues are one: Erlang C of the sum", "[sim][transfer][theory]")
{
    // Three Poisson streams of 1.5 an hour, exponential services of 20 minutes, 2 servers at the centre: 1.5 erlangs.
    constexpr double per_second = 1.5 / 3600, service = 1200;
    Network network;
    network.classes = 3;
    for (int k = 0; k < 3; ++k) network.pools.push_back({.spec = {.name = "own"}, .capacity = {{SimTime{}, 0}}, .gates = {}});
    network.pools.push_back({.spec = {.name = "centre"}, .capacity = {{SimTime{}, 2}}, .gates = {}});
    for (std::uint32_t s = 0; s < 4; ++s) network.stages.push_back({.name = "stage", .pool = PoolId{s}, .service = Exponential{service}});
    for (std::size_t s = 0; s < 3; ++s) network.stages[s].transfers = {{0min, {{SimTime{}, SimTime{24h * 10000}}}, StageId{3}}};
    struct Waits : NoObserver {
        std::int64_t jobs = 0, ticks = 0;
        void started(StageId, ClassId, SimTime in, SimTime, SimTime now)
        {
            if (now < SimTime{24h * 20}) return;                   // warm-up
            ++jobs;
            ticks += (now - in).count();
        }
    };
    std::vector<double> means;
    for (std::uint32_t r = 1; r <= 30; ++r) {
        Waits waits;
        NetworkRun<Waits> run(network, Stream(5, r, 6), waits, SimTime{});
        PoissonFeed feed(Stream(5, r, 5), {per_second, per_second, per_second}, {StageId{0}, StageId{1}, StageId{2}});
        advance(run, feed, SimTime{24h * 320});
        means.push_back(seconds(Duration{waits.ticks}) / static_cast<double>(waits.jobs));
    }
    const Interval measured = mean_interval(means, 0.95);
    const double error = measured.half_width / student_t_quantile(0.975, 29);
    const double theory = mean_wait({3 * per_second, service}, 2);
    INFO("measured " << measured.mean << " s, theory " << theory << " s, standard error " << error);
    CHECK(std::abs(measured.mean - theory) <= 3.5 * error);
    CHECK(error < 0.03 * theory);
}
