#include "planning/statistical_check.hpp"

#include <cmath>

#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan::planning;

namespace {

Window window(std::vector<DueMet> by_replication) { return {0, "2026-07", false, std::move(by_replication)}; }

Desk desk_with_share(double share)
{
    auto plan = desk_plan();
    plan.standards[0].second.share = share;
    return Desk{plan};
}

/// One replication with so many items due in each of the six months, all of them in time but the first month's missed ones.
ServiceTally tally(const Desk& desk, std::vector<std::int64_t> due, std::int64_t missed = 0)
{
    ServiceTally out = desk.empty();
    for (std::size_t m = 0; m < due.size(); ++m) out.by_month[0][m] = {due[m], due[m] - (m == 0 ? missed : 0)};
    return out;
}

std::vector<const ServiceTally*> pointers(const std::vector<ServiceTally>& tallies)
{
    std::vector<const ServiceTally*> out;
    for (const auto& t : tallies) out.push_back(&t);
    return out;
}

}  // namespace

TEST_CASE("the share met is a ratio of sums, with the standard error of a ratio", "[planning][check]")
{
    // 55 of 60; residuals 9 - 55/6, 17 - 55/3, 29 - 55/2; s.e. = sqrt(4.0555… / (3 · 2)) / 20
    const ShareEstimate e = estimate(window({{10, 9}, {20, 17}, {30, 29}}));
    CHECK(e.items == Approx(20));
    CHECK(e.share == Approx(55.0 / 60));
    CHECK(e.standard_error == Approx(std::sqrt(73.0 / 18 / 6) / 20));
}

TEST_CASE("replications that all miss the same share leave no error", "[planning][check]")
{
    const ShareEstimate e = estimate(window({{10, 8}, {20, 16}, {40, 32}}));
    CHECK(e.share == Approx(0.8));
    CHECK(e.standard_error == Approx(0).margin(1e-15));
}

TEST_CASE("a window without items counts as met, one replication has no error", "[planning][check]")
{
    CHECK(estimate(window({{0, 0}, {0, 0}})).share == 1);
    CHECK(estimate(window({{0, 0}, {0, 0}})).items == 0);
    CHECK(estimate(window({{10, 9}})).standard_error == 0);
    const Desk desk;
    CHECK(judge(desk.clocks, window({{10, 10}}), "x").verdict == Verdict::undecided);
}

TEST_CASE("met needs the lower bound, not met the upper one, else it is undecided", "[planning][check]")
{
    const Window w = window({{10, 9}, {20, 17}, {30, 29}});        // 0.9167 ± 2.920 · 0.0411 one-sided: 0.797 to 1.037
    CHECK(judge(desk_with_share(0.79).clocks, w, "x").verdict == Verdict::met);
    CHECK(judge(desk_with_share(0.80).clocks, w, "x").verdict == Verdict::undecided);
    CHECK(judge(desk_with_share(0.99).clocks, w, "x").verdict == Verdict::undecided);

    const Window half = window({{100, 50}, {100, 51}, {100, 49}}); // 0.5 ± 2.920 · 0.00577: 0.4831 to 0.5169
    CHECK(judge(desk_with_share(0.483).clocks, half, "x").verdict == Verdict::met);
    CHECK(judge(desk_with_share(0.484).clocks, half, "x").verdict == Verdict::undecided);
    CHECK(judge(desk_with_share(0.516).clocks, half, "x").verdict == Verdict::undecided);
    CHECK(judge(desk_with_share(0.517).clocks, half, "x").verdict == Verdict::not_met);
}

TEST_CASE("a judged window says what it judged: standard, place, target, interval, share of good replications", "[planning][check]")
{
    const StandardWindow s = judge(desk_with_share(0.9).clocks, window({{10, 9}, {20, 17}, {30, 29}}), "160114");
    CHECK(s.standard == "quick");
    CHECK(s.where == "160114");
    CHECK(s.window == "2026-07");
    CHECK(s.target == 0.9);
    CHECK(s.expected_items == Approx(20));
    CHECK(s.share.mean == Approx(55.0 / 60));
    CHECK(s.share.half_width == Approx(4.302653 * std::sqrt(73.0 / 18 / 6) / 20).epsilon(1e-6));       // t with 2 degrees of freedom
    CHECK(s.probability_met == Approx(2.0 / 3));                   // 9/10 and 29/30 reach 0.9, 17/20 does not
}

TEST_CASE("standards are judged month by month while each has thirty items", "[planning][check]")
{
    const Desk desk;
    const std::vector<ServiceTally> replications{tally(desk, {30, 30, 30, 40, 50, 60}), tally(desk, {30, 30, 30, 40, 50, 60})};
    const auto found = windows(desk.clocks, 0, pointers(replications));
    REQUIRE(found.size() == 6);
    CHECK(found[0].label == "2026-07");
    CHECK(found[5].label == "2026-12");
    CHECK_FALSE(found[0].pooled);
    REQUIRE(found[5].by_replication.size() == 2);
    CHECK(found[5].by_replication[1].due == 60);
}

TEST_CASE("one month below thirty expected items pools all months into quarters, marked", "[planning][check]")
{
    const Desk desk;
    const std::vector<ServiceTally> replications{tally(desk, {29, 30, 31, 40, 50, 60}), tally(desk, {30, 30, 31, 40, 50, 60})};
    const auto found = windows(desk.clocks, 0, pointers(replications));
    REQUIRE(found.size() == 2);
    CHECK(found[0].label == "2026-Q3");
    CHECK(found[1].label == "2026-Q4");
    CHECK(found[0].pooled);
    CHECK(found[0].by_replication[0].due == 90);
    CHECK(found[1].by_replication[0].due == 150);
    CHECK(judge(desk.clocks, found[0], "x").pooled);
}

TEST_CASE("quarters below thirty items are pooled into the whole period; a standard without items is left out", "[planning][check]")
{
    const Desk desk;
    const std::vector<ServiceTally> few{tally(desk, {5, 4, 3, 20, 20, 20}, 2), tally(desk, {5, 4, 3, 20, 20, 20}, 0)};
    const auto found = windows(desk.clocks, 0, pointers(few));
    REQUIRE(found.size() == 1);
    CHECK(found[0].label == "2026-07/2026-12");
    CHECK(found[0].pooled);
    CHECK(found[0].by_replication[0].due == 72);
    CHECK(found[0].by_replication[0].met == 70);

    const std::vector<ServiceTally> none{tally(desk, {}), tally(desk, {})};
    CHECK(windows(desk.clocks, 0, pointers(none)).empty());
    CHECK(windows(desk.clocks, 1, pointers(few)).empty());         // another pool's standards
}

TEST_CASE("waits are shares within each class of all that was taken in charge, over the replications together", "[planning][check]")
{
    const Desk desk = desk_with_share(0.9);
    std::vector<ServiceTally> replications(2);
    for (ServiceTally& tally : replications) tally.waits.resize(desk.clocks.rules().size());
    replications[0].waits[0][0] = 6;
    replications[1].waits[0][2] = 3;
    replications[1].waits[0].back() = 1;
    const auto waits = waits_of_standards(desk.clocks, 0, "160114", {&replications[0], &replications[1]});
    REQUIRE(waits.size() == 1);
    CHECK(waits[0].standard == desk.clocks.rules()[0].id);
    CHECK(waits[0].where == "160114");
    CHECK(waits[0].items == Approx(5));
    REQUIRE(waits[0].share_within.size() == wait_class_ends.size());
    CHECK(waits[0].share_within[0] == Approx(0.6));
    CHECK(waits[0].share_within[1] == Approx(0.6));
    CHECK(waits[0].share_within[2] == Approx(0.9));
    CHECK(waits[0].share_within.back() == Approx(0.9));            // one waits longer than every class
    CHECK(waits_of_standards(desk.clocks, 1, "160114", {&replications[0]}).empty());
}

TEST_CASE("the worst verdict of several windows is the pool's", "[planning][check]")
{
    const auto judged = [](std::vector<Verdict> verdicts) {
        std::vector<StandardWindow> out(verdicts.size());
        for (std::size_t i = 0; i < verdicts.size(); ++i) out[i].verdict = verdicts[i];
        return out;
    };
    CHECK(worst(judged({})) == Verdict::met);
    CHECK(worst(judged({Verdict::met, Verdict::met})) == Verdict::met);
    CHECK(worst(judged({Verdict::undecided, Verdict::met})) == Verdict::undecided);
    CHECK(worst(judged({Verdict::undecided, Verdict::not_met, Verdict::met})) == Verdict::not_met);
}

TEST_CASE("the backlog is the share of a pool's work that is neither begun nor given up", "[planning][check]")
{
    const Desk desk;
    std::vector<ServiceTally> replications{desk.empty(), desk.empty()};
    CHECK(backlog_share(0, pointers(replications)) == 0);
    replications[0].pools[0].entered = 100;
    replications[0].pools[0].started = 80;
    replications[0].pools[0].gave_up = 10;
    replications[1].pools[0].entered = 300;
    replications[1].pools[0].started = 300;
    CHECK(backlog_share(0, pointers(replications)) == Approx(10.0 / 400));
    replications[1].pools[0].started = 320;                        // begins what had come before the period
    CHECK(backlog_share(0, pointers(replications)) == 0);
}

TEST_CASE("a shortfall names the hour of the week with most items missed, and its share", "[planning][check]")
{
    const Desk desk;
    std::vector<ServiceTally> replications{tally(desk, {100, 100, 100, 100, 100, 100}, 50), tally(desk, {100, 100, 100, 100, 100, 100}, 48)};
    const std::size_t monday_seven = 7, friday_night = 4 * 24 + 22;
    replications[0].by_hour_of_week[0][monday_seven] = {60, 30};
    replications[1].by_hour_of_week[0][monday_seven] = {60, 36};
    replications[0].by_hour_of_week[0][friday_night] = {10, 1};    // a worse share, of fewer items
    const auto tallies = pointers(replications);
    std::vector<StandardWindow> judged;
    for (const Window& w : windows(desk.clocks, 0, tallies)) judged.push_back(judge(desk.clocks, w, "160114"));
    REQUIRE(judged[0].verdict == Verdict::not_met);
    const auto found = shortfalls(desk.clocks, judged, "160114", tallies);
    REQUIRE(found.size() == 1);
    CHECK(found[0].standard == "quick");
    CHECK(found[0].where == "160114");
    CHECK(found[0].window == "2026-07");
    CHECK(found[0].hour_of_week == 7);
    CHECK(found[0].share == Approx(66.0 / 120));
    CHECK(found[0].target == 0.9);

    judged[0].verdict = Verdict::undecided;
    CHECK(shortfalls(desk.clocks, judged, "160114", tallies).empty());
}
