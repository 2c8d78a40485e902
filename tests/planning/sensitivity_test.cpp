#include "planning/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "models/mean_values.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

const Sensitivity* find(const std::vector<Sensitivity>& all, const std::string& pointer)
{
    const auto at = std::ranges::find(all, pointer, &Sensitivity::pointer);
    return at == all.end() ? nullptr : &*at;
}

double fte(const models::Plan& plan, double active) { return models::total_fte(plan, models::mean_values(plan, active)); }

}  // namespace

TEST_CASE("the input that moves the staff most comes first, and each has a range that moves it", "[planning][sensitivity]")
{
    const auto document = small_region();
    const auto all = sensitivities(document.plan, document.provenance, 2000);
    REQUIRE(all.size() >= 5);
    const auto swing = [](const Sensitivity& s) { return std::abs(s.fte_at_high - s.fte_at_low); };
    CHECK(std::ranges::is_sorted(all, std::ranges::greater{}, swing));
    const double planned = fte(document.plan, 2000);
    for (const Sensitivity& s : all) {
        INFO(s.pointer);
        CHECK(swing(s) > 0);
        CHECK(s.fte == planned);
        CHECK(s.low <= s.value);
        CHECK(s.value <= s.high);
        CHECK_FALSE(s.about.empty());
        // Fewer readings mean fewer alerts and more calls about missing data: nearly nothing, either way.
        CHECK(std::min(s.fte_at_low, s.fte_at_high) <= planned * (1 + 1e-4));
    }
}

TEST_CASE("more alerts closed by the platform need fewer people, more out of range need more", "[planning][sensitivity]")
{
    const auto document = small_region();
    const auto all = sensitivities(document.plan, document.provenance, 2000);
    const Sensitivity* closed = find(all, "/sensors/alerts/closed_by_platform");
    REQUIRE(closed != nullptr);
    CHECK(closed->fte_at_high < closed->fte);
    CHECK(closed->fte_at_low > closed->fte);
    for (const Sensitivity& s : all) {
        INFO(s.pointer);
        if (s.pointer.ends_with("/out_of_range") || s.pointer.ends_with("/televisits_per_year") || s.pointer.ends_with("/service/lognormal/mean"))
            CHECK(s.fte_at_high > s.fte_at_low);
        if (s.pointer.ends_with("/productive_hours")) CHECK(s.fte_at_high < s.fte_at_low);
    }
    CHECK(std::ranges::any_of(all, [](const Sensitivity& s) { return s.pointer.ends_with("/out_of_range"); }));
}

TEST_CASE("an effect is what the plan gives with that value, all else as planned", "[planning][sensitivity]")
{
    const auto document = small_region();
    const auto all = sensitivities(document.plan, document.provenance, 2000);
    const Sensitivity* closed = find(all, "/sensors/alerts/closed_by_platform");
    REQUIRE(closed != nullptr);
    auto changed = document.plan;
    changed.sensors.alerts.closed_by_platform = closed->high;
    CHECK(closed->fte_at_high == Approx(fte(changed, 2000)));
}

TEST_CASE("when a share is varied its siblings make room for it", "[planning][sensitivity]")
{
    auto document = small_region();
    auto& range = document.provenance["/intensities/level_2/share"];
    range.low = 0.05;
    range.high = 0.4;
    const auto all = sensitivities(document.plan, document.provenance, 2000);
    const Sensitivity* share = find(all, "/intensities/level_2/share");
    REQUIRE(share != nullptr);
    auto changed = document.plan;
    double others = 0;
    for (std::size_t i = 1; i < changed.intensities.size(); ++i) others += changed.intensities[i].share;
    for (auto& level : changed.intensities) level.share *= (1 - 0.4) / others;
    changed.intensities[0].share = 0.4;
    CHECK(share->fte_at_high == Approx(fte(changed, 2000)));
    CHECK(share->fte_at_high > share->fte_at_low);                 // level 2 asks for more than the others
}

TEST_CASE("an input without a range, or one that moves no staff, is left out", "[planning][sensitivity]")
{
    auto document = small_region();
    CHECK(find(sensitivities(document.plan, {}, 2000), "/sensors/alerts/closed_by_platform") == nullptr);
    auto& range = document.provenance["/costs/workstation"];
    range.low = 1;
    range.high = 100000;
    CHECK(find(sensitivities(document.plan, document.provenance, 2000), "/costs/workstation") == nullptr);
    CHECK(sensitivities(document.plan, {}, 2000).empty());
}
