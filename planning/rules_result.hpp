#pragma once
// The rules of the plan, judged: plain values. Part of the answers of `run` and `size`.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/interval.hpp"

namespace teleplan::planning {

using sim::Interval;

enum class RuleVerdict : std::uint8_t { pass, fail, undecided };

struct RuleResult {
    std::string id, measure, unit, where, op, source, confidence;
    double value = 0, tolerance = 0;
    std::optional<Interval> seen;                     // absent: nothing is measured there
    RuleVerdict verdict = RuleVerdict::undecided;
    bool to_be_verified = false;                      // its norm's confidence is not P: neither pass nor fail can be said
};

/// fail if any fails, else undecided if any is; pass when there are none.
[[nodiscard]] inline RuleVerdict worst(const std::vector<RuleResult>& rules)
{
    RuleVerdict out = RuleVerdict::pass;
    for (const RuleResult& r : rules) {
        if (r.verdict == RuleVerdict::fail) return RuleVerdict::fail;
        if (r.verdict == RuleVerdict::undecided) out = RuleVerdict::undecided;
    }
    return out;
}

}  // namespace teleplan::planning
