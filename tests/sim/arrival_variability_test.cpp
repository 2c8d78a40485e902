#include "sim/arrival_variability.hpp"

#include <cmath>
#include <vector>

#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/sim/near.hpp"
#include "tests/sim/traffic.hpp"

using namespace teleplan::sim;

namespace {

// Two pools in a row, one server each, services of mean 1.
Network tandem(Distribution first, Distribution second)
{
    Network network = one_stage(1, std::move(first));
    network.pools.push_back(network.pools[0]);
    network.stages.push_back(Stage{.name = "second", .pool = PoolId{1}, .service = std::move(second)});
    network.stages[0].next = {{StageId{1}, 1.0}};
    return network;
}

}  // namespace

TEST_CASE("Poisson traffic stays Poisson through exponential services", "[sim][arrival_variability]")
{
    Network network = tandem(Exponential{1.0}, Exponential{1.0});
    network.stages[1].next = {{StageId{0}, 0.25}};                       // and back
    const auto scvs = arrival_scv_by_pool(network, std::vector{0.8, 0.8}, std::vector<OutsideArrivals>{{StageId{0}, 0.6, 1.0}}, std::vector{1, 1});
    CHECK(near(scvs[0], 1.0, 1e-12));
    CHECK(near(scvs[1], 1.0, 1e-12));
}

TEST_CASE("one renewal stream keeps its variability, a busy server gives its services' to what leaves", "[sim][arrival_variability]")
{
    const Network network = tandem(Constant{1.0}, Exponential{1.0});
    const auto at = [&](double rate, double scv) {
        return arrival_scv_by_pool(network, std::vector{rate, rate}, std::vector<OutsideArrivals>{{StageId{0}, rate, scv}}, std::vector{1, 1});
    };
    for (const double rate : {0.3, 0.9}) {
        const auto scvs = at(rate, 0.4);
        CHECK(near(scvs[0], 0.4, 1e-12));
        CHECK(near(scvs[1], (1.0 - rate * rate) * 0.4 + rate * rate * 0.2, 1e-12));      // constant services count as 0.2 (eq. 18)
    }
}

TEST_CASE("splitting and merging move traffic towards Poisson", "[sim][arrival_variability]")
{
    Network network = tandem(Exponential{0.001}, Exponential{1.0});
    network.stages[0].next = {{StageId{1}, 0.5}};
    const auto split = arrival_scv_by_pool(network, std::vector{1.0, 0.5}, std::vector<OutsideArrivals>{{StageId{0}, 1.0, 0.0}}, std::vector{1, 1});
    CHECK(near(split[1], 0.5, 1e-5));                                    // half of a regular stream at random
    std::vector<OutsideArrivals> many(100, {StageId{1}, 0.005, 0.0});
    const auto merged = arrival_scv_by_pool(network, std::vector{0.0, 0.5}, many, std::vector{1, 1});
    CHECK(merged[0] == 1.0);                                             // nobody comes
    CHECK(near(merged[1], 1.0 - 1.0 / 100.0, 1e-12));                    // 1 / (1 + 4 * 0.5^2 * 99)
    Network delayed = network;
    delayed.stages[0].pool.reset();                                      // through a delay unchanged
    delayed.stages[0].next = {{StageId{1}, 1.0}};
    CHECK(near(arrival_scv_by_pool(delayed, std::vector{0.5, 0.5}, std::vector<OutsideArrivals>{{StageId{0}, 0.5, 0.3}}, std::vector{1, 1})[1], 0.3, 1e-12));
    CHECK_THROWS_AS(arrival_scv_by_pool(network, std::vector{1.0}, {}, std::vector{1, 1}), Bug);
}
