#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "sim/random.hpp"

namespace teleplan::sim {

// Eight blocks at once, word by word: word[w][i] is word w of point i's block. The same bits as Stream::block, for less.
inline constexpr std::size_t lane_count = 8;
struct LaneBlocks {
    alignas(32) std::array<std::array<std::uint32_t, lane_count>, 4> word;
};

// The blocks of eight points.
void blocks_at(const Stream&, std::span<const DrawPoint, lane_count> points, LaneBlocks& out);

// The blocks of one entity and slot on eight consecutive days.
void blocks_of_days(const Stream&, std::uint64_t entity, std::uint32_t first_day, std::uint32_t slot, LaneBlocks& out);

// out[i] = stream.uniform(points[i]). Same size; Bug otherwise.
void uniforms(const Stream&, std::span<const DrawPoint> points, std::span<double> out);

namespace detail {
// Eight blocks in place, counters to bits: word w of block i at w[w][i], aligned to 32 bytes. The second needs a processor with
// AVX2; integers only, so both give the same bits.
using LaneWords = std::array<std::uint32_t*, 4>;
void philox_portable(LaneWords, std::array<std::uint32_t, 2> key);
void philox_avx2(LaneWords, std::array<std::uint32_t, 2> key);
[[nodiscard]] bool has_avx2();
}  // namespace detail

}  // namespace teleplan::sim
