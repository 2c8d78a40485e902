#pragma once
// The platform made ready: kinds and tiers by index, each tier after those that hand something on to it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/platform_plan.hpp"

namespace teleplan::models {

/// One kind in a tier. `factor`: requests here for each one that enters the platform, by this way.
struct TierFlow {
    std::size_t kind = 0;
    int from = -1;                                                 // tier by index; -1: it enters here
    double share = 1, factor = 1;
    sim::Distribution service;
};
struct GraphTier {
    std::string name;
    PlatformTier plan;
    std::vector<TierFlow> flows;
    std::uint32_t code = 0;                                        // of its name: draws follow it
};
struct PlatformGraph {
    std::vector<std::string> kinds;
    std::vector<GraphTier> tiers;                                  // upstream first, otherwise in file order

    [[nodiscard]] std::optional<std::size_t> kind(std::string_view name) const;
    [[nodiscard]] std::optional<std::size_t> tier(std::string_view name) const;
};

/// Leaves out flows from tiers that do not carry the kind and tiers in a cycle: models::check reports both.
[[nodiscard]] PlatformGraph platform_graph(const Platform&);
/// A name of a tier that gets, over others, what it hands on itself; empty: there is none.
[[nodiscard]] std::string tier_in_a_cycle(const Platform&);

/// 64 bits of a name (FNV-1a), the same everywhere: what draws of a named thing follow.
[[nodiscard]] constexpr std::uint64_t name_code(std::string_view name)
{
    std::uint64_t code = 0xcbf29ce484222325U;
    for (const char c : name) code = (code ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return code;
}

/// Mean times up and down of a tier that fails by chance; none: it does not.
struct UpAndDown { Duration up{}, down{}; [[nodiscard]] double availability() const; };
[[nodiscard]] std::optional<UpAndDown> up_and_down(const Platform&, const PlatformTier&);

}  // namespace teleplan::models
