#include "reports/twin_words.hpp"

#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::reports;

namespace {

planning::TwinResult result(const char* formula, bool exact, const char* verdict, std::vector<std::string> fails)
{
    return {formula, exact, false, 60, {61, 1}, verdict, std::move(fails)};
}

}  // namespace

TEST_CASE("the twin in words: exact, approximate, none", "[reports][twin]")
{
    const Language en{"en"};
    CHECK(formula_words(result("erlang_c", true, "agrees", {}), en) == "Erlang C, exact");
    CHECK(formula_words(result("allen_cunneen", false, "agrees", {"service_not_exponential"}), en) == "Allen-Cunneen, approximate");
    auto hourly = result("priorities", false, "agrees", {"rates_change"});
    hourly.changing = true;
    CHECK(formula_words(hourly, en) == "Cobham (priorities), hour by hour");
    CHECK(formula_words(result("none", false, "no_formula", {"balking"}), en) == "none");
}

TEST_CASE("the twin in words: agreement, disagreement, why there is no formula", "[reports][twin]")
{
    const Language en{"en"};
    CHECK(twin_words(result("erlang_c", true, "agrees", {}), en) == "in agreement");
    CHECK(twin_words(result("erlang_c", true, "differs", {}), en) == "disagree, and the formula is exact: more replications, or a longer warm-up");
    CHECK(twin_words(result("allen_cunneen", false, "differs", {"service_not_exponential", "rates_change"}), en) ==
          "the formula does not hold here: services are not exponential; arrivals change over time");
    CHECK(twin_words(result("none", false, "no_formula", {"balking"}), Language{"it"}) == "nessuna formula: chi trova coda può non entrare");
}

TEST_CASE("every formula and every assumption has words", "[reports][twin]")
{
    const Language it{"it"};
    for (int f = 1; f <= static_cast<int>(planning::Formula::allen_cunneen); ++f) {
        const auto r = result(std::string{name_of(static_cast<planning::Formula>(f))}.c_str(), true, "agrees", {});
        CHECK(formula_words(r, it).size() > std::string{", esatta"}.size());
    }
    for (int a = 0; a <= static_cast<int>(planning::Assumption::nobody_comes); ++a) {
        const auto r = result("none", false, "no_formula", {std::string{name_of(static_cast<planning::Assumption>(a))}});
        CHECK(twin_words(r, it).size() > std::string{"nessuna formula: "}.size());
    }
}
