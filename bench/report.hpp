#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// What the programs of bench/ print: one line per measurement, "key=value key=value …" without blanks in a value, which
// bench/measure.py reads. Keys that it knows: table and row say where the line belongs, cpu_s and wall_s are seconds.
namespace teleplan::bench {

class Line {
public:
    Line(std::string_view table, std::string_view row);
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line();                                       // prints
    Line& put(std::string_view key, std::int64_t value);
    Line& put(std::string_view key, double value); // six digits
    Line& put(std::string_view key, std::string_view value);

private:
    std::string text_;
};

// CPU time of the whole process (all threads), and time on the wall, since the construction.
class Stopwatch {
public:
    Stopwatch();
    [[nodiscard]] double cpu_seconds() const;
    [[nodiscard]] double wall_seconds() const;

private:
    double cpu_;
    double wall_;
};

[[nodiscard]] std::string hexadecimal(std::uint64_t value);    // 16 digits

}  // namespace teleplan::bench
