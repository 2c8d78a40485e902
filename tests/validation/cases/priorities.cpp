// A05: priorities before one pool, non-preemptive and preemptive-resume, with common and with own services.
#include <numeric>

#include "tests/validation/cases/case.hpp"
#include "tests/validation/cases/model_data.hpp"
#include "tests/validation/cases/steady_state.hpp"

namespace teleplan::validation {
namespace {

using namespace sim;
using nlohmann::json;

struct ClassOfJobs { double rate; ServiceTime service; };

std::vector<ClassOfJobs> classes_of(const json& in)
{
    std::vector<ClassOfJobs> classes;
    if (in.contains("mu_all_classes")) {
        const double mean = 1.0 / in.at("mu_all_classes").get<double>();
        for (const double rate : in.at("lambda_by_class_high_to_low")) classes.push_back({rate, {Exponential{mean}, {}, mean, 1.0}});
    } else {
        for (const json& c : in.at("classes_high_to_low")) classes.push_back({c.at("lambda"), service_time(c.at("service"))});
    }
    return classes;
}

// One stage per class before one pool: each class has its own service and its own priority.
SteadyState model_of(const json& in, const std::vector<ClassOfJobs>& classes)
{
    SteadyState model;
    const int servers = in.at("c");
    model.network = one_stage(servers, Constant{}, static_cast<int>(classes.size()));
    model.network.classes = static_cast<int>(classes.size());
    model.network.stages.clear();
    if (in.at("discipline").get<std::string>().starts_with("preemptive")) model.network.pools[0].preemption = Preemption::resume;
    std::vector<double> rates;
    double offered = 0.0;
    for (std::uint32_t k = 0; k < classes.size(); ++k) {
        model.network.stages.push_back(
            Stage{.name = "class", .pool = PoolId{0}, .service = classes[k].service.distribution, .priority_by_class = {k}});
        rates.push_back(classes[k].rate);
        offered += classes[k].rate * classes[k].service.mean;
    }
    const double rate = std::accumulate(rates.begin(), rates.end(), 0.0);
    model.arrivals = poisson(rates, true);
    model.warm_up_seconds = warm_up_of(offered / rate, servers, offered);
    model.window_seconds = window_of(model.warm_up_seconds, rate);
    return model;
}

std::vector<Row> run_point(const json& point, const Attempt& attempt)
{
    const json& expected = point.at("expected");
    const std::vector<ClassOfJobs> classes = classes_of(point.at("inputs"));
    std::vector<Measured> measured;
    const auto add = [&](const std::string& name, double value, double precision, std::function<double(const Tallies&)> of) {
        measured.push_back({{name, value, {.precision = precision, .largest_error = 0.02}, {}}, std::move(of)});
    };
    for (std::size_t k = 0; k < classes.size(); ++k) {
        const json& out = expected.at("classes").at(k);
        // In queue: before the first start and between interruption and resumption.
        const auto queued = [k](const Tallies& t) {
            const LineTally& l = t.lines[k];
            return static_cast<double>(l.wait + l.put_off) / 1e6 / static_cast<double>(l.ended);
        };
        const auto served = [k](const Tallies& t) { return static_cast<double>(t.lines[k].service) / 1e6 / static_cast<double>(t.lines[k].ended); };
        const double service = classes[k].service.mean;
        for (const auto& [name, value] : out.items()) {
            const std::string label = name + " of class " + std::to_string(k);
            const double v = value;
            if (name == "Wq" || name == "Wtotal_minus_service" || name == "W_minus_service")
                add(label, v, v < 0.02 * service ? 0.02 : 0.01, queued);
            else if (name == "W") add(label, v, 0.01, [=](const Tallies& t) { return queued(t) + served(t); });
            else if (name == "L") add(label, v, 0.01, [k](const Tallies& t) { return t.lines[k].present / t.ticks(); });
            else if (name == "Lq")
                add(label, v, 0.01, [k](const Tallies& t) { return (t.lines[k].present - static_cast<double>(t.lines[k].service)) / t.ticks(); });
            else throw std::runtime_error("A05 asks for an unknown measure: " + name);
        }
    }
    const auto over_all = [](const Tallies& t, auto of) {
        double total = 0.0;
        for (const LineTally& l : t.lines) total += static_cast<double>(of(l));
        return total;
    };
    const auto started = [=](const Tallies& t) { return over_all(t, [](const LineTally& l) { return l.started; }); };
    if (expected.contains("P_wait"))
        add("P_wait", expected.at("P_wait"), 0.01,
            [=](const Tallies& t) { return 1.0 - over_all(t, [](const LineTally& l) { return l.at_once; }) / started(t); });
    for (const char* name : {"Wq_overall", "Wq_fifo_same_load"})
        if (expected.contains(name))
            add(name, expected.at(name), 0.01,
                [=](const Tallies& t) { return over_all(t, [](const LineTally& l) { return l.wait; }) / 1e6 / started(t); });
    if (expected.contains("rho")) {
        const double servers = point.at("inputs").at("c");
        add("rho", expected.at("rho"), 0.01, [servers](const Tallies& t) { return t.pools[0].busy / t.ticks() / servers; });
    }
    return replicate_until_precise(model_of(point.at("inputs"), classes), measured, attempt);
}

}  // namespace

void add_priorities(std::vector<Point>& points)
{
    for (const json& point : validation_points("A05-priority-queues")) {
        const std::string name = point.at("id");
        const Cost cost = name.starts_with("priog") ? Cost::quick : Cost::slow;
        points.push_back({"A05-priority-queues", name, cost, [point](const Attempt& attempt) { return run_point(point, attempt); }});
    }
}

}  // namespace teleplan::validation
