#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <Random123/philox.h>

namespace teleplan::sim {

// What a stream of draws is for. Callers define their own constants; the engine reserves none.
enum class Purpose : std::uint32_t {};

// Where in a stream a draw stands. A draw is a function of the point, never of the order in which draws are made.
// The caller's slot is below 2^16; the upper 16 bits belong to samplers that need several blocks for one variate.
struct DrawPoint {
    std::uint64_t entity = 0;
    std::uint32_t day = 0;
    std::uint32_t slot = 0;
    friend bool operator==(const DrawPoint&, const DrawPoint&) = default;
};

// (0, 1) from the upper 52 of 64 bits: odd multiples of 2^-53, so never 0 and never 1, and 1 - u is exact.
[[nodiscard]] constexpr double unit_interval(std::uint32_t hi, std::uint32_t lo)
{
    const std::uint64_t bits = (std::uint64_t{hi} << 32U | lo) >> 11U;
    return static_cast<double>(static_cast<std::int64_t>(bits | 1U)) * 0x1p-53;
}

// (0, 1) from 32 bits: odd multiples of 2^-33. For coarse decisions where four to a block pay.
[[nodiscard]] constexpr double unit_interval(std::uint32_t bits)
{
    return (static_cast<double>(bits) + 0.5) * 0x1p-32;
}

// Blocks of many points at once: word w of block i is word[w][i].
struct BlockBatch {
    static constexpr std::size_t most = 256;
    alignas(64) std::array<std::array<std::uint32_t, most>, 4> word;
};

// All draws of one (seed, replication, purpose): Philox4x32-10 (Salmon et al. 2011) keyed by a mix of the three.
// Within one seed no two (replication, purpose) share a key. A value: copy it freely. Any thread may draw.
class Stream {
public:
    Stream(std::uint64_t seed, std::uint32_t replication, std::uint32_t purpose);
    Stream(std::uint64_t seed, std::uint32_t replication, Purpose purpose)
        : Stream(seed, replication, static_cast<std::uint32_t>(purpose)) {}

    // 128 random bits, a pure function of the stream and the point.
    [[nodiscard]] std::array<std::uint32_t, 4> block(DrawPoint at) const
    {
        const r123::Philox4x32::ctr_type counter{{static_cast<std::uint32_t>(at.entity),
                                                  static_cast<std::uint32_t>(at.entity >> 32U), at.day, at.slot}};
        const r123::Philox4x32::key_type key{{key_[0], key_[1]}};
        const auto bits = r123::Philox4x32{}(counter, key);
        return {bits[0], bits[1], bits[2], bits[3]};
    }

    // The blocks of `first` and of the `count` - 1 entities that follow it, count <= BlockBatch::most. Same bits as block();
    // takes 0.4 times as long on processors with AVX2. What `out` holds beyond `count` is unspecified.
    void blocks(DrawPoint first, std::size_t count, BlockBatch& out) const;

    // In (0, 1), never 0 or 1: the first 64 bits of the block.
    [[nodiscard]] double uniform(DrawPoint at) const
    {
        const auto bits = block(at);
        return unit_interval(bits[0], bits[1]);
    }

private:
    std::array<std::uint32_t, 2> key_{};
};

}  // namespace teleplan::sim
