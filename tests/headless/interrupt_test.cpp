// The program while somebody stops it.
#include <chrono>
#include <csignal>
#include <fstream>
#include <string>
#include <thread>

#include "tests/catch.hpp"
#include "tests/headless/program.hpp"

using namespace teleplan::tests;

namespace {

/// Whether the started program takes SIGINT itself before a minute has gone: the second bit of what it catches (proc(5)). Until it
/// is the program it is a copy of this test, which catches signals too.
bool wait_until_interruptible(pid_t child)
{
    using namespace std::chrono_literals;
    for (int i = 0; i < 6000; ++i, std::this_thread::sleep_for(10ms)) {
        const fs::path process = fs::path{"/proc"} / std::to_string(child);
        std::error_code ignored;
        if (fs::read_symlink(process / "exe", ignored).filename() != "teleplan") continue;
        std::ifstream status{process / "status"};
        for (std::string line; std::getline(status, line);)
            if (line.starts_with("SigCgt:") && (std::stoull(line.substr(7), nullptr, 16) & 2U) != 0) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("Ctrl-C ends a long sizing with status 130 within seconds, and nothing is written", "[headless][interrupt]")
{
    using namespace std::chrono_literals;
    const TempFolder folder;
    const fs::path out = folder.path() / "out", err = folder.path() / "err", files = folder.path() / "files";
    for (const auto wait : {50ms, 4000ms}) {                                                           // making the demand; searching
        INFO(wait.count() << " ms");
        const pid_t child = start({"size", "scenarios/regions/puglia.json", "--out", files.string()}, out, err);
        REQUIRE(wait_until_interruptible(child));
        std::this_thread::sleep_for(wait);
        const auto asked = std::chrono::steady_clock::now();
        REQUIRE(::kill(child, SIGINT) == 0);
        CHECK(status_of(child) == 130);
        CHECK(std::chrono::steady_clock::now() - asked < 5s);
        CHECK(file_text(out).empty());
        CHECK(file_text(err).find("interrupted") != std::string::npos);
        CHECK((!fs::exists(files) || fs::is_empty(files)));
    }
}
