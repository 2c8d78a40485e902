#pragma once
// Independent tasks on threads, results in index order: they never depend on the number of threads.

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace teleplan::planning {

/// Thrown when a run is asked to stop; what is finished is kept by those who keep something.
struct Interrupted : std::runtime_error {
    Interrupted() : std::runtime_error{"interrupted"} {}
};

/// What the caller sees of a long job and how it stops it. Called from one thread at a time.
struct Watch {
    std::function<void(std::string_view stage, double done, double total)> progress;   // may be empty
    const std::atomic<bool>* stop = nullptr;
};

class Executor {
public:
    explicit Executor(int threads, Watch watch = {});              // threads < 1: as many as the machine has

    /// task(0) … task(n - 1), in any order. Rethrows the exception of the lowest index; Interrupted when asked to stop.
    void each(std::size_t n, const std::function<void(std::size_t)>& task) const;

    template <class Task> [[nodiscard]] auto map(std::size_t n, Task&& task) const
    {
        using Result = decltype(task(std::size_t{}));
        std::vector<std::optional<Result>> slots(n);
        each(n, [&](std::size_t i) { slots[i].emplace(task(i)); });
        std::vector<Result> out;
        out.reserve(n);
        for (auto& slot : slots) out.push_back(std::move(*slot));
        return out;
    }

    void report(std::string_view stage, double done, double total) const;
    void stop_if_asked() const;
    [[nodiscard]] int threads() const { return threads_; }
    /// The same threads and stop for a part of the work, from `from` to `to` of what is reported as 1. Borrows this one.
    [[nodiscard]] Executor part(double from, double to) const;

private:
    int threads_;
    Watch watch_;
};

/// Counts finished tasks and reports them; may be called from any thread.
class Progress {
public:
    Progress(const Executor& executor, std::string_view stage, double total, double from = 0, double to = 1)
        : executor_{executor}, stage_{stage}, total_{total}, from_{from}, to_{to} {}
    void step();

private:
    const Executor& executor_;
    std::string_view stage_;
    double total_, from_, to_;
    std::mutex counting_;
    double done_ = 0;
};

}  // namespace teleplan::planning
