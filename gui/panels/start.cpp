// The first view: what to do, the map, the region chosen on it.
#include <algorithm>
#include <cmath>
#include <iterator>

#include <imgui.h>

#include "gui/app/app.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/data_table.hpp"
#include "gui/widgets/figure_view.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/map_view.hpp"
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

float card_height(const Card& card, float width)
{
    const float inside = width - 2 * ImGui::GetStyle().WindowPadding.x;
    return screen().fonts.heading->FontSize + ImGui::GetStyle().ItemSpacing.y + ImGui::CalcTextSize(card.text.c_str(), nullptr, false, inside).y + 2 * ImGui::GetStyle().WindowPadding.y;
}

/// A large button with a heading and a sentence.
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
    const Card cards[] = {
        {"start.plan", icons::plan, app.tr(msg("Pianificare")), app.tr(msg("Parti dal piano di una regione, cambia i dati e vedi quanto personale serve.")), plan_a_region},
        {"start.compare", icons::compare, app.tr(msg("Confrontare")), app.tr(msg("Metti due piani, o due regioni, fianco a fianco sugli stessi pazienti.")), [](App& a) { show(a, View::compare); }},
        {"start.review", icons::folder, app.tr(msg("Rivedere")), app.tr(msg("Apri un piano da un file per leggerlo, controllarlo e annotarlo.")), ask_to_open}};
    const float gap = ImGui::GetStyle().ItemSpacing.x, width = std::floor((ImGui::GetContentRegionAvail().x - 2 * gap) / 3);
    float height = 0;
    for (const Card& card : cards) height = std::max(height, card_height(card, width));
    for (std::size_t i = 0; i < std::size(cards); ++i) {
        if (i > 0) ImGui::SameLine();
        ImGui::BeginGroup();
        draw_card(app, cards[i], {width, height});
        ImGui::EndGroup();
    }
}

void draw_measures(App& app)
{
    const MapState& map = app.start.map;
    const ImGuiStyle& style = ImGui::GetStyle();
    float buttons = 0;
    for (const char* label : {"+", "-", icons::whole}) buttons += ImGui::CalcTextSize(label).x + 2 * style.FramePadding.x + style.ItemSpacing.x;
    ImGui::SetNextItemWidth(-buttons);
    const bool open = ImGui::BeginCombo("###start.measure", shown_measure(map).column.title.c_str(), ImGuiComboFlags_HeightLarge);
    record_item("start.measure");
    if (!open) return explain(app.tr(msg("La grandezza che colora la mappa.")));
    std::string chosen;
    for (const MapMeasure& m : map.measures) {
        if (ImGui::Selectable((m.column.title + "###start.measure." + m.column.id).c_str(), m.column.id == map.measure)) chosen = m.column.id;
        record_item("start.measure." + m.column.id);
        explain(m.about);
    }
    ImGui::EndCombo();
    if (!chosen.empty()) choose_measure(app, chosen);
}

std::optional<std::size_t> index_of(const MapPicture& picture, const std::string& code)
{
    const auto found = std::ranges::find(picture.shapes, code, &charts::MapArea::name);
    return found == picture.shapes.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - picture.shapes.begin())};
}

const std::string& name_of(const App& app, const std::string& code)
{
    const auto& regions = app.tables->territory.regions;
    const auto found = std::ranges::find(regions, code, &models::Region::code);
    return found == regions.end() ? code : found->name;
}

/// Buttons beside the measure, for those who have no wheel.
void draw_zoom(const App& app, MapState& map)
{
    const charts::Point middle{map_size.width / 2, map_size.height / 2};
    if (button("map.in", "+")) zoom_at(map.camera, middle, 1.5, map_size);
    explain(app.tr(msg("Ingrandisci la mappa (anche con la rotella).")));
    ImGui::SameLine();
    if (button("map.out", "-")) zoom_at(map.camera, middle, 1 / 1.5, map_size);
    explain(app.tr(msg("Rimpicciolisci la mappa.")));
    ImGui::SameLine();
    if (button("map.whole", icons::whole)) map.camera = {};
    explain(app.tr(msg("Tutta l'Italia.")));
}

void draw_map_part(App& app)
{
    MapState& map = app.start.map;
    draw_measures(app);
    ImGui::SameLine();
    draw_zoom(app, map);
    if (map.reading) faint(app.tr(msg("Lettura dei piani regionali…")));
    if (!map.picture) return;
    const float room = ImGui::GetContentRegionAvail().y - ImGui::GetFrameHeightWithSpacing() - 2 * ImGui::GetTextLineHeightWithSpacing();
    const float proportions = static_cast<float>(map_size.height / map_size.width);
    const float height = std::min(ImGui::GetContentRegionAvail().x * proportions, std::max(room, 12 * ImGui::GetFontSize()));
    const MapEvents events = draw_map("map", *map.picture, map.camera, {0, height}, index_of(*map.picture, app.start.region));
    if (events.hovered) {
        const std::string& code = map.picture->shapes[*events.hovered].name;
        ImGui::SetTooltip("%s\n%s: %s", name_of(app, code).c_str(), shown_measure(map).column.title.c_str(), value_words(shown_measure(map), code, app.tr).c_str());
    }
    if (events.clicked) choose_region(app, map.picture->shapes[*events.clicked].name);
    draw_figure_actions(app, "map", shown_measure(map).column.title, map.figure);
    if (events.double_clicked) {
        choose_region(app, map.picture->shapes[*events.double_clicked].name);
        open_chosen_region(app);
    }
}

/// A line of the list; whether it was clicked, once or twice.
struct Clicked { bool once = false, twice = false; };
Clicked draw_region(const App& app, const std::string& code, const std::string& name, const std::string& value)
{
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    constexpr auto flags = ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick;
    Clicked out;
    out.once = ImGui::Selectable((name + "###start.region." + code).c_str(), app.start.region == code, flags);
    record_item("start.region." + code);
    out.twice = out.once && ImGui::IsMouseDoubleClicked(0);
    ImGui::TableNextColumn();
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.F, ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(value.c_str()).x));
    ImGui::TextUnformatted(value.c_str());
    return out;
}

void draw_regions(App& app)
{
    const MapMeasure& measure = shown_measure(app.start.map);
    if (!ImGui::BeginTable("regions", 2, ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY | ImGuiTableFlags_SizingStretchProp)) return;
    std::optional<std::string> chosen;
    bool opened = false;
    const auto take = [&](const std::string& code, Clicked clicked) {
        if (clicked.once) chosen = code;
        opened = opened || clicked.twice;
    };
    take("", draw_region(app, "", app.tr(msg("Italia")), ""));
    for (const auto& region : app.tables->territory.regions) take(region.code, draw_region(app, region.code, region.name, value_words(measure, region.code, app.tr)));
    ImGui::EndTable();
    if (chosen) choose_region(app, *chosen);
    if (opened) open_chosen_region(app);
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
        paragraph(panel.problem);
        ImGui::PopStyleColor();
    } else if (primary_button("start.open", std::string{icons::folder} + "  " + app.tr(msg("Apri il piano")))) {
        return open_chosen_region(app);
    }
    draw_facts(panel);
    heading(app.tr(msg("Aziende sanitarie")));
    draw_table("start.authorities", panel.authorities, app.tr, 40);
}

/// A line a plan; the one that was clicked.
const PlanLink* draw_links(const std::string& name, const std::vector<PlanLink>& links)
{
    const PlanLink* chosen = nullptr;
    for (const PlanLink& link : links) {
        const std::string id = name + "." + link.path.stem().string();
        if (ImGui::Selectable((std::string{icons::file} + "  " + link.title + "###" + id + link.path.string()).c_str())) chosen = &link;
        record_item(id);
        explain(link.path.string());
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
    const float width = ImGui::GetContentRegionAvail().x, height = std::max(ImGui::GetContentRegionAvail().y, 24 * ImGui::GetFontSize());
    ImGui::BeginChild("map part", {width * 0.38F, height});
    draw_map_part(app);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("regions part", {width * 0.26F, height});
    draw_regions(app);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("chosen part", {0, height});
    if (const RegionPanel* panel = region_panel(app)) draw_region_panel(app, *panel);
    else draw_italy_panel(app);
    ImGui::EndChild();
}

}  // namespace teleplan::gui
