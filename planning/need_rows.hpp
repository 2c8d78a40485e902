#pragma once
// The fabbisogno table: volumes, hours, people, workstations and money of each authority and of the region.

#include <vector>

#include "models/provenance.hpp"
#include "planning/replication.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

struct TableInputs {
    const Study& study;
    const models::Territory& territory;
    const models::ProvenanceTable& provenance;
    const std::vector<RegionReplication>& replications;   // at least one; of one, intervals have no width
    const Staffing& staffing;
    const std::vector<PoolAnswer>& pools;                 // verdicts by authority and region; may be empty
};

/// One row per authority in file order, then one per body (planning/bodies.hpp), then the region; the region's people and things are
/// the sums of the rows.
[[nodiscard]] std::vector<NeedRow> need_rows(const TableInputs&);

/// Active patients of the authorities [first, last) on the average day of the regime, as they were simulated.
[[nodiscard]] Interval realised_active(const Study&, const std::vector<RegionReplication>&, std::size_t first, std::size_t last);
/// Kits that were given out in the region, per year.
[[nodiscard]] Interval realised_kit_starts(const Study&, const std::vector<RegionReplication>&);

/// What is there already is known where any row enters it.
void add_to(Need& sum, const Need& row);

/// Hours of the seats of a staff in a year of 365.25 days; none without a limit.
[[nodiscard]] double seat_hours_per_year(const Study&, const PoolStaff&);

/// Student-t interval of one number per replication; of a single one the number itself.
template <class Value> [[nodiscard]] Interval over(const std::vector<RegionReplication>& replications, Value&& value)
{
    std::vector<double> values;
    for (const RegionReplication& r : replications) values.push_back(value(r));
    if (values.size() < 2) return {values.empty() ? 0 : values.front(), 0};
    return sim::mean_interval(values, 0.95);
}

}  // namespace teleplan::planning
