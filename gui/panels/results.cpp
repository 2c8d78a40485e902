#include "gui/app/app.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/items.hpp"

namespace teleplan::gui {

void draw_results(App& app) { paragraph(about_view(app, app.view)); }

}  // namespace teleplan::gui
