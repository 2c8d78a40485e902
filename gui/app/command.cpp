#include "gui/app/command.hpp"

#include <algorithm>

#include "gui/app/app.hpp"
#include "gui/app/compare_commands.hpp"
#include "gui/app/editor_commands.hpp"
#include "gui/app/search.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

void add_views(const App& app, std::vector<Command>& out)
{
    static constexpr const char* ids[] = {"view.start", "view.plan", "view.live", "view.results", "view.compare"};
    for (std::size_t i = 0; i < std::size(views); ++i) {
        const View view = views[i];
        out.push_back({ids[i], title_of(app, view), "Ctrl+" + std::to_string(i + 1), can_show(app, view), [view](App& a) { show(a, view); }});
    }
}

void add_settings(const App& app, std::vector<Command>& out)
{
    const auto& tr = app.tr;
    const bool italian = app.settings.language == "it";
    out.push_back({"language.other", tr(msg("Lingua: %1"), {italian ? "English" : "italiano"}), "", true, [italian](App& a) { set_language(a, italian ? "en" : "it"); }});
    out.push_back({"font.larger", tr(msg("Caratteri più grandi")), "Ctrl+Plus", true, [](App& a) { scale_font(a, 1.1); }});
    out.push_back({"font.smaller", tr(msg("Caratteri più piccoli")), "Ctrl+Minus", true, [](App& a) { scale_font(a, 1 / 1.1); }});
    out.push_back({"font.normal", tr(msg("Caratteri di dimensione normale")), "Ctrl+0", true, [](App& a) { scale_font(a, 1 / a.settings.font_scale); }});
    const struct { const char* id; std::string title; Palette palette; } palettes[] = {{"palette.light", tr(msg("Tema chiaro")), Palette::light},
                                                                                      {"palette.dark", tr(msg("Tema scuro")), Palette::dark},
                                                                                      {"palette.high_contrast", tr(msg("Contrasto alto")), Palette::high_contrast},
                                                                                      {"palette.colour_blind", tr(msg("Colori per daltonici")), Palette::colour_blind}};
    for (const auto& p : palettes) out.push_back({p.id, p.title, "", app.settings.palette != p.palette, [chosen = p.palette](App& a) { set_palette(a, chosen); }});
}

template <class Match> bool run_first(App& app, const Match& match)
{
    for (const Command& c : commands(app))
        if (c.enabled && match(c)) {
            c.run(app);
            return true;
        }
    return false;
}

}  // namespace

std::vector<Command> commands(const App& app)
{
    std::vector<Command> out;
    out.push_back({"file.open", app.tr(msg("Apri un piano da un file")), "Ctrl+O", true, [](App& a) { ask_to_open(a); }});
    add_editor_commands(app, out);
    add_views(app, out);
    add_start_commands(app, out);
    add_guide_commands(app, out);
    add_compare_commands(app, out);
    add_live_commands(app, out);
    add_results_commands(app, out);
    add_settings(app, out);
    out.push_back({"palette.open", app.tr(msg("Cerca un comando")), "Ctrl+K", true, [](App& a) { a.palette.open = true; }});
    out.push_back({"app.close", app.tr(msg("Chiudi teleplan")), "Ctrl+Q", true, ask_to_close});
    out.push_back({"help", app.tr(msg("Aiuto")), "F1", true, [](App& a) { a.help_open = true; }});
    return out;
}

std::vector<Command> matching(std::vector<Command> all, std::string_view text)
{
    std::erase_if(all, [&](const Command& c) { return !c.enabled || !has_words({c.title}, text); });
    return all;
}

bool run_command(App& app, const std::string& id)
{
    return run_first(app, [&](const Command& c) { return c.id == id; });
}

bool run_shortcut(App& app, const Shortcut& shortcut)
{
    return run_first(app, [&](const Command& c) { return c.shortcut == shortcut; });
}

}  // namespace teleplan::gui
