#include "models/enrolment.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using namespace teleplan::tests;

namespace
{

const teleplan::sim::Stream draws{20261001, 0, 1U};

Programme programme(int months, double mortality = 0)
{
    Programme p;
    p.plan_months = months;
    p.renewal = 0.6;
    p.dropout_per_month = 0.02;
    p.mortality_per_year = mortality;
    return p;
}

/// Whole months of a stay that ended with a month.
int months_of(int days)
{
    int months = 0;
    while (month_start(months) < days) ++months;
    REQUIRE(month_start(months) == days);
    return months;
}

struct Moments {
    double count = 0, sum = 0, squares = 0;
    void add(double x) { ++count, sum += x, squares += x * x; }
    [[nodiscard]] double mean() const { return sum / count; }
    [[nodiscard]] double error() const { return std::sqrt((squares / count - mean() * mean()) / count); }
};

/// Patients of a stationary cohort who start in each of `years` years.
std::vector<int> starts_by_year(const Programme& p, int chain_count, int years)
{
    const StayModel model{p, draws};
    const Authority authority = authorities_of(territory(), "16").front();
    const Cell cell{TargetGroup::respiratory, Intensity::level_1, {chain_count}};
    std::vector<int> starts(static_cast<std::size_t>(years));
    for (int chain = 0; chain < chain_count; ++chain)
        for (const Stay& s : stays(model, authority, cell, {{Date{100}, chain_count}}, chain, Date{100 + years * 365}))
            if (!s.renewed_from_before) ++starts[static_cast<std::size_t>((s.start.day - 100) / 365)];
    return starts;
}

}  // namespace

TEST_CASE("the mean stay is 12.2 months with plans of 6 and 20.3 with plans of 12", "[models][enrolment]")
{
    CHECK(mean_stay_days(programme(6)) / days_per_month == Approx(12.2).margin(0.05));
    CHECK(mean_stay_days(programme(12)) / days_per_month == Approx(20.3).margin(0.05));
    Programme once = programme(12);
    once.dropout_per_month = 0;
    once.renewal = 0;
    CHECK(mean_stay_days(once) / days_per_month == Approx(12));
}

TEST_CASE("drawn stays last as long as the formula says", "[models][enrolment]")
{
    for (const int plan_months : {6, 12}) {
        const StayModel model{programme(plan_months), draws};
        Moments months;
        for (PersonId person = 1; person <= 40000; ++person) {
            const Stay s = model.starting(person, Date{1000});
            CHECK_FALSE(s.renewed_from_before);
            months.add(months_of(s.end - s.start));
        }
        CAPTURE(plan_months, months.mean(), months.error());
        CHECK(std::abs(months.mean() - mean_stay_days(programme(plan_months)) / days_per_month) < 3.5 * months.error());
    }
}

TEST_CASE("patients leave by drop-out and at the end of a plan as often as expected", "[models][enrolment]")
{
    const StayModel model{programme(6), draws};
    std::map<Leaving, int> count;
    constexpr int people = 40000;
    for (PersonId person = 1; person <= people; ++person) {
        const Stay s = model.starting(person, Date{0});
        ++count[s.leaving];
        if (s.leaving == Leaving::plan_end) CHECK(months_of(s.end - s.start) % 6 == 0);
    }
    const double kept = std::pow(0.98, 6), expected = kept * 0.4 / (1 - 0.6 * kept);
    CHECK(count[Leaving::death] == 0);
    CHECK(std::abs(count[Leaving::plan_end] / double{people} - expected) <
          3.5 * std::sqrt(expected * (1 - expected) / people));
}

TEST_CASE("without drop-out and with sure renewal only the yearly mortality ends a stay", "[models][enrolment]")
{
    Programme p = programme(6, 0.12);
    p.renewal = 1;
    p.dropout_per_month = 0;
    const StayModel model{p, draws};
    constexpr int people = 40000;
    int alive = 0;
    for (PersonId person = 1; person <= people; ++person) {
        const Stay s = model.starting(person, Date{0});
        CHECK(s.leaving == Leaving::death);
        alive += s.end - s.start > 365 ? 1 : 0;
    }
    CHECK(std::abs(alive / double{people} - std::pow(0.88, 365.0 / 365.25)) < 3.5 * std::sqrt(0.88 * 0.12 / people));
}

TEST_CASE("a patient found on the first day has as long behind and ahead as renewal theory says", "[models][enrolment]")
{
    for (const double mortality : {0.0, 0.12}) {
        const StayModel model{programme(12, mortality), draws};
        Moments whole, residual, elapsed;
        double squares = 0;
        for (PersonId person = 1; person <= 40000; ++person) {
            const Stay fresh = model.starting(person, Date{0});
            const double length = fresh.end - fresh.start;
            whole.add(length);
            squares += length * (length + 1) / 2;  // days left, today included, over the days of a stay
            const Stay found = model.found(person + 1'000'000, Date{500});
            CHECK(found.renewed_from_before);
            CHECK((found.start <= Date{500} && found.end > Date{500}));
            residual.add(found.end - Date{500});
            elapsed.add(Date{500} - found.start + 1);
        }
        const double expected = squares / whole.sum;
        CAPTURE(mortality, residual.mean(), residual.error(), expected);
        CHECK(std::abs(residual.mean() - expected) < 4.5 * residual.error());  // `expected` is itself drawn
        CHECK(std::abs(elapsed.mean() - expected) < 4.5 * elapsed.error());    // as long behind as ahead
    }
}

TEST_CASE("a stationary cohort starts as many patients in every year", "[models][enrolment]")
{
    constexpr int patients = 20000;
    for (const double mortality : {0.0, 0.12}) {
        const auto starts = starts_by_year(programme(12, mortality), patients, 4);
        double mean = 0;
        for (const int n : starts) mean += n / 4.0;
        for (const int n : starts) {
            CAPTURE(mortality, n, mean);
            CHECK(std::abs(n - mean) < 3.5 * std::sqrt(mean));
        }
        if (mortality == 0)
            CHECK(std::abs(mean - patients * 365 / mean_stay_days(programme(12))) <
                  3.5 * std::sqrt(mean / 4));
    }
}

TEST_CASE("the same person has the same luck whenever the stay begins", "[models][enrolment]")
{
    const StayModel model{programme(12, 0.05), draws};
    for (PersonId person = 1; person <= 200; ++person) {
        const Stay a = model.starting(person, Date{10}), b = model.starting(person, Date{900});
        CHECK(a.end - a.start == b.end - b.start);
        CHECK(a.leaving == b.leaving);
    }
}

TEST_CASE("a patient whom nothing makes leave stays for longer than any plan", "[models][enrolment]")
{
    Programme p = programme(1);
    p.renewal = 1;
    p.dropout_per_month = 0;
    const StayModel model{p, draws};
    for (PersonId person = 1; person <= 2000; ++person) {
        CHECK(model.starting(person, Date{0}).end > Date{36525});
        CHECK(model.found(person, Date{0}).end > Date{36525});
    }
}

TEST_CASE("a higher mortality never lengthens a person's stay, nor does a higher drop-out", "[models][enrolment]")
{
    Programme leaving = programme(12);
    leaving.dropout_per_month = 0.05;
    const StayModel base{programme(12), draws}, mortal{programme(12, 0.2), draws}, leaky{leaving, draws};
    for (PersonId person = 1; person <= 500; ++person) {
        const Date end = base.starting(person, Date{0}).end;
        CHECK(mortal.starting(person, Date{0}).end <= end);
        CHECK(leaky.starting(person, Date{0}).end <= end);
    }
}

TEST_CASE("nobody shares a person with another chain, cell, authority or generation", "[models][enrolment]")
{
    std::map<PersonId, int> seen;
    for (const Authority& a : authorities_of(territory(), "16"))
        for (std::size_t g = 0; g < group_count; ++g)
            for (std::size_t i = 0; i < intensity_count; ++i)
                for (const int chain : {0, 1, 16383, 1 << 20})
                    for (const int generation : {0, 1, 16383})
                        ++seen[person_id(a, static_cast<TargetGroup>(g), static_cast<Intensity>(i), chain, generation)];
    CHECK(seen.size() == 6 * group_count * intensity_count * 4 * 3);
}
