// B02 square-root staffing and Erlang tables by the formulas, B06 the best service rate of M/M/1 by simulation.
#include "tests/validation/cases/staffing.hpp"

#include <cmath>

#include "sim/erlang.hpp"
#include "sim/interval.hpp"
#include "sim/math.hpp"
#include "sim/offered_load.hpp"
#include "tests/validation/cases/model_data.hpp"
#include "tests/validation/cases/steady_state.hpp"

namespace teleplan::validation {
namespace {

using namespace sim;
using nlohmann::json;

constexpr double tolerance = 1e-9;

double normal_density(double x) { return 0.3989422804014327 * math::exp(-0.5 * x * x); }

// P(delay) in the limit of many servers: Halfin & Whitt (1981).
double limit_delay(double beta) { return 1.0 / (1.0 + beta * math::normal_cdf(beta) / normal_density(beta)); }

double beta_for(double delay)
{
    double low = 0.0;
    double high = 10.0;
    for (int i = 0; i < 200; ++i) {
        const double middle = 0.5 * (low + high);
        (limit_delay(middle) > delay ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

// P(delay) with patience in the limit of many servers: Garnett, Mandelbaum & Reiman (2002), theorem 4.
double garnett(double beta, double theta_over_mu)
{
    const double root = std::sqrt(theta_over_mu);
    const auto hazard = [](double x) { return normal_density(x) / math::normal_cdf(-x); };
    return 1.0 / (1.0 + root * hazard(beta / root) / hazard(-beta));
}

std::string text(const char* format, double a, double b = 0.0)
{
    char out[80];
    std::snprintf(out, sizeof out, format, a, b);
    return out;
}

std::vector<Row> run_limits()
{
    const json d = validation_case("B02-square-root-staffing");
    std::vector<Row> rows;
    for (const json& e : d.at("halfin_whitt"))
        rows.push_back(exact(text("beta for P_delay %g", e.at("target_P_delay")), e.at("beta"), beta_for(e.at("target_P_delay")), tolerance));
    for (const json& e : d.at("sqrt_vs_exact")) {
        const double load = e.at("a");
        const double target = e.at("target");
        const double by_root = std::ceil(square_root_staffing(load, beta_for(target)));
        rows.push_back(exact(text("servers for load %g, P_delay %g", load, target), e.at("exact_minc"),
                             servers_for_wait_probability(load, target)));
        rows.push_back(exact(text("square-root rule for load %g, P_delay %g", load, target), e.at("sqrt_rule"), by_root));
    }
    for (const json& e : d.at("erlangA_qed")) {
        const double beta = e.at("beta");
        const double theta = e.at("theta_over_mu");
        const double root = 0.5 * (std::sqrt(beta * beta + 4.0 * 400.0) - beta);
        const Abandonment a = erlang_a({root * root, 1.0}, 400, 1.0 / theta, 0.0);             // 400 = load + beta sqrt(load)
        rows.push_back(exact(text("limit P_delay, beta %g, theta/mu %g", beta, theta), e.at("garnett_P_delay"), garnett(beta, theta), tolerance));
        rows.push_back(exact(text("P_delay of 400, beta %g, theta/mu %g", beta, theta), e.at("exact_P_delay_n400"),
                             a.wait_probability, tolerance));
        rows.push_back(exact(text("P_abandon of 400, beta %g, theta/mu %g", beta, theta), e.at("exact_P_abandon_n400"),
                             a.abandon_probability, tolerance));
    }
    const Demand calls{250.0 / 1800.0, 210.0};
    for (const json& e : d.at("erlangC_250calls_30min_AHT210s").at("rows")) {
        const int agents = e.at("agents");
        rows.push_back(exact(text("%g agents: P_wait", agents), e.at("P_wait"), erlang_c(agents, offered_load(calls)), tolerance));
        rows.push_back(exact(text("%g agents: ASA_s", agents), e.at("ASA_s"), mean_wait(calls, agents), 1e-9 * 300.0));
        rows.push_back(exact(text("%g agents: SL_20s", agents), e.at("SL_20s"), wait_at_most(calls, agents, 20.0), tolerance));
        rows.push_back(exact(text("%g agents: occupancy", agents), e.at("occupancy"), offered_load(calls) / agents, tolerance));
    }
    return rows;
}

// Mean time in the system by replications, the same random numbers whatever the service rate.
std::vector<double> mean_sojourns(double lambda, double mu, const Attempt& attempt)
{
    std::vector<double> sojourns;
    const Network network = one_stage(1, Exponential{1.0 / mu});
    const SimTime from{to_ticks(500.0)};
    const SimTime to = from + to_ticks(50'000.0 * attempt.length / lambda);
    for (std::uint32_t r = 0; r < 20; ++r) {
        Tallies tallies(Tallies::By::job_class, 1, 1, {});
        NetworkRun<Tallies> run(network, Stream(attempt.seed, r, 1U), tallies, SimTime{});
        RenewalFeed feed(Stream(attempt.seed, r, 2U), poisson({lambda}));
        advance(run, feed, from);
        tallies.begin(from);
        advance(run, feed, to);
        tallies.end(to);
        const LineTally& line = tallies.lines[0];
        sojourns.push_back(static_cast<double>(line.wait + line.service) / 1e6 / static_cast<double>(line.ended));
    }
    return sojourns;
}

// B06: golden-section search of the service rate for the least E[sojourn] + cost mu^2.
std::vector<Row> run_service_rate(const json& row, const Attempt& attempt)
{
    const double lambda = row.at("lambda_");
    const double cost = row.at("cost");
    const auto objective = [&](double mu) { return mean_interval(mean_sojourns(lambda, mu, attempt), 0.95).mean + cost * mu * mu; };
    constexpr double golden = 0.6180339887498949;
    double low = 1.1 * lambda;
    double high = 1.0 / std::sqrt(cost) + 2.0 * lambda;
    double left = high - golden * (high - low);
    double right = low + golden * (high - low);
    double at_left = objective(left);
    double at_right = objective(right);
    while (high - low > 0.002 * lambda) {
        if (at_left < at_right) {
            high = right;
            right = left;
            at_right = at_left;
            at_left = objective(left = high - golden * (high - low));
        } else {
            low = left;
            left = right;
            at_left = at_right;
            at_right = objective(right = low + golden * (high - low));
        }
    }
    const double mu = 0.5 * (low + high);
    const Interval sojourn = mean_interval(mean_sojourns(lambda, mu, attempt), 0.95);
    const double best = row.at("objective");
    Row value{"objective", best, sojourn.mean + cost * mu * mu, sojourn.half_width, Verdict::met, "within 1 %"};
    if (std::fabs(value.simulated - best) > 0.01 * best) value.verdict = Verdict::not_met;
    Row rate = exact("mu", row.at("mu_star"), mu, 0.02 * row.at("mu_star").get<double>());
    rate.note = "within 2 %";
    return {rate, value};
}

}  // namespace

void add_staffing(std::vector<Point>& points)
{
    add_erlang_table(points);
    points.push_back({"B02-square-root-staffing", "formulas", Cost::quick, [](const Attempt&) { return run_limits(); }});
    const json rates = validation_case("B06-simopt-mm1-known-optimum");
    for (const json& row : rates.at("rows"))
        points.push_back({"B06-simopt-mm1-known-optimum", text("lambda %g, cost %g", row.at("lambda_"), row.at("cost")), Cost::slow,
                          [row](const Attempt& attempt) { return run_service_rate(row, attempt); }});
}

}  // namespace teleplan::validation
