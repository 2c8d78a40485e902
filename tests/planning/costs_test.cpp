#include "planning/costs.hpp"

#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;
using models::CostKind;
using models::CostLine;
using models::CostShape;

namespace {

/// Two authorities, the second twice the first in everything; 92 days of the same number of patients.
struct Books {
    formats::PlanDocument document = two_authorities();
    models::Plan plan = document.plan;
    std::vector<NeedRow> rows;

    Books()
    {
        plan.timeline.ramp.points = {{plan.plan.regime.from, 300}};
        for (auto& [name, pool] : plan.organisation.pools)
            if (name == "nurse") {
                pool.hour_rate = 33;
                pool.productive_hours = 1408;
            }
        const auto authorities = models::authorities_of(tests::territory(), "10");
        for (const double n : {1.0, 2.0, 3.0}) {
            NeedRow row;
            row.code = n > 2 ? "region" : authorities[static_cast<std::size_t>(n) - 1].code;
            row.population = n > 2 ? authorities[0].population + authorities[1].population : authorities[static_cast<std::size_t>(n) - 1].population;
            row.active = {100 * n, n};
            row.kits = {80 * n, 0};
            row.workstations.net = static_cast<int>(10 * n);
            row.staff = {{"nurse", {n, 0}, 2 * n, false, 0, 0, 2 * n}};
            row.users_to_train = static_cast<int>(50 * n);
            row.starts = {60 * n, 0};
            row.installations = {40 * n, 0};
            row.televisits_completed = {200 * n, 0};
            rows.push_back(row);
        }
        plan.costs.kit_per_month = 35;
        plan.costs.platform_per_patient_month = 10;
        plan.costs.workstation = 2060;
        plan.costs.lines = {{"software", line(CostShape::one_off, CostKind::investment, 1000, "f1")},
                            {"contract", line(CostShape::yearly, CostKind::running, 3652.5, "f2")},
                            {"platform", line(CostShape::per_patient_month, CostKind::running, {}, "f2")},
                            {"kits", line(CostShape::per_kit_month, CostKind::running, {})},
                            {"workstations", line(CostShape::per_workstation, CostKind::investment, {}, "f1")},
                            {"nurses", line(CostShape::per_hour, CostKind::running, {})},
                            {"training", line(CostShape::per_user_trained, CostKind::investment, 20)},
                            {"starts", line(CostShape::per_start, CostKind::running, 5)},
                            {"visits", line(CostShape::per_installation, CostKind::running, 7)}};
        for (auto& [name, l] : plan.costs.lines) {
            if (name == "nurses") l.pool = "nurse";
            if (name == "training") l.where = rows[0].code;
        }
        models::Fund first{"Primo", 50000}, second{"Secondo"};
        second.to = models::to_date({2026, 7, 31});                      // 31 of the 92 days
        plan.costs.funds = {{"f1", first}, {"f2", second}};
        plan.costs.tariffs = {{"control_visit", {"televisit", 12.9, {}, "1996"}}};
    }
    static CostLine line(CostShape shape, CostKind kind, std::optional<double> amount, std::string fund = "")
    {
        return {"Voce", shape, kind, amount, "", std::move(fund), "", {}, {}};
    }
    [[nodiscard]] CostsAnswer answer() const
    {
        const Study study{plan, tests::territory()};
        return costs(study, tests::territory(), rows);
    }
};

double amount(const CostsAnswer& answer, const std::string& id, const std::string& where)
{
    for (const CostLineResult& l : answer.lines)
        if (l.id == id && l.where == where) return l.amount.mean;
    return -1;
}

const FundResult& fund(const CostsAnswer& answer, const std::string& id) { return *std::ranges::find(answer.funds, id, &FundResult::id); }

}  // namespace

TEST_CASE("one line of each shape, by hand", "[planning][costs]")
{
    const Books books;
    const auto a = books.answer();
    const std::string first = books.rows[0].code, second = books.rows[1].code;
    CHECK(amount(a, "software", "region") == 1000);
    CHECK(amount(a, "software", first) + amount(a, "software", second) == Approx(1000));     // by population
    CHECK(amount(a, "contract", "region") == Approx(3652.5));
    CHECK(amount(a, "platform", "region") == Approx(12 * 300 * 10));
    CHECK(amount(a, "platform", first) == Approx(12 * 100 * 10));
    CHECK(amount(a, "kits", "region") == Approx(12 * 240 * 35));
    CHECK(amount(a, "workstations", "region") == Approx(30 * 2060));
    CHECK(amount(a, "nurses", "region") == Approx(6 * 1408 * 33));
    CHECK(amount(a, "nurses", second) == Approx(4 * 1408 * 33));
    CHECK(amount(a, "training", first) == Approx(50 * 20));
    CHECK(amount(a, "training", second) == -1);                          // paid in the first only,
    CHECK(amount(a, "training", "region") == Approx(50 * 20));           // and once in the region
    CHECK(amount(a, "starts", "region") == Approx(180 * 5));
    CHECK(amount(a, "visits", "region") == Approx(120 * 7));
    const CostTotals& region = a.totals.back();
    CHECK(region.investment == Approx(1000 + 61800 + 1000));
    CHECK(region.running.mean == Approx(3652.5 + 36000 + 100800 + 278784 + 900 + 840));
    CHECK(region.running.half_width == Approx(12 * 3 * 10));             // only the patients are uncertain
    CHECK(region.per_active_patient_month == Approx(region.running.mean / 3600));
    CHECK(a.tariffs[0].value.value().mean == Approx(600 * 12.9));
}

TEST_CASE("what two funds cover, by hand", "[planning][costs]")
{
    const Books books;
    const auto a = books.answer();
    const double year = 365.25, running = 3652.5 + 36000 + 100800 + 278784 + 900 + 840;
    CHECK(fund(a, "f1").committed() == Approx(62800));
    CHECK(fund(a, "f1").over == Approx(12800));                          // it holds 50,000
    CHECK(fund(a, "f2").running == Approx((3652.5 + 36000) * 31 / year));
    CHECK(fund(a, "f2").yearly_after == Approx(39652.5));
    CHECK(a.until_regime_end == Approx(63800 + running * 92 / year));
    CHECK(a.uncovered == Approx(12800 + 1000 + running * 92 / year - (3652.5 + 36000) * 31 / year));
    CHECK(a.yearly_after_funds == Approx(running));
    CHECK(a.yearly_left_by_funds == Approx(39652.5));
    CHECK(fund(a, "f1").south_share == 0.0);                             // Umbria
}

TEST_CASE("a line is paid on its own days only, a fund pays from its first day", "[planning][costs]")
{
    Books books;
    for (auto& [name, l] : books.plan.costs.lines)
        if (name == "contract") l.to = models::to_date({2026, 7, 23});   // 23 of 92 days: a quarter
    books.plan.costs.funds[0].second.from = models::to_date({2027, 1, 1});   // too late for what is bought when the ramp begins
    const auto a = books.answer();
    CHECK(amount(a, "contract", "region") == Approx(3652.5 / 4));
    CHECK(fund(a, "f2").running == Approx((3652.5 * 23 + 36000 * 31) / 365.25));
    CHECK(fund(a, "f2").yearly_after == Approx(36000));                  // the contract ends before the fund
    CHECK(fund(a, "f1").committed() == 0);
}

TEST_CASE("a region has its share by population of a national amount", "[planning][costs]")
{
    Books books;
    books.plan.costs.funds[0].second.national = true;
    const Study study{books.plan, tests::territory()};
    const auto a = costs(study, tests::territory(), books.rows);
    CHECK(fund(a, "f1").apportioned);
    CHECK(fund(a, "f1").available.value() == Approx(50000.0 * study.region_population / study.national_population));
}

TEST_CASE("funds of several regions are judged on the South together", "[planning][costs]")
{
    const auto region = [](double committed, double south) {
        FundResult f{"f", "Fondo", 10.0, true, committed, 0, 0, {}, 5, south, 0.4};
        CostsAnswer a;
        a.funds = {f};
        return a;
    };
    const CostsAnswer north = region(300, 0), south = region(100, 1);
    models::Fund fund{"Fondo", 350.0, true};
    models::Costs national;
    national.funds = {{"f", fund}};
    const auto all = funds_together({&north, &south}, national);
    REQUIRE(all.size() == 1);
    CHECK(all[0].committed() == 400);
    CHECK(all[0].available == 350.0);                                    // Italy's, not the sum of two shares
    CHECK(all[0].over == 50);
    CHECK(all[0].south_share.value() == Approx(0.25));                   // less than the 40 % required
    CHECK(all[0].yearly_after == 10);
}

TEST_CASE("the national prices give the fabbisogno table the money it had", "[planning][costs]")
{
    const auto document = small_region(R"("plan": { "region_code": "10", "regime": { "from": "2026-07-01", "to": "2026-07-31" } })");
    const auto study = run(document.plan, tests::territory(), document.provenance, 2, Executor{1});
    for (const NeedRow& row : study.answer.rows) {
        double running = 12 * (35 * row.kits.mean + 10 * row.active.mean);
        for (const NeedRow::Staff& s : row.staff) {
            const auto& pool = *models::find(document.plan.organisation.pools, s.pool);
            running += (s.fte_with_shifts > 0 ? s.fte_with_shifts : s.fte_mean.mean) * pool.productive_hours * pool.hour_rate;
        }
        CHECK(row.investment == Approx(2060.0 * row.workstations.net).epsilon(1e-12));
        CHECK(row.running_cost.mean == Approx(running).epsilon(1e-9));
        CHECK(row.running_cost.half_width == Approx(12 * (35 * row.kits.half_width + 10 * row.active.half_width)).epsilon(1e-9));
    }
}

TEST_CASE("a line without a price, of the wrong kind or on an unknown fund is an error", "[planning][costs]")
{
    const auto problems = [](const std::string& line) {
        const auto loaded = tests::load_patched(R"("costs": { "lines": { "x": { "title": "x", )" + line + " } } }");
        REQUIRE(loaded.document);
        return models::check(loaded.document->plan, tests::territory());
    };
    CHECK(problems(R"("shape": "yearly", "kind": "running", "amount": 5)").empty());
    CHECK(tests::has(problems(R"("shape": "yearly", "kind": "running")"), "/costs/lines/x/amount", "no_price"));
    CHECK(tests::has(problems(R"("shape": "one_off", "kind": "running", "amount": 5)"), "/costs/lines/x/kind", "shape_of_other_kind"));
    CHECK(tests::has(problems(R"("shape": "yearly", "kind": "running", "amount": 5, "fund": "pnr_services")"), "/costs/lines/x/fund", "no_such_fund"));
}
