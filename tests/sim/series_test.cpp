#include "sim/series.hpp"

#include <vector>

#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/sim/near.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

template <class Collector>
std::vector<std::byte> bytes_of(const Collector& collector)
{
    std::vector<std::byte> out;
    collector.encode(out);
    return out;
}

std::vector<int> as_int(const std::vector<Int128>& sums)
{
    std::vector<int> out;
    for (const Int128 sum : sums) out.push_back(static_cast<int>(sum / 1'000'000));
    return out;
}

}  // namespace

TEST_CASE("a series counts in the bin of the time and nowhere else", "[sim][series]")
{
    Series series(SimTime{10s}, 5s, 3);
    for (const SimTime at : {SimTime{9s}, SimTime{10s}, SimTime{15s - 1us}, SimTime{15s}, SimTime{25s - 1us}, SimTime{25s}}) series.add(at, 1'000'000);
    CHECK(as_int(series.sums()) == std::vector<int>{2, 1, 1});
}

TEST_CASE("an area is split between the bins it lies in", "[sim][series]")
{
    Series series(SimTime{10s}, 5s, 3);
    series.add_area(SimTime{8s}, SimTime{12s}, 3);                       // 2 s inside
    series.add_area(SimTime{14s}, SimTime{21s}, 1);                      // 1, 5 and 1 s
    series.add_area(SimTime{24s}, SimTime{99s}, 2);                      // 1 s inside
    series.add_area(SimTime{0s}, SimTime{10s}, 9);
    series.add_area(SimTime{25s}, SimTime{26s}, 9);
    CHECK(as_int(series.sums()) == std::vector<int>{7, 5, 3});
    CHECK(near(series.per_tick()[0], 7.0 / 5.0, 1e-15));
    Series twice = series;
    twice += series;
    CHECK(as_int(twice.sums()) == std::vector<int>{14, 10, 6});
    CHECK(bytes_of(series).size() == 3 * 8 + 3 * 16);
    CHECK_THROWS_AS(twice += Series(SimTime{10s}, 5s, 2), Bug);
    CHECK_THROWS_AS(Series(SimTime{}, 0s, 1), Bug);
}

TEST_CASE("hours of the week begin on Monday, before the origin too", "[sim][series]")
{
    CHECK(hour_of_week(SimTime{}, 0h) == 0);
    CHECK(hour_of_week(SimTime{3h - 1us}, 0h) == 2);
    CHECK(hour_of_week(SimTime{168h}, 0h) == 0);
    CHECK(hour_of_week(SimTime{-1us}, 0h) == 167);
    CHECK(hour_of_week(SimTime{5h}, 2 * 24h + 20h) == 3 * 24 + 1);       // Wednesday 20:00 + 5 h
    CHECK(hour_of_week(SimTime{-24h * 400}, 6 * 24h) == (6 + 7 - 400 % 7) % 7 * 24);
}

TEST_CASE("a week's profile weighs the value by the time it holds in each hour", "[sim][series]")
{
    WeekProfile profile(SimTime{30min}, 0h, 2);                          // Monday 00:30
    profile.set(SimTime{90min}, 5);                                      // 2 for half an hour in hour 0 and in hour 1
    profile.count(SimTime{90min}, 3);
    profile.close(SimTime{3h});
    CHECK(profile.mean(0) == 2.0);
    CHECK(profile.mean(1) == 3.5);
    CHECK(profile.mean(2) == 5.0);
    CHECK(profile.mean(3) == 0.0);                                       // never observed
    CHECK(profile.per_hour(1) == 3.0);
    CHECK(profile.per_hour(0) == 0.0);
    CHECK(profile.cells()[0].ticks == Duration{30min}.count());
    profile.close(SimTime{168h + 1h});                                   // all hours, Monday's first one and a half times
    CHECK(profile.cells()[0].ticks == Duration{90min}.count());
    CHECK(near(profile.mean(0), (2.0 * 0.5 + 5.0) / 1.5, 1e-15));
    CHECK(profile.mean(167) == 5.0);
}

TEST_CASE("profiles of two weeks add up to that of a fortnight", "[sim][series]")
{
    WeekProfile whole(SimTime{}, 36h);
    WeekProfile first(SimTime{}, 36h);
    WeekProfile second(SimTime{168h}, 36h, 165 % 11);                    // begins with the value that the first ended with
    for (int h = 0; h < 336; h += 5)
        for (WeekProfile* p : {&whole, h < 168 ? &first : &second}) {
            p->set(SimTime{h * 1h + 10min}, h % 11);
            p->count(SimTime{h * 1h});
        }
    whole.close(SimTime{336h});
    first.close(SimTime{168h});
    second.close(SimTime{336h});
    CHECK(first.cells() != second.cells());
    first += second;
    CHECK(first.cells() == whole.cells());
    CHECK(bytes_of(first) == bytes_of(whole));
    CHECK(bytes_of(first).size() == hours_per_week * 32);
}
