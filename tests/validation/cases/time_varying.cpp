// A10 M_t/G/infinity, A11 M_t/M/s_t(+M) over a day, A13 M/M/c from an empty start.
#include <algorithm>
#include <cmath>

#include "sim/interval.hpp"
#include "tests/validation/cases/case.hpp"
#include "tests/validation/cases/curves.hpp"
#include "tests/validation/cases/model_data.hpp"
#include "tests/validation/cases/transient.hpp"

namespace teleplan::validation {
namespace {

using namespace sim;
using nlohmann::json;

SimTime at_hours(double hours) { return SimTime{to_ticks(hours * 3600.0)}; }

std::string label(const std::string& name, double at)
{
    std::string text = std::to_string(at);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return name + " at " + text;
}

// A10: "variance / mean" of a Poisson number is 1, with a standard error of sqrt(2 / replications).
Row dispersion(const std::string& at, std::span<const double> counts)
{
    const double n = static_cast<double>(counts.size());
    const double mean = mean_interval(counts, 0.95).mean;
    double squares = 0.0;
    for (const double count : counts) squares += (count - mean) * (count - mean);
    const double ratio = squares / (n - 1.0) / mean;
    const double standard_error = std::sqrt(2.0 / n);
    const bool met = std::fabs(ratio - 1.0) <= 3.5 * standard_error;
    return {at, 1.0, ratio, 1.96 * standard_error, met ? Verdict::met : Verdict::not_met, {}};
}

std::vector<Row> run_infinite_servers(const json& point, const Attempt& attempt)
{
    const json& in = point.at("inputs");
    std::vector<std::pair<double, double>> listed;                     // hours, mean
    for (const auto& [at, mean] : point.at("expected").at("mean_number_in_service_at_t").items()) listed.emplace_back(std::stod(at), mean.get<double>());
    std::sort(listed.begin(), listed.end());
    const ServiceTime service = service_time(in.at("service"));        // an hour is a second of the clock
    require(!service.mixture, "A10: services that the engine can draw");
    Network network = one_stage(1, service.distribution);
    network.stages[0].pool.reset();
    network.pools.clear();
    const auto hourly = in.contains("rate") ? std::vector<StreamSpec>{} : hourly_stream(in.at("rate_per_hour_by_hour_0_23"), 1.0);
    const Sinusoid curve = in.contains("rate") ? sinusoid(in.at("rate")) : Sinusoid{};
    const Series series = replicate(8'000, attempt, [&](std::uint32_t r, std::vector<double>& values) {
        Window window;
        NetworkRun<Window> run(network, Stream(attempt.seed, r, 1U), window, SimTime{});
        const auto observe = [&](auto feed) {
            for (const auto& [at, mean] : listed) {
                advance(run, feed, SimTime{to_ticks(at)});
                values.push_back(static_cast<double>(window.inside));
            }
        };
        const Stream draws(attempt.seed, r, 2U);
        if (in.contains("rate")) observe(ThinnedFeed(draws, curve, curve.most(), never));
        else observe(StreamsFeed(hourly, draws, SimTime{}));
    });
    std::vector<Row> rows;
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const auto [at, mean] = listed[i];
        rows.push_back(judge({label("mean number", at), mean, {.variance = mean}, {}}, series[i]));
        rows.push_back(dispersion(label("variance / mean", at), series[i]));
    }
    return rows;
}

// A11: a day by the hour. Every number of the file, in its order.
std::vector<Target> day_targets(const json& expected)
{
    std::vector<Target> targets;
    for (const json& hour : expected.at("hourly")) {
        const double from = hour.at("interval_start");
        for (const char* name : {"arrivals", "delayed", "abandoned", "mean_queue", "mean_busy"})
            targets.push_back({label(name, from), hour.at(name), {}, {}});
        targets.push_back(probability(label("P_delay_at_end", from), hour.at("P_delay_at_end")));
        for (const char* name : {"EQ_at_end", "Ebusy_at_end", "EN_at_end"}) targets.push_back({label(name, from), hour.at(name), {}, {}});
    }
    for (const char* name : {"arrivals", "expected_delayed", "expected_abandoned", "queue_hours", "busy_hours", "EN_at_end", "fraction_delayed",
                             "mean_wait_hours_by_little", "fraction_abandoned", "scheduled_hours"})
        targets.push_back({std::string{"day: "} + name, expected.at("day_totals").at(name), {.or_within = 0.01}, {}});
    return targets;
}

std::vector<Row> run_day(const json& point, const Attempt& attempt)
{
    const json& in = point.at("inputs");
    const json& day = point.at("expected").at("day_totals");
    const auto rates = in.at("arrival_rate_per_hour").get<std::vector<double>>();
    const auto servers = in.at("servers_by_hour").get<std::vector<int>>();
    Network network = one_stage(0, Exponential{3600.0 / in.at("mu_per_hour").get<double>()});
    network.pools[0].capacity.clear();
    for (std::size_t h = 0; h < servers.size(); ++h) network.pools[0].capacity.push_back({at_hours(static_cast<double>(h)), servers[h]});
    if (!in.at("patience_mean_hours").is_null()) network.stages[0].patience = Exponential{3600.0 * in.at("patience_mean_hours").get<double>()};
    if (in.at("shift_end").get<std::string>().starts_with("preemptive")) network.pools[0].shift_end = ShiftEnd::interrupt;
    const double arrivals = day.at("arrivals");
    // A ratio of two sums over the day, linearised around the expected one (delta method).
    const auto ratio = [&](const char* name, double sum, double arrived) {
        const double expected = day.at(name);
        return (sum + expected * (arrivals - arrived)) / arrivals;
    };
    const auto hourly = hourly_stream(rates, 3600.0);
    const Series series = replicate(20'000, attempt, [&](std::uint32_t r, std::vector<double>& values) {
        Window window;
        NetworkRun<Window> run(network, Stream(attempt.seed, r, 1U), window, SimTime{});
        StreamsFeed feed(hourly, Stream(attempt.seed, r, 2U), SimTime{});
        Window total;
        double delayed = 0.0;
        for (std::size_t h = 0; h < rates.size(); ++h) {
            const SimTime end = at_hours(static_cast<double>(h + 1));
            advance(run, feed, end);
            const Window hour = window.take(end);
            const Level& now = hour.level_now;
            values.insert(values.end(), {static_cast<double>(hour.arrived), static_cast<double>(hour.delayed), static_cast<double>(hour.abandoned),
                                         hour.queue, hour.busy, now.busy >= now.staffed ? 1.0 : 0.0, static_cast<double>(now.waiting),
                                         static_cast<double>(now.busy), static_cast<double>(now.waiting + now.busy)});
            total.arrived += hour.arrived;
            total.abandoned += hour.abandoned;
            total.queue += hour.queue;
            total.busy += hour.busy;
            total.staffed += hour.staffed;
            delayed += static_cast<double>(hour.delayed);
        }
        const auto arrived = static_cast<double>(total.arrived);
        const auto abandoned = static_cast<double>(total.abandoned);
        values.insert(values.end(), {arrived, delayed, abandoned, total.queue, total.busy, static_cast<double>(window.inside),
                                     ratio("fraction_delayed", delayed, arrived), ratio("mean_wait_hours_by_little", total.queue, arrived),
                                     ratio("fraction_abandoned", abandoned, arrived), total.staffed});
    });
    return judge_all(day_targets(point.at("expected")), series);
}

std::vector<Row> run_from_empty(const json& point, const Attempt& attempt)
{
    const json& in = point.at("inputs");
    const Network network = one_stage(in.at("c"), Exponential{1.0 / in.at("mu").get<double>()});
    const Renewal arrivals = poisson({in.at("lambda").get<double>()});
    std::vector<Target> targets;
    for (const json& e : point.at("expected")) {
        const double t = e.at("t");
        targets.push_back({label("EN", t), e.at("EN"), {}, {}});
        targets.push_back(probability(label("P_all_busy", t), e.at("P_all_busy")));
        targets.push_back(probability(label("P_empty", t), e.at("P_empty")));
        targets.push_back({label("ELq", t), e.at("ELq"), {}, {}});
        targets.push_back({label("mean_queue_over_0_t", t), e.at("mean_queue_over_0_t"), {}, {}});
    }
    const Series series = replicate(10'000, attempt, [&](std::uint32_t r, std::vector<double>& values) {
        Window window;
        NetworkRun<Window> run(network, Stream(attempt.seed, r, 1U), window, SimTime{});
        RenewalFeed feed(Stream(attempt.seed, r, 2U), arrivals);
        for (const json& e : point.at("expected")) {
            const double t = e.at("t");
            const SimTime at{to_ticks(t)};
            advance(run, feed, at);
            window.close(at);
            const Level& now = window.level_now;
            values.insert(values.end(), {static_cast<double>(window.inside), now.busy >= now.staffed ? 1.0 : 0.0, window.inside == 0 ? 1.0 : 0.0,
                                         static_cast<double>(now.waiting), window.queue * 3600.0 / t});
        }
    });
    return judge_all(targets, series);
}

void add(std::vector<Point>& points, const std::string& id, std::vector<Row> (*run)(const json&, const Attempt&), auto cost)
{
    for (const json& point : validation_points(id))
        points.push_back({id, point.at("id"), cost(point.at("inputs")), [point, run](const Attempt& attempt) { return run(point, attempt); }});
}

}  // namespace

void add_time_varying(std::vector<Point>& points)
{
    add(points, "A10-mt-g-inf", run_infinite_servers, [](const json& in) { return in.contains("rate") ? Cost::slow : Cost::quick; });
    add(points, "A11-mt-m-st-transient", run_day, [](const json&) { return Cost::slow; });
    add(points, "A13-mmc-transient-from-empty", run_from_empty, [](const json&) { return Cost::quick; });
}

}  // namespace teleplan::validation
