#pragma once
// A part of the time of a run: whether an instant lies in it, and how much of a stretch.

#include <algorithm>
#include <vector>

#include "models/network_clock.hpp"

namespace teleplan::planning {

class WindowClock {
public:
    explicit WindowClock(const std::vector<models::Interval>& sorted)
    {
        sim::Duration before{};
        for (const models::Interval& i : sorted) {
            parts_.push_back({i.from, i.to, before});
            before += i.to - i.from;
        }
        length_ = before;
        if (parts_.size() == 1) only_ = sorted.front();
        single_ = parts_.size() == 1;
    }
    [[nodiscard]] sim::Duration length() const { return length_; }
    [[nodiscard]] bool contains(sim::SimTime t) const
    {
        if (single_) return t >= only_.from && t < only_.to;
        const Part* p = last_until(t);
        return p != nullptr && t < p->to;
    }
    /// Time of the window in [from, to).
    [[nodiscard]] sim::Duration covered(sim::SimTime from, sim::SimTime to) const
    {
        if (single_) {
            const auto a = std::max(from, only_.from), b = std::min(to, only_.to);
            return b > a ? b - a : sim::Duration{};
        }
        return covered_before(to) - covered_before(from);
    }

private:
    struct Part { sim::SimTime from, to; sim::Duration before; };
    [[nodiscard]] const Part* last_until(sim::SimTime t) const     // the last part that begins at or before t
    {
        const auto after = std::upper_bound(parts_.begin(), parts_.end(), t, [](sim::SimTime value, const Part& p) { return value < p.from; });
        return after == parts_.begin() ? nullptr : &*(after - 1);
    }
    [[nodiscard]] sim::Duration covered_before(sim::SimTime t) const
    {
        const Part* p = last_until(t);
        return p == nullptr ? sim::Duration{} : p->before + (std::min(t, p->to) - p->from);
    }
    models::Interval only_{};                          // the part of a window that has one: most have
    bool single_ = false;
    std::vector<Part> parts_;
    sim::Duration length_{};
};

}  // namespace teleplan::planning
