#pragma once
// `run` and `size` of a national plan.

#include "headless/commands.hpp"
#include "headless/input.hpp"
#include "planning/size.hpp"

namespace teleplan::headless {

int run_national(const Options&, const Input&, const reports::Language&, int replications);
int size_national(const Options&, const Input&, const reports::Language&, const planning::SizeOptions&);

}  // namespace teleplan::headless
