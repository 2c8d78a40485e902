#include "sim/key_order.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace teleplan::sim {

void sort_keys(std::vector<std::uint64_t>& keys, std::vector<std::uint64_t>& scratch)
{
    constexpr std::size_t few = 1000;                    // below: the counters cost more than they save
    if (keys.size() < few) {
        std::sort(keys.begin(), keys.end());
        return;
    }
    constexpr unsigned first_bit = 24;
    constexpr unsigned step_bits = 10;
    constexpr std::size_t steps = 4;
    constexpr std::uint64_t digits = 1U << step_bits;
    const auto digit = [](std::uint64_t key, std::size_t step) { return key >> (first_bit + step_bits * step) & (digits - 1); };

    std::array<std::array<std::uint32_t, digits>, steps> place{};
    for (const std::uint64_t key : keys)
        for (std::size_t step = 0; step < steps; ++step) ++place[step][digit(key, step)];
    for (auto& counts : place) {
        std::uint32_t before = 0;
        for (std::uint32_t& count : counts) {
            const std::uint32_t here = count;
            count = before;
            before += here;
        }
    }
    scratch.resize(keys.size());
    for (std::size_t step = 0; step < steps; ++step) {
        for (const std::uint64_t key : keys) scratch[place[step][digit(key, step)]++] = key;
        keys.swap(scratch);
    }
}

}  // namespace teleplan::sim
