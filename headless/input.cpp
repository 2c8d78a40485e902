#include "headless/input.hpp"

#include <iostream>

#include "reports/problem_sentences.hpp"

namespace teleplan::headless {

std::optional<Input> read_input(const Options& options, const reports::Language& language)
{
    auto checked = formats::read_checked(options.plan, formats::installed_folders(), options.seed);
    if (!checked.plan) std::cerr << reports::problem_lines(checked.problems, language);
    return std::move(checked.plan);
}

}  // namespace teleplan::headless
