#include "planning/enrolment.hpp"

#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

std::vector<std::byte> bytes_of(const models::Plan& plan)
{
    const Study study{plan, tests::territory()};
    const StudyClocks clocks{study};
    std::vector<std::byte> out;
    RegionReplication r = replicate(study, clocks, entered_staffing(study), 5);
    r.enrolment.clear();                               // counts of the pipeline itself: only there where limits are on
    encode(r, out);
    return out;
}

/// The example with its ramp held at 2,000 from the first day of the regime on: nothing but replacement.
models::Plan steady()
{
    models::Plan plan = small_region().plan;
    plan.enrolment.limits = false;
    plan.timeline.ramp.points = {{plan.plan.regime.from, 2000}};
    return plan;
}

const MilestoneResult& milestone(const EnrolmentAnswer& answer, const std::string& id)
{
    const auto at = std::ranges::find(answer.milestones, id, &MilestoneResult::id);
    REQUIRE(at != answer.milestones.end());
    return *at;
}

std::vector<RegionReplication> replications_of(const Study& study, std::uint32_t n)
{
    std::vector<RegionReplication> out;
    for (std::uint32_t r = 0; r < n; ++r) {
        models::Enrolled e = enrolled(study, r);
        RegionReplication one;
        one.milestones = milestone_counts(study, e.cohorts, r);
        one.enrolment = std::move(e.counts);
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<NeedRow> names_of(const Study& study)
{
    std::vector<NeedRow> rows;
    for (const auto& c : study.cohorts) {
        NeedRow row;
        row.code = c.authority.code;
        rows.push_back(row);
    }
    rows.emplace_back().code = "region";
    return rows;
}

}  // namespace

TEST_CASE("with limits off no parameter of theirs moves a bit; on, but without any limit, neither", "[planning][enrolment_limits]")
{
    models::Plan plan = small_region().plan;
    REQUIRE(plan.enrolment.limits);
    const auto limited = bytes_of(plan);
    plan.enrolment.limits = false;
    const auto off = bytes_of(plan);
    CHECK(off != limited);
    plan.enrolment.referrals_per_start = 0.1;
    plan.enrolment.acceptance = 0.1;
    plan.enrolment.kits.stock_share = 0;
    plan.enrolment.installations_per_day = 0;
    plan.enrolment.clinical_validation = models::to_date({2030, 1, 1});
    CHECK(bytes_of(plan) == off);
    plan.enrolment.limits = true;
    plan.enrolment.referrals_per_start.reset();
    plan.enrolment.kits.stock_share.reset();
    plan.enrolment.installations_per_day.reset();
    plan.enrolment.clinical_validation.reset();
    CHECK(bytes_of(plan) == off);
}

TEST_CASE("a plan whose patients may not start before the regime's end has nobody to follow", "[planning][enrolment_limits]")
{
    models::Plan plan = small_region().plan;
    plan.enrolment.clinical_validation = plan.plan.regime.to + 1;
    const Study study{plan, tests::territory()};
    const StudyClocks clocks{study};
    const RegionReplication r = replicate(study, clocks, entered_staffing(study), 0);
    CHECK(r.authorities[0].volumes.assisted == 0);
    CHECK(r.enrolment[0].lost_days[static_cast<std::size_t>(models::EnrolmentLimit::validation)] > 0);
    CHECK(r.enrolment[0].activated == 0);
}

TEST_CASE("the milestones of the PNRR are told from their outcomes", "[planning][milestones]")
{
    const models::Plan plan = small_region().plan;
    const Study study{plan, tests::territory()};
    const auto answer = enrolment_answer(study, {}, {});

    const auto& target = milestone(answer, "M6C1-9");
    CHECK(target.state == MilestoneState::met);
    CHECK(target.actual == 467479);
    CHECK(target.target == 300000);
    CHECK(target.counter == "assisted");
    CHECK_FALSE(target.simulated);
    CHECK(target.planned == 800);                                        // the example's ramp on 31 December 2025
    CHECK(target.share_of_target.value() == Approx(800 / 300000.0));
    CHECK(target.population_share.value() == Approx(static_cast<double>(study.region_population) / study.national_population));

    CHECK(milestone(answer, "M6C1-8").state == MilestoneState::met);
    CHECK(milestone(answer, "PNT").state == MilestoneState::not_a_count);
}

TEST_CASE("what is due is judged, never simulated; what is to come is simulated", "[planning][milestones]")
{
    models::Plan plan = steady();
    const models::Date from = plan.plan.regime.from;
    plan.timeline.outcomes_known_to = from + 10;
    const auto on = [&](int days, double target, const char* counter) {
        models::Milestone m{"Traguardo", from + days, target, counter, ""};
        m.scope = models::MilestoneScope::each_region;
        return m;
    };
    plan.timeline.milestones = {{"due", on(10, 1, "active")}, {"missed", on(5, 3000, "active")}, {"reached", on(60, 2000, "active")},
                                {"too_many", on(60, 2001, "active")}, {"assisted", on(60, 2100, "assisted")}, {"projects", on(60, 1, "progetti")}};
    plan.timeline.milestones[1].second.actual = 2999;
    const Study study{plan, tests::territory()};
    const auto answer = enrolment_answer(study, replications_of(study, 6), names_of(study));
    CHECK(milestone(answer, "due").state == MilestoneState::not_stated);
    CHECK(milestone(answer, "missed").state == MilestoneState::not_met);
    CHECK(milestone(answer, "reached").state == MilestoneState::simulated);
    CHECK(milestone(answer, "reached").simulated.value().mean == 2000);  // the ramp, without sampling error
    CHECK(milestone(answer, "reached").probability == 1.0);
    CHECK(milestone(answer, "too_many").probability == 0.0);
    CHECK(milestone(answer, "projects").state == MilestoneState::not_a_count);
    // Assisted in 60 days: 2,000 and those who replace them, 2,000 x 60 days ÷ mean stay.
    double exits = 0;
    for (const models::Programme& p : plan.programmes) exits += p.share / models::mean_stay_days(p);
    const auto& assisted = milestone(answer, "assisted").simulated.value();
    CHECK(std::abs(assisted.mean - 2000 * (1 + 60 * exits)) < 3.5 * standard_error(assisted, 6) + 2);
}

TEST_CASE("reaching the plan's own target is an outcome", "[planning][enrolment_limits]")
{
    models::Plan plan = two_authorities().plan;
    const auto last = [](const models::Plan& p) {
        const Study study{p, tests::territory()};
        return enrolment_answer(study, replications_of(study, 8), names_of(study));
    };
    const auto as_planned = last(plan);
    REQUIRE(as_planned.rows.size() == 3);
    for (const auto& row : as_planned.rows) {
        CHECK(row.targets.size() == 2);
        for (const auto& t : row.targets) CHECK(t.realised.mean <= t.planned);
    }
    CHECK(as_planned.rows.back().targets.back().planned == 2000);
    CHECK(as_planned.rows[0].referred.mean + as_planned.rows[1].referred.mean == Approx(as_planned.rows.back().referred.mean));
    CHECK(as_planned.rows.back().targets.back().realised.mean > 1900);

    plan.enrolment.referrals_per_start = 1.0;                            // half of them accept: half of the starts
    const auto few = last(plan);
    CHECK(few.rows.back().targets.back().probability == 0);
    CHECK(few.rows.back().targets.back().realised.mean < as_planned.rows.back().targets.back().realised.mean - 300);
    CHECK(few.rows.back().bottleneck == models::EnrolmentLimit::referrals);

    plan.enrolment.limits = false;
    CHECK(last(plan).rows.empty());
}
