#include "reports/network_tables.hpp"

#include "formats/tidy_csv.hpp"
#include "reports/terminal.hpp"
#include "tests/catch.hpp"
#include "tests/reports/fixture.hpp"

using namespace teleplan;
using namespace teleplan::reports;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

planning::NetworkAnswer with_outputs()
{
    auto a = fixture::network_answer();
    a.outputs = {{"in time", "share_within", "bank.teller", "", "gold", "rush", "1", {}, 30, false, {0.912, 0.004}, 16},
                 {"wait 90", "wait_quantile", "", "teller", "", "", "min", 0.9, {}, false, {4.25, 0.1}, 16},
                 {"never", "mean_wait", "", "teller", "", "", "s", {}, {}, false, {0, 0}, 0}};
    return a;
}

}  // namespace

TEST_CASE("outputs are printed by name, shares in per cent, what does not exist as no case", "[reports][networks]")
{
    const auto out = terminal(with_outputs(), fixture::plan(), Language{"it"}, 160, {});
    CHECK(contains(out, "presi in carico entro 30 s"));
    CHECK(contains(out, "91,2 ± 0,4%"));
    CHECK(contains(out, "attesa non superata dal 90%"));
    CHECK(contains(out, "4,250 ± 0,100"));
    CHECK(contains(out, "nessun caso"));
    CHECK(contains(terminal(with_outputs(), fixture::plan(), Language{"en"}, 160, {}), "taken in charge within 30 s"));
    const std::vector<formats::Table> tables{network_outputs_table(with_outputs(), Language{"en"})};
    const auto csv = formats::tidy_csv(tables);
    CHECK(contains(csv, "outputs,wait 90,wait 90,value,Value,,4.25,4.15,4.35,"));
    CHECK_FALSE(contains(csv, "outputs,never,never,value"));
}

TEST_CASE("a class at a stage has a line of its own, balking a column where somebody balks", "[reports][networks]")
{
    auto a = fixture::network_answer();
    CHECK(network_stages_table(a, Language{"en"}).columns.size() == 9);
    a.stages.push_back(a.stages.front());
    a.stages.back().job_class = "gold";
    a.stages.back().balked_share = {0.1, 0.01};
    const auto table = network_stages_table(a, Language{"en"});
    CHECK(table.columns.size() == 10);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[1].key == "bank.teller/gold");
    CHECK(table.rows[1].name == "bank.teller, gold");
}

TEST_CASE("a pool without a formula says so", "[reports][networks]")
{
    auto a = fixture::network_answer();
    CHECK(network_pools_table(a, Language{"it"}).rows[0].cells[6].text == "Erlang C, esatta");
    a.pools[0].twin = {};
    CHECK(network_pools_table(a, Language{"it"}).rows[0].cells[6].text == "nessuna");
    CHECK_FALSE(network_pools_table(a, Language{"it"}).rows[0].cells[5].number);
}

TEST_CASE("sentences on warm-up and precision", "[reports][networks]")
{
    auto a = fixture::network_answer();
    const auto all = [&] {
        std::string out;
        for (const auto& s : network_sentences(a, Language{"en"})) out += s + "\n";
        return out;
    };
    CHECK(all().empty());
    a.warm_up = {600, 500, false, true, false};
    CHECK(contains(all(), "warm-up of 600 s is enough"));
    a.warm_up = {600, 700, false, false, false};
    CHECK(contains(all(), "is short"));
    a.warm_up = {700, 700, true, true, false};
    CHECK(contains(all(), "chosen by MSER-5: 700 s"));
    a.warm_up = {700, 700, true, true, true};
    CHECK(contains(all(), "Run too short"));
    a.precision = {false, {"wait", "share"}};
    CHECK(contains(all(), "not reached with"));
    CHECK(contains(all(), "wait, share"));
}
