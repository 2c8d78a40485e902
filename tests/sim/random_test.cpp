#include "sim/random.hpp"

#include <cstdint>
#include <array>
#include <cmath>
#include <set>

#include "sim/bug.hpp"
#include "tests/catch.hpp"

using namespace teleplan::sim;

TEST_CASE("Philox4x32-10 gives the known answers of its authors", "[sim][random]")
{
    r123::Philox4x32 philox;
    const auto zeros = philox({{0, 0, 0, 0}}, {{0, 0}});
    CHECK(zeros[0] == 0x6627e8d5);
    CHECK(zeros[1] == 0xe169c58d);
    CHECK(zeros[2] == 0xbc57ac4c);
    CHECK(zeros[3] == 0x9b00dbd8);
    const auto pi = philox({{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}}, {{0xa4093822, 0x299f31d0}});
    CHECK(pi[0] == 0xd16cfe09);
    CHECK(pi[1] == 0x94fdcceb);
    CHECK(pi[2] == 0x5001e420);
    CHECK(pi[3] == 0x24126ea1);
}

TEST_CASE("a draw is a function of its point, not of the draws before it", "[sim][random]")
{
    const Stream draws(42, 3, 7);
    const DrawPoint a{.entity = 5, .day = 11, .slot = 2};
    const DrawPoint b{.entity = 6, .day = 11, .slot = 2};
    const auto first = draws.block(a);
    CHECK(draws.block(b) != first);
    CHECK(draws.block(a) == first);
    CHECK(Stream(42, 3, Purpose{7}).block(a) == first);
}

TEST_CASE("many blocks at once are the blocks one by one", "[sim][random]")
{
    const Stream draws(42, 3, 7);
    BlockBatch batch;
    for (const std::uint64_t entity : {std::uint64_t{0}, std::uint64_t{0xffffffc0}, UINT64_MAX - 100})   // a carry, a wrap
        for (const std::size_t count : {std::size_t{1}, std::size_t{8}, std::size_t{201}, BlockBatch::most}) {
            const DrawPoint first{.entity = entity, .day = 0x89abcdef, .slot = 0xfedcba98};
            draws.blocks(first, count, batch);
            for (std::size_t i = 0; i < count; ++i) {
                const auto block = draws.block({first.entity + i, first.day, first.slot});
                REQUIRE(block == std::array{batch.word[0][i], batch.word[1][i], batch.word[2][i], batch.word[3][i]});
            }
        }
    CHECK_THROWS_AS(draws.blocks({}, BlockBatch::most + 1, batch), Bug);
}

TEST_CASE("each part of a stream and of a point changes the draw", "[sim][random]")
{
    const DrawPoint at{.entity = 1, .day = 2, .slot = 3};
    std::set<std::array<std::uint32_t, 4>> seen;
    seen.insert(Stream(1, 1, 1).block(at));
    seen.insert(Stream(2, 1, 1).block(at));
    seen.insert(Stream(1, 2, 1).block(at));
    seen.insert(Stream(1, 1, 2).block(at));
    seen.insert(Stream(1, 1, 1).block({.entity = 2, .day = 2, .slot = 3}));
    seen.insert(Stream(1, 1, 1).block({.entity = 1 + (std::uint64_t{1} << 32U), .day = 2, .slot = 3}));
    seen.insert(Stream(1, 1, 1).block({.entity = 1, .day = 3, .slot = 3}));
    seen.insert(Stream(1, 1, 1).block({.entity = 1, .day = 2, .slot = 4}));
    CHECK(seen.size() == 8);
}

TEST_CASE("uniforms lie strictly between 0 and 1", "[sim][random]")
{
    CHECK(unit_interval(0, 0) == 0x1p-53);
    CHECK(unit_interval(UINT32_MAX, UINT32_MAX) == 1.0 - 0x1p-53);
    CHECK(unit_interval(std::uint32_t{0}) == 0x1p-33);
    CHECK(unit_interval(UINT32_MAX) == 1.0 - 0x1p-33);
    CHECK(unit_interval(0x80000000, 0) == 0.5 + 0x1p-53);
}

TEST_CASE("uniforms are uniform: mean, variance and neighbours", "[sim][random]")
{
    const Stream draws(2026, 0, 1);
    constexpr int count = 1'000'000;
    double sum = 0.0;
    double squares = 0.0;
    double products = 0.0;
    double before = 0.5;
    for (std::uint64_t i = 0; i < count; ++i) {
        const double x = draws.uniform({.entity = i, .day = 0, .slot = 0}) - 0.5;
        sum += x;
        squares += x * x;
        products += x * before;
        before = x;
    }
    CHECK(std::abs(sum / count) < 3.5 * 0.2887 / 1000.0);
    CHECK(std::abs(squares / count - 1.0 / 12) < 3.5 * 0.0745 / 1000.0);
    CHECK(std::abs(products / count) < 3.5 / 12.0 / 1000.0);
}

TEST_CASE("streams give these bits on every machine", "[sim][random]")
{
    const auto bits = Stream(20'260'101, 4, 9).block({.entity = 123'456'789'012, .day = 365, .slot = 17});
    CHECK(bits[0] == 0xc527d7a8);
    CHECK(bits[1] == 0x2de14865);
    CHECK(bits[2] == 0xc41fafe5);
    CHECK(bits[3] == 0x4eea9f96);
}
