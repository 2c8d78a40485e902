#include "models/socioeconomic.hpp"

#include <algorithm>

#include "sim/math.hpp"

namespace teleplan::models {

double acceptance(const Plan& plan, const Authority& authority)
{
    const Socioeconomic& s = plan.population.socioeconomic;
    if (!s.enabled) return plan.enrolment.acceptance;
    return std::min(1.0, plan.enrolment.acceptance * sim::math::pow(authority.income_ratio, s.acceptance_elasticity));
}

double technical_failure(const Plan& plan, const Authority& authority)
{
    const Socioeconomic& s = plan.population.socioeconomic;
    const Televisit& televisit = plan.services.televisit;
    if (!s.enabled) return televisit.technical_failure;
    return std::min(1 - televisit.no_show, televisit.technical_failure * sim::math::pow(authority.coverage_ratio, s.technical_failure_elasticity));
}

}  // namespace teleplan::models
