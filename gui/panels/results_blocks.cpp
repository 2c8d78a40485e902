#include "gui/panels/results_blocks.hpp"

#include <algorithm>
#include <string>

#include <imgui.h>

#include "gui/app/app.hpp"
#include "gui/widgets/figure_view.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/table_view.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

/// Where blocks are drawn: names begin with this.
struct Page {
    App& app;
    std::string name;                                  // "results" or "results.why"
    double most_lines;                                 // of its tables
    std::uint64_t made;                                // which making of the blocks: another's tables are others
    [[nodiscard]] TableState& table(const std::string& table_name) const { return app.results.tables[table_name + "#" + std::to_string(made)]; }
};

void draw_marked(const char* icon, const ImVec4& colour, const std::string& text)
{
    ImGui::TextColored(colour, "%s", icon);
    ImGui::SameLine();
    ImGui::TextWrapped("%s", text.c_str());
}

void draw_block(const Page&, const Line& line)
{
    const Colours& c = colours();
    switch (line.tone) {
    case Tone::plain: paragraph(line.text); break;
    case Tone::heading: heading(line.text); break;
    case Tone::faint: faint(line.text); break;
    case Tone::item:
        ImGui::Bullet();
        ImGui::TextWrapped("%s", line.text.c_str());
        break;
    case Tone::met: draw_marked(icons::good, c.good, line.text); break;
    case Tone::not_met: draw_marked(icons::bad, c.bad, line.text); break;
    case Tone::undecided: draw_marked(icons::open, c.open, line.text); break;
    case Tone::warning: draw_marked(icons::warning, c.open, line.text); break;
    }
}

void draw_block(const Page& in, const Cards& cards)
{
    if (cards.empty()) return;
    const float least = 12.5F * ImGui::GetFontSize();
    const int fit = std::max(1, static_cast<int>(ImGui::GetContentRegionAvail().x / least));
    const int all = static_cast<int>(cards.size()), rows = (all + fit - 1) / fit, columns = (all + rows - 1) / rows;   // as many in each row
    if (!ImGui::BeginTable((in.name + ".cards").c_str(), columns, ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_NoSavedSettings)) return;
    for (const Card& card : cards) {
        ImGui::TableNextColumn();
        ImGui::TextColored(colours().faint, "%s", card.name.c_str());
        ImGui::PushFont(screen().fonts.title);
        ImGui::TextUnformatted(card.value.c_str());
        ImGui::PopFont();
        faint(card.detail);
        ImGui::Spacing();
    }
    ImGui::EndTable();
}

void draw_block(const Page& in, const ShownTable& table)
{
    const std::string name = in.name + ".table." + table.id;
    ImGui::Spacing();
    draw_table(name, table, in.table(name), in.app.tr, {in.most_lines, Sorting::by_headings, Choosing::nothing});
}

void draw_block(const Page& in, const NeedBlock& need)
{
    const std::string name = in.name + ".need";
    const auto chosen = draw_table(name, need.table, in.table(name), in.app.tr, {in.most_lines, Sorting::off, Choosing::cells});
    if (!chosen) return;
    const std::string &row = need.table.rows[chosen->row].key, &column = need.table.columns[chosen->column].key;
    const NeedCell cell = need.turned ? NeedCell{column, row} : NeedCell{row, column};
    const ResultPtr& result = shown_result(in.app.results);
    in.app.results.why.reset();
    if (can_explain(*result, cell)) in.app.results.why = cell;
}

void draw_block(const Page& in, const FigureBlock& figure)
{
    const float unit = chart_unit(), wide = std::min(ImGui::GetContentRegionAvail().x, static_cast<float>(figure.figure.chart->width) * unit * 1.1F);
    draw_figure(in.app, in.name + ".figure." + figure.id, figure.title, figure.figure, {wide, 0});
    ImGui::Spacing();
}

void draw_block(const Page& in, const Chooser& chooser)
{
    const std::string id = in.name + ".choose." + chooser.id;
    const auto at = std::ranges::find(chooser.options, chooser.chosen, &std::pair<std::string, std::string>::first);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(chooser.label.c_str());
    ImGui::SameLine(6 * ImGui::GetFontSize());
    ImGui::SetNextItemWidth(std::min(ImGui::GetContentRegionAvail().x, 34 * ImGui::GetFontSize()));
    const bool open = ImGui::BeginCombo(("###" + id).c_str(), at == chooser.options.end() ? "" : at->second.c_str(), ImGuiComboFlags_HeightLarge);
    record_item(id);
    if (!open) return;
    for (const auto& [key, words] : chooser.options) {
        if (ImGui::Selectable((words + "###" + key).c_str(), key == chooser.chosen)) in.app.results.choices[chooser.id] = key;
        record_item(id + "." + key);
    }
    ImGui::EndCombo();
}

void draw_blocks(const Page& in, const Blocks& blocks)
{
    for (const Block& block : blocks) std::visit([&](const auto& what) { draw_block(in, what); }, block);
}

/// The room under the fabbisogno.
void draw_why(App& app)
{
    ResultsState& state = app.results;
    if (button("results.why.close", std::string{icons::close} + "  " + app.tr(msg("Chiudi la spiegazione")))) {
        state.why.reset();
        return;
    }
    refresh_why(state.cache, shown_result(state), *state.why, app.tr);
    const Page in{app, "results.why", 10, state.cache.why_made};
    ImGui::BeginChild("why");
    draw_blocks(in, state.cache.why);
    ImGui::EndChild();
}

}  // namespace

void draw_chapter(App& app)
{
    ResultsState& state = app.results;
    const float line = ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().CellPadding.y;
    const float room = ImGui::GetContentRegionAvail().y;
    const bool split = state.chapter == "need" && state.why.has_value();
    Page in{app, "results", 16, state.cache.made};
    if (state.chapter == "need") in.most_lines = std::max(5.0, static_cast<double>((split ? room * 0.5F : room) / line) - 8.5);
    ImGui::BeginChild(("chapter." + state.chapter + "." + identity_of(*state.cache.result).result_hash).c_str(), {0, split ? room * 0.5F : 0});
    draw_blocks(in, state.cache.blocks);
    ImGui::EndChild();
    if (split && state.why) draw_why(app);
}

}  // namespace teleplan::gui
