// The map of the first view and the list of the same regions for the keyboard.
#include <algorithm>
#include <optional>

#include <imgui.h>

#include "gui/app/app.hpp"
#include "gui/panels/start_parts.hpp"
#include "gui/widgets/figure_view.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/map_view.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

void draw_measures(App& app)
{
    const MapState& map = app.start.map;
    ImGui::SetNextItemWidth(-1);
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

/// Buttons on the sea, for those who have no wheel.
void draw_zoom(const App& app, MapState& map)
{
    const charts::Point middle{map_size.width / 2, map_size.height / 2};
    const ImVec2 after = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y - ImGui::GetFrameHeight()});
    if (button("map.in", "+")) zoom_at(map.camera, middle, 1.5, map_size);
    explain(app.tr(msg("Ingrandisci la mappa (anche con la rotella).")));
    ImGui::SameLine();
    if (button("map.out", "−")) zoom_at(map.camera, middle, 1 / 1.5, map_size);
    explain(app.tr(msg("Rimpicciolisci la mappa.")));
    ImGui::SameLine();
    if (button("map.whole", icons::whole)) map.camera = {};
    explain(app.tr(msg("Tutta l'Italia.")));
    ImGui::SetCursorScreenPos(after);
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

}  // namespace

void draw_map_part(App& app)
{
    MapState& map = app.start.map;
    draw_measures(app);
    if (map.reading) faint(app.tr(msg("Lettura dei piani regionali…")));
    if (!map.picture) return;
    const float room = ImGui::GetContentRegionAvail().y - ImGui::GetFrameHeightWithSpacing() - 2 * ImGui::GetTextLineHeightWithSpacing();
    const float proportions = static_cast<float>(map_size.height / map_size.width);
    const float height = std::min(ImGui::GetContentRegionAvail().x * proportions, std::max(room, 11 * ImGui::GetFontSize()));
    const MapEvents events = draw_map("map", *map.picture, map.camera, {0, height}, index_of(*map.picture, app.start.region));
    draw_zoom(app, map);
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

void draw_map_or_list(App& app)
{
    bool& listed = app.start.listed;
    if (choice("start.as_map", std::string{icons::map} + "  " + app.tr(msg("Mappa")), !listed)) listed = false;
    ImGui::SameLine();
    if (choice("start.as_list", std::string{icons::list} + "  " + app.tr(msg("Elenco")), listed)) listed = true;
    if (!listed) return draw_map_part(app);
    draw_measures(app);
    draw_regions(app);
}

}  // namespace teleplan::gui
