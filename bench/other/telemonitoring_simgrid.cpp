#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <random>
#include <string_view>
#include <vector>

#include <simgrid/s4u.hpp>

#include "bench/report.hpp"

// telemonitoring_simgrid [--quick]: the telemonitoring skeleton of bench/telemonitoring.hpp in SimGrid: an actor per patient, which
// sleeps until each reading, and an actor per member of staff. Small, because the cost per reading hardly depends on the size.
namespace {

namespace s4u = simgrid::s4u;

constexpr std::array<double, 3> window_start{360.0, 660.0, 960.0};     // minutes
constexpr double window = 300.0;

struct Centre {
    std::deque<double> line;                                            // alerts that wait: when they came
    s4u::SemaphorePtr arrived = s4u::Semaphore::create(0);
};

}  // namespace

int main(int count, char** arguments)
{
    s4u::Engine engine(&count, arguments);                              // takes its own options out
    const bool quick = count == 2 && std::string_view{arguments[1]} == "--quick";
    s4u::Engine::set_config("contexts/stack-size:32");                  // KiB
    s4u::Engine::set_config("contexts/guard-size:0");
    auto* zone = s4u::create_full_zone("region");
    auto* host = zone->create_host("region", 1e9);
    zone->seal();

    const int days = quick ? 2 : 30;
    const int patients = 300'000 / 130;
    std::vector<Centre> centres(quick ? 1 : 4);
    std::mt19937_64 draw(1);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::exponential_distribution<double> handling(1.0 / 10.0);
    std::vector<std::int64_t> load(static_cast<std::size_t>(days) * 1440 + 1);
    std::int64_t handled = 0;
    double waited = 0.0;

    const teleplan::bench::Stopwatch time;
    for (Centre& centre : centres) {
        for (int p = 0; p < patients; ++p)
            s4u::Actor::create("patient", host, [&] {
                for (int day = 0; day < days; ++day)
                    for (const double start : window_start) {
                        s4u::this_actor::sleep_until(1440.0 * day + start + window * uniform(draw));
                        ++load[static_cast<std::size_t>(s4u::Engine::get_clock())];
                        if (uniform(draw) >= 0.02) continue;
                        centre.line.push_back(s4u::Engine::get_clock());
                        centre.arrived->release();
                    }
            });
        for (int server = 0; server < 2; ++server)
            s4u::Actor::create("staff", host, [&] {
                s4u::Actor::self()->daemonize();                        // ends with the last patient
                for (;;) {
                    centre.arrived->acquire();
                    waited += s4u::Engine::get_clock() - centre.line.front();
                    ++handled;
                    centre.line.pop_front();
                    s4u::this_actor::sleep_for(handling(draw));
                }
            });
    }
    engine.run();
    const double cpu = time.cpu_seconds();
    std::int64_t readings = 0;
    for (const std::int64_t minute : load) readings += minute;
    teleplan::bench::Line("telemonitoring", "simgrid").put("threads", std::int64_t{1})
        .put("patients", static_cast<std::int64_t>(centres.size()) * patients).put("customers", readings).put("alerts", handled)
        .put("cpu_s", cpu).put("mean_wait_s", 60.0 * waited / static_cast<double>(handled));
}
