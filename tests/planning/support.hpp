#pragma once
// Plans for the tests of planning/: one made by hand with a single pool, and the example of a small region.

#include <chrono>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "models/pathway.hpp"
#include "planning/run.hpp"
#include "planning/service_tally.hpp"
#include "tests/formats/support.hpp"

namespace teleplan::planning {

using namespace std::chrono_literals;

/// Counted days of the plan made by hand: two quarters.
inline constexpr models::YearMonthDay first_counted{2026, 7, 1}, last_counted{2026, 12, 31};

/// Alerts to a desk, each taken in charge within 30 minutes in 9 cases of 10, around the clock.
inline models::Plan desk_plan()
{
    models::Plan plan;
    plan.plan.regime = {models::to_date(first_counted), models::to_date(last_counted)};
    models::StaffPool desk;
    desk.shifts = {"day"};
    plan.organisation.calendars = {{"always", {models::Days::every_day, {{0h, 24h}}, {}}}};
    plan.organisation.shifts = {{"day", {8h, 20h}}};
    plan.organisation.pools = {{"desk", desk}};
    models::Pathway alert{"triage", {{"triage", {models::Visit{"desk", sim::Constant{600}, {}, models::Precedence::urgent, ""}, {{"done", 1}}}},
                                     {"done", {models::Leave{"closed"}, {}}}}};
    plan.pathways = {{"clinical_alert", alert}};
    for (auto& level : plan.intensities) level.coverage = "always";
    plan.standards = {{"quick", {"clinical_alert.triage", "high", {30, models::OpenUnit::minute}, 0.9, "always", models::StandardKind::clinical}}};
    return plan;
}

/// The desk as a network with its standards.
struct Desk {
    explicit Desk(models::Plan p = desk_plan())
        : plan{std::move(p)}, network{models::pathway_network(plan, models::Scope::authority)}, clocks{plan, network, plan.plan.regime, plan.plan.regime}
    {
    }
    models::Plan plan;
    models::PathwayNetwork network;
    StandardClocks clocks;

    [[nodiscard]] ServiceTally empty() const { return ServiceObserver{network, clocks}.tally; }
};

/// Noon and other times of a counted day.
inline SimTime at(models::YearMonthDay day, Duration time) { return models::instant(models::to_date(day), time); }

/// The example of a small region (one authority), with a merge patch over it.
inline formats::PlanDocument small_region(const std::string& patch = "")
{
    auto loaded = tests::load_patched(patch);
    if (!loaded.document) throw std::runtime_error(tests::listed(loaded.problems));
    if (const auto problems = models::check(loaded.document->plan, tests::territory()); !problems.empty()) throw std::runtime_error(tests::listed(problems));
    return std::move(*loaded.document);
}

/// The same where there are two authorities.
inline formats::PlanDocument two_authorities()
{
    return small_region(R"("plan": { "region_code": "10" })");
}

inline formats::PlanDocument example(const std::string& name)
{
    auto loaded = formats::load_plan(tests::scenarios() / "examples" / name, tests::installed());
    if (!loaded.document) throw std::runtime_error(tests::listed(loaded.problems));
    return std::move(*loaded.document);
}

/// Standard error of the mean behind a 95 % Student-t interval over n replications.
inline double standard_error(const sim::Interval& interval, int n) { return interval.half_width / sim::student_t_quantile(0.975, n - 1); }

}  // namespace teleplan::planning
