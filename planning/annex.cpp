#include "planning/annex.hpp"

namespace teleplan::planning {

namespace {

double hours(Duration d) { return sim::seconds(d) / 3600; }

}  // namespace

std::vector<Annex> annex(const TableInputs& in)
{
    const Study& study = in.study;
    std::vector<Annex> out;
    const auto add = [&](const std::string& where, const models::PathwayNetwork& network, auto&& tally_of) {
        for (const auto& [pathway, entry] : network.entry)
            for (std::size_t p = 0; p < network.pools.size(); ++p) {
                std::vector<std::size_t> stages;
                for (std::size_t s = 0; s < network.stages.size(); ++s)
                    if (network.stages[s].pathway == pathway && sim::needs(network.network.stages[s], sim::PoolId{static_cast<std::uint32_t>(p)})) stages.push_back(s);
                if (stages.empty()) continue;
                const Interval volume = over(in.replications, [&](const RegionReplication& r) {
                    return static_cast<double>(tally_of(r).stages[stages.front()].entered) * study.per_year();
                });
                const Interval busy = over(in.replications, [&](const RegionReplication& r) {
                    double sum = 0;
                    for (const std::size_t s : stages) sum += hours(tally_of(r).stages[s].busy);
                    return sum * study.per_year();
                });
                out.push_back({where, pathway, network.pools[p], volume, busy, busy.mean / study.pool(network.pools[p]).productive_hours});
            }
    };
    for (std::size_t a = 0; a < study.cohorts.size(); ++a)
        add(study.cohorts[a].authority.code, study.clinical, [a](const RegionReplication& r) -> const ServiceTally& { return r.authorities[a].service; });
    for (std::size_t c = 0; c < study.shared.size(); ++c) {
        const std::size_t before = out.size();
        add(study.shared[c].name, study.shared[c].network, [c](const RegionReplication& r) -> const ServiceTally& { return r.shared[c]; });
        for (std::size_t line = before; line < out.size(); ++line) out[line].profile = study.shared[c].role;
    }
    add("region", study.centre, [](const RegionReplication& r) -> const ServiceTally& { return r.centre; });
    return out;
}

}  // namespace teleplan::planning
