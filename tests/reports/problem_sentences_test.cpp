#include "reports/problem_sentences.hpp"

#include <regex>

#include "tests/catch.hpp"
#include "tests/reports/source_texts.hpp"

using namespace teleplan;
using namespace teleplan::reports;

TEST_CASE("a problem says where and what to change", "[reports][problems]")
{
    const Language tr{"it", "/nowhere"};
    CHECK(problem_lines({{"/programmes/diabetes/share", "out_of_range", {"1.2", "0", "1", "1"}}, {"", "cannot_read", {"x.json", "no"}}}, tr) ==
          "/programmes/diabetes/share: il valore 1.2 è fuori dai limiti: da 0 a 1\nil file x.json non si può leggere: no\n");
    CHECK(problem_sentence({"/a", "unknown_key", {"shaer", "share"}}, tr) == "il campo «shaer» non esiste; forse «share»?");
    CHECK(problem_sentence({"/a", "unknown_key", {"zzz", ""}}, tr) == "il campo «zzz» non esiste");
    CHECK(problem_sentence({"/a", "wrong_type", {"date"}}, tr) == "il valore non è del tipo atteso: serve una data come \"2026-10-01\"");
}

TEST_CASE("a code without a sentence is shown with its arguments", "[reports][problems]")
{
    CHECK(problem_sentence({"/a", "brand_new", {"x", "y"}}, Language{"it", "/nowhere"}) == "brand_new: x, y");
}

TEST_CASE("a problem cannot steer the terminal", "[reports][problems]")
{
    const auto out = problem_lines({{"/\x1b[2J", "unknown_key", {"\x1b]0;x\a\n"}}}, Language{"it", "/nowhere"});
    CHECK(out.find('\x1b') == std::string::npos);
    CHECK(out.find('\a') == std::string::npos);
    CHECK(std::count(out.begin(), out.end(), '\n') == 1);
}

TEST_CASE("every code that the readers and checks report has a sentence", "[reports][problems]")
{
    const auto sentences = test::file_text(std::filesystem::path{TELEPLAN_SOURCE_DIR} / "reports/problem_sentences.cpp");
    const std::regex report{R"re((?:report\(|missing_row|exists\(|sum_is_one\(|push_back\(\{)[^;]*?"([a-z]+(?:_[a-z]+)+)")re"};
    const std::regex code{R"re(^(csv_|json_|no_such_|extends_|bad_|wrong_|unknown_|missing_(?!data_)|not_|too_many_|out_of_|unsupported_|shares_|probabilities_).*)re"};
    for (const char* const folder : {"formats", "models"})
        for (const auto& entry : std::filesystem::directory_iterator{std::filesystem::path{TELEPLAN_SOURCE_DIR} / folder}) {
            if (entry.path().extension() != ".cpp" || entry.path().filename() == "result_json.cpp") continue;
            const auto text = test::file_text(entry.path());
            for (std::sregex_iterator i{text.begin(), text.end(), report}, end; i != end; ++i) {
                const auto name = (*i)[1].str();
                if (!std::regex_match(name, code) || name == "not_a") continue;
                INFO(entry.path().filename().string() << ": " << name);
                CHECK(sentences.find("{\"" + name + "\", msg(") != std::string::npos);
            }
        }
}
