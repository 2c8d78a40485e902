#include "planning/superposition.hpp"

#include <algorithm>
#include <map>

#include "models/demand.hpp"
#include "planning/enrolment.hpp"
#include "planning/platform_load.hpp"
#include "planning/row_measures.hpp"
#include "planning/sums.hpp"
#include "sim/bug.hpp"
#include "sim/tally.hpp"

namespace teleplan::planning {

namespace {

constexpr const char* nurses = "nurse";

NeedRow::Staff& staff_in(NeedRow& row, const std::string& pool)
{
    const auto at = std::ranges::find(row.staff, pool, &NeedRow::Staff::pool);
    return at == row.staff.end() ? row.staff.emplace_back(NeedRow::Staff{pool, {}, 0, false}) : *at;
}

void add_means(NeedRow& sum, const NeedRow& row)
{
    for (const RowNumber& n : row_numbers)
        if (n.sum) (sum.*n.sum).mean += (row.*n.sum).mean;
    for (std::size_t g = 0; g < models::group_count; ++g) sum.active_by_group[g].mean += row.active_by_group[g].mean;
    for (const NeedRow::Staff& staff : row.staff) staff_in(sum, staff.pool).fte_mean.mean += staff.fte_mean.mean;
}

/// What is the same in every replication: people, things, money for things.
void add_counts(NeedRow& sum, const NeedRow& row)
{
    sum.population += row.population;
    sum.eligible += row.eligible;
    for (const UserLine& u : row.users) {
        auto at = std::ranges::find(sum.users, u.category, &UserLine::category);
        if (at == sum.users.end()) at = sum.users.insert(at, UserLine{u.category, 0, 0, 0, 0, 0});
        at->total += u.total, at->employed += u.employed, at->contracted += u.contracted, at->accredited += u.accredited, at->sized_heads += u.sized_heads;
    }
    for (const auto& [setting, workstations] : row.workstations_by_setting) {
        auto at = std::ranges::find(sum.workstations_by_setting, setting, [](const auto& s) { return s.first; });
        if (at == sum.workstations_by_setting.end()) at = sum.workstations_by_setting.insert(at, {setting, 0});
        at->second += workstations;
    }
    for (const NeedRow::Staff& staff : row.staff)
        for (const auto member : {&NeedRow::Staff::fte_with_shifts, &NeedRow::Staff::paid_fte}) staff_in(sum, staff.pool).*member += staff.*member;
    add_to(sum.operators, row.operators);
    add_to(sum.workstations, row.workstations);
    for (const auto member : {&NeedRow::simultaneous_minimum, &NeedRow::cot, &NeedRow::community_nurses, &NeedRow::users_to_train}) sum.*member += row.*member;
    for (const auto member : {&NeedRow::investment, &NeedRow::training_hours}) sum.*member += row.*member;
}

Verdict worse(Verdict a, Verdict b)
{
    if (a == Verdict::not_met || b == Verdict::not_met) return Verdict::not_met;
    return a == Verdict::undecided || b == Verdict::undecided ? Verdict::undecided : Verdict::met;
}

}  // namespace

void Superposition::add(const TableInputs& in, std::uint32_t first)
{
    sim::require(replications_.empty() || replications_.size() == in.replications.size(), "Superposition: all regions have the same replications");
    replications_.resize(in.replications.size());
    for (std::size_t r = 0; r < replications_.size(); ++r) {
        Replication& sum = replications_[r];
        sim::require(sum.messages.empty() || sum.number == first + r, "Superposition: all regions have the same replications");
        sum.number = first + static_cast<std::uint32_t>(r);
        const std::vector<RegionReplication> alone{in.replications[r]};
        const NeedRow row = need_rows({in.study, in.territory, in.provenance, alone, in.staffing, in.pools}).back();
        add_means(sum.row, row);
        if (const auto users = std::ranges::find(row.users, std::string{nurses}, &UserLine::category); users != row.users.end()) {
            sum.nurse_hours_a_week += row.hours_per_week_per_nurse.mean * users->total;
            sum.nurses += users->total;
        }
        const PlatformTally& platform = alone.front().platform;
        planning::add_to(sum.messages, platform.messages_by_hour);
        std::vector<double> documents, video;
        for (std::size_t h = 0; h < platform.messages_by_hour.size(); ++h) {
            documents.push_back(documents_in(in.study, platform, h));
            video.push_back(video_in(in.study, platform, h));
        }
        planning::add_to(sum.documents, documents);
        planning::add_to(sum.video, video);
        const PlatformLoad load = platform_load(in.study, alone);
        sum.messages_per_year += load.messages_per_year.mean;
        sum.gigabytes_per_year += load.gigabytes_per_year.mean;
        for (std::size_t h = 0; h < 24; ++h) messages_by_hour_[h] += load.messages_by_hour[h] / static_cast<double>(replications_.size());
    }
}

int Superposition::peak_hour(const Replication& r) const { return static_cast<int>(std::ranges::max_element(r.messages) - r.messages.begin()); }

void Superposition::count_peak_seconds(const Study& region, const Executor& executor)
{
    executor.each(replications_.size(), [&](std::size_t r) {
        Replication& sum = replications_[r];
        const models::DemandModel model{region.plan, region.clinical, region.centre, sum.number};
        const int hour = peak_hour(sum);
        for (const models::Cohort& cohort : enrolled(region, sum.number).cohorts) planning::add_to(sum.seconds, model.messages_by_second(cohort, regime_.from + hour / 24, hour % 24));
    });
}

template <class Value> Interval Superposition::over_all(Value&& value) const
{
    std::vector<double> values;
    for (const Replication& r : replications_) values.push_back(value(r));
    return sim::mean_interval(values, 0.95);
}

NeedRow Superposition::row(const std::vector<NeedRow>& regions) const
{
    NeedRow italy;
    italy.code = italy_code;
    italy.name = "Italia";
    italy.verdict = Verdict::met;
    italy.population_date = regions.front().population_date;
    for (const NeedRow& region : regions) {
        add_counts(italy, region);
        italy.verdict = worse(italy.verdict, region.verdict);
        for (const auto share : {&NeedRow::entered, &NeedRow::defaulted, &NeedRow::apportioned}) italy.*share += region.*share / static_cast<double>(regions.size());
    }
    for (const RowNumber& n : row_numbers)
        if (n.sum) italy.*n.sum = over_all([member = n.sum](const Replication& r) { return (r.row.*member).mean; });
    for (std::size_t g = 0; g < models::group_count; ++g) italy.active_by_group[g] = over_all([g](const Replication& r) { return r.row.active_by_group[g].mean; });
    for (NeedRow::Staff& staff : italy.staff)
        staff.fte_mean = over_all([&](const Replication& r) { return std::ranges::find(r.row.staff, staff.pool, &NeedRow::Staff::pool)->fte_mean.mean; });
    italy.share_of_eligible = italy.eligible > 0 ? italy.active.mean / italy.eligible : 0;
    italy.hours_per_week_per_nurse = over_all([](const Replication& r) { return r.nurses > 0 ? r.nurse_hours_a_week / r.nurses : 0; });
    return italy;
}

PlatformLoad Superposition::platform() const
{
    const auto most = [](const std::vector<double>& hours) { return hours.empty() ? 0 : *std::ranges::max_element(hours); };
    const auto second = [](const Replication& r, double share) {
        std::vector<std::uint32_t> seconds = r.seconds;
        std::ranges::sort(seconds);
        return seconds.empty() ? 0.0 : static_cast<double>(seconds[static_cast<std::size_t>(share * static_cast<double>(seconds.size())) - 1]);
    };
    PlatformLoad out;
    std::map<int, int> peaks;
    for (const Replication& r : replications_) ++peaks[peak_hour(r)];
    out.peak_hour = hour_label(regime_, std::ranges::max_element(peaks, {}, [](const auto& p) { return p.second; })->first);
    out.messages_per_second = over_all([](const Replication& r) { return static_cast<double>(std::ranges::max(r.messages)) / 3600; });
    out.messages_per_second_q999 = over_all([&](const Replication& r) { return second(r, 0.999); });
    out.messages_per_second_max = over_all([&](const Replication& r) { return second(r, 1); });
    out.documents_per_minute = over_all([&](const Replication& r) { return most(r.documents) / 60; });
    out.concurrent_video = over_all([&](const Replication& r) { return most(r.video); });
    out.messages_per_year = over_all([](const Replication& r) { return r.messages_per_year; });
    out.gigabytes_per_year = over_all([](const Replication& r) { return r.gigabytes_per_year; });
    out.messages_by_hour = messages_by_hour_;
    return out;
}

void Superposition::encode(std::vector<std::byte>& out) const
{
    for (const Replication& r : replications_) {
        for (const std::int64_t messages : r.messages) sim::encode(out, messages);
        sim::encode(out, std::int64_t{peak_hour(r)});
        for (const std::uint32_t messages : r.seconds) sim::encode(out, std::int64_t{messages});
    }
}

}  // namespace teleplan::planning
