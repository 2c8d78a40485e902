#include "bench/report.hpp"

#include <array>
#include <cstdio>
#include <ctime>

namespace teleplan::bench {
namespace {

double read(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::string formatted(const char* format, auto value)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

}  // namespace

Line::Line(std::string_view table, std::string_view row) { put("table", table).put("row", row); }

Line::~Line()
{
    std::puts(text_.c_str());
    std::fflush(stdout);
}

Line& Line::put(std::string_view key, std::int64_t value) { return put(key, std::string_view{std::to_string(value)}); }

Line& Line::put(std::string_view key, double value) { return put(key, std::string_view{formatted("%.6g", value)}); }

Line& Line::put(std::string_view key, std::string_view value)
{
    if (!text_.empty()) text_ += ' ';
    text_.append(key).append("=").append(value);
    return *this;
}

Stopwatch::Stopwatch() : cpu_(read(CLOCK_PROCESS_CPUTIME_ID)), wall_(read(CLOCK_MONOTONIC)) {}
double Stopwatch::cpu_seconds() const { return read(CLOCK_PROCESS_CPUTIME_ID) - cpu_; }
double Stopwatch::wall_seconds() const { return read(CLOCK_MONOTONIC) - wall_; }

std::string hexadecimal(std::uint64_t value) { return formatted("%016llx", static_cast<unsigned long long>(value)); }

}  // namespace teleplan::bench
