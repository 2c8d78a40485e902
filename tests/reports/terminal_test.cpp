#include "reports/terminal.hpp"

#include <sstream>

#include "reports/cells.hpp"
#include "tests/catch.hpp"
#include "tests/reports/fixture.hpp"

using namespace teleplan;
using namespace teleplan::reports;

namespace {

std::size_t widest(const std::string& text)
{
    std::size_t width = 0;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) width = std::max(width, display_width(line));
    return width;
}

std::string sized(std::size_t width, const char* language = "it")
{
    return terminal(fixture::size_answer(), fixture::plan(), Language{language}, width, {{"La sintesi in una pagina", "out/sintesi.html"}});
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the planner's table in Italian", "[reports][terminal]")
{
    const auto out = sized(140);
    CHECK(contains(out, "Popolazione al 01/01/2020                    385.235     563.995     384.801   1.230.205        606.904     782.165             3.953.305\n"));
    CHECK(contains(out, "Infermieri: carico medio                        49,7        72,8        49,7       158,8           78,3       100,9           510,2 ± 3,1\n"));
    CHECK(contains(out, "− già disponibili                               n.d.        n.d.        n.d.        n.d.           n.d.        n.d.                  n.d.\n"));
    CHECK(contains(sized(400), "fra parentesi la stessa formula per il piano): infermieri, mattina, feriale 270 (274); "));
    CHECK(contains(out, "Se le ipotesi sono quelle indicate, "));
    CHECK(contains(out, "fissati dal piano, non da una norma"));
    CHECK(contains(out, "189 (pubblicati per telemonitoraggio quotidiano: 62-100"));
    CHECK(contains(out, "lunedì alle 7: in tempo 83,0% dei casi invece di 90%"));
    CHECK(contains(out, "La sintesi in una pagina  out/sintesi.html"));
}

TEST_CASE("five assumptions, in words", "[reports][terminal]")
{
    const auto out = sized(400);
    CHECK(contains(out, "Valori fuori soglia chiusi dalla piattaforma senza operatore: da 0% a 79% (nel piano 50%) gli ETP passano da 930 a 410 (nel piano 723).\n"));
    CHECK(contains(out, "Chiamate programmate per paziente al mese: da 0,5 a 1,5 per paziente al mese (nel piano 1)"));
    CHECK(contains(out, "da 4,8 a 11,2 minuti (nel piano 8)"));
    CHECK_FALSE(contains(out, "Revisioni dei dati per paziente al mese:"));       // the sixth
}

TEST_CASE("the text fits the terminal", "[reports][terminal]")
{
    for (const std::size_t width : {80, 100, 140, 160}) {
        INFO(width);
        CHECK(widest(sized(width)) <= width);
    }
}

TEST_CASE("on a wide terminal every range is shown", "[reports][terminal]")
{
    CHECK(contains(sized(400), "1.171 ± 5"));
    CHECK_FALSE(contains(sized(140), "1.171 ± 5"));
}

TEST_CASE("the same table in English", "[reports][terminal]")
{
    const auto out = sized(140, "en");
    CHECK(contains(out, "Nurses: mean load"));
    CHECK(contains(out, "510.2 ± 3.1"));
    CHECK(contains(out, "If the assumptions are as stated, "));
    CHECK_FALSE(contains(out, "Infermieri"));
}

TEST_CASE("a network result prints waits beside the formula", "[reports][terminal]")
{
    const auto out = terminal(fixture::network_answer(), fixture::plan(), Language{"it"}, 140, {});
    CHECK(contains(out, "bank.teller  teller"));
    CHECK(contains(out, "540,00 ± 21,00"));
    CHECK(contains(out, "esatta"));
}

TEST_CASE("a regional run prints volumes without seats", "[reports][terminal]")
{
    const auto sized_answer = fixture::size_answer();
    planning::RunAnswer run{sized_answer.identity, sized_answer.rows, {}, sized_answer.coverage, sized_answer.platform};
    const auto out = terminal(run, fixture::plan(), Language{"it"}, 140, {});
    CHECK(contains(out, "Allerte da valutare al giorno"));
    CHECK_FALSE(contains(out, "Operatori in turno contemporaneamente"));
}

TEST_CASE("a title from a file cannot steer the terminal", "[reports][terminal]")
{
    auto answer = fixture::network_answer();
    answer.identity.title = "\x1b[31mred\a";
    CHECK_FALSE(contains(terminal(answer, fixture::plan(), Language{"it"}, 140, {}), "\x1b"));
}
