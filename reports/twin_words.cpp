#include "reports/twin_words.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace teleplan::reports {

namespace {

using Words = std::pair<std::string_view, const char*>;

constexpr Words formulas[] = {
    {"erlang_b", msg("Erlang B")},
    {"erlang_c", msg("Erlang C")},
    {"abandonment", msg("Erlang A (M/M/c+G)")},
    {"finite_room", msg("M/M/c con posti limitati")},
    {"priorities", msg("Cobham (priorità)")},
    {"preemptive_priorities", msg("priorità con interruzione")},
    {"pollaczek_khinchine", msg("Pollaczek-Khinchine")},
    {"allen_cunneen", msg("Allen-Cunneen")},
};

constexpr Words assumptions[] = {
    {"arrivals_not_poisson", msg("gli arrivi non sono di Poisson")},
    {"arrivals_from_other_pools", msg("gli arrivi vengono da altri gruppi")},
    {"service_not_exponential", msg("i servizi non sono esponenziali")},
    {"services_differ", msg("i servizi hanno durate medie diverse")},
    {"patience_differs", msg("la pazienza non è la stessa per tutti")},
    {"patience_with_priorities", msg("c'è chi rinuncia e ci sono priorità")},
    {"room_with_patience", msg("c'è chi rinuncia e i posti d'attesa sono limitati")},
    {"room_with_priorities", msg("i posti d'attesa sono limitati e ci sono priorità")},
    {"rates_change", msg("gli arrivi cambiano nel tempo")},
    {"servers_change", msg("gli operatori cambiano nel tempo")},
    {"rates_random", msg("gli arrivi variano a caso da un giorno all'altro")},
    {"overloaded_for_a_time", msg("in certe ore il lavoro supera gli operatori")},
    {"arrivals_given", msg("gli arrivi sono un elenco di orari")},
    {"several_servers", msg("un lavoro occupa più operatori")},
    {"several_pools", msg("un lavoro occupa più gruppi insieme")},
    {"balking", msg("chi trova coda può non entrare")},
    {"opening_hours", msg("certi lavori iniziano solo in certi orari")},
    {"restart", msg("chi è interrotto ricomincia da capo")},
    {"overloaded", msg("il lavoro supera gli operatori")},
    {"nobody_comes", msg("non arriva nessuno")},
    {"work_moves", msg("il lavoro in attesa passa da un luogo all'altro")},
};

template <std::size_t size> const char* find(const Words (&list)[size], std::string_view name)
{
    const auto* const at = std::ranges::find(list, name, &Words::first);
    return at == std::end(list) ? "" : at->second;
}

std::string reasons(const planning::TwinResult& twin, const Language& tr)
{
    std::string out;
    for (const std::string& name : twin.fails) out += (out.empty() ? "" : "; ") + tr(find(assumptions, name));
    return out;
}

}  // namespace

std::string formula_words(const planning::TwinResult& twin, const Language& tr)
{
    if (twin.formula == "none") return tr("nessuna");
    const std::string name = tr(find(formulas, twin.formula));
    if (twin.exact) return tr("%1, esatta", {name});
    return twin.changing ? tr("%1, ora per ora", {name}) : tr("%1, approssimata", {name});
}

std::string twin_words(const planning::TwinResult& twin, const Language& tr)
{
    if (twin.formula == "none") return tr("nessuna formula: %1", {reasons(twin, tr)});
    if (twin.verdict == "agrees") return tr("d'accordo");
    if (twin.exact) return tr("non d'accordo, e la formula è esatta: più repliche, o un riscaldamento più lungo");
    return tr("la formula qui non vale: %1", {reasons(twin, tr)});
}

}  // namespace teleplan::reports
