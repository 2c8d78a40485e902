#pragma once
// `size`: the least staff that meets the plan's response standards, checked on fresh replications, and the table around it.

#include "models/provenance.hpp"
#include "planning/executor.hpp"
#include "planning/region_view.hpp"
#include "planning/replication.hpp"
#include "planning/results.hpp"

namespace teleplan::planning {

struct SizeOptions {
    int search_replications = 16;                      // at least 2; replayed for every candidate
    int check_replications = 32;                       // at least 2; never seen by the search
    double start_scale = 1;                            // where the search begins, against the formula's seats: the answer must not depend on it
};

struct SizeStudy {
    SizeAnswer answer;                                 // identity: title, region, seed, replications and regime only
    std::vector<std::byte> tallies;                    // of the fresh replications in index order: what result_hash is taken of
};

/// Requires a valid regional plan (models::check). Throws Interrupted when stopped before the check has two replications.
/// view: of the fresh replications; may be empty.
[[nodiscard]] SizeStudy size(const models::Plan&, const models::Territory&, const models::ProvenanceTable&, const SizeOptions&, const Executor&, const RegionView& view = {});

}  // namespace teleplan::planning
