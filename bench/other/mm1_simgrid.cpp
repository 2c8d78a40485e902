#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <random>
#include <string_view>
#include <vector>

#include <simgrid/s4u.hpp>

#include "bench/report.hpp"

// mm1_simgrid [--quick]: M/M/1 (lambda 0.9, mu 1) in SimGrid: an actor that lets customers come and one that serves them, with a
// semaphore for those who wait. Cheaper for SimGrid than an actor per customer, which is how its users would rather write it.
namespace {

namespace s4u = simgrid::s4u;

double batch_error(const std::vector<double>& waits, double& mean)      // 95 %, from 20 batches
{
    constexpr int batches = 20;
    const std::size_t size = waits.size() / batches;
    double sum = 0.0;
    double squares = 0.0;
    for (std::size_t b = 0; b < batches; ++b) {
        double batch = 0.0;
        for (std::size_t i = b * size; i < (b + 1) * size; ++i) batch += waits[i];
        batch /= static_cast<double>(size);
        sum += batch;
        squares += batch * batch;
    }
    mean = sum / batches;
    return 2.093 * std::sqrt((squares - batches * mean * mean) / (batches - 1) / batches);
}

}  // namespace

int main(int count, char** arguments)
{
    s4u::Engine engine(&count, arguments);                              // takes its own options out
    const bool quick = count == 2 && std::string_view{arguments[1]} == "--quick";
    const int customers = quick ? 20'000 : 500'000;
    auto* zone = s4u::create_full_zone("bank");
    auto* host = zone->create_host("bank", 1e9);
    zone->seal();

    std::mt19937_64 draw(1);
    std::exponential_distribution<double> interarrival(0.9);
    std::exponential_distribution<double> service(1.0);
    std::deque<double> line;
    std::vector<double> waits;
    const auto arrived = s4u::Semaphore::create(0);
    s4u::Actor::create("customers", host, [&] {
        for (int c = 0; c < customers; ++c) {
            s4u::this_actor::sleep_for(interarrival(draw));
            line.push_back(s4u::Engine::get_clock());
            arrived->release();
        }
    });
    s4u::Actor::create("teller", host, [&] {
        for (int c = 0; c < customers; ++c) {
            arrived->acquire();
            waits.push_back(s4u::Engine::get_clock() - line.front());
            line.pop_front();
            s4u::this_actor::sleep_for(service(draw));
        }
    });
    const teleplan::bench::Stopwatch time;
    engine.run();
    const double cpu = time.cpu_seconds();
    double mean = 0.0;
    const double error = batch_error(waits, mean);
    teleplan::bench::Line("mm1", "simgrid").put("customers", std::int64_t{customers}).put("cpu_s", cpu)
        .put("mean_wait", mean).put("error", error);
}
