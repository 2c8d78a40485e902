#include "models/people_count.hpp"

#include "models/enrolment.hpp"
#include "models/purposes.hpp"
#include "models/severity.hpp"

namespace teleplan::models {

PeopleCount people_count(const Plan& plan, const std::vector<Cohort>& cohorts, std::uint32_t replication, Date from, Date on)
{
    constexpr int year = 365;
    const sim::Stream draws{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::stay};
    const SeverityModel severity{plan, replication};
    PeopleCount out;
    for (const Cohort& cohort : cohorts)
        for (const Cell& cell : cohort.cells) {
            const StayModel model{plan.programmes[static_cast<std::size_t>(cell.group)], draws, &severity.progression(cell.group)};
            for (int chain = 0; chain < chains(cell); ++chain)
                for (const Stay& stay : stays(model, cohort.authority, cell, cohort.points, chain, on + 1)) {
                    out.active += stay.end > on ? 1 : 0;
                    out.treated_in_year += stay.end > on + (1 - year) ? 1 : 0;
                    out.assisted += stay.end > from ? 1 : 0;
                }
        }
    return out;
}

}  // namespace teleplan::models
