#include "gui/app/compare_commands.hpp"

#include "gui/app/app.hpp"

namespace teleplan::gui {

void add_compare_commands(const App& app, std::vector<Command>& out)
{
    using reports::msg;
    const auto& tr = app.tr;
    const CompareState& c = app.compare;
    const bool open = app.editor.desk.has_value();
    out.push_back({"compare.run", tr(msg("Confronta i piani sugli stessi pazienti")), "Ctrl+Shift+K", !c.job, start_compare});
    out.push_back({"compare.stop", tr(msg("Ferma il confronto")), "", c.job != nullptr, stop_compare});
    out.push_back({"compare.choose_a", tr(msg("Scegli il piano A del confronto")), "", true, [](App& a) { ask_for_side(a, 0); }});
    out.push_back({"compare.choose_b", tr(msg("Scegli il piano B del confronto")), "", true, [](App& a) { ask_for_side(a, 1); }});
    out.push_back({"compare.add", tr(msg("Aggiungi un piano al confronto")), "", c.sides.size() < most_sides, [](App& a) { ask_for_side(a, a.compare.sides.size()); }});
    const auto with = [](SourceKind kind) {
        return [kind](App& a) {
            a.view = View::compare;
            choose_side(a, 0, {SourceKind::desk, {}});
            choose_side(a, 1, {kind, {}});
        };
    };
    out.push_back({"compare.saved", tr(msg("Confronta il piano aperto con quello salvato")), "", open, with(SourceKind::saved)});
    out.push_back({"compare.national", tr(msg("Confronta il piano aperto con i valori nazionali")), "", open, with(SourceKind::national)});
    out.push_back({"compare.swap", tr(msg("Scambia i piani A e B")), "", c.sides[c.other].source.kind != SourceKind::nothing, swap_sides});
    out.push_back({"compare.export", tr(msg("Esporta il confronto")), "", c.answer != nullptr, ask_for_export});
}

}  // namespace teleplan::gui
