#include "models/cohort.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "models/enrolment.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using namespace teleplan::tests;

namespace
{

/// The line from a to b, `k` of `length` days on, rounded half up.
int rounded_line(int a, int b, int k, int length)
{
    const long long twice = 2LL * a * length + 2LL * (b - a) * k + length;
    return static_cast<int>(twice / (2LL * length));  // never negative
}

struct Point {
    int day, patients;
};

bool follows(const std::vector<Point>& line)
{
    std::vector<RampPoint> points;
    std::vector<int> patients;
    int most = 0;
    for (const Point& p : line) {
        points.push_back({Date{p.day}, 0});
        patients.push_back(p.patients);
        most = std::max(most, p.patients);
    }
    std::vector<std::vector<OpenDays>> chains_open;
    for (int c = 0; c <= most; ++c) chains_open.push_back(open_days(points, patients, c));
    for (int day = line.front().day; day <= line.back().day + 5; ++day) {
        int expected = line.back().patients;
        for (std::size_t i = 1; i < line.size(); ++i)
            if (day >= line[i - 1].day && day <= line[i].day)
                expected = rounded_line(line[i - 1].patients, line[i].patients, day - line[i - 1].day,
                                        line[i].day - line[i - 1].day);
        int open = 0;
        bool first_ones = true;  // those open are always the first of them
        for (std::size_t c = 0; c < chains_open.size(); ++c) {
            const bool is_open = std::ranges::any_of(
                chains_open[c], [&](const OpenDays& o) { return o.from.day <= day && day < o.to.day; });
            first_ones = first_ones && is_open == (static_cast<int>(c) < expected);
            open += is_open ? 1 : 0;
        }
        if (open != expected || !first_ones) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("a total is shared over groups and intensities without losing anybody", "[models][cohort]")
{
    const Plan plan = puglia();
    for (const int total : {0, 1, 7, 100, 999, 9417, 30073, 96640}) {
        const auto cells = apportion(plan, total);
        int sum = 0;
        for (std::size_t g = 0; g < group_count; ++g) {
            int group = 0;
            for (const int patients : cells[g]) group += patients;
            CHECK(std::abs(group - total * plan.programmes[g].share) < 1);
            for (std::size_t i = 0; i < intensity_count; ++i)
                CHECK(std::abs(cells[g][i] - group * plan.intensities[i].share) < 1);
            sum += group;
        }
        CHECK(sum == total);
    }
    CHECK(apportion(plan, 1000)[0] == ByIntensity<int>{30, 120, 150, 0});
    CHECK(apportion(plan, 1)[0] == ByIntensity<int>{0, 0, 1, 0});  // cardiovascular comes first, weekly is the largest
}

TEST_CASE("the cohorts sum to the region's patients at every point of the ramp", "[models][cohort]")
{
    const Plan plan = puglia();
    const auto all = cohorts(plan, authorities_of(territory(), "16"));
    REQUIRE(all.size() == 6);
    for (std::size_t p = 0; p < plan.timeline.ramp.points.size(); ++p) {
        int sum = 0;
        for (const Cohort& cohort : all)
            for (const Cell& cell : cohort.cells) sum += cell.patients[p];
        CHECK(sum == plan.timeline.ramp.points[p].patients);
    }
    for (const Cohort& cohort : all) CHECK(cohort.cells.size() == 15);  // nobody has televisits only
    int brindisi = 0;
    for (const Cell& cell : all[0].cells) brindisi += cell.patients[2];
    CHECK(brindisi == 3955);
}

TEST_CASE("open chains are the rounded ramp on every day, rising and falling", "[models][cohort]")
{
    CHECK(follows({{0, 0}, {10, 5}}));
    CHECK(follows({{0, 5}, {10, 0}}));
    CHECK(follows({{0, 3}}));
    CHECK(follows({{-20, 0}, {-10, 4}, {0, 4}, {3, 40}, {40, 1}, {41, 0}, {60, 2}}));
    CHECK(follows({{0, 10}, {7, 3}, {20, 8}, {21, 8}, {365, 200}}));
    unsigned state = 7;
    const auto next = [&state](unsigned below) {
        return static_cast<int>(((state = state * 1664525U + 1013904223U) >> 16U) % below);
    };
    int good = 0;
    for (int trial = 0; trial < 200; ++trial) {
        std::vector<Point> line{{next(100) - 50, next(60)}};
        for (int n = next(6); n > 0; --n) line.push_back({line.back().day + 1 + next(40), next(60)});
        good += follows(line) ? 1 : 0;
    }
    CHECK(good == 200);
}

TEST_CASE("the region's ramp is linear between its points, rounded, and level outside them", "[models][cohort]")
{
    const Ramp ramp{Counter::active, {{Date{0}, 10}, {Date{10}, 15}, {Date{20}, 0}}};
    CHECK(ramp_patients(ramp, Date{-5}) == 10);
    CHECK(ramp_patients(ramp, Date{0}) == 10);
    CHECK(ramp_patients(ramp, Date{1}) == 11);   // 10.5
    CHECK(ramp_patients(ramp, Date{9}) == 15);   // 14.5
    CHECK(ramp_patients(ramp, Date{11}) == 14);  // 13.5
    CHECK(ramp_patients(ramp, Date{12}) == 12);
    CHECK(ramp_patients(ramp, Date{50}) == 0);
    const Plan plan = puglia();
    for (const RampPoint& p : plan.timeline.ramp.points) CHECK(ramp_patients(plan.timeline.ramp, p.date) == p.patients);
}

TEST_CASE("a smaller plan has the first chains of a larger one, with the same people", "[models][cohort]")
{
    const Plan plan = puglia();
    const Authority authority = authorities_of(territory(), "16").front();
    const StayModel model{plan.programmes[0], {1, 0, 1U}};
    const std::vector<RampPoint> points{{Date{0}, 0}};
    const Cell small{TargetGroup::cardiovascular, Intensity::weekly, {20}},
        large{TargetGroup::cardiovascular, Intensity::weekly, {30}};
    for (int chain = 0; chain < 20; ++chain) {
        const auto few = stays(model, authority, small, points, chain, Date{1500}),
                   many = stays(model, authority, large, points, chain, Date{1500});
        REQUIRE(few.size() == many.size());
        for (std::size_t i = 0; i < few.size(); ++i) {
            CHECK(few[i].person == many[i].person);
            CHECK(few[i].start == many[i].start);
            CHECK(few[i].end == many[i].end);
        }
    }
    CHECK(chains(small) == 20);
}

TEST_CASE("a chain is never empty while it is open", "[models][cohort]")
{
    const Plan plan = puglia();
    const StayModel model{plan.programmes[2], {1, 0, 1U}};
    const Cell cell{TargetGroup::diabetes, Intensity::level_1, {2, 40, 5, 30}};
    const std::vector<RampPoint> points{{Date{0}, 0}, {Date{300}, 0}, {Date{500}, 0}, {Date{900}, 0}};
    for (int chain = 0; chain < chains(cell); ++chain) {
        const auto open = open_days(points, cell.patients, chain);
        const auto people = stays(model, authorities_of(territory(), "16")[1], cell, points, chain, Date{2000});
        for (std::size_t i = 1; i < people.size(); ++i) {
            CHECK(people[i - 1].end <= people[i].start);
            CHECK(people[i - 1].person != people[i].person);
        }
        bool occupied = true;
        for (int day = 0; day < 2000; ++day) {
            const auto covers = [day](Date from, Date to) { return from.day <= day && day < to.day; };
            if (std::ranges::none_of(open, [&](const OpenDays& o) { return covers(o.from, o.to); })) continue;
            const bool is_open_today =
                std::ranges::any_of(people, [&](const Stay& s) { return covers(s.start, s.end); });
            occupied = occupied && is_open_today;
        }
        CHECK(occupied);
    }
}
