#include "planning/twin.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/erlang.hpp"
#include "sim/infinite_server.hpp"
#include "sim/priority_waits.hpp"
#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::planning;
using namespace std::chrono_literals;
using sim::SimTime;

namespace {

constexpr SimTime start{}, end{1000h};

/// Pools of so many servers and one stage before each; nothing goes on unless said.
sim::Network network_of(std::vector<std::pair<int, sim::Distribution>> pools)
{
    sim::Network out;
    for (auto& [servers, service] : pools) {
        const auto p = static_cast<std::uint32_t>(out.pools.size());
        out.pools.push_back({.spec = {.name = "pool", .priorities = 2}, .capacity = {{start, servers}}});
        out.stages.push_back({.name = "stage", .pool = sim::PoolId{p}, .service = std::move(service)});
    }
    return out;
}

sim::StreamSpec stream(std::uint32_t stage, std::variant<sim::Distribution, std::vector<sim::RateStep>, std::vector<sim::TimedArrival>> arrivals, std::uint32_t job_class = 0)
{
    return {.id = 1 + stage + 100 * job_class, .stage = sim::StageId{stage}, .job_class = sim::ClassId{job_class}, .arrivals = std::move(arrivals)};
}

sim::Distribution poisson(double per_second) { return sim::Exponential{1 / per_second}; }

PoolTwin only(const sim::Network& network, const std::vector<sim::StreamSpec>& streams)
{
    REQUIRE(sim::check(network).empty());
    return twins(network, streams, start, end).at(0);
}

using Fails = std::vector<Assumption>;

}  // namespace

TEST_CASE("an M/M/c has Erlang C for its exact twin", "[planning][twin]")
{
    const PoolTwin twin = only(network_of({{3, sim::Exponential{60}}}), {stream(0, poisson(0.04))});
    CHECK(twin.formula == Formula::erlang_c);
    CHECK(twin.exact);
    CHECK(twin.fails.empty());
    CHECK(twin.offered_load == Approx(2.4));
    CHECK(twin.wait_seconds == Approx(sim::mean_wait({0.04, 60}, 3)));
    CHECK(*twin.waited_share == Approx(sim::erlang_c(3, 2.4)));
    REQUIRE(twin.lines.size() == 1);
    CHECK(twin.lines[0].wait_seconds == twin.wait_seconds);
}

TEST_CASE("with feedback each pool of a Jackson network still waits as an M/M/c", "[planning][twin]")
{
    auto network = network_of({{1, sim::Exponential{1}}, {2, sim::Exponential{2}}});
    network.stages[0].next = {{sim::StageId{1}, 0.5}};
    network.stages[1].next = {{sim::StageId{0}, 0.4}};
    const auto both = twins(network, std::vector{stream(0, poisson(0.6))}, start, end);
    const double first = 0.6 / (1 - 0.2), second = 0.5 * first;
    CHECK(both[0].exact);
    CHECK(both[1].exact);
    CHECK(both[0].wait_seconds == Approx(sim::mean_wait({first, 1}, 1)));
    CHECK(both[1].wait_seconds == Approx(sim::mean_wait({second, 2}, 2)));
    // With patience in one of them the flows are known, the exactness is not.
    network.stages[1].patience = sim::Exponential{5};
    const auto patient = twins(network, std::vector{stream(0, poisson(0.6))}, start, end);
    CHECK(patient[1].fails == Fails{Assumption::arrivals_from_other_pools});
    CHECK(patient[0].formula == Formula::allen_cunneen);
    CHECK(patient[0].lines[0].arrivals_per_second < first);            // those who give up do not come back
}

TEST_CASE("Poisson arrivals pass an M/M/c and a delay unchanged", "[planning][twin]")
{
    auto network = network_of({{2, sim::Exponential{1}}, {1, sim::Uniform{0.1, 0.9}}});
    network.stages.push_back({.name = "delay", .service = sim::Constant{30}, .next = {{sim::StageId{1}, 1}}});
    network.stages[0].next = {{sim::StageId{2}, 1}};
    const auto both = twins(network, std::vector{stream(0, poisson(1.2))}, start, end);
    CHECK(both[1].formula == Formula::pollaczek_khinchine);
    CHECK(both[1].exact);
    CHECK(both[1].wait_seconds == Approx(sim::allen_cunneen_wait({1.2, 0.5}, 1, 1, sim::scv(sim::Uniform{0.1, 0.9}))));
    network.stages[0].service = sim::Constant{1};                      // now the first changes what it passes on
    const auto regular = twins(network, std::vector{stream(0, poisson(1.2))}, start, end);
    CHECK(regular[0].fails == Fails{Assumption::service_not_exponential});
    CHECK(regular[1].fails == Fails{Assumption::arrivals_from_other_pools});
    CHECK(regular[1].wait_seconds < both[1].wait_seconds);             // more regular arrivals wait less
}

TEST_CASE("renewal arrivals and general services take Allen and Cunneen, and it says why it is not exact", "[planning][twin]")
{
    const PoolTwin regular = only(network_of({{1, sim::Exponential{0.8}}}), {stream(0, sim::Constant{1})});
    CHECK(regular.formula == Formula::allen_cunneen);
    CHECK(regular.fails == Fails{Assumption::arrivals_not_poisson});
    CHECK(regular.wait_seconds == Approx(1.35418467193592).epsilon(0.005));            // D/M/1: validation case A08
    const PoolTwin general = only(network_of({{2, sim::Constant{1}}}), {stream(0, poisson(1.6))});
    CHECK(general.fails == Fails{Assumption::service_not_exponential});
    CHECK(general.wait_seconds == Approx(0.903283879396988).epsilon(0.02));            // M/D/2: A09
    auto two = network_of({{2, sim::Exponential{1}}});
    two.stages.push_back({.name = "longer", .pool = sim::PoolId{0}, .service = sim::Exponential{2}});
    CHECK(only(two, {stream(0, poisson(0.5)), stream(1, poisson(0.3))}).fails == Fails{Assumption::services_differ});
}

TEST_CASE("patience of any distribution is exact, with other services it is not", "[planning][twin]")
{
    auto network = network_of({{9, sim::Exponential{1}}});
    for (const sim::Distribution& patience : {sim::Distribution{sim::Exponential{2}}, sim::Distribution{sim::Lognormal{2, 1}}, sim::Distribution{sim::Constant{0.5}}}) {
        network.stages[0].patience = patience;
        const PoolTwin twin = only(network, {stream(0, poisson(10))});
        const sim::Abandonment exact = sim::abandonment({10, 1}, 9, patience, 0);
        CHECK(twin.formula == Formula::abandonment);
        CHECK(twin.exact);
        CHECK(twin.lost_share == Approx(exact.abandon_probability));
        CHECK(twin.wait_seconds == Approx(exact.mean_wait_served_seconds));
        CHECK(*twin.waited_share == Approx(1 - (1 - exact.wait_probability) / (1 - exact.abandon_probability)));
    }
    network.stages[0].service = sim::Lognormal{1, 1};
    network.pools[0].spec.waiting_places = 50;
    CHECK(only(network, {stream(0, poisson(10))}).fails == Fails{Assumption::service_not_exponential, Assumption::room_with_patience});
}

TEST_CASE("losses thin what reaches the next pool", "[planning][twin]")
{
    auto network = network_of({{9, sim::Exponential{1}}, {3, sim::Exponential{1}}});
    network.stages[0].patience = sim::Exponential{2};
    network.stages[0].next = {{sim::StageId{1}, 0.2}};
    const auto both = twins(network, std::vector{stream(0, poisson(10))}, start, end);
    CHECK(both[1].offered_load == Approx(0.2 * 10 * (1 - both[0].lost_share)));
    CHECK(both[1].offered_load < 1.9);
    network.stages[0].patience.reset();
    network.pools[0].spec.waiting_places = 0;
    const auto loss = twins(network, std::vector{stream(0, poisson(10))}, start, end);
    CHECK(loss[0].formula == Formula::erlang_b);
    CHECK(loss[0].exact);
    CHECK(loss[0].lost_share == Approx(sim::erlang_b(9, 10)));
    CHECK(loss[1].offered_load == Approx(2 * (1 - sim::erlang_b(9, 10))));
}

TEST_CASE("who is not served and calls again comes on top of the new arrivals", "[planning][twin]")
{
    auto network = network_of({{9, sim::Exponential{1}}});
    network.pools[0].spec.waiting_places = 0;
    network.stages.push_back({.name = "later", .service = sim::Constant{600}, .next = {{sim::StageId{0}, 1}}});
    network.stages[0].if_rejected = {{sim::StageId{1}, 0.5}};
    const PoolTwin twin = only(network, {stream(0, poisson(8))});
    CHECK(twin.fails == Fails{Assumption::arrivals_from_other_pools});
    // Arrivals lambda = 8 + lambda x loss / 2, the loss that of Erlang B at lambda.
    CHECK(twin.lines[0].arrivals_per_second == Approx(8 / (1 - 0.5 * twin.lost_share)).epsilon(1e-8));
    CHECK(twin.lost_share == Approx(sim::erlang_b(9, twin.lines[0].arrivals_per_second)).epsilon(1e-8));
    CHECK(twin.lost_share > sim::erlang_b(9, 8));
}

TEST_CASE("Erlang B holds for any service, M/M/c/K for exponential ones", "[planning][twin]")
{
    auto network = network_of({{2, sim::Lognormal{1, 2}}});
    network.pools[0].spec.waiting_places = 0;
    CHECK(only(network, {stream(0, poisson(3))}).exact);
    network.pools[0].spec.waiting_places = 1;
    CHECK(only(network, {stream(0, poisson(3))}).fails == Fails{Assumption::service_not_exponential});
    network.stages[0].service = sim::Exponential{0.25};
    const PoolTwin room = only(network, {stream(0, poisson(3))});
    CHECK(room.formula == Formula::finite_room);
    CHECK(room.exact);
    CHECK(room.lost_share == Approx(0.0493601462522852));              // A02
    CHECK(room.wait_seconds == Approx(0.0173076923076923));
}

TEST_CASE("priorities give each class its own wait", "[planning][twin]")
{
    auto network = network_of({{5, sim::Exponential{1}}});
    network.classes = 2;
    network.stages[0].priority_by_class = {1, 0};                      // the second class is urgent
    const std::vector streams{stream(0, poisson(2), 0), stream(0, poisson(2), 1)};
    const PoolTwin twin = only(network, streams);
    const auto waits = sim::priority_waits(std::vector{2.0, 2.0}, 1, 5);
    CHECK(twin.formula == Formula::priorities);
    CHECK(twin.exact);
    REQUIRE(twin.lines.size() == 2);
    CHECK(twin.lines[0].job_class == sim::ClassId{0});
    CHECK(twin.lines[0].wait_seconds == Approx(waits[1]));
    CHECK(twin.lines[1].wait_seconds == Approx(waits[0]));
    CHECK(twin.wait_seconds == Approx(sim::mean_wait({4, 1}, 5)));     // Kleinrock's conservation law

    network.pools[0].preemption = sim::Preemption::resume;
    const PoolTwin resumed = only(network, streams);
    CHECK(resumed.formula == Formula::preemptive_priorities);
    CHECK(resumed.lines[1].wait_seconds == Approx(sim::mean_wait({2, 1}, 5)));
    network.pools[0].preemption = sim::Preemption::restart;
    CHECK(only(network, streams).fails == Fails{Assumption::restart});
    network.pools[0].preemption = sim::Preemption::none;
    network.stages[0].service = sim::Constant{1};
    const PoolTwin constant = only(network, streams);
    CHECK(constant.fails == Fails{Assumption::service_not_exponential});
    CHECK(constant.lines[1].wait_seconds == Approx(0.5 * waits[0]));
    network.stages[0].patience = sim::Exponential{3};
    CHECK(only(network, streams).fails == Fails{Assumption::service_not_exponential, Assumption::patience_with_priorities});
}

TEST_CASE("where there is no formula the reason is said", "[planning][twin]")
{
    const auto mmc = network_of({{3, sim::Exponential{1}}});
    const std::vector streams{stream(0, poisson(2))};
    CHECK(only(mmc, {stream(0, poisson(3))}).fails == Fails{Assumption::overloaded});
    CHECK(only(mmc, {}).fails == Fails{Assumption::nobody_comes});
    CHECK(only(mmc, {stream(0, std::vector<sim::TimedArrival>{{start, {}}}), streams[0]}).fails == Fails{Assumption::arrivals_given});
    auto network = mmc;
    network.stages[0].units = 2;
    network.stages[0].balking = {{5, 0.5}};
    CHECK(only(network, streams).fails == Fails{Assumption::several_servers, Assumption::balking});
    network = network_of({{3, sim::Exponential{1}}, {3, sim::Exponential{1}}});
    network.stages[0].also = {{sim::PoolId{1}, 1}};
    for (const PoolTwin& twin : twins(network, streams, start, end)) CHECK(twin.fails == Fails{Assumption::several_pools});
    network = mmc;
    network.pools[0].gates = {{0, {{start, SimTime{8h}}}}};
    const PoolTwin gated = only(network, streams);
    CHECK(gated.fails == Fails{Assumption::opening_hours});
    CHECK(gated.formula == Formula::none);
    CHECK(gated.offered_load == Approx(2));                            // the load stands
}

TEST_CASE("a changing rate takes the formula at each moment on the load of infinitely many servers", "[planning][twin]")
{
    // Twelve hours at 2 a minute, twelve at 6; services of ten minutes: 20 and 60 erlangs.
    std::vector<sim::RateStep> steps;
    for (int h = 0; h < 240; h += 12) steps.push_back({SimTime{h * 1h}, h % 24 == 0 ? 2.0 / 60 : 6.0 / 60});
    auto network = network_of({{70, sim::Exponential{600}}});
    const auto twin = [&] { return twins(network, std::vector{stream(0, steps)}, SimTime{24h}, SimTime{240h}).at(0); };
    const PoolTwin busy = twin();
    CHECK(busy.changing);
    CHECK_FALSE(busy.exact);
    CHECK(busy.fails == Fails{Assumption::rates_change});
    CHECK(busy.offered_load == Approx(40).epsilon(1e-3));
    CHECK(busy.peak_load == Approx(60).epsilon(1e-3));
    // The load follows within minutes, so the wait is nearly that of the two halves of the day, weighted by their jobs.
    const double by_hand = (sim::mean_wait({0.1, 600}, 70) * 6 + sim::mean_wait({2.0 / 60, 600}, 70) * 2) / 8;
    CHECK(busy.wait_seconds == Approx(by_hand).epsilon(0.1));
    CHECK(busy.wait_seconds < by_hand);                                // load lags: the first hour of the busy half has less
    network.pools[0].capacity = {{start, 50}};
    const PoolTwin full = twin();
    CHECK(full.fails == Fails{Assumption::rates_change, Assumption::overloaded_for_a_time});
    // As a fluid: ten erlangs too many for twelve hours, thirty free afterwards. Queue 120 server-hours at the most, gone after four
    // more hours: (120 x 12 / 2 + 120 x 4 / 2) / (40 x 24) hours of wait.
    CHECK(full.wait_seconds == Approx(3600).epsilon(0.05));
    network.pools[0].capacity = {{start, 36}};
    CHECK(twin().fails == Fails{Assumption::overloaded});              // a tenth of the work is never done
    network.pools[0].capacity = {{start, 50}};
    network.stages[0].patience = sim::Exponential{300};
    const PoolTwin patient = twin();
    CHECK(patient.formula == Formula::abandonment);
    const double flooded = sim::erlang_a({0.1, 600}, 50, 300, 0).abandon_probability;
    CHECK(patient.lost_share == Approx(0.75 * flooded).epsilon(0.05));
    CHECK(patient.lost_share < 0.75 * flooded);
}

TEST_CASE("servers that change are taken as they are at each moment", "[planning][twin]")
{
    auto network = network_of({{3, sim::Exponential{60}}});
    for (int h = 12; h < 1000; h += 12) network.pools[0].capacity.push_back({SimTime{h * 1h}, h % 24 == 0 ? 3 : 5});
    const PoolTwin twin = only(network, {stream(0, poisson(0.04))});
    CHECK(twin.fails == Fails{Assumption::servers_change});
    CHECK(twin.wait_seconds == Approx((sim::mean_wait({0.04, 60}, 3) + sim::mean_wait({0.04, 60}, 5)) / 2).epsilon(0.02));
}

TEST_CASE("a queue that outlasts a peak delays the less urgent only", "[planning][twin]")
{
    // Six hours of twice the work of the other eighteen; a quarter of it urgent.
    std::vector<sim::RateStep> steps;
    for (int h = 0; h < 480; h += 6) steps.push_back({SimTime{h * 1h}, h % 24 == 0 ? 40.0 / 600 : 20.0 / 600});
    auto scaled = [&](double share) {
        auto out = steps;
        for (auto& step : out) step.per_second *= share;
        return out;
    };
    auto network = network_of({{30, sim::Exponential{600}}});
    network.classes = 2;
    network.stages[0].priority_by_class = {0, 1};
    const auto twin = twins(network, std::vector{stream(0, scaled(0.25), 0), stream(0, scaled(0.75), 1)}, SimTime{240h}, SimTime{480h}).at(0);
    REQUIRE(twin.lines.size() == 2);
    CHECK(twin.lines[0].wait_seconds < 60);
    // Queue of 60 server-hours at most, gone six hours later: 60 x 12 / 2 = 360 over 0.75 x 25 x 24 = 450 of less urgent work.
    CHECK(twin.lines[1].wait_seconds == Approx(0.8 * 3600).epsilon(0.05));
}

TEST_CASE("the next pool's load comes later than the first's", "[planning][twin]")
{
    // All arrivals in the first of every four hours; a two-hour delay; then a pool.
    std::vector<sim::RateStep> steps;
    for (int h = 0; h < 96; ++h) steps.push_back({SimTime{h * 1h}, h % 4 == 0 ? 0.01 : 0.0});
    auto network = network_of({{100, sim::Exponential{300}}});
    network.stages.push_back({.name = "delay", .service = sim::Constant{7200}, .next = {{sim::StageId{0}, 1}}});
    const auto at = [&](int from) { return twins(network, std::vector{stream(1, steps)}, SimTime{from * 1h}, SimTime{(from + 1) * 1h}).at(0).offered_load; };
    CHECK(at(90) > 2.5);                                               // 0.01 x 300 = 3 erlangs in the third hour of four
    CHECK(at(92) < 0.05);
    CHECK(at(89) < 0.05);
}

TEST_CASE("an exact formula is held to 3.5 standard errors, an approximation to a tenth of the wait beyond the noise", "[planning][twin]")
{
    PoolTwin exact;
    exact.formula = Formula::erlang_c;
    exact.exact = true;
    PoolTwin rough = exact;
    rough.exact = false;
    constexpr int n = 30;
    const double error = 1, half_width = error * sim::student_t_quantile(0.975, n - 1);
    const auto of = [&](const PoolTwin& twin, double formula) { return judge_wait(twin, formula, {100, half_width}, n); };
    CHECK(of(exact, 103.4) == TwinVerdict::agrees);
    CHECK(of(exact, 103.6) == TwinVerdict::differs);
    CHECK(of(exact, 96.4) == TwinVerdict::differs);
    CHECK(of(rough, 109) == TwinVerdict::agrees);
    CHECK(of(rough, 111) == TwinVerdict::differs);
    CHECK(judge_wait(rough, 130, {100, 10 * half_width}, n) == TwinVerdict::agrees);       // noise of 35
    CHECK(of(PoolTwin{}, 100) == TwinVerdict::no_formula);
    CHECK(judge_share(rough, 0.519, {0.5, 0.001}, n) == TwinVerdict::agrees);
    CHECK(judge_share(rough, 0.521, {0.5, 0.001}, n) == TwinVerdict::differs);
    CHECK(judge_share(exact, 0.519, {0.5, 0.001}, n) == TwinVerdict::differs);
    CHECK(judge_wait(exact, 0, {0, 0}, n) == TwinVerdict::agrees);                          // nobody waits
}

TEST_CASE("names of formulas and assumptions are those of the files", "[planning][twin]")
{
    CHECK(name_of(Formula::none) == "none");
    CHECK(name_of(Formula::allen_cunneen) == "allen_cunneen");
    CHECK(name_of(Assumption::arrivals_not_poisson) == "arrivals_not_poisson");
    CHECK(name_of(Assumption::nobody_comes) == "nobody_comes");
    CHECK(name_of(TwinVerdict::no_formula) == "no_formula");
}
