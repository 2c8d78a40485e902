// The clock of the live run and what drives it.
#include <algorithm>
#include <string>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "gui/app/app.hpp"
#include "gui/app/live_words.hpp"
#include "gui/panels/live_parts.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;
using RunState = planning::LiveState;

/// On the same line while there is room for so much [pixels], else on the next.
void flow(float wide)
{
    ImGui::SameLine();
    if (ImGui::GetContentRegionAvail().x < wide) ImGui::NewLine();
}

float button_width(const std::string& label) { return ImGui::CalcTextSize(label.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x; }

void flowing_button(App& app, const char* name, const char* command, const std::string& label, bool enabled, const std::string& why)
{
    flow(button_width(label));
    ImGui::BeginDisabled(!enabled);
    if (button(name, label)) run_command(app, command);
    ImGui::EndDisabled();
    explain(why);
}

void draw_clock(const App& app)
{
    const auto& shot = *app.live.shot;
    ImGui::PushFont(screen().fonts.title);
    ImGui::TextUnformatted(clock_words(shot.time, app.tr).c_str());
    record_item("live.clock");
    const float high = ImGui::GetTextLineHeight();
    ImGui::PopFont();
    const std::string state = state_words(shot, app.tr) + " · " + app.tr(msg("replica %1"), {app.tr.number(shot.replication)}) +
                              (app.live.seats == LiveSeats::sized ? " · " + app.tr(msg("personale del dimensionamento")) : "");
    if (shot.state == RunState::failed) return;                    // said in full below
    ImGui::SameLine(0, ImGui::GetFontSize());
    if (ImGui::GetContentRegionAvail().x < ImGui::CalcTextSize(state.c_str()).x) ImGui::NewLine();
    else ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (high - ImGui::GetTextLineHeight()) * 0.75F);
    const ImVec4 color = shot.state == RunState::running ? colours().good : colours().faint;
    ImGui::TextColored(color, "%s", state.c_str());
}

void draw_play(App& app, bool under_way)
{
    const bool running = app.live.shot->state == RunState::running;
    const std::string play = std::string{icons::play} + "  " + app.tr(msg("Riprendi")), pause = std::string{icons::pause} + "  " + app.tr(msg("Pausa"));
    const std::string again = std::string{icons::restart} + "  " + app.tr(msg("Ricomincia"));
    const float left = ImGui::GetCursorPosX(), wide = std::max({button_width(play), button_width(pause), button_width(again)});
    ImGui::BeginDisabled(!under_way && live_obstacle(app).has_value());
    if (primary_button("live.play", !under_way ? again : running ? pause : play)) run_command(app, "live.play");
    ImGui::EndDisabled();
    explain(app.tr(msg("Barra spaziatrice")));
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosX(left + wide);                             // what follows stays where it is
    ImGui::Dummy({0, 0});
}

void draw_speed(App& app)
{
    const float slider = 6.5F * ImGui::GetFontSize();
    float words = 0;
    for (int i = 0; i < live_speeds; ++i) words = std::max(words, ImGui::CalcTextSize(speed_words(i, app.tr).c_str()).x);
    const float gap = ImGui::GetStyle().ItemInnerSpacing.x;
    flow(slider + gap + words);
    ImGui::SetNextItemWidth(slider);
    int speed = app.live.speed;
    if (ImGui::SliderInt("###live.speed", &speed, 0, live_speeds - 1, "", ImGuiSliderFlags_NoInput)) set_live_speed(app, speed);
    record_item("live.speed");
    explain(app.tr(msg("Quanto tempo del piano passa in un secondo.")));
    ImGui::SameLine(0, gap);
    const ImVec2 at = ImGui::GetCursorPos();
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(speed_words(app.live.speed, app.tr).c_str());
    ImGui::SameLine(0, 0);
    ImGui::SetCursorPosX(at.x + words);                            // what follows stays where it is
    ImGui::Dummy({0, 0});
}

void draw_until(App& app, bool under_way)
{
    const std::string go = app.tr(msg("Vai fino al"));
    const float field = 5.8F * ImGui::GetFontSize();
    flow(button_width(go) + field + ImGui::GetStyle().ItemSpacing.x);
    ImGui::BeginDisabled(!under_way);
    const bool pressed = button("live.until.go", go);
    explain(app.tr(msg("Prosegue, alla velocità scelta, fino all'inizio di quel giorno.")));
    ImGui::SameLine();
    ImGui::SetNextItemWidth(field);
    const bool entered = ImGui::InputText("###live.until", &app.live.until, ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    record_item("live.until");
    ImGui::EndDisabled();
    if (pressed || entered) run_live_until(app);
}

/// Another replication, from the beginning.
void draw_restart(App& app)
{
    const std::string label = std::string{icons::restart} + "  " + app.tr(msg("Ricomincia"));
    const float field = 3 * ImGui::GetFontSize();
    flow(button_width(label) + field + ImGui::GetStyle().ItemSpacing.x);
    const bool possible = !live_obstacle(app);
    ImGui::BeginDisabled(!possible);
    const bool restart = button("live.restart", label);
    ImGui::EndDisabled();
    explain(app.tr(msg("Dal primo giorno del regime, con la replica scritta qui accanto: stessi dati, altri pazienti e altre allerte.")));
    ImGui::SameLine();
    ImGui::SetNextItemWidth(field);
    ImGui::InputInt("###live.replication", &app.live.replication, 0);
    record_item("live.replication");
    explain(app.tr(msg("Replica")));
    app.live.replication = std::clamp(app.live.replication, 1, 9999);
    if (restart) run_command(app, "live.restart");
}

}  // namespace

void draw_live_controls(App& app)
{
    const bool under_way = live_is_under_way(app);
    draw_clock(app);
    draw_play(app, under_way);
    flowing_button(app, "live.step", "live.step", app.tr(msg("+1 ora")), under_way, app.tr(msg("Avanti di un'ora, poi in pausa.")));
    flowing_button(app, "live.step_day", "live.step_day", app.tr(msg("+1 giorno")), under_way, app.tr(msg("Avanti di un giorno, poi in pausa.")));
    draw_speed(app);
    draw_until(app, under_way);
    draw_restart(app);
    flowing_button(app, "live.stop", "live.stop", std::string{icons::stop} + "  " + app.tr(msg("Ferma")), under_way, app.tr(msg("Ferma per sempre questa simulazione; quel che si vede resta.")));
    if (!app.live.until_problem.empty()) ImGui::TextColored(colours().bad, "%s", app.live.until_problem.c_str());
}

}  // namespace teleplan::gui
