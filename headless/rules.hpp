#pragma once

#include "headless/exit_status.hpp"
#include "planning/rules_result.hpp"

namespace teleplan::headless {

/// 10 where a rule of the plan fails, 11 where one is undecided, else 0.
[[nodiscard]] inline ExitStatus status_of(const std::vector<planning::RuleResult>& rules)
{
    switch (planning::worst(rules)) {
        case planning::RuleVerdict::pass: return ok;
        case planning::RuleVerdict::fail: return rule_failed;
        case planning::RuleVerdict::undecided: break;
    }
    return undecided;
}

}  // namespace teleplan::headless
