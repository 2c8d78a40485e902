#include "reports/phrases.hpp"

#include <algorithm>
#include <limits>

#include "tests/catch.hpp"
#include "tests/reports/source_texts.hpp"

using teleplan::reports::Language;

namespace {

std::vector<std::string> placeholders(const std::string& sentence)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; (at = sentence.find('%', at)) != std::string::npos; ++at)
        if (at + 1 < sentence.size() && sentence[at + 1] >= '1' && sentence[at + 1] <= '9') out.push_back(sentence.substr(at, 2));
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

TEST_CASE("every sentence of reports/ and headless/ stands in both catalogues, with the same placeholders", "[reports][phrases]")
{
    const auto sentences = teleplan::test::sentences_in_sources();
    CHECK(sentences.size() > 400);
    for (const char* const language : {"it", "en"}) {
        const auto known = teleplan::test::catalogue(language);
        for (const auto& sentence : sentences) {
            INFO(language << ": " << sentence);
            const auto found = known.find(sentence);
            REQUIRE(found != known.end());                        // run po/update, then translate
            CHECK_FALSE(found->second.empty());
            CHECK(placeholders(found->second) == placeholders(sentence));
        }
    }
}

TEST_CASE("sentences come in the language asked for", "[reports][phrases]")
{
    CHECK(Language{"it"}("rispettato") == "rispettato");
    CHECK(Language{"en"}("rispettato") == "met");
    CHECK(Language{"it"}("rispettato") == "rispettato");
    CHECK(Language{"en"}("%1: carico medio", {"Nurses"}) == "Nurses: mean load");
    CHECK_THROWS_AS(Language{"fr"}, std::invalid_argument);
}

TEST_CASE("without catalogues everything reads in Italian", "[reports][phrases]")
{
    CHECK(Language{"it", "/nowhere"}("Con chi") == "Con chi");
    CHECK(Language{"en", "/nowhere"}("Con chi") == "Con chi");
}

TEST_CASE("numbers are written as each language writes them", "[reports][phrases]")
{
    const Language it{"it", "/nowhere"};
    CHECK(it.number(96640) == "96.640");
    CHECK(it.number(510.2, 1) == "510,2");
    CHECK(it.number(1234567.891, 2) == "1.234.567,89");
    CHECK(it.number(999) == "999");
    CHECK(it.number(-1234) == "-1.234");
    CHECK(it.number(-0.04, 1) == "0,0");
    CHECK(it.percent(0.841) == "84,1%");
    CHECK(it.euro(12339400) == "12.339.400 €");
    CHECK(it.range({510.2, 3.1}, 1) == "510,2 ± 3,1");
    CHECK(it.range({40, 0}) == "40");
    CHECK(it.range({12.2, 0.03}, 1) == "12,2 ± 0,03");
    CHECK(it.range({12.2, 1e-9}, 1) == "12,2");
    CHECK(it.number(std::numeric_limits<double>::quiet_NaN()) == "n.d.");
    const Language en{"en", "/nowhere"};
    CHECK(en.number(96640) == "96,640");
    CHECK(en.number(510.2, 1) == "510.2");
    CHECK(en.euro(2060) == "€2,060");
}

TEST_CASE("dates are written as each language writes them, other texts stay", "[reports][phrases]")
{
    const Language it{"it", "/nowhere"};
    CHECK(it.date("2026-10-01") == "01/10/2026");
    CHECK(it.date("2027-01") == "01/2027");
    CHECK(it.date("2026-Q4") == "4° trim. 2026");
    CHECK(it.date("2026-10/2027-09") == "10/2026 - 09/2027");
    CHECK(Language{"en", "/nowhere"}.date("2026-10-01") == "2026-10-01");
}

TEST_CASE("placeholders take values as they are", "[reports][phrases]")
{
    using teleplan::reports::filled;
    const std::vector<std::string> values{"%2", "b"};
    CHECK(filled("%2 e %1, 95%, %%, %3", values) == "b e %2, 95%, %, ");
}
