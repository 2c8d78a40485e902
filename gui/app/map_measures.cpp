// What the map of Italy can be coloured by.
#include <algorithm>

#include "gui/app/map_state.hpp"
#include "models/authority_inputs.hpp"
#include "models/cohort.hpp"
#include "models/eligible.hpp"

namespace teleplan::gui {

namespace {

using formats::Form;
using models::Territory;
using reports::Language;
using reports::msg;
using Values = std::map<std::string, double>;

MapMeasure measure(const std::string& id, const std::string& title, Form form, int decimals, const std::string& about, Values values)
{
    return {{id, "", title, "", form, decimals}, about, std::move(values)};
}

void add_population(std::vector<MapMeasure>& out, const Territory& territory, const Language& tr)
{
    Values residents, over_65;
    for (const auto& region : territory.regions) {
        int older = 0, all = 0;
        for (const auto& a : models::authorities_of(territory, region.code)) {
            older += models::persons_from(a.ages, 65);
            all += a.population;
        }
        residents[region.code] = region.population;
        if (all > 0) over_65[region.code] = static_cast<double>(older) / all;
    }
    const std::string istat = tr(msg("ISTAT, popolazione residente."));
    out.push_back(measure("population", tr(msg("Popolazione residente")), Form::number, 0, istat, std::move(residents)));
    out.push_back(measure("over_65", tr(msg("Persone di 65 anni e più")), Form::share, 1, istat, std::move(over_65)));
}

void add_prevalence(std::vector<MapMeasure>& out, const Territory& territory, const Language& tr)
{
    const struct { const char *condition, *title; } known[] = {{"diabetes", msg("Persone con diabete")},
                                                               {"heart_disease", msg("Persone con malattie del cuore")},
                                                               {"chronic_bronchitis_copd", msg("Persone con bronchite cronica o BPCO")},
                                                               {"living_after_cancer_diagnosis", msg("Persone viventi dopo una diagnosi di tumore")}};
    for (const auto& k : known) {
        Values shares;
        std::string survey;
        for (const auto& p : territory.prevalence) {
            if (p.condition != k.condition) continue;
            const auto region = std::ranges::find(territory.regions, p.region_code, &models::Region::code);
            if (region == territory.regions.end() || region->population <= 0) continue;
            shares[p.region_code] = p.persons / region->population;
            if (survey.empty()) survey = p.survey;
        }
        out.push_back(measure(std::string{"prevalence."} + k.condition, tr(k.title), Form::share, 1, survey, std::move(shares)));
    }
}

void add_wealth(std::vector<MapMeasure>& out, const Territory& territory, const Language& tr)
{
    Values income, coverage;
    for (const auto& w : territory.wealth) {
        if (w.median_income) income[w.region_code] = *w.median_income;
        if (w.network_coverage) coverage[w.region_code] = *w.network_coverage / 100;
    }
    out.push_back(measure("income", tr(msg("Reddito mediano delle famiglie, in euro")), Form::euro, 0, tr(msg("ISTAT, reddito netto annuo, 2017.")), std::move(income)));
    out.push_back(measure("coverage", tr(msg("Famiglie raggiunte da reti ad altissima capacità")), Form::share, 1, tr(msg("Copertura del 2023; manca dove non è pubblicata.")),
                          std::move(coverage)));
}

void add_plans(std::vector<MapMeasure>& out, const Territory& territory, const FactsByRegion* facts, const Language& tr)
{
    Values eligible, planned, share, per_1000;
    if (facts)
        for (const auto& region : territory.regions) {
            const auto found = facts->find(region.code);
            if (found == facts->end()) continue;
            const PlanFacts& f = found->second;
            eligible[region.code] = f.eligible;
            planned[region.code] = f.planned;
            if (f.eligible > 0) share[region.code] = f.planned / f.eligible;
            if (region.population > 0) per_1000[region.code] = 1000.0 * f.planned / region.population;
        }
    const std::string about = tr(msg("Dai piani regionali installati."));
    out.push_back(measure("eligible", tr(msg("Persone che si potrebbero seguire")), Form::number, 0, about, std::move(eligible)));
    out.push_back(measure("planned", tr(msg("Pazienti attivi a fine rampa")), Form::number, 0, about, std::move(planned)));
    out.push_back(measure("planned_share", tr(msg("Pazienti a fine rampa su persone che si potrebbero seguire")), Form::share, 1, about, std::move(share)));
    out.push_back(measure("planned_per_1000", tr(msg("Pazienti a fine rampa per 1.000 residenti")), Form::number, 1, about, std::move(per_1000)));
}

/// Of an answer whose rows are regions.
void add_simulated(std::vector<MapMeasure>& out, const Territory& territory, const std::vector<planning::NeedRow>& rows, const Language& tr)
{
    Values active, share, alerts;
    for (const auto& row : rows) {
        if (std::ranges::find(territory.regions, row.code, &models::Region::code) == territory.regions.end()) continue;
        active[row.code] = row.active.mean;
        share[row.code] = row.share_of_eligible;
        if (row.active.mean > 0) alerts[row.code] = 100 * row.alerts_per_day.mean / row.active.mean;
    }
    if (active.empty()) return;
    const std::string about = tr(msg("Dall'ultima simulazione."));
    out.push_back(measure("simulated.active", tr(msg("Pazienti attivi simulati")), Form::number, 0, about, std::move(active)));
    out.push_back(measure("simulated.share", tr(msg("Pazienti simulati su persone che si potrebbero seguire")), Form::share, 1, about, std::move(share)));
    out.push_back(measure("simulated.alerts", tr(msg("Allerte al giorno ogni 100 pazienti simulati")), Form::number, 1, about, std::move(alerts)));
}

}  // namespace

std::vector<AuthorityFacts> authority_facts(const models::Plan& plan, const Territory& territory)
{
    const auto authorities = models::authorities_of(plan, territory);
    const auto eligible = models::eligible_persons(plan, territory, authorities);
    const auto patients = models::cohorts(plan, authorities);
    std::vector<AuthorityFacts> out;
    for (std::size_t a = 0; a < authorities.size(); ++a) {
        AuthorityFacts& f = out.emplace_back(AuthorityFacts{authorities[a], {}});
        for (const double persons : eligible[a]) f.facts.eligible += persons;
        for (const auto& cell : patients[a].cells)
            if (!cell.patients.empty()) f.facts.planned += cell.patients.back();
    }
    return out;
}

PlanFacts plan_facts(const models::Plan& plan, const Territory& territory)
{
    PlanFacts out;
    for (const AuthorityFacts& a : authority_facts(plan, territory)) {
        out.eligible += a.facts.eligible;
        out.planned += a.facts.planned;
    }
    return out;
}

std::vector<MapMeasure> measures_of(const Territory& territory, const FactsByRegion* facts, const std::vector<planning::NeedRow>& simulated, const Language& tr)
{
    std::vector<MapMeasure> out;
    add_population(out, territory, tr);
    add_prevalence(out, territory, tr);
    add_plans(out, territory, facts, tr);
    add_wealth(out, territory, tr);
    add_simulated(out, territory, simulated, tr);
    return out;
}

}  // namespace teleplan::gui
