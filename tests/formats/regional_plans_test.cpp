// The plans of the regions that are delivered: valid, complete, and summing to the national figures.
#include <map>
#include <set>

#include "formats/csv.hpp"
#include "models/cohort.hpp"
#include "models/plan_check.hpp"
#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;

namespace
{

const formats::PlanDocument& italy()
{
    static const auto loaded = formats::load_plan(tests::scenarios() / "italia.json", tests::installed());
    if (!loaded.document) throw std::runtime_error(tests::listed(loaded.problems));
    return *loaded.document;
}

formats::CsvTable table(const std::string& name)
{
    models::Problems problems;
    auto read = formats::read_csv(formats::read_file(tests::scenarios() / "data" / name), name, problems);
    if (!read) throw std::runtime_error(tests::listed(problems));
    return *read;
}

int patients(const models::Plan& plan, models::YearMonthDay day) { return models::ramp_patients(plan.timeline.ramp, models::to_date(day)); }

}  // namespace

TEST_CASE("there is a valid plan for each of the 21 regions and autonomous provinces", "[formats][plans]")
{
    std::vector<const models::Plan*> members;
    std::set<std::string> codes;
    for (const auto& member : italy().members) {
        members.push_back(&member.plan);
        codes.insert(member.plan.plan.region_code);
    }
    CHECK(members.size() == 21);
    CHECK(codes.size() == 21);
    CHECK(tests::listed(models::check_national(italy().plan, members, tests::territory())).empty());
    for (const auto& member : italy().members) {
        INFO(member.plan.plan.title);
        CHECK(member.plan.plan.status == "bozza costruita su dati pubblici, non adottata");
        CHECK(member.plan.pnrr.size() == 5);
        CHECK_FALSE(member.plan.hta.leg.empty());
        CHECK_FALSE(member.plan.project.rationale.empty());
        CHECK(member.plan.timeline.activities.size() == 8);
        const bool province = member.plan.plan.region_code > "20";
        CHECK((member.plan.plan.title.find("provinciale") != std::string::npos) == province);
    }
}

TEST_CASE("the ramps of the 21 plans sum to the national figures exactly", "[formats][plans]")
{
    int at_2025 = 0, at_2026 = 0;
    for (const auto& member : italy().members) {
        at_2025 += patients(member.plan, {2025, 12, 31});
        at_2026 += patients(member.plan, {2026, 9, 30});
    }
    CHECK(at_2025 == 302'710);                         // February 2025 split
    CHECK(at_2026 == 792'000);                         // regional plans
}

TEST_CASE("a region's ramp has the figures of the table where it has any, and a population share of the remainder elsewhere", "[formats][plans]")
{
    const auto targets = table("pnrr_targets.csv");
    std::map<std::string, std::map<std::string, int>> known;
    const auto code = *targets.column("region_code");
    for (const char* name : {"por_persons_2024", "telemed_target_persons_2025", "por_persons_2026"})
        for (const auto& row : targets.rows)
            if (const std::string& cell = row.cells[*targets.column(name)]; !cell.empty()) known[name][row.cells[code]] = std::stoi(cell);
    known["por_persons_2026"]["05"] = 93'000;          // Veneto: "93mila" in the notes
    CHECK(known["por_persons_2026"].size() == 7);
    CHECK(known["telemed_target_persons_2025"].size() == 6);

    // The remainder of 2026: 792,000 - (200,000 + 4,560 + 93,000 + 4,830 + 87,231 + 17,050 + 96,640) = 288,689.
    double residents = 0;
    const auto population = [](const std::string& region) {
        double sum = 0;
        for (const auto& a : models::authorities_of(tests::territory(), region)) sum += a.population;
        return sum;
    };
    for (const auto& region : tests::territory().regions)
        if (!known["por_persons_2026"].contains(region.code)) residents += population(region.code);
    for (const auto& member : italy().members) {
        const std::string region = member.plan.plan.region_code;
        INFO(region);
        const auto check = [&](const char* name, models::YearMonthDay day) {
            if (known[name].contains(region)) CHECK(patients(member.plan, day) == known[name][region]);
        };
        check("por_persons_2024", {2024, 12, 31});
        check("telemed_target_persons_2025", {2025, 12, 31});
        check("por_persons_2026", {2026, 9, 30});
        const auto& last = member.provenance.at("/timeline/ramp/points/3/patients");
        if (known["por_persons_2026"].contains(region)) {
            CHECK(last.confidence != "A");
            continue;
        }
        CHECK(std::abs(patients(member.plan, {2026, 9, 30}) - 288'689 * population(region) / residents) < 1);
        CHECK(last.confidence == "A");
        CHECK(last.source.starts_with("quota per popolazione del residuo"));
    }
}
