// A12: staffing by the quarter of an hour for (100 + 20 sin t) arrivals an hour, services and patience of one hour on average.
#include <algorithm>
#include <cstdio>
#include <string>

#include "sim/infinite_server.hpp"
#include "sim/math.hpp"
#include "tests/validation/cases/case.hpp"
#include "tests/validation/cases/curves.hpp"
#include "tests/validation/cases/model_data.hpp"
#include "tests/validation/cases/transient.hpp"

namespace teleplan::validation {
namespace {

using namespace sim;
using nlohmann::json;

SimTime at(double hours) { return SimTime{to_ticks(hours)}; }            // an hour is a second of the clock

double poisson_at_least(double mean, int seats)
{
    double term = math::exp(-mean);
    double below = 0.0;
    for (int k = 0; k < seats; ++k) {
        below += term;
        term *= mean / (k + 1);
    }
    return 1.0 - below;
}

// With patience as long as services and an empty start, the number inside is Poisson whatever the staffing: the least seats with P(N >= seats)
// <= alpha at the worst moment of the interval.
int seats_for(const Sinusoid& rate, double mean_service, double from, double length, double alpha)
{
    double most = 0.0;
    for (int i = 0; i <= 20; ++i)
        most = std::max(most, infinite_server_load(rate, Exponential{mean_service}, from + length * i / 20.0));
    int seats = 0;
    while (poisson_at_least(most, seats) > alpha) ++seats;
    return seats;
}

struct Day {
    Sinusoid rate{};
    Network network{};
    std::vector<int> seats{};
    double interval = 0.25;
};

Day day_of(const json& in, const std::vector<int>& seats, ShiftEnd shift_end)
{
    Day day{sinusoid(in.at("rate")), one_stage(0, Exponential{1.0 / in.at("mu").get<double>()}), seats, in.at("interval")};
    day.network.stages[0].patience = Exponential{1.0 / in.at("theta").get<double>()};
    Pool& pool = day.network.pools[0];
    pool.shift_end = shift_end;
    pool.capacity.clear();
    for (std::size_t k = 0; k < seats.size(); ++k) pool.capacity.push_back({at(day.interval * static_cast<double>(k)), seats[k]});
    return day;
}

// Delayed and arrived by interval, then whether nobody is free at the listed times, then the totals of the day.
Series simulate(const Day& day, const json& moments, const Attempt& attempt)
{
    return replicate(4'000, attempt, [&](std::uint32_t r, std::vector<double>& values) {
        Window window;
        NetworkRun<Window> run(day.network, Stream(attempt.seed, r, 1U), window, SimTime{});
        ThinnedFeed feed(Stream(attempt.seed, r, 2U), day.rate, day.rate.most(), never);
        std::vector<double> busy;
        double arrived = 0.0;
        double abandoned = 0.0;
        std::size_t next = 0;
        for (std::size_t k = 0; k < day.seats.size(); ++k) {
            const double end = day.interval * static_cast<double>(k + 1);
            for (; next < moments.size() && moments[next].at("t").get<double>() < end; ++next) {
                advance(run, feed, at(moments[next].at("t")));
                busy.push_back(window.inside >= moments[next].at("s").get<int>() ? 1.0 : 0.0);
            }
            advance(run, feed, at(end));
            const Window counted = window.take(at(end));
            values.push_back(static_cast<double>(counted.delayed));
            values.push_back(static_cast<double>(counted.arrived));
            arrived += static_cast<double>(counted.arrived);
            abandoned += static_cast<double>(counted.abandoned);
        }
        values.insert(values.end(), busy.begin(), busy.end());
        values.push_back(arrived);
        values.push_back(abandoned);
    });
}

std::string text(const char* format, double value)
{
    char out[60];
    std::snprintf(out, sizeof out, format, value);
    return out;
}

double total(const std::vector<double>& values)
{
    double sum = 0.0;
    for (const double value : values) sum += value;
    return sum;
}

// Our seats by the load of M_t/G/infinity, and what they give.
void add_sizing(std::vector<Row>& rows, const json& in, const std::vector<int>& listed, const json& moments,
                const Series& with_listed, const Attempt& attempt)
{
    const double interval = in.at("interval");
    const double alpha = in.at("target_alpha");
    std::vector<int> seats;
    for (std::size_t k = 0; k < listed.size(); ++k)
        seats.push_back(seats_for(sinusoid(in.at("rate")), 1.0 / in.at("mu").get<double>(), interval * static_cast<double>(k), interval, alpha));
    const Series series = seats == listed ? with_listed : simulate(day_of(in, seats, ShiftEnd::finish), moments, attempt);
    for (std::size_t k = 0; k < seats.size(); ++k) {
        const double delay = total(series[2 * k]) / total(series[2 * k + 1]);
        const bool met = seats[k] <= listed[k] + 1 && delay <= alpha + 0.02;
        rows.push_back({text("seats from %g", interval * static_cast<double>(k)), listed[k], static_cast<double>(seats[k]), {},
                        met ? Verdict::met : Verdict::not_met, text("delayed %.4f", delay)});
    }
}

std::vector<Row> run_point(const json& point, const Attempt& attempt)
{
    const json& in = point.at("inputs");
    const json& expected = point.at("expected");
    const json& moments = expected.at("P_delay_at");
    const auto listed = in.at("staffing_by_interval").get<std::vector<int>>();
    const Series series = simulate(day_of(in, listed, ShiftEnd::finish), moments, attempt);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < moments.size(); ++i)
        rows.push_back(judge(probability(text("P_delay at %g", moments[i].at("t")), moments[i].at("P_delay")), series[2 * listed.size() + i]));
    rows.push_back(judge({"arrivals 0-24", expected.at("expected_arrivals_0_24"), {}, {}}, series[series.size() - 2]));
    const Series interrupted = simulate(day_of(in, listed, ShiftEnd::interrupt), moments, attempt);
    rows.push_back(judge({"abandonments 0-24", expected.at("expected_abandonments_0_24_preemptive_shift_end"), {}, {}}, interrupted.back()));
    add_sizing(rows, in, listed, moments, series, attempt);
    return rows;
}

}  // namespace

void add_feldman(std::vector<Point>& points)
{
    for (const json& point : validation_points("A12-feldman-mt-m-st-m"))
        points.push_back({"A12-feldman-mt-m-st-m", point.at("id"), Cost::slow,
                          [point](const Attempt& attempt) { return run_point(point, attempt); }});
}

}  // namespace teleplan::validation
