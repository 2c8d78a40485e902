#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace teleplan::bench {

// xoshiro256++ 1.0 (Blackman & Vigna 2019, public domain), seeded by splitmix64: a generator with a state, for
// comparison with the keyed draws of sim/random.hpp.
class Xoshiro {
public:
    explicit Xoshiro(std::uint64_t seed)
    {
        for (std::uint64_t& word : state_) {
            std::uint64_t z = seed += 0x9e3779b97f4a7c15;
            z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27U)) * 0x94d049bb133111eb;
            word = z ^ (z >> 31U);
        }
    }
    std::uint64_t operator()()
    {
        const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t shifted = state_[1] << 17U;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }

private:
    std::array<std::uint64_t, 4> state_{};
};

}  // namespace teleplan::bench
