#pragma once

#include <concepts>
#include <vector>

#include "sim/distribution.hpp"
#include "sim/quadrature.hpp"
#include "sim/survival.hpp"

// M_t/G/infinity: Poisson arrivals whose rate changes, as many servers as there are jobs. The number in service at t is Poisson
// with mean m(t) = E[integral of the rate over (t - S, t)] (Eick, Massey & Whitt 1993, Operations Research 41, theorem 1), exact.
// It is the load offered at t, whatever the servers. Tests: tests/sim/infinite_server_test.cpp against tests/validation/A10.
namespace teleplan::sim {

// A rate by steps: per_second[k] over bin k, from 0 on. Before 0: nobody came. After the last bin: nobody comes; periodic: again
// from the first, and so it has always been.
struct StepRate {
    double bin_seconds = 3600.0;
    std::vector<double> per_second{};
    bool periodic = false;
};

// m(t) in erlangs, t seconds after 0. A periodic rate needs a service with a finite mean.
[[nodiscard]] double infinite_server_load(const StepRate&, const Distribution& service, double t);

// Mean of m over [from, to), from < to: by quadrature, four panels a bin. Relative error below 1e-4, far less for services with a
// density.
[[nodiscard]] double infinite_server_mean_load(const StepRate&, const Distribution& service, double from, double to);

// m at the edges of the bins, 0 to the last: one more than there are bins. Much faster than edge by edge.
[[nodiscard]] std::vector<double> infinite_server_loads(const StepRate&, const Distribution& service);

// What leaves service, averaged by bin: the arrivals less the growth of m. The rate at which the next stage is fed.
[[nodiscard]] StepRate infinite_server_departures(const StepRate&, const Distribution& service);

// m(t) for any rate(u) that is smooth between 0 and t, nobody before 0: by quadrature. For a service with a density.
template <std::invocable<double> Rate>
[[nodiscard]] double infinite_server_load(Rate&& rate, const Distribution& service, double t, int panels = 64)
{
    return integral(0.0, t, panels, [&](double u) { return rate(t - u) * survival(service, u); });
}

}  // namespace teleplan::sim
