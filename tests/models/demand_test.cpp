// The demand as a stream of work: the same however the days are cut, whoever else is in the plan, whatever is counted.
#include "models/demand.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "models/purposes.hpp"
#include "tests/catch.hpp"
#include "tests/models/setting.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace teleplan::tests;
using namespace std::chrono_literals;

namespace
{

bool same(const sim::TimedArrival& a, const sim::TimedArrival& b)
{
    return a.at == b.at && a.arrival.key == b.arrival.key && a.arrival.stage == b.arrival.stage &&
           a.arrival.job_class == b.arrival.job_class && a.arrival.service == b.arrival.service;
}
bool same(const std::vector<sim::TimedArrival>& a, const std::vector<sim::TimedArrival>& b)
{
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) { return same(x, y); });
}
bool same(const Demand& a, const Demand& b)
{
    return std::ranges::equal(a.clinical, b.clinical, [](const auto& x, const auto& y) { return same(x, y); }) &&
           same(a.help_desk, b.help_desk) && same(a.installations, b.installations);
}

std::vector<std::int64_t> counts(const Volumes& v)
{
    std::vector<std::int64_t> out{v.treated,       v.assisted,        v.starts,     v.kit_starts,
                                  v.kit_days,      v.renewals,        v.exits,      v.scheduled_calls,
                                  v.notes,         v.help_desk_calls, v.televisits, v.televisits_completed,
                                  v.weekly_reports, v.reminders,       v.missing_data_calls, v.missing_data_reviews};
    for (const ServiceCounts& service : v.services)
        for (const auto member : service_count_members) out.push_back(service.*member);
    for (const auto member : kit_count_members) out.push_back(v.kits.*member);
    out.insert(out.end(), v.documents.begin(), v.documents.end());
    out.insert(out.end(), v.active_days.begin(), v.active_days.end());
    out.insert(out.end(), v.sessions.begin(), v.sessions.end());
    for (const auto& group : v.alerts) out.insert(out.end(), group.begin(), group.end());
    out.insert(out.end(), v.messages_by_hour.begin(), v.messages_by_hour.end());
    out.insert(out.end(), v.documents_by_hour.begin(), v.documents_by_hour.end());
    return out;
}

}  // namespace

TEST_CASE("cutting the days in two gives the same work and the same counts", "[models][demand]")
{
    const Setting s{ramped(4000)};
    const DateRange block{day(2026, 8, 31), year.to};
    const Demand whole = s.demand(block);
    for (const Date cut : {day(2026, 9, 15), day(2026, 9, 30), day(2026, 12, 31), day(2027, 2, 13), day(2027, 9, 29)}) {
        CAPTURE(to_string(cut));
        Demand first = s.demand({block.from, cut}), second = s.demand({cut + 1, block.to});
        const auto join = [](std::vector<sim::TimedArrival>& a, const std::vector<sim::TimedArrival>& b) {
            a.insert(a.end(), b.begin(), b.end());
        };
        for (std::size_t p = 0; p < first.clinical.size(); ++p) join(first.clinical[p], second.clinical[p]);
        join(first.help_desk, second.help_desk);
        CHECK(std::ranges::equal(first.clinical, whole.clinical,
                                 [](const auto& x, const auto& y) { return same(x, y); }));
        CHECK(same(first.help_desk, whole.help_desk));
        CHECK(same(second.installations, whole.installations));  // always from the first day of the ramp
        CHECK(first.installations.size() <= whole.installations.size());
        first.volumes += second.volumes;
        CHECK(counts(first.volumes) == counts(whole.volumes));
    }
}

TEST_CASE("work is sorted by time and no two jobs share a key", "[models][demand]")
{
    const Setting s{ramped(4000)};
    const Demand d = s.demand(year);
    auto parts = d.clinical;
    for (std::size_t p = 0; p < parts.size(); ++p)  // work that needs several pools stands with each: once here
        std::erase_if(parts[p], [&](const sim::TimedArrival& w) {
            return s.clinical.network.stages[static_cast<std::size_t>(w.arrival.stage)].pool != sim::PoolId{static_cast<std::uint32_t>(p)};
        });
    parts.push_back(d.help_desk);
    parts.push_back(d.installations);
    std::vector<sim::DrawPoint> keys;
    for (const auto& work : parts) {
        CHECK(std::ranges::is_sorted(work, {}, &sim::TimedArrival::at));
        for (const auto& w : work) {
            keys.push_back(w.arrival.key);
            if (!w.arrival.service.has_value() || w.arrival.key.slot >= 4096 || w.arrival.key.day >= 1U << 16U)
                FAIL("a key or a service that a network cannot use");
        }
    }
    const auto less = [](const sim::DrawPoint& a, const sim::DrawPoint& b) {
        return std::tie(a.entity, a.day, a.slot) < std::tie(b.entity, b.day, b.slot);
    };
    std::ranges::sort(keys, less);
    CHECK(std::ranges::adjacent_find(keys) == keys.end());
}

TEST_CASE("the same replication repeats itself and another one differs", "[models][demand]")
{
    const Setting s{ramped(2000)};
    const DateRange month{day(2027, 1, 1), day(2027, 1, 31)};
    const Demand d = s.demand(month, month);
    CHECK(same(d, s.demand(month, month)));
    const Demand other = s.demand(month, month, 1);
    CHECK_FALSE(same(d, other));
    CHECK(total(d.volumes.active_days) == total(other.volumes.active_days));
}

TEST_CASE("what another authority has leaves this one's work unchanged", "[models][demand]")
{
    const auto authorities = authorities_of(territory(), "16");
    Authority a = authorities[0], b = authorities[1];
    a.population = b.population = 1000;
    const DateRange month{day(2027, 1, 1), day(2027, 1, 31)};
    const auto first_of = [&](const std::vector<Authority>& region, int patients) {
        Setting s{stationary(puglia(), day(2026, 9, 1), patients)};
        s.all = cohorts(s.plan, region);
        return s.demand(month, month);
    };
    const Demand alone = first_of({a}, 200), beside = first_of({a, b}, 400);
    CHECK(same(alone, beside));
    CHECK(counts(alone.volumes) == counts(beside.volumes));
    b.population = 3000;
    CHECK(same(alone, first_of({a, b}, 800)));
}

TEST_CASE("a patient of a smaller plan asks for the same in a larger one", "[models][demand]")
{
    const DateRange month{day(2027, 1, 1), day(2027, 1, 31)};
    const Demand small = Setting{stationary(puglia(), day(2026, 9, 1), 2000)}.demand(month, month),
                 large = Setting{stationary(puglia(), day(2026, 9, 1), 4000)}.demand(month, month);
    for (std::size_t p = 0; p < small.clinical.size(); ++p) {
        std::size_t found = 0, at = 0;
        for (const auto& work : small.clinical[p]) {
            while (at < large.clinical[p].size() && !same(large.clinical[p][at], work)) ++at;
            found += at < large.clinical[p].size() ? 1 : 0;
        }
        CHECK(found == small.clinical[p].size());
        CHECK(found < large.clinical[p].size());
    }
}

TEST_CASE("nobody works for a plan without patients", "[models][demand]")
{
    Plan plan = puglia();
    for (RampPoint& p : plan.timeline.ramp.points) p.patients = 0;
    const Setting s{plan};
    const Demand d = s.demand(year);
    for (const auto& work : d.clinical) CHECK(work.empty());
    CHECK(d.help_desk.empty());
    CHECK(d.installations.empty());
    CHECK(total(counts(d.volumes)) == 0);
}

TEST_CASE("days after the counted ones are simulated and not counted", "[models][demand]")
{
    const Setting s{ramped(4000)};
    const DateRange counted{day(2026, 7, 1), day(2026, 7, 31)};
    const Demand exact = s.demand(counted, counted), longer = s.demand({counted.from + -10, counted.to + 20}, counted);
    CHECK(counts(exact.volumes) == counts(longer.volumes));
    CHECK(longer.help_desk.size() > exact.help_desk.size());
}

TEST_CASE("a purpose keeps its number, so that another one at the end moves no draw", "[models][demand]")
{
    const std::vector<sim::Purpose> all{purpose::stay,         purpose::patient,   purpose::readings,  purpose::alert,
                                        purpose::daily_factor, purpose::help_desk, purpose::televisit, purpose::service,
                                        purpose::pathway,      purpose::arrivals};
    for (std::uint32_t i = 0; i < all.size(); ++i) CHECK(static_cast<std::uint32_t>(all[i]) == i + 1);
}

TEST_CASE("readings of an hour that the clocks skip arrive when it is over; of one that comes twice, in the first", "[models][demand]")
{
    Plan plan = ramped(40000);
    plan.sensors.hour_profile = {{1, {{2h, 3h}}}};
    plan.sensors.habit_window = 30min;
    const Setting s{plan};
    const auto stage = *entry_of(s.clinical, "clinical_alert");
    const auto alerts_on = [&](Date date) {
        const Demand d = s.demand({date, date});
        std::vector<Duration> since_midnight;
        for (const auto& pool : d.clinical)
            for (const sim::TimedArrival& w : pool)
                if (w.arrival.stage == stage) since_midnight.push_back(w.at - start_of(date));
        return since_midnight;
    };
    const Date spring = day(2027, 3, 28), autumn = day(2026, 10, 25), other = day(2027, 3, 27);
    const auto skipped = alerts_on(spring), twice = alerts_on(autumn), once = alerts_on(other);
    REQUIRE(skipped.size() > 100);
    REQUIRE(twice.size() > 100);
    CHECK(std::ranges::all_of(skipped, [](Duration t) { return t == 2h; }));                    // 03:00 by the clock
    for (const auto* found : {&twice, &once}) {
        CHECK(std::ranges::all_of(*found, [](Duration t) { return t >= 2h && t < 3h; }));
        CHECK(std::ranges::adjacent_find(*found, [](Duration a, Duration b) { return a != b; }) != found->end());
    }
    const Volumes v = s.demand(year).volumes;
    const auto messages = [&](Date d, int hour) { return v.messages_by_hour[static_cast<std::size_t>((d - year.from) * 24 + hour)]; };
    CHECK(messages(spring, 2) == 0);
    CHECK(messages(spring, 3) > 100);
    CHECK(messages(other, 2) > 100);
    CHECK(messages(other, 3) == 0);
}
