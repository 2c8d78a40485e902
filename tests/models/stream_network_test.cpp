#include "models/stream_network.hpp"

#include <set>

#include "formats/plan_json.hpp"
#include "models/network_clock.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace std::chrono_literals;

namespace {

Plan example(const char* name)
{
    auto loaded = formats::load_plan(tests::installed().scenarios / "examples" / name, tests::installed());
    if (!loaded.document) throw std::runtime_error(name);
    return std::move(loaded.document->plan);
}

}  // namespace

TEST_CASE("classes are those of the plan, then those that only a stream names", "[models][stream_network]")
{
    Plan plan = example("day-hospital.json");
    auto classes = network_classes(plan);
    REQUIRE(classes.size() == 2);
    CHECK(classes[0].name == "trauma");
    CHECK(classes[0].priority == 0);
    plan.classes = {{"vip", {3}}};
    plan.streams[0].second.class_name = "vip";
    plan.streams[1].second.priority = 2;
    classes = network_classes(plan);
    REQUIRE(classes.size() == 2);
    CHECK(classes[0].name == "vip");
    CHECK(classes[0].priority == 3);
    CHECK(classes[1].name == "non_trauma");
    CHECK(classes[1].priority == 2);
}

TEST_CASE("a network carries servers over time, units, balking and ways out for those not served", "[models][stream_network]")
{
    const Plan plan = example("call-back.json");
    const PathwayNetwork n = stream_network(plan);
    CHECK(sim::check(n.network).empty());
    CHECK(n.network.pools[0].capacity.size() > 20);                  // six steps a day for five days
    const sim::Stage& agent = n.network.stages[static_cast<std::size_t>(*stage_of(n, "call.agent"))];
    REQUIRE(agent.balking.size() == 1);
    CHECK(agent.balking[0].from == 30);
    REQUIRE(agent.if_gave_up.size() == 1);
    CHECK(agent.if_gave_up[0].probability == 0.6);
    CHECK(agent.if_gave_up[0].to == *stage_of(n, "call.tries_again"));
    CHECK(agent.if_balked[0].to == *stage_of(n, "call.called_back"));
    CHECK(agent.next.size() == 1);                                   // solved leaves
    const PathwayNetwork clinic = stream_network(example("outpatient-clinic.json"));
    const sim::Stage& visit = clinic.network.stages[static_cast<std::size_t>(*stage_of(clinic, "televisit.visit"))];
    REQUIRE(visit.also.size() == 1);
    CHECK(visit.also[0].pool == *pool_of(clinic, "workstation"));
}

TEST_CASE("streams are keyed by their names and have their mean rates", "[models][stream_network]")
{
    const Plan plan = example("day-hospital.json");
    const PathwayNetwork n = stream_network(plan);
    const auto specs = arrival_streams(plan, n);
    REQUIRE(specs.size() == 2);
    CHECK(specs[0].id == sim::stream_id("trauma"));
    CHECK(specs[0].id != specs[1].id);
    double sum = plan.streams[0].second.rate->per_hour.values[0];    // the nineteenth hour is the first once more
    for (const double v : plan.streams[0].second.rate->per_hour.values) sum += v;
    CHECK(mean_rate(plan.streams[0].second, *plan.experiment) * 19 * 3600 == Approx(0.12 * sum));
    CHECK(mean_rate(example("mm1.json").streams[0].second, *plan.experiment) == Approx(0.9 / 60));
}

TEST_CASE("a trace gives its jobs classes, services and patience", "[models][stream_network]")
{
    Plan plan = example("day-hospital.json");
    ArrivalStream& stream = plan.streams[1].second;
    stream.rate.reset();
    stream.trace = Trace{"x.csv", TimeUnit::s, {{5s, "", {}, {}, 2}, {7s, "trauma", 3s, 4s, 3}}};
    const auto specs = arrival_streams(plan, stream_network(plan));
    const auto& given = std::get<std::vector<sim::TimedArrival>>(specs[1].arrivals);
    REQUIRE(given.size() == 2);
    CHECK(given[0].arrival.job_class == sim::ClassId{1});
    CHECK(given[1].arrival.job_class == sim::ClassId{0});
    CHECK(given[1].arrival.service == sim::OptionalDuration{3s});
    CHECK(given[1].arrival.patience == sim::OptionalDuration{4s});
    CHECK(mean_rate(stream, *plan.experiment) == Approx(2 / (19 * 3600.0)));
}
