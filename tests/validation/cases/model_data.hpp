#pragma once

#include <cmath>
#include <optional>
#include <stdexcept>
#include <string>

#include "sim/distribution.hpp"
#include "tests/sim/traffic.hpp"
#include "tests/sim/validation_data.hpp"
#include "tests/validation/cases/arrivals.hpp"

// Models as the case files write them.
namespace teleplan::validation {

struct ServiceTime {
    sim::Distribution distribution = sim::Constant{};
    std::optional<Hyperexponential> mixture{};         // then `distribution` is not used
    double mean = 0.0;
    double scv = 0.0;                                  // variance / mean^2
};

[[nodiscard]] inline ServiceTime service_time(const nlohmann::json& d)
{
    const std::string kind = d.at("dist");
    const auto number = [&](const char* name) { return d.at(name).get<double>(); };
    // Spread by cv, sd or variance of the variable itself.
    const auto cv = [&] {
        if (d.contains("cv")) return number("cv");
        return (d.contains("sd") ? number("sd") : std::sqrt(number("variance"))) / number("mean");
    };
    ServiceTime s;
    if (kind == "hyperexponential") {
        s.mixture = Hyperexponential{d.at("probs"), d.at("means")};
        double squares = 0.0;
        for (std::size_t i = 0; i < s.mixture->means.size(); ++i) {
            s.mean += s.mixture->probabilities[i] * s.mixture->means[i];
            squares += 2.0 * s.mixture->probabilities[i] * s.mixture->means[i] * s.mixture->means[i];
        }
        s.scv = squares / (s.mean * s.mean) - 1.0;
        return s;
    }
    if (kind == "deterministic") s.distribution = sim::Constant{number("value")};
    else if (kind == "exponential") s.distribution = sim::Exponential{number("mean")};
    else if (kind == "erlang") s.distribution = sim::Erlang{d.at("k"), number("mean")};
    else if (kind == "gamma") s.distribution = sim::Gamma{number("mean"), cv()};
    else if (kind == "lognormal") s.distribution = sim::Lognormal{number("mean"), cv()};
    else if (kind == "uniform") s.distribution = sim::Uniform{number("low"), number("high")};
    else if (kind == "triangular") s.distribution = sim::Triangular{number("low"), number("mode"), number("high")};
    else throw std::runtime_error("unknown distribution in a case: " + kind);
    s.mean = sim::mean(s.distribution);
    s.scv = sim::scv(s.distribution);
    return s;
}

}  // namespace teleplan::validation
