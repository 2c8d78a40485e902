#include "sim/time.hpp"

#include <limits>
#include <stdexcept>

#include "tests/catch.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

TEST_CASE("seconds become microseconds, rounded half away from zero", "[sim][time]")
{
    CHECK(to_ticks(1.5) == 1500ms);
    CHECK(to_ticks(0.001) == 1ms);
    CHECK(to_ticks(0.5e-6) == 1us);
    CHECK(to_ticks(-0.5e-6) == -1us);
    CHECK(to_ticks(0.4999999e-6) == 0us);
    CHECK(to_ticks(2.5e-6) == 3us);
    CHECK(to_ticks(332.457) == 332457ms);
}

TEST_CASE("a time that the clock cannot hold is refused", "[sim][time]")
{
    CHECK_THROWS_AS(to_ticks(std::numeric_limits<double>::quiet_NaN()), std::range_error);
    CHECK_THROWS_AS(to_ticks(std::numeric_limits<double>::infinity()), std::range_error);
    CHECK_THROWS_AS(to_ticks(1e13), std::range_error);
    CHECK_THROWS_AS(to_ticks(-1e300), std::range_error);
    CHECK(to_ticks(9e12) == Duration{9'000'000'000'000'000'000});
}

TEST_CASE("ticks become seconds again", "[sim][time]")
{
    CHECK(seconds(90min) == 5400.0);
    CHECK(to_ticks(seconds(Duration{123'456'789'012'345})) == Duration{123'456'789'012'345});
}

TEST_CASE("a time later than the clock reaches is never", "[sim][time]")
{
    CHECK(later(SimTime{5s}, 2s) == SimTime{7s});
    CHECK(later(SimTime{5s}, forever) == never);
    CHECK(later(SimTime{}, forever) == never);
    CHECK(later(SimTime{-5s}, 2s) == SimTime{-3s});
}

TEST_CASE("an optional duration knows unknown from zero and takes 8 bytes", "[sim][time]")
{
    STATIC_REQUIRE(sizeof(OptionalDuration) == 8);
    CHECK_FALSE(OptionalDuration{}.has_value());
    CHECK(OptionalDuration{0s}.has_value());
    CHECK(*OptionalDuration{3s} == 3s);
}
