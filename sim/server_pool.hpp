#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/bug.hpp"

namespace teleplan::sim {

enum class JobId : std::uint32_t {};

// Where a job waits in a pool; good until that job starts or is withdrawn.
struct Place {
    std::uint32_t priority{};
    std::uint32_t index{};
};

struct PoolSpec {
    std::string name{};
    int priorities = 1;                                  // 1 to 64
    std::optional<std::uint32_t> waiting_places{};       // none: unlimited
};

// `busy` may exceed `staffed` after a shift end: running jobs finish.
struct Level {
    int staffed = 0;
    int busy = 0;
    int waiting = 0;
    friend bool operator==(const Level&, const Level&) = default;
};

// Identical servers before one waiting line per priority. 0 is the most urgent; first come, first served within one.
// A state machine: it knows no clock, event list, callback or statistics, and returns who starts. The owner calls
// start_next() until nothing after each change. Starts unstaffed, with every priority open.
// Every operation takes constant time, except open() and start_next() amortised; nothing is allocated once warmed up.
class ServerPool {
public:
    static constexpr int most_priorities = 64;

    explicit ServerPool(const PoolSpec&);                // Bug unless 1 <= priorities <= 64

    // Joins the line. nullopt: rejected, because once all who can start have started it would wait, and more than
    // `waiting_places` would.
    [[nodiscard]] std::optional<Place> request(JobId, std::uint32_t priority);

    // Takes a free server for a job that would be the next to start: it never joins the line. false: it would have to wait.
    [[nodiscard]] bool start_at_once(std::uint32_t priority);

    // Takes a free server for the first job of the most urgent open priority; nullopt: nobody can start.
    [[nodiscard]] std::optional<JobId> start_next();

    // A running job has finished. With more busy than staffed, its server leaves.
    void release();
    // A waiting job leaves the line.
    void withdraw(Place);
    // Sets the servers present. Below busy: nobody is stopped, servers leave as they finish.
    void staff(int servers);
    // Waiting jobs of a closed priority are not started; they keep their order.
    void open(std::uint32_t priority, bool is_open);

    [[nodiscard]] const Level& level() const noexcept { return level_; }

private:
    static constexpr std::uint32_t none = UINT32_MAX;    // end of an index list
    struct Slot { JobId job; std::uint32_t previous; std::uint32_t next; };
    struct Line { std::uint32_t first = none; std::uint32_t last = none; int length = 0; };

    [[nodiscard]] static std::uint64_t bit_of(std::uint32_t priority) { return std::uint64_t{1} << priority; }
    [[nodiscard]] bool would_start(std::uint32_t priority) const;
    [[nodiscard]] std::uint32_t take_slot();
    void unlink(std::uint32_t priority, std::uint32_t index);

    Level level_;
    std::uint64_t occupied_ = 0;                         // bit per priority: somebody waits
    std::uint64_t open_ = 0;                             // bit per priority: may start
    int waiting_open_ = 0;                               // waiting in open priorities
    std::uint32_t free_ = none;
    std::vector<Slot> slots_;
    std::vector<Line> lines_;
    std::optional<std::uint32_t> waiting_places_;
};

// The hot path, inline.

inline std::uint32_t ServerPool::take_slot()
{
    if (free_ != none) {
        const std::uint32_t index = free_;
        free_ = slots_[index].next;
        return index;
    }
    slots_.push_back({});
    return static_cast<std::uint32_t>(slots_.size() - 1);
}

inline std::optional<Place> ServerPool::request(JobId job, std::uint32_t priority)
{
    require(priority < lines_.size(), "ServerPool::request: no such priority");
    const bool may_start = (open_ & bit_of(priority)) != 0;
    if (waiting_places_) {
        const int free = std::max(0, level_.staffed - level_.busy);
        const int startable = std::min(free, waiting_open_ + (may_start ? 1 : 0));
        const int would_wait = level_.waiting + 1 - startable;
        if (would_wait > 0 && static_cast<std::uint32_t>(would_wait) > *waiting_places_ && !would_start(priority))
            return std::nullopt;
    }
    const std::uint32_t index = take_slot();
    Line& line = lines_[priority];
    slots_[index] = {job, line.last, none};
    if (line.last == none) line.first = index;
    else slots_[line.last].next = index;
    line.last = index;
    ++line.length;
    occupied_ |= bit_of(priority);
    ++level_.waiting;
    if (may_start) ++waiting_open_;
    return Place{priority, index};
}

inline void ServerPool::unlink(std::uint32_t priority, std::uint32_t index)
{
    Line& line = lines_[priority];
    Slot& slot = slots_[index];
    if (slot.previous == none) line.first = slot.next;
    else slots_[slot.previous].next = slot.next;
    if (slot.next == none) line.last = slot.previous;
    else slots_[slot.next].previous = slot.previous;
    --line.length;
    if (line.first == none) occupied_ &= ~bit_of(priority);
    --level_.waiting;
    if ((open_ & bit_of(priority)) != 0) --waiting_open_;
    slot.next = free_;
    free_ = index;
}

inline bool ServerPool::start_at_once(std::uint32_t priority)
{
    require(priority < lines_.size(), "ServerPool::start_at_once: no such priority");
    if (level_.busy >= level_.staffed || waiting_open_ != 0 || (open_ & bit_of(priority)) == 0) return false;
    ++level_.busy;
    return true;
}

inline std::optional<JobId> ServerPool::start_next()
{
    const std::uint64_t ready = occupied_ & open_;
    if (ready == 0 || level_.busy >= level_.staffed) return std::nullopt;
    const auto priority = static_cast<std::uint32_t>(std::countr_zero(ready));
    const std::uint32_t index = lines_[priority].first;
    const JobId job = slots_[index].job;
    unlink(priority, index);
    ++level_.busy;
    return job;
}

inline void ServerPool::release()
{
    require(level_.busy > 0, "ServerPool::release: nobody is busy");
    --level_.busy;
}

}  // namespace teleplan::sim
