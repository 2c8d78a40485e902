#include "planning/executor.hpp"

#include <algorithm>
#include <thread>

namespace teleplan::planning {

Executor::Executor(int threads, Watch watch)
    : threads_{threads > 0 ? threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()))}, watch_{std::move(watch)}
{
}

void Executor::each(std::size_t n, const std::function<void(std::size_t)>& task) const
{
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> errors(n);
    const auto work = [&] {
        for (std::size_t i = next++; i < n && !(watch_.stop && *watch_.stop); i = next++) {
            try {
                task(i);
            } catch (...) {
                errors[i] = std::current_exception();
            }
        }
    };
    {
        const auto workers = std::min(static_cast<std::size_t>(threads_), n);
        std::vector<std::jthread> others;
        for (std::size_t w = 1; w < workers; ++w) others.emplace_back(work);
        work();
    }
    for (const auto& error : errors)
        if (error) std::rethrow_exception(error);
    stop_if_asked();
}

void Executor::report(std::string_view stage, double done, double total) const
{
    if (watch_.progress) watch_.progress(stage, done, total);
}

Executor Executor::part(double from, double to) const
{
    return Executor{threads_, {[this, from, to](std::string_view stage, double done, double total) {
                                   report(stage, from + (to - from) * (total > 0 ? done / total : 1), 1);
                               },
                               watch_.stop}};
}

void Progress::step()
{
    const std::lock_guard lock{counting_};
    executor_.report(stage_, from_ + (to_ - from_) * ++done_ / total_, 1);
}

void Executor::stop_if_asked() const
{
    if (watch_.stop && *watch_.stop) throw Interrupted{};
}

}  // namespace teleplan::planning
