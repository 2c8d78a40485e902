#include "planning/national.hpp"

#include <algorithm>

#include "formats/hash.hpp"
#include "formats/result_json.hpp"
#include "planning/enrolment.hpp"
#include "planning/platform_load.hpp"
#include "planning/run.hpp"
#include "tests/catch.hpp"
#include "tests/planning/support.hpp"

using namespace teleplan;
using namespace teleplan::planning;

namespace {

/// A national plan of two regions: one authority and two, three months of regime.
struct TwoRegions {
    TwoRegions()
    {
        national.plan = {"Two regions", "IT", "", documents[0].plan.plan.seed, documents[0].plan.plan.regime};
        national.members = {"one.json", "two.json"};
        documents[1].plan.plan.seed = national.plan.seed;
    }
    std::vector<formats::PlanDocument> documents{small_region(), small_region(R"("plan": { "region_code": "10", "title": "Umbria" }, "timeline": { "ramp": { "points": [
        { "date": "2025-03-01", "patients": 100 }, { "date": "2026-06-30", "patients": 1500 }] } })")};
    models::Plan national;

    [[nodiscard]] NationalInputs inputs() const
    {
        NationalInputs in{national, {}, tests::territory(), [](const std::vector<std::byte>& bytes) { return formats::sha256(bytes); }};
        for (const auto& document : documents) in.members.push_back({document.plan, document.provenance, "hash"});
        return in;
    }
    /// Every replication of a region, seen alone.
    [[nodiscard]] std::vector<RegionReplication> alone(std::size_t region, int replications) const
    {
        const Study study{documents[region].plan, tests::territory()};
        const StudyClocks clocks{study};
        std::vector<RegionReplication> out;
        for (int r = 1; r <= replications; ++r) out.push_back(replicate(study, clocks, entered_staffing(study), static_cast<std::uint32_t>(r)));
        return out;
    }
};

/// The document of an answer without what only a national run or a face fills.
template <class Answer> std::string written(Answer answer)
{
    answer.identity.plan_hash = answer.identity.result_hash = "";
    return formats::result_json(answer);
}

}  // namespace

TEST_CASE("every region of a national run answers as its own run does", "[planning][national]")
{
    const TwoRegions two;
    const auto national = run_national(two.inputs(), 3, Executor{1});
    REQUIRE(national.answer.regions.size() == 2);
    for (std::size_t r = 0; r < 2; ++r) {
        const auto alone = run(two.documents[r].plan, tests::territory(), two.documents[r].provenance, 3, Executor{1});
        CHECK(written(national.answer.regions[r]) == written(alone.answer));
        CHECK(national.answer.regions[r].identity.result_hash == formats::sha256(alone.tallies));
        CHECK(national.answer.rows[r].code == two.documents[r].plan.plan.region_code);
        CHECK(national.answer.rows[r].active.mean == alone.answer.rows.back().active.mean);
    }
    CHECK(national.answer.identity.replications == 3);
    CHECK(national.answer.rows.back().code == "IT");
    const auto &first = national.answer.regions[0].costs.funds, &second = national.answer.regions[1].costs.funds;
    REQUIRE(national.answer.funds.size() == first.size());
    for (std::size_t f = 0; f < first.size(); ++f) {
        CHECK(national.answer.funds[f].id == first[f].id);
        CHECK(national.answer.funds[f].committed() == Approx(first[f].committed() + second[f].committed()));
    }
}

TEST_CASE("Italy is the sum of its regions, with intervals over the sums of the replications", "[planning][national]")
{
    const TwoRegions two;
    const int n = 4;
    const auto national = run_national(two.inputs(), n, Executor{1});
    const NeedRow &italy = national.answer.rows[2], &first = national.answer.rows[0], &second = national.answer.rows[1];
    for (const auto member : {&NeedRow::active, &NeedRow::treated_in_year, &NeedRow::assisted, &NeedRow::readings_per_day, &NeedRow::alerts_per_day,
                              &NeedRow::televisits_completed, &NeedRow::help_desk_calls, &NeedRow::installations, &NeedRow::kits, &NeedRow::running_cost})
        CHECK((italy.*member).mean == Approx((first.*member).mean + (second.*member).mean));
    CHECK(italy.population == first.population + second.population);
    CHECK(italy.operators.gross == first.operators.gross + second.operators.gross);
    CHECK(italy.users.front().total == first.users.front().total + second.users.front().total);
    CHECK(italy.investment == first.investment + second.investment);
    for (std::size_t p = 0; p < italy.staff.size(); ++p)
        CHECK(italy.staff[p].fte_mean.mean == Approx(first.staff[p].fte_mean.mean + second.staff[p].fte_mean.mean));

    // By hand: televisits booked of both regions in replication r, scaled to a year, then Student's t over the four sums.
    const auto one = two.alone(0, n), other = two.alone(1, n);
    std::vector<double> sums;
    for (std::size_t r = 0; r < n; ++r) {
        std::int64_t booked = 0;
        for (const auto* region : {&one[r], &other[r]})
            for (const AuthorityTally& a : region->authorities) booked += a.volumes.televisits;
        sums.push_back(static_cast<double>(booked) * 365.25 / 92);                // July to September: 92 days
    }
    const Interval by_hand = sim::mean_interval(sums, 0.95);
    CHECK(italy.televisits_booked.mean == Approx(by_hand.mean));
    CHECK(italy.televisits_booked.half_width == Approx(by_hand.half_width));
}

TEST_CASE("the national load is that of all regions laid over each other hour by hour", "[planning][national]")
{
    const TwoRegions two;
    const int n = 3;
    const auto national = run_national(two.inputs(), n, Executor{1});
    const auto one = two.alone(0, n), other = two.alone(1, n);
    std::vector<double> peaks, documents, video, most_in_a_second;
    for (std::size_t r = 0; r < n; ++r) {
        const std::vector<std::int64_t>&a = one[r].platform.messages_by_hour, &b = other[r].platform.messages_by_hour;
        REQUIRE(a.size() == 92 * 24);
        REQUIRE(b.size() == a.size());
        std::size_t peak = 0;
        double most_documents = 0, most_video = 0;
        const Study first{two.documents[0].plan, tests::territory()}, second{two.documents[1].plan, tests::territory()};
        for (std::size_t h = 0; h < a.size(); ++h) {
            if (a[h] + b[h] > a[peak] + b[peak]) peak = h;
            most_documents = std::max(most_documents, documents_in(first, one[r].platform, h) + documents_in(second, other[r].platform, h));
            most_video = std::max(most_video, video_in(first, one[r].platform, h) + video_in(second, other[r].platform, h));
        }
        peaks.push_back(static_cast<double>(a[peak] + b[peak]) / 3600);
        documents.push_back(most_documents / 60);
        video.push_back(most_video);
        std::vector<std::uint32_t> seconds(3600);
        for (const Study* study : {&first, &second}) {
            const models::DemandModel model{study->plan, study->clinical, study->centre, static_cast<std::uint32_t>(r + 1)};
            for (const models::Cohort& cohort : enrolled(*study, static_cast<std::uint32_t>(r + 1)).cohorts) {
                const auto more = model.messages_by_second(cohort, study->regime.from + static_cast<int>(peak / 24), static_cast<int>(peak % 24));
                for (std::size_t s = 0; s < seconds.size(); ++s) seconds[s] += more[s];
            }
        }
        std::uint64_t all = 0;
        for (const std::uint32_t count : seconds) all += count;
        CHECK(all == static_cast<std::uint64_t>(a[peak] + b[peak]));                 // both passes see the same messages
        most_in_a_second.push_back(std::ranges::max(seconds));
    }
    const PlatformLoad& load = national.answer.platform;
    CHECK(load.messages_per_second.mean == sim::mean_interval(peaks, 0.95).mean);
    CHECK(load.messages_per_second.half_width == sim::mean_interval(peaks, 0.95).half_width);
    CHECK(load.messages_per_second_max.mean == sim::mean_interval(most_in_a_second, 0.95).mean);
    CHECK(load.documents_per_minute.mean == sim::mean_interval(documents, 0.95).mean);
    CHECK(load.concurrent_video.mean == sim::mean_interval(video, 0.95).mean);

    const PlatformLoad &first = national.answer.regions[0].platform, &second = national.answer.regions[1].platform;
    CHECK(load.messages_per_second.mean <= first.messages_per_second.mean + second.messages_per_second.mean);
    CHECK(load.messages_per_second.mean >= std::max(first.messages_per_second.mean, second.messages_per_second.mean));
    CHECK(load.messages_per_year.mean == Approx(first.messages_per_year.mean + second.messages_per_year.mean));
    CHECK(load.gigabytes_per_year.mean == Approx(first.gigabytes_per_year.mean + second.gigabytes_per_year.mean));
    for (std::size_t h = 0; h < 24; ++h) CHECK(load.messages_by_hour[h] == Approx(first.messages_by_hour[h] + second.messages_by_hour[h]).margin(1e-12));
}

TEST_CASE("the national ramp is the sum of its members' on every day that one of them names", "[planning][national]")
{
    const TwoRegions two;
    const auto ramp = national_ramp(two.inputs().members);
    // One: 0 on 1 January 2025, 800 on 31 December, 2,000 on 30 June 2026. The other: 100 until 1 March 2025, 1,500 on 30 June 2026.
    REQUIRE(ramp.points.size() == 4);
    CHECK(ramp.points[0].patients == 0 + 100);
    CHECK(models::to_string(ramp.points[1].date) == "2025-03-01");
    CHECK(ramp.points[1].patients == 130 + 100);                                     // 800 × 59 / 364 = 129.67
    CHECK(ramp.points[2].patients == 800 + 979);                                     // 100 + 1,400 × 305 / 486 = 978.6
    CHECK(ramp.points[3].patients == 2000 + 1500);
}

TEST_CASE("a national run gives the same bits on 1, 2 and 7 threads", "[planning][national][threads]")
{
    const TwoRegions two;
    const auto once = run_national(two.inputs(), 4, Executor{1});
    REQUIRE_FALSE(once.tallies.empty());
    for (const int threads : {2, 7}) {
        const auto again = run_national(two.inputs(), 4, Executor{threads});
        CHECK(again.tallies == once.tallies);
        CHECK(formats::result_json(again.answer) == formats::result_json(once.answer));
    }
}

TEST_CASE("every region of a national sizing has the seats of its own sizing", "[planning][national][size]")
{
    const TwoRegions two;
    const SizeOptions options{.search_replications = 3, .check_replications = 3};
    const auto national = size_national(two.inputs(), options, Executor{2});
    Verdict worst = Verdict::met;
    for (std::size_t r = 0; r < 2; ++r) {
        const auto alone = size(two.documents[r].plan, tests::territory(), two.documents[r].provenance, options, Executor{2});
        CHECK(written(national.answer.regions[r]) == written(alone.answer));
        CHECK(national.answer.regions[r].identity.result_hash == formats::sha256(alone.tallies));
        if (alone.answer.verdict == Verdict::not_met || worst == Verdict::met) worst = alone.answer.verdict;
    }
    CHECK(national.answer.verdict == worst);
    const auto &all = national.answer.sensitivities, &first = national.answer.regions[0].sensitivities, &second = national.answer.regions[1].sensitivities;
    REQUIRE_FALSE(all.empty());
    const auto of = [&](const std::vector<Sensitivity>& in) { return std::ranges::find(in, all.front().pointer, &Sensitivity::pointer); };
    CHECK(all.front().fte == Approx(of(first)->fte + of(second)->fte));
    CHECK(all.front().fte_at_high == Approx(of(first)->fte_at_high + of(second)->fte_at_high));
    CHECK(std::abs(all.front().fte_at_high - all.front().fte_at_low) >= std::abs(all.back().fte_at_high - all.back().fte_at_low));
    CHECK(national.answer.rows.back().staff.front().fte_with_shifts ==
          Approx(national.answer.rows[0].staff.front().fte_with_shifts + national.answer.rows[1].staff.front().fte_with_shifts));
}

TEST_CASE("a national run reports its progress once, from nothing to all, never backwards", "[planning][national]")
{
    const TwoRegions two;
    std::vector<double> seen;
    const Executor executor{1, {[&](std::string_view, double done, double total) { seen.push_back(done / total); }, nullptr}};
    static_cast<void>(run_national(two.inputs(), 2, executor));
    REQUIRE(seen.size() >= 4);
    CHECK(std::ranges::is_sorted(seen));
    CHECK(seen.back() <= 1);
    CHECK(seen.back() > 0.9);
}
