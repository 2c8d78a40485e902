#include "headless/command_line.hpp"

#include <malloc.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <limits>

#include "headless/commands.hpp"
#include "headless/exit_status.hpp"
#include "planning/executor.hpp"
#include "version.hpp"

namespace teleplan::headless {

namespace {

constexpr const char* footer = R"(Examples:
  teleplan validate scenarios/regions/puglia.json
  teleplan size scenarios/regions/puglia.json --out out/puglia
  teleplan run scenarios/examples/mm1.json --replications 30 --json

Exit status: 0 ok, 1 internal error, 2 usage, 3 invalid plan, 4 cannot be met, 10 a rule failed, 11 undecided, 130 interrupted.
Answers go to standard output, talk and progress to standard error. Files are written only with --out.)";

void add_reading(CLI::App& command, Options& options)
{
    command.add_option("--lang", options.language, "Language of tables and messages")->check(CLI::IsMember({"it", "en"}))->capture_default_str();
    command.add_flag("--json", options.json, "Write one JSON document to standard output");
    command.add_option("--seed", options.seed, "Random seed, instead of the plan's")->check(CLI::Range(0LL, 9'000'000'000'000'000LL));
}

void add_plan(CLI::App& command, Options& options)
{
    command.add_option("plan", options.plan, "Plan file (JSON)")->required();
    add_reading(command, options);
}

void add_simulation(CLI::App& command, Options& options, const char* replications)
{
    command.add_option("--replications", options.replications, replications)->check(CLI::Range(2, 100000));
    command.add_option("--threads", options.threads, "Threads; 0: as many as the machine has. The result never depends on it")->check(CLI::Range(0, 1024))->capture_default_str();
    command.add_option("--out", options.out, "Folder for the files (made when missing)");
}

int dispatch(int argc, char** argv)
{
    CLI::App app{"Simulates a telemedicine plan and sizes its staff, workstations and platform.", "teleplan"};
    app.set_version_flag("--version", std::string{"teleplan "} + std::string{version});
    app.footer(footer);
    app.require_subcommand(1);
    app.fallthrough(false);
    Options options;

    auto* validate_command = app.add_subcommand("validate", "Check a plan: every problem at once, each with its place in the file");
    add_plan(*validate_command, options);
    validate_command->footer("Example: teleplan validate scenarios/regions/puglia.json");
    auto* run_command = app.add_subcommand("run", "Simulate a plan as it stands: volumes, hours, loads; waits of a queueing network");
    add_plan(*run_command, options);
    add_simulation(*run_command, options, "Independent replications [the plan's, or 16]; a network then stops there whatever its precision");
    run_command->footer("Example: teleplan run scenarios/examples/mm1.json --replications 30");
    auto* size_command = app.add_subcommand("size", "Find the least staff that meets the response standards, and the table of needs");
    add_plan(*size_command, options);
    add_simulation(*size_command, options, "Fresh replications of the statistical check [32]");
    size_command->footer("Example: teleplan size scenarios/regions/puglia.json --out out/puglia --lang it");
    auto* compare_command = app.add_subcommand("compare", "Compare plans on the same simulated patients: what they enter differently and what that changes");
    compare_command->add_option("plans", options.plans, "Plan files (JSON), the first against each other one")->required()->expected(2, 26);
    add_reading(*compare_command, options);
    add_simulation(*compare_command, options, "Replications of each plan [16]");
    compare_command->footer("Example: teleplan compare scenarios/regions/puglia.json my-puglia.json --out out/compare");
    auto* explain_command = app.add_subcommand("explain", "Say where a number comes from: its source, what it moves; for a result, the chain from the inputs to it");
    add_plan(*explain_command, options);
    explain_command->add_option("pointer", options.pointer, "Place in the plan (JSON pointer), or /results/<id>; absent: an overview");
    explain_command->footer("Example: teleplan explain scenarios/regions/puglia.json /results/fte.nurse");
    auto* schema_command = app.add_subcommand("schema", "Print the JSON Schema of the plan file");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int status = app.exit(error);
        return status == 0 ? ok : usage_error;
    }
    if (schema_command->parsed()) return schema();
    if (compare_command->parsed()) return compare(options);
    if (explain_command->parsed()) return explain(options);
    if (validate_command->parsed()) return validate(options);
    if (run_command->parsed()) return run(options);
    return size(options);
}

}  // namespace

int command_line(int argc, char** argv)
{
    // Replications take and return the same large blocks: keeping them saves the kernel clearing each page again.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
    try {
        const int status = dispatch(argc, argv);
        std::cout.flush();
        if (!std::cout) {
            std::cerr << "teleplan: standard output could not be written\n";
            return internal_error;
        }
        return status;
    } catch (const planning::Interrupted&) {
        std::cerr << "teleplan: interrupted, nothing was written\n";
        return interrupted;
    } catch (const std::exception& error) {
        std::cerr << "teleplan: " << error.what() << '\n';
        return internal_error;
    }
}

}  // namespace teleplan::headless
