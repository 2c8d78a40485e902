// NetworkRun against exact theory, by each file's acceptance rule: tests/validation/A01, A03, A05.
#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/sim/steady_state.hpp"
#include "tests/sim/validation_data.hpp"

using namespace teleplan::sim;

namespace {

using Targets = std::map<std::string, Expected>;

void check_point(const SteadyState& model, const Evaluate& evaluate, const Targets& targets)
{
    Measures measures;
    CHECK(run_until_precise(model, evaluate, targets, 400, measures));
    for (const auto& [name, target] : targets) {
        INFO(name << " expected " << target.value << " simulated " << mean_interval(measures.at(name), 0.95).mean << " +- "
                  << mean_interval(measures.at(name), 0.95).half_width << " in " << measures.at(name).size());
        CHECK(accepted(measures.at(name), target));
    }
}

double precision_of(const std::string& name, double value, double rho)
{
    return rho >= 0.95 || (name.starts_with("P_") && value < 0.02) ? 0.02 : 0.01;
}

nlohmann::json point_of(const std::string& id, const std::string& point)
{
    for (const auto& candidate : validation_points(id))
        if (candidate.at("id") == point) return candidate;
    throw std::runtime_error("no such point: " + point);
}

void check_mmc(const std::string& id, double customers_per_replication)
{
    INFO(id);
    const auto point = point_of("A01-mmc-erlangC", id);
    const auto& in = point.at("inputs");
    const double lambda = in.at("lambda");
    const double mu = in.at("mu");
    const int c = in.at("c");
    const double rho = point.at("expected").at("rho");
    const SteadyState model{one_stage(c, Exponential{1.0 / mu}), {lambda}, {StageId{0}}, warm_up_of(mu, c, lambda / mu),
                            customers_per_replication / lambda};
    Targets targets;
    for (const auto& [name, value] : point.at("expected").items()) {
        const double v = value;
        const bool quantile = name.starts_with("Wq_p");                  // not a mean: see Expected
        if (name == "Wq" || name == "P_wait" || name == "Lq" || name == "L" || name.starts_with("P_Wq_le_") ||
            (quantile && v > 0.0))
            targets[name] = {v, precision_of(name, v, rho), !quantile};
    }
    const Evaluate evaluate = [&targets](const WaitObserver& o, Measures& measures) {
        const auto& waits = o.served[0];
        std::vector<double> values;
        for (const auto& [name, target] : targets) {
            double value = 0.0;
            if (name == "Wq") value = mean_ticks_in_seconds(waits);
            else if (name == "P_wait") value = 1.0 - share_up_to(waits, 0.0, waits.size());
            else if (name == "Lq") value = o.queue.mean();
            else if (name == "L") value = o.inside.mean();
            else if (name.starts_with("P_Wq_le_")) value = share_up_to(waits, std::stod(name.substr(8)), waits.size());
            else {
                if (values.empty()) values.assign(waits.begin(), waits.end());
                value = quantile(values, std::stod(name.substr(4)) / 100.0) / 1e6;
            }
            measures[name].push_back(value);
        }
    };
    check_point(model, evaluate, targets);
}

void check_abandonment(const std::string& id, double customers_per_replication)
{
    INFO(id);
    const auto point = point_of("A03-mmc-abandonment", id);
    const auto& in = point.at("inputs");
    const auto& out = point.at("expected");
    const double lambda = in.at("lambda");
    SteadyState model{one_stage(in.at("c"), Exponential{1.0 / in.at("mu").get<double>()}), {lambda}, {StageId{0}},
                      40.0 / in.at("mu").get<double>(), customers_per_replication / lambda};
    const auto& patience = in.at("patience");
    if (patience.at("dist") == "exponential") model.network.stages[0].patience = Exponential{patience.at("mean")};
    else if (patience.at("dist") == "deterministic") model.network.stages[0].patience = Constant{patience.at("value")};
    else model.network.stages[0].patience = Uniform{patience.at("low"), patience.at("high")};
    Targets targets;
    for (const auto& [name, value] : out.items())
        if (name.starts_with("P_") || name.starts_with("Wq_") || name == "Lq") targets[name] = {value, precision_of(name, value, 0.0), true};
    const Evaluate evaluate = [&targets](const WaitObserver& o, Measures& measures) {
        const auto& served = o.served[0];
        const auto& lost = o.lost[0];
        const std::size_t all = served.size() + lost.size();
        const double share_lost = static_cast<double>(lost.size()) / static_cast<double>(all);
        const double wait_served = mean_ticks_in_seconds(served);
        const double wait_lost = mean_ticks_in_seconds(lost);
        for (const auto& [name, target] : targets) {
            double value = 0.0;
            if (name == "P_abandon") value = share_lost;
            else if (name == "P_offered_wait_gt_0") value = 1.0 - share_up_to(served, 0.0, all);
            else if (name == "Wq_all") value = (1.0 - share_lost) * wait_served + share_lost * wait_lost;
            else if (name == "Wq_given_served") value = wait_served;
            else if (name == "Wq_given_abandoned") value = wait_lost;
            else if (name == "Lq") value = o.queue.mean();
            else value = share_up_to(served, std::stod(name.substr(16)), all);
            measures[name].push_back(value);
        }
    };
    check_point(model, evaluate, targets);
}

Distribution service_of(const nlohmann::json& service)
{
    if (service.at("dist") == "deterministic") return Constant{service.at("value")};
    if (service.at("dist") == "uniform") return Uniform{service.at("low"), service.at("high")};
    return Exponential{service.at("mean")};
}

// One stage per class on one pool: each class has its own service and its own priority.
void check_priorities(const std::string& id, double customers_per_replication)
{
    INFO(id);
    const auto point = point_of("A05-priority-queues", id);
    const auto& in = point.at("inputs");
    const int c = in.at("c");
    SteadyState model;
    std::vector<Distribution> services;
    if (in.contains("mu_all_classes")) {
        model.rates = in.at("lambda_by_class_high_to_low").get<std::vector<double>>();
        services.assign(model.rates.size(), Exponential{1.0 / in.at("mu_all_classes").get<double>()});
    } else {
        for (const auto& k : in.at("classes_high_to_low")) {
            model.rates.push_back(k.at("lambda"));
            services.push_back(service_of(k.at("service")));
        }
    }
    const bool preemptive = in.at("discipline").get<std::string>().starts_with("preemptive-resume");
    model.network = one_stage(c, Constant{}, static_cast<int>(model.rates.size()));
    if (preemptive) model.network.pools[0].preemption = Preemption::resume;
    model.network.stages.clear();
    model.network.classes = static_cast<int>(model.rates.size());
    double offered = 0.0;
    for (std::uint32_t k = 0; k < model.rates.size(); ++k) {
        model.network.stages.push_back(Stage{.name = "class", .pool = PoolId{0}, .service = services[k], .priority_by_class = {k}});
        model.first_stage.push_back(StageId{k});
        offered += model.rates[k] * mean(services[k]);
    }
    const double rate = std::accumulate(model.rates.begin(), model.rates.end(), 0.0);
    model.warm_up_seconds = warm_up_of(rate / offered, c, offered);
    model.window_seconds = customers_per_replication / rate;
    Targets targets;
    const auto& classes = point.at("expected").at("classes");
    if (preemptive) {                                    // waits are split by interruptions: mean number inside, lambda W
        for (std::size_t k = 0; k < classes.size(); ++k)
            targets["L of class " + std::to_string(k)] = {model.rates[k] * classes[k].at("W").get<double>()};
        const Evaluate evaluate = [](const WaitObserver& o, Measures& measures) {
            for (std::size_t k = 0; k < o.inside_of.size(); ++k) measures["L of class " + std::to_string(k)].push_back(o.inside_of[k].mean());
        };
        return check_point(model, evaluate, targets);
    }
    for (std::size_t k = 0; k < classes.size(); ++k) targets["Wq of class " + std::to_string(k)] = {classes[k].at("Wq")};
    targets["P_wait"] = {point.at("expected").at("P_wait")};
    const Evaluate evaluate = [](const WaitObserver& o, Measures& measures) {
        double at_once = 0.0;
        double all = 0.0;
        for (std::size_t k = 0; k < o.served.size(); ++k) {
            measures["Wq of class " + std::to_string(k)].push_back(mean_ticks_in_seconds(o.served[k]));
            at_once += static_cast<double>(std::count(o.served[k].begin(), o.served[k].end(), std::int64_t{0}));
            all += static_cast<double>(o.served[k].size());
        }
        measures["P_wait"].push_back(1.0 - at_once / all);
    };
    check_point(model, evaluate, targets);
}

}  // namespace

TEST_CASE("M/M/1 at half load agrees with Erlang C (A01)", "[sim][theory]") { check_mmc("mmc-01", 50'000); }
TEST_CASE("M/M/1 at a fifth of load agrees with Erlang C (A01)", "[sim][theory]") { check_mmc("mmc-08", 50'000); }
TEST_CASE("M/M/2 agrees with Erlang C (A01)", "[sim][theory]") { check_mmc("mmc-03", 50'000); }
TEST_CASE("M/M/3 agrees with Erlang C (A01)", "[sim][theory]") { check_mmc("mmc-09", 100'000); }
TEST_CASE("M/M/4 agrees with Erlang C (A01)", "[sim][theory]") { check_mmc("mmc-05", 50'000); }
TEST_CASE("M/M/5 agrees with Erlang C (A01)", "[sim][theory]") { check_mmc("mmc-04", 50'000); }
TEST_CASE("M/M/34 agrees with Erlang C (A01)", "[sim][theory][slow]") { check_mmc("mmc-07", 200'000); }
TEST_CASE("M/M/1 at nine tenths of load agrees with Erlang C (A01)", "[sim][theory][slow]") { check_mmc("mmc-02", 300'000); }
TEST_CASE("M/M/10 at nine tenths of load agrees with Erlang C (A01)", "[sim][theory][slow]") { check_mmc("mmc-06", 300'000); }
TEST_CASE("M/M/50 near saturation agrees with Erlang C (A01)", "[sim][theory][slow]") { check_mmc("mmc-10", 400'000); }

TEST_CASE("five servers with impatient customers agree with Erlang A (A03)", "[sim][theory]") { check_abandonment("erlA-01", 50'000); }
TEST_CASE("one server with patient customers agrees with Erlang A (A03)", "[sim][theory]") { check_abandonment("erlA-02", 50'000); }
TEST_CASE("ten servers, overloaded, agree with Erlang A (A03)", "[sim][theory]") { check_abandonment("erlA-03", 50'000); }
TEST_CASE("a hundred servers agree with Erlang A (A03)", "[sim][theory][slow]") { check_abandonment("erlA-04", 200'000); }
TEST_CASE("four servers, overloaded, agree with Erlang A (A03)", "[sim][theory]") { check_abandonment("erlA-05", 50'000); }
TEST_CASE("fixed patience agrees with Zeltyn and Mandelbaum (A03)", "[sim][theory]") { check_abandonment("erlA-06", 100'000); }
TEST_CASE("two servers at one and a half loads agree with Erlang A (A03)", "[sim][theory]") { check_abandonment("erlA-07", 50'000); }

TEST_CASE("two priorities before one server agree with Cobham (A05)", "[sim][theory]") { check_priorities("prio-01", 100'000); }
TEST_CASE("three priorities before five servers agree with Kella and Yechiali (A05)", "[sim][theory][slow]") { check_priorities("prio-02", 200'000); }
TEST_CASE("three priorities before ten servers agree with Kella and Yechiali (A05)", "[sim][theory][slow]") { check_priorities("prio-04", 200'000); }
TEST_CASE("priorities with services of their own agree with Cobham (A05)", "[sim][theory]") { check_priorities("priog-01", 100'000); }
TEST_CASE("an urgent class that interrupts agrees with theory (A05)", "[sim][theory]") { check_priorities("prio-03", 100'000); }
TEST_CASE("three classes that interrupt before five servers agree with theory (A05)", "[sim][theory]") { check_priorities("prio-05", 100'000); }
TEST_CASE("interruptions of services that are not exponential agree with theory (A05)", "[sim][theory]") { check_priorities("priog-02", 100'000); }
