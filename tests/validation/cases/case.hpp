#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Reference cases (tests/validation/*.json) run against the engine, each judged by its own acceptance rule. The tests and the
// program bench/validation share them.
namespace teleplan::validation {

// One try at a point. The seed is a function of the point's name and of `number`, so nobody picks it.
struct Attempt {
    std::uint64_t seed = 0;
    int length = 1;                                    // in multiples of the usual length: more replications or longer ones
};

enum class Verdict : std::uint8_t {
    met,
    met_when_repeated,                                 // not the first time; then with the second seed and four times the length
    not_met,
    shown,                                             // not judged; the note says why
};

struct Row {
    std::string measure{};
    std::optional<double> expected{};
    double simulated = 0.0;
    std::optional<double> half_width{};                // of the 95 % interval; none: not a mean of draws
    Verdict verdict = Verdict::met;
    std::string note{};
};

// How long a point takes at full length: below about 2 s of CPU; below about 30 s; longer, or many at once.
enum class Cost : std::uint8_t { quick, slow, longest };

struct Point {
    std::string case_id;                               // "A01-mmc-erlangC"
    std::string name;                                  // "mmc-01"
    Cost cost = Cost::quick;
    std::function<std::vector<Row>(const Attempt&)> run;
};

// Every point of every case, by case.
[[nodiscard]] std::vector<Point> all_points();

// Runs a point; rows that are not met are decided by one more attempt with another seed and four times the length.
[[nodiscard]] std::vector<Row> decide(const Point&);

// What a measure must meet.
struct Rule {
    double precision = 0.0;                            // replicate until the 95 % half-width is this share of it; 0: no matter
    double largest_error = std::numeric_limits<double>::infinity();   // as a share of it, where the half-width is below 1 %
    std::optional<double> variance{};                  // of one value, where theory gives it (a proportion)
    double reference_error = 0.0;                      // standard error of the expected value itself
    double or_within = 0.0;                            // good enough, as a share of it, whatever the standard error
    bool root = false;                                 // values are squares: the row shows and judges their root
};

struct Target {
    std::string measure;
    double expected = 0.0;
    Rule rule{};
    std::string not_judged{};                          // reason; empty: judged
};

// Values of independent replications against a target: |mean - expected| <= 3.5 standard errors, and the rest of its rule.
[[nodiscard]] Row judge(const Target&, std::span<const double> values);
[[nodiscard]] bool precise(const Target&, std::span<const double> values);

// Something exact: equal within `tolerance`.
[[nodiscard]] Row exact(std::string measure, double expected, double found, double tolerance = 0.0);

// Each case file's rows.
void add_stationary(std::vector<Point>&);              // A01 to A04, A08, A09, H02
void add_priorities(std::vector<Point>&);              // A05
void add_networks(std::vector<Point>&);                // A06
void add_time_varying(std::vector<Point>&);            // A10, A11, A13
void add_feldman(std::vector<Point>&);                 // A12
void add_staffing(std::vector<Point>&);                // B01, B02, B06
void add_traces(std::vector<Point>&);                  // D
void add_treatment_centre(std::vector<Point>&);        // H04a

}  // namespace teleplan::validation
