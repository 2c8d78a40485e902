#include "sim/infinite_server.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "sim/bug.hpp"

namespace teleplan::sim {
namespace {

double mean_rate(const StepRate& rate)
{
    double total = 0.0;
    for (const double r : rate.per_second) total += r;
    return total / static_cast<double>(rate.per_second.size());
}

// Those who came during one run through the bins that began `age` seconds ago (negative: not yet), still in service.
double left_of_one_run(const StepRate& rate, const Distribution& service, double age)
{
    double total = 0.0;
    double end = limited_mean(service, std::max(0.0, age));
    for (std::size_t k = 0; k < rate.per_second.size() && age > static_cast<double>(k) * rate.bin_seconds; ++k) {
        const double begin = end;
        end = limited_mean(service, std::max(0.0, age - static_cast<double>(k + 1) * rate.bin_seconds));
        total += rate.per_second[k] * (begin - end);
    }
    return total;
}

}  // namespace

double infinite_server_load(const StepRate& rate, const Distribution& service, double t)
{
    require(rate.bin_seconds > 0.0 && !rate.per_second.empty(), "infinite_server_load: no bins");
    if (!rate.periodic) return t <= 0.0 ? 0.0 : left_of_one_run(rate, service, t);
    const double period = rate.bin_seconds * static_cast<double>(rate.per_second.size());
    double age = t - std::floor(t / period) * period;
    const double whole = mean(service);
    double total = 0.0;
    constexpr int most_periods = 1000;
    for (int j = 0; j < most_periods; ++j, age += period) {
        total += left_of_one_run(rate, service, age);
        const double rest = whole - limited_mean(service, age);                // of service, after all periods counted so far
        if (rest <= 1e-13 * whole) return total;
        if (j + 1 == most_periods) total += mean_rate(rate) * rest;             // a tail so long sees the mean rate
    }
    return total;
}

double infinite_server_mean_load(const StepRate& rate, const Distribution& service, double from, double to)
{
    require(from < to, "infinite_server_mean_load: an empty interval");
    double total = 0.0;
    double edge = std::floor(from / rate.bin_seconds);                          // m bends at the edges of bins
    for (double low = from; low < to; low = edge * rate.bin_seconds) {
        edge += 1.0;
        const double high = std::min(to, edge * rate.bin_seconds);
        if (low < high) total += integral(low, high, 4, [&](double t) { return infinite_server_load(rate, service, t); });
    }
    return total / (to - from);
}

std::vector<double> infinite_server_loads(const StepRate& rate, const Distribution& service)
{
    require(rate.bin_seconds > 0.0 && !rate.per_second.empty(), "infinite_server_loads: no bins");
    const std::size_t bins = rate.per_second.size();
    // left[i]: of one arrival a second during a bin, how many are in service i bins after its end.
    std::vector<double> left;
    const double whole = mean(service);
    const std::size_t most = rate.periodic ? 1000 * bins : bins;
    double before = 0.0;
    for (std::size_t i = 0; i < most && whole - before > 1e-13 * whole; ++i) {
        const double now = limited_mean(service, static_cast<double>(i + 1) * rate.bin_seconds);
        left.push_back(now - before);
        before = now;
    }
    std::vector<double> loads(bins + 1, 0.0);
    for (std::size_t edge = rate.periodic ? 1 : 0; edge <= bins; ++edge)
        for (std::size_t i = 0; i < left.size() && (rate.periodic || i < edge); ++i)
            loads[edge] += left[i] * rate.per_second[(edge + 1000 * bins - 1 - i) % bins];
    if (rate.periodic) {
        if (left.size() == most)                                                // a tail so long sees the mean rate
            for (double& load : loads) load += mean_rate(rate) * (whole - before);
        loads[0] = loads[bins];
    }
    return loads;
}

StepRate infinite_server_departures(const StepRate& rate, const Distribution& service)
{
    StepRate out = rate;
    const std::vector<double> loads = infinite_server_loads(rate, service);
    for (std::size_t k = 0; k < rate.per_second.size(); ++k)
        out.per_second[k] = std::max(0.0, rate.per_second[k] - (loads[k + 1] - loads[k]) / rate.bin_seconds);
    return out;
}

}  // namespace teleplan::sim
