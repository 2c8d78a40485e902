#include "planning/compare.hpp"

#include <iostream>

#include "formats/compare_json.hpp"
#include "headless/commands.hpp"
#include "headless/exit_status.hpp"
#include "headless/input.hpp"
#include "headless/output.hpp"
#include "headless/progress.hpp"
#include "reports/compare_tables.hpp"

namespace teleplan::headless {

int compare(const Options& options)
{
    const reports::Language language{options.language};
    std::vector<Input> inputs;
    for (const std::string& plan : options.plans) {
        Options one = options;
        one.plan = plan;
        if (!inputs.empty()) one.seed = inputs.front().document.plan.plan.seed;   // hashes say what was run
        auto input = read_input(one, language);
        if (!input) return invalid_plan;
        if (models::is_network(input->document.plan)) {
            std::cerr << plan << ": " << language(reports::msg("Questo piano descrive una rete di code: si confrontano piani di regioni.")) << '\n';
            return invalid_plan;
        }
        if (models::is_national(input->document.plan)) {
            std::cerr << plan << ": " << language(reports::msg("Questo piano riunisce i piani delle regioni: si confrontano i piani di singole regioni.")) << '\n';
            return invalid_plan;
        }
        inputs.push_back(std::move(*input));
    }
    OutputFolder out{options.out};
    std::vector<planning::ComparedPlan> plans;
    reports::InputDifferences differences;
    for (const Input& input : inputs) {
        plans.push_back({input.document.plan, input.document.provenance});
        if (plans.size() > 1) differences.push_back(formats::plan_differences(inputs.front().document, input.document));
    }
    planning::CompareStudy study;
    {
        ProgressBar progress{language};
        const planning::Executor executor{options.threads, progress.watch()};
        study = planning::compare(plans, inputs.front().territory, options.replications.value_or(default_replications), executor);
    }
    for (std::size_t p = 0; p < inputs.size(); ++p) formats::sign(study.answer.plans[p], inputs[p].plan_hash, study.tallies);
    if (out.wanted()) out.write(reports::result_files(study.answer, differences, language));
    if (options.json) std::cout << formats::compare_json(study.answer, differences);
    else std::cout << reports::terminal(study.answer, differences, language, reports::terminal_width(), out.written());
    return ok;
}

}  // namespace teleplan::headless
