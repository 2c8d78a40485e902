// The first view: what to do, the map (start_map.cpp), the region chosen on it.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <imgui.h>

#include "gui/app/app.hpp"
#include "gui/app/editor_edits.hpp"
#include "gui/panels/panels.hpp"
#include "gui/panels/start_parts.hpp"
#include "gui/widgets/data_table.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

struct Card { const char *name, *icon; std::string title, text; void (*run)(App&); };

void plan_a_region(App& app)
{
    if (!app.start.region.empty()) return open_chosen_region(app);
    app.notice = Notice{Notice::Kind::done, app.tr(msg("Scegli una regione sulla mappa o nell'elenco, poi premi «Apri il piano»."))};
}

/// In a narrow window the map, the list and the sentences of the cards do not all find room.
bool is_narrow() { return ImGui::GetContentRegionAvail().x < 48 * ImGui::GetFontSize(); }

float card_height(const Card& card, float width)
{
    const ImGuiStyle& style = ImGui::GetStyle();
    const float text = card.text.empty() ? 0 : style.ItemSpacing.y + ImGui::CalcTextSize(card.text.c_str(), nullptr, false, width - 2 * style.WindowPadding.x).y;
    return screen().fonts.heading->FontSize + text + 2 * style.WindowPadding.y;
}

/// A large button with a heading and, unless it is empty, a sentence.
void draw_card(App& app, const Card& card, ImVec2 size)
{
    const ImVec2 at = ImGui::GetCursorPos(), corner = ImGui::GetCursorScreenPos(), padding = ImGui::GetStyle().WindowPadding;
    if (ImGui::Button((std::string{"###"} + card.name).c_str(), size)) card.run(app);
    record_item(card.name);
    const ImVec2 after = ImGui::GetCursorPos();
    ImDrawList& to = *ImGui::GetWindowDrawList();
    const std::string title = std::string{card.icon} + "  " + card.title;
    const ImFont& heading_font = *screen().fonts.heading;
    const auto color = [](const ImVec4& c) { return ImGui::ColorConvertFloat4ToU32(c); };
    to.AddText(&heading_font, heading_font.FontSize, {corner.x + padding.x, corner.y + padding.y}, color(colours().accent), title.c_str());
    ImGui::LogText("%s\n", title.c_str());
    ImGui::SetCursorPos({at.x + padding.x, at.y + padding.y + heading_font.FontSize + ImGui::GetStyle().ItemSpacing.y});
    ImGui::PushTextWrapPos(at.x + size.x - padding.x);
    ImGui::TextUnformatted(card.text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::SetCursorPos(after);
}

void draw_cards(App& app)
{
    Card cards[] = {
        {"start.plan", icons::plan, app.tr(msg("Pianificare")), app.tr(msg("Parti dal piano di una regione, cambia i dati e vedi quanto personale serve.")), plan_a_region},
        {"start.compare", icons::compare, app.tr(msg("Confrontare")), app.tr(msg("Metti fianco a fianco due piani, sugli stessi pazienti, o due regioni.")), [](App& a) { show(a, View::compare); }},
        {"start.review", icons::folder, app.tr(msg("Rivedere")), app.tr(msg("Apri un piano da un file per leggerlo, controllarlo e annotarlo.")), ask_to_open}};
    const float gap = ImGui::GetStyle().ItemSpacing.x, width = std::floor((ImGui::GetContentRegionAvail().x - 2 * gap) / 3);
    std::string about[std::size(cards)];
    if (is_narrow())
        for (std::size_t i = 0; i < std::size(cards); ++i) about[i] = std::exchange(cards[i].text, {});
    float height = 0;
    for (const Card& card : cards) height = std::max(height, card_height(card, width));
    for (std::size_t i = 0; i < std::size(cards); ++i) {
        if (i > 0) ImGui::SameLine();
        ImGui::BeginGroup();
        draw_card(app, cards[i], {width, height});
        ImGui::EndGroup();
        explain(about[i]);
    }
}

void draw_facts(const RegionPanel& panel)
{
    if (!ImGui::BeginTable("facts", 2, ImGuiTableFlags_RowBg)) return;
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed);
    for (const auto& [what, value] : panel.facts) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ImGui::TextWrapped("%s", what.c_str());
        ImGui::TableNextColumn();
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.F, ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(value.c_str()).x));
        ImGui::TextUnformatted(value.c_str());
    }
    ImGui::EndTable();
}

void draw_region_panel(App& app, const RegionPanel& panel)
{
    heading(panel.name);
    if (!panel.problem.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, colours().bad);
        paragraph(app.tr(msg("Il suo piano non si può leggere.")));
        paragraph(panel.problem);
        ImGui::PopStyleColor();
    } else if (primary_button("start.open", std::string{icons::folder} + "  " + app.tr(msg("Apri il piano")))) {
        return open_chosen_region(app);
    } else {
        ImGui::SameLine();
        if (button("start.new", std::string{icons::file} + "  " + app.tr(msg("Piano nuovo")))) return new_plan(app, app.start.region);
        explain(app.tr(msg("Un piano vuoto con i valori predefiniti nazionali.")));
    }
    draw_facts(panel);
    if (panel.authorities.rows.empty()) return;
    heading(panel.authorities.title);
    draw_table("start.authorities", panel.authorities, app.tr, 40);
}

/// A line a plan; the one that was clicked.
const PlanLink* draw_links(const std::string& name, const std::vector<PlanLink>& links)
{
    const PlanLink* chosen = nullptr;
    for (const PlanLink& link : links) {
        const std::string id = name + "." + link.path.stem().string();
        const std::string words = cut_to(std::string{icons::file} + "  " + link.title, ImGui::GetContentRegionAvail().x);
        if (ImGui::Selectable((words + "###" + id + link.path.string()).c_str())) chosen = &link;
        record_item(id);
        explain(link.title + "\n" + link.path.string());
    }
    return chosen;
}

void draw_italy_panel(App& app)
{
    heading(app.tr(msg("Italia")));
    std::optional<std::filesystem::path> opened;
    if (button("start.italy", std::string{icons::folder} + "  " + app.tr(msg("Apri il piano nazionale")))) opened = region_file(app, "");
    if (button("start.puglia", std::string{icons::folder} + "  " + app.tr(msg("Prova con la Puglia")))) opened = region_file(app, "16");
    if (button("start.guide", std::string{icons::help} + "  " + app.tr(msg("Guida in cinque passi")))) run_command(app, "guide");
    const auto recent = recent_plans(app);
    if (!recent.empty()) heading(app.tr(msg("Piani recenti")));
    if (const PlanLink* link = draw_links("start.recent", recent)) opened = link->path;
    heading(app.tr(msg("Esempi")));
    if (const PlanLink* link = draw_links("start.example", example_plans(app))) opened = link->path;
    faint(app.tr(msg("Un piano si apre anche trascinando il suo file su questa finestra.")));
    if (opened) open_file(app, *opened);
}

}  // namespace

void draw_start(App& app)
{
    refresh_map(app);
    ImGui::PushFont(screen().fonts.title);
    ImGui::TextUnformatted(app.tr(msg("Che cosa vuoi fare?")).c_str());
    ImGui::PopFont();
    draw_cards(app);
    ImGui::Spacing();
    const float em = ImGui::GetFontSize(), width = ImGui::GetContentRegionAvail().x, height = std::max(ImGui::GetContentRegionAvail().y, 20 * em);
    const float list = std::max(0.25F * width, 15.5F * em);
    const bool narrow = is_narrow();               // then the map and the list take turns in one place
    ImGui::BeginChild("map part", {narrow ? width / 2 : 0.4F * width, height});
    if (narrow) draw_map_or_list(app);
    else draw_map_part(app);
    ImGui::EndChild();
    if (!narrow) {
        ImGui::SameLine(0, em);
        ImGui::BeginChild("regions part", {list, height});
        draw_regions(app);
        ImGui::EndChild();
    }
    ImGui::SameLine(0, em);
    ImGui::BeginChild("chosen part", {0, height});
    if (const RegionPanel* panel = region_panel(app)) draw_region_panel(app, *panel);
    else draw_italy_panel(app);
    ImGui::EndChild();
}

}  // namespace teleplan::gui
