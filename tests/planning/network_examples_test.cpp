// The example networks of docs/queueing-networks.md against theory or published results.
#include <algorithm>

#include "sim/erlang.hpp"
#include "sim/priority_waits.hpp"
#include "tests/planning/networks.hpp"
#include "tests/sim/validation_data.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

models::Visit& visit(models::Plan& plan, const std::string& pathway, const std::string& stage)
{
    for (auto& [name, p] : plan.pathways)
        for (auto& [stage_name, s] : p.stages)
            if (name == pathway && stage_name == stage) return std::get<models::Visit>(s.step);
    throw std::runtime_error("no visit " + stage);
}
models::StaffPool& pool(models::Plan& plan, const std::string& name)
{
    for (auto& [pool_name, p] : plan.organisation.pools)
        if (pool_name == name) return p;
    throw std::runtime_error("no pool " + name);
}
NetworkAnswer replicated(const models::Plan& plan, int replications) { return run_streams(plan, replications, Executor{2}).answer; }

/// Mean number at the agents in the window 9-11 of five days: m1' = λ(t) + γ m2 - μ m1, m2' = r μ m1 - γ m2 (Runge-Kutta, 10 s steps).
double mean_present(const std::vector<double>& calls_per_hour)
{
    constexpr double mu = 1 / 300.0, gamma = 1 / 900.0, again = 0.1, step = 10;
    struct M { double agents, away; };
    const auto slope = [&](double t, M m) {
        const double of_day = t - 86400 * std::floor(t / 86400);
        const auto i = static_cast<std::size_t>(of_day / 1800);
        const double calls = i < calls_per_hour.size() ? calls_per_hour[i] / 3600 : 0;
        return M{calls + gamma * m.away - mu * m.agents, again * mu * m.agents - gamma * m.away};
    };
    M m{0, 0};
    double area = 0;
    for (int k = 0; k < 5 * 8640; ++k) {
        const double t = k * step;                                   // since 8 in the morning; rates change at multiples of the step
        const auto at = [&](M d, double h) { return M{m.agents + h * d.agents, m.away + h * d.away}; };
        const M a = slope(t, m), b = slope(t + step / 2, at(a, step / 2)), c = slope(t + step / 2, at(b, step / 2)), d = slope(t + step * 0.999999, at(c, step));
        const M next{m.agents + step / 6 * (a.agents + 2 * b.agents + 2 * c.agents + d.agents), m.away + step / 6 * (a.away + 2 * b.away + 2 * c.away + d.away)};
        const int second = static_cast<int>(t) % 86400;
        if (second >= 3600 && second < 3 * 3600) area += step * (m.agents + next.agents) / 2;
        m = next;
    }
    return area / (5 * 7200);
}

}  // namespace

TEST_CASE("call-back: whoever comes again is counted, and all calls end", "[planning][networks][theory]")
{
    models::Plan plan = example("call-back.json").plan;
    auto& outputs = plan.experiment->outputs;
    const auto add = [&](const char* name, models::Measure measure, const char* stage) { outputs.push_back({name, {.measure = measure, .stage = stage}}); };
    add("calls", models::Measure::arrivals, "");
    add("at agents", models::Measure::arrivals, "call.agent");
    add("again", models::Measure::arrivals, "call.tries_again");
    add("lost", models::Measure::gave_up, "call.agent");
    add("answered", models::Measure::served, "call.agent");
    add("turned", models::Measure::balked, "call.agent");
    const auto a = replicated(plan, 16);
    check_theory(a, "calls", 5 * 1533, 0.005);                       // half the sum of the rates, a day
    const double again = value(a, "again"), answered = value(a, "answered"), lost = value(a, "lost");
    CHECK(again == Approx(0.6 * lost + 0.1 * answered).epsilon(0.02));
    CHECK(value(a, "at agents") == Approx(value(a, "calls") + again).epsilon(0.001));   // a few come after the end
    CHECK(value(a, "call-backs") == value(a, "turned"));
    CHECK(value(a, "answered in 30 s") > value(a, "answered in 30 s, rush"));
}

TEST_CASE("call-back: with patience as long as service the number present is that of M_t/M/inf, whatever the staff", "[planning][networks][theory]")
{
    models::Plan plan = example("call-back.json").plan;
    models::Visit& agent = visit(plan, "call", "agent");
    agent.balking.clear();
    agent.patience = sim::Exponential{300};
    auto& stage = plan.pathways[0].second.stages[0].second;
    stage.on_balking.clear();
    stage.on_give_up = {{"tries_again", 0.1}};
    plan.experiment->outputs.push_back({"present", {.measure = models::Measure::mean_number, .stage = "call.agent", .window = "rush"}});
    const auto a = replicated(plan, 200);
    check_theory(a, "present", mean_present(plan.streams[0].second.rate->per_hour.values), 0.005);
}

TEST_CASE("stroke unit: refused as Erlang B says for any length of stay; beds by Little's law", "[planning][networks][theory]")
{
    const models::Plan plan = example("stroke-unit.json").plan;
    const auto a = replicated(plan, 40);
    const double offered = 7.4 / 1.2 + 1.8 / 9.3 + 1.8 / 3.6, refused = sim::erlang_b(10, offered), admitted = (1 - refused) / 1.2;
    check_theory(a, "no acute bed", refused, 0.03);
    check_theory(a, "acute beds taken", offered * (1 - refused), 0.01);
    check_theory(a, "rehabilitation beds taken", admitted * 0.24 * 28.4, 0.02);
    check_theory(a, "followed at home", admitted * (0.13 + 0.24 * 0.4) * 42, 0.02);
    REQUIRE(a.warm_up);
    CHECK(a.warm_up->enough);
    CHECK_FALSE(a.warm_up->chosen);
}

TEST_CASE("treatment centre: the published case, by its own rule", "[planning][networks][validation]")
{
    const auto published = sim::validation_case("H04a-treatment-centre-base");
    const std::pair<const char*, const char*> pairs[] = {
        {"arrivals", "00_arrivals"}, {"triage", "01a_triage_wait"}, {"registration", "02a_registration_wait"}, {"examination", "03a_examination_wait"},
        {"cubicle", "04a_treatment_wait(non_trauma)"}, {"time, non-trauma", "05_total_time(non-trauma)"}, {"trauma bay", "06a_trauma_wait"},
        {"trauma cubicle", "07a_treatment_wait(trauma)"}, {"time, trauma", "08_total_time(trauma)"}, {"discharged", "09_throughput"}};
    models::Plan plan = example("day-hospital.json").plan;
    double time[2] = {}, discharged[2] = {};
    for (const int more : {0, 1}) {
        pool(plan, "cubicle").servers = 1 + more;
        const auto a = run_streams(plan, {}, Executor{2}).answer;
        REQUIRE(a.identity.replications == 500);
        const auto& expected = published.at("expected").at(more == 0 ? "base" : "treat+1").at("exact_nhpp_arrivals");
        for (const auto& [ours, theirs] : pairs) {
            const OutputResult& o = output(a, ours);
            const double mean = expected.at(theirs).at("mean"), their_error = expected.at(theirs).at("se"), our_error = standard_error(o.value, o.replications);
            INFO(ours << ": " << o.value.mean << " ± " << our_error << ", published " << mean << " ± " << their_error);
            CHECK(std::abs(o.value.mean - mean) <= 3.5 * std::sqrt(our_error * our_error + their_error * their_error));
        }
        time[more] = value(a, "time, non-trauma");
        discharged[more] = value(a, "discharged");
    }
    CHECK(time[1] < time[0]);
    CHECK(discharged[1] > discharged[0]);
}

TEST_CASE("outpatient clinic: as busy as Little says, replicated until precise", "[planning][networks][theory]")
{
    const models::Plan plan = example("outpatient-clinic.json").plan;
    const auto a = run_streams(plan, {}, Executor{2}).answer;
    REQUIRE(a.precision);
    CHECK(a.precision->reached);
    CHECK(output(a, "wait for a visit").value.half_width <= 0.05 * value(a, "wait for a visit"));
    check_theory(a, "workstations in use", 6 * 20 / 60.0 + 5 * 12 / 60.0, 0.01);
    check_theory(a, "physicians busy", (6 * 20 + 6 * 4) / 60.0 / 4, 0.01);
}

TEST_CASE("outpatient clinic: the scarcer of two pools decides, M/M/3", "[planning][networks][theory]")
{
    models::Plan plan = example("outpatient-clinic.json").plan;
    plan.streams.pop_back();                                         // televisits only, nothing to write up
    plan.pathways[0].second.stages[0].second.next = {{"out", 1}};
    pool(plan, "workstation").servers = 3;
    const auto a = replicated(plan, 64);
    const sim::Demand demand{6 / 3600.0, 1200};
    check_theory(a, "wait for a visit", sim::mean_wait(demand, 3) / 60, 0.03);
    check_theory(a, "visits in 15 min", sim::wait_at_most(demand, 3, 900), 0.01);
}

TEST_CASE("emergency line: pre-emptive priorities as theory says", "[planning][networks][theory]")
{
    const models::Plan plan = example("emergency-line.json").plan;
    const auto a = replicated(plan, 30);
    const double rates[] = {1 / 240.0, 1 / 160.0};
    const auto waits = sim::preemptive_waits(rates, 240, 3);
    check_theory(a, "urgent, in all", (waits[0] + 240) / 60, 0.01);
    check_theory(a, "advice, in all", (waits[1] + 240) / 60, 0.05);
    check_theory(a, "operators", 2.5 / 3, 0.01);
    CHECK(value(a, "interrupted") > 100);
}

TEST_CASE("nurse visits: the published M/M/5 against its exact value", "[planning][networks][validation]")
{
    models::Plan plan = example("nurse-visit.json").plan;
    plan.experiment->outputs = {{"wait", {.measure = models::Measure::mean_wait, .unit = models::TimeUnit::min}}, {"queue", {.measure = models::Measure::mean_queue}},
                                {"busy", {.measure = models::Measure::occupancy, .pool = "nurse"}}, {"waits", {.measure = models::Measure::waited_share}}};
    plan.experiment->warm_up = 2000min;                              // long enough: relaxation takes 23 minutes
    const auto expected = sim::validation_points("H02-nurse-visit-mms-rap")[0].at("expected_exact_steady_state");
    const auto a = replicated(plan, 900);
    for (const auto& [ours, theirs] : {std::pair{"wait", "mean_wait_min"}, std::pair{"queue", "mean_queue_length"}, std::pair{"busy", "utilisation"}, std::pair{"waits", "P_wait"}}) {
        const double exact = expected.at(theirs).get<double>();
        CHECK(output(a, ours).value.half_width <= 0.01 * exact);
        check_theory(a, ours, exact, 0.01);
    }
}
