#include "models/plan_numbers.hpp"

#include <cmath>
#include <map>
#include <string>

#include "formats/plan_json.hpp"
#include "tests/catch.hpp"
#include "tests/models/plans.hpp"

using namespace teleplan::models;
using namespace teleplan::tests;

namespace
{

std::map<std::string, double> numbers(Plan& plan)
{
    std::map<std::string, double> out;
    visit_numbers(plan, [&](const NumberInPlan& n) {
        CHECK(out.emplace(n.pointer, n.value).second);  // each pointer once
    });
    return out;
}

void set(Plan& plan, const std::string& pointer, double value)
{
    visit_numbers(plan, [&](const NumberInPlan& n) {
        if (n.pointer == pointer) n.value = value;
    });
}

double sum(const std::map<std::string, double>& all, const std::string& before, const std::string& after)
{
    double out = 0;
    for (const auto& [pointer, value] : all)
        if (pointer.starts_with(before) && pointer.ends_with(after) &&
            pointer.find('/', before.size()) == (after.empty() ? std::string::npos : pointer.size() - after.size()))
            out += value;
    return out;
}

}  // namespace

TEST_CASE("every number of a plan is visited once, under its JSON pointer", "[models][plan_numbers]")
{
    Plan plan = puglia();
    const auto all = numbers(plan);
    CHECK(all.size() > 150);
    CHECK(all.at("/plan/seed") == 20261001);
    CHECK(all.at("/programmes/diabetes/share") == 0.30);
    CHECK(all.at("/programmes/cardiovascular/plan_months") == 6);
    CHECK(all.at("/sensors/alerts/priority_mix/critical") == 0.02);
    CHECK(all.at("/sensors/habit_window") == 1800);  // seconds
    CHECK(all.at("/pathways/clinical_alert/stages/triage/service/lognormal/mean") == 480);
    CHECK(all.at("/pathways/clinical_alert/stages/decision/next/escalation") == 0.08);
    CHECK(all.at("/timeline/ramp/points/3/patients") == 96640);
    CHECK(all.at("/standards/alert_critical/within") == 30);
    CHECK(all.count("/services/televisit/enabled") == 0);
}

TEST_CASE("looking at the numbers changes none, writing one changes that one", "[models][plan_numbers]")
{
    Plan plan = puglia();
    const auto before = numbers(plan);
    CHECK(teleplan::formats::write_plan(plan) == teleplan::formats::write_plan(puglia()));
    int changed = 0;
    for (const auto& [pointer, value] : before) {
        Plan other = puglia();
        set(other, pointer, value + 1);
        auto after = numbers(other);
        CAPTURE(pointer, value);
        CHECK(after.at(pointer) == Approx(value + 1));
        after[pointer] = value;
        changed += after == before ? 1 : 0;
    }
    CHECK(changed == static_cast<int>(before.size()));
}

TEST_CASE("shares sum to 1 again after one of them was changed", "[models][plan_numbers]")
{
    struct Group {
        const char *before, *after, *changed;
    };
    for (const Group g : {Group{"/programmes/", "/share", "/programmes/diabetes/share"},
                          Group{"/intensities/", "/share", "/intensities/weekly/share"},
                          Group{"/sensors/alerts/priority_mix/", "", "/sensors/alerts/priority_mix/critical"},
                          Group{"/contacts/help_desk_priority_mix/", "", "/contacts/help_desk_priority_mix/low"},
                          Group{"/sensors/hour_profile/", "/share", "/sensors/hour_profile/1/share"},
                          Group{"/pathways/clinical_alert/stages/triage/next/", "",
                                "/pathways/clinical_alert/stages/triage/next/call"}}) {
        Plan plan = puglia();
        const auto before = numbers(plan);
        CAPTURE(g.changed);
        CHECK(sum(before, g.before, g.after) == Approx(1));
        const double wanted = before.at(g.changed) * 1.2;
        set(plan, g.changed, wanted);
        renormalise(plan, g.changed);
        const auto after = numbers(plan);
        CHECK(sum(after, g.before, g.after) == Approx(1));
        CHECK(after.at(g.changed) == wanted);
        int elsewhere = 0;
        for (const auto& [pointer, value] : before)
            if (!pointer.starts_with(g.before) && after.at(pointer) != value) ++elsewhere;
        CHECK(elsewhere == 0);
    }
}

TEST_CASE("renormalising keeps the ratios of the others and leaves a plan alone where nothing is shared",
          "[models][plan_numbers]")
{
    Plan plan = puglia();
    plan.programmes[0].share = 0.5;
    renormalise(plan, "/programmes/cardiovascular/share");
    CHECK(plan.programmes[1].share / plan.programmes[2].share == Approx(0.2 / 0.3));
    const auto before = numbers(plan);
    renormalise(plan, "/programmes/diabetes/renewal");
    CHECK(numbers(plan) == before);
}
