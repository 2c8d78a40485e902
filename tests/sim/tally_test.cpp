#include "sim/tally.hpp"

#include <cstddef>
#include <vector>

#include "sim/bug.hpp"
#include "tests/catch.hpp"
#include "tests/sim/near.hpp"

using namespace teleplan::sim;
using namespace std::chrono_literals;

namespace {

template <class Tally>
std::vector<std::byte> bytes_of(const Tally& tally)
{
    std::vector<std::byte> out;
    tally.encode(out);
    return out;
}

}  // namespace

TEST_CASE("moments give mean and variance in seconds", "[sim][tally]")
{
    Moments m;
    for (const Duration d : {Duration{1s}, Duration{2s}, Duration{6s}}) m.add(d);
    CHECK(m.mean_seconds() == 3.0);
    CHECK(near(m.variance_seconds2(), 7.0, 1e-15));
    CHECK(Moments{}.mean_seconds() == 0.0);
    CHECK(Moments{}.variance_seconds2() == 0.0);
}

TEST_CASE("the variance of nearly equal long durations loses no digits", "[sim][tally]")
{
    Moments m;
    for (int i = 0; i < 3; ++i) m.add(8760h * 1000 + i * 1us);
    CHECK(near(m.variance_seconds2(), 1e-12, 1e-12));
}

TEST_CASE("merged collectors equal one that saw everything", "[sim][tally]")
{
    Moments whole;
    Moments left;
    Moments right;
    Histogram all({1s, 5s, 20s});
    Histogram some({1s, 5s, 20s});
    Histogram others({1s, 5s, 20s});
    for (int i = 0; i < 30; ++i) {
        const Duration d = i * 1s;
        whole.add(d);
        (i % 3 == 0 ? left : right).add(d);
        all.add(d);
        (i % 3 == 0 ? some : others).add(d);
    }
    left += right;
    some += others;
    CHECK(left == whole);
    CHECK(bytes_of(some) == bytes_of(all));
    Counter a{3};
    a += Counter{4};
    CHECK(a == Counter{7});
}

TEST_CASE("an area weighs values by the time they hold", "[sim][tally]")
{
    Area area(SimTime{10s}, 2);
    area.set(SimTime{15s}, 7);
    area.set(SimTime{15s}, 1);                         // the last call at an instant holds
    area.close(SimTime{22s});
    CHECK(static_cast<double>(area.value_ticks()) == 17e6);
    CHECK(area.length() == 12s);
    CHECK(near(area.mean(), 17.0 / 12.0, 1e-15));
    area.close(SimTime{24s});
    CHECK(static_cast<double>(area.value_ticks()) == 19e6);
    Area other(SimTime{0s}, 4);
    other.close(SimTime{1s});
    area += other;
    CHECK(static_cast<double>(area.value_ticks()) == 23e6);
    CHECK(area.length() == 15s);
}

TEST_CASE("a histogram counts up to and including an edge", "[sim][tally]")
{
    Histogram h({0s, 10s, 20s});
    for (const Duration d : {Duration{0s}, Duration{10s}, Duration{10s + 1us}, Duration{20s}, Duration{99s}}) h.add(d);
    CHECK(h.count_up_to(0s) == 1);
    CHECK(h.count_up_to(10s) == 2);
    CHECK(h.count_up_to(20s) == 4);
    CHECK(h.count() == 5);
    CHECK(h.bins() == std::vector<std::int64_t>{1, 1, 2, 1});
    CHECK_THROWS_AS(h.count_up_to(15s), Bug);
    CHECK_THROWS_AS(Histogram({}), Bug);
    CHECK_THROWS_AS(Histogram({2s, 2s}), Bug);
    Histogram other({1s});
    CHECK_THROWS_AS(h += other, Bug);
}

TEST_CASE("a quantile is interpolated inside its bin", "[sim][tally]")
{
    Histogram h({10s, 20s});
    CHECK(h.quantile(0.5) == 0s);
    h.add(5s, 50);
    h.add(15s, 50);
    CHECK(h.quantile(0.25) == 5s);
    CHECK(h.quantile(0.75) == 15s);
    CHECK(h.quantile(1.0) == 20s);
    h.add(99s, 900);
    CHECK(h.quantile(0.9) == 20s);
}

TEST_CASE("collectors are encoded field by field, least byte first", "[sim][tally]")
{
    Moments m;
    m.add(258us);
    m.add(-1us);
    const std::vector<std::byte> bytes = bytes_of(m);
    REQUIRE(bytes.size() == 8 + 16 + 16);
    CHECK(bytes[0] == std::byte{2});
    CHECK(bytes[8] == std::byte{1});                   // 257 = 0x0101
    CHECK(bytes[9] == std::byte{1});
    CHECK(bytes[10] == std::byte{0});
    std::vector<std::byte> out;
    encode(out, std::int64_t{-2});
    CHECK(out.front() == std::byte{0xfe});
    CHECK(out.back() == std::byte{0xff});
    CHECK(bytes_of(Histogram({1s})).size() == 8 * 4);
    CHECK(bytes_of(Area{}).size() == 24);
}
