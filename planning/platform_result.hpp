#pragma once
// What the platform carries and how long it takes, tier by tier: plain values, as files store and reports print them.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "models/named.hpp"
#include "sim/interval.hpp"

namespace teleplan::planning {

/// Outages of a regime year and what they cause. Requests are those of the plan's region.
struct TierOutages {
    double expected_availability = 1;
    sim::Interval availability, hours, number;
    sim::Interval buffered;                            // requests that came while it was down
    sim::Interval burst_per_second;                    // highest rate while they were sent again
    sim::Interval backlog_most;
    double drain_p50 = 0, drain_p95 = 0, drain_max = 0;            // [s] from a restore to no backlog, all replications together
    std::optional<sim::Interval> in_time, again;       // share within the deadline; number done again because the validity was over
};

struct TierResult {
    std::string name;
    bool national = false, shared = true;
    sim::Interval requests_per_year;
    std::string peak_hour;                             // of this tier, in most replications
    sim::Interval peak_mean, peak_q999, peak_max;      // requests per second: mean of that hour, of its one-second counts
    std::array<double, 24> by_hour{};                  // requests per second by hour of an average day
    sim::Interval offered;                             // erlangs in the peak hour
    int servers = 0;                                   // each as the plan enters it, or the least that meet the target
    bool sized = false;
    double occupancy = 0;                              // in the peak hour
    sim::Interval p50, p95, p99;                       // [s] in the peak hour: waiting, retries, service, delay
    std::optional<double> target_p95, p95_one_less;    // [s]; with one server fewer
    bool met = true;
    int formula_servers = 0;                           // the least by M/M/c for that target; 0: none
    double formula_p95 = 0;                            // [s] of M/M/c with `servers`; 0: it has no limit
    sim::Interval attempts, refused, left_over;        // of a request; shares of the attempts and of the requests in the peak hour
    models::Named<double> micro_services;              // busy servers in the peak hour
    TierOutages outages;
};

/// From entering the platform to leaving the last tier of a way, in the evaluated hour in which most get there; rare kinds are left out.
struct EndToEnd { std::string kind, to; sim::Interval p50, p95, p99; };
struct ActivityCount { std::string name; sim::Interval per_year; };
struct Storage { std::string kind; sim::Interval messages_per_year, gigabytes_per_year; double retention_years = 0; double gigabytes_kept = 0; };
struct Video { sim::Interval concurrent, megabit_per_second; };    // per direction, busiest clock hour

struct PlatformResult {
    std::vector<TierResult> tiers;                     // upstream first
    std::vector<EndToEnd> end_to_end;
    std::vector<ActivityCount> activities;
    std::vector<Storage> storage;
    Video video;
    int latency_replications = 0;                      // whose peak hours are passed request by request
    int regions = 1;                                   // 1: national tiers bear this region's share only
};

}  // namespace teleplan::planning
