#include "planning/twin_result.hpp"

namespace teleplan::planning {

TwinResult beside(const PoolTwin& twin, double formula_seconds, const sim::Interval& simulated_seconds, int replications)
{
    TwinResult out;
    out.formula = name_of(twin.formula);
    out.exact = twin.exact;
    out.changing = twin.changing;
    out.wait_seconds = twin.formula == Formula::none ? 0 : formula_seconds;
    out.simulated_seconds = simulated_seconds;
    out.verdict = name_of(judge_wait(twin, formula_seconds, simulated_seconds, replications));
    for (const Assumption a : twin.fails) out.fails.emplace_back(name_of(a));
    return out;
}

}  // namespace teleplan::planning
