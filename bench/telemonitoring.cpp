#include "bench/telemonitoring.hpp"

#include <cstddef>
#include <cstdio>
#include <string_view>
#include <thread>
#include <vector>

#include "bench/report.hpp"

// telemonitoring [--quick] limit|engine|events…: measures the designs of bench/telemonitoring.hpp, the first two on one
// thread and on two.
namespace {

using namespace teleplan::bench;

TelemonitoringTotals on_threads(TelemonitoringRun& run, const Telemonitoring& model, std::uint32_t threads)
{
    std::vector<TelemonitoringTotals> parts(threads);
    std::vector<std::thread> workers;
    const auto part = [&](std::uint32_t t) { parts[t] = run(model, {model.centres * t / threads, model.centres * (t + 1) / threads}); };
    for (std::uint32_t t = 1; t < threads; ++t) workers.emplace_back(part, t);
    part(0);
    for (std::thread& worker : workers) worker.join();
    for (std::uint32_t t = 1; t < threads; ++t) parts[0] += parts[t];
    return parts[0];
}

void measure(std::string_view row, TelemonitoringRun& run, const Telemonitoring& model, std::uint32_t threads)
{
    const Stopwatch time;
    const TelemonitoringTotals totals = on_threads(run, model, threads);
    const double cpu = time.cpu_seconds();
    const double wall = time.wall_seconds();
    Line("telemonitoring", row).put("threads", std::int64_t{threads}).put("patients", std::int64_t{model.patients})
        .put("customers", totals.readings).put("alerts", totals.wait.count).put("cpu_s", cpu).put("wall_s", wall)
        .put("mean_wait_s", totals.wait.mean_seconds()).put("hash", hexadecimal(totals.hash()));
}

}  // namespace

int main(int count, char** arguments)
{
    Telemonitoring model;
    for (int a = 1; a < count; ++a) {
        const std::string_view argument = arguments[a];
        if (argument == "--quick") {
            model.patients = 6'923;
            model.centres = 3;
            model.days = 30;
        } else if (argument == "limit" || argument == "engine") {
            for (const std::uint32_t threads : {1U, 2U})
                measure(argument, argument == "limit" ? blocks_by_hand : blocks_before_engine, model, threads);
        } else if (argument == "events") {
            measure(argument, event_for_every_reading, model, 1);
        } else {
            std::fputs("usage: telemonitoring [--quick] limit|engine|events...\n", stderr);
            return 2;
        }
    }
}
