#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/grouping.hpp"
#include "sim/network.hpp"
#include "sim/server_pool.hpp"

namespace teleplan::sim {

// Resources that jobs take together: a job starts when all that it needs is free at once, and holds nothing while it waits.
// Next is the most urgent job that fits, then the first that entered: a job that does not fit is overtaken by others, also
// less urgent ones. In a pre-emptive resource, units held by less urgent jobs count as free for it; those are interrupted
// where units are short, need by need: the least urgent, then the latest started. They release all that they hold.
// An interrupted job waits in front of its priority, before all who have not started (several: in order of entry). It is
// not held back by closed gates and takes no waiting place.
// Like ServerPool a state machine without clock and statistics: after each change, the owner calls decide() until nothing.
// Memory: nothing is allocated once warmed up. Time: decide() looks at the head of each line, never along one.
class ResourceGroup {
public:
    using Ticket = std::uint32_t;                        // a job in the group, until it is released or withdrawn

    explicit ResourceGroup(const GroupPlan&);

    // Joins a line. nullopt: rejected, because once all who can start have started it would wait, and at a resource that it
    // needs more than `waiting_places` would (not counting interrupted jobs).
    [[nodiscard]] std::optional<Ticket> request(JobId, std::uint32_t line);

    struct Decision {
        enum class Kind : std::uint8_t { start, resume, interrupt, interrupt_to_restart };
        Kind kind{};
        JobId job{};
    };
    // What happens next; it is already so in here. First, while more are busy than staffed where shift ends interrupt: the
    // least urgent stops, then the latest started.
    [[nodiscard]] std::optional<Decision> decide();

    void release(Ticket);                                // a running job has finished
    void withdraw(Ticket);                               // a job that waits, interrupted or not yet started, leaves
    void staff(std::uint32_t resource, int servers);
    void open(std::uint32_t resource, std::uint32_t priority, bool is_open);

    [[nodiscard]] const Level& level(std::uint32_t resource) const { return resources_[resource].level; }
    // Jobs that need it, waiting or in service. (Level::busy counts servers.)
    [[nodiscard]] int jobs(std::uint32_t resource) const { return resources_[resource].level.waiting + resources_[resource].running; }
    [[nodiscard]] PoolId pool(std::uint32_t resource) const { return resources_[resource].pool; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(resources_.size()); }
    // Whether its level may have changed since the last call.
    [[nodiscard]] bool take_changed(std::uint32_t resource);

private:
    static constexpr std::uint32_t none = UINT32_MAX;    // end of an index list
    enum class State : std::uint8_t { waiting, interrupted, running };
    struct Node {
        JobId job{};
        std::uint32_t line = 0;
        std::uint32_t previous = none;                   // in its line
        std::uint32_t next = none;
        std::uint64_t order = 0;                         // of entry
        State state = State::waiting;
    };
    struct Link { std::uint32_t previous = none; std::uint32_t next = none; };
    struct Line {
        std::uint32_t priority = 0;
        std::vector<GroupPlan::LineNeed> needs{};
        int closed = 0;                                  // needs at which its priority is closed
        std::uint32_t first = none;
        std::uint32_t last = none;
    };
    struct Running { std::uint32_t latest = none; int units = 0; };
    struct Resource {
        PoolId pool{};
        std::optional<std::uint32_t> waiting_places{};
        Preemption preemption{};
        ShiftEnd shift_end{};
        Level level{};
        int running = 0;                                 // jobs
        int unstarted = 0;                               // waiting, not interrupted
        bool changed = false;
        std::uint64_t open = 0;                          // bit per priority
        std::uint64_t busy_priorities = 0;               // bit per priority: some such job is running
        std::vector<Running> by_priority{};
    };

    [[nodiscard]] const Line& line_of(Ticket t) const { return lines_[nodes_[t].line]; }
    [[nodiscard]] std::uint64_t rank(Ticket) const;      // among jobs of one priority: the least is next
    [[nodiscard]] bool may_start(const Line&) const;     // its head, were it not for who comes before it
    [[nodiscard]] int free_units(std::uint32_t resource) const       // below 0 after a shift end
    {
        return resources_[resource].level.staffed - resources_[resource].level.busy;
    }
    [[nodiscard]] bool is_free(const Line&) const;
    [[nodiscard]] bool fits(const Line&) const;          // is free, or would be by interrupting
    [[nodiscard]] int interruptible(const Resource&, std::uint32_t priority) const;
    [[nodiscard]] bool has_place(const Line&, int more) const;
    [[nodiscard]] bool starts_or_has_place(JobId, std::uint32_t line) const;
    [[nodiscard]] std::optional<Decision> shift_end();
    [[nodiscard]] Decision interrupt_latest(std::uint32_t resource);
    [[nodiscard]] Decision start(Ticket);
    Ticket join(JobId, std::uint32_t line);
    void put_back(Ticket);
    void unlink(Ticket);
    void occupy(Ticket);
    void vacate(Ticket);

    std::vector<Resource> resources_;
    std::vector<Line> lines_;
    std::vector<Node> nodes_;
    std::vector<Link> links_;                            // in the running jobs of a resource and priority: node x need
    std::vector<Ticket> free_;
    std::size_t most_needs_ = 1;
    std::uint64_t entered_ = 0;
    bool settled_ = true;                                // nobody who waits can start
};

}  // namespace teleplan::sim
