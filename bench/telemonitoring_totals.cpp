#include <cstddef>

#include "bench/telemonitoring.hpp"

namespace teleplan::bench {

TelemonitoringTotals& TelemonitoringTotals::operator+=(const TelemonitoringTotals& other)
{
    readings += other.readings;
    wait += other.wait;
    starts += other.starts;
    if (load.size() < other.load.size()) load.resize(other.load.size());
    for (std::size_t m = 0; m < other.load.size(); ++m) load[m] += other.load[m];
    return *this;
}

std::uint64_t TelemonitoringTotals::hash() const
{
    std::uint64_t hash = hashed(hash_start, static_cast<std::uint64_t>(readings));
    for (const auto value : {static_cast<std::uint64_t>(wait.count), static_cast<std::uint64_t>(wait.sum),
                             static_cast<std::uint64_t>(wait.squares), static_cast<std::uint64_t>(wait.squares >> 64), starts})
        hash = hashed(hash, value);
    for (const std::uint32_t count : load) hash = hashed(hash, count);
    return hash;
}

}  // namespace teleplan::bench
