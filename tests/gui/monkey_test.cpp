// Fifty thousand random inputs: nothing crashes, nothing is thrown, and the plan on the desk is always what its text says.
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <random>

#include <imgui.h>

#include "gui/widgets/theme.hpp"
#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

using namespace teleplan;
using namespace teleplan::tests;

namespace
{

namespace fs = std::filesystem;

constexpr int inputs = 50'000;                         // one a frame

/// A folder to write into, that is home and the working folder meanwhile.
class Cage
{
public:
    Cage() : before_{fs::current_path()}, home_{getenv("HOME") ? getenv("HOME") : ""}
    {
        std::string name = (fs::temp_directory_path() / "teleplan-monkey-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = name;
        fs::copy(fs::path{TELEPLAN_SOURCE_DIR} / "scenarios", folder_ / "scenarios", fs::copy_options::recursive);
        fs::copy(folder_ / "scenarios/examples/small-region.json", folder_);
        std::ofstream{folder_ / "broken.json"} << "{ \"plan\": [";
        fs::current_path(folder_);
        setenv("HOME", name.c_str(), 1);
    }
    ~Cage()
    {
        std::error_code ignored;
        fs::current_path(before_, ignored);
        setenv("HOME", home_.c_str(), 1);
        fs::remove_all(folder_, ignored);
    }
    Cage(const Cage&) = delete;
    Cage& operator=(const Cage&) = delete;
    [[nodiscard]] const fs::path& folder() const { return folder_; }

private:
    fs::path before_, folder_;
    std::string home_;
};

class Monkey
{
public:
    Monkey(Window& window, const Cage& cage) : window_{window}, cage_{cage} {}

    void act()
    {
        ImGuiIO& io = ImGui::GetIO();
        std::fill(std::begin(io.KeysDown), std::end(io.KeysDown), false);
        io.MouseWheel = io.MouseWheelH = 0;
        const int what = below(1000);
        if (what < 430) to_item();
        else if (what < 480) io.MousePos = {between(-5, io.DisplaySize.x + 5), between(-5, io.DisplaySize.y + 5)};
        else if (what < 700) io.MouseDown[0] = !io.MouseDown[0];
        else if (what < 720) io.MouseWheel = between(-3, 3);
        else if (what < 850) press();
        else if (what < 980) type();
        else if (what < 990) io.MouseDown[1] = !io.MouseDown[1];
        else if (what < 993) io.DisplaySize = {between(320, 2560), between(240, 1440)};
        else if (what < 997) gui::open_file(window_.app(), cage_.folder() / pick({"small-region.json", "broken.json", "nothing.json", ""}));
        else io.DeltaTime = between(0.001F, 0.5F);
        window_.frames(1);
        stay_inside();
    }

private:
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    float between(float low, float high) { return low + (high - low) * static_cast<float>(below(10'001)) / 10'000; }
    std::string pick(std::vector<const char*> of) { return of[static_cast<std::size_t>(below(static_cast<int>(of.size())))]; }

    /// What a hand is drawn to: one of the named items on the screen.
    void to_item()
    {
        const auto& items = gui::screen().items;
        if (items.empty()) return;
        const auto& r = std::next(items.begin(), below(static_cast<int>(items.size())))->second;
        ImGui::GetIO().MousePos = {between(r.from.x, r.to.x), between(r.from.y, r.to.y)};
    }
    void press()
    {
        ImGuiIO& io = ImGui::GetIO();
        static constexpr int codes[] = {256, 257, 257, 258, 258, 259, 261, 262, 263, 264, 265, 268, 269, 290, ' ', '=', '-', '0', '1', '2', '3', '4', '5',
                                        'A', 'C', 'E', 'F', 'K', 'O', 'R', 'S', 'V', 'X', 'Y', 'Z'};
        io.KeyCtrl = below(3) == 0;
        io.KeyShift = below(4) == 0;
        io.KeysDown[codes[below(static_cast<int>(std::size(codes)))]] = true;
    }
    void type()
    {
        ImGui::GetIO().AddInputCharactersUTF8(pick({"0", "1", "7", "9", "12,5", "1e999", "-3", "0,5", "31/12/2026", "2026-02-30", "07:30", "a", "e", "nurse", "infermieri", "è", "€", "€😀",
                                                    "\"", "{", "\\", "%s%n", " ", "\t", "Puglia", "rampa", "colore", "simula", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
                                                  .c_str());
    }
    /// What it writes, it writes here; and it does not leave.
    void stay_inside()
    {
        gui::App& app = window_.app();
        app.wants_to_close = false;
        const auto inside = [&](const fs::path& p) { return p.string().starts_with(cage_.folder().string()); };
        if (app.files.open && !inside(app.files.folder)) gui::go_to(app.files, cage_.folder(), app.tr);
        if (app.files.name.find_first_of("/~") != std::string::npos) app.files.name.clear();
        if (!inside(app.results.export_folder)) app.results.export_folder = (cage_.folder() / "out").string();
    }

    Window& window_;
    const Cage& cage_;
    std::mt19937 random_{20261122};
};

}  // namespace

TEST_CASE("fifty thousand random inputs", "[gui][monkey]")
{
    const Cage cage;
    Window window;
    window.app().environment.data.scenarios = cage.folder() / "scenarios";
    gui::open_file(window.app(), cage.folder() / "small-region.json");
    window.app().results.replications = {2, 2, 2};
    Monkey monkey{window, cage};
    int consistent = 0;
    for (int i = 0; i < inputs; ++i) {
        INFO("input " << i);
        REQUIRE_NOTHROW(monkey.act());
        if (i % 1000 != 999 || !window.app().editor.desk) continue;
        const gui::Desk& desk = *window.app().editor.desk;
        const gui::Read read = gui::read_text(desk, desk.steps[desk.at].text, {window.app().environment, *window.app().tables});
        REQUIRE(read.version);
        REQUIRE(read.version->hash == desk.version()->hash);
        ++consistent;
    }
    CHECK(consistent > 10);                            // or it has looked at nothing
}
