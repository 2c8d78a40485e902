// What can be done with the live run, by name.
#include "gui/app/app.hpp"
#include "gui/app/live_state.hpp"

namespace teleplan::gui {

using reports::msg;

void add_live_commands(const App& app, std::vector<Command>& out)
{
    const auto& tr = app.tr;
    const LiveState& live = app.live;
    const bool under_way = live_is_under_way(app), prepared = under_way && live.shot->scene != nullptr;
    const bool running = prepared && live.shot->state == planning::LiveState::running;
    const bool here = app.view == View::live;                      // where what they do can be seen
    const std::string play = running ? tr(msg("Dal vivo: pausa")) : under_way ? tr(msg("Dal vivo: riprendi")) : tr(msg("Dal vivo: avvia la simulazione"));
    out.push_back({"live.play", play, tr(msg("Spazio")), here && !live_obstacle(app) && (prepared || !under_way), play_or_pause});
    out.push_back({"live.step", tr(msg("Dal vivo: avanti di un'ora")), "", here && prepared, [](App& a) { step_live(a, std::chrono::hours{1}); }});
    out.push_back({"live.step_day", tr(msg("Dal vivo: avanti di un giorno")), "", here && prepared, [](App& a) { step_live(a, models::one_day); }});
    out.push_back({"live.faster", tr(msg("Dal vivo: più veloce")), "", here && live.speed < live_speeds - 1, [](App& a) { set_live_speed(a, a.live.speed + 1); }});
    out.push_back({"live.slower", tr(msg("Dal vivo: più lenta")), "", here && live.speed > 0, [](App& a) { set_live_speed(a, a.live.speed - 1); }});
    out.push_back({"live.stop", tr(msg("Dal vivo: ferma")), "", here && under_way, stop_live});
    out.push_back({"live.restart", tr(msg("Dal vivo: ricomincia")), "", here && live.run != nullptr && !live_obstacle(app), start_live});
}

}  // namespace teleplan::gui
