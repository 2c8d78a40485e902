#include "sim/erlang.hpp"

#include <cmath>
#include <string>

#include "tests/catch.hpp"
#include "tests/sim/near.hpp"
#include "tests/sim/validation_data.hpp"

using namespace teleplan::sim;

TEST_CASE("Erlang C agrees with exact values (A01)", "[sim][erlang]")
{
    for (const auto& point : validation_points("A01-mmc-erlangC")) {
        INFO(point.at("id"));
        const auto& in = point.at("inputs");
        const auto& out = point.at("expected");
        const Demand d{in.at("lambda"), 1.0 / in.at("mu").get<double>()};
        const int c = in.at("c");
        CHECK(near(erlang_c(c, offered_load(d)), out.at("P_wait"), 1e-12));
        CHECK(near(mean_wait(d, c), out.at("Wq"), 1e-12));
        for (const auto& [name, value] : out.items()) {
            if (name.starts_with("P_Wq_le_")) CHECK(near(wait_at_most(d, c, std::stod(name.substr(8))), value, 1e-6));
            if (name.starts_with("Wq_p")) CHECK(near(wait_quantile(d, c, std::stod(name.substr(4)) / 100.0), value, 1e-11));
        }
    }
}

TEST_CASE("queues with exponential, constant and uniform patience agree with exact values (A03)", "[sim][erlang]")
{
    for (const auto& point : validation_points("A03-mmc-abandonment")) {
        INFO(point.at("id"));
        const auto& in = point.at("inputs");
        const auto& out = point.at("expected");
        const auto& p = in.at("patience");
        Distribution patience = Exponential{};
        if (p.at("dist") == "deterministic") patience = Constant{p.at("value")};
        else if (p.at("dist") == "uniform") patience = Uniform{p.at("low"), p.at("high")};
        else patience = Exponential{p.at("mean")};
        const Demand d{in.at("lambda"), 1.0 / in.at("mu").get<double>()};
        for (const auto& [name, value] : out.items()) {
            const bool within = name.starts_with("P_served_within_");
            const Abandonment a = abandonment(d, in.at("c"), patience, within ? std::stod(name.substr(16)) : 0.0);
            if (within) CHECK(near(a.served_within, value, 1e-10));
            if (name == "P_offered_wait_gt_0") CHECK(near(a.wait_probability, value, 1e-10));
            if (name == "P_abandon") CHECK(near(a.abandon_probability, value, 1e-10));
            if (name == "Wq_given_served") CHECK(near(a.mean_wait_served_seconds, value, 1e-10));
            if (name == "Wq_all") CHECK(near(a.mean_wait_seconds, value, 1e-10));
        }
    }
}

TEST_CASE("any patience may be given: a table of many values is nearly its own distribution", "[sim][erlang]")
{
    Empirical table;
    for (int i = 0; i < 200; ++i) table.values.push_back(2.0 * (i + 0.5) / 200.0);
    const Demand d{10.0, 1.0};
    const Abandonment uniform = abandonment(d, 9, Uniform{0.0, 2.0}, 0.3);
    const Abandonment by_table = abandonment(d, 9, table, 0.3);
    CHECK(near(by_table.abandon_probability, uniform.abandon_probability, 1e-2));
    CHECK(near(by_table.mean_wait_served_seconds, uniform.mean_wait_served_seconds, 1e-2));
    // Lognormal, Weibull and gamma with the same mean and little spread give up as a constant does.
    const double constant = abandonment(d, 9, Constant{0.5}, 0.0).abandon_probability;
    for (const Distribution& p : {Distribution{Lognormal{0.5, 0.02}}, Distribution{Gamma{0.5, 0.02}}, Distribution{Erlang{2500, 0.5}}})
        CHECK(near(abandonment(d, 9, p, 0.0).abandon_probability, constant, 5e-3));
    // Who gives up, in flow: what is lost is what the servers cannot do.
    const Abandonment flooded = abandonment({30.0, 1.0}, 10, Lognormal{1.0, 2.0}, 0.0);
    CHECK(near(30.0 * (1.0 - flooded.abandon_probability), 10.0, 1e-3));
}

TEST_CASE("Erlang A stands overload, scarce patience and much of it", "[sim][erlang]")
{
    const Abandonment flooded = erlang_a({2000.0, 1.0}, 1000, 100.0, 1.0);
    CHECK(near(flooded.abandon_probability, 0.5, 1e-9));                // half must go
    CHECK(flooded.wait_probability > 0.999999);
    const Abandonment patient = erlang_a({9.0, 1.0}, 10, 1e7, 0.5);
    CHECK(near(patient.mean_wait_seconds, mean_wait({9.0, 1.0}, 10), 1e-4));
    CHECK(near(patient.served_within, wait_at_most({9.0, 1.0}, 10, 0.5), 1e-4));
    const Abandonment loss = erlang_a({9.0, 1.0}, 10, 1e-7, 0.5);
    CHECK(near(loss.abandon_probability, erlang_b(10, 9.0), 1e-4));
    CHECK(erlang_a({0.0, 1.0}, 1, 1.0, 0.0).served_within == 1.0);
}

TEST_CASE("the least servers agree with the exact table (B01)", "[sim][erlang]")
{
    for (const auto& row : validation_rows("B01-erlang-staffing-table.csv")) {
        const double a = std::stod(row.at(0));
        INFO("offered load " << a);
        const auto calls = [a](double handling_seconds) { return Demand{a / handling_seconds, handling_seconds}; };
        CHECK(servers_for_service_level(calls(180), 20, 0.80) == std::stoi(row.at(1)));
        CHECK(servers_for_service_level(calls(240), 20, 0.80) == std::stoi(row.at(5)));
        CHECK(servers_for_service_level(calls(300), 20, 0.80) == std::stoi(row.at(6)));
        CHECK(servers_for_service_level(calls(180), 20, 0.90) == std::stoi(row.at(7)));
        CHECK(servers_for_service_level(calls(180), 60, 0.95) == std::stoi(row.at(8)));
        CHECK(servers_for_service_level(calls(600), 120, 0.80) == std::stoi(row.at(9)));
        const double delays[] = {0.5, 0.3, 0.2, 0.1, 0.05, 0.01};
        for (std::size_t i = 0; i < 6; ++i) CHECK(servers_for_wait_probability(a, delays[i]) == std::stoi(row.at(10 + i)));
        const double waits[] = {0.5, 0.1, 0.02};
        for (std::size_t i = 0; i < 3; ++i) CHECK(servers_for_mean_wait(Demand{a, 1.0}, waits[i]) == std::stoi(row.at(16 + i)));
        const double losses[] = {0.05, 0.01, 0.001};
        for (std::size_t i = 0; i < 3; ++i) CHECK(servers_for_blocking(a, losses[i]) == std::stoi(row.at(19 + i)));
    }
}

TEST_CASE("an overloaded pool waits without end", "[sim][erlang]")
{
    CHECK(erlang_c(3, 3.0) == 1.0);
    CHECK(std::isinf(mean_wait({3.0, 1.0}, 3)));
    CHECK(std::isinf(wait_quantile({4.0, 1.0}, 3, 0.5)));
    CHECK(wait_at_most({4.0, 1.0}, 3, 100.0) == 0.0);
}

TEST_CASE("with nobody coming no server is needed", "[sim][erlang]")
{
    CHECK(servers_for_service_level({0.0, 60.0}, 20, 0.8) == 0);
    CHECK(erlang_b(0, 5.0) == 1.0);
}

TEST_CASE("a finite room agrees with exact values (A02)", "[sim][erlang]")
{
    for (const auto& point : validation_points("A02-mmcK-erlangB")) {
        INFO(point.at("id"));
        const auto& in = point.at("inputs");
        const auto& out = point.at("expected");
        const Demand d{in.at("lambda"), 1.0 / in.at("mu").get<double>()};
        const int c = in.at("c");
        const int places = in.at("K");
        const FiniteRoom room = finite_room(d, c, places);
        CHECK(near(room.reject_probability, out.at("P_block"), 1e-11));
        CHECK(near(room.mean_queue, out.at("Lq"), 1e-11));
        CHECK(near(room.mean_wait_seconds, out.at("Wq_accepted"), 1e-11));
        CHECK(near(room.wait_probability, out.at("P_wait_given_accepted"), 1e-11));
        CHECK(near(room.mean_busy / c, out.at("utilisation"), 1e-11));
        if (places == c) CHECK(near(erlang_b(c, offered_load(d)), out.at("P_block"), 1e-11));
    }
    const FiniteRoom large = finite_room({0.9, 1.0}, 1, 2000);                   // no limit that anybody meets
    CHECK(near(large.mean_wait_seconds, mean_wait({0.9, 1.0}, 1), 1e-9));
    CHECK(near(large.wait_probability, 0.9, 1e-9));
    const FiniteRoom flooded = finite_room({5000.0, 1.0}, 1000, 3000);           // weights beyond every double
    CHECK(near(flooded.reject_probability, 0.8, 1e-6));
    CHECK(near(flooded.mean_busy, 1000.0, 1e-9));
}

TEST_CASE("Allen and Cunneen are exact for M/M/c and for M/G/1 (A04)", "[sim][erlang]")
{
    CHECK(allen_cunneen_wait({2.4, 1.0}, 3, 1.0, 1.0) == mean_wait({2.4, 1.0}, 3));
    for (const auto& point : validation_points("A04-mg1-pollaczek-khinchine")) {
        INFO(point.at("id"));
        const auto& out = point.at("expected");
        const Demand d{point.at("inputs").at("lambda"), out.at("service_mean")};
        CHECK(near(allen_cunneen_wait(d, 1, 1.0, out.at("service_scv")), out.at("Wq"), 1e-11));
    }
}

// 2 % for constant services, 7 % for hyperexponential ones (cv 2); 3 % for regular arrivals.
TEST_CASE("Allen and Cunneen come near exact numerics of M/G/c and GI/M/c (A09, A08)", "[sim][erlang]")
{
    for (const auto& point : validation_points("A09-m-g-c-exact")) {
        INFO(point.at("id"));
        const auto& s = point.at("inputs").at("service");
        double scv = 0.0;
        if (s.at("dist") == "erlang") scv = 1.0 / s.at("k").get<double>();
        if (s.at("dist") == "hyperexponential") {
            double first = 0.0;
            double second = 0.0;
            for (std::size_t i = 0; i < 2; ++i) {
                const double p = s.at("probs")[i];
                const double m = s.at("means")[i];
                first += p * m;
                second += 2.0 * p * m * m;
            }
            scv = second / (first * first) - 1.0;
        }
        const int c = point.at("inputs").at("c");
        const double rho = point.at("expected").at("rho");
        const double lambda = point.at("inputs").at("lambda");
        CHECK(near(allen_cunneen_wait({lambda, rho * c / lambda}, c, 1.0, scv), point.at("expected").at("Wq"), 0.07));
    }
    for (const auto& point : validation_points("A08-gi-m-c")) {
        INFO(point.at("id"));
        const auto& in = point.at("inputs");
        const auto& gap = in.at("interarrival");
        const double scv = gap.at("dist") == "erlang" ? 1.0 / gap.at("k").get<double>() : 0.0;
        CHECK(near(allen_cunneen_wait({1.0, 1.0 / in.at("mu").get<double>()}, in.at("c"), scv, 1.0), point.at("expected").at("Wq"), 0.03));
    }
}
