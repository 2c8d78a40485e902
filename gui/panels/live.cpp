// The plan seen at work: how it is started, and the frame of its sections.
#include <algorithm>

#include <imgui.h>

#include "gui/app/app.hpp"
#include "gui/app/live_words.hpp"
#include "gui/panels/live_parts.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/chart_canvas.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using planning::Snapshot;
using reports::msg;
using RunState = planning::LiveState;

constexpr struct { LiveSection section; const char *name, *title; } sections[] = {{LiveSection::now, "live.section.now", msg("Adesso")},
                                                                                  {LiveSection::charts, "live.section.charts", msg("Andamento")},
                                                                                  {LiveSection::pathway, "live.section.pathway", msg("Percorsi")},
                                                                                  {LiveSection::standards, "live.section.standards", msg("Standard di risposta")}};

/// With which seats and which replication the next run is made.
void draw_choices(App& app)
{
    LiveState& live = app.live;
    if (has_sized_seats(app)) {
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(app.tr(msg("Personale in turno")).c_str());
        ImGui::SameLine();
        if (choice("live.seats.entered", app.tr(msg("come nel piano")), live.wanted_seats == LiveSeats::entered)) live.wanted_seats = LiveSeats::entered;
        ImGui::SameLine();
        if (choice("live.seats.sized", app.tr(msg("come nel dimensionamento")), live.wanted_seats == LiveSeats::sized)) live.wanted_seats = LiveSeats::sized;
    } else {
        faint(app.tr(msg("Dove il piano non dice quanti operatori sono in turno, nessuno aspetta. Il dimensionamento, nei Risultati, trova quanti ne servono: poi qui si può vedere il piano con quel personale.")));
    }
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(app.tr(msg("Replica")).c_str());
    ImGui::SameLine();
    ImGui::SetNextItemWidth(7 * ImGui::GetFontSize());
    ImGui::InputInt("###live.replication", &live.replication);
    record_item("live.replication");
    explain(app.tr(msg("Ogni replica è un altro caso possibile: stessi dati, altri pazienti e altre allerte. La stessa replica è sempre uguale.")));
    live.replication = std::clamp(live.replication, 1, 9999);
}

void draw_start_page(App& app)
{
    heading(title_of(app, View::live));
    paragraph(app.tr(msg("Il piano al lavoro, ora per ora: chi aspetta, chi è in turno, le allerte, la piattaforma, gli standard. Si può andare piano o in fretta, fermarsi e proseguire di un'ora alla volta.")));
    ImGui::Spacing();
    if (const auto why = live_obstacle(app)) {
        ImGui::TextColored(colours().bad, "%s", icons::warning);
        ImGui::SameLine();
        paragraph(*why);
        return;
    }
    draw_choices(app);
    ImGui::Spacing();
    if (primary_button("live.start", std::string{icons::play} + "  " + app.tr(msg("Avvia la simulazione")))) run_command(app, "live.play");
    faint(app.tr(msg("Prima prepara i pazienti di tutta la regione: di solito meno di un minuto.")));
}

void draw_preparing(App& app)
{
    const Snapshot& shot = *app.live.shot;
    heading(state_words(shot, app.tr));
    const std::string left = left_words(shot.seconds_left, app.tr);
    ImGui::ProgressBar(static_cast<float>(std::clamp(shot.done, 0.0, 1.0)), {std::min(32 * ImGui::GetFontSize(), ImGui::GetContentRegionAvail().x), 0}, app.tr.percent(shot.done, 0).c_str());
    record_item("live.progress");
    faint(left.empty() ? app.tr(msg("Poi comincia dal primo giorno del regime.")) : left);
    if (button("live.cancel", std::string{icons::stop} + "  " + app.tr(msg("Interrompi")))) run_command(app, "live.stop");
}

/// A line with a sign before it and what can be done about it behind.
bool draw_remark(const char* icon, const ImVec4& color, const std::string& text, const char* name, const std::string& action)
{
    ImGui::AlignTextToFramePadding();
    ImGui::TextColored(color, "%s", icon);
    ImGui::SameLine();
    const float room = ImGui::GetContentRegionAvail().x - (action.empty() ? 0 : ImGui::CalcTextSize(action.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x + ImGui::GetStyle().ItemSpacing.x);
    ImGui::PushTextWrapPos(ImGui::GetCursorPosX() + room);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    if (action.empty()) return false;
    ImGui::SameLine();
    return button(name, action);
}

void draw_remarks(App& app)
{
    LiveState& live = app.live;
    if (live.shot->state == RunState::failed) draw_remark(icons::warning, colours().bad, state_words(*live.shot, app.tr), "", "");
    if (live_is_outdated(app)) {
        const auto why = live_obstacle(app);
        const bool other = app.live.plan && current(app) && app.live.plan->plan.title != current(app)->document.plan.plan.title;
        const std::string text = other ? app.tr(msg("Questa simulazione è di un altro piano: %1."), {app.live.plan->plan.title})
                                       : app.tr(msg("Questa simulazione è di una versione precedente del piano."));
        if (draw_remark(icons::warning, colours().open, why ? text + " " + *why : text, "live.outdated", why ? "" : app.tr(msg("Ricomincia con il piano di adesso")))) start_live(app);
    } else if (live.shown.unlimited > 0 && has_sized_seats(app) && live.seats == LiveSeats::entered) {
        if (draw_remark(icons::help, colours().accent, app.tr(msg("Dove il piano non dice quanti sono in turno, nessuno aspetta.")), "live.use_sized", app.tr(msg("Ricomincia con il personale del dimensionamento")))) {
            live.wanted_seats = LiveSeats::sized;
            start_live(app);
        }
    } else if (live.shown.unlimited > 0) {
        draw_remark(icons::help, colours().accent, app.tr(msg("Dove il piano non dice quanti sono in turno, nessuno aspetta: per vedere le code, dimensiona il piano nei Risultati o inserisci i posti per turno.")), "", "");
    }
}

/// The places in one list, their pools in another.
void draw_place_choice(App& app)
{
    const LiveState& live = app.live;
    const auto& places = live.shot->scene->places;
    const auto& place = places[live.selection.place];
    const float em = ImGui::GetFontSize();
    const bool with_pool = live.section == LiveSection::charts || live.section == LiveSection::now;
    const float wide = (with_pool ? 25.F : 13.F) * em + (with_pool ? ImGui::GetStyle().ItemSpacing.x : 0);
    const float left = ImGui::GetContentRegionMax().x - wide;
    ImGui::SameLine();
    if (ImGui::GetCursorPosX() < left) ImGui::SetCursorPosX(left);
    else if (ImGui::GetContentRegionAvail().x < wide) ImGui::NewLine();
    ImGui::SetNextItemWidth(13 * em);
    if (ImGui::BeginCombo("###live.place", place_words(place, app.tr).c_str(), ImGuiComboFlags_HeightLarge)) {
        for (std::size_t p = 0; p < places.size(); ++p) {
            const std::string item = "live.place." + std::to_string(p);
            if (ImGui::Selectable((place_words(places[p], app.tr) + "###" + item).c_str(), p == live.selection.place)) choose_place(app, p, 0);
            record_item(item);
        }
        ImGui::EndCombo();
    }
    record_item("live.place");
    if (!with_pool || place.pools.empty()) return;
    ImGui::SameLine();
    ImGui::SetNextItemWidth(12 * em);
    if (ImGui::BeginCombo("###live.pool", reports::capitalised(pool_words(place.pools[std::min(live.selection.pool, place.pools.size() - 1)], app.tr)).c_str())) {
        for (std::size_t p = 0; p < place.pools.size(); ++p) {
            const std::string item = "live.pool." + std::to_string(p);
            if (ImGui::Selectable((reports::capitalised(pool_words(place.pools[p], app.tr)) + "###" + item).c_str(), p == live.selection.pool)) choose_place(app, live.selection.place, p);
            record_item(item);
        }
        ImGui::EndCombo();
    }
    record_item("live.pool");
}

void draw_sections(App& app)
{
    for (const auto& s : sections) {
        if (s.section != LiveSection::now) ImGui::SameLine();
        if (choice(s.name, app.tr(s.title), app.live.section == s.section)) app.live.section = s.section;
    }
    draw_place_choice(app);
    ImGui::Separator();
    switch (app.live.section) {
    case LiveSection::now: draw_live_now(app); break;
    case LiveSection::charts: draw_live_charts(app); break;
    case LiveSection::pathway: draw_live_pathway(app); break;
    case LiveSection::standards: draw_live_standards(app); break;
    }
}

void take_space(App& app)
{
    const ImGuiIO& io = ImGui::GetIO();
    const bool elsewhere = io.WantTextInput || io.NavVisible || ImGui::IsAnyItemActive() || app.palette.open || app.help_open || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    if (!elsewhere && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Space), false)) run_command(app, "live.play");
}

}  // namespace

void draw_live(App& app)
{
    take_space(app);
    const LiveState& live = app.live;
    if (!live.shot) return draw_start_page(app);
    if (!live.shot->scene) {
        if (live.shot->state == RunState::preparing) return draw_preparing(app);
        if (live.shot->state == RunState::failed) draw_remark(icons::warning, colours().bad, state_words(*live.shot, app.tr), "", "");
        return draw_start_page(app);
    }
    draw_live_controls(app);
    if (!live.shot->scene) return;                                 // begun again
    refresh_live(app, live.shown.chart_size);                      // names, for what is drawn around the sections
    draw_remarks(app);
    if (live.shot->scene) draw_sections(app);
}

}  // namespace teleplan::gui
