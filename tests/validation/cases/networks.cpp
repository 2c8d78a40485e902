// A06: open Jackson networks with feedback.
#include <algorithm>
#include <numeric>

#include "sim/offered_load.hpp"
#include "tests/validation/cases/case.hpp"
#include "tests/validation/cases/model_data.hpp"
#include "tests/validation/cases/steady_state.hpp"

namespace teleplan::validation {
namespace {

using namespace sim;
using nlohmann::json;

// Node i is pool i and stage i; arrivals from outside are classes, so that each comes to its own node.
SteadyState model_of(const json& in)
{
    SteadyState model;
    model.by = Tallies::By::stage;
    const auto outside = in.at("external_arrival_rates").get<std::vector<double>>();
    const auto servers = in.at("c").get<std::vector<int>>();
    for (std::uint32_t i = 0; i < servers.size(); ++i) {
        model.network.pools.push_back(Pool{.spec = {.name = "node", .priorities = 1, .waiting_places = {}}, .capacity = {{SimTime{}, servers[i]}}});
        model.network.stages.push_back(Stage{.name = "node", .pool = PoolId{i}, .service = Exponential{1.0 / in.at("mu").at(i).get<double>()}});
        for (std::uint32_t j = 0; j < servers.size(); ++j)
            if (const double p = in.at("routing_matrix").at(i).at(j); p > 0.0) model.network.stages[i].next.push_back({StageId{j}, p});
    }
    model.network.classes = static_cast<int>(servers.size());
    model.arrivals = poisson(outside, true);
    const std::vector<double> loads = offered_by_pool(model.network, outside);
    for (std::size_t i = 0; i < loads.size(); ++i)
        model.warm_up_seconds = std::max(model.warm_up_seconds, 2.0 * warm_up_of(mean(model.network.stages[i].service), servers[i], loads[i]));
    model.window_seconds = window_of(model.warm_up_seconds, std::accumulate(outside.begin(), outside.end(), 0.0));
    return model;
}

std::function<double(const Tallies&)> value_of(const std::string& name, std::size_t node, double servers)
{
    const auto line = [node](const Tallies& t) -> const LineTally& { return t.lines[node]; };
    const auto mean_of = [](std::int64_t sum, std::int64_t count) { return static_cast<double>(sum) / 1e6 / static_cast<double>(count); };
    if (name == "lambda_") return [=](const Tallies& t) { return static_cast<double>(line(t).entered) / t.seconds(); };
    if (name == "rho") return [=](const Tallies& t) { return t.pools[node].busy / t.ticks() / servers; };
    if (name == "P_wait") return [=](const Tallies& t) { return 1.0 - static_cast<double>(line(t).at_once) / static_cast<double>(line(t).started); };
    if (name == "Wq") return [=](const Tallies& t) { return mean_of(line(t).wait, line(t).started); };
    if (name == "W") return [=](const Tallies& t) { return mean_of(line(t).wait, line(t).started) + mean_of(line(t).service, line(t).ended); };
    if (name == "L") return [=](const Tallies& t) { return line(t).present / t.ticks(); };
    if (name == "Lq") return [node](const Tallies& t) { return t.pools[node].queue / t.ticks(); };
    throw std::runtime_error("A06 asks for an unknown measure: " + name);
}

std::vector<Row> run_point(const json& point, const Attempt& attempt)
{
    const json& expected = point.at("expected");
    const SteadyState model = model_of(point.at("inputs"));
    std::vector<Measured> measured;
    const auto add = [&](const std::string& name, double value, std::function<double(const Tallies&)> of) {
        measured.push_back({{name, value, {.precision = 0.01, .largest_error = 0.02}, {}}, std::move(of)});
    };
    for (std::size_t i = 0; i < expected.at("nodes").size(); ++i)
        for (const auto& [name, value] : expected.at("nodes").at(i).items())
            add(name + " of node " + std::to_string(i + 1), value, value_of(name, i, point.at("inputs").at("c").at(i)));
    const auto inside = [](const Tallies& t) {
        double total = 0.0;
        for (const LineTally& l : t.lines) total += l.present;
        return total;
    };
    add("total_L", expected.at("total_L"), [inside](const Tallies& t) { return inside(t) / t.ticks(); });
    add("mean_time_in_network", expected.at("mean_time_in_network_per_external_arrival"),
        [inside](const Tallies& t) { return inside(t) / 1e6 / static_cast<double>(t.left_count); });                     // Little
    return replicate_until_precise(model, measured, attempt);
}

}  // namespace

void add_networks(std::vector<Point>& points)
{
    for (const json& point : validation_points("A06-jackson-networks")) {
        const Cost cost = point.at("inputs").at("mu").size() <= 2 ? Cost::quick : Cost::slow;
        points.push_back({"A06-jackson-networks", point.at("id"), cost, [point](const Attempt& attempt) { return run_point(point, attempt); }});
    }
}

}  // namespace teleplan::validation
