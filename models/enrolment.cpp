#include "models/enrolment.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "models/severity.hpp"
#include "sim/math.hpp"

namespace teleplan::models {

namespace {

// Slots of the purpose `stay`.
constexpr std::uint32_t leaving_slot = 0, stage_slot = 1, first_renewal_slot = 16;

double power(double base, int exponent)
{
    double result = 1;
    for (int i = 0; i < exponent; ++i) result *= base;
    return result;
}

}  // namespace

PersonId person_id(const Authority& authority, TargetGroup group, Intensity intensity, int chain, int generation)
{
    std::uint64_t code = 0;                            // six digits of the ministry: below 2^20
    std::from_chars(authority.code.data(), authority.code.data() + authority.code.size(), code);
    return code << 44U | static_cast<std::uint64_t>(group) << 41U | static_cast<std::uint64_t>(intensity) << 38U |
           static_cast<std::uint64_t>(chain) << 14U | static_cast<std::uint64_t>(generation);
}

StayModel::StayModel(const Programme& p, const sim::Stream& draws, const Progression* deaths)
    : plan_months_{p.plan_months}, renewal_{p.renewal}, keep_{1 - p.dropout_per_month},
      log_keep_{p.dropout_per_month > 0 ? sim::math::log(1 - p.dropout_per_month) : 0},
      death_rate_per_day_{p.mortality_per_year > 0 ? -sim::math::log(1 - p.mortality_per_year) / days_per_year : 0}, draws_{draws}, deaths_{deaths}
{
}

Stay StayModel::starting(PersonId person, Date start) const { return from_month(person, start, 0, start); }

Stay StayModel::found(PersonId person, Date day) const
{
    const auto bits = draws_.block({person, 0, stage_slot});
    // Plan number: geometric with the probability that a plan is completed and renewed. Month of the plan: ∝ monthly survival.
    const double survive = keep_ * sim::math::exp(-death_rate_per_day_ * days_per_month);
    const double again = renewal_ * power(survive, plan_months_);
    double u = sim::unit_interval(bits[0]);
    int plans = 0;
    while (u < again && plans < 100) {
        u /= again;
        ++plans;
    }
    double total = 0;
    for (int m = 0; m < plan_months_; ++m) total += power(survive, m);
    double left = sim::unit_interval(bits[1]) * total;
    int month = 0;
    while (month + 1 < plan_months_ && left >= power(survive, month)) left -= power(survive, month++);
    const int months = plans * plan_months_ + month;
    const int length = month_start(months + 1) - month_start(months);
    const int into = static_cast<int>(sim::unit_interval(bits[2]) * length);
    Stay stay = from_month(person, day + -(month_start(months) + into), months, day);
    stay.renewed_from_before = true;
    return stay;
}

Stay StayModel::from_month(PersonId person, Date start, int months_done, Date alive_from) const
{
    const auto bits = draws_.block({person, 0, leaving_slot});
    Stay stay{person, start, start, Leaving::plan_end, false};
    constexpr int never = std::numeric_limits<int>::max() / 4;
    int dropout = never, death = never;
    if (log_keep_ < 0) {
        const double months = sim::math::log(sim::unit_interval(bits[0], bits[1])) / log_keep_;   // geometric by inverse
        if (months < 10000) dropout = months_done + 1 + static_cast<int>(months);
    }
    const double at_mean_rate = death_rate_per_day_ > 0 ? -sim::math::log(sim::unit_interval(bits[2], bits[3])) / death_rate_per_day_ : never;
    const auto dies_after = [&](double days) {
        if (days < 1e6) death = (alive_from - start) + 1 + static_cast<int>(days);
    };
    const bool by_state = deaths_ && !deaths_->one_mortality() && death_rate_per_day_ > 0;
    if (!by_state) dies_after(at_mean_rate);
    int plan_end = (months_done / plan_months_ + 1) * plan_months_;
    const int century = (alive_from - start) + 36525;  // nobody stays for two
    const int last = std::min(death, century);         // a renewal after that changes nothing
    for (std::uint32_t plan = static_cast<std::uint32_t>(plan_end / plan_months_); plan_end < dropout && month_start(plan_end) <= last; ++plan) {
        const auto renewals = draws_.block({person, 0, first_renewal_slot + plan / 4});
        if (sim::unit_interval(renewals[plan % 4]) >= renewal_) break;
        plan_end += plan_months_;
    }
    const int leaves_month = std::min(dropout, plan_end);
    const int leaves_day = leaves_month < 10000 ? month_start(leaves_month) : never;
    if (by_state) dies_after(deaths_->days_to_death(person, start.day, alive_from.day, start.day + leaves_day, at_mean_rate));
    stay.leaving = dropout <= plan_end ? Leaving::dropout : Leaving::plan_end;
    if (death < leaves_day) stay.leaving = Leaving::death;
    stay.end = start + std::min({death, leaves_day, 2 * century});
    return stay;
}

double mean_stay_days(const Programme& p)
{
    const double death_per_month = p.mortality_per_year > 0 ? -sim::math::log(1 - p.mortality_per_year) / 12 : 0;
    const double survive = (1 - p.dropout_per_month) * sim::math::exp(-death_per_month);
    double begun = 0, kept = 1;
    for (int m = 0; m < p.plan_months; ++m, kept *= survive) begun += kept;
    begun /= 1 - p.renewal * kept;
    const double lived = death_per_month > 0 ? (1 - sim::math::exp(-death_per_month)) / death_per_month : 1;
    return days_per_month * begun * lived;
}

std::vector<Stay> stays(const StayModel& model, const Authority& authority, const Cell& cell, const std::vector<RampPoint>& points, int chain, Date to)
{
    std::vector<Stay> out;
    int generation = 0;
    for (const OpenDays& open : open_days(points, cell.patients, chain)) {
        const bool found = open.from == points.front().date && cell.patients.front() > chain;
        Date free = open.from;                         // a patient of an earlier opening may still be there
        if (!out.empty()) free = std::max(free, out.back().end);
        while (free < open.to && free < to) {
            const PersonId person = person_id(authority, cell.group, cell.intensity, chain, generation++);
            const Stay stay = found && generation == 1 ? model.found(person, free) : model.starting(person, free);
            free = stay.end;
            out.push_back(stay);
        }
    }
    return out;
}

}  // namespace teleplan::models
