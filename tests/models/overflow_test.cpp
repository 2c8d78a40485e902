#include "models/overflow.hpp"

#include <algorithm>

#include "models/plan_check.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace std::chrono_literals;

namespace {

/// Puglia with a night centre of its nurses, worked from 21:00 to 07:00.
Plan with_night_centre(std::vector<std::string> from = {})
{
    Plan plan = tests::puglia();
    Organisation& o = plan.organisation;
    o.calendars.emplace_back("night", Calendar{Days::every_day, {{0h, 7h}, {21h, 24h}}, {}});
    Centre centre;
    centre.shifts = {"night"};
    centre.coverage = "night";
    centre.minimum_in_coverage = 1;
    o.centres.emplace_back("night_centre", centre);
    o.overflow.emplace_back("at_night", OverflowEdge{"nurse", std::move(from), "night_centre", "night", {}, {}});
    return plan;
}

std::vector<std::string> codes_of(const Plan& plan)
{
    std::vector<std::string> out;
    for (const Authority& a : tests::territory().authorities)
        if (a.region_code == plan.plan.region_code) out.push_back(a.code);
    return out;
}

std::vector<std::string> problems_of(const Plan& plan)
{
    std::vector<std::string> out;
    for (const Problem& p : check(plan, tests::territory())) out.push_back(p.code + " " + p.pointer);
    return out;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("authorities that share a centre are one partition, the others are alone", "[models][overflow]")
{
    Plan plan = tests::puglia();
    const auto codes = codes_of(plan);
    REQUIRE(codes.size() >= 4);
    CHECK(partitions(plan, codes).size() == codes.size());

    plan = with_night_centre({codes[1], codes[3]});
    const auto some = partitions(plan, codes);
    REQUIRE(some.size() == codes.size() - 1);
    CHECK(some[0].authorities == std::vector<std::size_t>{0});
    CHECK(some[0].centres.empty());
    CHECK(some[1].authorities == std::vector<std::size_t>{1, 3});
    CHECK(some[1].centres == std::vector<std::size_t>{0});

    const auto all = partitions(with_night_centre(), codes);
    REQUIRE(all.size() == 1);
    CHECK(all[0].authorities.size() == codes.size());

    plan.organisation.centres.emplace_back("regional", plan.organisation.centres[0].second);   // joined through another centre
    plan.organisation.overflow.emplace_back("others", OverflowEdge{"nurse", {codes[0]}, "regional", "night", {}, {}});
    plan.organisation.overflow.emplace_back("above", OverflowEdge{"night_centre", {}, "regional", "night", 10min, {}});
    const auto joined = partitions(plan, codes);
    CHECK(joined[0].authorities == std::vector<std::size_t>{0, 1, 3});
    CHECK(joined[0].centres == std::vector<std::size_t>{0, 1});
}

TEST_CASE("urgent work moves, with what follows it at the same people; scheduled work does not", "[models][overflow]")
{
    const Plan plan = with_night_centre();
    const PathwayNetwork clinical = pathway_network(plan, Scope::authority);
    List moved;
    for (const sim::StageId s : moved_stages(plan, clinical, plan.organisation.overflow[0].second)) moved.push_back(clinical.network.stages[static_cast<std::size_t>(s)].name);
    // Notes and scheduled calls are the nurses' too.
    CHECK(moved == List{"clinical_alert.triage", "clinical_alert.call", "emergency_call.answer", "missing_data_review.review"});

    const auto centres = centre_networks(plan, clinical);
    REQUIRE(centres.size() == 1);
    CHECK(centres[0].role == "nurse");
    CHECK(centres[0].staff.productive_hours == find(plan.organisation.pools, "nurse")->productive_hours);
    CHECK(centres[0].network.network.stages.size() == moved.size());
}

TEST_CASE("a partition is a copy for each authority; what a centre has begun goes on there, and then at home", "[models][overflow]")
{
    const Plan plan = with_night_centre();
    const auto codes = codes_of(plan);
    const PathwayNetwork clinical = pathway_network(plan, Scope::authority);
    const auto centres = centre_networks(plan, clinical);
    const Partition two{{0, 2}, {0}};
    const DateRange days{to_date({2026, 7, 1}), to_date({2026, 7, 31})};
    const PartitionNetwork made = partition_network(plan, two, codes, clinical, centres, {clinical.network, clinical.network, centres[0].network.network}, days);
    const std::size_t n = clinical.network.stages.size();
    REQUIRE(made.network.stages.size() == 2 * n + 2 * centres[0].network.network.stages.size());
    CHECK(made.network.pools.size() == 2 * clinical.network.pools.size() + 1);
    const sim::StageId triage = *stage_of(clinical, "clinical_alert.triage"), escalation = *stage_of(clinical, "clinical_alert.escalation");
    for (std::size_t m = 0; m < 2; ++m) {
        const sim::Stage& home = made.network.stages[static_cast<std::size_t>(made.stage(m, triage))];
        REQUIRE(home.transfers.size() == 1);
        CHECK(home.transfers[0].openings.size() == 2 * 31);
        CHECK(home.transfers[0].openings[1].from == start_of(days.from) + 21h);
        const sim::Stage& there = made.network.stages[static_cast<std::size_t>(home.transfers[0].to)];
        CHECK(made.places[static_cast<std::size_t>(home.transfers[0].to)].member == 2);
        CHECK(there.priority_by_class == home.priority_by_class);
        List goes_to;
        for (const sim::Branch& b : there.next) {
            const auto& place = made.places[static_cast<std::size_t>(b.to)];
            goes_to.push_back(std::to_string(place.member));
            if (place.member == m) CHECK(place.stage == escalation);
        }
        CHECK(goes_to == List{"2", std::to_string(m)});                // the call is the centre's, the physician is at home
    }
}

TEST_CASE("an edge open on holidays is open on those that the plan enters", "[models][overflow]")
{
    Plan plan = with_night_centre();
    plan.organisation.holidays.emplace_back("our_lady", Holiday{.month = 7, .day = 3});    // a Friday
    plan.organisation.calendars.back().second = {Days::holidays, {{8h, 20h}}, {}};
    const PathwayNetwork clinical = pathway_network(plan, Scope::authority);
    const auto centres = centre_networks(plan, clinical);
    const DateRange days{to_date({2026, 7, 1}), to_date({2026, 7, 31})};
    const PartitionNetwork made = partition_network(plan, {{0}, {0}}, codes_of(plan), clinical, centres, {clinical.network, centres[0].network.network}, days);
    const auto& openings = made.network.stages[static_cast<std::size_t>(made.stage(0, *stage_of(clinical, "clinical_alert.triage")))].transfers.at(0).openings;
    REQUIRE(openings.size() == 8 + 1);                                 // four weekends and that day
    CHECK(openings.front().from == instant(to_date({2026, 7, 3}), 8h));
}

TEST_CASE("a minimum of nurses is not needed where a centre takes the work at once", "[models][overflow]")
{
    Plan plan = with_night_centre();
    const StaffPool& nurse = *find(plan.organisation.pools, "nurse");
    const auto cells = seat_cells(plan, nurse);                        // morning, afternoon, night, each on weekdays and holidays
    const DateRange year{to_date({2026, 1, 1}), to_date({2026, 12, 31})};
    const auto least = [&] { return coverage_minimum(plan, nurse, cells, edges_from(plan, "nurse", codes_of(plan)[0]), year); };
    CHECK(coverage_minimum(plan, nurse, cells) == std::vector<int>{1, 1, 1, 1, 1, 1});
    CHECK(least() == std::vector<int>{1, 1, 1, 1, 0, 0});
    OverflowEdge& edge = plan.organisation.overflow[0].second;
    edge.after = 10min;                                                // somebody must be there for the first ten minutes
    CHECK(least() == std::vector<int>{1, 1, 1, 1, 1, 1});
    edge.after = {};
    plan.organisation.calendars.back().second.blocks = {{0h, 6h + 59min}, {21h, 24h}};   // one minute is nobody else's
    CHECK(least() == std::vector<int>{1, 1, 1, 1, 1, 1});
    plan.organisation.calendars.back().second = {Days::holidays, {{7h, 21h}}, {}};
    CHECK(least() == std::vector<int>{1, 0, 1, 0, 1, 1});
    edge.from = {codes_of(plan)[1]};                                   // an edge of somebody else
    CHECK(least() == std::vector<int>{1, 1, 1, 1, 1, 1});
}

TEST_CASE("centres and edges that make no sense are told with their place", "[models][overflow]")
{
    CHECK(problems_of(with_night_centre()).empty());
    Plan plan = with_night_centre();
    plan.organisation.overflow[0].second.to = "night_center";
    CHECK(problems_of(plan) == List{"centre_without_work /organisation/centres/night_centre", "no_such_centre /organisation/overflow/at_night/to"});
    plan = with_night_centre();
    plan.organisation.centres.emplace_back("above", plan.organisation.centres[0].second);
    plan.organisation.overflow.emplace_back("up", OverflowEdge{"night_centre", {}, "above", "", {}, {}});
    CHECK(problems_of(plan).empty());
    plan.organisation.overflow.emplace_back("down", OverflowEdge{"above", {}, "night_centre", "", {}, {}});
    CHECK(problems_of(plan) == List{"overflow_in_a_circle /organisation/centres/night_centre", "overflow_in_a_circle /organisation/centres/above"});
    plan = with_night_centre();
    plan.organisation.overflow.emplace_back("doctors", OverflowEdge{"physician", {}, "night_centre", "", {}, {"clinical_alert"}});
    CHECK(problems_of(plan) == List{"overflow_of_joint_work /organisation/overflow/doctors/pool", "overflow_of_two_pools /organisation/overflow/doctors"});
    plan = with_night_centre();
    plan.organisation.overflow[0].second.pathways = {"notes"};
    CHECK(problems_of(plan) == List{"overflow_moves_nothing /organisation/overflow/at_night"});
    plan = with_night_centre();
    plan.organisation.overflow[0].second.pool = "help_desk";
    CHECK(problems_of(plan)[0] == "wrong_scope /organisation/overflow/at_night/pool");
    plan = with_night_centre({"nowhere"});
    CHECK(problems_of(plan) == List{"no_such_authority /organisation/overflow/at_night/from/0"});
    plan = with_night_centre();
    plan.organisation.centres[0].first = "nurse";
    CHECK(std::ranges::count(problems_of(plan), "name_of_a_pool /organisation/centres/nurse") == 1);
}
