// What stands beside the form: the ramp as a curve, the timeline, a pathway's graph, seats, tables of lists.
#include <algorithm>
#include <utility>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "formats/json.hpp"
#include "gui/app/editor_edits.hpp"
#include "gui/panels/plan_parts.hpp"
#include "gui/widgets/chart_canvas.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/pathway_view.hpp"
#include "gui/widgets/ramp_editor.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

using reports::msg;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;        // key, title

/// Which of several is shown: a choice, where there is more than one. Gives its key.
std::string choose_part(App& app, const Parts& parts)
{
    std::string& now = app.editor.beside_part;
    const auto at = std::ranges::find(parts, now, &Parts::value_type::first);
    if (at == parts.end()) now = parts.empty() ? std::string{} : parts.front().first;
    if (parts.size() < 2) return now;
    const auto chosen = std::ranges::find(parts, now, &Parts::value_type::first);
    ImGui::SetNextItemWidth(std::min(26 * ImGui::GetFontSize(), ImGui::GetContentRegionAvail().x));
    const bool open = ImGui::BeginCombo("###beside.part", chosen->second.c_str(), ImGuiComboFlags_HeightLarge);
    record_item("beside.part");
    if (!open) return now;
    std::string next = now;
    for (const auto& [key, title] : parts) {
        if (ImGui::Selectable((title + "###" + key).c_str(), key == now)) next = key;
        record_item("beside.part." + key);
    }
    ImGui::EndCombo();
    return now = next;
}

void draw_curve(App& app)
{
    faint(app.tr(msg("Trascina i punti (%1), oppure sceglili con Tab e spostali con le frecce; doppio clic aggiunge un punto, Canc lo toglie."), {ramp_of(app).counter}));
    if (std::exchange(app.editor.wants_beside, false)) ImGui::SetNextWindowFocus();
    ImGui::BeginChild("ramp", {0, 0}, false, ImGuiWindowFlags_NoNavInputs | ImGuiWindowFlags_NoScrollbar);
    const auto act = draw_ramp("ramp", ramp_of(app), app.editor.ramp, app.tr, ImGui::GetContentRegionAvail());
    ImGui::EndChild();
    if (!act) return;
    switch (act->kind) {
    case RampAct::Kind::move: move_ramp_point(app, act->point, act->day, act->patients); break;
    case RampAct::Kind::add: add_ramp_point(app, act->day, act->patients); break;
    case RampAct::Kind::remove: remove_ramp_point(app, act->point); break;
    }
}

void draw_gantt(App& app)
{
    const float unit = chart_unit();
    const double width = std::max(320.0, static_cast<double>((ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ScrollbarSize) / unit));
    draw_chart("gantt", gantt_of(app, width));
}

void draw_graph(App& app)
{
    const EditorForm& form = form_of(app);
    Parts parts;
    for (const auto& [name, pathway] : form.version->document.plan.pathways) {
        const auto at = form.find(formats::pointer_to("/pathways", name));
        parts.emplace_back(name, at ? form.words[*at].label.label : name);
    }
    const std::string name = choose_part(app, parts);
    ImGui::BeginChild("graph", {0, 0}, false, ImGuiWindowFlags_HorizontalScrollbar);
    const PathwayShown& shown = pathway_of(app, name);
    PathwayLook look;
    for (std::size_t i = 0; i < shown.stage_of.size(); ++i) {
        const std::string stage = formats::pointer_to(formats::pointer_to("/pathways", name) + "/stages", shown.stage_of[i]);
        if (app.editor.selected == stage || app.editor.selected.starts_with(stage + "/")) look.chosen = i;
    }
    const auto clicked = draw_pathway("pathway", shown.graph, shown.layout, look);
    ImGui::EndChild();
    if (clicked) {
        const std::string stage = formats::pointer_to(formats::pointer_to("/pathways", name) + "/stages", shown.stage_of[*clicked]);
        show_field(app, stage);
        if (const auto at = form_of(app).find(stage); at && !open_by_rule(form_of(app), *at)) app.editor.toggled.insert(stage);
    }
}

struct SeatsDone { std::size_t row, column; std::string typed; };

/// One cell, edited in place.
void draw_seat(App& app, const SeatsGrid::Cell& cell, const std::string& name, std::optional<std::string>& typed)
{
    EditorState& e = app.editor;
    std::string text = e.cell == cell.pointer ? e.cell_text : cell.value;
    ImGui::SetNextItemWidth(-1);
    const bool entered = ImGui::InputTextWithHint(("###" + name).c_str(), app.tr(msg("da dimensionare")).c_str(), &text, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    record_item(name);
    if (ImGui::IsItemEdited()) {
        e.cell = cell.pointer;
        e.cell_text = text;
    }
    if ((entered || ImGui::IsItemDeactivatedAfterEdit()) && e.cell == cell.pointer) {
        typed = text;
        e.cell.clear();
    }
}

void draw_seats(App& app)
{
    const std::string pool = choose_part(app, pools_of(form_of(app)));
    const SeatsGrid& grid = seats_of(app, pool);
    faint(app.tr(msg("Operatori presenti per turno. Una casella vuota la riempie il dimensionamento; un numero vale come inserito. Di un turno si inseriscono insieme tutti i giorni.")));
    if (grid.columns.empty() || grid.columns.size() > 60) return;
    std::optional<SeatsDone> done;
    constexpr auto flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInner | ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_NoSavedSettings;
    if (!ImGui::BeginTable("seats", static_cast<int>(grid.columns.size()) + 1, flags)) return;
    const float em = ImGui::GetFontSize();
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, 9 * em);
    for (std::size_t c = 0; c < grid.columns.size(); ++c) ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, 8.5F * em);
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    ImGui::TableSetColumnIndex(0);
    ImGui::TextUnformatted(grid.title.c_str());
    for (std::size_t c = 0; c < grid.columns.size(); ++c) {
        ImGui::TableSetColumnIndex(static_cast<int>(c) + 1);
        ImGui::TextWrapped("%s", grid.columns[c].title.c_str());
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(grid.rows.size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
            const auto r = static_cast<std::size_t>(i);
            ImGui::TableNextRow();
            ImGui::TableSetColumnIndex(0);
            ImGui::AlignTextToFramePadding();
            ImGui::TextUnformatted(grid.rows[r].name.c_str());
            for (std::size_t c = 0; c < grid.columns.size(); ++c) {
                ImGui::TableSetColumnIndex(static_cast<int>(c) + 1);
                std::optional<std::string> typed;
                draw_seat(app, grid.rows[r].cells[c], "seats." + grid.rows[r].place + "." + grid.columns[c].shift + "." + grid.columns[c].day, typed);
                if (typed) done = SeatsDone{r, c, *typed};
            }
        }
    ImGui::EndTable();
    if (done) set_seats(app, SeatsGrid{grid}, done->row, done->column, done->typed);
}

void draw_row(App& app, const ElementTable& table, const ElementTable::Row& row, FormActs& acts)
{
    const EditorForm& form = form_of(app);
    ImGui::TableNextRow();
    ImGui::TableSetColumnIndex(0);
    ImGui::AlignTextToFramePadding();
    ImGui::PushID(static_cast<int>(row.field));
    if (ImGui::Selectable("##row", app.editor.selected == form.fields[row.field].pointer, 0, {0, ImGui::GetFrameHeight()})) acts.select = form.fields[row.field].pointer;
    record_item("row." + form.fields[row.field].pointer);
    ImGui::SameLine(ImGui::GetStyle().CellPadding.x);
    ImGui::TextUnformatted(row.name.c_str());
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (!row.cells[c] || !ImGui::TableSetColumnIndex(static_cast<int>(c) + 1)) continue;
        draw_value(app, *row.cells[c], {ImGui::GetContentRegionAvail().x, 0, form.fields[*row.cells[c]].pointer}, acts);
    }
    ImGui::PopID();
}

void draw_element_table(App& app)
{
    const ElementTable& table = table_of(app, choose_part(app, tables_shown(app)));
    if (const auto at = form_of(app).find(table.pointer); at && form_of(app).fields[*at].kind != formats::FormKind::by_name) {
        ImGui::SameLine();
        if (button("table.add", "\xef\x81\xa7  " + app.tr(msg("Aggiungi")))) {
            add_part(app, table.pointer);
            return;
        }
    }
    FormActs acts;
    const float em = ImGui::GetFontSize();
    constexpr auto flags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY | ImGuiTableFlags_RowBg | ImGuiTableFlags_BordersInner | ImGuiTableFlags_Resizable | ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_NoSavedSettings;
    const std::size_t columns = std::min<std::size_t>(table.columns.size(), 60);
    if (columns == 0 || !ImGui::BeginTable(("table" + table.pointer).c_str(), static_cast<int>(columns) + 1, flags)) return;
    ImGui::TableSetupScrollFreeze(1, 1);
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, 12 * em);
    const EditorForm& form = form_of(app);
    for (std::size_t c = 0; c < columns; ++c) {
        formats::FormKind kind = formats::FormKind::number;
        bool wide_text = false;
        for (const auto& row : table.rows)
            if (row.cells[c]) {
                kind = form.fields[*row.cells[c]].kind;
                wide_text = wide_text || form.words[*row.cells[c]].value.size() > 16;
            }
        const bool pair = kind == formats::FormKind::duration || kind == formats::FormKind::within;
        ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, (wide_text ? 14 : pair || kind == formats::FormKind::choice ? 11.5F : kind == formats::FormKind::text ? 9 : 7) * em);
    }
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (std::size_t c = 0; c < columns; ++c) {
        ImGui::TableSetColumnIndex(static_cast<int>(c) + 1);
        const auto& column = table.columns[c];
        const bool unit = !column.unit.empty() && !(column.unit.size() <= 5 && column.unit.find(' ') == std::string::npos && column.unit != "euro" && column.unit != "EUR");
        ImGui::TextWrapped("%s", (column.title + (unit ? " [" + column.unit + "]" : "")).c_str());
        explain(column.explanation);
    }
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(table.rows.size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) draw_row(app, table, table.rows[static_cast<std::size_t>(i)], acts);
    ImGui::EndTable();
    carry_out(app, acts);
}

}  // namespace

std::vector<std::pair<Beside, std::string>> besides_of(App& app)
{
    const auto& tr = app.tr;
    const std::string& chapter = app.editor.chapter;
    std::vector<std::pair<Beside, std::string>> out{{Beside::form, tr(msg("Dati"))}};
    const models::Plan& plan = form_of(app).version->document.plan;
    if (chapter == "timeline" && !plan.timeline.ramp.points.empty()) out.emplace_back(Beside::curve, tr(msg("Curva della rampa")));
    if (chapter == "timeline" && !(plan.timeline.activities.empty() && plan.timeline.milestones.empty())) out.emplace_back(Beside::gantt, tr(msg("Calendario delle attività")));
    if (chapter == "pathways" && !plan.pathways.empty()) out.emplace_back(Beside::graph, tr(msg("Grafo")));
    if (chapter == "organisation" && !pools_of(form_of(app)).empty() && !models::is_national(plan)) out.emplace_back(Beside::seats, tr(msg("Posti per turno")));
    if (!tables_shown(app).empty()) out.emplace_back(Beside::table, tr(msg("Tabella")));
    return out;
}

void draw_beside(App& app)
{
    switch (app.editor.beside) {
    case Beside::form: break;
    case Beside::curve: draw_curve(app); break;
    case Beside::gantt: draw_gantt(app); break;
    case Beside::graph: draw_graph(app); break;
    case Beside::seats: draw_seats(app); break;
    case Beside::table: draw_element_table(app); break;
    }
}

}  // namespace teleplan::gui
