#include <iostream>

#include "headless/commands.hpp"
#include "headless/exit_status.hpp"
#include "headless/input.hpp"

namespace teleplan::headless {

int validate(const Options& options)
{
    const reports::Language language{options.language};
    const auto input = read_input(options, language);
    if (!input) return invalid_plan;
    if (options.json) std::cout << "{\n  \"schema_version\": 1,\n  \"valid\": true,\n  \"plan_hash\": \"" << input->plan_hash << "\"\n}\n";
    else std::cout << language(reports::msg("Il piano è valido: %1"), {input->document.plan.plan.title}) << "\nplan_hash " << input->plan_hash << '\n';
    return ok;
}

}  // namespace teleplan::headless
