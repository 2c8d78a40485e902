#include "sim/random.hpp"

namespace teleplan::sim {
namespace {

std::uint64_t mix(std::uint64_t x)                       // the finaliser of splitmix64: a bijection
{
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111eb;
    return x ^ (x >> 31U);
}

}  // namespace

Stream::Stream(std::uint64_t seed, std::uint32_t replication, std::uint32_t purpose)
{
    const std::uint64_t key = mix(mix(seed) ^ (std::uint64_t{replication} << 32U | purpose));
    key_ = {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U)};
}

}  // namespace teleplan::sim
