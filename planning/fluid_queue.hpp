#pragma once
// A queue that builds up while there is more work than servers, as a fluid.

#include <algorithm>
#include <cstdint>
#include <map>

namespace teleplan::planning {

/// Work that waits because there is more than the servers can do, by priority, as a fluid [server-seconds]: what the priorities up
/// to each one bring together, less what the servers do.
class FluidQueue {
public:
    /// `load`: erlangs by priority. Returns the backlog of each priority, averaged over the bin.
    std::map<std::uint32_t, double> pass(const std::map<std::uint32_t, double>& load, int servers, double bin)
    {
        std::map<std::uint32_t, double> mean;
        double together = 0, of_more_urgent = 0;
        for (const auto& [priority, erlangs] : load) {
            together += erlangs;
            double& backlog = backlog_[priority];
            const double growth = (together - servers) * bin, before = backlog;
            backlog = std::max(0.0, before + growth);
            const double emptied_after = growth < 0 && before + growth < 0 ? before / -growth : 1;   // share of the bin
            const double all = (before + backlog) / 2 * emptied_after;
            mean[priority] = std::max(0.0, all - of_more_urgent);
            of_more_urgent = all;
        }
        left_ = backlog_.empty() ? 0 : backlog_.rbegin()->second;
        return mean;
    }
    [[nodiscard]] double left() const { return left_; }

private:
    std::map<std::uint32_t, double> backlog_;
    double left_ = 0;
};

}  // namespace teleplan::planning
