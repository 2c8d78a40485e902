#pragma once
// What a queueing network is asked, compiled: which tallies to keep, and one number of each question from the tallies of one
// replication. Equal tallies are kept once.

#include <optional>
#include <string>
#include <vector>

#include "models/stream_network.hpp"
#include "planning/network_tally.hpp"

namespace teleplan::planning {

/// One number of a replication: a measure of a tally.
struct Question {
    models::Measure measure = models::Measure::mean_wait;
    std::uint32_t tally = 0;                           // index among the tallies of its kind
    double p = 0;
    double divided_by = 1;                             // seconds of its unit, for times
};

/// The questions of the default tables about a stage, about a class at it, or about a pool, in a fixed order.
inline constexpr models::Measure stage_measures[] = {models::Measure::arrivals,       models::Measure::mean_wait,    models::Measure::waited_share,
                                                     models::Measure::gave_up_share,  models::Measure::rejected_share, models::Measure::balked_share,
                                                     models::Measure::mean_service};
inline constexpr double stage_quantiles[] = {0.5, 0.9, 0.95, 0.99};
inline constexpr std::uint32_t most_class_rows = 2000;             // stages × classes; with more, the tables leave classes out

struct NetworkQuestions {
    /// Everything that the plan asks and that the default tables show, for a run observed in [from, to).
    NetworkQuestions(const models::Plan&, const models::PathwayNetwork&, SimTime from, SimTime to);

    TallyPlan tallies;
    std::vector<Question> outputs;                     // of the experiment, in file order
    std::vector<std::vector<Question>> stages;         // [stage], then with several classes [stage, class]; as stage_measures, stage_quantiles
    std::vector<std::vector<Question>> pools;          // [pool]: mean_busy, mean_queue, occupancy, mean_wait

    /// Nothing when it does not exist in this replication: a mean over nobody.
    [[nodiscard]] std::optional<double> answer(const Question&, const NetworkTally&) const;

private:
    std::uint32_t flow(const FlowSpec&, const std::vector<sim::StageId>& stages);
    std::uint32_t level(const LevelSpec&, const std::vector<std::pair<sim::StageId, std::int64_t>>& uses);
    std::uint32_t server(sim::PoolId, std::uint32_t window);
    std::uint32_t stay(const StaySpec&);
    [[nodiscard]] Question question(const models::PathwayNetwork&, const models::Output&, const Filter&);

    std::vector<std::vector<sim::StageId>> flow_stages_;                                   // of each flow, to find equal ones
    std::vector<std::vector<std::pair<sim::StageId, std::int64_t>>> level_uses_;
};

}  // namespace teleplan::planning
