#include "reports/names.hpp"

#include <algorithm>

#include "models/measures.hpp"
#include "tests/catch.hpp"
#include "tests/reports/fixture.hpp"

using namespace teleplan;
using namespace teleplan::reports;

TEST_CASE("ids of the national plan have words, others are shown as they are", "[reports][names]")
{
    const Language tr{"it", "/nowhere"};
    CHECK(word(tr, "nurse") == "infermieri");
    CHECK(word(tr, "community_house") == "case della comunità");
    CHECK(word(tr, "my_own_pool") == "my own pool");
    CHECK(word(tr, planning::Verdict::undecided) == "da verificare");
}

TEST_CASE("a standard reads as a promise", "[reports][names]")
{
    const Language tr{"it", "/nowhere"};
    CHECK(standard_words(tr, fixture::plan(), "alert_critical") == "prima valutazione delle allerte, priorità critica: entro 30 minuti, almeno 90%");
    CHECK(standard_words(tr, fixture::plan(), "no_such") == "no such");
    CHECK(hour_of_week_words(tr, 7) == "lunedì alle 7");
    CHECK(hour_of_week_words(tr, 167) == "domenica alle 23");
}

TEST_CASE("an input is named by where it stands", "[reports][names]")
{
    const Language tr{"it", "/nowhere"};
    CHECK(input_words(tr, "/programmes/diabetes/renewal", "x") == "piani rinnovati alla scadenza, pazienti con diabete");
    CHECK(input_words(tr, "/sensors/hour_profile/0/share", "x") == "quota delle rilevazioni nella fascia oraria 1");
    CHECK(input_words(tr, "/made/up", "about it") == "about it");
    CHECK(input_words(tr, "/made/up", "") == "/made/up");
}

TEST_CASE("every measure that a rule may judge has words", "[reports][names]")
{
    const Language tr{"it", "/nowhere"};
    for (const models::MeasureInfo& m : models::measures) {
        const std::string id{m.id};
        CAPTURE(id);
        std::string plain = id;
        std::replace(plain.begin(), plain.end(), '_', ' ');
        CHECK(measure_words(tr, id) != plain);
    }
    CHECK(measure_words(tr, "fte_mean.nurse") == "ETP di carico medio, infermieri");
    CHECK(measure_words(tr, "active_by_group.diabetes") == "pazienti attivi nel giorno medio, con diabete");
    CHECK(measure_words(tr, "my_own_measure") == "my own measure");
}
