// The plans that are compared, and the next step: choose, compare, take away.
#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "gui/panels/compare_panels.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

std::string about_side(const App& app, const ComparedSide& side)
{
    std::string out = side.source.kind == SourceKind::file ? side.source.file.string() : remarked_plan(app, side).file.string();
    if (side.version) out += (out.empty() ? "" : "\n") + app.tr(msg("Impronta del piano: %1"), {side.version->hash.substr(0, 16)});
    return out;
}

/// A letter, the plan's title to choose another, and a cross.
void draw_side(App& app, std::size_t i, bool& remove)
{
    const ComparedSide& side = app.compare.sides[i];
    const std::string letter = side_letter(i), name = "compare.side." + letter;
    ImGui::AlignTextToFramePadding();
    ImGui::PushFont(screen().fonts.heading);
    ImGui::TextUnformatted(letter.c_str());
    ImGui::PopFont();
    ImGui::SameLine(1.6F * ImGui::GetFontSize());
    const float cross = 2.2F * ImGui::GetFontSize();
    const bool chosen = side.source.kind != SourceKind::nothing;
    ImGui::PushStyleVar(ImGuiStyleVar_ButtonTextAlign, {0, 0.5F});
    if (!chosen) {                                     // the next step of the view
        ImGui::PushStyleColor(ImGuiCol_Button, colours().accent);
        ImGui::PushStyleColor(ImGuiCol_ButtonHovered, colours().accent_hovered);
        ImGui::PushStyleColor(ImGuiCol_ButtonActive, colours().accent_hovered);
        ImGui::PushStyleColor(ImGuiCol_Text, colours().on_accent);
    }
    const std::string file = chosen ? remarked_plan(app, side).file.filename().string() : "";
    const std::string title = std::string{chosen ? icons::results : icons::folder} + "  " + side_title(app, side) + (file.empty() ? "" : "   \xc2\xb7   " + file);
    if (ImGui::Button((title + "###" + name).c_str(), {std::max(8.F, ImGui::GetContentRegionAvail().x - cross), 0})) ask_for_side(app, i);
    record_item(name);
    if (!chosen) ImGui::PopStyleColor(4);
    ImGui::PopStyleVar();
    explain(chosen ? about_side(app, side) : "");
    ImGui::SameLine();
    ImGui::BeginDisabled(!chosen && app.compare.sides.size() == 2);
    remove = button(name + ".remove", icons::close);
    ImGui::EndDisabled();
    explain(app.tr(msg("Togli questo piano dal confronto")));
    if (side.problem.empty()) return;
    ImGui::PushStyleColor(ImGuiCol_Text, colours().bad);
    ImGui::TextWrapped("%s  %s", icons::warning, side.problem.c_str());
    ImGui::PopStyleColor();
}

void draw_progress(App& app)
{
    const planning::JobProgress p = app.compare.job->poll();
    const double part = p.total > 0 ? p.done / p.total : 0;
    std::string words = app.tr.percent(part, 0);
    if (p.seconds_left) words += "   " + app.tr(msg("circa %1 s"), {app.tr.number(std::ceil(*p.seconds_left))});
    ImGui::ProgressBar(static_cast<float>(part), {18 * ImGui::GetFontSize(), ImGui::GetFrameHeight()}, words.c_str());
    record_item("compare.progress");
    ImGui::SameLine();
    if (button("compare.stop", std::string{icons::stop} + "  " + app.tr(msg("Ferma")))) stop_compare(app);
}

void draw_replications(App& app)
{
    ImGui::SameLine();
    ImGui::SetNextItemWidth(8 * ImGui::GetFontSize());
    const auto words = [&](int n) { return app.tr(msg("%1 repliche"), {app.tr.number(n)}); };
    const bool open = ImGui::BeginCombo("###compare.replications", words(app.compare.replications).c_str());
    record_item("compare.replications");
    if (!open) {
        explain(app.tr(msg("Quante volte ogni piano è simulato: di più danno intervalli più stretti e chiedono più tempo.")));
        return;
    }
    for (const int n : replication_choices) {
        if (ImGui::Selectable(words(n).c_str(), n == app.compare.replications)) app.compare.replications = n;
        record_item("compare.replications." + std::to_string(n));
    }
    ImGui::EndCombo();
}

/// Puts what comes next on the same line where there is room for its label, else on the next one.
void flow(const std::string& label)
{
    const ImGuiStyle& style = ImGui::GetStyle();
    const float wide = ImGui::CalcTextSize(label.c_str()).x + 2 * style.FramePadding.x;
    ImGui::SameLine();
    if (ImGui::GetContentRegionAvail().x < wide) ImGui::NewLine();
}

void draw_start(App& app)
{
    const std::string label = std::string{icons::play} + "  " + app.tr(msg("Confronta")), why = why_not_compared(app);
    if (!why.empty()) disabled_button("compare.run", label, why);
    else if (answer_is_current(app) ? button("compare.run", label) : primary_button("compare.run", label)) start_compare(app);
    if (why.empty()) explain(app.tr(msg("Simula i piani sugli stessi pazienti (Ctrl+Shift+K)")));
    draw_replications(app);
}

void draw_actions(App& app)
{
    CompareState& c = app.compare;
    if (c.job) draw_progress(app);
    else draw_start(app);
    const std::string swap = std::string{icons::compare} + "  " + app.tr(msg("Scambia A e %1"), {side_letter(c.other)}), add = "+  " + app.tr(msg("Aggiungi un piano")),
                      save = std::string{icons::download} + "  " + app.tr(msg("Esporta"));
    flow(swap);
    ImGui::BeginDisabled(c.sides[c.other].source.kind == SourceKind::nothing);
    if (button("compare.swap", swap)) swap_sides(app);
    ImGui::EndDisabled();
    flow(add);
    ImGui::BeginDisabled(c.sides.size() >= most_sides || !c.sides.back().version);
    if (button("compare.add", add)) ask_for_side(app, c.sides.size());
    ImGui::EndDisabled();
    flow(save);
    if (!c.answer) disabled_button("compare.export", save, app.tr(msg("Non c'è ancora un confronto da esportare: premi Confronta.")));
    else if (button("compare.export", save)) ask_for_export(app);
}

}  // namespace

void draw_compare_sides(App& app)
{
    std::size_t removed = app.compare.sides.size();
    for (std::size_t i = 0; i < app.compare.sides.size(); ++i) {
        bool remove = false;
        draw_side(app, i, remove);
        if (remove) removed = i;
    }
    remove_side(app, removed);
    draw_actions(app);
}

}  // namespace teleplan::gui
