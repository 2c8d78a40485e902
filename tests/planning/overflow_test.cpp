// Centres that authorities share: by hand, against the authorities alone, and what they save.
#include <algorithm>

#include "planning/replication.hpp"
#include "planning/run.hpp"
#include "planning/size.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

/// Two authorities with one nurse each from 07:00 to 21:00, and a centre with one at night. Alerts take 30 minutes and are to
/// be taken in charge within 30. Nobody draws anything.
models::Plan two_and_a_centre(Duration after = {})
{
    models::Plan plan = desk_plan();
    plan.plan.region_code = "10";
    plan.timeline.ramp.points = {{models::to_date({2026, 6, 1}), 0}};
    plan.programmes[0].share = 1;
    plan.intensities[0].share = 1;
    models::Organisation& o = plan.organisation;
    o.calendars.emplace_back("night", models::Calendar{models::Days::every_day, {{0h, 7h}, {21h, 24h}}, {}});
    o.shifts = {{"day", {7h, 21h}}, {"night", {21h, 7h}}};
    o.pools[0].second.shifts = {"day", "night"};
    models::Centre centre;
    centre.shifts = {"night"};
    o.centres = {{"night_centre", centre}};
    o.overflow = {{"at_night", {"desk", {}, "night_centre", "night", after, {}}}};
    return plan;
}

struct Alert { std::size_t authority; Duration time; Duration service = 30min; models::Priority priority = models::Priority::high; };

constexpr models::YearMonthDay tuesday{2026, 7, 7};

/// The alerts of one day, with so many nurses at the centre.
struct Run {
    Run(const models::Plan& plan, const std::vector<Alert>& alerts, int at_centre = 1)
        : study{plan, tests::territory()}, clocks{study, plan.plan.regime, plan.plan.regime}
    {
        MemberStaff staff(2);
        const auto cells = models::seat_cells(plan, plan.organisation.pools[0].second);
        for (auto& own : staff) own = {{cells, {1, 1, 0, 0}, false}};
        for (const auto& centre : study.shared) staff.push_back({{models::seat_cells(plan, centre.staff), {at_centre, at_centre}, false}});
        const models::Partition& all = study.partitions.at(0);
        const models::PartitionNetwork network = staffed(study, all, staff, plan.plan.regime);
        std::vector<sim::TimedArrival> arrivals;
        for (std::uint32_t i = 0; i < alerts.size(); ++i)
            arrivals.push_back({at(tuesday, alerts[i].time), {{i, 0, 0}, network.stage(alerts[i].authority, sim::StageId{0}),
                                                             models::job_class(alerts[i].priority, models::Intensity::level_1, models::CoverageId{0}), alerts[i].service, {}}});
        result = run_partition(study, all, network, clocks, {arrivals}, plan.plan.regime, {1, -1, -1});
    }
    [[nodiscard]] DueMet judged(std::size_t member) const
    {
        DueMet sum;
        for (const DueMet& month : result.members[member].by_month[0]) sum += month;
        return sum;
    }
    [[nodiscard]] const PoolTally& pool(std::size_t member) const { return result.members[member].pools[0]; }
    Study study;
    PlaceClocks clocks;
    PartitionResult result;
};

std::vector<std::byte> bytes_of(const ServiceTally& tally)
{
    std::vector<std::byte> out;
    tally.encode(out);
    return out;
}

}  // namespace

TEST_CASE("what waits at 21:00 is taken in charge at the centre and judged there, once", "[planning][overflow]")
{
    // 20:40 and 20:50 at the first authority: the second waits from 20:50 to 21:00, moves, and starts with the centre's nurse.
    // 20:45 at the other authority: its own nurse, who finishes at 21:15. 23:00 there: moves at once, the centre is free since 21:30.
    const Run run{two_and_a_centre(), {{0, 20h + 40min}, {1, 20h + 45min}, {0, 20h + 50min}, {1, 23h}}};
    CHECK(run.judged(0).due == 1);
    CHECK(run.judged(0).met == 1);
    CHECK(run.judged(1).due == 1);
    CHECK(run.judged(1).met == 1);
    CHECK(run.judged(2).due == 2);
    CHECK(run.judged(2).met == 2);
    CHECK(run.pool(0).entered == 2);
    CHECK(run.pool(0).started == 1);
    CHECK(run.pool(0).handed_over == 1);
    CHECK(run.pool(1).handed_over == 1);
    CHECK(run.pool(2).received == 2);
    CHECK(run.pool(2).waited == 10min);
    CHECK(run.pool(2).busy == 60min);
    CHECK(run.pool(0).urgent_entered == 2);                            // on a Tuesday after 20:00: outside office hours
    CHECK(run.pool(0).urgent_outside == 2);
}

TEST_CASE("work moves only after so long a wait at its own pool", "[planning][overflow]")
{
    // 20:55: moves at 21:05 with `after` of 10 minutes; 21:20: at 21:30; both are 10 minutes old; the centre is free at 21:25.
    const Run run{two_and_a_centre(10min), {{0, 20h + 40min}, {0, 20h + 55min, 20min}, {1, 21h + 20min}}};
    CHECK(run.pool(2).waited == 20min);
    CHECK(run.judged(2).met == 2);
}

TEST_CASE("a busy centre makes wait: the standard is judged on the whole wait", "[planning][overflow]")
{
    // 20:50 (waits 10 minutes at home), 21:05 and 21:10 in one line: starts at 21:00, 21:30, 22:00; waited 10, 25 and 50 minutes.
    const Run run{two_and_a_centre(), {{0, 20h + 30min, 60min}, {0, 20h + 50min}, {1, 21h + 5min}, {1, 21h + 10min}}};
    CHECK(run.judged(2).due == 3);
    CHECK(run.judged(2).met == 2);
    CHECK(run.pool(2).waited == 85min);
    const Run two{two_and_a_centre(), {{0, 20h + 30min, 60min}, {0, 20h + 50min}, {1, 21h + 5min}, {1, 21h + 10min}}, 2};
    CHECK(two.judged(2).met == 3);                                     // starts at 21:00, 21:05 and 21:30: 20 minutes
    CHECK(two.pool(2).waited == 30min);
}

TEST_CASE("work that was late when it moved stays on the books of its own pool", "[planning][overflow]")
{
    // 20:10 is due at 20:40 and still waits at 21:00: missed at home, not judged again at the centre.
    const Run run{two_and_a_centre(), {{0, 20h, 90min}, {0, 20h + 10min}}};
    CHECK(run.judged(0).due == 2);
    CHECK(run.judged(0).met == 1);
    CHECK(run.judged(2).due == 0);
    CHECK(run.pool(2).started == 1);
    DueMet by_hour;
    for (std::size_t member = 0; member < 3; ++member)
        for (const DueMet& hour : run.result.members[member].by_hour_of_week[0]) by_hour += hour;
    CHECK(by_hour.due == 2);
    CHECK(by_hour.met == 1);
}

TEST_CASE("what still waits at the centre when it shuts goes home and is judged there", "[planning][overflow]")
{
    // 06:40 is served at the centre until 07:10; 06:50 moves there at once, waits, goes home at 07:00 and is taken in charge.
    const Run run{two_and_a_centre(), {{0, 6h + 40min}, {1, 6h + 50min}}};
    CHECK(run.judged(2).due == 1);
    CHECK(run.judged(1).due == 1);
    CHECK(run.judged(1).met == 1);
    CHECK(run.pool(1).waited == 10min);
    CHECK(run.pool(1).received == 1);
    CHECK(run.pool(2).handed_over == 1);
    CHECK(run.pool(2).started == 1);
}

TEST_CASE("a regional centre above the night centre takes what has waited there", "[planning][overflow]")
{
    models::Plan plan = two_and_a_centre();
    plan.organisation.centres.emplace_back("regional", plan.organisation.centres[0].second);
    plan.organisation.overflow.emplace_back("above", models::OverflowEdge{"night_centre", {}, "regional", "", 15min, {}});
    // 22:00 at the night centre until 22:30; 22:05 moves on at 22:20 and is taken in charge there.
    const Run run{plan, {{0, 22h}, {1, 22h + 5min}}};
    CHECK(run.judged(2).due == 1);
    CHECK(run.judged(3).due == 1);
    CHECK(run.judged(3).met == 1);
    CHECK(run.pool(2).handed_over == 1);
    CHECK(run.pool(3).waited == 15min);
}

TEST_CASE("with an edge that never opens, authorities together are the same bits as alone", "[planning][overflow]")
{
    models::Plan plan = small_region(R"("plan": { "region_code": "06", "regime": { "from": "2026-07-01", "to": "2026-07-31" } })").plan;
    const auto counted = [](const models::Plan& p) {
        const Study study{p, tests::territory()};
        Staffing staffing = entered_staffing(study);
        for (auto& authority : staffing.clinical)
            for (PoolStaff& pool : authority) {
                pool.unlimited = false;
                pool.seats.assign(pool.cells.size(), 2);
            }
        for (PoolStaff& shared : staffing.shared) shared = {shared.cells, std::vector<int>(shared.cells.size(), 1), false};
        return std::pair{study.partitions.size(), replicate(study, StudyClocks{study}, staffing, 2)};
    };
    const auto [partitions_alone, alone] = counted(plan);
    models::Centre centre;
    centre.shifts = {"night"};
    plan.organisation.centres = {{"night_centre", centre}};
    plan.organisation.calendars.emplace_back("never", models::Calendar{});
    plan.organisation.overflow = {{"shut", {"nurse", {}, "night_centre", "never", {}, {}}}};
    const auto [partitions_together, together] = counted(plan);
    REQUIRE(partitions_alone == 3);
    REQUIRE(partitions_together == 1);
    for (std::size_t a = 0; a < 3; ++a) {
        CHECK(bytes_of(alone.authorities[a].service) == bytes_of(together.authorities[a].service));
        CHECK(alone.authorities[a].service.pools[0].entered > 0);
    }
    CHECK(bytes_of(alone.centre) == bytes_of(together.centre));
    CHECK(alone.platform.video_by_hour == together.platform.video_by_hour);
    CHECK(together.shared.at(0).pools[0].entered == 0);
}

TEST_CASE("one night centre for three authorities: a night seat instead of three, and every standard is still met", "[planning][overflow][size]")
{
    const auto document = example("night-centre.json");
    models::Plan alone = document.plan;
    alone.organisation.centres.clear();
    alone.organisation.overflow.clear();
    const Executor executor{1};
    const SizeOptions options{16, 32, 1};
    const SizeAnswer with = size(document.plan, tests::territory(), document.provenance, options, executor).answer;
    const SizeAnswer without = size(alone, tests::territory(), document.provenance, options, executor).answer;
    const auto night_seats = [](const SizeAnswer& answer, bool centre) {
        int seats = 0;
        for (const PoolAnswer& pool : answer.pools)
            for (const ShiftSeats& s : pool.seats)
                if (pool.pool == "nurse" && s.shift == "night" && s.day == models::DayKind::weekday && (pool.where == "night_centre") == centre) seats += s.seats;
        return seats;
    };
    const auto nurses = [](const SizeAnswer& answer) {
        return std::ranges::find(answer.rows.back().staff, "nurse", &NeedRow::Staff::pool)->fte_with_shifts;
    };
    CHECK(night_seats(without, false) == 3);                           // the minimum in coverage, authority by authority
    CHECK(night_seats(with, false) == 0);
    CHECK(night_seats(with, true) == 1);
    // Two of three night seats go: 2 x 8 h x 365.25 / 1,408 h. By day the search may differ by a seat of one kind of day.
    CHECK(std::abs(nurses(without) - nurses(with) - 2 * 8 * 365.25 / 1408) < 8 * 115.0 / 1408);
    CHECK(with.rows.back().running_cost.mean < without.rows.back().running_cost.mean);
    CHECK(with.verdict != Verdict::not_met);
    double handed_over = 0, received = 0;
    for (const CoverageLine& line : with.coverage) {
        handed_over += line.handed_over.mean;
        received += line.received.mean;
    }
    CHECK(received > 0);
    CHECK(handed_over == Approx(received));
    for (const CoverageLine& line : without.coverage) CHECK(line.handed_over.mean == 0);
    double sum = 0, in_rows = 0;                                       // the region's row is its authorities' and the centre's
    for (const PoolAnswer& pool : with.pools)
        if (pool.pool == "nurse") sum += pool.fte_with_shifts;
    for (std::size_t r = 0; r + 1 < with.rows.size(); ++r) in_rows += std::ranges::find(with.rows[r].staff, "nurse", &NeedRow::Staff::pool)->fte_with_shifts;
    CHECK(nurses(with) == Approx(sum));
    CHECK(in_rows < sum);
}

TEST_CASE("a run with entered seats judges the centre where it serves", "[planning][overflow]")
{
    auto document = example("night-centre.json");
    document.plan.plan.regime.to = models::to_date({2026, 7, 31});
    document.plan.organisation.centres[0].second.seats = {{"night", {1, 1}}};
    models::Named<models::Named<models::ShiftSeats>> seats;
    for (const char* code : {"060205", "060206", "060207"}) seats.push_back({code, {{"morning", {2, 2}}, {"afternoon", {2, 2}}, {"night", {0, 0}}}});
    for (auto& [name, pool] : document.plan.organisation.pools)
        if (name == "nurse") pool.seats = seats;
    const RunAnswer answer = run(document.plan, tests::territory(), document.provenance, 2, Executor{1}).answer;
    const auto centre = std::ranges::find(answer.pools, "night_centre", &PoolAnswer::where);
    REQUIRE(centre != answer.pools.end());
    CHECK(centre->pool == "nurse");
    CHECK_FALSE(centre->windows.empty());
    for (const StandardWindow& w : centre->windows) CHECK(w.where == "night_centre");
    CHECK(centre->busy_hours.mean > 0);
    double own = 0;                                                    // nurses' hours of emergency calls: most come out of hours
    for (const ServiceRow& row : answer.services.services) {
        if (row.service != "emergency_calls") continue;
        const double nurse = models::find(row.hours, "nurse")->mean;
        if (row.where != "region") own += nurse;
        else CHECK(nurse > own);
        if (row.where == "region") CHECK(nurse == Approx(row.completed.mean / 3).epsilon(0.2));        // those answered, 20 minutes each
    }
    CHECK(own > 0);
    CHECK(centre->twin.formula == "none");
    CHECK(centre->twin.fails == std::vector<std::string>{"work_moves"});
}
