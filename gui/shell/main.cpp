// teleplan-gui: opens a window on the application and keeps it drawn.
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "gui/app/app.hpp"
#include "gui/shell/window.hpp"

int main(int argc, char** argv)
{
    using namespace teleplan::gui;
    try {
        App app{environment_of_user()};
        for (int i = 1; i < argc; ++i) open_file(app, argv[i]);
        return run_window(app);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "teleplan-gui: %s\n", e.what());
        return EXIT_FAILURE;
    }
}
