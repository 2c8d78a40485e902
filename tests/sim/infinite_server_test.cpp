#include "sim/infinite_server.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/sim/near.hpp"
#include "tests/sim/validation_data.hpp"

using namespace teleplan::sim;

namespace {

Distribution service_of(const nlohmann::json& s)
{
    if (s.at("dist") == "exponential") return Exponential{s.at("mean")};
    if (s.at("dist") == "deterministic") return Constant{s.at("value")};
    if (s.at("dist") == "erlang") return Erlang{s.at("k"), s.at("mean")};
    if (s.at("dist") == "uniform") return Uniform{s.at("low"), s.at("high")};
    if (s.at("dist") == "lognormal") return Lognormal{s.at("mean"), s.at("sd").get<double>() / s.at("mean").get<double>()};
    throw std::runtime_error("a service that the case does not have: " + s.at("dist").get<std::string>());
}

}  // namespace

TEST_CASE("the load under a changing rate agrees with exact values (A10)", "[sim][infinite_server]")
{
    int points = 0;
    for (const auto& point : validation_points("A10-mt-g-inf")) {
        INFO(point.at("id"));
        const auto& in = point.at("inputs");
        const Distribution service = service_of(in.at("service"));
        for (const auto& [at, expected] : point.at("expected").at("mean_number_in_service_at_t").items()) {
            INFO("at " << at);
            const double t = at == "12.5664" ? 16.0 * std::atan(1.0) : std::stod(at);        // four pi, rounded in the file
            ++points;
            if (in.contains("rate_per_hour_by_hour_0_23")) {
                const StepRate rate{.bin_seconds = 1.0, .per_second = in.at("rate_per_hour_by_hour_0_23")};        // the hour is the unit
                CHECK(near(infinite_server_load(rate, service, t), expected, 1e-10));
            } else {
                REQUIRE(in.at("rate") == "100+20*sin(t), t>=0");
                const auto rate = [](double u) { return 100.0 + 20.0 * std::sin(u); };
                CHECK(near(infinite_server_load(rate, service, t), expected, 1e-10));
            }
        }
    }
    CHECK(points > 20);
}

TEST_CASE("a constant rate gives Little's law for every service", "[sim][infinite_server]")
{
    const StepRate rate{.bin_seconds = 60.0, .per_second = {0.5, 0.5, 0.5}, .periodic = true};
    for (const Distribution& service : {Distribution{Exponential{40.0}}, Distribution{Constant{200.0}}, Distribution{Lognormal{100.0, 3.0}}})
        for (const double t : {0.0, 17.0, 179.0, 1e6}) CHECK(near(infinite_server_load(rate, service, t), 0.5 * mean(service), 1e-9));
}

TEST_CASE("a periodic rate gives what many periods of it give", "[sim][infinite_server]")
{
    const StepRate day{.bin_seconds = 1.0, .per_second = {1, 5, 9, 2}, .periodic = true};
    StepRate long_run{.bin_seconds = 1.0};
    for (int d = 0; d < 60; ++d) long_run.per_second.insert(long_run.per_second.end(), day.per_second.begin(), day.per_second.end());
    for (const Distribution& service : {Distribution{Exponential{3.0}}, Distribution{Uniform{2.0, 7.0}}, Distribution{Constant{5.5}}})
        for (const double t : {0.0, 0.5, 2.0, 3.9}) CHECK(near(infinite_server_load(day, service, t), infinite_server_load(long_run, service, t + 200.0), 1e-9));
    // Over a period the mean is Little's again.
    CHECK(near(infinite_server_mean_load(day, Uniform{2.0, 7.0}, 0.0, 4.0), 4.25 * 4.5, 1e-9));
    CHECK(near(infinite_server_mean_load(day, Uniform{2.0, 7.0}, 0.3, 2.3),
               integral(0.3, 2.3, 400, [&](double t) { return infinite_server_load(day, Uniform{2.0, 7.0}, t); }) / 2.0, 1e-6));
}

TEST_CASE("loads at all edges are those edge by edge", "[sim][infinite_server]")
{
    for (const bool periodic : {false, true}) {
        const StepRate rate{.bin_seconds = 2.0, .per_second = {1, 5, 9, 2, 0, 3}, .periodic = periodic};
        for (const Distribution& service : {Distribution{Exponential{3.0}}, Distribution{Uniform{2.0, 7.0}}, Distribution{Constant{5.5}}, Distribution{Lognormal{4.0, 1.5}}}) {
            const auto loads = infinite_server_loads(rate, service);
            REQUIRE(loads.size() == 7);
            for (std::size_t edge = 0; edge < 7; ++edge) CHECK(near(loads[edge], infinite_server_load(rate, service, 2.0 * static_cast<double>(edge)), 1e-9));
        }
    }
}

TEST_CASE("what leaves is what came, later", "[sim][infinite_server]")
{
    const StepRate day{.bin_seconds = 1.0, .per_second = {1, 5, 9, 2}, .periodic = true};
    const StepRate shifted = infinite_server_departures(day, Constant{1.0});
    for (std::size_t k = 0; k < 4; ++k) CHECK(near(shifted.per_second[k], day.per_second[(k + 3) % 4], 1e-12));
    const StepRate smoothed = infinite_server_departures(day, Exponential{100.0});
    double total = 0.0;
    for (const double r : smoothed.per_second) {
        CHECK(std::abs(r - 4.25) < 0.1);                                 // nearly the mean rate throughout
        total += r;
    }
    CHECK(near(total, 17.0, 1e-10));
    const StepRate from_empty = infinite_server_departures({.bin_seconds = 1.0, .per_second = {4, 4}}, Constant{1.5});
    CHECK(from_empty.per_second[0] == 0.0);
    CHECK(near(from_empty.per_second[1], 2.0, 1e-14));
    CHECK_THROWS_AS(infinite_server_load(StepRate{}, Constant{1.0}, 1.0), Bug);
}
