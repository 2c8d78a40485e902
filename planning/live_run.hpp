#pragma once
// A plan seen at work: a thread that owns a world, lets it go on at a chosen speed and publishes what is there to see. Whoever looks
// never waits for it.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "models/territory.hpp"
#include "planning/job.hpp"
#include "planning/live_snapshot.hpp"

namespace teleplan::planning {

class World;

/// Simulated seconds per second.
inline constexpr double slowest_live_speed = 60;
inline constexpr double as_fast_as_possible = std::numeric_limits<double>::infinity();

struct LiveOptions {
    std::uint32_t replication = 1;
    int threads = 0;                                               // that make the demand; < 1: as many as the machine has
    double speed = 3600;
};

/// Prepares at once: makes the demand of the region, lets the days before the regime fill the queues, and then stands still at
/// the start of the regime. Commands return at once and hold as soon as the thread gets to them; while it prepares they wait.
/// What is seen at a time depends on the plan, the replication and that time, never on speed, pauses or steps.
class LiveRun {
public:
    /// Requires a valid regional plan with its staff; another one fails. wake: called when there is a new snapshot, at most some
    /// 30 times a second, on a thread of the run, one call at a time; it may ask for the snapshot and give commands, and must not
    /// destroy the run.
    LiveRun(std::shared_ptr<const models::Plan>, std::shared_ptr<const models::Territory>, LiveOptions options = {}, std::function<void()> wake = {});
    /// Asks to stop and waits until the thread has noticed: some milliseconds.
    ~LiveRun();
    LiveRun(const LiveRun&) = delete;
    LiveRun& operator=(const LiveRun&) = delete;

    void play();                                                   // to the end of the regime
    void pause();
    void set_speed(double simulated_seconds_per_second);           // held to slowest_live_speed and above
    /// So much further, as fast as possible; then paused. Several steps add up.
    void step(Duration length = std::chrono::hours{1});
    /// Plays, at its speed, until a day begins; then paused. A day that has passed: paused.
    void run_until(models::Date day);
    /// For good.
    void stop();

    /// The latest; never null. At once.
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;

private:
    enum class Mode : std::uint8_t { paused, playing, stepping };
    struct Orders {
        Mode mode = Mode::paused;
        double speed = 3600;
        SimTime until = sim::never;                                // playing, stepping
        Duration steps{};                                          // asked for, not begun
        std::uint32_t change = 0;                                  // counts the commands
    };
    struct Clock;                                                  // of simulated against wall time

    void order(const std::function<void(Orders&)>& change);
    void work();
    void live();
    void prepare(World&, SimTime to);
    [[nodiscard]] Orders orders(World&);
    void go_on(World&, Clock&, const Orders&);
    void rest(const Orders& seen, std::optional<WallClock::duration> at_most);
    void publish(World*, LiveState, double rate);
    void report(std::string_view stage, double done, double total);
    void publish(std::shared_ptr<const Snapshot>);

    std::shared_ptr<const models::Plan> plan_;
    std::shared_ptr<const models::Territory> territory_;
    LiveOptions options_;
    std::function<void()> wake_;
    std::atomic<bool> stop_{false};
    std::mutex ordering_;                                          // of orders_
    std::condition_variable ordered_;
    Orders orders_;
    mutable std::mutex publishing_;                                // of snapshot_, for no longer than to copy the pointer
    std::shared_ptr<const Snapshot> snapshot_;
    Pace pace_{WallClock::now()};                                  // of the thread's own
    WallClock::time_point published_{};
    std::thread thread_;                                           // last: the rest is there when it starts
};

}  // namespace teleplan::planning
