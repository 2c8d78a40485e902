#include "planning/run.hpp"

#include <iostream>

#include "formats/result_json.hpp"
#include "formats/tidy_csv.hpp"
#include "headless/commands.hpp"
#include "headless/exit_status.hpp"
#include "headless/input.hpp"
#include "headless/national.hpp"
#include "headless/output.hpp"
#include "headless/progress.hpp"
#include "headless/rules.hpp"
#include "reports/costs_tables.hpp"
#include "reports/enrolment_tables.hpp"
#include "reports/coverage_tables.hpp"
#include "reports/need_table.hpp"
#include "reports/network_tables.hpp"
#include "reports/patients_tables.hpp"
#include "reports/platform_tables.hpp"
#include "reports/staff_tables.hpp"
#include "reports/services_tables.hpp"
#include "reports/tables.hpp"
#include "reports/terminal.hpp"
#include "reports/territory_tables.hpp"

namespace teleplan::headless {

namespace {

constexpr int default_replications = 16;

std::vector<formats::Table> tables_of(const planning::RunAnswer& answer, const models::Plan& plan, const reports::Language& language)
{
    std::vector<formats::Table> tables{reports::need_table(answer, language), reports::roles_table(answer.rows, language),
                                       reports::seats_table(answer.rows, answer.pools, plan, language), reports::coverage_table(answer.coverage, answer.rows, plan, language),
                                       reports::services_table(answer.rows, answer.services, language), reports::service_hours_table(answer.rows, answer.services, language),
                                       reports::documents_table(answer.rows, answer.services, language), reports::kits_table(answer.rows, answer.services, language),
                                       reports::load_table(answer.platform, language), reports::patients_table(answer.patients, language),
                                       reports::states_table(answer.patients, language), reports::territory_table(answer.territory, language),
                                       reports::reach_table(answer.territory, language), reports::site_standards_table(answer.territory, language),
                                       reports::equity_table(answer.territory, language)};
    for (auto& table : reports::costs_tables(answer.costs, answer.rows, language)) tables.push_back(std::move(table));
    for (auto& table : reports::enrolment_tables(answer.enrolment, answer.rules, answer.rows, language)) tables.push_back(std::move(table));
    for (auto& table : reports::platform_tables(answer.tiers, language)) tables.push_back(std::move(table));
    return tables;
}

std::vector<formats::Table> tables_of(const planning::NetworkAnswer& answer, const models::Plan&, const reports::Language& language)
{
    std::vector<formats::Table> tables;
    if (!answer.outputs.empty()) tables.push_back(reports::network_outputs_table(answer, language));
    tables.push_back(reports::network_stages_table(answer, language));
    tables.push_back(reports::network_pools_table(answer, language));
    return tables;
}

ExitStatus status(const planning::RunAnswer& answer) { return status_of(answer.rules); }
ExitStatus status(const planning::NetworkAnswer&) { return ok; }

template <class Study> int finish(Study study, const Options& options, const Input& input, const reports::Language& language)
{
    const models::Plan& plan = input.document.plan;
    sign(study.answer.identity, input.plan_hash, study.tallies);
    OutputFolder out{options.out};
    if (out.wanted()) {
        out.write("run.csv", language(reports::msg("dati in CSV")), formats::tidy_csv(tables_of(study.answer, plan, language)));
        out.write("run.json", language(reports::msg("risultati in JSON")), formats::result_json(study.answer));
    }
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
