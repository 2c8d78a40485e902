#pragma once
// What one replication asks of the platform, hour by hour, as integers: replications add up in any order.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/demand.hpp"
#include "models/platform_activity.hpp"
#include "models/platform_graph.hpp"

namespace teleplan::planning {

struct PlatformTally {
    std::vector<std::int64_t> messages_by_hour, documents_by_hour, televisits_by_hour;   // [hour of the regime]; televisits: ended
    std::vector<sim::Duration> video_by_hour;
    std::vector<std::vector<std::int64_t>> requests_by_hour;       // [kind][hour]: entering the platform
    std::vector<std::int64_t> activities;                          // by activity in file order, in the regime
    int peak_hour = 0;                                 // of messages, first of the largest
    std::int64_t peak_messages = 0, peak_second_q999 = 0, peak_second_max = 0;
};

/// What a region's platform is asked by, beside its patients.
struct PlatformUsers { models::ActivityBases bases; std::uint32_t region = 0; double completed_share = 1; };   // of the televisits that end

/// Fills requests_by_hour and activities. `patients`: volumes of all authorities together. The hours of messages are divided
/// among reading, strip, questionnaire and alert by the year's totals, those of televisits by the share that is completed:
/// cumulated and rounded down, so that each kind's total is right.
void count_requests(const models::Plan&, const models::PlatformGraph&, models::DateRange regime, std::uint32_t replication, const PlatformUsers&,
                    const models::Volumes& patients, PlatformTally&);

void encode(const PlatformTally&, std::vector<std::byte>&);

}  // namespace teleplan::planning
