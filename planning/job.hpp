#pragma once
// A call in the background, watched: how far it is, how long it may still take, what came out. Nobody waits for it but its end.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "planning/executor.hpp"

namespace teleplan::planning {

using WallClock = std::chrono::steady_clock;

/// How far a long call says that it is, and how long the rest takes at the pace of what it has done.
class Pace {
public:
    explicit Pace(WallClock::time_point start) : start_{start}, since_{start}, noted_{start} {}
    /// Another stage, or less done than before, starts the pace anew.
    void note(std::string_view stage, double done, double total, WallClock::time_point now);

    [[nodiscard]] const std::string& stage() const { return stage_; }
    [[nodiscard]] double done() const { return done_; }
    [[nodiscard]] double total() const { return total_; }
    [[nodiscard]] double elapsed(WallClock::time_point now) const;   // [s] since the start
    /// [s]; none until there is something to go by.
    [[nodiscard]] std::optional<double> left(WallClock::time_point now) const;

private:
    WallClock::time_point start_, since_, noted_;                  // since: of the pace; noted: last
    std::string stage_;
    double done_ = 0, total_ = 0, from_ = 0;                       // from: done when the pace began
};

enum class JobState : std::uint8_t { running, done, stopped, failed };
struct JobProgress {
    JobState state = JobState::running;
    std::string stage;
    double done = 0, total = 0;                                    // in the stage's own unit
    double elapsed_seconds = 0;                                    // stands still at the end
    std::optional<double> seconds_left;
    std::string error;                                             // why it failed
};

/// Runs task(watch) on a thread of its own. The task reports and is stopped through the watch (executor.hpp) and throws
/// Interrupted when it is; what else it throws is kept as text. wake: called on that thread after each report and at the end; it
/// may poll, and must not destroy the job.
template <class T> class Job {
public:
    using Task = std::function<T(const Watch&)>;
    explicit Job(Task task, std::function<void()> wake = {}) : task_{std::move(task)}, wake_{std::move(wake)}, thread_{[this] { work(); }} {}
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;
    /// Asks to stop and waits until the task has noticed.
    ~Job()
    {
        stop();
        thread_.join();
    }

    /// Asks to stop; returns at once.
    void stop() { stop_ = true; }

    /// At once.
    [[nodiscard]] JobProgress poll() const
    {
        const std::lock_guard lock{mutex_};
        const auto now = ended_.value_or(WallClock::now());
        const bool running = state_ == JobState::running;
        return {state_, pace_.stage(), pace_.done(), pace_.total(), pace_.elapsed(now), running ? pace_.left(now) : std::nullopt, error_};
    }
    /// The result, once: when the state is done and nobody has taken it.
    [[nodiscard]] std::optional<T> take()
    {
        const std::lock_guard lock{mutex_};
        return std::exchange(result_, std::nullopt);
    }

private:
    void work()
    {
        const Watch watch{[this](std::string_view stage, double done, double total) {
                              {
                                  const std::lock_guard lock{mutex_};
                                  pace_.note(stage, done, total, WallClock::now());
                              }
                              if (wake_) wake_();
                          },
                          &stop_};
        std::optional<T> result;
        JobState state = JobState::done;
        std::string error;
        try {
            result.emplace(task_(watch));
        } catch (const Interrupted&) {
            state = JobState::stopped;
        } catch (const std::exception& e) {
            state = JobState::failed;
            error = e.what();
        } catch (...) {
            state = JobState::failed;
            error = "unknown exception";
        }
        {
            const std::lock_guard lock{mutex_};
            result_ = std::move(result);
            state_ = state;
            error_ = std::move(error);
            ended_ = WallClock::now();
        }
        if (wake_) wake_();
    }

    Task task_;
    std::function<void()> wake_;
    std::atomic<bool> stop_{false};
    mutable std::mutex mutex_;                                     // of what follows
    Pace pace_{WallClock::now()};
    JobState state_ = JobState::running;
    std::string error_;
    std::optional<T> result_;
    std::optional<WallClock::time_point> ended_;
    std::thread thread_;                                           // last: the rest is there when it starts
};

}  // namespace teleplan::planning
