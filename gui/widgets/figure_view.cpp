#include "gui/widgets/figure_view.hpp"

#include "gui/app/app.hpp"
#include "gui/widgets/data_table.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

void draw_actions(App& app, const std::string& name, const std::string& title, const Figure& figure)
{
    const bool open = app.figures.tables.contains(name);
    if (ImGui::SmallButton((std::string{icons::table} + " " + app.tr(open ? msg("Chiudi la tabella") : msg("Tabella")) + "###" + name + ".table").c_str())) {
        if (open) app.figures.tables.erase(name);
        else app.figures.tables.insert(name);
    }
    record_item(name + ".table");
    ImGui::SameLine();
    if (ImGui::SmallButton((std::string{icons::copy} + " " + app.tr(msg("Copia")) + "###" + name + ".copy").c_str())) {
        ImGui::SetClipboardText(tab_separated(figure.table, app.tr).c_str());
        app.notice = Notice{Notice::Kind::done, app.tr(msg("I numeri di «%1» sono negli appunti: incollali in un foglio di calcolo."), {title})};
    }
    record_item(name + ".copy");
    explain(app.tr(msg("Copia i numeri del grafico, da incollare in un foglio di calcolo.")));
}

}  // namespace

Pointing draw_figure(App& app, std::string_view name, const std::string& title, const Figure& figure, ImVec2 size)
{
    const std::string id{name};
    if (!title.empty()) heading(title);
    const Pointing pointing = draw_chart(name, figure.chart, size);
    draw_actions(app, id, title, figure);
    if (app.figures.tables.contains(id)) draw_table(id + ".numbers", figure.table, app.tr);
    return pointing;
}

}  // namespace teleplan::gui
