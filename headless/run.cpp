#include "planning/run.hpp"

#include <iostream>

#include "formats/result_json.hpp"
#include "headless/commands.hpp"
#include "headless/exit_status.hpp"
#include "headless/input.hpp"
#include "headless/national.hpp"
#include "headless/output.hpp"
#include "headless/progress.hpp"
#include "headless/rules.hpp"
#include "reports/network_tables.hpp"
#include "reports/terminal.hpp"

namespace teleplan::headless {

namespace {

ExitStatus status(const planning::RunAnswer& answer) { return status_of(answer.rules); }
ExitStatus status(const planning::NetworkAnswer&) { return ok; }

template <class Study> int finish(Study study, const Options& options, const Input& input, const reports::Language& language)
{
    const models::Plan& plan = input.document.plan;
    formats::sign(study.answer.identity, input.plan_hash, study.tallies);
    OutputFolder out{options.out};
    if (out.wanted()) out.write(reports::result_files(study.answer, input.document, language));
    if (options.json) std::cout << formats::result_json(study.answer);
    else std::cout << reports::terminal(study.answer, plan, language, reports::terminal_width(), out.written());
    return status(study.answer);
}

}  // namespace

int run(const Options& options)
{
    const reports::Language language{options.language};
    const auto input = read_input(options, language);
    if (!input) return invalid_plan;
    const models::Plan& plan = input->document.plan;
    if (models::is_national(plan)) return run_national(options, *input, language, options.replications.value_or(default_replications));
    ProgressBar progress{language};
    const planning::Executor executor{options.threads, progress.watch()};
    if (models::is_network(plan)) return finish(planning::run_streams(plan, options.replications, executor), options, *input, language);
    return finish(planning::run(plan, input->territory, input->document.provenance, options.replications.value_or(default_replications), executor), options, *input,
                  language);
}

}  // namespace teleplan::headless
