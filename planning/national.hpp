#pragma once
// `run` and `size` of a national plan: region after region, one at a time in memory, replication k of Italy being
// replication k of every region.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "models/provenance.hpp"
#include "models/territory.hpp"
#include "planning/executor.hpp"
#include "planning/national_result.hpp"
#include "planning/size.hpp"

namespace teleplan::planning {

/// A member as it is run: with the seed and the regime of the national plan.
struct Member {
    const models::Plan& plan;
    const models::ProvenanceTable& provenance;
    std::string plan_hash;
};

struct NationalInputs {
    const models::Plan& plan;                          // the national one
    std::vector<Member> members;                       // at least one
    const models::Territory& territory;
    std::function<std::string(const std::vector<std::byte>&)> digest;   // of a region's counts: its result_hash
};

template <class Answer> struct NationalStudy {
    NationalAnswer<Answer> answer;                     // the identities of the regions are complete
    std::vector<std::byte> tallies;                    // the regions' digests and the national peaks: what result_hash is taken of
};

/// The members' ramps added up: a point on every day on which one of them has a point.
[[nodiscard]] models::Ramp national_ramp(const std::vector<Member>&);

/// Requires valid plans (models::check_national) and at least two replications.
[[nodiscard]] NationalStudy<RunAnswer> run_national(const NationalInputs&, int replications, const Executor&);
[[nodiscard]] NationalStudy<SizeAnswer> size_national(const NationalInputs&, const SizeOptions&, const Executor&);

}  // namespace teleplan::planning
