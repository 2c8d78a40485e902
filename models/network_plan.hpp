#pragma once
// The parts of a plan that only a queueing network has: what arrives, how many servers when, how it is run and what is
// measured. Part of plan.hpp; `network_fields.hpp` lists every field once. docs/queueing-networks.md explains them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/calendar.hpp"
#include "models/named.hpp"
#include "sim/distribution.hpp"
#include "sim/network.hpp"

namespace teleplan::models {

enum class Weekday : std::uint8_t { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
enum class TimeUnit : std::uint8_t { s, min, h, day, week };
enum class Discipline : std::uint8_t { priority, fifo };
enum class Repeat : std::uint8_t { once, daily, weekly };
enum class CountBy : std::uint8_t { outcome, arrival };            // when something happens to a job, or when the job came

/// One number, or a list of numbers.
struct OneOrMore { std::vector<double> values; };

// ---------------------------------------------------------------- arrivals
/// Arrivals of a Poisson process: per_hour × scale × by_hour[hour of the day or of the week] × by_weekday × by_month.
/// A list of per_hour goes on by `step` from the start of the run, and starts again as it ends or every `repeat_every`.
struct Rate {
    OneOrMore per_hour;
    double scale = 1;
    Duration step = std::chrono::hours{1};
    bool repeats = true;                                           // of a list; otherwise nobody comes after it
    std::optional<Duration> repeat_every;                          // at least the length of the list; zero in between
    std::vector<double> by_hour, by_weekday, by_month;             // 24 or 168 (Monday first), 7, 12 factors; empty: 1
};

struct TraceRow { Duration at{}; std::string class_name; sim::OptionalDuration service, patience; int line = 0; };
/// Arrivals from a CSV file beside the plan: columns time and, if they are there, class, service, patience.
struct Trace {
    std::string file;
    TimeUnit unit = TimeUnit::s;                                   // of all its times; time 0 is the start of the run
    std::vector<TraceRow> rows;                                    // read with the plan (formats/trace.hpp), in order of time
};

/// An exogenous stream of arrivals into a pathway: exactly one of interarrival, rate and trace.
struct ArrivalStream {
    std::string pathway, class_name;                               // class: empty, the stream's own name
    std::optional<sim::Distribution> interarrival;                 // seconds
    std::optional<Rate> rate;
    std::optional<Trace> trace;
    int priority = 0;                                              // of its class, unless `classes` says it
};
struct EntityClass { int priority = 0; };

// ---------------------------------------------------------------- what a visit needs
struct Need { std::string pool; int units = 1; };
struct BalkStep { int from = 1; double probability = 1; };         // finding at least so many at the pool

// ---------------------------------------------------------------- servers
struct ServerStep { Duration at{}; int servers = 0; };
/// Servers over time: by hour of the day (24) or of the week (168, Monday first), or steps from the start of the run.
struct ServerSchedule {
    std::vector<int> by_hour;
    std::vector<ServerStep> steps;
    std::optional<Duration> repeat_every;                          // of the steps; absent: the last one stays
};

// ---------------------------------------------------------------- experiment
struct ExperimentStart { std::optional<Date> date; std::optional<Weekday> weekday; Duration time{}; };
/// A part of the observed time. Once: since the start of the run; daily: since midnight; weekly: since Monday's.
struct Window { Duration from{}, to{}; Repeat repeat = Repeat::once; };

enum class Measure : std::uint8_t {
    arrivals, started, served, gave_up, rejected, balked, interrupted, throughput,
    waited_share, gave_up_share, rejected_share, balked_share, share_within,
    mean_wait, mean_wait_all, wait_quantile, longest_wait, mean_service,
    mean_queue, queue_quantile, longest_queue, mean_busy, busy_quantile, most_busy, mean_number, number_quantile, most_number, occupancy,
    mean_time_in_system, time_in_system_quantile, longest_time_in_system, time_in_system_within,
};
/// Something to measure: of one stage, of all the stages of a pool, or of the network.
struct Output {
    Measure measure = Measure::mean_wait;
    std::string stage, pool, class_name, window;                   // stage: "pathway.stage"; empty: all
    std::optional<double> p;                                       // of a quantile
    std::optional<Duration> within;
    TimeUnit unit = TimeUnit::s;                                   // in which a time is given
    CountBy count_by = CountBy::outcome;
};
struct WantedHalfWidth { std::optional<double> relative, absolute; };
struct PrecisionGoal { Named<WantedHalfWidth> outputs; int first_replications = 10, most_replications = 1000; };

/// How a queueing network is run; a regional plan runs over its calendar instead.
struct NetworkExperiment {
    ExperimentStart start;
    std::optional<Duration> warm_up;                               // absent: none, or chosen by MSER-5 if steady_state
    Duration length{};
    std::optional<int> replications;
    bool steady_state = false;
    std::optional<PrecisionGoal> precision;
    Named<Window> windows;
    Named<Output> outputs;
};

[[nodiscard]] constexpr double seconds_of(TimeUnit unit)
{
    constexpr double seconds[] = {1, 60, 3600, 86400, 604800};
    return seconds[static_cast<std::size_t>(unit)];
}

/// What a measure is about: which fields of an output it needs, and what its values are.
struct MeasureKind {
    bool needs_p = false, needs_within = false, is_time = false, is_share = false;
    bool of_levels = false;                                        // numbers present over time
    bool of_network = false;                                       // time in system: no stage, no pool
    bool of_waits = false;                                         // needs a stage where jobs wait
};
[[nodiscard]] MeasureKind kind_of(Measure);

}  // namespace teleplan::models
