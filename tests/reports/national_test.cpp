#include "reports/national.hpp"

#include <set>
#include <sstream>

#include "reports/cells.hpp"
#include "reports/html.hpp"
#include "reports/terminal.hpp"
#include "tests/catch.hpp"
#include "tests/reports/fixture.hpp"

using namespace teleplan;
using namespace teleplan::reports;

namespace {

/// Puglia twice, the second time under another code: what reports see of a country.
planning::NationalSizeAnswer country()
{
    planning::NationalSizeAnswer out;
    out.identity = fixture::identity();
    out.identity.title = "Italia";
    out.identity.region_code = planning::italy_code;
    planning::NeedRow italy = fixture::size_answer().rows.back();
    for (const auto& [code, name] : {std::pair{"16", "Puglia"}, {"08", "Emilia-Romagna"}}) {
        planning::SizeAnswer region = fixture::size_answer();
        region.identity.region_code = code;
        region.rows.back().name = name;
        if (std::string{code} == "08") {                   // its authorities have other codes
            for (auto& row : region.rows)
                if (row.code != "region") row.code += "2";
            for (auto& pool : region.pools) {
                if (pool.where != "region") pool.where += "2";
                for (auto& w : pool.windows)
                    if (w.where != "region") w.where += "2";
            }
            for (auto& line : region.annex)
                if (line.where != "region") line.where += "2";
            region.pools.front().shortfalls.clear();
        }
        out.rows.push_back(region.rows.back());
        out.rows.back().code = code;
        out.regions.push_back(std::move(region));
    }
    italy.code = planning::italy_code;
    italy.name = "Italia";
    italy.population *= 2;
    italy.active.mean *= 2;
    out.rows.push_back(italy);
    out.platform = out.regions.front().platform;
    out.funds = {{"f", "Fondo", 10.0, false, 3, 1, 0, {}, 0, 0.25, 0.4}};
    out.verdict = planning::Verdict::undecided;
    return out;
}

const formats::Table& table(const std::vector<formats::Table>& all, const std::string& id)
{
    for (const auto& t : all)
        if (t.id == id) return t;
    throw std::runtime_error("no table " + id);
}

std::optional<double> cell(const formats::Table& t, const std::string& row, const std::string& column)
{
    for (std::size_t c = 0; c < t.columns.size(); ++c)
        for (const auto& r : t.rows)
            if (t.columns[c].id == column && r.key == row) return r.cells[c].number;
    throw std::runtime_error("no cell " + row + " " + column);
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the files of a country have a row per region and every authority, each key once", "[reports][national]")
{
    const auto tables = national_tables(country(), fixture::plan(), Language{"it"});
    for (const auto& t : tables) {
        INFO(t.id);
        std::set<std::string> keys;
        for (const auto& row : t.rows) {
            keys.insert(row.key);
            CHECK(row.cells.size() == t.columns.size());
            CHECK(row.key.find("region") == std::string::npos);
        }
        CHECK(keys.size() == t.rows.size());
    }
    const auto& regions = table(tables, "regions");
    REQUIRE(regions.rows.size() == 3);
    CHECK(regions.rows[0].key == "16");
    CHECK(regions.rows[1].key == "08");
    CHECK(regions.rows[2].key == "IT");
    CHECK(table(tables, "need").rows.size() == 2 * 7 + 1);
    CHECK(cell(table(tables, "need"), "BA", "population") == 1230205);
    CHECK(cell(regions, "IT", "population") == 2 * 3953305);
    CHECK(cell(table(tables, "funds"), "f", "south_share") == 0.25);
}

TEST_CASE("operators on shift of a region are the sum of its authorities', of Italy the sum of the regions'", "[reports][national]")
{
    const auto tables = national_tables(country(), fixture::plan(), Language{"it"});
    const std::string nurses = "seats.nurse.morning.weekday", help_desk = "seats.help_desk.morning.weekday";
    double sum = 0;
    for (const auto& place : fixture::places)
        if (std::string{place.code} != "region") sum += *cell(table(tables, "need"), place.code, nurses);
    for (const char* id : {"regions", "need"}) {
        CHECK(cell(table(tables, id), "16", nurses) == sum);
        CHECK(cell(table(tables, id), "IT", nurses) == 2 * sum);
        CHECK(cell(table(tables, id), "IT", help_desk) == 2 * *cell(table(tables, id), "08", help_desk));
    }
    CHECK_FALSE(cell(table(tables, "need"), "BA", help_desk));               // the region's
}

TEST_CASE("the terminal has one line a region and one for Italy", "[reports][national]")
{
    const auto out = terminal(country(), fixture::plan(), Language{"it"}, 200, {});
    int lines = 0;
    std::istringstream in{out};
    for (std::string line; std::getline(in, line);) {
        CHECK(display_width(line) <= 200);
        lines += line.starts_with("Puglia ") || line.starts_with("Emilia-Romagna ") || line.starts_with("Italia ") ? 1 : 0;
    }
    CHECK(lines == 3);
    CHECK(contains(out, "193.280"));                                         // active patients, twice 96,640
    CHECK_FALSE(contains(out, "Non basta: BR,"));
    CHECK(contains(out, "Non basta: ASL Brindisi, "));                       // authorities by name
    CHECK(contains(out, "la punta d'Italia non è la somma"));
}

TEST_CASE("the page of a country speaks of regions", "[reports][national]")
{
    const auto page = html_page(as_one(country()), fixture::plan(), Language{"it"});
    CHECK(contains(page, "Fabbisogno per regione"));
    CHECK(contains(page, "Regione o provincia autonoma"));
    CHECK(contains(page, "Emilia-Romagna"));
    CHECK_FALSE(contains(page, "per azienda<"));
    for (const char* const of_a_region : {"Servizi: richieste ed esiti", "Documenti per il Fascicolo", "Kit e dati mancanti", "livello per livello", "tabella dei costi"})
        CHECK_FALSE(contains(page, of_a_region));
    auto answer = fixture::size_answer();
    answer.services.services.push_back({"region", "televisit"});
    answer.costs.lines.emplace_back().where = "region";
    const auto region = html_page(answer, fixture::plan(), Language{"it"});
    CHECK(contains(region, "Fabbisogno per azienda"));
    CHECK(contains(region, "Servizi: richieste ed esiti"));
    CHECK(contains(region, "tabella dei costi"));
}
