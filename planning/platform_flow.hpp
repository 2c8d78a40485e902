#pragma once
// Requests to one tier as a fluid over a year: outages hold them back, what was held back comes in a burst, the rest waits in
// line for capacity. Piecewise constant rates, so every integral is exact but for rounding.

#include <vector>

namespace teleplan::planning {

/// Requests that come evenly over [from, to) and entered the platform evenly over [origin_from, origin_to) [s of the regime].
struct FlowPiece { double from = 0, to = 0, amount = 0, origin_from = 0, origin_to = 0; };
using Flow = std::vector<FlowPiece>;
struct Span { double from = 0, to = 0; };                          // [s]; of time in which a tier is down: in order, apart

struct TierCapacity {
    double per_second = 0;                                         // while it is up
    double resend = 1;                                             // what came while it was down is sent again in so long [s]
};

/// What the line in front of a tier does in a year.
struct TierBacklog {
    double buffered = 0;                                           // requests that came while it was down
    double burst_per_second = 0;                                   // highest rate while they are sent again, with what comes then
    double most = 0;                                               // held back or in line, at most
    std::vector<double> drained_after;                             // [s] from each restore to nothing held back nor in line
};

class TierLine {
public:
    /// `flows`: one list for each kind, none of them ordered.
    TierLine(const std::vector<Flow>& flows, const std::vector<Span>& down, TierCapacity, double end);

    [[nodiscard]] const TierBacklog& backlog() const { return backlog_; }
    /// The same requests as they leave the tier: later where it was down or had a line.
    [[nodiscard]] Flow leaving(const Flow&) const;

private:
    struct Link { double from = 0, to = 0, out_from = 0, out_to = 0; };   // who comes in [from, to) leaves evenly in [out_from, out_to)
    struct Rates;
    [[nodiscard]] Flow resent(const Flow&) const;
    void pass(const Rates& coming, const Rates& sent, double end);

    const std::vector<Span>& down_;
    TierCapacity capacity_;
    std::vector<Link> links_;
    TierBacklog backlog_;
};

/// Share of a piece, by amount, that takes at most `limit` from `since_from … since_to` to its own time; both evenly spread.
[[nodiscard]] double within(const FlowPiece& leaving, double since_from, double since_to, double limit);

}  // namespace teleplan::planning
