#include "sim/offered_load.hpp"

#include <vector>

#include "tests/catch.hpp"
#include "tests/sim/near.hpp"
#include "tests/sim/traffic.hpp"
#include "tests/sim/validation_data.hpp"

using namespace teleplan::sim;

TEST_CASE("visits of a stage that repeats itself follow the geometric series", "[sim][offered_load]")
{
    Network network = one_stage(1, Constant{60.0});
    network.stages[0].next = {{StageId{0}, 0.75}};
    CHECK(near(visits(network, StageId{0})[0], 4.0, 1e-15));
    CHECK(near(offered_by_pool(network, std::vector{0.01})[0], 2.4, 1e-15));
}

TEST_CASE("traffic equations agree with Jackson networks (A06)", "[sim][offered_load]")
{
    for (const auto& point : validation_points("A06-jackson-networks")) {
        INFO(point.at("id"));
        const auto& in = point.at("inputs");
        const auto rates = in.at("external_arrival_rates").get<std::vector<double>>();
        Network network;
        for (std::size_t i = 0; i < rates.size(); ++i) {
            const auto id = static_cast<std::uint32_t>(i);
            network.pools.push_back(one_stage(in.at("c")[i], Constant{}).pools[0]);
            network.stages.push_back(Stage{.name = "node", .pool = PoolId{id}, .service = Exponential{1.0 / in.at("mu")[i].get<double>()}});
            for (std::size_t j = 0; j < rates.size(); ++j)
                if (const double p = in.at("routing_matrix")[i][j]; p > 0.0)
                    network.stages[i].next.push_back({StageId{static_cast<std::uint32_t>(j)}, p});
        }
        REQUIRE(check(network).empty());
        const auto erlangs = offered_by_pool(network, rates);
        for (std::size_t i = 0; i < rates.size(); ++i) {
            const auto& node = point.at("expected").at("nodes")[i];
            const double rho = node.contains("rho") ? node.at("rho").get<double>() : node.at("utilisation").get<double>();
            CHECK(near(erlangs[i], rho * in.at("c")[i].get<int>(), 1e-9));
        }
    }
}

TEST_CASE("square-root staffing adds beta square roots", "[sim][offered_load]") { CHECK(square_root_staffing(100.0, 1.5) == 115.0); }
