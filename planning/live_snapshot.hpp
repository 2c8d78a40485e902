#pragma once
// A live run at one moment, as plain values: what a screen shows. Made by the thread that simulates, read by anybody.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/pathway.hpp"

namespace teleplan::planning {

using models::DateRange;
using sim::Duration;
using sim::SimTime;

// ---------------------------------------------------------------- what does not change
enum class PlaceKind : std::uint8_t { authority, shared_centre, service_centre };

struct LiveStandard { std::string id; double share = 0; };         // to be taken in charge in time
struct LivePlace {
    PlaceKind kind = PlaceKind::authority;
    std::string code, name;                                        // of a centre both are its name; the service centre: "region", ""
    std::vector<std::string> pools;
    std::vector<bool> unlimited;                                   // by pool: nobody ever waits for it, and nobody is on duty
    std::vector<models::NamedStage> stages;
    std::vector<std::vector<std::size_t>> pools_of_stage;          // that a job there needs at once: its own first; none: a delay
    std::vector<LiveStandard> standards;
    std::vector<int> planned, realised;                            // active patients by day of LiveScene::ramp; authorities only
};
struct LiveTier { std::string name; };

/// Places: the authorities in file order, the centres that they share, the region's service centre.
struct LiveScene {
    std::string title;
    DateRange days;                                                // that are simulated; those before the regime fill the queues
    DateRange regime, ramp;
    models::MonthId first_month;                                   // of standards' windows
    int months = 0;
    std::vector<LivePlace> places;
    std::vector<LiveTier> tiers;                                   // of the platform, upstream first
};

// ---------------------------------------------------------------- full hours
/// The latest full hours, oldest first; every list is as long. Hours of the simulation clock.
struct LiveHours {
    struct Pool {
        std::vector<float> waiting, busy, on_duty;                 // means over the hour
        std::vector<std::int32_t> done;                            // services that ended
    };
    struct Place {
        std::vector<Pool> pools;
        models::ByPriority<std::vector<std::int32_t>> alerts;      // that arrived
        std::vector<std::int32_t> in_time, late;                   // work under a standard: begun in time; begun late, given up or handed over late
    };
    struct Tier { std::vector<float> requests, documents; };       // documents: among the requests
    SimTime from{};                                                // start of the first
    std::size_t count = 0;
    std::vector<Place> places;
    std::vector<float> messages, documents;                        // of the whole platform; of the regime
    std::vector<Tier> tiers;
};

// ---------------------------------------------------------------- now
struct LivePool {
    int waiting = 0, busy = 0, on_duty = 0;                        // a job that needs several pools is in each; busy may exceed on duty after a shift's end
    std::int64_t done_today = 0;
    std::optional<Duration> longest_wait;                          // of those who wait
};
struct LiveStage {
    int waiting = 0, in_service = 0;
    std::int64_t left_this_hour = 0, left_last_hour = 0;           // last: the last full hour
};
/// Items whose time runs out in a window, of those that have come so far.
struct LiveWindow {
    std::int64_t due = 0, met = 0, open = 0;                       // open: still waiting, and still in time
    /// Share in time of those that are decided; none yet.
    [[nodiscard]] std::optional<double> share() const
    {
        if (due <= open) return std::nullopt;
        return static_cast<double>(met) / static_cast<double>(due - open);
    }
};
struct LivePlaceNow {
    std::vector<LivePool> pools;
    std::vector<LiveStage> stages;
    models::ByPriority<std::int64_t> alerts_today{};
    std::vector<std::vector<LiveWindow>> standards;                // [standard][month]
    int planned = 0, active = 0;                                   // patients of the day; authorities only
};

/// A job that went from one stage to another, came from outside or left.
struct LiveMove {
    static constexpr std::int16_t outside = -1;
    SimTime at{};
    std::int16_t from_place = outside, from_stage = outside;       // both or neither
    std::int16_t to_place = outside, to_stage = outside;
    models::Priority priority{};
    models::Intensity intensity{};
};

enum class LiveState : std::uint8_t { preparing, paused, running, finished, stopped, failed };

struct Snapshot {
    LiveState state = LiveState::preparing;
    std::uint32_t replication = 1;
    SimTime time{};                                                // of the simulation; while preparing: of the days before the regime
    double rate = 0;                                               // simulated seconds per second, lately; 0 unless running
    std::string stage;                                             // while preparing: "demand", "lead_in"
    double done = 0;                                               // of that stage, 0 to 1
    std::optional<double> seconds_left;                            // of that stage
    std::string error;                                             // why it failed

    // From here on empty while preparing.
    std::shared_ptr<const LiveScene> scene;
    std::shared_ptr<const LiveHours> hours;
    std::vector<LivePlaceNow> places;
    std::vector<LiveMove> moves;                                   // the latest, by time
};

}  // namespace teleplan::planning
