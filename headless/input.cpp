#include "headless/input.hpp"

#include <iostream>

#include "reports/problem_sentences.hpp"

namespace teleplan::headless {

std::optional<Input> read_input(const Options& options, const reports::Language& language)
{
    auto opened = formats::open_plan(options.plan, formats::installed_folders(), options.seed);
    if (!opened.plan) std::cerr << reports::problem_lines(opened.problems, language);
    return std::move(opened.plan);
}

}  // namespace teleplan::headless
