#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>
#include <vector>

#include "bench/limit/mm1_bare.hpp"
#include "bench/report.hpp"
#include "sim/bug.hpp"
#include "sim/interval.hpp"
#include "sim/network_run.hpp"
#include "sim/sampler.hpp"

// mm1 [--quick]: M/M/1 by NetworkRun and a feed, and by a bare loop with the same draws, in turns, replication by
// replication; all must add up the same waits to the tick. And the bare loop with draws made ahead, and with xoshiro.
namespace {

using namespace teleplan;

// Customers 0, 1, ... with keyed draws between them, made some at a time.
class RenewalFeed {
public:
    RenewalFeed(const sim::Stream& draws, std::uint64_t customers) : draws_(draws), customers_(customers) { advance(); }
    [[nodiscard]] sim::SimTime next_time() const { return next_; }
    sim::Arrival pop()
    {
        const sim::Arrival arrival{.key = {.entity = count_}};
        ++count_;
        advance();
        return arrival;
    }

private:
    void advance()
    {
        if (count_ == customers_) {
            next_ = sim::never;
            return;
        }
        if (count_ % seconds_.size() == 0) between_.fill(draws_, {.entity = count_}, seconds_);
        next_ += sim::to_ticks(seconds_[count_ % seconds_.size()]);
    }
    sim::Stream draws_;
    sim::Sampler between_{sim::Exponential{bench::mean_interarrival}};
    std::uint64_t customers_;
    std::uint64_t count_ = 0;
    std::array<double, 64> seconds_{};
    sim::SimTime next_{};
};

struct WaitObserver : sim::NoObserver {
    bench::WaitTotal wait;
    void started(sim::StageId, sim::ClassId, sim::SimTime entered, sim::SimTime, sim::SimTime now) { wait.add((now - entered).count()); }
};

bench::WaitTotal engine(const bench::KeyedDraws& draws, std::uint64_t customers)
{
    sim::Network network;
    network.pools = {sim::Pool{.spec = {.name = "server"}, .capacity = {{sim::SimTime{}, 1}}}};
    network.stages = {sim::Stage{.name = "service", .pool = sim::PoolId{0}, .service = sim::Exponential{bench::mean_service}}};
    WaitObserver observer;
    sim::NetworkRun<WaitObserver> run(network, draws.services(), observer, sim::SimTime{});
    RenewalFeed feed(draws.arrivals(), customers);
    sim::advance(run, feed, sim::never);
    return observer.wait;
}

struct Row {
    std::vector<double> cpu{};                            // seconds, by replication
    std::vector<double> mean{};                           // waits in services
    template <class Run>
    bench::WaitTotal add(Run run)
    {
        const bench::Stopwatch time;
        const bench::WaitTotal wait = run();
        cpu.push_back(time.cpu_seconds());
        mean.push_back(static_cast<double>(wait.ticks) / 1e6 / bench::mean_service / static_cast<double>(wait.count));
        return wait;
    }
    void print(std::string_view name, std::int64_t customers) const
    {
        double total = 0.0;
        for (const double seconds : cpu) total += seconds;
        const auto interval = sim::mean_interval(mean, 0.95);
        bench::Line("mm1", name).put("customers", customers).put("cpu_s", total).put("mean_wait", interval.mean).put("error", interval.half_width);
    }
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

int main(int count, char** arguments)
{
    const bool quick = count == 2 && std::string_view{arguments[1]} == "--quick";
    if (count > 2 || (count == 2 && !quick)) {
        std::fputs("usage: mm1 [--quick]\n", stderr);
        return 2;
    }
    constexpr std::uint32_t replications = 20;
    const std::uint64_t customers = quick ? 10'000 : 1'000'000;
    Row by_engine;
    Row bare;
    Row ahead;
    Row with_xoshiro;
    std::vector<double> ratios;
    for (std::uint32_t r = 1; r <= replications; ++r) {
        const bench::KeyedDraws draws(r);
        const auto expected = bare.add([&] { return bench::mm1_waits(draws, customers); });
        const auto found = by_engine.add([&] { return engine(draws, customers); });
        sim::require(found == expected, "mm1: the engine and the bare loop differ");
        const auto found_ahead = ahead.add([&] { return bench::mm1_waits_ahead(draws, customers); });
        sim::require(found_ahead == expected, "mm1: the two bare loops differ");
        with_xoshiro.add([&] { return bench::mm1_waits(bench::XoshiroDraws(r), customers); });
        ratios.push_back(by_engine.cpu.back() / bare.cpu.back());
    }
    const auto all = static_cast<std::int64_t>(replications * customers);
    bare.print("bare", all);
    ahead.print("bare_ahead", all);
    with_xoshiro.print("bare_xoshiro", all);
    by_engine.print("engine", all);
    std::fprintf(stderr, "engine / bare loop, CPU time, median of %u pairs: %.3f\n", replications, median(ratios));
}
