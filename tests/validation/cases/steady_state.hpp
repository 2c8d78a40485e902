#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/network_run.hpp"
#include "tests/validation/cases/arrivals.hpp"
#include "tests/validation/cases/case.hpp"

// Stationary measures by replications with warm-up deletion.
namespace teleplan::validation {

// What happens to the jobs of one line (a class, or a stage) in the window.
struct LineTally {
    std::int64_t entered = 0, started = 0, ended = 0, gave_up = 0, refused = 0;
    std::int64_t at_once = 0;                          // started without waiting
    std::int64_t wait = 0, wait_lost = 0, put_off = 0, service = 0;     // sums in ticks; put_off: between interruption and resumption
    double wait_squares = 0.0, service_squares = 0.0;                   // around a centre, in seconds^2
    double present = 0.0;                              // jobs x ticks
    std::int64_t inside = 0;
    std::int64_t since = 0;
    std::vector<std::int64_t> within;                  // started after a wait of at most each limit
    std::vector<std::int64_t> waits;                   // ticks, where quantiles are wanted
};

struct PoolTally {
    double queue = 0.0, busy = 0.0;                    // jobs x ticks
    std::vector<std::int64_t> states;                  // ticks with so many present; more are not kept
    sim::Level level{};
    std::int64_t since = 0;
};

struct Watched {
    std::vector<double> limits{};                      // seconds
    bool quantiles = false;
    double centre_wait = 0.0, centre_service = 0.0;    // seconds: second moments are taken around these
    std::size_t states = 0;
};

// Counts what happens between begin() and end(). A job counts when it starts, ends or gives up in the window.
class Tallies : public sim::NoObserver {
public:
    enum class By : std::uint8_t { job_class, stage };
    Tallies(By by, std::size_t lines, std::size_t pools, const Watched& watched);

    void begin(sim::SimTime now);
    void end(sim::SimTime now);
    [[nodiscard]] double ticks() const { return static_cast<double>(to_ - from_); }
    [[nodiscard]] double seconds() const { return ticks() / 1e6; }

    std::vector<LineTally> lines;
    std::vector<PoolTally> pools;
    std::int64_t left_count = 0;

    sim::SimTime entered(sim::StageId s, sim::ClassId c, sim::SimTime now)
    {
        LineTally& l = line(s, c);
        ++l.entered;
        step(l, now, 1);
        return sim::never;
    }
    void started(sim::StageId s, sim::ClassId c, sim::SimTime in, sim::SimTime, sim::SimTime now);
    void ended(sim::StageId s, sim::ClassId c, sim::SimTime start, sim::SimTime now)
    {
        LineTally& l = line(s, c);
        step(l, now, -1);
        ++l.ended;
        const std::int64_t length = (now - start).count();
        l.service += length;
        const double off = static_cast<double>(length) * 1e-6 - watched_.centre_service;
        l.service_squares += off * off;
    }
    void interrupted(sim::StageId s, sim::ClassId c, sim::SimTime start, sim::SimTime now) { line(s, c).service += (now - start).count(); }
    void resumed(sim::StageId s, sim::ClassId c, sim::SimTime from, sim::SimTime now) { line(s, c).put_off += (now - from).count(); }
    void gave_up(sim::StageId s, sim::ClassId c, sim::SimTime in, sim::SimTime, sim::SimTime now)
    {
        LineTally& l = line(s, c);
        step(l, now, -1);
        ++l.gave_up;
        l.wait_lost += (now - in).count();
    }
    void rejected(sim::StageId s, sim::ClassId c, sim::SimTime) { ++line(s, c).refused; }
    void balked(sim::StageId s, sim::ClassId c, sim::SimTime) { ++line(s, c).refused; }
    void left(sim::ClassId, sim::SimTime) { ++left_count; }
    void level(sim::PoolId p, sim::SimTime now, const sim::Level& level)
    {
        PoolTally& pool = pools[static_cast<std::size_t>(p)];
        advance(pool, now.time_since_epoch().count());
        pool.level = level;
    }

private:
    [[nodiscard]] LineTally& line(sim::StageId s, sim::ClassId c)
    {
        return lines[by_ == By::stage ? static_cast<std::size_t>(s) : static_cast<std::size_t>(c)];
    }
    static void step(LineTally& l, sim::SimTime now, int change)
    {
        const std::int64_t t = now.time_since_epoch().count();
        l.present += static_cast<double>(l.inside) * static_cast<double>(t - l.since);
        l.since = t;
        l.inside += change;
    }
    static void advance(PoolTally& pool, std::int64_t t)
    {
        const auto length = static_cast<double>(t - pool.since);
        pool.queue += pool.level.waiting * length;
        pool.busy += pool.level.busy * length;
        const auto state = static_cast<std::size_t>(pool.level.waiting + pool.level.busy);
        if (state < pool.states.size()) pool.states[state] += t - pool.since;
        pool.since = t;
    }

    By by_;
    Watched watched_;
    std::vector<std::int64_t> limits_;
    std::int64_t from_ = 0;
    std::int64_t to_ = 0;
};

struct SteadyState {
    sim::Network network{};
    Renewal arrivals{};
    Tallies::By by = Tallies::By::job_class;
    Watched watched{};
    double warm_up_seconds = 0.0;
    double window_seconds = 0.0;                       // of one replication
};

// The usual warm-up: 20 relaxation times of M/M/c (acceptance rule of the cases), at least 20 services.
[[nodiscard]] double warm_up_of(double mean_service_seconds, int servers, double offered);

// The usual window: ten warm-ups and at least 20,000 arrivals.
[[nodiscard]] double window_of(double warm_up_seconds, double arrivals_per_second);

// A target and its value in one replication.
struct Measured {
    Target target;
    std::function<double(const Tallies&)> value;
};

// Replicates, at least 40 times, until every target is as precise as it asks; one row per target.
[[nodiscard]] std::vector<Row> replicate_until_precise(const SteadyState&, const std::vector<Measured>&, const Attempt&);

}  // namespace teleplan::validation
