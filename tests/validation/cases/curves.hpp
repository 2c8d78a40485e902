#pragma once

#include <cmath>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/arrival_streams.hpp"
#include "tests/validation/cases/arrivals.hpp"

// Rates that change with time.
namespace teleplan::validation {

// sin(x) for x >= 0 by its series, so that the draws it decides are the same on every machine; error below 1e-14.
[[nodiscard]] inline double sine(double x)
{
    constexpr double half_turn = 3.14159265358979323846;
    const double half_turns = std::floor(x / half_turn + 0.5);
    const double y = x - half_turns * half_turn;         // in [-pi/2, pi/2]
    double term = y;
    double sum = y;
    for (int k = 1; k <= 11; ++k) sum += term *= -y * y / (2 * k * (2 * k + 1));
    return std::fmod(half_turns, 2.0) == 0.0 ? sum : -sum;
}

// base + amplitude sin t, t and rate in a case's unit of time, which is a second of the clock here.
struct Sinusoid {
    double base = 0.0;
    double amplitude = 0.0;
    [[nodiscard]] double operator()(double t) const { return base + amplitude * sine(t); }
    [[nodiscard]] double most() const { return base + std::fabs(amplitude); }
};

// "100+20*sin(t)".
[[nodiscard]] inline Sinusoid sinusoid(const std::string& text)
{
    Sinusoid s;
    std::istringstream in(text);
    std::string rest;
    if (!(in >> s.base >> s.amplitude >> rest) || !rest.starts_with("*sin(t)")) throw std::runtime_error("no sinusoid: " + text);
    return s;
}

// One stream of arrivals at the first stage with a rate for each hour, none after the last.
[[nodiscard]] inline std::vector<sim::StreamSpec> hourly_stream(const std::vector<double>& per_hour, double seconds_per_hour)
{
    std::vector<sim::RateStep> steps;
    const auto start_of = [=](std::size_t hour) { return sim::SimTime{sim::to_ticks(seconds_per_hour * static_cast<double>(hour))}; };
    for (std::size_t h = 0; h < per_hour.size(); ++h) steps.push_back({start_of(h), per_hour[h] / seconds_per_hour});
    steps.push_back({start_of(per_hour.size()), 0.0});
    return {sim::StreamSpec{.id = sim::stream_id("arrivals"), .arrivals = steps}};
}

}  // namespace teleplan::validation
