#include "models/training.hpp"

#include <algorithm>
#include <cmath>

#include "models/enrolment.hpp"
#include "models/staffing.hpp"

namespace teleplan::models {

std::optional<double> trained_per_month(const Training& t)
{
    if (!t.trainers || t.per_user <= Duration{}) return std::nullopt;
    return *t.trainers * t.places * sim::seconds(t.trainer_hours_per_month) / sim::seconds(t.per_user);
}

double users_expected(const Plan& plan, double population, double national_population)
{
    if (plan.organisation.training.users) return *plan.organisation.training.users;
    double sum = 0;
    for (const auto& [name, category] : plan.organisation.operators) sum += professionals(category, population, national_population);
    return sum;
}

Date training_start(const Plan& plan)
{
    if (plan.organisation.training.from) return *plan.organisation.training.from;
    return plan.timeline.ramp.points.empty() ? plan.plan.regime.from : plan.timeline.ramp.points.front().date;
}

double trained_by(const Plan& plan, double users, Date day)
{
    const Training& t = plan.organisation.training;
    const auto per_month = trained_per_month(t);
    const double to_train = users * (1 - t.already_trained);
    if (!per_month || to_train <= 0) return 1;
    const double trained = std::max(0, day - training_start(plan)) / days_per_month * *per_month;
    return t.already_trained + (1 - t.already_trained) * std::min(1.0, trained / to_train);
}

double trained_by(const Plan& plan, const Territory& territory, Date day)
{
    double population = 0;
    for (const Authority& a : authorities_of(territory, plan.plan.region_code)) population += a.population;
    return trained_by(plan, users_expected(plan, population, national_population(territory)), day);
}

std::optional<Date> all_trained_on(const Plan& plan, double users)
{
    const auto per_month = trained_per_month(plan.organisation.training);
    if (!per_month || *per_month <= 0) return std::nullopt;
    const double months = users * (1 - plan.organisation.training.already_trained) / *per_month;
    return training_start(plan) + static_cast<int>(std::ceil(months * days_per_month - 1e-9));
}

}  // namespace teleplan::models
