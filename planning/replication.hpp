#pragma once
// One replication of a regional plan with given staff: everything that is counted, authority by authority.

#include <cstddef>
#include <vector>

#include "models/enrolment_pipeline.hpp"
#include "models/people_count.hpp"
#include "planning/partition_run.hpp"
#include "planning/platform_tally.hpp"

namespace teleplan::planning {

/// The clocks of all standards: the regime for all pools, the whole ramp for the pool that installs kits.
struct StudyClocks {
    explicit StudyClocks(const Study&);
    StandardClocks clinical, centre, ramp;
    PlaceClocks places;                                // as clinical, and of the shared centres
    int installers = -1;                               // pool of the service centre that onboarding begins with; -1: none
};

struct Staffing {
    std::vector<std::vector<PoolStaff>> clinical;      // [authority][pool of Study::clinical]
    std::vector<PoolStaff> centre;                     // [pool of Study::centre]
    std::vector<PoolStaff> shared;                     // [centre of Study::shared]
};
[[nodiscard]] Staffing entered_staffing(const Study&);

struct AuthorityTally { models::Volumes volumes; ServiceTally service; };

struct RegionReplication {
    std::vector<AuthorityTally> authorities;
    ServiceTally centre, ramp;                         // ramp: as centre, counted from the first ramp point on
    std::vector<ServiceTally> shared;                  // [centre of Study::shared]
    PlatformTally platform;
    std::vector<models::EnrolmentCounts> enrolment;    // by authority; none where limits are off
    std::vector<models::PeopleCount> milestones;       // of those that are simulated
};

/// A pure function of (plan, staffing, replication).
[[nodiscard]] RegionReplication replicate(const Study&, const StudyClocks&, const Staffing&, std::uint32_t replication);

/// Of all authorities together.
[[nodiscard]] models::Volumes volumes(const RegionReplication&);
/// Days that its patients were followed in the regime.
[[nodiscard]] double patient_days(const AuthorityTally&);

/// The counts of a replication as bytes, field by field, little-endian: hashed in index order they are the result. Of enrolment those
/// that the others do not follow from; who refused or waits is left out.
void encode(const RegionReplication&, std::vector<std::byte>&);

/// The part of sorted work that comes on or after a day.
[[nodiscard]] std::span<const sim::TimedArrival> since(std::span<const sim::TimedArrival> work, models::Date from);

}  // namespace teleplan::planning
