// How often the 95 % intervals of sim/ and planning/ cover the exact mean wait: M/M/1 and M/M/5, by replications with the
// warm-up deleted, by batch means of one long run, and by sequential stopping. Prints a Markdown table.
//
//   coverage [--macro N] [--threads N] [--markdown FILE]
//
// The intervals are the product's: sim::mean_interval over replication means, sim::BatchMeans with batch_interval_seconds,
// planning::run_until with a StoppingRule. Waits come from sim::FifoWaits, the recursion that a test of sim/ holds against
// NetworkRun tick by tick, with draws of sim::Stream: one Philox block a customer gives its interarrival and its service time.
// All systems and the first two methods share these draws within a macro-replication (their rows are not independent of each
// other); macro-replications are independent. Results are the same for any number of threads.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "planning/executor.hpp"
#include "planning/stopping.hpp"
#include "sim/batch_means.hpp"
#include "sim/erlang.hpp"
#include "sim/fifo_waits.hpp"
#include "sim/interval.hpp"
#include "sim/math.hpp"
#include "sim/random.hpp"
#include "sim/tally.hpp"

using namespace teleplan;
using sim::Duration;
using sim::SimTime;

namespace {

constexpr std::uint64_t seed = 2026;
constexpr int replications = 30, customers_per_replication = 50'000;
constexpr int batches = 32, customers_per_batch = 2'000'000 / batches;
constexpr double wanted_precision = 0.05;                          // relative, of sequential stopping

/// Services are exponential with mean 1 s. `sequential`: customers of one replication, so many that some 35 replications are
/// needed for 5 %: the rule has several looks at which to stop too soon.
struct System {
    const char* name;
    int servers;
    double occupancy;
    int sequential;

    [[nodiscard]] sim::Demand demand() const { return {occupancy * servers, 1.0}; }
    [[nodiscard]] double mean_gap() const { return 1.0 / (occupancy * servers); }
    /// Customers deleted before counting starts: 20 relaxation times, the rule of the validation cases.
    [[nodiscard]] int warm_up() const
    {
        const double gap = std::sqrt(servers) - std::sqrt(occupancy * servers);
        return static_cast<int>(std::ceil(20.0 / (gap * gap) * occupancy * servers));
    }
};
constexpr std::array<System, 4> systems{{{"M/M/1, ρ = 0.5", 1, 0.5, 1'300}, {"M/M/1, ρ = 0.8", 1, 0.8, 5'500},
                                         {"M/M/1, ρ = 0.9", 1, 0.9, 20'000}, {"M/M/5, ρ = 0.8", 5, 0.8, 6'000}}};

enum Method : std::size_t { by_replications, by_batches, by_stopping, method_count };

/// Unit exponentials of many customers.
struct Customers {
    static constexpr std::size_t most = 1024;
    std::array<double, most> gap;
    std::array<Duration, most> service;

    void draw(const sim::Stream& draws, std::uint64_t first, std::uint32_t day, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            const auto bits = draws.block({.entity = first + i, .day = day, .slot = 0});
            gap[i] = -sim::math::log(sim::unit_interval(bits[0], bits[1]));
            service[i] = sim::to_ticks(-sim::math::log(sim::unit_interval(bits[2], bits[3])));
        }
    }
};

struct Outcome { bool covered = false; double relative_half_width = 0; int replications = 0; };

Outcome outcome(const sim::Interval& interval, const System& system, int count)
{
    const double exact = sim::mean_wait(system.demand(), system.servers);
    return {interval.low() <= exact && exact <= interval.high(), interval.half_width / exact, count};
}

/// Thirty replications one after the other, each from empty, and one long run on the same customers.
class FixedLengths {
public:
    explicit FixedLengths(const System& system)
        : system_{system}, warm_up_{system.warm_up()}, in_replication_{system.servers}, in_run_{system.servers}, by_batch_{customers_per_batch}
    {
    }
    void add(const Customers& customers, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            now_ += sim::to_ticks(system_.mean_gap() * customers.gap[i]);
            replicate(customers.service[i]);
            run(customers.service[i]);
        }
    }
    [[nodiscard]] bool done() const { return static_cast<int>(means_.size()) == replications && static_cast<int>(by_batch_.batches().size()) == batches; }
    [[nodiscard]] Outcome replicated() const { return outcome(sim::mean_interval(means_, 0.95), system_, replications); }
    [[nodiscard]] Outcome batched() const { return outcome(sim::batch_interval_seconds(by_batch_.batches(), 0.95), system_, 1); }

private:
    void replicate(Duration service)
    {
        if (static_cast<int>(means_.size()) == replications) return;
        const Duration wait = in_replication_.next(now_, service);
        if (++seen_ > warm_up_) moments_.add(wait);
        if (moments_.count < customers_per_replication) return;
        means_.push_back(moments_.mean_seconds());
        moments_ = {};
        seen_ = 0;
        in_replication_ = sim::FifoWaits{system_.servers};
    }
    void run(Duration service)
    {
        if (static_cast<int>(by_batch_.batches().size()) == batches) return;
        const Duration wait = in_run_.next(now_, service);
        if (++seen_in_run_ > warm_up_) by_batch_.add(wait);
    }

    System system_;
    int warm_up_;
    SimTime now_{};
    int seen_ = 0, seen_in_run_ = 0;
    sim::FifoWaits in_replication_, in_run_;
    sim::Moments moments_;
    std::vector<double> means_;
    sim::BatchMeans by_batch_;
};

double sequential_replication(const System& system, const sim::Stream& draws, std::uint32_t replication)
{
    const int warm_up = system.warm_up(), all = warm_up + system.sequential;
    sim::FifoWaits waits{system.servers};
    sim::Moments moments;
    SimTime now{};
    Customers customers;
    for (int done = 0; done < all;) {
        const auto count = std::min(Customers::most, static_cast<std::size_t>(all - done));
        customers.draw(draws, static_cast<std::uint64_t>(done), replication, count);
        for (std::size_t i = 0; i < count; ++i) {
            now += sim::to_ticks(system.mean_gap() * customers.gap[i]);
            const Duration wait = waits.next(now, customers.service[i]);
            if (++done > warm_up) moments.add(wait);
        }
    }
    return moments.mean_seconds();
}

Outcome sequential(const System& system, const sim::Stream& draws)
{
    const planning::StoppingRule rule{.wanted = {{"mean wait", planning::Precision::relative, wanted_precision}}, .first = 10, .step = 5, .most = 2000};
    const auto stopped = planning::run_until(planning::Executor{1}, rule, [&](std::size_t r) { return sequential_replication(system, draws, static_cast<std::uint32_t>(r)); },
                                             [](double mean) { return std::vector{mean}; });
    return outcome(stopped.decision.intervals[0], system, stopped.decision.replications);
}

using MacroReplication = std::array<std::array<Outcome, method_count>, systems.size()>;

MacroReplication macro_replication(std::uint32_t macro)
{
    std::vector<FixedLengths> fixed(systems.begin(), systems.end());
    const sim::Stream draws{seed, macro, 1};
    Customers customers;
    for (std::uint64_t first = 0; !std::ranges::all_of(fixed, &FixedLengths::done); first += Customers::most) {
        customers.draw(draws, first, 0, Customers::most);
        for (FixedLengths& system : fixed) system.add(customers, Customers::most);
    }
    MacroReplication out;
    for (std::size_t s = 0; s < systems.size(); ++s)
        out[s] = {fixed[s].replicated(), fixed[s].batched(), sequential(systems[s], sim::Stream{seed, macro, static_cast<std::uint32_t>(2 + s)})};
    return out;
}

std::string fixed_point(double value, int digits)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

std::string table(const std::vector<MacroReplication>& macros)
{
    const std::array<std::string, method_count> methods{"30 replications × 50,000 customers", "batch means: 2 million customers in 32 batches", "sequential stopping at ±5 %"};
    constexpr std::array<double, method_count> least{0.93, 0.93, 0.91};
    std::string out = "| System | Interval by | Macro-replications | Replications | Mean half-width | Coverage | its 95 % interval | Wanted | Verdict |\n"
                      "|---|---|--:|--:|--:|--:|--:|--:|---|\n";
    for (std::size_t s = 0; s < systems.size(); ++s)
        for (std::size_t m = 0; m < method_count; ++m) {
            std::size_t covered = 0;
            double half_width = 0, count = 0;
            for (const MacroReplication& macro : macros) {
                covered += macro[s][m].covered ? 1 : 0;
                half_width += macro[s][m].relative_half_width;
                count += macro[s][m].replications;
            }
            const auto n = static_cast<double>(macros.size());
            const double share = static_cast<double>(covered) / n;
            const sim::Interval interval = sim::share_interval(covered, macros.size(), 0.95);
            out += std::string{"| "} + systems[s].name + " | " + methods[m] + " | " + std::to_string(macros.size()) + " | " + fixed_point(count / n, m == by_stopping ? 1 : 0) + " | ±" +
                   fixed_point(100 * half_width / n, 1) + " % | " + fixed_point(100 * share, 1) + " % | " + fixed_point(100 * interval.low(), 1) + "-" +
                   fixed_point(100 * interval.high(), 1) + " % | " + fixed_point(100 * least[m], 0) + "-97 % | " + (share >= least[m] && share <= 0.97 ? "ok" : "missed") + " |\n";
        }
    return out;
}

}  // namespace

int main(int argc, char** argv)
{
    int macro_replications = 2000, threads = 0;
    const char* markdown = nullptr;
    for (int i = 1; i < argc; ++i) {
        const auto value = [&](const char* name) { return std::strcmp(argv[i], name) == 0 && i + 1 < argc ? argv[++i] : nullptr; };
        if (const char* v = value("--macro")) macro_replications = std::atoi(v);
        else if (const char* t = value("--threads")) threads = std::atoi(t);
        else if (const char* f = value("--markdown")) markdown = f;
        else {
            std::cerr << "usage: coverage [--macro N] [--threads N] [--markdown FILE]\n";
            return 2;
        }
    }
    if (macro_replications < 1) {
        std::cerr << "coverage: at least one macro-replication\n";
        return 2;
    }
    const auto began = std::chrono::steady_clock::now();
    const planning::Executor executor{threads, {[](std::string_view, double done, double) { std::cerr << "\rcoverage: " << static_cast<int>(100 * done) << " %" << std::flush; }, nullptr}};
    planning::Progress progress{executor, "coverage", static_cast<double>(macro_replications)};
    const auto macros = executor.map(static_cast<std::size_t>(macro_replications), [&](std::size_t m) {
        auto out = macro_replication(static_cast<std::uint32_t>(m));
        progress.step();
        return out;
    });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    std::cerr << "\rcoverage: " << fixed_point(seconds, 0) << " s on " << executor.threads() << " threads\n";
    const std::string text = table(macros);
    std::cout << text;
    if (markdown) {
        std::ofstream file{markdown};
        file << text;
        if (!file.flush()) {
            std::cerr << "coverage: cannot write " << markdown << '\n';
            return 1;
        }
    }
    return 0;
}
