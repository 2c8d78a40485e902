#pragma once
// A regional plan made ready to be simulated: authorities, cohorts, the two networks and the days.
//
// The nurse and physician pools of one authority form a partition, or those of several with the centres that they share; the
// region's service centre is another: work flows from the authorities' patients into it and never back, so each can be run by
// itself.

#include <vector>

#include "models/demand_feed.hpp"
#include "models/overflow.hpp"
#include "models/staffing.hpp"
#include "models/territory.hpp"
#include "planning/service_tally.hpp"
#include "sim/packed_arrivals.hpp"

namespace teleplan::planning {

struct Study {
    Study(const models::Plan&, const models::Territory&);

    const models::Plan& plan;
    std::vector<models::Cohort> cohorts;               // by authority, in file order
    models::PathwayNetwork clinical, centre;
    std::vector<std::string> codes;                    // of the authorities
    std::vector<models::CentreNetwork> shared;         // centres that authorities share, in the plan's order
    std::vector<models::Partition> partitions;         // of authorities and shared centres
    DateRange regime;                                  // what is counted
    DateRange block;                                   // what is simulated: a lead-in fills the queues first
    DateRange ramp;                                    // from the first ramp point to the end of the regime
    int region_population = 0, national_population = 0;

    [[nodiscard]] double regime_days() const { return regime.to - regime.from + 1; }
    /// Counts of the regime scaled to a year of 365.25 days.
    [[nodiscard]] double per_year() const { return 365.25 / regime_days(); }
    /// Settings of a pool, or of a shared centre.
    [[nodiscard]] const models::StaffPool& pool(const std::string& name) const;
};

/// Active patients of an authority at the end of the ramp, before any chance.
[[nodiscard]] double active_at_regime(const models::Cohort&);

/// Days simulated before the regime so that queues are as they would be.
inline constexpr int lead_in_days = 31;

/// Servers of one pool: cells with seats, a constant number, or no limit.
struct PoolStaff {
    std::vector<models::SeatCell> cells;
    std::vector<int> seats;
    bool unlimited = true;
};

/// Staff as the plan enters it: its seats, its servers, or no limit.
[[nodiscard]] PoolStaff entered_staff(const Study&, const std::string& pool, const std::string& where);

/// The network with servers over time and gates; pools without a limit never make anybody wait.
[[nodiscard]] sim::Network staffed(const Study&, const models::PathwayNetwork&, const std::vector<PoolStaff>&, DateRange days);

/// Arrivals as sorted sequences that somebody else owns.
using Work = std::vector<sim::ArrivalSpan>;

struct RunOptions {
    std::uint32_t replication = 0;
    int hourly_stage = -1;                             // stage whose ends are counted by hour
    int record_from_pool = -1;                         // record what moves on from this pool to others
};
struct RunResult {
    ServiceTally tally;
    std::vector<sim::TimedArrival> moves;
    std::vector<sim::TimedArrival> handed_over;        // what moved to centres, as it entered the stage that it left; by time
};
/// Runs a staffed network on arrivals from the start of `days` to its end.
[[nodiscard]] RunResult run_network(const Study&, const models::PathwayNetwork&, const sim::Network& staffed, const StandardClocks&,
                                    const Work& arrivals, DateRange days, const RunOptions&);
[[nodiscard]] RunResult run_network(const Study&, const models::PathwayNetwork&, const sim::Network& staffed, const StandardClocks&,
                                    models::DemandFeed& arrivals, DateRange days, const RunOptions&);

}  // namespace teleplan::planning
