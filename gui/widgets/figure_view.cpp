#include "gui/widgets/figure_view.hpp"

#include <exception>

#include "charts/svg.hpp"
#include "formats/safe_file.hpp"
#include "gui/app/app.hpp"
#include "gui/widgets/data_table.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/picture.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

constexpr float png_scale = 2;                         // of the chart's own pixels: sharp in print

/// Writes a file, and says so or why not.
void write(App& app, const std::filesystem::path& path, const std::function<std::string()>& bytes)
{
    try {
        formats::replace_file(path, bytes());
        app.notice = Notice{Notice::Kind::done, app.tr(msg("Salvato: %1"), {path.string()})};
    } catch (const std::exception& e) {
        app.notice = Notice{Notice::Kind::problem, app.tr(msg("Il file non si può scrivere: %1"), {e.what()})};
    }
}

/// A file's name from a title: letters and digits of ASCII, hyphens for the rest.
std::string file_name(const std::string& title, const std::string& extension)
{
    std::string out;
    for (const char c : title) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return (out.empty() ? "grafico" : out) + extension;
}

void ask_to_save(App& app, const std::string& title, const std::string& extension, std::function<std::string()> bytes)
{
    FileQuestion question{FileQuestion::Kind::save, app.tr(msg("Salva il grafico")), extension, {}, file_name(title, extension), {}};
    question.done = [bytes = std::move(bytes)](App& a, const std::filesystem::path& path) { write(a, path, bytes); };
    ask_for_file(app, std::move(question));
}

/// The next button goes beside the one before where there is room, else on a line of its own.
void same_line_for(const std::string& label)
{
    const ImGuiStyle& style = ImGui::GetStyle();
    const float right = ImGui::GetWindowPos().x + ImGui::GetWindowContentRegionMax().x;
    if (ImGui::GetItemRectMax().x + style.ItemSpacing.x + ImGui::CalcTextSize(label.c_str()).x + 2 * style.FramePadding.x < right) ImGui::SameLine();
}

bool small_button(const std::string& name, const std::string& label)
{
    const bool pressed = ImGui::SmallButton((label + "###" + name).c_str());
    record_item(name);
    return pressed;
}

}  // namespace

void draw_figure_actions(App& app, std::string_view figure_name, const std::string& title, const Figure& figure)
{
    const std::string name{figure_name};
    const bool open = app.figures.tables.contains(name);
    if (small_button(name + ".table", std::string{icons::table} + " " + app.tr(open ? msg("Chiudi la tabella") : msg("Tabella")))) {
        if (open) app.figures.tables.erase(name);
        else app.figures.tables.insert(name);
    }
    const std::string copy = std::string{icons::copy} + " " + app.tr(msg("Copia")), svg = std::string{icons::download} + " SVG", picture = std::string{icons::picture} + " PNG";
    same_line_for(copy);
    if (small_button(name + ".copy", copy)) {
        ImGui::SetClipboardText(tab_separated(figure.table, app.tr).c_str());
        app.notice = Notice{Notice::Kind::done, app.tr(msg("I numeri di «%1» sono negli appunti: incollali in un foglio di calcolo."), {title})};
    }
    explain(app.tr(msg("Copia i numeri del grafico, da incollare in un foglio di calcolo.")));
    same_line_for(svg);
    if (small_button(name + ".svg", svg))
        ask_to_save(app, title, ".svg", [chart = figure.chart, caption = charts::Caption{"figura", title, figure.description}] { return charts::svg(*chart, caption); });
    explain(app.tr(msg("Salva il disegno, che si può ingrandire e ritoccare.")));
    same_line_for(picture);
    if (small_button(name + ".png", picture)) ask_to_save(app, title, ".png", [name, chart = figure.chart] { return png(picture_of(name, chart, png_scale)); });
    explain(app.tr(msg("Salva l'immagine, da mettere in un documento.")));
    if (app.figures.tables.contains(name)) draw_table(name + ".numbers", figure.table, app.tr);
}

Pointing draw_figure(App& app, std::string_view name, const std::string& title, const Figure& figure, ImVec2 size)
{
    if (!title.empty()) heading(title);
    const Pointing pointing = draw_chart(name, figure.chart, size);
    draw_figure_actions(app, name, title, figure);
    return pointing;
}

}  // namespace teleplan::gui
