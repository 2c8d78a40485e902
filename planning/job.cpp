#include "planning/job.hpp"

#include <algorithm>

namespace teleplan::planning {

namespace {

double seconds(WallClock::duration d) { return std::chrono::duration<double>(d).count(); }

constexpr double least_done = 0.01;                                // of the whole, before anything is said of the rest

}  // namespace

void Pace::note(std::string_view stage, double done, double total, WallClock::time_point now)
{
    if (stage != stage_ || done < done_ || total != total_) {
        stage_ = stage;
        since_ = now;
        from_ = done;
    }
    done_ = done;
    total_ = total;
    noted_ = now;
}

double Pace::elapsed(WallClock::time_point now) const { return seconds(now - start_); }

std::optional<double> Pace::left(WallClock::time_point now) const
{
    const double gone = done_ - from_;
    if (!(total_ > 0) || gone < least_done * total_) return std::nullopt;
    return std::max(0.0, seconds(noted_ - since_) * (total_ - done_) / gone - seconds(now - noted_));
}

}  // namespace teleplan::planning
