#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <imgui.h>

#include "bench/report.hpp"
#include "gui/app/app.hpp"
#include "gui/panels/panels.hpp"
#include "gui/widgets/theme.hpp"

// frames [--quick]: what a frame of the window costs, without a window: the interface's own code, from the state to the triangles that a
// graphics card would draw. Every view of the national plan (21 regions, 110 authorities), with the answer of a run of it; the live run is of
// its largest region. A frame at rest, and the slowest of those after the view was opened, in which its tables and charts are made.
namespace {

using namespace teleplan;
using Clock = std::chrono::steady_clock;

constexpr int frames = 100;

/// 1280 × 800, as the program starts.
class Window {
public:
    explicit Window(const gui::Environment& environment)
    {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {1280, 800};
        io.DeltaTime = 1.F / 60;
        io.IniFilename = nullptr;
        io.UserData = &screen_;
        if (!gui::load_fonts(17).empty()) throw std::runtime_error("a font is missing (scripts/install-packages gui)");
        unsigned char* pixels = nullptr;
        int w = 0, h = 0;
        io.Fonts->GetTexDataAsRGBA32(&pixels, &w, &h);
        app_ = std::make_unique<gui::App>(environment);
        app_->settings.guide_seen = true;
        gui::apply_theme(app_->settings.palette, 17);
    }
    ~Window()
    {
        gui::end_live(*app_);
        app_.reset();
        ImGui::DestroyContext();
    }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    [[nodiscard]] gui::App& app() { return *app_; }

    /// [ms]
    double frame()
    {
        const auto from = Clock::now();
        screen_.items.clear();
        ImGui::NewFrame();
        gui::draw(*app_);
        ImGui::Render();
        return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
    }
    void wait(const std::function<bool()>& there)
    {
        while (!there()) {
            if (app_->notice && app_->notice->kind == gui::Notice::Kind::problem) throw std::runtime_error(app_->notice->text);
            frame();
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
        }
    }

private:
    gui::Screen screen_;
    std::unique_ptr<gui::App> app_;
};

struct Worst { double at_rest = 0, first = 0; std::string view; };

/// between: time that passes from frame to frame, in which a live run goes on.
void measure(Window& window, const std::string& view, Worst& worst, std::chrono::milliseconds between = {})
{
    double first = 0, sum = 0;
    for (int i = 0; i < 5; ++i) first = std::max(first, window.frame());
    for (int i = 0; i < frames; ++i) {
        std::this_thread::sleep_for(between);
        sum += window.frame();
    }
    const double at_rest = sum / frames;
    bench::Line("frames", view).put("ms_a_frame", at_rest).put("ms_when_opened", first);
    worst.first = std::max(worst.first, first);
    if (at_rest > worst.at_rest) worst.at_rest = at_rest, worst.view = view;
}

void measure_plan(Window& window, Worst& worst)
{
    gui::App& app = window.app();
    gui::show(app, gui::View::plan);
    window.frame();
    for (const gui::Chapter& chapter : std::vector<gui::Chapter>{gui::form_of(app).chapters}) {
        gui::show_chapter(app, chapter.key);
        measure(window, "plan:_" + chapter.key, worst);
    }
}

void measure_results(Window& window, bool quick, Worst& worst)
{
    gui::App& app = window.app();
    app.results.replications.run = 2;
    if (quick) return;                                 // a minute of simulation
    gui::ask(app, gui::Question::run);
    window.wait([&] { return app.results.ran != nullptr; });
    app.notice.reset();
    window.frame();
    for (const gui::ChapterTitle& title : std::vector<gui::ChapterTitle>{app.results.cache.titles}) {
        app.results.chapter = title.id;
        measure(window, "results:_" + title.id, worst);
    }
}

void measure_live(Window& window, Worst& worst)
{
    gui::App& app = window.app();
    gui::open_file(app, gui::region_file(app, "03"));
    gui::show(app, gui::View::live);
    gui::start_live(app);
    window.wait([&] { return app.live.shot && app.live.shot->scene; });
    app.live.run->step(std::chrono::hours{14 * 24});
    window.wait([&] { return app.live.shot->hours && app.live.shot->hours->count > 13 * 24; });
    gui::set_live_speed(app, gui::live_speeds - 1);
    gui::play_or_pause(app);
    const struct { gui::LiveSection section; const char* name; } sections[] = {{gui::LiveSection::now, "live:_now"},
                                                                             {gui::LiveSection::charts, "live:_charts"},
                                                                             {gui::LiveSection::pathway, "live:_pathways"},
                                                                             {gui::LiveSection::standards, "live:_standards"}};
    for (const auto& s : sections) {
        app.live.section = s.section;
        measure(window, s.name, worst, std::chrono::milliseconds{16});
    }
}

}  // namespace

int main(int count, char** arguments)
{
    const bool quick = count == 2 && std::string_view{arguments[1]} == "--quick";
    if (count != (quick ? 2 : 1)) {
        std::fputs("usage: frames [--quick]\n", stderr);
        return 2;
    }
    try {
        Window window{{{std::filesystem::path{TELEPLAN_SOURCE_DIR} / "scenarios"}, std::filesystem::temp_directory_path() / "teleplan-frames"}};
        gui::App& app = window.app();
        Worst worst;
        measure(window, "start", worst);
        const auto from = Clock::now();
        gui::open_file(app, gui::region_file(app, ""));
        window.frame();
        const double opened = std::chrono::duration<double>(Clock::now() - from).count();
        measure_plan(window, worst);
        measure_results(window, quick, worst);
        measure_live(window, worst);
        bench::Line("targets", "the_slowest_view_of_the_national_plan,_ms_a_frame").put("value", worst.at_rest).put("at_most", 4.0);
        bench::Line("targets", "opening_the_national_plan_to_its_first_frame,_s").put("value", opened).put("at_most", 1.0);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "frames: %s\n", e.what());
        return 1;
    }
    return 0;
}
