// teleplan-gui: opens a window on the application, with the plan that is named.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "gui/app/app.hpp"
#include "gui/shell/graphics.hpp"
#include "gui/shell/window.hpp"
#include "version.hpp"

namespace {

using namespace teleplan;

constexpr const char* usage = "teleplan-gui [PLAN.json]    (--version, --help)\n";

int run(const char* plan)
{
    gui::App app{gui::environment_of_user()};
    if (plan) gui::open_file(app, plan);
    try {
        gui::run_window(app);
    } catch (const gui::NoGraphics& e) {
        std::fprintf(stderr, "teleplan-gui: %s\n", app.tr(e.what()).c_str());
        return EXIT_FAILURE;
    }
    gui::save_settings(app.environment, app.settings);
    return EXIT_SUCCESS;
}

}  // namespace

int main(int argc, char** argv)
{
    const std::string_view first = argc > 1 ? argv[1] : "";
    if (first == "--version") return std::printf("teleplan-gui %.*s\n", static_cast<int>(version.size()), version.data()) > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    if (first == "--help" || argc > 2 || first.starts_with("--")) return std::fputs(usage, first == "--help" ? stdout : stderr) >= 0 && first == "--help" ? EXIT_SUCCESS : 2;
    try {
        return run(argc > 1 ? argv[1] : nullptr);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "teleplan-gui: %s\n", e.what());
        return EXIT_FAILURE;
    }
}
