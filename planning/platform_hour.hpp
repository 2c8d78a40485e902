#pragma once
// The second pass: the requests of one hour by their time, and how long each takes in the tiers, first come first served.

#include <functional>
#include <vector>

#include "planning/platform_tally.hpp"
#include "planning/study.hpp"
#include "sim/log_histogram.hpp"

namespace teleplan::planning {

/// `id`: unique within an hour together with kind; draws follow it. `origin`: when it entered the platform.
struct PlatformRequest {
    sim::Duration at{}, origin{};                      // since the hour's start
    std::uint64_t id = 0;
    std::uint32_t kind = 0;
};

/// Requests that enter the platform in one hour of the regime, in no order. Sessions come from the patients, the replication's
/// cohorts; what is counted by the hour is spread evenly over it at random, so a Poisson count is a Poisson process. Of a mean of
/// 2.3 messages an occurrence has two or, three times in ten, three.
[[nodiscard]] std::vector<PlatformRequest> requests_in_hour(const Study&, const std::vector<models::Cohort>&, const models::PlatformGraph&,
                                                            const models::DemandModel&, std::uint32_t replication, const PlatformUsers&, const PlatformTally&, int hour);

/// What one tier saw in one hour.
struct TierHour {
    sim::LogHistogram sojourn;                         // waiting, retries, service, delay
    std::vector<std::uint32_t> by_second;              // requests that come, without their retries [3,600]
    std::int64_t requests = 0, attempts = 0, refused = 0, left_over = 0;   // refused: answered 429; left over: no attempt was taken
    sim::Duration busy{};

    TierHour& operator+=(const TierHour&);
};

/// Requests of an hour at one tier, in order of time, with the service that each needs.
struct TierWork {
    std::vector<PlatformRequest> requests;
    std::vector<sim::Duration> service;
};

/// What comes to tier t: requests that enter there, and what earlier tiers hand on. left: [tier], as pass() leaves it.
[[nodiscard]] TierWork work_of(const models::PlatformGraph&, std::size_t tier, const std::vector<PlatformRequest>& entering,
                               const std::vector<std::vector<PlatformRequest>>& left, std::uint64_t seed, std::uint32_t replication);

/// Serves it with so many servers from an empty line. `left`, if wanted: the same requests as they leave, by kind only in time order.
[[nodiscard]] TierHour pass(const models::PlatformTier&, const TierWork&, int servers, std::vector<PlatformRequest>* left);

}  // namespace teleplan::planning
