#include "models/enrolment_pipeline.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "models/enrolment.hpp"
#include "models/installers.hpp"
#include "models/people_count.hpp"
#include "models/random_counts.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace teleplan::tests;

namespace
{

constexpr auto kits_limit = static_cast<std::size_t>(EnrolmentLimit::kits), validation_limit = static_cast<std::size_t>(EnrolmentLimit::validation);
constexpr auto installers_limit = static_cast<std::size_t>(EnrolmentLimit::installers), referrals_limit = static_cast<std::size_t>(EnrolmentLimit::referrals);
constexpr auto training_limit = static_cast<std::size_t>(EnrolmentLimit::training);

/// One group with a kit in one authority, whose patients stay for ever, and no limit at all.
struct Tiny {
    Plan plan = puglia();
    Date first = day(2026, 1, 1);
    std::vector<Cohort> planned;

    explicit Tiny(std::vector<RampPoint> points, int authorities = 1)
    {
        plan.enrolment = {};
        plan.enrolment.limits = true;
        plan.starting_point->kits.reset();
        Programme& p = plan.programmes[0];
        p.mortality_per_year = p.dropout_per_month = p.renewal = 0;
        p.plan_months = 1'000'000;
        p.needs_kit = true;
        first = points.front().date;
        for (int a = 0; a < authorities; ++a) {
            Cell cell{TargetGroup::cardiovascular, Intensity::level_1, {}};
            for (const RampPoint& point : points) cell.patients.push_back(point.patients);
            planned.push_back({{std::to_string(160113 + a), "16", "", "", 1000, ""}, {cell}, points});
        }
    }
    [[nodiscard]] Enrolled run(int days, const std::vector<int>& at = {}, const EnrolmentOptions& options = {}, std::uint32_t replication = 0) const
    {
        std::vector<Date> dates;
        for (const int d : at) dates.push_back(first + d);
        return enrol(plan, planned, replication, first + days, dates, options);
    }
};

/// One patient more every week for ten weeks: the n-th is due on day 7 n - 3, where the line passes n - 1/2.
Tiny one_a_week() { return Tiny{{{day(2026, 1, 1), 0}, {day(2026, 3, 12), 10}}}; }
/// Ten patients due on the day after the first.
Tiny ten_at_once(Date first, int authorities = 1) { return Tiny{{{first, 0}, {first + 1, 10}}, authorities}; }

}  // namespace

TEST_CASE("without any limit the realised ramp is the plan's own", "[models][enrolment_limits]")
{
    const auto tiny = one_a_week();
    const auto out = tiny.run(100, {3, 4, 10, 11, 70, 100});
    CHECK(out.counts[0].active == std::vector<int>{0, 1, 1, 2, 10, 10});
    CHECK(out.counts[0].activated == 10);
    CHECK(out.cohorts[0].points.size() == 2);
    CHECK(out.cohorts[0].cells[0].patients == tiny.planned[0].cells[0].patients);
}

TEST_CASE("nobody starts before the clinical validation; all who are due start on that day", "[models][enrolment_limits]")
{
    auto tiny = one_a_week();
    tiny.plan.enrolment.clinical_validation = tiny.first + 40;
    const auto out = tiny.run(100, {39, 40, 46});
    CHECK(out.counts[0].active == std::vector<int>{0, 6, 7});
    // The first six wait from day 4, 11, 18, 25, 32, 39 to day 40: 36 + 29 + 22 + 15 + 8 + 1 patient-days.
    CHECK(out.counts[0].lost_days[validation_limit] == 111);
    CHECK(out.counts[0].activated == 10);

    tiny.plan.enrolment.authorities = {{"160113", {tiny.first + 60}}};
    CHECK(tiny.run(100, {59, 60}).counts[0].active == std::vector<int>{0, 9});
    tiny.plan.enrolment.authorities = {};
    tiny.plan.enrolment.clinical_validation.reset();
    CHECK(tiny.run(100, {39, 40}, {.delay_days = 40}).counts[0].active == std::vector<int>{0, 6});
}

TEST_CASE("kits ordered on the first day are there after the lead time", "[models][enrolment_limits]")
{
    auto tiny = one_a_week();
    tiny.plan.enrolment.kits = {0.95, 30 * one_day, 10 * one_day, tiny.first};
    const auto out = tiny.run(100, {29, 30, 70});
    // 4 are due before day 30 and 6 after it: 4 + 0.95 x 6 = 9.7, ten kits.
    CHECK(out.counts[0].active == std::vector<int>{0, 4, 10});
    CHECK(out.counts[0].lost_days[kits_limit] == 26 + 19 + 12 + 5);      // due on days 4, 11, 18, 25
    CHECK(out.counts[0].activated == 10);
}

TEST_CASE("a part of the kits now, the others with the next quarter's order", "[models][enrolment_limits]")
{
    auto tiny = one_a_week();
    tiny.plan.enrolment.kits = {0.45, 30 * one_day, 10 * one_day, {}};   // 4.5 of ten: five kits
    const auto out = tiny.run(120, {32, 70, 89, 90});
    CHECK(out.counts[0].active == std::vector<int>{5, 5, 5, 10});        // 1 April is day 90
    CHECK(out.counts[0].lost_days[kits_limit] == 51 + 44 + 37 + 30 + 23);   // due on days 39, 46, 53, 60, 67
    tiny.plan.starting_point->kits = 3;                                  // with three there already, two are ordered: five all the same
    CHECK(tiny.run(120, {70}).counts[0].active == std::vector<int>{5});
    tiny.plan.starting_point->kits = 8;
    CHECK(tiny.run(120, {70}).counts[0].active == std::vector<int>{8});
}

TEST_CASE("a kit that comes back is issued again after its turn-around", "[models][enrolment_limits]")
{
    Tiny tiny{{{day(2026, 1, 1), 1}}};
    tiny.plan.programmes[0].plan_months = 1;                             // a stay of 30.4375 days
    tiny.plan.starting_point->kits = 1;                                  // the one in use
    tiny.plan.enrolment.kits = {1.0, 30 * one_day, 10 * one_day, day(2100, 1, 1)};   // and none is ever bought
    // 31 days x 1/30.4375 passes one: who is there leaves on day 31, the kit is back on day 41; the next leaves after 30 days more.
    const auto out = tiny.run(80, {30, 31, 40, 41, 70, 71, 80});
    CHECK(out.counts[0].active == std::vector<int>{1, 0, 0, 1, 1, 0, 0});
    CHECK(out.counts[0].exits == 2);
    CHECK(out.counts[0].activated == 1);
    CHECK(out.counts[0].lost_days[kits_limit] == 20);
}

TEST_CASE("one installer sets up one kit on each day that is worked", "[models][enrolment_limits]")
{
    auto tiny = ten_at_once(day(2026, 2, 1));                            // a Sunday
    tiny.plan.enrolment.installations_per_day = 1;
    const auto out = tiny.run(30, {1, 6, 7, 8, 11});
    CHECK(out.counts[0].active == std::vector<int>{1, 6, 6, 7, 10});     // Monday to Saturday, not on Sunday
    CHECK(out.counts[0].lost_days[installers_limit] == (9 + 8 + 7 + 6 + 5 + 4) + 4 + (3 + 2 + 1));
    tiny.plan.enrolment.installations_per_day = 0.5;                     // one every other working day
    CHECK(tiny.run(30, {1, 2, 4, 6, 7, 8, 9}).counts[0].active == std::vector<int>{0, 1, 2, 3, 3, 3, 4});
    CHECK(tiny.run(30, {2}, {.installer_factor = 2}).counts[0].active == std::vector<int>{2});
    tiny.plan.programmes[0].needs_kit = false;                           // without a kit nobody is waited for
    CHECK(tiny.run(30, {1}).counts[0].active == std::vector<int>{10});
}

TEST_CASE("entered seats of the installers are kits a day", "[models][enrolment_limits]")
{
    Plan plan = puglia();
    const Date monday = day(2026, 11, 23), saturday = day(2026, 11, 28), sunday = day(2026, 11, 29), immaculate = day(2026, 12, 8);
    CHECK_FALSE(installations_by_seats(plan, monday));
    const auto technicians = [&]() -> StaffPool& { return std::ranges::find(plan.organisation.pools, std::string{"technician"}, [](const auto& named) { return named.first; })->second; };
    for (auto& [name, pool] : plan.organisation.pools)
        if (name == "technician") pool.seats = {{"region", {{"morning", {2, 1}}}}};
    // 7 hours of 2 (1) seats, 40 minutes of travel and 75 of work each.
    constexpr double of_a_seat = 7 * 60 / 115.0;
    CHECK(installations_by_seats(plan, monday).value() == Approx(2 * of_a_seat));
    CHECK(installations_by_seats(plan, sunday).value() == Approx(of_a_seat));
    technicians().seats = {{"region", {{"morning", {.weekday = 5, .holiday = 2, .saturday = 4, .public_holiday = 3}}}}};
    CHECK(installations_by_seats(plan, monday).value() == Approx(5 * of_a_seat));
    CHECK(installations_by_seats(plan, saturday).value() == Approx(4 * of_a_seat));
    CHECK(installations_by_seats(plan, sunday).value() == Approx(2 * of_a_seat));
    CHECK(installations_by_seats(plan, immaculate).value() == Approx(3 * of_a_seat));
    // Servers begin in the open hours of the visit only.
    technicians().seats.clear();
    technicians().shifts.clear();
    technicians().servers = 3;
    const Calendar* open = onboarding_calendar(plan);
    REQUIRE(open);
    CHECK(installations_by_seats(plan, monday).value() == Approx(3 * sim::seconds(open_per_day(*open)) / 60 / 115.0));
    CHECK(sim::seconds(open_per_day(*open)) < 86400);
}

TEST_CASE("a kit is asked for by the levels that may have one", "[models][enrolment_limits]")
{
    auto tiny = ten_at_once(day(2026, 2, 1));
    tiny.planned[0].cells[0].patients = {0, 5};
    tiny.planned[0].cells.push_back({TargetGroup::cardiovascular, Intensity::weekly, {0, 5}});
    tiny.plan.enrolment.installations_per_day = 2;
    CHECK(tiny.run(10, {1}).counts[0].active == std::vector<int>{2});
    tiny.plan.services.kits.without = {"cardiovascular.weekly"};         // every other start has a kit: two kits let five start
    CHECK(tiny.run(10, {1, 2}).counts[0].active == std::vector<int>{5, 9});
}

TEST_CASE("a kit is asked for by the patients who come to a state that needs one", "[models][enrolment_limits]")
{
    auto tiny = ten_at_once(day(2026, 2, 1));
    tiny.planned[0].cells[0].group = TargetGroup::oncology;
    Programme& oncology = tiny.plan.programmes[static_cast<std::size_t>(TargetGroup::oncology)];
    oncology = tiny.plan.programmes[0];
    oncology.needs_kit = false;
    oncology.plan_months = 12;
    oncology.renewal = 1;
    oncology.exacerbations.reset();
    oncology.transitions.reset();
    oncology.states = {{"active_therapy", {.share = 0.75}}, {"home_care", {.share = 0.25, .needs_kit = true}}};
    tiny.plan.enrolment.installations_per_day = 1;                       // one kit for four starts: seven, then three more make the second whole
    CHECK(tiny.run(10, {1, 2}).counts[0].active == std::vector<int>{7, 10});
    oncology.states.clear();                                             // nobody needs one
    CHECK(tiny.run(10, {1}).counts[0].active == std::vector<int>{10});
}

TEST_CASE("what is short is shared by what each authority wants", "[models][enrolment_limits]")
{
    Tiny tiny{{{day(2026, 2, 1), 0}, {day(2026, 2, 2), 6}}, 2};
    tiny.planned[1].cells[0].patients = {0, 4};
    tiny.plan.enrolment.installations_per_day = 5;
    const auto out = tiny.run(10, {1, 2});
    CHECK(out.counts[0].active == std::vector<int>{3, 6});
    CHECK(out.counts[1].active == std::vector<int>{2, 4});
}

TEST_CASE("trained operators limit who may be followed", "[models][enrolment_limits]")
{
    auto tiny = ten_at_once(day(2026, 2, 1));
    tiny.plan.enrolment.patients_per_trained_operator = 2;
    const Date first = tiny.first;
    EnrolmentOptions options;
    options.trained_operators = [first](Date d) { return d - first < 5 ? 1.0 : 4.0; };
    const auto out = tiny.run(10, {4, 5}, options);
    CHECK(out.counts[0].active == std::vector<int>{2, 8});
    CHECK(out.counts[0].lost_days[training_limit] == 4 * 8 + 6 * 2);
    CHECK(tiny.run(10, {1}).counts[0].active == std::vector<int>{10});   // nobody says who is trained: no limit
}

TEST_CASE("when all who are referred accept and one is referred for each start, the quarter's draw decides", "[models][enrolment_limits]")
{
    auto tiny = ten_at_once(day(2026, 1, 1));
    tiny.plan.enrolment.referrals_per_start = 1;
    double sum = 0, squares = 0;
    constexpr int replications = 400;
    for (std::uint32_t r = 0; r < replications; ++r) {
        const auto c = tiny.run(89, {89}, {}, r).counts[0];
        CHECK(c.refused == 0);
        CHECK(c.accepted == c.activated + c.waiting);
        CHECK(c.activated == std::min<std::int64_t>(c.referred, 10));
        sum += static_cast<double>(c.referred);
        squares += static_cast<double>(c.referred * c.referred);
    }
    const double mean = sum / replications, variance = squares / replications - mean * mean;
    CHECK(std::abs(mean - 10) < 3.5 * std::sqrt(10.0 / replications));            // Poisson of mean 10
    CHECK(std::abs(variance - 10) < 3.5 * std::sqrt((10.0 + 2 * 100) / replications));
}

TEST_CASE("everybody referred in Puglia has refused, waits or has started, and no cell exceeds its plan", "[models][enrolment_limits]")
{
    const Plan plan = puglia();
    REQUIRE(plan.enrolment.limits);
    const auto planned = cohorts(plan, authorities_of(territory(), "16"));
    const auto out = enrol(plan, planned, 3, plan.plan.regime.to);
    for (std::size_t a = 0; a < planned.size(); ++a) {
        const EnrolmentCounts& c = out.counts[a];
        CHECK(c.referred == c.refused + c.accepted);
        CHECK(c.accepted == c.waiting + c.activated);
        CHECK(c.refused > 0);
        CHECK(c.waiting >= 0);
        for (const Cell& cell : out.cohorts[a].cells) {
            const auto same = std::ranges::find_if(planned[a].cells, [&](const Cell& p) { return p.group == cell.group && p.intensity == cell.intensity; });
            REQUIRE(same != planned[a].cells.end());
            bool above = false;
            for (std::size_t i = 0; i < cell.patients.size(); ++i)
                above = above || cell.patients[i] > patients_on(planned[a].points, same->patients, out.cohorts[a].points[i].date);
            CHECK_FALSE(above);
        }
    }
}

TEST_CASE("each limit made tighter loses more patient-days and starts no more patients", "[models][enrolment_limits]")
{
    Plan plan = puglia();
    plan.enrolment.installations_per_day = 1000;
    const auto planned = cohorts(plan, authorities_of(territory(), "16"));
    const auto total = [&](const std::function<void(Enrolment&)>& change) {
        Plan changed = plan;
        change(changed.enrolment);
        EnrolmentCounts sum;
        for (const EnrolmentCounts& c : enrol(changed, planned, 1, plan.plan.regime.to).counts) sum += c;
        return sum;
    };
    const auto compare = [&](std::size_t limit, const std::function<void(Enrolment&)>& tighter) {
        const EnrolmentCounts before = total([](Enrolment&) {}), after = total(tighter);
        CHECK(after.lost_days[limit] > before.lost_days[limit]);
        CHECK(after.activated < before.activated);
    };
    compare(referrals_limit, [](Enrolment& e) { *e.referrals_per_start = 1.4; });
    compare(referrals_limit, [](Enrolment& e) { e.acceptance = 0.3; });
    compare(kits_limit, [](Enrolment& e) { *e.kits.stock_share = 0.3; });
    compare(installers_limit, [](Enrolment& e) { *e.installations_per_day = 60; });
    compare(validation_limit, [](Enrolment& e) { e.clinical_validation = day(2025, 6, 1); });
}

TEST_CASE("Poisson and binomial variates have their means and variances", "[models][enrolment_limits]")
{
    constexpr int n = 20000;
    const auto moments = [](auto&& draw) {
        double sum = 0, squares = 0;
        for (int i = 0; i < n; ++i) {
            const auto x = static_cast<double>(draw((i + 0.5) / n));
            sum += x;
            squares += x * x;
        }
        return std::pair{sum / n, squares / n - sum / n * (sum / n)};
    };
    for (const double mean : {0.3, 5.0, 40.0, 99.0, 101.0, 2000.0}) {
        const auto [m, v] = moments([mean](double u) { return poisson(mean, u); });
        CHECK(m == Approx(mean).epsilon(0.002).margin(0.01));
        CHECK(v == Approx(mean).epsilon(0.02));
    }
    for (const double p : {0.1, 0.5, 0.9})
        for (const std::int64_t trials : {1, 20, 300, 5000}) {
            const auto [m, v] = moments([p, trials](double u) { return binomial(trials, p, u); });
            CHECK(m == Approx(static_cast<double>(trials) * p).epsilon(0.002).margin(0.01));
            CHECK(v == Approx(static_cast<double>(trials) * p * (1 - p)).epsilon(0.02));
        }
    CHECK(poisson(0, 0.5) == 0);
    CHECK(binomial(7, 1, 0.5) == 7);
}

TEST_CASE("a ramp that counts people treated or assisted is turned into active patients", "[models][enrolment_limits]")
{
    Plan plan = puglia();
    for (Programme& p : plan.programmes) {
        p.mortality_per_year = p.dropout_per_month = p.renewal = 0;
        p.plan_months = 12;                                              // a stay of a year
    }
    const Date first = day(2026, 1, 1);
    plan.timeline.ramp = {Counter::active, {{first, 1000}}};
    CHECK(active_points(plan).front().patients == 1000);
    plan.timeline.ramp.counter = Counter::treated_in_year;               // who is there and as many again who follow: T = 2 A
    CHECK(active_points(plan).front().patients == 500);
    plan.timeline.ramp = {Counter::assisted, {{first, 0}, {first + 365, 1500}}};
    // From nobody to A in a year, half of A on average: A leave 365 / 365.25 / 2 times. 1500 = A x (1 + 0.49966).
    CHECK(active_points(plan).back().patients == 1000);
    plan.timeline.ramp = {Counter::treated_in_year, {{first, 0}, {first + 365, 1500}, {first + 730, 3000}}};
    // The first year as above; in the second, from 1000 to B: B + (1000 + B) / 2 = 3000, but for the quarter of a day in a year.
    CHECK(active_points(plan)[1].patients == 1000);
    CHECK(std::abs(active_points(plan)[2].patients - 1667) <= 2);
}

TEST_CASE("a stationary plan stated in people treated treats as many as it says", "[models][enrolment_limits]")
{
    Plan plan = puglia();
    plan.enrolment.limits = false;
    const Date first = day(2026, 1, 1);
    plan.timeline.ramp = {Counter::treated_in_year, {{first, 3000}}};
    const auto planned = cohorts(plan, authorities_of(territory(), "16"));
    std::vector<double> seen;
    for (std::uint32_t r = 0; r < 20; ++r) seen.push_back(static_cast<double>(people_count(plan, planned, r, first, first + 365).treated_in_year));
    double mean = 0, squares = 0;
    for (const double x : seen) mean += x / 20;
    for (const double x : seen) squares += (x - mean) * (x - mean);
    const double error = std::sqrt(squares / 19 / 20);
    CAPTURE(mean, error, active_points(plan).front().patients);
    CHECK(std::abs(mean - 3000) < 3.5 * error + 3);                      // whole patients, and a quarter of a day
    CHECK(error < 10);
}
