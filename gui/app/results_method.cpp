// How it was worked out: replications, seed, hashes, the formula beside the simulation, assumptions, inputs and their sources.
#include "gui/app/results_parts.hpp"
#include "reports/names.hpp"
#include "reports/network_tables.hpp"
#include "reports/page_tables.hpp"
#include "reports/sentences.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

/// What a reviewer needs to run it again: the same plan and seed give the same two hashes.
formats::Table identity_table(const planning::Identity& identity, const reports::Language& tr)
{
    formats::Table out{"identity", "", tr(msg("Misura")), {{"value", "", tr(msg("Valore")), "", formats::Form::text, 0}}, {}, {}};
    const auto row = [&](const char* id, std::string name, std::string value) { out.rows.push_back({id, std::move(name), {{std::move(value), {}, {}}}}); };
    row("version", tr(msg("Versione di teleplan")), identity.version);
    row("seed", tr(msg("Seme")), std::to_string(identity.seed));
    if (identity.search_replications > 0) row("search_replications", tr(msg("Repliche per cercare")), tr.number(identity.search_replications));
    row("replications", identity.search_replications > 0 ? tr(msg("Repliche nuove per verificare")) : tr(msg("Repliche")), tr.number(identity.replications));
    row("regime", tr(msg("Anno di regime")),
        tr(msg("dal %1 al %2"), {tr.date(models::to_string(identity.regime.from)), tr.date(models::to_string(identity.regime.to))}));
    row("plan_hash", tr(msg("Impronta del piano")), identity.plan_hash);
    row("result_hash", tr(msg("Impronta del risultato")), identity.result_hash);
    return out;
}

std::string replications_sentence(const planning::Identity& identity, const reports::Language& tr)
{
    if (identity.search_replications > 0)
        return tr(msg("Repliche: %1 per cercare, %2 nuove per verificare. Dopo ± l'intervallo al 95% della media (t di Student). Un anno simulato diverso da replica a replica, "
                      "gli stessi pazienti per ogni alternativa provata."),
                  {tr.number(identity.search_replications), tr.number(identity.replications)});
    return tr(msg("%1 repliche, seme %2. Dopo ± l'intervallo al 95%."), {tr.number(identity.replications), std::to_string(identity.seed)});
}

void add_sized(Blocks& out, const Telling& t, const planning::SizeAnswer& sized)
{
    if (sized.sensitivities.empty()) return;
    add_heading(out, t.tr(msg("Le ipotesi che pesano di più")));
    for (std::size_t i = 0; i < std::min<std::size_t>(5, sized.sensitivities.size()); ++i) add(out, Tone::item, reports::sensitivity_sentence(sized.sensitivities[i], t.tr));
    add(out, Tone::plain, reports::weak_inputs_sentence(sized, t.tr));
    add_figure(out, "tornado", reports::tornado_figure(sized, t.tr));
    add_table(out, reports::assumptions_table(sized, t.tr), t.tr);
}

}  // namespace

Blocks method_blocks(const Telling& t)
{
    Blocks out;
    const planning::Identity& identity = identity_of(t.result);
    add(out, Tone::plain, replications_sentence(identity, t.tr));
    add(out, Tone::plain, t.tr(msg("Lo stesso piano con lo stesso seme dà le stesse impronte su ogni calcolatore e con il comando teleplan.")));
    add_table(out, identity_table(identity, t.tr), t.tr);
    if (t.sized()) add_sized(out, t, *t.sized());
    const bool national = !std::holds_alternative<std::monostate>(t.result.national);
    if (!pools_of(t.result).empty() && !national) {            // of a nation the formula and the margins are per authority: in the files
        add_table(out, reports::pools_table(t.rows(), pools_of(t.result), t.tr), t.tr);
        add_table(out, reports::seats_table(t.rows(), pools_of(t.result), t.plan(), t.tr), t.tr);
    }
    if (const auto* network = std::get_if<planning::NetworkAnswer>(&t.result.answer)) add_table(out, reports::network_pools_table(*network, t.tr), t.tr);
    add_table(out, reports::inputs_table(t.result.version->document.provenance, t.plan(), t.tr), t.tr);
    return out;
}

}  // namespace teleplan::gui
