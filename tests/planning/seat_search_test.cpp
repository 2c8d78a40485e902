#include "planning/seat_search.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "sim/random.hpp"
#include "tests/catch.hpp"

using namespace teleplan::planning;
using teleplan::sim::Stream;

namespace {

using Seats = std::vector<int>;

/// Each demand is covered by some of the cells: rows of weights with what they must reach.
struct Covering { std::vector<std::vector<int>> weights; std::vector<int> needed; };

bool covers(const Covering& c, const Seats& seats)
{
    for (std::size_t row = 0; row < c.weights.size(); ++row)
        if (std::inner_product(seats.begin(), seats.end(), c.weights[row].begin(), 0) < c.needed[row]) return false;
    return true;
}

struct Random {
    Stream draws;
    std::uint32_t count = 0;
    int below(int n) { return static_cast<int>(draws.uniform({.entity = ++count, .day = 0, .slot = 0}) * n); }
};

struct Case { Covering covering; SeatProblem problem; };

Case random_case(std::uint64_t seed)
{
    Random random{Stream(seed, 0, 77)};
    const auto cells = static_cast<std::size_t>(1 + random.below(6));
    Case out;
    for (std::size_t c = 0; c < cells; ++c) {
        out.problem.least.push_back(random.below(3));
        out.problem.cost.push_back(1 + random.below(10));
        out.problem.direction.push_back(1 + random.below(12));
    }
    out.problem.order.resize(cells);
    std::iota(out.problem.order.begin(), out.problem.order.end(), std::size_t{0});
    for (std::size_t c = cells; c > 1; --c) std::swap(out.problem.order[c - 1], out.problem.order[static_cast<std::size_t>(random.below(static_cast<int>(c)))]);
    for (int row = 1 + random.below(4); row > 0; --row) {
        auto& weights = out.covering.weights.emplace_back();
        int at_direction = 0;
        for (std::size_t c = 0; c < cells; ++c) {
            weights.push_back(random.below(4));
            at_direction += weights.back() * out.problem.direction[c];
        }
        out.covering.needed.push_back(random.below(2 * at_direction + 1));      // within reach: up to twice the direction
    }
    return out;
}

SeatAnswer solve(Case& c, double start_scale)
{
    c.problem.feasible = [&c](const Seats& seats) { return covers(c.covering, seats); };
    return least_seats(c.problem, start_scale);
}

}  // namespace

TEST_CASE("from the seats that are found no seat can go and none can be exchanged for a cheaper one", "[planning][seats]")
{
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        INFO("seed " << seed);
        Case c = random_case(seed);
        const SeatAnswer answer = solve(c, 1);
        REQUIRE(answer.feasible);
        CHECK(covers(c.covering, answer.seats));
        for (std::size_t from = 0; from < answer.seats.size(); ++from) {
            CHECK(answer.seats[from] >= c.problem.least[from]);
            if (answer.seats[from] == c.problem.least[from]) continue;
            Seats fewer = answer.seats;
            --fewer[from];
            CHECK_FALSE(covers(c.covering, fewer));
            for (std::size_t to = 0; to < answer.seats.size(); ++to) {
                if (c.problem.cost[to] >= c.problem.cost[from]) continue;
                Seats exchanged = fewer;
                ++exchanged[to];
                CHECK_FALSE(covers(c.covering, exchanged));
            }
        }
    }
}

TEST_CASE("the seats do not depend on where the search starts", "[planning][seats]")
{
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        INFO("seed " << seed);
        Case c = random_case(seed);
        const SeatAnswer answer = solve(c, 1);
        for (const double scale : {0.0, 0.1, 0.7, 1.3, 3.0, 100.0}) {
            INFO("start " << scale);
            const SeatAnswer other = solve(c, scale);
            CHECK(other.seats == answer.seats);
            CHECK(other.feasible == answer.feasible);
        }
    }
}

TEST_CASE("for one cell the answer is the least number of seats that is feasible", "[planning][seats]")
{
    for (int needed = 0; needed <= 40; ++needed) {
        SeatProblem problem{{2}, {1.0}, {0}, {10}, [needed](const Seats& s) { return s[0] >= needed; }};
        CHECK(least_seats(problem).seats == Seats{std::max(2, needed)});
    }
}

TEST_CASE("seats move to the cheaper shift where either would do", "[planning][seats]")
{
    SeatProblem problem{{0, 0}, {10.0, 7.0}, {0, 1}, {5, 5}, [](const Seats& s) { return s[0] + s[1] >= 8 && s[0] >= 2; }};
    CHECK(least_seats(problem).seats == Seats{2, 6});
    problem.order = {1, 0};                                        // lowers the cheap one first, then exchanges it back
    CHECK(least_seats(problem).seats == Seats{2, 6});
}

TEST_CASE("a cell whose direction is zero never gets more than its least seats", "[planning][seats]")
{
    SeatProblem problem{{1, 1}, {10.0, 1.0}, {0, 1}, {4, 0}, [](const Seats& s) { return s[0] + s[1] >= 6; }};
    CHECK(least_seats(problem).seats == Seats{5, 1});
}

TEST_CASE("when four times the direction is not enough the search says so and gives that design", "[planning][seats]")
{
    SeatProblem problem{{1, 0}, {1.0, 1.0}, {0, 1}, {3, 5}, [](const Seats&) { return false; }};
    for (const double scale : {0.1, 1.0, 3.0}) {
        const SeatAnswer answer = least_seats(problem, scale);
        CHECK_FALSE(answer.feasible);
        CHECK(answer.seats == Seats{12, 20});
    }
    problem.feasible = [](const Seats& s) { return s[0] >= 13; };  // one more than the limit
    CHECK_FALSE(least_seats(problem).feasible);
    problem.feasible = [](const Seats& s) { return s[0] >= 12; };
    CHECK(least_seats(problem).seats == Seats{12, 0});
}

TEST_CASE("a search asks for few designs, and never twice for the same", "[planning][seats]")
{
    constexpr int cases = 300;
    int sum = 0;
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
        INFO("seed " << seed);
        Case c = random_case(seed);
        std::vector<Seats> asked;
        c.problem.feasible = [&](const Seats& seats) {
            asked.push_back(seats);
            return covers(c.covering, seats);
        };
        const SeatAnswer answer = least_seats(c.problem);
        CHECK(answer.evaluations == static_cast<int>(asked.size()));
        sum += answer.evaluations;
        std::ranges::sort(asked);
        CHECK(std::ranges::adjacent_find(asked) == asked.end());
    }
    CHECK(sum <= 100 * cases);                                     // most go to exchanges, one seat at a time
    CHECK(sum >= 10 * cases);                                      // the cases are not trivial

    // A large pool: the number of designs grows with the logarithm of the seats.
    SeatProblem large{{0, 0, 0}, {3.0, 2.0, 1.0}, {0, 1, 2}, {1000, 1000, 1000}, [](const Seats& s) { return s[0] >= 700 && s[1] >= 900 && s[2] >= 1100; }};
    const SeatAnswer answer = least_seats(large);
    CHECK(answer.seats == Seats{700, 900, 1100});
    CHECK(answer.evaluations <= 60);
}
