#pragma once
// The pieces of a replication of a region, for those who run them one after another (replicate) and for those who keep them open
// (world.hpp): who is there, the work of the service centre, and the tallies put together.

#include <vector>

#include "planning/replication.hpp"

namespace teleplan::planning {

/// Who is there in a replication, and what their demand follows. Borrows the study.
struct RegionPatients {
    RegionPatients(const Study&, std::uint32_t replication);
    RegionPatients(const RegionPatients&) = delete;
    RegionPatients& operator=(const RegionPatients&) = delete;

    std::uint32_t replication;
    models::DemandModel model;
    models::Enrolled enrolment;
};

/// Staff of the members of a partition.
[[nodiscard]] MemberStaff staff_of(const Staffing&, const models::Partition&);

/// Stage of the clinical network at which televisits are held: its ends are counted by the hour. -1: there is none.
[[nodiscard]] int televisit_stage(const Study&);

/// What the authorities' patients ask of the region's service centre; takes it out of what comes beside their clinical work.
struct CentreWork {
    void add(models::Demand&);
    [[nodiscard]] Work kits() const;                               // of the whole ramp
    [[nodiscard]] Work all(DateRange days) const;                  // calls, and kits from the first of the days on
    std::vector<std::vector<sim::TimedArrival>> calls, installations;   // by authority
};

/// One replication's runs, each at its end.
struct RegionRuns {
    struct Authority { ServiceTally tally; models::Volumes volumes; };
    std::vector<Authority> authorities;
    std::vector<ServiceTally> shared;                              // [centre of Study::shared]
    ServiceTally centre, ramp;
};
[[nodiscard]] RegionReplication put_together(const Study&, const RegionPatients&, RegionRuns&&);

}  // namespace teleplan::planning
