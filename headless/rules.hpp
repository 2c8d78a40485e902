#pragma once
// What the shell is told of an answer.

#include "headless/exit_status.hpp"
#include "planning/results.hpp"

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
/// Of several answers together.
template <class Answer> [[nodiscard]] ExitStatus status_of_rules(const std::vector<Answer>& answers)
{
    std::vector<planning::RuleResult> rules;
    for (const Answer& answer : answers) rules.insert(rules.end(), answer.rules.begin(), answer.rules.end());
    return status_of(rules);
}
/// Of a sizing: the response standards come first, then the rules, then what the replications cannot decide.
[[nodiscard]] inline ExitStatus status_of_size(planning::Verdict verdict, ExitStatus rules)
{
    if (verdict == planning::Verdict::not_met) return cannot_be_met;
    return rules == ok && verdict == planning::Verdict::undecided ? undecided : rules;
}

}  // namespace teleplan::headless
