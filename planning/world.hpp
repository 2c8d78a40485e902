#pragma once
// One replication of a regional plan held open: advanced to any time, looked at, advanced further. At its end its tallies are those
// of replicate(), bit for bit.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "planning/executor.hpp"
#include "planning/live_snapshot.hpp"
#include "planning/replication.hpp"

namespace teleplan::planning {

class World {
public:
    /// Stands at the start of Study::block. Makes the whole demand first: seconds for a region; the executor is told ("demand"),
    /// may stop it (Interrupted), and its threads share the authorities. Borrows all but the staffing and the executor.
    World(const Study&, const StudyClocks&, const Staffing&, std::uint32_t replication, const Executor&);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    [[nodiscard]] SimTime now() const;
    [[nodiscard]] SimTime end() const;                             // of the regime
    /// To that time, or to the end: advance(t1), advance(t2) is advance(t2). A time that has passed: nothing.
    void advance(SimTime to);

    /// What the standards are judged by, so far, place by place as in the scene.
    [[nodiscard]] std::vector<const ServiceTally*> tallies() const;
    /// Requires now() == end(). The world cannot be used any more.
    [[nodiscard]] RegionReplication result() &&;

    [[nodiscard]] std::shared_ptr<const LiveScene> scene() const;
    /// The full hours up to now; the same object until there is another one.
    [[nodiscard]] std::shared_ptr<const LiveHours> hours();
    /// Fills time, scene, hours, places and moves.
    void look(Snapshot&);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace teleplan::planning
