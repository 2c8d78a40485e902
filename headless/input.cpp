#include "headless/input.hpp"

#include <charconv>
#include <cstdlib>
#include <iostream>

#include "models/plan_check.hpp"
#include "models/plan_numbers.hpp"
#include "reports/problem_sentences.hpp"
#include "version.hpp"

namespace teleplan::headless {

namespace {

/// TELEPLAN_DATA_DIR, else the source tree of a build in the tree, else where the program was installed.
formats::DataFolders data_folders()
{
    if (const char* chosen = std::getenv("TELEPLAN_DATA_DIR")) return {std::filesystem::path{chosen} / "scenarios"};
    const auto in_tree = std::filesystem::path{source_data_dir} / "scenarios";
    std::error_code ignored;
    if (std::filesystem::exists(in_tree / "national-defaults.json", ignored)) return {in_tree};
    return {std::filesystem::path{installed_data_dir} / "scenarios"};
}

bool refused(const models::Problems& problems, const reports::Language& language)
{
    if (problems.empty()) return false;
    std::cerr << reports::problem_lines(problems, language);
    return true;
}

models::Problems checked(const formats::PlanDocument& document, const models::Territory& territory)
{
    if (!models::is_national(document.plan)) return models::check(document.plan, territory);
    std::vector<const models::Plan*> members;
    for (const formats::PlanDocument& member : document.members) members.push_back(&member.plan);
    return models::check_national(document.plan, members, territory);
}

}  // namespace

std::optional<Input> read_input(const Options& options, const reports::Language& language)
{
    const formats::DataFolders folders = data_folders();
    auto loaded = formats::load_plan(options.plan, folders);
    auto tables = formats::load_territory(folders);
    models::Problems problems = std::move(loaded.problems);
    problems.insert(problems.end(), tables.problems.begin(), tables.problems.end());
    if (refused(problems, language)) return std::nullopt;
    if (options.seed) loaded.document->plan.plan.seed = *options.seed;
    formats::share_header(*loaded.document);
    if (refused(checked(*loaded.document, *tables.territory), language)) return std::nullopt;
    std::string hash = formats::plan_hash(*loaded.document, tables.tables);
    std::vector<std::string> of_members;
    for (const formats::PlanDocument& member : loaded.document->members) of_members.push_back(formats::plan_hash(member, tables.tables));
    return Input{std::move(*loaded.document), std::move(*tables.territory), std::move(hash), std::move(of_members)};
}

std::vector<reports::InputValue> input_values(const models::Plan& plan)
{
    std::vector<reports::InputValue> out;
    models::Plan copy = plan;
    models::visit_numbers(copy, [&](const models::NumberInPlan& n) {
        char digits[32];
        const auto end = std::to_chars(digits, digits + sizeof digits, n.value).ptr;
        out.push_back({n.pointer, std::string{n.about}, std::string{digits, end}});
    });
    return out;
}

}  // namespace teleplan::headless
