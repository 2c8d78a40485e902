#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/tally.hpp"
#include "tests/validation/cases/model_data.hpp"

// Jobs given one by one before one pool, and what becomes of each.
namespace teleplan::validation {

// The class of a job is its index in the case. Times in seconds.
struct Fate {
    std::optional<double> start{};
    std::optional<double> last_start{};                // or resumption
    std::optional<double> end{};
    std::optional<double> gave_up{};
    std::optional<double> refused{};
    double active = 0.0;
};

[[nodiscard]] inline double time_of(sim::SimTime t) { return sim::seconds(t.time_since_epoch()); }

struct FateObserver : sim::NoObserver {
    std::vector<Fate> fates;
    sim::Area queue{};
    sim::Area busy{};
    sim::Area beyond{};                                     // busy above staffed
    Fate& of(sim::ClassId c) { return fates.at(static_cast<std::size_t>(c)); }
    void started(sim::StageId, sim::ClassId c, sim::SimTime, sim::SimTime, sim::SimTime now) { of(c).start = of(c).last_start = time_of(now); }
    void resumed(sim::StageId, sim::ClassId c, sim::SimTime, sim::SimTime now) { of(c).last_start = time_of(now); }
    void interrupted(sim::StageId, sim::ClassId c, sim::SimTime start, sim::SimTime now) { of(c).active += sim::seconds(now - start); }
    void ended(sim::StageId, sim::ClassId c, sim::SimTime start, sim::SimTime now)
    {
        of(c).end = time_of(now);
        of(c).active += sim::seconds(now - start);
    }
    void gave_up(sim::StageId, sim::ClassId c, sim::SimTime, sim::SimTime, sim::SimTime now) { of(c).gave_up = time_of(now); }
    void rejected(sim::StageId, sim::ClassId c, sim::SimTime now) { of(c).refused = time_of(now); }
    void balked(sim::StageId, sim::ClassId c, sim::SimTime now) { of(c).refused = time_of(now); }
    void level(sim::PoolId, sim::SimTime now, const sim::Level& level)
    {
        queue.set(now, level.waiting);
        busy.set(now, level.busy);
        beyond.set(now, std::max(0, level.busy - level.staffed));
    }
};

struct Jobs {
    sim::Network network = sim::one_stage(0, sim::Constant{0.0}, 8);
    std::vector<sim::TimedArrival> arrivals{};

    Jobs()
    {
        network.pools[0].capacity.clear();
        network.stages.clear();
        network.classes = 0;
    }
    void staff(double from, int servers) { network.pools[0].capacity.push_back({sim::SimTime{sim::to_ticks(from)}, servers}); }
    // One stage for each number of servers that a job may need.
    [[nodiscard]] sim::StageId stage_for(int units)
    {
        const auto& stages = network.stages;
        const auto found = std::find_if(stages.begin(), stages.end(), [units](const sim::Stage& s) { return s.units == units; });
        if (found != stages.end()) return sim::StageId{static_cast<std::uint32_t>(found - stages.begin())};
        network.stages.push_back(sim::Stage{.name = "stage", .pool = sim::PoolId{0}, .units = units});
        return sim::StageId{static_cast<std::uint32_t>(stages.size() - 1)};
    }
    void add(double arrival, double service, std::uint32_t priority, std::optional<double> patience = {}, int units = 1)
    {
        sim::Arrival job{.key = {}, .stage = stage_for(units), .job_class = sim::ClassId{static_cast<std::uint32_t>(network.classes++)},
                    .service = sim::to_ticks(service), .patience = {}};
        if (patience) job.patience = sim::to_ticks(*patience);
        arrivals.push_back({sim::SimTime{sim::to_ticks(arrival)}, job});
        priorities.push_back(priority);
    }
    void add(const nlohmann::json& jobs)
    {
        for (const nlohmann::json& job : jobs)
            add(job.at("arrival"), job.at("service"), job.value("priority", 0U),
                job.contains("patience") ? std::optional<double>{job.at("patience")} : std::nullopt, job.value("units", 1));
    }
    [[nodiscard]] FateObserver run(sim::SimTime end = sim::never)
    {
        for (sim::Stage& stage : network.stages) stage.priority_by_class = priorities;
        std::stable_sort(arrivals.begin(), arrivals.end(), [](const sim::TimedArrival& a, const sim::TimedArrival& b) { return a.at < b.at; });
        FateObserver observer;
        observer.fates.resize(arrivals.size());
        sim::NetworkRun<FateObserver> world(network, sim::Stream(1, 0, 0U), observer, sim::SimTime{});
        sim::VectorFeed feed(arrivals);
        sim::advance(world, feed, end);
        for (sim::Area* area : {&observer.queue, &observer.busy, &observer.beyond}) area->close(world.events.now());
        return observer;
    }

private:
    std::vector<std::uint32_t> priorities{};
};

}  // namespace teleplan::validation
