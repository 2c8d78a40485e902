#include "charts/axes.hpp"

#include "tests/catch.hpp"

using namespace teleplan::charts;

TEST_CASE("ticks are round values that cover the range", "[charts][axes]")
{
    CHECK(ticks(0, 96640) == std::vector<double>{0, 20000, 40000, 60000, 80000, 100000});
    CHECK(ticks(0, 2.2).front() == 0);
    CHECK(ticks(0, 2.2).back() >= 2.2);
    CHECK(ticks(410, 930, 4) == std::vector<double>{400, 600, 800, 1000});
}

TEST_CASE("a range without length still has ticks", "[charts][axes]")
{
    CHECK(ticks(0, 0).size() >= 2);
    CHECK(ticks(7, 7).size() >= 2);
}

TEST_CASE("a scale maps its ends to its ends, either way round", "[charts][axes]")
{
    const Scale down{0, 10, 200, 20};
    CHECK(down(0) == 200);
    CHECK(down(10) == 20);
    CHECK(down(5) == 110);
    CHECK(Scale{3, 3, 10, 20}(3) == 10);
}
