#include "sim/random_lanes.hpp"

#include <immintrin.h>

#include "sim/bug.hpp"

namespace teleplan::sim {
namespace {

// Philox4x32-10 (Salmon et al. 2011): multipliers, and what the key grows by each round.
constexpr std::uint32_t multiplier_0 = 0xD2511F53, multiplier_1 = 0xCD9E8D57;
constexpr std::uint32_t weyl_0 = 0x9E3779B9, weyl_1 = 0xBB67AE85;
constexpr int rounds = 10;

const bool use_avx2 = detail::has_avx2();

void philox(detail::LaneWords words, std::array<std::uint32_t, 2> key)
{
    if (use_avx2) detail::philox_avx2(words, key);
    else detail::philox_portable(words, key);
}

detail::LaneWords words_of(LaneBlocks& blocks)
{
    return {blocks.word[0].data(), blocks.word[1].data(), blocks.word[2].data(), blocks.word[3].data()};
}

}  // namespace

namespace detail {

bool has_avx2()
{
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") != 0;
}

void philox_portable(LaneWords words, std::array<std::uint32_t, 2> key)
{
    const auto [c0, c1, c2, c3] = words;
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < lane_count; ++i) {
            const std::uint64_t p0 = std::uint64_t{c0[i]} * multiplier_0, p1 = std::uint64_t{c2[i]} * multiplier_1;
            c0[i] = static_cast<std::uint32_t>(p1 >> 32U) ^ c1[i] ^ key[0];
            c1[i] = static_cast<std::uint32_t>(p1);
            c2[i] = static_cast<std::uint32_t>(p0 >> 32U) ^ c3[i] ^ key[1];
            c3[i] = static_cast<std::uint32_t>(p0);
        }
        key[0] += weyl_0;
        key[1] += weyl_1;
    }
}

// A counter word in the lower half of each 64-bit element: the multiplication ignores the upper half, so it may hold anything.
__attribute__((target("avx2"))) void philox_avx2(LaneWords words, std::array<std::uint32_t, 2> key)
{
    constexpr std::size_t halves = 2, width = 4;
    const __m256i m0 = _mm256_set1_epi64x(multiplier_0), m1 = _mm256_set1_epi64x(multiplier_1);
    __m256i c[4][halves];
    for (std::size_t w = 0; w < 4; ++w)
        for (std::size_t h = 0; h < halves; ++h)
            c[w][h] = _mm256_cvtepu32_epi64(_mm_load_si128(reinterpret_cast<const __m128i*>(words[w] + width * h)));
    for (int round = 0; round < rounds; ++round) {
        const __m256i k0 = _mm256_set1_epi64x(key[0]), k1 = _mm256_set1_epi64x(key[1]);
        for (std::size_t h = 0; h < halves; ++h) {
            const __m256i p0 = _mm256_mul_epu32(c[0][h], m0), p1 = _mm256_mul_epu32(c[2][h], m1);
            c[0][h] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p1, 32), c[1][h]), k0);
            c[1][h] = p1;
            c[2][h] = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p0, 32), c[3][h]), k1);
            c[3][h] = p0;
        }
        key[0] += weyl_0;
        key[1] += weyl_1;
    }
    const __m256i lower_halves = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
    for (std::size_t w = 0; w < 4; ++w)
        for (std::size_t h = 0; h < halves; ++h)
            _mm_store_si128(reinterpret_cast<__m128i*>(words[w] + width * h),
                            _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(c[w][h], lower_halves)));
}

}  // namespace detail

void blocks_at(const Stream& stream, std::span<const DrawPoint, lane_count> points, LaneBlocks& out)
{
    for (std::size_t i = 0; i < lane_count; ++i) {
        out.word[0][i] = static_cast<std::uint32_t>(points[i].entity);
        out.word[1][i] = static_cast<std::uint32_t>(points[i].entity >> 32U);
        out.word[2][i] = points[i].day;
        out.word[3][i] = points[i].slot;
    }
    philox(words_of(out), stream.key());
}

void blocks_of_days(const Stream& stream, std::uint64_t entity, std::uint32_t first_day, std::uint32_t slot, LaneBlocks& out)
{
    for (std::size_t i = 0; i < lane_count; ++i) {
        out.word[0][i] = static_cast<std::uint32_t>(entity);
        out.word[1][i] = static_cast<std::uint32_t>(entity >> 32U);
        out.word[2][i] = first_day + static_cast<std::uint32_t>(i);
        out.word[3][i] = slot;
    }
    philox(words_of(out), stream.key());
}

void Stream::blocks(DrawPoint first, std::size_t count, BlockBatch& out) const
{
    require(count <= BlockBatch::most, "Stream::blocks: too many at once");
    for (std::size_t i = 0; i < count; i += lane_count) {
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            const std::uint64_t entity = first.entity + i + lane;
            out.word[0][i + lane] = static_cast<std::uint32_t>(entity);
            out.word[1][i + lane] = static_cast<std::uint32_t>(entity >> 32U);
            out.word[2][i + lane] = first.day;
            out.word[3][i + lane] = first.slot;
        }
        philox({&out.word[0][i], &out.word[1][i], &out.word[2][i], &out.word[3][i]}, key_);
    }
}

void uniforms(const Stream& stream, std::span<const DrawPoint> points, std::span<double> out)
{
    require(points.size() == out.size(), "uniforms: sizes differ");
    std::size_t i = 0;
    LaneBlocks blocks;
    for (; i + lane_count <= points.size(); i += lane_count) {
        blocks_at(stream, points.subspan(i).first<lane_count>(), blocks);
        for (std::size_t lane = 0; lane < lane_count; ++lane) out[i + lane] = unit_interval(blocks.word[0][lane], blocks.word[1][lane]);
    }
    for (; i < points.size(); ++i) out[i] = stream.uniform(points[i]);
}

}  // namespace teleplan::sim
