#include "models/pathway.hpp"
#include "models/stream_network.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "sim/offered_load.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan;
using namespace teleplan::models;
using teleplan::tests::puglia;
using namespace std::chrono_literals;

namespace
{

const sim::Stage& stage(const PathwayNetwork& n, const char* name)
{
    const auto id = stage_of(n, name);
    REQUIRE(id);
    return n.network.stages[static_cast<std::size_t>(*id)];
}

double probability(const PathwayNetwork& n, const char* from, const char* to)
{
    double sum = 0;
    for (const sim::Branch& b : stage(n, from).next)
        if (b.to == *stage_of(n, to)) sum += b.probability;
    return sum;
}

Stage visit(const char* pool, std::vector<Branch> next)
{
    return {Visit{pool, sim::Constant{60}, {}, Precedence::urgent, ""}, std::move(next)};
}
Stage route(std::vector<Branch> next, double seconds = 0) { return {Wait{sim::Constant{seconds}}, std::move(next)}; }

}  // namespace

TEST_CASE("stages that only route are followed and their probabilities multiply", "[models][pathway]")
{
    const PathwayNetwork n = pathway_network(puglia(), Scope::authority);
    CHECK_FALSE(stage_of(n, "clinical_alert.decision"));
    CHECK_FALSE(stage_of(n, "clinical_alert.closed"));
    CHECK(probability(n, "clinical_alert.triage", "clinical_alert.call") == 0.4);
    CHECK(probability(n, "clinical_alert.triage", "clinical_alert.escalation") == Approx(0.6 * 0.08));
    CHECK(probability(n, "clinical_alert.call", "clinical_alert.escalation") == Approx(0.08));
    CHECK(stage(n, "clinical_alert.escalation").next.empty());
    const auto visits = sim::visits(n.network, *entry_of(n, "clinical_alert"));
    CHECK(visits[static_cast<std::size_t>(*stage_of(n, "clinical_alert.escalation"))] == Approx(0.08));
}

TEST_CASE("routes through several stages add up, and a wait that takes time stays", "[models][pathway]")
{
    Plan plan = puglia();
    plan.pathways = {{"p",
                      {"a",
                       {{"a", visit("nurse", {{"r1", 0.5}, {"b", 0.25}, {"out", 0.25}})},
                        {"r1", route({{"r2", 0.5}, {"b", 0.5}})},
                        {"r2", route({{"b", 0.2}, {"w", 0.3}, {"out", 0.5}})},
                        {"w", route({{"b", 1}}, 60)},
                        {"b", visit("physician", {{"out", 1}})},
                        {"out", {Leave{"done"}, {}}}}}}};
    const PathwayNetwork n = pathway_network(plan, Scope::authority);
    CHECK(n.network.stages.size() == 3);
    CHECK(probability(n, "p.a", "p.b") == Approx(0.25 + 0.5 * 0.5 + 0.5 * 0.5 * 0.2));
    CHECK(probability(n, "p.a", "p.w") == Approx(0.5 * 0.5 * 0.3));
    CHECK(stage(n, "p.a").next.size() == 2);  // one branch for each target
    CHECK_FALSE(stage(n, "p.w").pool);
}

TEST_CASE("pathways go to the network whose pools they need", "[models][pathway]")
{
    const PathwayNetwork clinical = pathway_network(puglia(), Scope::authority),
                         centre = pathway_network(puglia(), Scope::region);
    CHECK(clinical.pools == std::vector<std::string>{"nurse", "physician", "gp", "other_professional"});
    CHECK(centre.pools == std::vector<std::string>{"technician", "help_desk"});
    CHECK(entry_of(clinical, "televisit"));
    CHECK_FALSE(entry_of(clinical, "onboarding"));
    CHECK(entry_of(centre, "onboarding"));
    CHECK(entry_of(centre, "help_desk_call"));
    CHECK_FALSE(pool_of(clinical, "help_desk"));
    for (const PathwayNetwork* n : {&clinical, &centre})
        for (const auto& [name, id] : n->entry) CHECK(n->stages[static_cast<std::size_t>(id)].pathway == name);
    CHECK(stage(centre, "help_desk_call.answer").patience.has_value());
    Plan longer = puglia();
    longer.services.tele_care.duration = std::chrono::minutes{40};  // the service's own time replaces the pathway's mean
    CHECK(sim::mean(stage(pathway_network(longer, Scope::authority), "tele_care.session").service) == Approx(2400));
    longer.services.tele_care.enabled = false;
    CHECK(sim::mean(stage(pathway_network(longer, Scope::authority), "tele_care.session").service) == Approx(1800));
}

TEST_CASE("the class of a job names its priority and its patient's intensity and coverage", "[models][pathway]")
{
    std::vector<bool> seen(static_cast<std::size_t>(class_count));
    for (std::size_t p = 0; p < priority_count; ++p)
        for (std::size_t i = 0; i < intensity_count; ++i)
            for (std::size_t coverage = 0; coverage < coverage_count; ++coverage) {
                const auto c = job_class(static_cast<Priority>(p), static_cast<Intensity>(i), static_cast<CoverageId>(coverage));
                CHECK(priority_of(c) == static_cast<Priority>(p));
                CHECK(intensity_of(c) == static_cast<Intensity>(i));
                CHECK(coverage_of(c) == static_cast<CoverageId>(coverage));
                seen[static_cast<std::size_t>(c)] = true;
            }
    CHECK(std::ranges::count(seen, true) == class_count);
}

TEST_CASE("urgent work goes by priority, level 2 first, after continuations and before what can wait",
          "[models][pathway]")
{
    const PathwayNetwork n = pathway_network(puglia(), Scope::authority);
    const auto& triage = stage(n, "clinical_alert.triage").priority_by_class;
    REQUIRE(triage.size() == static_cast<std::size_t>(class_count));
    const auto rank = [&](Priority p, Intensity i) { return triage[static_cast<std::size_t>(job_class(p, i, {}))]; };
    std::uint32_t before = 0;
    for (const Priority p : {Priority::critical, Priority::high, Priority::medium, Priority::low}) {
        CHECK(rank(p, Intensity::level_2) > before);
        CHECK(rank(p, Intensity::level_1) > rank(p, Intensity::level_2));
        CHECK(rank(p, Intensity::weekly) == rank(p, Intensity::level_1));
        CHECK(rank(p, Intensity::televisit_only) == rank(p, Intensity::level_1));
        before = rank(p, Intensity::level_1);
    }
    CHECK(stage(n, "clinical_alert.call").priority_by_class == std::vector<std::uint32_t>{0});
    const auto& deferrable = stage(n, "scheduled_call.call").priority_by_class;
    REQUIRE(deferrable.size() == 1);
    CHECK(deferrable.front() > std::ranges::max(triage));
    CHECK(stage(n, "notes.notes").priority_by_class == deferrable);  // the same calendar, the same level
    for (std::size_t p = 0; p < n.network.pools.size(); ++p)
        for (const sim::Stage& s : n.network.stages)
            if (s.pool && static_cast<std::size_t>(*s.pool) == p)
                for (const auto priority : s.priority_by_class)
                    CHECK(static_cast<int>(priority) < n.network.pools[p].spec.priorities);
}

TEST_CASE("deferrable work is gated by its calendar, one level for each", "[models][pathway]")
{
    Plan plan = puglia();
    const PathwayNetwork clinical = pathway_network(plan, Scope::authority);
    const auto gates = gated_priorities(plan, clinical);
    std::vector<std::string> seen;
    for (const GatedPriority& g : gates) seen.push_back(clinical.pools[static_cast<std::size_t>(g.pool)] + ' ' + g.calendar);
    CHECK(seen == std::vector<std::string>{"nurse working", "physician working", "physician slots", "gp slots", "other_professional slots", "other_professional care_slots"});
    CHECK(gates[0].priority == stage(clinical, "notes.notes").priority_by_class.front());
    CHECK(gates[2].priority == gates[4].priority);  // a visit to several pools has one priority in all of them
    CHECK(gates[2].priority == stage(clinical, "tele_advice.advice").priority_by_class.front());
    REQUIRE(stage(clinical, "tele_advice.advice").also.size() == 1);
    CHECK(stage(clinical, "tele_advice.advice").also.front().pool == *pool_of(clinical, "other_professional"));
    const PathwayNetwork centre = pathway_network(plan, Scope::region);
    REQUIRE(gated_priorities(plan, centre).size() == 2);
    CHECK(gated_priorities(plan, centre).front().calendar == "installers");

    for (auto& [name, pathway] : plan.pathways)
        if (name == "notes") std::get<Visit>(pathway.stages.front().second.step).calendar = "day";
    const PathwayNetwork apart = pathway_network(plan, Scope::authority);
    CHECK(gated_priorities(plan, apart).size() == 7);
    CHECK(stage(apart, "notes.notes").priority_by_class != stage(apart, "scheduled_call.call").priority_by_class);
    for (auto& [name, pathway] : plan.pathways)
        if (name == "notes") std::get<Visit>(pathway.stages.front().second.step).calendar = "";
    CHECK(gated_priorities(plan, pathway_network(plan, Scope::authority)).size() ==
          6);  // deferrable at any time: no gate
}

TEST_CASE("the streams of a queueing network are classes with their own priorities", "[models][pathway]")
{
    Plan plan;
    const sim::Distribution often = sim::Exponential{300};
    plan.organisation.pools = {{"clerk", {}}};
    plan.pathways = {{"main",
                      {"desk",
                       {{"desk", visit("clerk", {{"later", 1}})},
                        {"later", {Visit{"clerk", sim::Constant{60}, {}, Precedence::deferrable, ""}, {{"out", 1}}}},
                        {"out", {Leave{"served"}, {}}}}}}};
    plan.streams = {{"many", {"main", "", often, {}, {}, 2}}, {"few", {"main", "", often, {}, {}, 0}}};
    plan.experiment = NetworkExperiment{};
    plan.experiment->length = 24h;
    const PathwayNetwork n = stream_network(plan);
    CHECK(n.network.classes == 2);
    CHECK(stage(n, "main.desk").priority_by_class == std::vector<std::uint32_t>{3, 1});
    CHECK(stage(n, "main.later").priority_by_class == std::vector<std::uint32_t>{4});
    CHECK(n.network.pools.front().spec.priorities == 5);
}

TEST_CASE("the networks of the defaults have no structural error but their missing staff", "[models][pathway]")
{
    for (const Scope scope : {Scope::authority, Scope::region}) {
        PathwayNetwork n = pathway_network(puglia(), scope);
        for (sim::Pool& pool : n.network.pools) pool.capacity = {{sim::SimTime{}, 1}};
        CHECK(sim::check(n.network).empty());
    }
}
