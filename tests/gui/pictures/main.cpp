// Pictures of every view, as a user sees it: for docs/screenshots, and to compare with those that are kept.
//   teleplan-pictures take FOLDER [PREFIX]     writes <view>-<look>.png of the views whose names begin with PREFIX
//   teleplan-pictures check FOLDER [PREFIX]    compares with the pictures there are in FOLDER; 1 when one differs
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>

#include "formats/safe_file.hpp"
#include "gui/app/app.hpp"
#include "gui/shell/graphics.hpp"
#include "gui/widgets/picture.hpp"
#include "tests/gui/pictures/compared.hpp"
#include "tests/gui/pictures/scenes.hpp"

namespace {

using namespace teleplan;
using namespace teleplan::gui;
namespace fs = std::filesystem;

/// How the window looks in a picture.
struct Appearance { const char* name; const char* language; Palette palette; int width, height; float scale; };
constexpr Appearance appearances[] = {{"it-light", "it", Palette::light, 1280, 800, 1},
                                      {"it-dark", "it", Palette::dark, 1280, 800, 1},
                                      {"en-light", "en", Palette::light, 1280, 800, 1},
                                      {"it-contrast", "it", Palette::high_contrast, 1280, 800, 1},
                                      {"it-large", "it", Palette::light, 1920, 1200, 1.5F}};

/// A folder for settings that nobody has used, removed at the end.
class EmptyFolder {
public:
    EmptyFolder() : path_{(fs::temp_directory_path() / "teleplan-pictures-XXXXXX").string()}
    {
        if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no temporary folder");
    }
    ~EmptyFolder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    EmptyFolder(const EmptyFolder&) = delete;
    EmptyFolder& operator=(const EmptyFolder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// Takes or compares the pictures of one appearance; how many differ.
int pictures(const Appearance& look, std::string_view what, const fs::path& folder, std::string_view prefix)
{
    const EmptyFolder settings;
    Environment environment = environment_of_user();
    environment.settings_folder = settings.path();
    App app{environment};
    set_language(app, look.language);
    set_palette(app, look.palette);
    app.settings.guide_seen = true;
    Graphics graphics{look.width, look.height, Visible::no, look.scale};
    int differ = 0;
    for (const Scene& scene : scenes()) {
        if (!std::string_view{scene.name}.starts_with(prefix)) continue;
        scene.prepare(app, graphics);
        for (int frame = 0; frame < 5; ++frame) graphics.draw(app);
        const Picture picture = graphics.picture(app);
        const fs::path file = folder / (std::string{scene.name} + "-" + look.name + ".png");
        if (what == "take") {
            formats::replace_file(file, png(picture));
            std::printf("%s\n", file.filename().c_str());
            std::fflush(stdout);
        } else if (fs::exists(file)) {
            const double share = differing_share(picture, file);
            std::printf("%s: %.3f%%\n", file.filename().c_str(), 100 * share);
            differ += share > most_differing ? 1 : 0;
        }
    }
    end_live(app);
    return differ;
}

}  // namespace

int main(int argc, char** argv)
{
    const std::string_view what = argc > 2 ? argv[1] : "";
    if (what != "take" && what != "check") return std::fputs("teleplan-pictures take|check FOLDER [PREFIX]\n", stderr), 2;
    try {
        fs::create_directories(argv[2]);
        int differ = 0;
        for (const Appearance& look : appearances) differ += pictures(look, what, argv[2], argc > 3 ? argv[3] : "");
        return differ == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "teleplan-pictures: %s\n", e.what());
        return EXIT_FAILURE;
    }
}
