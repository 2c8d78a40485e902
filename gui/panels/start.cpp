// The first view: what to do, recent plans.
#include <imgui.h>

#include "gui/app/app.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"

namespace teleplan::gui {

void draw_start(App& app)
{
    heading(app.tr(reports::msg("Che cosa vuoi fare?")));
    if (primary_button("start.puglia", std::string{icons::folder} + "  Puglia")) open_file(app, app.environment.data.scenarios / "regions" / "puglia.json");
    std::string chosen;
    for (const std::string& plan : app.settings.recent)
        if (button("start.recent." + plan, plan)) chosen = plan;
    if (!chosen.empty()) open_file(app, chosen);
}

}  // namespace teleplan::gui
