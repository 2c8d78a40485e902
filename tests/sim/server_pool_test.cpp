#include "sim/server_pool.hpp"

#include <vector>

#include "sim/bug.hpp"
#include "tests/catch.hpp"

using namespace teleplan::sim;

namespace {

ServerPool pool_of(int servers, int priorities = 1, std::optional<std::uint32_t> places = std::nullopt)
{
    ServerPool pool{{.name = "pool", .priorities = priorities, .waiting_places = places}};
    pool.staff(servers);
    return pool;
}

std::vector<JobId> start_all(ServerPool& pool)
{
    std::vector<JobId> started;
    while (const auto job = pool.start_next()) started.push_back(*job);
    return started;
}

}  // namespace

TEST_CASE("a pool serves waiting jobs in arrival order", "[sim][pool]")
{
    ServerPool pool = pool_of(1);
    for (std::uint32_t j = 1; j <= 3; ++j) REQUIRE(pool.request(JobId{j}, 0).has_value());
    CHECK(pool.start_next() == JobId{1});
    CHECK(pool.start_next() == std::nullopt);
    pool.release();
    CHECK(pool.start_next() == JobId{2});
    pool.release();
    CHECK(pool.start_next() == JobId{3});
    CHECK(pool.level() == Level{.staffed = 1, .busy = 1, .waiting = 0});
}

TEST_CASE("the most urgent priority starts first", "[sim][pool]")
{
    ServerPool pool = pool_of(3, 64);
    REQUIRE(pool.request(JobId{1}, 63).has_value());
    REQUIRE(pool.request(JobId{2}, 5).has_value());
    REQUIRE(pool.request(JobId{3}, 0).has_value());
    CHECK(start_all(pool) == std::vector{JobId{3}, JobId{2}, JobId{1}});
}

TEST_CASE("a job that withdraws no longer counts as waiting, wherever it stood in the line", "[sim][pool]")
{
    for (std::uint32_t gone = 1; gone <= 3; ++gone) {
        ServerPool pool = pool_of(0);
        std::vector<Place> places;
        for (std::uint32_t j = 1; j <= 3; ++j) places.push_back(*pool.request(JobId{j}, 0));
        pool.withdraw(places[gone - 1]);
        CHECK(pool.level().waiting == 2);
        pool.staff(3);
        std::vector<JobId> expected;
        for (std::uint32_t j = 1; j <= 3; ++j)
            if (j != gone) expected.push_back(JobId{j});
        CHECK(start_all(pool) == expected);
    }
}

TEST_CASE("after a shift end running jobs finish and their servers leave", "[sim][pool]")
{
    ServerPool pool = pool_of(3);
    for (std::uint32_t j = 1; j <= 4; ++j) REQUIRE(pool.request(JobId{j}, 0).has_value());
    CHECK(start_all(pool).size() == 3);
    pool.staff(1);
    CHECK(pool.level() == Level{.staffed = 1, .busy = 3, .waiting = 1});
    pool.release();
    CHECK(pool.start_next() == std::nullopt);
    pool.release();
    CHECK(pool.start_next() == std::nullopt);
    pool.release();
    CHECK(pool.start_next() == JobId{4});
}

TEST_CASE("a pool without waiting places accepts only who can start at once", "[sim][pool]")
{
    ServerPool pool = pool_of(1, 1, 0);
    REQUIRE(pool.request(JobId{1}, 0).has_value());
    CHECK(pool.start_next() == JobId{1});
    CHECK_FALSE(pool.request(JobId{2}, 0).has_value());
    pool.release();
    CHECK(pool.request(JobId{3}, 0).has_value());
    CHECK_FALSE(pool.request(JobId{4}, 0).has_value());          // the free server is promised to job 3
}

TEST_CASE("waiting places are counted once all who can start have started", "[sim][pool]")
{
    ServerPool pool = pool_of(1, 1, 1);
    REQUIRE(pool.request(JobId{1}, 0).has_value());
    CHECK(pool.start_next() == JobId{1});
    CHECK(pool.request(JobId{2}, 0).has_value());
    CHECK_FALSE(pool.request(JobId{3}, 0).has_value());
    pool.release();                                              // job 2 is about to start: its place is free
    CHECK(pool.request(JobId{4}, 0).has_value());
    CHECK(pool.start_next() == JobId{2});
    CHECK(pool.level().waiting == 1);
}

TEST_CASE("jobs of a closed priority wait in order while others overtake them", "[sim][pool]")
{
    ServerPool pool = pool_of(1, 2);
    pool.open(0, false);
    REQUIRE(pool.request(JobId{1}, 0).has_value());
    REQUIRE(pool.request(JobId{2}, 0).has_value());
    REQUIRE(pool.request(JobId{3}, 1).has_value());
    CHECK(pool.start_next() == JobId{3});
    pool.release();
    CHECK(pool.start_next() == std::nullopt);
    pool.open(0, true);
    CHECK(pool.start_next() == JobId{1});
}

TEST_CASE("a job of a closed priority takes a waiting place even beside a free server", "[sim][pool]")
{
    ServerPool pool = pool_of(1, 2, 1);
    pool.open(0, false);
    CHECK(pool.request(JobId{1}, 0).has_value());
    CHECK_FALSE(pool.request(JobId{2}, 0).has_value());
    CHECK(pool.request(JobId{3}, 1).has_value());                // starts at once
}

TEST_CASE("a job starts at once on a free server unless one that may start waits or its priority is closed", "[sim][pool]")
{
    ServerPool pool = pool_of(2, 2);
    CHECK(pool.start_at_once(1));
    CHECK(pool.level() == Level{.staffed = 2, .busy = 1, .waiting = 0});
    pool.open(0, false);
    CHECK_FALSE(pool.start_at_once(0));
    REQUIRE(pool.request(JobId{1}, 0).has_value());
    CHECK(pool.start_at_once(1));                                // job 1 may not start
    CHECK_FALSE(pool.start_at_once(1));                          // both servers are busy
    pool.release();
    pool.open(0, true);
    CHECK_FALSE(pool.start_at_once(1));                          // job 1 is about to start
}

TEST_CASE("a job that will start is accepted although more wait than there are places", "[sim][pool]")
{
    ServerPool pool = pool_of(2, 2, 1);
    pool.open(1, false);
    REQUIRE(pool.request(JobId{1}, 1).has_value());              // takes the place
    REQUIRE(pool.request(JobId{2}, 0).has_value());              // will start
    pool.staff(1);
    CHECK_FALSE(pool.request(JobId{3}, 0).has_value());
    CHECK(pool.start_next() == JobId{2});
    pool.release();
    pool.staff(0);
    CHECK_FALSE(pool.request(JobId{4}, 0).has_value());
    pool.staff(1);
    CHECK(pool.request(JobId{5}, 0).has_value());
}

TEST_CASE("misuse of a pool is a bug", "[sim][pool]")
{
    CHECK_THROWS_AS(ServerPool({.name = "none", .priorities = 0}), Bug);
    CHECK_THROWS_AS(ServerPool({.name = "many", .priorities = 65}), Bug);
    ServerPool pool = pool_of(1);
    CHECK_THROWS_AS(pool.release(), Bug);
    CHECK_THROWS_AS(pool.staff(-1), Bug);
    CHECK_THROWS_AS(pool.request(JobId{1}, 1), Bug);
    CHECK_THROWS_AS(pool.withdraw({0, 0}), Bug);
}
