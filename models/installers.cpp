#include "models/installers.hpp"

#include "models/mean_values.hpp"
#include "models/staffing.hpp"

namespace teleplan::models {

const Calendar* onboarding_calendar(const Plan& plan)
{
    const Pathway* onboarding = find(plan.pathways, "onboarding");
    const Stage* start = onboarding ? find(onboarding->stages, onboarding->start) : nullptr;
    const auto* visit = start ? std::get_if<Visit>(&start->step) : nullptr;
    return visit ? find(plan.organisation.calendars, visit->calendar) : nullptr;
}

std::optional<double> installations_by_seats(const Plan& plan, Date day)
{
    const std::string name = first_pool(plan, "onboarding");
    const StaffPool* pool = find(plan.organisation.pools, name);
    const auto hours = hours_per_job(plan, "onboarding");
    const double* each = find(hours, name);
    if (!pool || !each || *each <= 0) return std::nullopt;
    if (pool->servers) {
        const Calendar* calendar = onboarding_calendar(plan);
        return *pool->servers * (calendar ? sim::seconds(open_per_day(*calendar)) / 3600 : 24) / *each;
    }
    const auto entered = entered_seats(plan, *pool, "region");
    if (!entered) return std::nullopt;
    const bool is_holiday = is_public_holiday(day, holidays_of(plan, "region"));
    double seat_hours = 0;
    for (std::size_t c = 0; c < entered->cells.size(); ++c)
        if (is_of_kind(day, entered->cells[c].day, is_holiday)) seat_hours += entered->seats[c] * sim::seconds(entered->cells[c].length) / 3600;
    return seat_hours / *each;
}

}  // namespace teleplan::models
