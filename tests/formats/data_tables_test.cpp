#include "formats/data_tables.hpp"

#include <numeric>

#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using tests::TempFolder;

namespace
{

double persons(const models::Territory& t, std::string_view region, std::string_view condition)
{
    for (const auto& row : t.prevalence)
        if (row.region_code == region && row.condition == condition) return row.persons;
    return -1;
}

/// Copies the installed tables; one of them with an edit.
formats::LoadedTerritory load_edited(const std::string& name, const std::string& from, const std::string& to)
{
    const TempFolder folder;
    for (const auto& entry : std::filesystem::directory_iterator{tests::installed().tables()}) {
        if (entry.path().extension() != ".csv") continue;
        std::string text = formats::read_file(entry.path());
        if (entry.path().filename() == name) {
            const auto at = text.find(from);
            REQUIRE(at != std::string::npos);
            text.replace(at, from.size(), to);
        }
        folder.write("data/" + entry.path().filename().string(), text);
    }
    return formats::load_territory({folder.path()});
}

}  // namespace

TEST_CASE("the installed tables give 21 regions, 110 authorities and four conditions in each region",
          "[formats][tables]")
{
    const auto& t = tests::territory();
    CHECK(t.regions.size() == 21);
    CHECK(t.authorities.size() == 110);
    CHECK(t.structures.size() == 21);
    CHECK(t.prevalence.size() == 4 * 21);
    CHECK(t.authorities.front().code == "010203");
    CHECK(t.authorities.front().short_name == "TO3");
    CHECK(t.authorities.front().population == 577311);
}

TEST_CASE("prevalence is the survey's persons, or the mean rate where a region has no count", "[formats][tables]")
{
    const auto& t = tests::territory();
    CHECK(persons(t, "16", "diabetes") == 285000);
    CHECK(persons(t, "16", "heart_disease") == 175000);
    CHECK(persons(t, "16", "living_after_cancer_diagnosis") == 162526);
    double counted = 0, population = 0;
    for (const auto& r : t.regions)
        if (r.code != "21" && r.code != "22") {
            counted += persons(t, r.code, "living_after_cancer_diagnosis");
            population += r.population;
        }
    CHECK(persons(t, "22", "living_after_cancer_diagnosis") == Approx(counted / population * 545425));
    const auto marked = std::ranges::count_if(
        t.prevalence, [](const auto& p) { return p.survey.find("mean rate") != std::string::npos; });
    CHECK(marked == 2);
}

TEST_CASE("the ages of every region and the prevalence by sex and age class are read", "[formats][tables]")
{
    const auto& t = tests::territory();
    REQUIRE(t.ages.size() == 21);
    CHECK(t.ages.front().ages[0][0] == 81766);
    int nation = 0;
    for (const auto& region : t.ages) nation += models::persons(region.ages);
    CHECK(nation == 60359546);
    const auto row = std::ranges::find_if(t.age_prevalence, [](const auto& p) { return p.condition == "diabetes" && p.sex == 0 && p.age_from == 65; });
    REQUIRE(row != t.age_prevalence.end());
    CHECK(row->age_to == 74);
    CHECK(row->share == Approx(0.164));
    CHECK(t.regions.front().macroarea == "Nord-Ovest");
    CHECK(*t.wealth.front().median_income == 25960);
    CHECK_FALSE(t.wealth.front().network_coverage);
}

TEST_CASE("a region without the survey's persons takes its rate", "[formats][tables]")
{
    const auto loaded = load_edited("prevalence.csv", "285,thousand persons", ",thousand persons");
    REQUIRE(loaded.territory);
    CHECK(persons(*loaded.territory, "16", "diabetes") == Approx(7.1 * 3953305 / 100));
}

TEST_CASE("broken tables are reported with file, line and column", "[formats][tables]")
{
    struct Case {
        const char *name, *from, *to, *code;
    };
    const Case cases[] = {
        {"authorities.csv", ",577311,", ",many,", "csv_bad_number"},
        {"authorities.csv", ",577311,", ",-1,", "csv_bad_number"},
        {"authorities.csv", "010204,01", "010203,01", "csv_duplicate"},
        {"authorities.csv", "010204,01", "010204,99", "csv_unknown_region"},
        {"authorities.csv", "short_name", "shortname", "csv_missing_column"},
        {"authorities.csv", "\n010203,", "\n010203,,", "csv_wrong_cell_count"},
        {"authorities.csv", "577311,281476,", "577311,281477,", "csv_sum_differs"},
        {"population.csv", ",male,0,4,", ",men,0,4,", "csv_bad_number"},
        {"population.csv", ",male,5,9,", ",male,0,9,", "csv_duplicate"},
        {"population.csv", ",male,5,9,", ",male,3,9,", "csv_bad_number"},
        {"socioeconomic.csv", "25960", "0", "csv_bad_number"},
        {"regions.csv", "Piemonte", "\"Piemonte", "csv_syntax"},
        {"regions.csv", "03,03,030", "01,03,030", "csv_duplicate"},
    };
    for (const auto& [name, from, to, code] : cases) {
        const auto loaded = load_edited(name, from, to);
        INFO(name << " " << from << " -> " << to << "\n" << tests::listed(loaded.problems));
        CHECK_FALSE(loaded.territory);
        const auto* problem = tests::find(loaded.problems, code);
        REQUIRE(problem);
        CHECK(problem->arguments[0].ends_with(name));
        CHECK(tests::all_codes_known(loaded.problems));
    }
    CHECK(tests::find(load_edited("authorities.csv", ",577311,", ",many,").problems, "csv_bad_number")->arguments[1] ==
          "2");
    const TempFolder empty;
    CHECK(formats::load_territory({empty.path()}).problems.size() == 6);
}
