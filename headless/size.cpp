#include "planning/size.hpp"

#include <iostream>

#include "formats/result_json.hpp"
#include "headless/commands.hpp"
#include "headless/exit_status.hpp"
#include "headless/input.hpp"
#include "headless/national.hpp"
#include "headless/output.hpp"
#include "headless/progress.hpp"
#include "headless/rules.hpp"
#include "reports/terminal.hpp"

namespace teleplan::headless {

int size(const Options& options)
{
    const reports::Language language{options.language};
    const auto input = read_input(options, language);
    if (!input) return invalid_plan;
    if (models::is_network(input->document.plan)) {
        std::cerr << language(reports::msg("Questo piano descrive una rete di code: si simula con «teleplan run», non si dimensiona.")) << '\n';
        return invalid_plan;
    }
    planning::SizeOptions size_options;
    if (options.replications) size_options.check_replications = *options.replications;
    if (models::is_national(input->document.plan)) return size_national(options, *input, language, size_options);
    OutputFolder out{options.out};
    planning::SizeStudy study;
    {
        ProgressBar progress{language};
        const planning::Executor executor{options.threads, progress.watch()};
        study = planning::size(input->document.plan, input->territory, input->document.provenance, size_options, executor);
    }
    formats::sign(study.answer.identity, input->plan_hash, study.tallies);
    if (out.wanted()) out.write(reports::result_files(study.answer, input->document, language));
    if (options.json) std::cout << formats::result_json(study.answer);
    else std::cout << reports::terminal(study.answer, input->document.plan, language, reports::terminal_width(), out.written());
    return status_of_size(study.answer.verdict, status_of(study.answer.rules));
}

}  // namespace teleplan::headless
