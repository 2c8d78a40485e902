#include "sim/priority_waits.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "sim/bug.hpp"
#include "sim/distribution.hpp"
#include "sim/erlang.hpp"
#include "tests/catch.hpp"
#include "tests/sim/near.hpp"
#include "tests/sim/validation_data.hpp"

using namespace teleplan::sim;

TEST_CASE("waits by priority agree with exact values (A05)", "[sim][priority_waits]")
{
    int checked = 0;
    for (const auto& point : validation_points("A05-priority-queues")) {
        INFO(point.at("id"));
        const auto& in = point.at("inputs");
        const bool preemptive = in.at("discipline").get<std::string>().starts_with("preemptive");
        std::vector<double> waits;
        std::vector<double> services;
        if (in.contains("mu_all_classes")) {
            const std::vector<double> rates = in.at("lambda_by_class_high_to_low");
            services.assign(rates.size(), 1.0 / in.at("mu_all_classes").get<double>());
            waits = preemptive ? preemptive_waits(rates, services[0], in.at("c")) : priority_waits(rates, services[0], in.at("c"));
        } else {
            std::vector<PriorityDemand> demands;
            for (const auto& k : in.at("classes_high_to_low")) {
                const auto& s = k.at("service");
                Distribution service = Exponential{};
                if (s.at("dist") == "deterministic") service = Constant{s.at("value")};
                else if (s.at("dist") == "uniform") service = Uniform{s.at("low"), s.at("high")};
                else service = Exponential{s.at("mean")};
                demands.push_back({k.at("lambda"), mean(service), scv(service)});
                services.push_back(demands.back().mean_service_seconds);
            }
            waits = preemptive ? preemptive_waits(demands) : priority_waits(demands);
        }
        const auto& classes = point.at("expected").at("classes");
        REQUIRE(waits.size() == classes.size());
        for (std::size_t k = 0; k < waits.size(); ++k) {
            CHECK(std::abs(waits[k] + services[k] - classes[k].at("W").get<double>()) < 1e-10);
            if (classes[k].contains("Wq")) CHECK(near(waits[k], classes[k].at("Wq"), 1e-10));
            ++checked;
        }
    }
    CHECK(checked >= 14);
}

TEST_CASE("one priority is a plain queue, and the order moves waits but not their load", "[sim][priority_waits]")
{
    CHECK(near(priority_waits(std::vector{3.2}, 1.0, 4)[0], mean_wait({3.2, 1.0}, 4), 1e-14));
    CHECK(near(preemptive_waits(std::vector{3.2}, 1.0, 4)[0], mean_wait({3.2, 1.0}, 4), 1e-14));
    const std::vector<PriorityDemand> demands{{0.2, 1.0, 0.5}, {0.1, 3.0, 2.0}, {0.3, 0.5, 1.0}};
    const auto waits = priority_waits(demands);
    double moment = 0.0;
    double work = 0.0;
    double conserved = 0.0;
    for (std::size_t k = 0; k < 3; ++k) {
        const double load = demands[k].arrivals_per_second * demands[k].mean_service_seconds;
        work += load;
        moment += 0.5 * load * demands[k].mean_service_seconds * (1.0 + demands[k].service_scv);
        conserved += load * waits[k];
    }
    CHECK(near(conserved, work * moment / (1.0 - work), 1e-12));         // Kleinrock's conservation law
}

TEST_CASE("the urgent still have a wait when the others have none that ends", "[sim][priority_waits]")
{
    const auto waits = priority_waits(std::vector{1.0, 2.0, 5.0}, 1.0, 4);
    CHECK(near(waits[0], 0.25 / 0.75, 1e-14));                           // all servers always busy
    CHECK(std::isfinite(waits[1]));
    CHECK(std::isinf(waits[2]));
    CHECK(std::isinf(preemptive_waits(std::vector{1.0, 2.0, 5.0}, 1.0, 4)[2]));
    CHECK(near(preemptive_waits(std::vector{1.0, 2.0, 5.0}, 1.0, 4)[0], mean_wait({1.0, 1.0}, 4), 1e-14));
    // One server: 0.5 of its time for the urgent, the rest for services of 4 s, of which half is left on average.
    const std::vector<PriorityDemand> flooded{{0.5, 1.0, 0.0}, {9.0, 4.0, 0.0}, {1.0, 1.0, 0.0}};
    CHECK(near(priority_waits(flooded)[0], (0.5 * 0.5 + 0.5 * 2.0) / 0.5, 1e-14));
    CHECK(std::isinf(priority_waits(flooded)[1]));
    CHECK(std::isinf(priority_waits(flooded)[2]));
    CHECK_THROWS_AS(priority_waits(std::vector{1.0}, 1.0, 0), Bug);
}
