#include "sim/key_order.hpp"

#include <algorithm>
#include <cstddef>

#include "sim/random.hpp"
#include "tests/catch.hpp"

using namespace teleplan::sim;

TEST_CASE("keys of time above place come out in order, places in order at one time", "[sim][key_order]")
{
    const Stream draws{1, 1, 1U};
    std::vector<std::uint64_t> scratch;
    for (const std::uint32_t count : {0U, 1U, 2U, 999U, 1000U, 30'000U}) {
        std::vector<std::uint64_t> keys;
        for (std::uint32_t place = 0; place < count; ++place) {
            const auto bits = draws.block({place, count, 0});
            const std::uint64_t time = bits[0] % 2 == 0 ? bits[1] % 7 : (std::uint64_t{bits[1]} << 8U | bits[2] % 256);
            keys.push_back(time << 24U | place);
        }
        auto expected = keys;
        std::sort(expected.begin(), expected.end());
        sort_keys(keys, scratch);
        CHECK(keys == expected);
    }
}
