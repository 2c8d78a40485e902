#include "sim/network.hpp"

#include <algorithm>

#include "sim/capacity.hpp"
#include "tests/catch.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

Network sound()
{
    Network network;
    network.pools = {Pool{.spec = {.name = "clerks", .priorities = 2, .waiting_places = {}}, .capacity = {{SimTime{}, 2}}}};
    Stage counter{.name = "counter", .pool = PoolId{0}, .service = Exponential{60.0}};
    counter.next = {{StageId{1}, 0.5}};
    Stage rest{.name = "rest", .service = Constant{10.0}};
    rest.next = {{StageId{0}, 0.3}, {StageId{1}, 0.1}};
    network.stages = {counter, rest};
    return network;
}

bool finds(const Network& network, NetworkError error, std::size_t where)
{
    const auto problems = check(network);
    return std::find(problems.begin(), problems.end(), NetworkProblem{error, where}) != problems.end();
}

template <class Change>
Network broken(Change change)
{
    Network network = sound();
    change(network);
    return network;
}

}  // namespace

TEST_CASE("a sound network has no problems", "[sim][network]") { CHECK(check(sound()).empty()); }

TEST_CASE("check finds each structural error where it is", "[sim][network]")
{
    using E = NetworkError;
    CHECK(finds(Network{}, E::no_stage, 0));
    CHECK(finds(broken([](Network& n) { n.classes = 0; }), E::no_class, 0));
    CHECK(finds(broken([](Network& n) { n.pools[0].spec.priorities = 65; }), E::priority_count_out_of_range, 0));
    CHECK(finds(broken([](Network& n) { n.pools[0].capacity.clear(); }), E::no_capacity, 0));
    CHECK(finds(broken([](Network& n) { n.pools[0].capacity.push_back({SimTime{}, 1}); }), E::capacity_unsorted, 0));
    CHECK(finds(broken([](Network& n) { n.pools[0].capacity[0].servers = -1; }), E::negative_servers, 0));
    CHECK(finds(broken([](Network& n) { n.pools[0].gates = {{2, {}}}; }), E::gate_without_priority, 0));
    CHECK(finds(broken([](Network& n) { n.pools[0].gates = {{1, {}}, {1, {}}}; }), E::two_gates_for_one_priority, 0));
    CHECK(finds(broken([](Network& n) { n.pools[0].gates = {{1, {{SimTime{2s}, SimTime{1s}}}}}; }), E::openings_unsorted, 0));
    CHECK(finds(broken([](Network& n) { n.pools[0].gates = {{1, {{SimTime{1s}, SimTime{1s}}, {SimTime{1s}, SimTime{2s}}}}}; }),
                E::openings_unsorted, 0));
    CHECK(finds(broken([](Network& n) { n.stages[0].pool = PoolId{7}; }), E::unknown_pool, 0));
    CHECK(finds(broken([](Network& n) { n.stages[1].service = Exponential{-1.0}; }), E::service_invalid, 1));
    CHECK(finds(broken([](Network& n) { n.stages[1].service = Uniform{-1.0, 1.0}; }), E::service_invalid, 1));
    CHECK(finds(broken([](Network& n) { n.stages[0].patience = Constant{-1.0}; }), E::patience_invalid, 0));
    CHECK(finds(broken([](Network& n) { n.stages[0].priority_by_class = {0, 1}; }), E::wrong_number_of_priorities, 0));
    CHECK(finds(broken([](Network& n) { n.stages[0].priority_by_class = {2}; }), E::priority_out_of_range, 0));
    CHECK(finds(broken([](Network& n) { n.stages[0].units = 0; }), E::units_out_of_range, 0));
    CHECK(finds(broken([](Network& n) { n.stages[0].also = {{PoolId{1}, 1}}; }), E::unknown_pool, 0));
    CHECK(finds(broken([](Network& n) { n.stages[0].also = {{PoolId{0}, 1}}; }), E::pool_needed_twice, 0));
    CHECK(finds(broken([](Network& n) { n.stages[1].also = {{PoolId{0}, 1}}; }), E::also_without_pool, 1));
    CHECK(finds(broken([](Network& n) {
                    n.pools.push_back({.spec = {.name = "desks"}, .capacity = {{SimTime{}, 1}}});
                    n.stages[0].priority_by_class = {1};
                    n.stages[0].also = {{PoolId{1}, 1}};
                }), E::priority_out_of_range, 0));
    CHECK(finds(broken([](Network& n) { n.stages[1].balking = {{3, 1.0}}; }), E::balking_without_pool, 1));
    CHECK(finds(broken([](Network& n) { n.stages[0].balking = {{3, 0.5}, {3, 1.0}}; }), E::balking_unsorted, 0));
    CHECK(finds(broken([](Network& n) { n.stages[0].balking = {{3, 1.5}}; }), E::balking_probability_out_of_range, 0));
    CHECK(finds(broken([](Network& n) { n.stages[0].next[0].to = StageId{9}; }), E::unknown_next_stage, 0));
    CHECK(finds(broken([](Network& n) { n.stages[0].next[0].probability = -0.1; }), E::probability_out_of_range, 0));
    CHECK(finds(broken([](Network& n) { n.stages[1].next[0].probability = 0.95; }), E::probabilities_above_one, 1));
    CHECK(finds(broken([](Network& n) { n.stages[1].next = {{StageId{1}, 1.0}}; }), E::no_way_out, 1));
}

TEST_CASE("check reports all problems at once", "[sim][network]")
{
    const Network network = broken([](Network& n) {
        n.pools[0].capacity.clear();
        n.stages[0].pool = PoolId{7};
        n.stages[1].service = Exponential{0.0};
    });
    CHECK(check(network).size() == 3);
}

TEST_CASE("capacity steps and openings merge into one list of changes", "[sim][capacity]")
{
    using K = CapacityChange::Kind;
    Pool pool{.spec = {.name = "p", .priorities = 3, .waiting_places = {}},
              .capacity = {{SimTime{0s}, 2}, {SimTime{5s}, 1}}};
    pool.gates = {{2, {{SimTime{5s}, SimTime{5s}}}},
                  {1, {{SimTime{1s}, SimTime{3s}}, {SimTime{3s}, SimTime{5s}}, {SimTime{8s}, SimTime{8s}}}}};
    const std::vector<CapacityChange> expected{{SimTime{0s}, K::servers, 2}, {SimTime{1s}, K::open, 1},
                                               {SimTime{5s}, K::close, 1},   {SimTime{5s}, K::servers, 1},
                                               {SimTime{5s}, K::slot, 2},    {SimTime{8s}, K::slot, 1}};
    CHECK(changes_of(pool) == expected);
}

TEST_CASE("an opening that ends at a slot closes before the slot", "[sim][capacity]")
{
    using K = CapacityChange::Kind;
    Pool pool{.spec = {.name = "p", .priorities = 1, .waiting_places = {}}, .capacity = {{SimTime{0s}, 1}}};
    pool.gates = {{0, {{SimTime{1s}, SimTime{2s}}, {SimTime{2s}, SimTime{2s}}}}};
    const std::vector<CapacityChange> expected{{SimTime{0s}, K::servers, 1}, {SimTime{1s}, K::open, 0},
                                               {SimTime{2s}, K::close, 0},   {SimTime{2s}, K::slot, 0}};
    CHECK(changes_of(pool) == expected);
}
