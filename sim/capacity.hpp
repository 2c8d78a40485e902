#pragma once

#include <cstdint>
#include <vector>

#include "sim/network.hpp"

namespace teleplan::sim {

// One change of a pool at one instant: its capacity steps and gate openings merged into a single list.
// At one instant: closings, then servers, then openings, then slots. All of one instant are applied before anyone starts;
// slots are closed again after that.
struct CapacityChange {
    enum class Kind : std::uint8_t { close, servers, open, slot };
    SimTime at{};
    Kind kind = Kind::servers;
    std::uint32_t value = 0;                           // number of servers, otherwise the priority
    friend bool operator==(const CapacityChange&, const CapacityChange&) = default;
};

// In the order in which they are applied. A gated priority opens closed, so the list holds no closing before its opening;
// openings that touch give no change between them.
[[nodiscard]] std::vector<CapacityChange> changes_of(const Pool&);

}  // namespace teleplan::sim
