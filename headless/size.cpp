#include "planning/size.hpp"

#include <iostream>
#include <utility>

#include "formats/result_json.hpp"
#include "formats/tidy_csv.hpp"
#include "formats/workbook.hpp"
#include "headless/commands.hpp"
#include "headless/exit_status.hpp"
#include "headless/input.hpp"
#include "headless/national.hpp"
#include "headless/output.hpp"
#include "headless/progress.hpp"
#include "headless/rules.hpp"
#include "models/plan_check.hpp"
#include "reports/costs_tables.hpp"
#include "reports/enrolment_tables.hpp"
#include "reports/coverage_tables.hpp"
#include "reports/html.hpp"
#include "reports/need_table.hpp"
#include "reports/staff_tables.hpp"
#include "reports/patients_tables.hpp"
#include "reports/platform_tables.hpp"
#include "reports/services_tables.hpp"
#include "reports/tables.hpp"
#include "reports/terminal.hpp"
#include "reports/territory_tables.hpp"

namespace teleplan::headless {

namespace {

void write_files(OutputFolder& out, const planning::SizeAnswer& answer, const Input& input, const reports::Language& language)
{
    using namespace reports;
    const models::Plan& plan = input.document.plan;
    std::vector<formats::Table> tables{need_table(answer, plan, language),
                                             annex_table(answer, language),
                                             services_table(answer.rows, answer.services, language),
                                             service_hours_table(answer.rows, answer.services, language),
                                             documents_table(answer.rows, answer.services, language),
                                             kits_table(answer.rows, answer.services, language),
                                             seats_table(answer.rows, answer.pools, plan, language),
                                             users_table(answer.rows, language),
                                             roles_table(answer.rows, language),
                                             role_services_table(answer.rows.back(), language),
                                             standards_table(answer.rows, answer.pools, plan, language),
                                             pools_table(answer.rows, answer.pools, language),
                                             coverage_table(answer.coverage, answer.rows, plan, language),
                                             load_table(answer.platform, language),
                                             territory_table(answer.territory, language),
                                             reach_table(answer.territory, language),
                                             site_standards_table(answer.territory, language),
                                             equity_table(answer.territory, language),
                                             patients_table(answer.patients, language),
                                             states_table(answer.patients, language),
                                             assumptions_table(answer, language),
                                             inputs_table(input.document.provenance, input_values(plan), language)};
    for (auto& table : costs_tables(answer.costs, answer.rows, language)) tables.push_back(std::move(table));
    for (auto& table : enrolment_tables(answer.enrolment, answer.rules, answer.rows, language)) tables.push_back(std::move(table));
    for (auto& table : platform_tables(answer.tiers, language)) tables.push_back(std::move(table));
    out.write("sintesi.html", language(msg("sintesi di una pagina")), html_page(answer, plan, language));
    out.write("fabbisogno.xlsx", language(msg("cartella di lavoro")), formats::workbook({plan.plan.title, "± 95 %"}, tables));
    out.write("fabbisogno.csv", language(msg("dati in CSV")), formats::tidy_csv(tables));
    out.write("fabbisogno.json", language(msg("risultati in JSON")), formats::result_json(answer));
}

}  // namespace

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
    sign(study.answer.identity, input->plan_hash, study.tallies);
    if (out.wanted()) write_files(out, study.answer, *input, language);
    if (options.json) std::cout << formats::result_json(study.answer);
    else std::cout << reports::terminal(study.answer, input->document.plan, language, reports::terminal_width(), out.written());
    if (study.answer.verdict == planning::Verdict::not_met) return cannot_be_met;
    const ExitStatus rules = status_of(study.answer.rules);
    return rules == ok && study.answer.verdict == planning::Verdict::undecided ? undecided : rules;
}

}  // namespace teleplan::headless
