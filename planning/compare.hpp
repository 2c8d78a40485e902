#pragma once
// Plans side by side on the same simulated patients: replication k of each plan draws the same luck for the same person, so
// what differs is due to the plans. Of two regions only the totals are compared: their people are not the same.

#include <vector>

#include "models/provenance.hpp"
#include "models/territory.hpp"
#include "planning/executor.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

/// One number in the first plan and in another, with the 95 % interval of the paired difference (other - first).
struct PairedValue { Interval first, other, difference; };

struct MeasureDifference {
    std::string where, id, unit;                       // authority code or "region"
    PairedValue value;
    std::optional<PairedValue> per_1000_inhabitants, per_1000_active;   // absent where the measure does not grow with the people
};

struct PlanComparison { std::size_t other = 0; std::vector<MeasureDifference> measures; };   // other: index of the plan, from 1

struct CompareAnswer {
    std::vector<Identity> plans;                       // in the order given; all run with the first one's seed
    Named<std::string> places;                         // code → name: authorities that all plans have, and the region
    std::vector<PlanComparison> comparisons;           // the first plan with each other one
};

struct ComparedPlan { const models::Plan& plan; const models::ProvenanceTable& provenance; };
struct CompareStudy {
    CompareAnswer answer;
    std::vector<std::byte> tallies;
};

/// Requires at least two valid regional plans and two replications. Plans are run as they stand: pools without entered seats
/// never make anybody wait.
[[nodiscard]] CompareStudy compare(const std::vector<ComparedPlan>&, const models::Territory&, int replications, const Executor&);

}  // namespace teleplan::planning
