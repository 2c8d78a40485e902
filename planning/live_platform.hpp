#pragma once
// What the platform is asked hour by hour, while televisits are still to come.

#include <optional>

#include "planning/platform_tally.hpp"
#include "planning/study.hpp"

namespace teleplan::planning {

/// The messages, documents and requests of a wall-clock hour of the regime, from the televisits that ended in it.
class LivePlatform {
public:
    /// volumes: of all authorities together, with their hours.
    LivePlatform(const Study&, std::uint32_t replication, const models::Volumes&);

    struct Hour { double messages = 0, documents = 0; std::vector<double> requests, documents_of_tier; };
    [[nodiscard]] Hour hour(std::size_t of_regime, double televisits) const;
    [[nodiscard]] const models::PlatformGraph& graph() const { return graph_; }

private:
    models::PlatformGraph graph_;
    PlatformTally tally_;                                          // as if there were no televisits
    std::optional<std::size_t> document_;                          // kind
    std::vector<double> documents_of_tier_;                        // requests there for each document
    double documents_of_televisit_ = 0;
};

}  // namespace teleplan::planning
