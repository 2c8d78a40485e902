#include "planning/world.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "planning/platform_load.hpp"
#include "planning/platform_sizing.hpp"
#include "planning/world_parts.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

struct Region {
    explicit Region(formats::PlanDocument d) : document{std::move(d)} {}
    formats::PlanDocument document;
    Study study{document.plan, tests::territory()};
    StudyClocks clocks{study};
    Staffing staffing = entered_staffing(study);

    /// So many in every shift of every pool.
    void staff(int seats)
    {
        for (auto& authority : staffing.clinical)
            for (PoolStaff& pool : authority) {
                pool.unlimited = false;
                pool.seats.assign(pool.cells.size(), seats);
            }
        for (PoolStaff& pool : staffing.shared) {
            pool.unlimited = false;
            pool.seats.assign(pool.cells.size(), seats);
        }
        for (PoolStaff& pool : staffing.centre) {
            pool.unlimited = false;
            pool.seats.assign(pool.cells.size(), seats);
        }
    }
    [[nodiscard]] World world(std::uint32_t replication = 1, int threads = 1) const { return World{study, clocks, staffing, replication, Executor{threads}}; }
    [[nodiscard]] SimTime at(int day, Duration time = 0h) const { return models::instant(study.regime.from + day, time); }
};

/// Authorities that share a centre at night.
formats::PlanDocument with_night_centre() { return example("night-centre.json"); }

std::vector<std::byte> bytes_of(const RegionReplication& r)
{
    std::vector<std::byte> out;
    encode(r, out);
    return out;
}

std::vector<std::byte> bytes_of(const World& world)
{
    std::vector<std::byte> out;
    for (const ServiceTally* tally : world.tallies()) tally->encode(out);
    return out;
}

void check_end(const Region& region, std::uint32_t replication)
{
    const auto expected = bytes_of(replicate(region.study, region.clocks, region.staffing, replication));
    World world = region.world(replication, 2);
    world.advance(world.end() + 24h);
    CHECK(world.now() == world.end());
    CHECK(bytes_of(std::move(world).result()) == expected);
}

std::int64_t sum(const std::vector<std::int32_t>& values) { return std::accumulate(values.begin(), values.end(), std::int64_t{0}); }

}  // namespace

TEST_CASE("a world that is advanced to the end has the tallies of a replication", "[planning][world]")
{
    Region region{two_authorities()};
    check_end(region, 1);
    region.staff(3);
    check_end(region, 2);
}

TEST_CASE("authorities that share a centre, held open, end with the tallies of a replication", "[planning][world][overflow]")
{
    Region region{with_night_centre()};
    REQUIRE(region.study.shared.size() == 1);
    REQUIRE(std::ranges::any_of(region.study.partitions, [](const models::Partition& p) { return p.authorities.size() > 1; }));
    region.staff(2);
    check_end(region, 3);
}

TEST_CASE("a world gets to the same state at one go and in pieces", "[planning][world]")
{
    Region region{with_night_centre()};
    region.staff(2);
    World one = region.world(), pieces = region.world();
    const SimTime end = region.at(40, 10h + 20min);
    one.advance(end);
    for (SimTime t = region.at(-31); t < end; t += 7h + 13min + 1s) pieces.advance(t);
    pieces.advance(end);
    pieces.advance(end - 24h);                         // has passed
    CHECK(pieces.now() == end);
    CHECK(bytes_of(one) == bytes_of(pieces));

    Snapshot a, b;
    one.look(a);
    pieces.look(b);
    REQUIRE(a.places.size() == b.places.size());
    for (std::size_t p = 0; p < a.places.size(); ++p) {
        for (std::size_t i = 0; i < a.places[p].pools.size(); ++i) {
            CHECK(a.places[p].pools[i].waiting == b.places[p].pools[i].waiting);
            CHECK(a.places[p].pools[i].busy == b.places[p].pools[i].busy);
            CHECK(a.places[p].pools[i].done_today == b.places[p].pools[i].done_today);
            CHECK(a.hours->places[p].pools[i].waiting == b.hours->places[p].pools[i].waiting);
            CHECK(a.hours->places[p].pools[i].busy == b.hours->places[p].pools[i].busy);
            CHECK(a.hours->places[p].pools[i].done == b.hours->places[p].pools[i].done);
        }
        CHECK(a.hours->places[p].in_time == b.hours->places[p].in_time);
        CHECK(a.hours->places[p].late == b.hours->places[p].late);
    }
    CHECK(a.hours->messages == b.hours->messages);
    CHECK(a.hours->count == LiveHistory::most);
    REQUIRE(a.moves.size() == b.moves.size());
    for (std::size_t i = 0; i < a.moves.size(); ++i) CHECK(a.moves[i].at == b.moves[i].at);
}

TEST_CASE("what a snapshot shows adds up", "[planning][world]")
{
    Region region{with_night_centre()};
    region.staff(1);
    World world = region.world();
    std::set<int> places_moved_to;
    bool somebody_waited = false, somebody_was_late = false;
    for (int day = 0; day < 12; ++day) {
        world.advance(region.at(day, 22h + 30min));
        Snapshot now;
        world.look(now);
        REQUIRE(now.time == region.at(day, 22h + 30min));
        REQUIRE(now.places.size() == region.study.cohorts.size() + 2);
        for (std::size_t p = 0; p < now.places.size(); ++p) {
            const LivePlace& place = now.scene->places[p];
            std::vector<int> waiting(place.pools.size()), in_service(place.pools.size());
            for (std::size_t s = 0; s < place.stages.size(); ++s) {
                const LiveStage& stage = now.places[p].stages[s];
                CHECK(stage.waiting >= 0);
                CHECK(stage.in_service >= 0);
                for (const std::size_t pool : place.pools_of_stage[s]) {
                    waiting[pool] += stage.waiting;
                    in_service[pool] += stage.in_service;
                }
            }
            for (std::size_t i = 0; i < place.pools.size(); ++i) {
                const LivePool& pool = now.places[p].pools[i];
                INFO(place.code << " " << place.pools[i] << " day " << day);
                CHECK(pool.waiting == waiting[i]);
                CHECK(pool.busy == in_service[i]);
                CHECK(pool.longest_wait.has_value() == (pool.waiting > 0));
                CHECK_FALSE(place.unlimited[i]);
                CHECK(pool.on_duty <= 2);              // two overlapping shifts at most
                somebody_waited |= pool.waiting > 0;
            }
            for (const auto& months : now.places[p].standards)
                for (const LiveWindow& window : months) {
                    CHECK(window.met + window.open <= window.due);
                    if (const auto share = window.share()) CHECK((*share >= 0 && *share <= 1));
                }
            somebody_was_late |= sum(now.hours->places[p].late) > 0;
        }
        REQUIRE(std::ranges::is_sorted(now.moves, {}, &LiveMove::at));
        for (const LiveMove& move : now.moves) {
            CHECK(move.at <= now.time);
            CHECK((move.from_place == LiveMove::outside) == (move.from_stage == LiveMove::outside));
            CHECK((move.from_place != LiveMove::outside || move.to_place != LiveMove::outside));
            if (move.from_place != LiveMove::outside && move.from_place != move.to_place) places_moved_to.insert(move.to_place);
        }
    }
    CHECK(somebody_waited);
    CHECK(somebody_was_late);
    CHECK(places_moved_to.contains(static_cast<int>(region.study.cohorts.size())));   // the night centre
}

TEST_CASE("hours of a world count what its tallies count", "[planning][world]")
{
    Region region{two_authorities()};
    region.staff(3);
    World world = region.world();
    world.advance(region.at(0));
    Snapshot before, after;
    world.look(before);
    std::vector<std::int64_t> ended, busy;
    const auto ended_by = [&](std::size_t place) {
        std::int64_t out = 0;
        for (const StageTally& stage : world.tallies()[place]->stages) out += stage.ended;
        return out;
    };
    const std::int64_t none = ended_by(0);
    CHECK(none == 0);                                  // before the regime nothing is counted
    world.advance(region.at(14));
    world.look(after);
    REQUIRE(after.hours->count == LiveHistory::most);
    CHECK(after.hours->from == region.at(0));
    std::int64_t done = 0;
    double nurse_hours = 0;
    const auto nurse = static_cast<std::size_t>(*models::pool_of(region.study.clinical, "nurse"));
    for (const LiveHours::Pool& pool : after.hours->places[0].pools) done += sum(pool.done);
    for (const float b : after.hours->places[0].pools[nurse].busy) nurse_hours += static_cast<double>(b);
    std::int64_t ended_at_pools = 0;
    for (std::size_t s = 0; s < region.study.clinical.stages.size(); ++s)
        ended_at_pools += world.tallies()[0]->stages[s].ended * static_cast<std::int64_t>(after.scene->places[0].pools_of_stage[s].size());
    CHECK(done == ended_at_pools);
    CHECK(done > 0);
    // Busy time is counted at its end by the tally, as it passes by the hours: they differ by what is in service at either end.
    CHECK(nurse_hours == Approx(sim::seconds(world.tallies()[0]->pools[nurse].busy) / 3600).epsilon(0.01));
    for (const float on_duty : after.hours->places[0].pools[nurse].on_duty) CHECK(on_duty <= 6);

    // Alerts: those that the tally saw entering triage.
    std::int64_t alerts = 0;
    for (const auto& by_hour : after.hours->places[0].alerts) alerts += sum(by_hour);
    const auto triage = static_cast<std::size_t>(*models::stage_of(region.study.clinical, "clinical_alert.triage"));
    CHECK(alerts == world.tallies()[0]->stages[triage].entered);

    // Messages of the platform: those of the replication.
    const auto whole = replicate(region.study, region.clocks, region.staffing, 1);
    for (std::size_t h = 0; h < LiveHistory::most; ++h) CHECK(static_cast<double>(after.hours->messages[h]) == static_cast<double>(whole.platform.messages_by_hour[h]));
}

TEST_CASE("requests to the platform's tiers are those that the replication counts", "[planning][world]")
{
    Region region{two_authorities()};
    World world = region.world();
    world.advance(region.at(14));
    Snapshot now;
    world.look(now);
    const auto graph = models::platform_graph(region.document.plan.platform);
    const auto document = graph.kind("document");
    REQUIRE(document.has_value());
    REQUIRE(now.scene->tiers.size() == graph.tiers.size());
    REQUIRE_FALSE(graph.tiers.empty());
    const PlatformTally whole = replicate(region.study, region.clocks, region.staffing, 1).platform;
    bool some_documents = false;
    for (std::size_t t = 0; t < graph.tiers.size(); ++t) {
        INFO(now.scene->tiers[t].name);
        CHECK(now.scene->tiers[t].name == graph.tiers[t].name);
        double all = 0, shown = 0, documents = 0;
        for (std::size_t h = 0; h < LiveHistory::most; ++h) {
            const double load = tier_load(graph.tiers[t], whole, h), seen = static_cast<double>(now.hours->tiers[t].requests[h]);
            CHECK(seen == Approx(load).margin(2));     // documents of televisits are rounded to whole ones there
            all += load;
            shown += seen;
            documents += static_cast<double>(now.hours->tiers[t].documents[h]);
            CHECK(now.hours->tiers[t].documents[h] <= now.hours->tiers[t].requests[h]);
        }
        CHECK(shown == Approx(all).epsilon(0.01));
        some_documents |= documents > 0;
    }
    CHECK(some_documents);
    for (std::size_t h = 0; h < LiveHistory::most; ++h)
        CHECK(static_cast<double>(now.hours->documents[h]) == Approx(documents_in(region.study, whole, h)));
}

TEST_CASE("patients of the day follow the ramp, as planned and as realised", "[planning][world]")
{
    Region region{two_authorities()};
    World world = region.world();
    world.advance(region.at(3));
    Snapshot now;
    world.look(now);
    for (std::size_t a = 0; a < 2; ++a) {
        int planned = 0;
        for (const models::Cell& cell : region.study.cohorts[a].cells) planned += models::patients_on(region.study.cohorts[a].points, cell.patients, region.study.regime.from + 3);
        CHECK(now.places[a].planned == planned);
        CHECK(now.places[a].active <= planned);
        CHECK(now.places[a].active > 0);
    }
    for (std::size_t i = 0; i < now.places[0].pools.size(); ++i) {         // a plan without seats
        CHECK(now.scene->places[0].unlimited[i]);
        CHECK(now.places[0].pools[i].on_duty == 0);
        CHECK(now.places[0].pools[i].waiting == 0);
    }
    CHECK(now.scene->places[0].planned.size() == static_cast<std::size_t>(region.study.ramp.to - region.study.ramp.from + 1));
}

TEST_CASE("a world whose making is stopped throws Interrupted", "[planning][world][threads]")
{
    const Region region{two_authorities()};
    std::atomic<bool> stop{false};
    int reports = 0;
    const Executor executor{2, {[&](std::string_view, double, double) {
                                    if (++reports == 2) stop = true;
                                },
                                &stop}};
    CHECK_THROWS_AS((World{region.study, region.clocks, region.staffing, 1, executor}), Interrupted);
    CHECK(reports >= 2);
    CHECK(reports <= 4);
}
