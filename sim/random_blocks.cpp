#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/bug.hpp"
#include "sim/random.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Many counters of one stream side by side. Integers only, so the vector variant gives the bits of Stream::block.
namespace teleplan::sim {
namespace {

#if defined(__x86_64__)

// Philox4x32-10 with the constants of Salmon et al. 2011. Eight blocks at a time: each counter word stands in the low half
// of a 64-bit lane, whose upper half is noise that no multiplication sees; two vectors to a word, because the products of a
// round wait for those of the round before.
[[gnu::target("avx2")]] void blocks_by_avx2(DrawPoint first, std::array<std::uint32_t, 2> key, std::size_t count, BlockBatch& out)
{
    using Vector = __m256i;
    constexpr std::uint32_t rounds = 10;
    Vector key0[rounds];
    Vector key1[rounds];
    for (std::uint32_t r = 0; r < rounds; ++r) {
        key0[r] = _mm256_set1_epi64x(static_cast<std::uint32_t>(key[0] + r * 0x9E3779B9));
        key1[r] = _mm256_set1_epi64x(static_cast<std::uint32_t>(key[1] + r * 0xBB67AE85));
    }
    const Vector multiplier0 = _mm256_set1_epi64x(0xD2511F53);
    const Vector multiplier1 = _mm256_set1_epi64x(0xCD9E8D57);
    const Vector even_first = _mm256_set_epi32(7, 6, 3, 2, 5, 4, 1, 0);
    Vector entity = _mm256_add_epi64(_mm256_set1_epi64x(static_cast<std::int64_t>(first.entity)), _mm256_set_epi64x(3, 2, 1, 0));
    for (std::size_t i = 0; i < count; i += 8) {
        Vector word[4][2];
        for (std::size_t h = 0; h < 2; ++h) {
            word[0][h] = entity;
            word[1][h] = _mm256_srli_epi64(entity, 32);
            word[2][h] = _mm256_set1_epi64x(first.day);
            word[3][h] = _mm256_set1_epi64x(first.slot);
            entity = _mm256_add_epi64(entity, _mm256_set1_epi64x(4));
        }
        for (std::uint32_t r = 0; r < rounds; ++r)
            for (std::size_t h = 0; h < 2; ++h) {
                const Vector product0 = _mm256_mul_epu32(multiplier0, word[0][h]);
                const Vector product1 = _mm256_mul_epu32(multiplier1, word[2][h]);
                word[0][h] = _mm256_xor_si256(_mm256_srli_epi64(product1, 32), _mm256_xor_si256(word[1][h], key0[r]));
                word[2][h] = _mm256_xor_si256(_mm256_srli_epi64(product0, 32), _mm256_xor_si256(word[3][h], key1[r]));
                word[1][h] = product1;
                word[3][h] = product0;
            }
        for (std::size_t w = 0; w < 4; ++w) {
            const __m256 low = _mm256_shuffle_ps(_mm256_castsi256_ps(word[w][0]), _mm256_castsi256_ps(word[w][1]),
                                                 _MM_SHUFFLE(2, 0, 2, 0));       // blocks 0 1 4 5 | 2 3 6 7
            _mm256_store_si256(reinterpret_cast<Vector*>(&out.word[w][i]),
                               _mm256_permutevar8x32_epi32(_mm256_castps_si256(low), even_first));
        }
    }
}

#endif

}  // namespace

void Stream::blocks(DrawPoint first, std::size_t count, BlockBatch& out) const
{
    require(count <= BlockBatch::most, "Stream::blocks: too many at once");
#if defined(__x86_64__)
    static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
    if (has_avx2) {
        blocks_by_avx2(first, key_, count, out);
        return;
    }
#endif
    for (std::size_t i = 0; i < count; ++i) {
        const auto bits = block({first.entity + i, first.day, first.slot});
        for (std::size_t w = 0; w < 4; ++w) out.word[w][i] = bits[w];
    }
}

}  // namespace teleplan::sim
