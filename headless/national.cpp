#include "headless/national.hpp"

#include <iostream>

#include "formats/hash.hpp"
#include "formats/result_json.hpp"
#include "formats/tidy_csv.hpp"
#include "formats/workbook.hpp"
#include "headless/exit_status.hpp"
#include "headless/output.hpp"
#include "headless/progress.hpp"
#include "planning/national.hpp"
#include "reports/html.hpp"
#include "reports/national.hpp"
#include "reports/tables.hpp"
#include "reports/terminal.hpp"
#include "version.hpp"

namespace teleplan::headless {

namespace {

planning::NationalInputs inputs_of(const Input& input)
{
    planning::NationalInputs out{input.document.plan, {}, input.territory, [](const std::vector<std::byte>& tallies) { return formats::sha256(tallies); }};
    for (std::size_t m = 0; m < input.document.members.size(); ++m)
        out.members.push_back({input.document.members[m].plan, input.document.members[m].provenance, input.member_hashes[m]});
    return out;
}

/// The national plan as reports show it: with the sum of its members' ramps.
models::Plan shown_plan(const planning::NationalInputs& in)
{
    models::Plan plan = in.plan;
    plan.timeline.ramp = planning::national_ramp(in.members);
    return plan;
}

template <class Study> void sign_all(Study& study, const Input& input)
{
    sign(study.answer.identity, input.plan_hash, study.tallies);
    for (auto& region : study.answer.regions) region.identity.version = version;
}

/// Every number that the members state themselves, with its source; beside it the defaults that they share.
std::vector<formats::Table> inputs_tables(const Input& input, const planning::NationalSizeAnswer& answer, const reports::Language& language)
{
    formats::Table all = reports::inputs_table(input.document.provenance, input_values(input.document.plan), language);
    for (std::size_t m = 0; m < input.document.members.size(); ++m) {
        const formats::PlanDocument& member = input.document.members[m];
        models::ProvenanceTable entered;
        for (const auto& [pointer, from] : member.provenance)
            if (from.origin == models::Origin::entered) entered.emplace(pointer, from);
        for (formats::Row& row : reports::inputs_table(entered, input_values(member.plan), language).rows) {
            row.key = answer.rows[m].code + row.key;
            row.name = answer.rows[m].name + ": " + row.name;
            all.rows.push_back(std::move(row));
        }
    }
    return {std::move(all)};
}

}  // namespace

int status_of(planning::Verdict verdict)
{
    switch (verdict) {
    case planning::Verdict::met: return ok;
    case planning::Verdict::not_met: return cannot_be_met;
    case planning::Verdict::undecided: break;
    }
    return undecided;
}

int run_national(const Options& options, const Input& input, const reports::Language& language, int replications)
{
    using reports::msg;
    const planning::NationalInputs in = inputs_of(input);
    planning::NationalStudy<planning::RunAnswer> study;
    {
        ProgressBar progress{language};
        study = planning::run_national(in, replications, planning::Executor{options.threads, progress.watch()});
    }
    sign_all(study, input);
    const models::Plan plan = shown_plan(in);
    OutputFolder out{options.out};
    if (out.wanted()) {
        out.write("run.csv", language(msg("dati in CSV")), formats::tidy_csv(reports::national_tables(study.answer, plan, language)));
        out.write("run.json", language(msg("risultati in JSON")), formats::result_json(study.answer));
    }
    if (options.json) std::cout << formats::result_json(study.answer);
    else std::cout << reports::terminal(study.answer, plan, language, reports::terminal_width(), out.written());
    return ok;
}

int size_national(const Options& options, const Input& input, const reports::Language& language, const planning::SizeOptions& size_options)
{
    using reports::msg;
    const planning::NationalInputs in = inputs_of(input);
    OutputFolder out{options.out};
    planning::NationalStudy<planning::SizeAnswer> study;
    {
        ProgressBar progress{language};
        study = planning::size_national(in, size_options, planning::Executor{options.threads, progress.watch()});
    }
    sign_all(study, input);
    const models::Plan plan = shown_plan(in);
    if (out.wanted()) {
        auto tables = reports::national_tables(study.answer, plan, language);
        for (formats::Table& table : inputs_tables(input, study.answer, language)) tables.push_back(std::move(table));
        out.write("sintesi.html", language(msg("sintesi di una pagina")), reports::html_page(reports::as_one(study.answer), plan, language));
        out.write("fabbisogno.xlsx", language(msg("cartella di lavoro")), formats::workbook({plan.plan.title, "± 95 %"}, tables));
        out.write("fabbisogno.csv", language(msg("dati in CSV")), formats::tidy_csv(tables));
        out.write("fabbisogno.json", language(msg("risultati in JSON")), formats::result_json(study.answer));
    }
    if (options.json) std::cout << formats::result_json(study.answer);
    else std::cout << reports::terminal(study.answer, plan, language, reports::terminal_width(), out.written());
    return status_of(study.answer.verdict);
}

}  // namespace teleplan::headless
