#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

#include "bench/report.hpp"

// arithmetic [--quick]: a loop of additions and multiplications in registers, the same amount on each of one and of two threads:
// what two threads can win on this machine at this moment.
namespace {

using namespace teleplan::bench;

std::uint64_t multiply(std::uint64_t x, std::int64_t times)
{
    for (std::int64_t i = 0; i < times; ++i) x = x * 6364136223846793005U + 1442695040888963407U;   // Knuth's MMIX generator
    return x;
}

void measure(std::uint32_t threads, std::int64_t times)
{
    std::vector<std::uint64_t> results(threads);
    const Stopwatch time;
    std::vector<std::thread> workers;
    for (std::uint32_t t = 0; t < threads; ++t) workers.emplace_back([&results, t, times] { results[t] = multiply(t, times); });
    for (std::thread& worker : workers) worker.join();
    const double wall = time.wall_seconds();
    const double cpu = time.cpu_seconds();
    Line("threads", "arithmetic").put("threads", std::int64_t{threads}).put("work", std::int64_t{threads})
        .put("wall_s", wall).put("cpu_s", cpu).put("hash", hexadecimal(results[0]));
}

}  // namespace

int main(int count, char** arguments)
{
    const bool quick = count == 2 && std::string_view{arguments[1]} == "--quick";
    if (count > 2 || (count == 2 && !quick)) {
        std::fputs("usage: arithmetic [--quick]\n", stderr);
        return 2;
    }
    for (const std::uint32_t threads : {1U, 2U}) measure(threads, quick ? 20'000'000 : 1'000'000'000);
}
