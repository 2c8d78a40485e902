// What the documents tell people to type: every teleplan command in a shell block works.
#include <algorithm>
#include <map>

#include "tests/catch.hpp"
#include "tests/headless/program.hpp"

using namespace teleplan::tests;

namespace {

std::vector<fs::path> documents()
{
    const fs::path root{TELEPLAN_SOURCE_DIR};
    std::vector<fs::path> out{root / "README.md"};
    for (const auto& entry : fs::recursive_directory_iterator{root / "docs"})
        if (entry.path().extension() == ".md") out.push_back(entry.path());
    std::ranges::sort(out);
    return out;
}

/// Lines of the ```sh blocks, those that end in a backslash joined with the next.
std::vector<std::string> shell_lines(const std::string& text)
{
    std::vector<std::string> out;
    std::istringstream in{text};
    bool inside = false, joined = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("```")) {
            inside = !inside && line == "```sh";
            continue;
        }
        if (!inside) continue;
        if (joined) out.back() += line;
        else out.push_back(line);
        joined = line.ends_with('\\');
        if (joined) out.back().pop_back();
    }
    return out;
}

/// Words of a line up to a comment or a pipe; documents quote nothing.
std::vector<std::string> words(const std::string& line)
{
    std::istringstream in{line};
    std::vector<std::string> out;
    for (std::string word; in >> word && !word.starts_with('#') && word != "|";) out.push_back(word);
    return out;
}

bool builds_or_installs(const std::string& command)
{
    return command == "./run" || command == "./check" || command == "cmake" || command == "git";
}

bool measures(const std::string& command) { return command == "bench/run"; }   // the test `bench --quick` runs it

}  // namespace

TEST_CASE("every teleplan command of the documents works as it is printed", "[headless][documents][slow]")
{
    const TempFolder folder;
    std::map<std::string, int> tried;                              // the same command in two documents runs once
    for (const fs::path& document : documents())
        for (const std::string& line : shell_lines(file_text(document))) {
            auto arguments = words(line);
            if (arguments.empty() || builds_or_installs(arguments.front()) || measures(arguments.front())) continue;
            INFO(document << ": " << line);
            REQUIRE(fs::path{arguments.front()}.filename() == "teleplan");
            arguments.erase(arguments.begin());
            for (std::string& argument : arguments)
                if (argument.starts_with("out/")) argument = (folder.path() / argument).string();
            if (tried[line]++ > 0) continue;
            const Outcome o = run_program(arguments);
            INFO(o.err);
            CHECK((o.status == 0 || o.status == 11));
        }
    CHECK(tried.size() >= 3);
}
