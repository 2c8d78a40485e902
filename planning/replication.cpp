#include "planning/replication.hpp"

#include <algorithm>

#include "models/demand_feed.hpp"
#include "planning/sums.hpp"
#include "sim/tally.hpp"

namespace teleplan::planning {

namespace {

int televisit_stage(const Study& study)
{
    const auto stage = models::entry_of(study.clinical, "televisit");
    return stage ? static_cast<int>(*stage) : -1;
}

/// The busiest clock hour, and the messages of its seconds in a second pass over that day.
void find_peak(const Study& study, const models::DemandModel& model, PlatformTally& out)
{
    const auto busiest = std::ranges::max_element(out.messages_by_hour);
    if (busiest == out.messages_by_hour.end()) return;
    out.peak_hour = static_cast<int>(busiest - out.messages_by_hour.begin());
    out.peak_messages = *busiest;
    std::vector<std::uint32_t> seconds(3600);
    for (const models::Cohort& cohort : study.cohorts) add_to(seconds, model.messages_by_second(cohort, study.regime.from + out.peak_hour / 24, out.peak_hour % 24));
    std::ranges::sort(seconds);
    out.peak_second_q999 = seconds[static_cast<std::size_t>(0.999 * 3600) - 1];
    out.peak_second_max = seconds.back();
}

void encode(std::vector<std::byte>& out, const models::Volumes& v)
{
    for (std::size_t g = 0; g < models::group_count; ++g) {
        sim::encode(out, v.active_days[g]);
        sim::encode(out, v.sessions[g]);
        for (const std::int64_t alerts : v.alerts[g]) sim::encode(out, alerts);
        for (const std::int64_t days : v.patients.state_days[g]) sim::encode(out, days);
        for (const auto* counts : {&v.patients.worsenings, &v.patients.admissions, &v.patients.days_away, &v.patients.alerts, &v.patients.second_sessions}) sim::encode(out, (*counts)[g]);
    }
    for (const std::int64_t value : {v.treated, v.assisted, v.starts, v.kit_starts, v.kit_days, v.renewals, v.exits, v.scheduled_calls, v.notes,
                                     v.help_desk_calls, v.televisits, v.televisits_completed, v.weekly_reports, v.reminders, v.missing_data_calls, v.missing_data_reviews})
        sim::encode(out, value);
    for (const models::ServiceCounts& counts : v.services)
        for (const auto member : models::service_count_members) sim::encode(out, counts.*member);
    for (const auto member : models::kit_count_members) sim::encode(out, v.kits.*member);
    for (const std::int64_t value : v.documents) sim::encode(out, value);
}

}  // namespace

StudyClocks::StudyClocks(const Study& s)
    : clinical{s.plan, s.clinical, s.block, s.regime}, centre{s.plan, s.centre, s.block, s.regime}, ramp{s.plan, s.centre, s.ramp, s.ramp}
{
    if (const auto entry = models::entry_of(s.centre, "onboarding"))
        if (const auto pool = s.centre.network.stages[static_cast<std::size_t>(*entry)].pool) installers = static_cast<int>(*pool);
}

Staffing entered_staffing(const Study& study)
{
    Staffing out;
    for (const models::Cohort& cohort : study.cohorts) {
        auto& row = out.clinical.emplace_back();
        for (const std::string& pool : study.clinical.pools) row.push_back(entered_staff(study, pool, cohort.authority.code));
    }
    for (const std::string& pool : study.centre.pools) out.centre.push_back(entered_staff(study, pool, "region"));
    return out;
}

std::span<const sim::TimedArrival> since(std::span<const sim::TimedArrival> work, models::Date from)
{
    return {std::ranges::lower_bound(work, models::start_of(from), {}, &sim::TimedArrival::at), work.end()};
}

RegionReplication replicate(const Study& study, const StudyClocks& clocks, const Staffing& staffing, std::uint32_t replication)
{
    const models::DemandModel model{study.plan, study.clinical, study.centre, replication};
    const int televisits = televisit_stage(study);
    RegionReplication out;
    std::vector<std::vector<sim::TimedArrival>> calls, installations;   // by authority
    for (std::size_t a = 0; a < study.cohorts.size(); ++a) {
        models::DemandFeed feed{model, study.cohorts[a], study.block, study.regime};
        const sim::Network network = staffed(study, study.clinical, staffing.clinical[a], study.block);
        RunResult run = run_network(study, study.clinical, network, clocks.clinical, feed, study.block, {replication, televisits, -1});
        models::Demand demand = std::move(feed.beside());
        add_to(out.platform.messages_by_hour, demand.volumes.messages_by_hour);
        add_to(out.platform.documents_by_hour, demand.volumes.documents_by_hour);
        if (televisits >= 0) {
            add_to(out.platform.televisits_by_hour, run.tally.stages[static_cast<std::size_t>(televisits)].ended_by_hour);
            add_to(out.platform.video_by_hour, run.tally.stages[static_cast<std::size_t>(televisits)].busy_by_hour);
        }
        demand.volumes.messages_by_hour.clear();
        demand.volumes.documents_by_hour.clear();
        for (StageTally& stage : run.tally.stages) {
            stage.ended_by_hour.clear();
            stage.busy_by_hour.clear();
        }
        out.authorities.push_back({std::move(demand.volumes), std::move(run.tally)});
        calls.push_back(std::move(demand.help_desk));
        installations.push_back(std::move(demand.installations));
    }
    const Work kits{installations.begin(), installations.end()};
    const sim::Network whole = staffed(study, study.centre, staffing.centre, study.ramp);
    out.ramp = run_network(study, study.centre, whole, clocks.ramp, kits, study.ramp, {replication, -1, -1}).tally;

    Work both{calls.begin(), calls.end()};
    for (const auto& authority : kits) both.push_back(since(authority, study.block.from));
    const sim::Network network = staffed(study, study.centre, staffing.centre, study.block);
    out.centre = run_network(study, study.centre, network, clocks.centre, both, study.block, {replication, -1, -1}).tally;
    find_peak(study, model, out.platform);
    return out;
}

void encode(const RegionReplication& r, std::vector<std::byte>& out)
{
    for (const AuthorityTally& a : r.authorities) {
        encode(out, a.volumes);
        a.service.encode(out);
    }
    r.centre.encode(out);
    r.ramp.encode(out);
    for (const auto* hours : {&r.platform.messages_by_hour, &r.platform.documents_by_hour, &r.platform.televisits_by_hour})
        for (const std::int64_t value : *hours) sim::encode(out, value);
    for (const Duration value : r.platform.video_by_hour) sim::encode(out, value.count());
    for (const std::int64_t value : {std::int64_t{r.platform.peak_hour}, r.platform.peak_messages, r.platform.peak_second_q999, r.platform.peak_second_max})
        sim::encode(out, value);
}

}  // namespace teleplan::planning
