// One pool in steady state: A01 M/M/c, A02 M/M/c/K, A03 patience, A04 M/G/1, A08 GI/M/c, A09 M/G/c, H02 nurse visits.
#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "sim/erlang.hpp"
#include "sim/interval.hpp"
#include "tests/validation/cases/case.hpp"
#include "tests/validation/cases/model_data.hpp"
#include "tests/validation/cases/steady_state.hpp"

namespace teleplan::validation {
namespace {

using namespace sim;
using nlohmann::json;

// The model and what is known of it before it runs.
struct Queue {
    SteadyState model{};
    int servers = 1;
    double arrivals_per_second = 1.0;
    double mean_service = 1.0;
    double load = 0.0;                                 // rho, as the file gives it
    double wait_probability = 1.0;
};

double ratio(double a, double b) { return b > 0.0 ? a / b : 0.0; }

double share_within(const Tallies& t, std::size_t limit, std::int64_t among)
{
    return ratio(static_cast<double>(t.lines[0].within[limit]), static_cast<double>(among));
}

std::size_t limit_index(Queue& q, double seconds)
{
    q.model.watched.limits.push_back(seconds);
    return q.model.watched.limits.size() - 1;
}

double wait_quantile_of(const Tallies& t, double p)
{
    std::vector<std::int64_t> waits = t.lines[0].waits;
    const double position = p * static_cast<double>(waits.size() - 1);
    const auto below = static_cast<std::ptrdiff_t>(position);
    std::nth_element(waits.begin(), waits.begin() + below, waits.end());
    const auto low = static_cast<double>(waits[static_cast<std::size_t>(below)]);
    const auto next = std::min_element(waits.begin() + below + 1, waits.end());
    const double high = next == waits.end() ? low : static_cast<double>(*next);
    return (low + (position - static_cast<double>(below)) * (high - low)) / 1e6;
}

// What one replication says about a measure, by the name that the files give it; empty: no such measure.
std::function<double(const Tallies&)> value_of(const std::string& name, Queue& q)
{
    using T = const Tallies&;
    const auto whole = [](std::int64_t n) { return static_cast<double>(n); };
    const double servers = q.servers;
    const auto mean_wait_of = [whole](T t) { return ratio(whole(t.lines[0].wait) / 1e6, whole(t.lines[0].started)); };
    const auto mean_service_of = [whole](T t) { return ratio(whole(t.lines[0].service) / 1e6, whole(t.lines[0].ended)); };
    const auto decided = [](T t) { return t.lines[0].started + t.lines[0].gave_up; };
    if (name == "rho" || name == "utilisation") return [servers](T t) { return t.pools[0].busy / t.ticks() / servers; };
    if (name == "offered_load") return [](T t) { return t.pools[0].busy / t.ticks(); };
    if (name == "P_wait" || name == "sigma" || name == "P_wait_given_accepted")
        return [whole](T t) { return 1.0 - ratio(whole(t.lines[0].at_once), whole(t.lines[0].started)); };
    if (name == "Wq" || name == "Wq_accepted" || name == "Wq_given_served" || name == "mean_wait_min") return mean_wait_of;
    if (name == "W" || name == "W_accepted") return [=](T t) { return mean_wait_of(t) + mean_service_of(t); };
    if (name == "Lq" || name == "mean_queue_length") return [](T t) { return t.pools[0].queue / t.ticks(); };
    if (name == "L") return [](T t) { return (t.pools[0].queue + t.pools[0].busy) / t.ticks(); };
    if (name == "Wq_given_wait")
        return [whole](T t) { return ratio(whole(t.lines[0].wait) / 1e6, whole(t.lines[0].started - t.lines[0].at_once)); };
    if (name == "var_Wq" || name == "sd_Wq")
        return [whole](T t) { return ratio(t.lines[0].wait_squares, whole(t.lines[0].started)); };
    if (name == "service_mean") return mean_service_of;
    if (name == "service_scv") {
        const double square = q.mean_service * q.mean_service;
        return [whole, square](T t) { return ratio(t.lines[0].service_squares, whole(t.lines[0].ended)) / square; };
    }
    if (name == "ratio_to_MMc_Wq") {
        const double base = mean_wait({q.arrivals_per_second, q.mean_service}, q.servers);
        return [=](T t) { return mean_wait_of(t) / base; };
    }
    if (name == "P0_empty" || name.starts_with("pmf ")) {
        const std::size_t state = name == "P0_empty" ? 0 : std::stoul(name.substr(4));
        q.model.watched.states = std::max(q.model.watched.states, state + 1);
        return [=](T t) { return whole(t.pools[0].states[state]) / t.ticks(); };
    }
    if (name == "P_block") return [whole](T t) { return ratio(whole(t.lines[0].refused), whole(t.lines[0].refused + t.lines[0].entered)); };
    if (name == "throughput" || name == "served_rate") return [whole](T t) { return whole(t.lines[0].ended) / t.seconds(); };
    if (name == "P_abandon") return [=](T t) { return ratio(whole(t.lines[0].gave_up), whole(decided(t))); };
    if (name == "P_offered_wait_gt_0") return [=](T t) { return 1.0 - ratio(whole(t.lines[0].at_once), whole(decided(t))); };
    if (name == "Wq_all") return [=](T t) { return ratio(whole(t.lines[0].wait + t.lines[0].wait_lost) / 1e6, whole(decided(t))); };
    if (name == "Wq_given_abandoned") return [=](T t) { return ratio(whole(t.lines[0].wait_lost) / 1e6, whole(t.lines[0].gave_up)); };
    if (name == "P_Wq_gt_1_over_mu") {
        const std::size_t i = limit_index(q, q.mean_service);
        return [i](T t) { return 1.0 - share_within(t, i, t.lines[0].started); };
    }
    if (name.starts_with("P_Wq_le_")) {
        const std::size_t i = limit_index(q, std::stod(name.substr(8)));
        return [i](T t) { return share_within(t, i, t.lines[0].started); };
    }
    if (name.starts_with("P_served_within_")) {
        const std::size_t i = limit_index(q, std::stod(name.substr(16)));
        return [=](T t) { return share_within(t, i, decided(t)); };
    }
    if (name.starts_with("Wq_p")) {
        q.model.watched.quantiles = true;
        return [p = std::stod(name.substr(4)) / 100.0](T t) { return wait_quantile_of(t, p); };
    }
    return {};
}

// The files' rule: means to 1 %, to 2 % where rare or near saturation; 3.5 standard errors and 2 %. Variances and
// percentiles are no means: they ask for no further replications.
Target target_of(const std::string& name, double expected, const Queue& q)
{
    Target target{name, expected, {.largest_error = 0.02}, {}};
    const bool probability = name.starts_with("P_") || name.starts_with("P0") || name.starts_with("pmf");
    const bool second_moment = name == "var_Wq" || name == "sd_Wq" || name == "service_scv";
    target.rule.root = name == "sd_Wq";
    if (probability && expected > 0.0 && expected < 1e-4) target.not_judged = "too rare to be seen often enough";
    else if (second_moment || name.starts_with("Wq_p") || expected == 0.0) target.rule.precision = 0.0;
    else if (q.load >= 0.95 || q.wait_probability < 0.02 || (probability && expected < 0.02)) target.rule.precision = 0.02;
    else target.rule.precision = 0.01;
    return target;
}

std::vector<Row> run_queue(Queue q, const json& expected, const Attempt& attempt)
{
    std::vector<std::pair<std::string, double>> listed;
    for (const auto& [name, value] : expected.items()) {
        if (name == "pmf") for (std::size_t k = 0; k < value.size(); ++k) listed.emplace_back("pmf " + std::to_string(k), value[k]);
        else if (value.is_number() && name != "tail_check") listed.emplace_back(name, value.get<double>());
    }
    std::vector<Measured> measured;
    for (const auto& [name, value] : listed) {
        auto of = value_of(name, q);
        if (!of) throw std::runtime_error("a case asks for an unknown measure: " + name);
        measured.push_back({target_of(name, value, q), std::move(of)});
    }
    return replicate_until_precise(q.model, measured, attempt);
}

Queue basic(int servers, const Renewal& arrivals, const ServiceTime& service, const json& expected)
{
    Queue q;
    q.servers = servers;
    q.model.network = one_stage(servers, service.mixture ? Distribution{Constant{}} : service.distribution);
    q.model.arrivals = arrivals;
    q.model.arrivals.service = service.mixture;
    q.mean_service = service.mean;
    q.arrivals_per_second = 1.0 / mean(arrivals.gap);
    const double offered = q.arrivals_per_second * q.mean_service;
    q.load = offered / servers;
    if (expected.contains("P_wait")) q.wait_probability = expected.at("P_wait");
    q.model.watched.centre_service = service.mean;
    if (expected.contains("Wq")) q.model.watched.centre_wait = expected.at("Wq");
    // Relaxation grows with the variability of services (Allen-Cunneen); 20 relaxation times of M/M/c otherwise.
    q.model.warm_up_seconds = warm_up_of(service.mean, servers, offered) * std::max(1.0, 0.5 * (1.0 + service.scv));
    q.model.window_seconds = window_of(q.model.warm_up_seconds, q.arrivals_per_second);
    return q;
}

ServiceTime exponential(double mean) { return {Exponential{mean}, {}, mean, 1.0}; }

Queue queue_of(const std::string& case_id, const json& point)
{
    const json& in = point.at("inputs");
    const json& out = point.contains("expected") ? point.at("expected") : point.at("expected_exact_steady_state");
    if (case_id.starts_with("H02")) {                                  // minutes are the second here
        return basic(in.at("nurses"), poisson({1.0 / in.at("mean_interarrival_min").get<double>()}),
                     exponential(in.at("mean_consult_min")), out);
    }
    const ServiceTime service = in.contains("service") ? service_time(in.at("service")) : exponential(1.0 / in.at("mu").get<double>());
    Renewal arrivals;
    if (in.contains("interarrival")) arrivals.gap = service_time(in.at("interarrival")).distribution;
    else arrivals = poisson({in.at("lambda").get<double>()});
    const int servers = in.at("c");
    Queue q = basic(servers, arrivals, service, out);
    if (in.contains("K")) {
        q.model.network.pools[0].spec.waiting_places = static_cast<std::uint32_t>(in.at("K").get<int>() - servers);
        q.wait_probability = 1.0;
        q.model.warm_up_seconds = 20.0 * service.mean * in.at("K").get<double>();
        q.model.window_seconds = window_of(q.model.warm_up_seconds, q.arrivals_per_second);
    }
    if (in.contains("patience")) {
        const ServiceTime patience = service_time(in.at("patience"));
        q.model.network.stages[0].patience = patience.distribution;
        q.load = 0.0;                                                  // stable whatever the load
        q.model.warm_up_seconds = 40.0 * std::max(service.mean, patience.mean);
        q.model.window_seconds = window_of(q.model.warm_up_seconds, q.arrivals_per_second);
    }
    return q;
}

// The published figures of H02 are one unlucky run: utilisation only, within 0.012 (its `verified`).
std::vector<Row> with_published(std::vector<Row> rows, const json& point)
{
    if (!point.contains("published") || !point.at("published").contains("utilisation")) return rows;
    const json& published = point.at("published").at("utilisation");
    const double expected = published.is_array() ? published.at(0) : published;
    const auto found = std::find_if(rows.begin(), rows.end(), [](const Row& row) { return row.measure == "utilisation"; });
    Row row = exact("utilisation, as published", expected, found->simulated, 0.012);
    row.note = "within 0.012";
    rows.push_back(row);
    return rows;
}

Cost cost_of(const std::string& name)
{
    for (const char* longest : {"iat6-n8", "iat7-n7", "iat7-n8"})
        if (name == longest) return Cost::longest;
    for (const char* slow : {"mmc-02", "mmc-03", "mmc-04", "mmc-06", "mmc-07", "mmc-09", "mmc-10", "mmck-03", "mmck-05", "erlA-04", "erlA-06", "mg1-03",
                             "dmc-01", "mdc-02", "mek-01", "mhk-01"})
        if (name == slow) return Cost::slow;
    const bool of_the_grid = name.starts_with("iat") || name.starts_with("consult");
    return of_the_grid && name != "consult-12" ? Cost::slow : Cost::quick;
}

}  // namespace

void add_stationary(std::vector<Point>& points)
{
    for (const char* id : {"A01-mmc-erlangC", "A02-mmcK-erlangB", "A03-mmc-abandonment", "A04-mg1-pollaczek-khinchine", "A08-gi-m-c",
                           "A09-m-g-c-exact", "H02-nurse-visit-mms-rap"}) {
        for (const json& point : validation_points(id)) {
            const std::string case_id = id;
            points.push_back({case_id, point.at("id"), cost_of(point.at("id")), [case_id, point](const Attempt& attempt) {
                const bool published = case_id.starts_with("H02");
                const json& expected = point.at(published ? "expected_exact_steady_state" : "expected");
                std::vector<Row> rows = run_queue(queue_of(case_id, point), expected, attempt);
                return published ? with_published(std::move(rows), point) : rows;
            }});
        }
    }
}

}  // namespace teleplan::validation
