#include "sim/capacity.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace teleplan::sim {

std::vector<CapacityChange> changes_of(const Pool& pool)
{
    using Kind = CapacityChange::Kind;
    std::vector<CapacityChange> changes;
    const auto before = [](const CapacityChange& a, const CapacityChange& b) {
        return std::tuple{a.at, a.kind, a.value} < std::tuple{b.at, b.kind, b.value};
    };
    for (const CapacityStep& step : pool.capacity)
        changes.push_back({step.at, Kind::servers, static_cast<std::uint32_t>(step.servers)});
    for (const Gate& gate : pool.gates) {
        const auto sorted = static_cast<std::ptrdiff_t>(changes.size());
        const auto& o = gate.openings;
        for (std::size_t i = 0; i < o.size(); ++i) {
            if (o[i].from == o[i].to) {
                changes.push_back({o[i].from, Kind::slot, gate.priority});
                continue;
            }
            const bool goes_on = i > 0 && o[i - 1].to == o[i].from;
            const bool stays = i + 1 < o.size() && o[i + 1].from == o[i].to && o[i + 1].from != o[i + 1].to;
            if (!goes_on) changes.push_back({o[i].from, Kind::open, gate.priority});
            if (!stays) changes.push_back({o[i].to, Kind::close, gate.priority});
        }
        std::sort(changes.begin() + sorted, changes.end(), before);
        std::inplace_merge(changes.begin(), changes.begin() + sorted, changes.end(), before);
    }
    return changes;
}

}  // namespace teleplan::sim
