#include "gui/app/live_rows.hpp"

#include <algorithm>

#include "gui/app/live_words.hpp"
#include "reports/names.hpp"
#include "reports/platform_tables.hpp"

namespace teleplan::gui {

using planning::LivePlace;
using planning::LiveScene;
using planning::LiveWindow;
using planning::Snapshot;
using reports::Language;
using reports::msg;

std::vector<LiveRow> live_rows(const LiveScene& scene, const Language& tr)
{
    std::vector<LiveRow> out;
    for (std::size_t place = 0; place < scene.places.size(); ++place) {
        const LivePlace& at = scene.places[place];
        for (std::size_t pool = 0; pool < at.pools.size(); ++pool)
            out.push_back({place, pool, place_words(at, tr), reports::capitalised(pool_words(at.pools[pool], tr)), pool == 0});
    }
    return out;
}

LiveCells live_cells(const planning::LivePool& pool, bool unlimited, const Language& tr)
{
    LiveCells out;
    out.waiting = tr.number(pool.waiting);
    if (pool.longest_wait) out.longest = wait_words(*pool.longest_wait, tr);
    out.done = tr.number(static_cast<double>(pool.done_today));
    if (unlimited) {
        out.load = PoolLoad::unlimited;
        out.staff = tr(msg("%1, senza limite"), {tr.number(pool.busy)});
        return out;
    }
    out.staff = tr(msg("%1 di %2"), {tr.number(pool.busy), tr.number(pool.on_duty)});
    if (pool.on_duty == 0) {
        out.load = pool.busy > 0 ? PoolLoad::full : pool.waiting > 0 ? PoolLoad::unattended : PoolLoad::closed;
        out.busy = pool.busy > 0 ? 1 : 0;
        return out;
    }
    out.busy = std::min(1.F, static_cast<float>(pool.busy) / static_cast<float>(pool.on_duty));
    out.load = pool.busy >= pool.on_duty ? PoolLoad::full : PoolLoad::free;
    return out;
}

std::string load_words(PoolLoad load, const Language& tr)
{
    switch (load) {
    case PoolLoad::unlimited: return tr(msg("Senza limite: il piano non dice quanti sono in turno, perciò nessuno aspetta."));
    case PoolLoad::closed: return tr(msg("Nessuno in turno e nessuno in attesa."));
    case PoolLoad::unattended: return tr(msg("Nessuno in turno: chi aspetta sarà servito al prossimo turno."));
    case PoolLoad::full: return tr(msg("Tutti occupati: chi arriva adesso aspetta."));
    case PoolLoad::free: break;
    }
    return tr(msg("Qualcuno è libero. Chi aspetta attende l'apertura del suo orario."));
}

std::size_t unlimited_pools(const LiveScene& scene)
{
    std::size_t out = 0;
    for (const LivePlace& place : scene.places) out += static_cast<std::size_t>(std::ranges::count(place.unlimited, true));
    return out;
}

std::vector<StandardRow> standard_rows(const LiveScene& scene, std::size_t place, const models::Plan& plan, const Language& tr)
{
    std::vector<StandardRow> out;
    if (place >= scene.places.size()) return out;
    const auto& standards = scene.places[place].standards;
    for (std::size_t s = 0; s < standards.size(); ++s) out.push_back({place, s, reports::capitalised(reports::standard_words(tr, plan, standards[s].id))});
    return out;
}

std::vector<std::string> month_titles(const LiveScene& scene, const Language& tr)
{
    std::vector<std::string> out;
    for (int m = 0; m < scene.months; ++m) out.push_back(month_words({scene.first_month.index + m}, tr));
    return out;
}

StandardCell standard_cell(const LiveWindow& window, double target, const Language& tr)
{
    StandardCell out;
    const auto share = window.share();
    if (window.due == 0) return out;
    const auto count = [&](std::int64_t n) { return tr.number(static_cast<double>(n)); };
    out.explanation = tr(msg("Da prendere in carico in questo mese, finora: %1; in tempo: %2; in attesa e ancora in tempo: %3."), {count(window.due), count(window.met), count(window.open)});
    if (!share) return out;
    out.text = tr.percent(*share, *share < 0.9995 ? 1 : 0);
    out.so_far = *share >= target ? SoFar::met : SoFar::below;
    return out;
}

std::vector<std::size_t> places_below(const Snapshot& shot)
{
    std::vector<std::size_t> out;
    if (!shot.scene) return out;
    const int month = models::month_of(models::date_of(shot.time)).index - shot.scene->first_month.index;
    if (month < 0) return out;
    for (std::size_t p = 0; p < shot.places.size(); ++p) {
        const auto& standards = shot.places[p].standards;
        for (std::size_t s = 0; s < standards.size(); ++s) {
            if (static_cast<std::size_t>(month) >= standards[s].size()) continue;
            const auto share = standards[s][static_cast<std::size_t>(month)].share();
            if (!share || *share >= shot.scene->places[p].standards[s].share) continue;
            out.push_back(p);
            break;
        }
    }
    return out;
}

std::string standards_sentence(const Snapshot& shot, const Language& tr)
{
    constexpr std::size_t most = 8;
    const auto below = places_below(shot);
    if (below.empty()) return tr(msg("In questo mese tutti gli standard sono rispettati finora, o non c'è ancora nulla da giudicare."));
    std::string names;
    for (std::size_t i = 0; i < std::min(most, below.size()); ++i) names += (i == 0 ? "" : ", ") + place_words(shot.scene->places[below[i]], tr);
    if (below.size() > most) return tr(msg("In questo mese qualche standard è finora sotto il suo obiettivo a: %1 e altri %2."), {names, tr.number(static_cast<double>(below.size() - most))});
    return tr(msg("In questo mese qualche standard è finora sotto il suo obiettivo a: %1."), {names});
}

std::vector<TierRow> tier_rows(const Snapshot& shot, const Language& tr)
{
    std::vector<TierRow> out;
    if (!shot.scene || !shot.hours) return out;
    const auto last = [&](const std::vector<float>& series) { return series.empty() ? std::string{} : tr.number(series.back()); };
    for (std::size_t t = 0; t < shot.scene->tiers.size() && t < shot.hours->tiers.size(); ++t)
        out.push_back({reports::capitalised(reports::tier_name(tr, shot.scene->tiers[t].name)), last(shot.hours->tiers[t].requests), last(shot.hours->tiers[t].documents)});
    return out;
}

}  // namespace teleplan::gui
