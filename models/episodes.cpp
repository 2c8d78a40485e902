#include "models/episodes.hpp"

#include <algorithm>

#include "models/enrolment.hpp"
#include "models/purposes.hpp"
#include "sim/distribution.hpp"
#include "sim/math.hpp"

namespace teleplan::models {

namespace {

// Slots of a year in the two purposes.
constexpr std::uint32_t peak_slot = 0, size_slot = 1, count_slot = 0, first_spell_slot = 1, most_spells = 100;

/// The autumn in which the influenza season of a day began.
int season_of(Date day)
{
    const auto [year, month, d] = civil(day);
    return month < 7 ? year - 1 : year;
}

std::uint32_t word(int year) { return static_cast<std::uint32_t>(year); }

}  // namespace

Episodes::Episodes(const Plan& plan, std::uint32_t replication)
    : plan_{plan.episodes}, influenza_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::influenza},
      heat_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::heat}
{
}

double Episodes::influenza_part(std::uint64_t region, Date day) const
{
    const int year = season_of(day);
    const Date from = to_date({year, 10, 15}), to = to_date({year + 1, 5, 1}), first_peak = to_date({year, 12, 24}), last_peak = to_date({year + 1, 2, 11});
    if (day < from || day >= to) return 0;
    const double u = influenza_.uniform({region, word(year), peak_slot});
    const int peak = (first_peak - from) + static_cast<int>(u * (last_peak - first_peak + 1));
    const double length = to - from, at = (day - from) + 0.5;
    return 2 / length * (at < peak ? at / peak : (length - at) / (length - peak));
}

double Episodes::influenza_size(std::uint64_t region, int year) const
{
    if (plan_.influenza.yearly_cv <= 0) return 1;
    return sim::sample(sim::Gamma{1, plan_.influenza.yearly_cv}, influenza_, {region, word(year), size_slot});
}

bool Episodes::hot(std::uint64_t region, Date day) const
{
    const int year = civil(day).year;
    const Date from = to_date({year, 6, 1}), to = to_date({year, 9, 1});
    if (day < from || day >= to) return false;
    const int starts = (to - from) - plan_.heat.spell_days + 1;
    double u = heat_.uniform({region, word(year), count_slot}), probability = sim::math::exp(-plan_.heat.spells_per_year);
    for (std::uint32_t i = 0; u >= probability && i < most_spells; ++i) {         // Poisson by inversion
        u -= probability;
        probability *= plan_.heat.spells_per_year / (i + 1);
        const Date first = from + static_cast<int>(heat_.uniform({region, word(year), first_spell_slot + i}) * starts);
        if (day >= first && day < first + plan_.heat.spell_days) return true;
    }
    return false;
}

double Episodes::factor(std::uint64_t region, TargetGroup group, Date day) const
{
    const auto g = static_cast<std::size_t>(group);
    double out = 1;
    if (const Influenza& i = plan_.influenza; i.enabled)
        if (const double part = influenza_part(region, day); part > 0)
            out += i.attack_share * influenza_size(region, season_of(day)) * i.illness_days * part * (i.ratio - 1) * i.effect[g];
    if (const Heat& h = plan_.heat; h.enabled && hot(region, day)) out *= 1 + (h.ratio - 1) * h.effect[g];
    return std::max(0.0, out);
}

double episodes_mean(const EpisodePlan& e, std::size_t group)
{
    double out = 1;
    if (e.influenza.enabled) out += e.influenza.attack_share * e.influenza.illness_days * (e.influenza.ratio - 1) * e.influenza.effect[group] / days_per_year;
    if (e.heat.enabled) {
        // Spells start on one of 92 - length + 1 days; a day is hot if any covers it: mean over the days, edges left out.
        const double hot = 92 * (1 - sim::math::exp(-e.heat.spells_per_year * e.heat.spell_days / 92));
        out += hot / days_per_year * (e.heat.ratio - 1) * e.heat.effect[group];
    }
    return out;
}

}  // namespace teleplan::models
