#include "planning/coverage_lines.hpp"

#include "planning/need_rows.hpp"

namespace teleplan::planning {

std::vector<CoverageLine> coverage_lines(const Study& study, const std::vector<RegionReplication>& replications)
{
    std::vector<CoverageLine> out;
    const auto add = [&](const std::string& pool, const std::string& where, auto&& tally_of) {
        const auto yearly = [&](auto&& count) {
            return over(replications, [&](const RegionReplication& r) { return static_cast<double>(count(tally_of(r))) * study.per_year(); });
        };
        CoverageLine line{pool, where, {}, {}, {}, {}};
        line.urgent = yearly([](const PoolTally& p) { return p.urgent_entered; });
        line.outside_share = over(replications, [&](const RegionReplication& r) {
            const PoolTally& p = tally_of(r);
            return p.urgent_entered > 0 ? static_cast<double>(p.urgent_outside) / static_cast<double>(p.urgent_entered) : 0;
        });
        line.handed_over = yearly([](const PoolTally& p) { return p.handed_over; });
        line.received = yearly([](const PoolTally& p) { return p.received; });
        if (line.urgent.mean > 0 || line.received.mean > 0) out.push_back(line);
    };
    for (std::size_t a = 0; a < study.cohorts.size(); ++a)
        for (std::size_t p = 0; p < study.clinical.pools.size(); ++p)
            add(study.clinical.pools[p], study.codes[a], [a, p](const RegionReplication& r) -> const PoolTally& { return r.authorities[a].service.pools[p]; });
    for (std::size_t c = 0; c < study.shared.size(); ++c)
        add(study.shared[c].role, study.shared[c].name, [c](const RegionReplication& r) -> const PoolTally& { return r.shared[c].pools.front(); });
    for (std::size_t p = 0; p < study.centre.pools.size(); ++p)
        add(study.centre.pools[p], "region", [p](const RegionReplication& r) -> const PoolTally& { return r.centre.pools[p]; });
    return out;
}

}  // namespace teleplan::planning
