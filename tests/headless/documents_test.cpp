// What the documents tell people to type: every teleplan command in a shell block works.
#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

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

/// A command of a document and the lines that the document then shows, from the plain blocks up to its next command.
struct Shown { std::string command; std::vector<std::string> lines; };
std::vector<Shown> shown_outputs(const std::string& text)
{
    std::vector<Shown> out;
    std::istringstream in{text};
    std::string block;                                             // the fence that opened it; empty: outside
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("```")) block = block.empty() ? line : "";
        else if (block == "```sh") out.push_back({line, {}});
        else if (block == "```" && !out.empty() && !line.empty() && line != "…") out.back().lines.push_back(line);
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

/// Names of all tests as ctest knows them: "models/a stay ends …".
std::vector<std::string> test_names()
{
    static const std::regex test_case{R"re(TEST_CASE\(\s*"((?:[^"\\]|\\.)*)"(?:\s*"((?:[^"\\]|\\.)*)")*)re"};
    const fs::path tests = fs::path{TELEPLAN_SOURCE_DIR} / "tests";
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator{tests}) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string folder = fs::relative(entry.path(), tests).begin()->string(), text = file_text(entry.path());
        for (std::sregex_iterator at{text.begin(), text.end(), test_case}, end; at != end; ++at) out.push_back(folder + "/" + (*at)[1].str());
    }
    return out;
}

/// The documents that say where each rule of the model stands: docs/model.md and its chapters.
std::vector<fs::path> model_documents()
{
    std::vector<fs::path> out;
    for (const fs::path& document : documents())
        if (document.filename() == "model.md" || document.parent_path().filename() == "model") out.push_back(document);
    return out;
}

}  // namespace

TEST_CASE("every test that the model's documents name exists, and so does every file", "[headless][documents]")
{
    const auto names = test_names();
    REQUIRE(names.size() > 500);
    const std::regex pattern{"`(\\^[a-z]+/[^`]*)`"}, file{"`((?:sim|models|planning|formats|reports|headless|charts|scenarios|tests|scripts|bench|docs)/[A-Za-z0-9_./-]+\\.[a-z]+)`"};
    int checked = 0;
    for (const fs::path& document : model_documents()) {
        const std::string text = file_text(document);
        for (std::sregex_iterator at{text.begin(), text.end(), pattern}, end; at != end; ++at, ++checked) {
            INFO(document << ": " << (*at)[1]);
            const std::regex wanted{(*at)[1].str()};
            CHECK(std::ranges::any_of(names, [&](const std::string& name) { return std::regex_search(name, wanted); }));
        }
        for (std::sregex_iterator at{text.begin(), text.end(), file}, end; at != end; ++at) {
            INFO(document << ": " << (*at)[1]);
            CHECK(fs::exists(fs::path{TELEPLAN_SOURCE_DIR} / (*at)[1].str()));
        }
    }
    CHECK(checked >= 30);
}

TEST_CASE("the tutorials show what their commands print, line by line", "[headless][documents]")
{
    int compared = 0;
    for (const char* const tutorial : {"01-a-queue.md", "02-a-region.md"})
        for (const Shown& shown : shown_outputs(file_text(fs::path{TELEPLAN_SOURCE_DIR} / "docs" / "tutorial" / tutorial))) {
            if (shown.lines.empty()) continue;
            INFO(tutorial << ": " << shown.command);
            auto arguments = words(shown.command);
            arguments.erase(arguments.begin());
            const Outcome o = run_program(arguments);
            std::set<std::string> printed;
            std::istringstream lines{o.out};
            for (std::string line; std::getline(lines, line);) printed.insert(line);
            for (const std::string& line : shown.lines) {
                INFO(line);
                CHECK(printed.contains(line));
                ++compared;
            }
        }
    CHECK(compared >= 20);
}

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
