#pragma once

namespace teleplan::headless {

/// What a command tells the shell (docs/command-line.md).
enum ExitStatus : int { ok = 0, internal_error = 1, usage_error = 2, invalid_plan = 3, cannot_be_met = 4, rule_failed = 10, undecided = 11, interrupted = 130 };

}  // namespace teleplan::headless
