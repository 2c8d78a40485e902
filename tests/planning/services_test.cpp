// Services on staff: pools taken together, and every switch against the arithmetic of its rates.
#include <cmath>
#include <functional>

#include "models/mean_values.hpp"
#include "planning/annex.hpp"
#include "planning/replication.hpp"
#include "planning/services_answer.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;
using namespace teleplan::tests;

namespace {

/// A physician 07-21, a general practitioner 14-21, and teleconsults of 15 minutes in slots of 25 minutes.
models::Plan consult_plan()
{
    models::Plan plan = desk_plan();
    plan.organisation.calendars.push_back({"slots", {models::Days::weekdays, {{7h, 14h}, {14h, 21h}}, 25min}});
    plan.organisation.shifts = {{"day", {7h, 21h}}, {"afternoon", {14h, 21h}}};
    plan.organisation.pools.front().second.shifts = {"day"};
    models::StaffPool gp;
    gp.shifts = {"afternoon"};
    plan.organisation.pools.push_back({"gp", gp});
    models::Visit visit{"desk", sim::Constant{900}, {}, models::Precedence::deferrable, "slots"};
    visit.with = {{"gp", 1}};
    plan.pathways.push_back({"teleconsult", {"visit", {{"visit", {visit, {{"done", 1}}}}, {"done", {models::Leave{"completed"}, {}}}}}});
    plan.standards.push_back({"together", {"teleconsult.visit", "", {8, models::OpenUnit::hour}, 0.9, "always", models::StandardKind::clinical}});
    return plan;
}

double hours(Duration d) { return sim::seconds(d) / 3600; }

/// So many patients at a random stage of their plan, without what formulas leave out, no service but monitoring.
models::Plan plain(int patients)
{
    models::Plan plan = stationary(services_off(without_deaths(small_region().plan)), models::to_date({2026, 5, 15}), patients);
    plan.sensors.first_weeks_drop = 0;
    return plan;
}

}  // namespace

TEST_CASE("pools taken together start when both are there, and both work", "[planning][services]")
{
    const Desk desk{consult_plan()};
    REQUIRE(desk.network.pools == std::vector<std::string>{"desk", "gp"});
    const sim::StageId stage = *models::stage_of(desk.network, "teleconsult.visit");
    sim::Network network = desk.network.network;
    const models::DateRange days = desk.plan.plan.regime;
    for (std::size_t p = 0; p < 2; ++p) {
        const auto cells = models::seat_cells(desk.plan, desk.plan.organisation.pools[p].second);
        network.pools[p].capacity = models::capacity(cells, std::vector<int>(cells.size(), 1), days);
    }
    for (const models::GatedPriority& gate : models::gated_priorities(desk.plan, desk.network))
        network.pools[static_cast<std::size_t>(gate.pool)].gates.push_back({gate.priority, models::openings(*models::find(desk.plan.organisation.calendars, gate.calendar), days, models::national_holidays())});
    REQUIRE(sim::check(network).empty());
    REQUIRE(network.pools[1].gates.size() == 1);       // the slots hold for the general practitioner too

    // Two requests at 08:00 of Wednesday 1 July 2026: the physician is free, the general practitioner comes at 14:00.
    std::vector<sim::TimedArrival> work;
    for (std::uint64_t person : {1U, 2U})
        work.push_back({at({2026, 7, 1}, 8h), {{person, 1, 1}, stage, models::job_class(models::Priority::low, models::Intensity::level_1, {}), sim::OptionalDuration{15min}, {}}});
    ServiceObserver observer{desk.network, desk.clocks};
    sim::NetworkRun<ServiceObserver> run{network, sim::Stream{1, 0, 9}, observer, models::start_of(days.from)};
    sim::VectorFeed feed{work};
    sim::advance(run, feed, models::start_of(days.to + 1));
    const StageTally& tally = observer.tally.stages[static_cast<std::size_t>(stage)];
    CHECK(tally.ended == 2);
    CHECK(hours(tally.waited) == Approx(6 + 6 + 25.0 / 60));   // 14:00 and the next slot, 14:25
    for (const PoolTally& pool : observer.tally.pools) {
        CHECK(pool.entered == 2);
        CHECK(pool.started == 2);
        CHECK(hours(pool.busy) == Approx(0.5));
    }
    REQUIRE(desk.clocks.rules().size() == 2);
    CHECK(desk.clocks.rules()[1].judges(0));
    CHECK(desk.clocks.rules()[1].judges(1));
    CHECK_FALSE(desk.clocks.rules()[0].judges(1));
}

TEST_CASE("each service that is switched on brings the hours that its rates and durations say", "[planning][services]")
{
    using Switch = std::function<void(models::Services&)>;
    struct Case { const char* name; Switch on; std::vector<const char*> pools; };
    const std::array cases{
        Case{"teleconsult", [](models::Services& s) { s.teleconsult.enabled = true; }, {"physician", "gp"}},
        Case{"tele_advice", [](models::Services& s) { s.tele_advice.enabled = true; }, {"physician", "other_professional"}},
        Case{"tele_care", [](models::Services& s) { s.tele_care.enabled = true; }, {"other_professional"}},
        Case{"emergency_calls", [](models::Services& s) { s.emergency_calls.enabled = true; }, {"nurse"}},
        Case{"missing_data", [](models::Services& s) { s.missing_data.enabled = true; }, {"help_desk", "nurse"}},
        Case{"kits", [](models::Services& s) { s.device_failure.enabled = s.kits.enabled = true; }, {"help_desk", "technician"}},
    };
    constexpr int patients = 800, replications = 16;
    const auto hours_of = [](const models::Plan& plan, int replication) {
        const Study study{plan, territory()};
        const RegionReplication one = replicate(study, StudyClocks{study}, entered_staffing(study), static_cast<std::uint32_t>(replication));
        models::Named<double> out;
        for (std::size_t p = 0; p < study.clinical.pools.size(); ++p) out.emplace_back(study.clinical.pools[p], hours(one.authorities.front().service.pools[p].busy) * study.per_year());
        for (std::size_t p = 0; p < study.centre.pools.size(); ++p) out.emplace_back(study.centre.pools[p], hours(one.centre.pools[p].busy) * study.per_year());
        return out;
    };
    const models::Plan unlimited = plain(patients);        // it enters no seats
    std::vector<models::Named<double>> without;
    for (int r = 0; r < replications; ++r) without.push_back(hours_of(unlimited, r));
    const auto means_without = models::mean_values(unlimited, patients);
    for (const Case& c : cases) {
        auto plan = unlimited;
        c.on(plan.services);
        const auto means = models::mean_values(plan, patients);
        std::vector<models::Named<double>> with;
        for (int r = 0; r < replications; ++r) with.push_back(hours_of(plan, r));
        for (const char* pool : c.pools) {
            const double expected = *models::find(means.hours, pool) - *models::find(means_without.hours, pool);
            double mean = 0, squares = 0;
            std::vector<double> more;
            for (int r = 0; r < replications; ++r) more.push_back(*models::find(with[static_cast<std::size_t>(r)], pool) - *models::find(without[static_cast<std::size_t>(r)], pool));
            for (const double x : more) mean += x / replications;
            for (const double x : more) squares += (x - mean) * (x - mean);
            const double error = std::sqrt(squares / (replications - 1) / replications);
            CAPTURE(c.name, pool, mean, expected, error);
            CHECK(expected > 0);
            CHECK(std::abs(mean - expected) <= 3.5 * error);
            CHECK(error < 0.1 * expected);
        }
    }
}

TEST_CASE("the result lists every service, document and kit of each authority and of the region", "[planning][services]")
{
    const auto document = small_region();
    const models::Plan& plan = document.plan;
    const auto done = run(plan, territory(), document.provenance, 2, Executor{1});
    const ServicesResult& result = done.answer.services;
    const auto row = [&](const char* where, const char* service) {
        for (const ServiceRow& r : result.services)
            if (r.where == where && r.service == service) return r;
        FAIL("no row for " << where << ' ' << service);
        return ServiceRow{};
    };
    const std::string authority = result.services.front().where;
    for (const char* service : {"televisit", "teleconsult", "tele_advice", "tele_care", "tele_check", "emergency_calls", "missing_data", "kits"}) {
        const ServiceRow one = row(authority.c_str(), service), region = row("region", service);
        CAPTURE(service);
        CHECK(one.requested.mean > 0);
        CHECK(region.requested.mean == Approx(one.requested.mean));   // one authority
        if (region.completed.mean > 0 && std::string{service} != "emergency_calls") {
            const double ended = region.completed.mean + region.no_show.mean + region.technical_failure.mean, booked = region.requested.mean + region.rescheduled.mean;
            CHECK(ended == Approx(booked).epsilon(0.02));              // second bookings fall a week later: not all in the same quarter
            CHECK(region.technical_failure.mean == Approx(region.rescheduled.mean + region.converted.mean));
        }
    }
    const ServiceRow advice = row("region", "tele_advice");
    REQUIRE(advice.hours.size() == 2);
    CHECK(advice.hours[0].second.mean == Approx(advice.hours[1].second.mean));   // both at once
    CHECK(result.documents.back().where == "region");
    double kinds = 0;
    for (const Interval& kind : result.documents.back().by_kind) kinds += kind.mean;
    CHECK(kinds == Approx(result.documents.back().all.mean));
    CHECK(result.kits.back().in_use.mean > 0);
    CHECK(result.kits.back().spare.mean == Approx(0.05 * (result.kits.back().in_use.mean + result.kits.back().in_turn_around.mean)));
    CHECK(result.missing_data.back().reminders.mean > result.missing_data.back().calls.mean);
}

TEST_CASE("the annex lists everybody whom a joint visit takes", "[planning][services]")
{
    const auto document = small_region(R"("plan": { "regime": { "from": "2026-07-01", "to": "2026-07-31" } })");
    const Study study{document.plan, territory()};
    const StudyClocks clocks{study};
    const Staffing staffing = entered_staffing(study);
    const std::vector<RegionReplication> replications{replicate(study, clocks, staffing, 1), replicate(study, clocks, staffing, 2)};
    const auto lines = annex({study, territory(), document.provenance, replications, staffing, {}});
    const auto line = [&](const std::string& profile) { return std::ranges::find_if(lines, [&](const Annex& l) { return l.service == "teleconsult" && l.profile == profile; }); };
    const models::Visit visit = std::get<models::Visit>(models::find(models::find(document.plan.pathways, "teleconsult")->stages, "visit")->step);
    REQUIRE(visit.with.size() == 1);
    const auto first = line(visit.pool), second = line(visit.with.front().pool);
    REQUIRE(first != lines.end());
    REQUIRE(second != lines.end());
    CHECK(second->volume.mean == first->volume.mean);
    CHECK(second->hours.mean == first->hours.mean);
    CHECK(second->hours.mean > 0);
}
