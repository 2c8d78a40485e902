#include "headless/national.hpp"

#include <iostream>

#include "formats/hash.hpp"
#include "formats/result_json.hpp"
#include "headless/output.hpp"
#include "headless/progress.hpp"
#include "headless/rules.hpp"
#include "planning/national.hpp"
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
    formats::sign(study.answer.identity, input.plan_hash, study.tallies);
    for (auto& region : study.answer.regions) region.identity.version = version;
}

}  // namespace

int run_national(const Options& options, const Input& input, const reports::Language& language, int replications)
{
    const planning::NationalInputs in = inputs_of(input);
    planning::NationalStudy<planning::RunAnswer> study;
    {
        ProgressBar progress{language};
        study = planning::run_national(in, replications, planning::Executor{options.threads, progress.watch()});
    }
    sign_all(study, input);
    const models::Plan plan = shown_plan(in);
    OutputFolder out{options.out};
    if (out.wanted()) out.write(reports::result_files(study.answer, plan, language));
    if (options.json) std::cout << formats::result_json(study.answer);
    else std::cout << reports::terminal(study.answer, plan, language, reports::terminal_width(), out.written());
    return status_of_rules(study.answer.regions);
}

int size_national(const Options& options, const Input& input, const reports::Language& language, const planning::SizeOptions& size_options)
{
    const planning::NationalInputs in = inputs_of(input);
    OutputFolder out{options.out};
    planning::NationalStudy<planning::SizeAnswer> study;
    {
        ProgressBar progress{language};
        study = planning::size_national(in, size_options, planning::Executor{options.threads, progress.watch()});
    }
    sign_all(study, input);
    const models::Plan plan = shown_plan(in);
    if (out.wanted()) out.write(reports::result_files(study.answer, plan, input.document, language));
    if (options.json) std::cout << formats::result_json(study.answer);
    else std::cout << reports::terminal(study.answer, plan, language, reports::terminal_width(), out.written());
    return status_of_size(study.answer.verdict, status_of_rules(study.answer.regions));
}

}  // namespace teleplan::headless
