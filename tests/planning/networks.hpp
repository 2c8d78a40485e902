#pragma once
// Queueing networks for tests, as plan text.

#include <cmath>
#include <stdexcept>
#include <string>

#include "planning/run.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

namespace teleplan::planning {

/// A checked plan from a text; `csv` lies beside it as trace.csv.
inline models::Plan network_plan(const std::string& text, const std::string& csv = "")
{
    const tests::TempFolder folder;
    if (!csv.empty()) static_cast<void>(folder.write("trace.csv", csv));
    auto loaded = formats::load_plan(folder.write("plan.json", text), tests::installed());
    if (!loaded.document) throw std::runtime_error(tests::listed(loaded.problems));
    if (const auto problems = models::check(loaded.document->plan, tests::territory()); !problems.empty()) throw std::runtime_error(tests::listed(problems));
    return loaded.document->plan;
}

/// One pathway "p" with the stages given, one stream "jobs" from trace.csv in seconds, these pools, outputs and length.
struct TraceNetwork {
    std::string stages = R"("s": { "visit": "desk", "service": { "constant": [1, "s"] } })";
    std::string pools = R"("desk": { "servers": 1 })";
    std::string outputs = R"("wait": { "measure": "mean_wait" })";
    std::string more{};                                            // of the experiment
    std::string classes{};
    std::string length = "1000";

    [[nodiscard]] models::Plan plan(const std::string& csv) const
    {
        return network_plan(R"({ "schema_version": 1, "plan": { "title": "test", "seed": 3 }, )" + (classes.empty() ? "" : R"("classes": { )" + classes + " }, ") +
                                R"("pathways": { "p": { "start": "s", "stages": { )" + stages + R"( } } },
            "streams": { "jobs": { "pathway": "p", "trace": { "file": "trace.csv" } } }, "organisation": { "pools": { )" + pools + R"( } },
            "experiment": { "length": [)" + length + R"(, "s"], "replications": 2, "outputs": { )" + outputs + " }" + (more.empty() ? "" : ", " + more) + " } }",
                            csv);
    }
};

inline const OutputResult& output(const NetworkAnswer& answer, const std::string& name)
{
    for (const OutputResult& o : answer.outputs)
        if (o.name == name) return o;
    throw std::runtime_error("no output " + name);
}
inline double value(const NetworkAnswer& answer, const std::string& name)
{
    const OutputResult& o = output(answer, name);
    if (o.replications == 0) throw std::runtime_error("no value of " + name);
    return o.value.mean;
}
inline NetworkAnswer run(const models::Plan& plan) { return run_streams(plan, {}, Executor{1}).answer; }

/// |value - expected| <= 3.5 standard errors, which are at most `most` of the expected value.
inline void check_theory(const sim::Interval& found, int replications, double expected, double most)
{
    const double error = standard_error(found, replications);
    INFO("found " << found.mean << " ± " << error << " (standard error), expected " << expected);
    CHECK(std::abs(found.mean - expected) <= 3.5 * error);
    CHECK(error <= most * std::abs(expected));
}
inline void check_theory(const NetworkAnswer& answer, const std::string& name, double expected, double most)
{
    INFO(name);
    check_theory(output(answer, name).value, output(answer, name).replications, expected, most);
}

}  // namespace teleplan::planning
