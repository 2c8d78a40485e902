#include "reports/result_files.hpp"

#include <utility>

#include "formats/compare_json.hpp"
#include "formats/result_json.hpp"
#include "formats/tidy_csv.hpp"
#include "formats/workbook.hpp"
#include "reports/compare_tables.hpp"
#include "reports/costs_tables.hpp"
#include "reports/coverage_tables.hpp"
#include "reports/enrolment_tables.hpp"
#include "reports/html.hpp"
#include "reports/national.hpp"
#include "reports/need_table.hpp"
#include "reports/network_tables.hpp"
#include "reports/patients_tables.hpp"
#include "reports/platform_tables.hpp"
#include "reports/services_tables.hpp"
#include "reports/staff_tables.hpp"
#include "reports/tables.hpp"
#include "reports/territory_tables.hpp"

namespace teleplan::reports {

namespace {

using Tables = std::vector<formats::Table>;

void append(Tables& all, Tables some)
{
    for (formats::Table& table : some) all.push_back(std::move(table));
}

template <class Answer> void append_parts(Tables& tables, const Answer& answer, const Language& tr)
{
    if (!answer.rows.empty() && !answer.rows.back().staff_need.trained.empty()) tables.push_back(training_table(answer.rows.back(), tr));
    append(tables, costs_tables(answer.costs, answer.rows, tr));
    append(tables, enrolment_tables(answer.enrolment, answer.rules, answer.rows, tr));
    append(tables, platform_tables(answer.tiers, tr));
}

Tables tables_of(const planning::RunAnswer& answer, const models::Plan& plan, const Language& tr)
{
    Tables tables{need_table(answer, tr), roles_table(answer.rows, tr),
                  seats_table(answer.rows, answer.pools, plan, tr), coverage_table(answer.coverage, answer.rows, plan, tr),
                  services_table(answer.rows, answer.services, tr), service_hours_table(answer.rows, answer.services, tr),
                  documents_table(answer.rows, answer.services, tr), kits_table(answer.rows, answer.services, tr),
                  load_table(answer.platform, tr), patients_table(answer.patients, tr),
                  states_table(answer.patients, tr), territory_table(answer.territory, tr),
                  reach_table(answer.territory, tr), site_standards_table(answer.territory, tr),
                  equity_table(answer.territory, tr)};
    append_parts(tables, answer, tr);
    return tables;
}

Tables tables_of(const planning::NetworkAnswer& answer, const models::Plan&, const Language& tr)
{
    Tables tables;
    if (!answer.outputs.empty()) tables.push_back(network_outputs_table(answer, tr));
    tables.push_back(network_stages_table(answer, tr));
    tables.push_back(network_pools_table(answer, tr));
    return tables;
}

Tables tables_of(const planning::SizeAnswer& answer, const formats::PlanDocument& document, const Language& tr)
{
    const models::Plan& plan = document.plan;
    Tables tables{need_table(answer, plan, tr),
                  annex_table(answer, tr),
                  services_table(answer.rows, answer.services, tr),
                  service_hours_table(answer.rows, answer.services, tr),
                  documents_table(answer.rows, answer.services, tr),
                  kits_table(answer.rows, answer.services, tr),
                  seats_table(answer.rows, answer.pools, plan, tr),
                  users_table(answer.rows, tr),
                  roles_table(answer.rows, tr),
                  role_services_table(answer.rows.back(), tr),
                  standards_table(answer.rows, answer.pools, plan, tr),
                  pools_table(answer.rows, answer.pools, tr),
                  coverage_table(answer.coverage, answer.rows, plan, tr),
                  load_table(answer.platform, tr),
                  territory_table(answer.territory, tr),
                  reach_table(answer.territory, tr),
                  site_standards_table(answer.territory, tr),
                  equity_table(answer.territory, tr),
                  patients_table(answer.patients, tr),
                  states_table(answer.patients, tr),
                  assumptions_table(answer, tr),
                  inputs_table(document.provenance, plan, tr)};
    append_parts(tables, answer, tr);
    return tables;
}

/// Every number that the members state themselves, with its source; beside it the defaults that they share.
formats::Table national_inputs_table(const formats::PlanDocument& document, const planning::NationalSizeAnswer& answer, const Language& tr)
{
    formats::Table all = inputs_table(document.provenance, document.plan, tr);
    for (std::size_t m = 0; m < document.members.size(); ++m) {
        const formats::PlanDocument& member = document.members[m];
        models::ProvenanceTable entered;
        for (const auto& [pointer, from] : member.provenance)
            if (from.origin == models::Origin::entered) entered.emplace(pointer, from);
        for (formats::Row& row : inputs_table(entered, member.plan, tr).rows) {
            row.key = answer.rows[m].code + row.key;
            row.name = answer.rows[m].name + ": " + row.name;
            all.rows.push_back(std::move(row));
        }
    }
    return all;
}

Tables tables_of(const planning::CompareAnswer& answer, const InputDifferences& inputs, const Language& tr)
{
    std::vector<std::string> places;
    for (const auto& [code, name] : answer.places) places.push_back(code);
    Tables out;
    for (std::size_t c = 0; c < answer.comparisons.size(); ++c) {
        out.push_back(differences_table(answer, answer.comparisons[c], places, tr));
        out.push_back(inputs_difference_table(inputs[c], answer.comparisons[c].other, tr));
    }
    return out;
}

template <class Answer> ResultFiles run_files(const Answer& answer, const Tables& tables, const Language& tr)
{
    return {{"run.csv", tr(msg("dati in CSV")), formats::tidy_csv(tables)}, {"run.json", tr(msg("risultati in JSON")), formats::result_json(answer)}};
}

ResultFiles size_files(std::string page, const std::string& title, const Tables& tables, std::string json, const Language& tr)
{
    return {{"sintesi.html", tr(msg("sintesi di una pagina")), std::move(page)},
            {"fabbisogno.xlsx", tr(msg("cartella di lavoro")), formats::workbook({title, "± 95 %"}, tables)},
            {"fabbisogno.csv", tr(msg("dati in CSV")), formats::tidy_csv(tables)},
            {"fabbisogno.json", tr(msg("risultati in JSON")), std::move(json)}};
}

}  // namespace

ResultFiles result_files(const planning::RunAnswer& answer, const formats::PlanDocument& document, const Language& tr)
{
    return run_files(answer, tables_of(answer, document.plan, tr), tr);
}

ResultFiles result_files(const planning::NetworkAnswer& answer, const formats::PlanDocument& document, const Language& tr)
{
    return run_files(answer, tables_of(answer, document.plan, tr), tr);
}

ResultFiles result_files(const planning::SizeAnswer& answer, const formats::PlanDocument& document, const Language& tr)
{
    return size_files(html_page(answer, document.plan, tr), document.plan.plan.title, tables_of(answer, document, tr), formats::result_json(answer), tr);
}

ResultFiles result_files(const planning::NationalRunAnswer& answer, const models::Plan& plan, const Language& tr)
{
    return run_files(answer, national_tables(answer, plan, tr), tr);
}

ResultFiles result_files(const planning::NationalSizeAnswer& answer, const models::Plan& plan, const formats::PlanDocument& document, const Language& tr)
{
    Tables tables = national_tables(answer, plan, tr);
    tables.push_back(national_inputs_table(document, answer, tr));
    return size_files(html_page(as_one(answer), plan, tr), plan.plan.title, tables, formats::result_json(answer), tr);
}

ResultFiles result_files(const planning::CompareAnswer& answer, const InputDifferences& inputs, const Language& tr)
{
    return {{"confronto.html", tr(msg("confronto in una pagina")), compare_page(answer, inputs, tr)},
            {"confronto.csv", tr(msg("dati in CSV")), formats::tidy_csv(tables_of(answer, inputs, tr))},
            {"confronto.json", tr(msg("risultati in JSON")), formats::compare_json(answer, inputs)}};
}

}  // namespace teleplan::reports
