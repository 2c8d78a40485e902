#include <unistd.h>

#include <fstream>

#include "gui/app/file_browser.hpp"
#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

using namespace teleplan;
using namespace teleplan::tests;

namespace
{

namespace fs = std::filesystem;
using gui::FileQuestion;

/// A folder with two plans, a text, a hidden file and a folder of one plan.
class Plans
{
public:
    Plans()
    {
        std::string name = (fs::temp_directory_path() / "teleplan-files-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path = fs::canonical(name);
        fs::create_directory(path / "varianti");
        for (const char* file : {"beta.json", "Alfa.JSON", "note.txt", ".nascosto.json", "varianti/gamma.json"}) std::ofstream{path / file} << "{}";
    }
    ~Plans()
    {
        std::error_code ignored;
        fs::permissions(path / "varianti", fs::perms::owner_all, ignored);
        fs::remove_all(path, ignored);
    }
    Plans(const Plans&) = delete;
    Plans& operator=(const Plans&) = delete;
    fs::path path;
};

std::vector<std::string> names(const gui::FileBrowser& files)
{
    std::vector<std::string> out;
    for (const auto& e : gui::shown_entries(files)) out.push_back(e.name);
    return out;
}

using Names = std::vector<std::string>;

/// Asks, and remembers the answer.
fs::path& ask(Window& window, FileQuestion::Kind kind, const fs::path& folder, const std::string& name = {})
{
    static fs::path answered;
    answered.clear();
    gui::ask_for_file(window.app(), {kind, "Scegli", ".json", folder, name, [](gui::App&, const fs::path& path) { answered = path; }});
    window.frames();
    return answered;
}

}  // namespace

TEST_CASE("the browser lists folders, then files of the kind, without the hidden ones", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    ask(window, FileQuestion::Kind::open, plans.path);
    CHECK(names(window.app().files) == Names{"varianti", "Alfa.JSON", "beta.json"});
    CHECK(window.shows("files.line.beta.json"));
    CHECK_FALSE(window.shows("files.line.note.txt"));
}

TEST_CASE("a file is chosen by clicks, through a folder and back", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    const fs::path& answer = ask(window, FileQuestion::Kind::open, plans.path);
    window.click("files.line.varianti");
    CHECK(names(window.app().files) == Names{"gamma.json"});
    window.click("files.up");
    CHECK(answer.empty());
    window.click("files.line.beta.json");
    CHECK(answer == plans.path / "beta.json");
    window.frames();
    CHECK_FALSE(window.shows("files.cancel"));
}

TEST_CASE("a file is chosen by the keyboard alone", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    const fs::path& answer = ask(window, FileQuestion::Kind::open, plans.path);
    window.key("Enter");                                 // the first line: the folder
    CHECK(names(window.app().files) == Names{"gamma.json"});
    window.key("Backspace");
    CHECK(window.app().files.folder == plans.path);
    window.key("Down");
    window.key("Down");
    window.key("Enter");
    CHECK(answer == plans.path / "beta.json");
}

TEST_CASE("typing narrows the list, and Enter takes what is left", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    const fs::path& answer = ask(window, FileQuestion::Kind::open, plans.path);
    window.type("ALF");
    CHECK(names(window.app().files) == Names{"Alfa.JSON"});
    window.key("Enter");
    CHECK(answer == plans.path / "Alfa.JSON");
}

TEST_CASE("a name that is not there is refused in words", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    const fs::path& answer = ask(window, FileQuestion::Kind::open, plans.path);
    window.type("delta.json");
    window.key("Enter");
    CHECK(answer.empty());
    CHECK(window.says("non c'è un file che si chiama «delta.json»"));
}

TEST_CASE("Escape closes the browser without an answer", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    const fs::path& answer = ask(window, FileQuestion::Kind::open, plans.path);
    window.key("Escape");
    CHECK(answer.empty());
    CHECK_FALSE(window.app().files.open);
    CHECK_FALSE(window.shows("files.cancel"));
}

TEST_CASE("a folder that cannot be read leaves the browser where it is, with the reason", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    ask(window, FileQuestion::Kind::open, plans.path);
    if (geteuid() == 0) {                                // root reads everything: a folder that has gone is as good
        fs::remove_all(plans.path / "varianti");
    } else {
        fs::permissions(plans.path / "varianti", fs::perms::none);
    }
    window.click("files.line.varianti");
    CHECK(window.app().files.folder == plans.path);
    CHECK(window.says("non si può leggere"));
    CHECK(window.shows("files.line.beta.json"));
}

TEST_CASE("a start folder that is not there gives the nearest one above it", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    ask(window, FileQuestion::Kind::open, plans.path / "non" / "esiste");
    CHECK(window.app().files.folder == plans.path);
}

TEST_CASE("a file that has gone since it was listed is refused in words", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    const fs::path& answer = ask(window, FileQuestion::Kind::open, plans.path);
    fs::remove(plans.path / "beta.json");
    window.click("files.line.beta.json");
    CHECK(answer.empty());
    CHECK(window.says("non c'è un file"));
    window.key("Enter");
    CHECK(answer.empty());
}

TEST_CASE("a saved name gets its extension, and an existing file is replaced only after a second yes", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    const fs::path& answer = ask(window, FileQuestion::Kind::save, plans.path, "beta");
    window.click("files.accept");
    CHECK(answer.empty());
    CHECK(window.says("esiste già"));
    window.click("files.accept");
    CHECK(answer == plans.path / "beta.json");
    ask(window, FileQuestion::Kind::save, plans.path, "nuovo.json");
    window.key("Enter");
    CHECK(answer == plans.path / "nuovo.json");
}

TEST_CASE("saving into a folder that does not exist, or over a folder, is refused in words", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    const fs::path& answer = ask(window, FileQuestion::Kind::save, plans.path, "manca/piano.json");
    window.key("Enter");
    CHECK(window.says("non esiste"));
    fs::create_directory(plans.path / "piano.json");
    window.key("Escape");
    ask(window, FileQuestion::Kind::save, plans.path, "piano");
    window.key("Enter");
    CHECK(window.says("non è un file"));
    CHECK(answer.empty());
}

TEST_CASE("Ctrl+O opens a plan from a file", "[gui][file_browser]")
{
    Window window;
    window.key("Ctrl+O");
    REQUIRE(window.app().files.open);
    window.type("puglia");
    window.key("Enter");
    REQUIRE(gui::current(window.app()));
    CHECK(window.app().view == gui::View::plan);
}

TEST_CASE("a folder is asked for: the one listed, one below it, or a new one", "[gui][file_browser]")
{
    const Plans plans;
    Window window;
    const fs::path& answer = ask(window, FileQuestion::Kind::folder, plans.path);
    CHECK(names(window.app().files) == Names{"varianti"});
    SECTION("the one that is listed")
    {
        window.key("Enter");
        CHECK(answer == plans.path);
    }
    SECTION("one below, by the arrows, by its button")
    {
        window.key("Down");
        window.key("Enter");
        CHECK(answer.empty());
        window.click("files.accept");
        CHECK(answer == plans.path / "varianti");
    }
    SECTION("a new one, by its name")
    {
        window.type("risultati");
        window.key("Enter");
        CHECK(answer == plans.path / "risultati");
        CHECK_FALSE(fs::exists(plans.path / "risultati"));
    }
    SECTION("a file is none")
    {
        window.type("beta.json");
        window.key("Enter");
        CHECK(answer.empty());
        CHECK(window.says("«beta.json» non è una cartella"));
    }
    SECTION("nor is a new one in one that is not there")
    {
        window.type("no/risultati");
        window.key("Enter");
        CHECK(answer.empty());
        CHECK(window.says("non esiste"));
    }
}
