#include "models/training.hpp"

#include "models/staffing.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using namespace teleplan::tests;
using namespace std::chrono_literals;

namespace
{

/// Two trainers for 40 h a month, five places, 4 h a user: 2 x 5 x 40 / 4 = 100 users a month. One user in five is trained already.
Plan training_plan()
{
    Plan plan = puglia();
    Training& t = plan.organisation.training;
    t.already_trained = 0.2;
    t.per_user = 4h;
    t.trainers = 2;
    t.trainer_hours_per_month = 40h;
    t.places = 5;
    t.from = day(2026, 1, 1);
    return plan;
}

}  // namespace

TEST_CASE("training goes on at the trainers' pace until everybody is trained", "[models][training]")
{
    const Plan plan = training_plan();
    CHECK(trained_per_month(plan.organisation.training) == Approx(100));
    const double users = 250;                                        // 200 to train: two months of 30.4375 days, 60.875 days
    CHECK(trained_by(plan, users, day(2025, 6, 1)) == 0.2);
    CHECK(trained_by(plan, users, day(2026, 1, 1)) == 0.2);
    CHECK(trained_by(plan, users, day(2026, 1, 1) + 30) == Approx(0.2 + 0.8 * (30 / 30.4375 * 100 / 200)));
    CHECK(trained_by(plan, users, day(2026, 1, 1) + 60) < 1);
    CHECK(trained_by(plan, users, day(2026, 1, 1) + 61) == 1);
    CHECK(all_trained_on(plan, users) == day(2026, 1, 1) + 61);
    for (int d = 0; d < 70; ++d) CHECK(trained_by(plan, users, day(2026, 1, 1) + d) <= trained_by(plan, users, day(2026, 1, 2) + d));
}

TEST_CASE("training starts with the ramp when no date is given, and limits nothing without trainers", "[models][training]")
{
    Plan plan = training_plan();
    plan.organisation.training.from.reset();
    CHECK(training_start(plan) == plan.timeline.ramp.points.front().date);
    plan.organisation.training.trainers.reset();
    CHECK(trained_by(plan, 250, day(2020, 1, 1)) == 1);
    CHECK_FALSE(all_trained_on(plan, 250));
    plan.organisation.training.trainers = 0;
    CHECK(trained_by(plan, 250, day(2040, 1, 1)) == 0.2);
    CHECK_FALSE(all_trained_on(plan, 250));
}

TEST_CASE("the users to train are those entered, else the professionals who join by population", "[models][training]")
{
    Plan plan = training_plan();
    // 392,051 operators of Italy, all of whom join, on a tenth of the population.
    CHECK(users_expected(plan, 5'000'000, 50'000'000) == Approx(39205.1));
    plan.organisation.training.users = 250;
    CHECK(users_expected(plan, 5'000'000, 50'000'000) == 250);
    CHECK(trained_by(plan, territory(), day(2026, 1, 31)) == trained_by(plan, 250, day(2026, 1, 31)));
    CHECK(trained_by(plan, territory(), day(2026, 1, 31)) > 0.2);
}
