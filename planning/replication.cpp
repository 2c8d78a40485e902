#include "planning/replication.hpp"

#include <algorithm>
#include <numeric>

#include "models/demand_feed.hpp"
#include "planning/enrolment.hpp"
#include "planning/platform_answer.hpp"
#include "planning/region_parts.hpp"
#include "planning/sums.hpp"
#include "sim/tally.hpp"

namespace teleplan::planning {

namespace {

/// The busiest clock hour, and the messages of its seconds in a second pass over that day.
void find_peak(const Study& study, const std::vector<models::Cohort>& cohorts, const models::DemandModel& model, PlatformTally& out)
{
    const auto busiest = std::ranges::max_element(out.messages_by_hour);
    if (busiest == out.messages_by_hour.end()) return;
    out.peak_hour = static_cast<int>(busiest - out.messages_by_hour.begin());
    out.peak_messages = *busiest;
    std::vector<std::uint32_t> seconds(3600);
    for (const models::Cohort& cohort : cohorts) add_to(seconds, model.messages_by_second(cohort, study.regime.from + out.peak_hour / 24, out.peak_hour % 24));
    std::ranges::sort(seconds);
    out.peak_second_q999 = seconds[static_cast<std::size_t>(0.999 * 3600) - 1];
    out.peak_second_max = seconds.back();
}

void encode(std::vector<std::byte>& out, const models::Volumes& v)
{
    for (std::size_t g = 0; g < models::group_count; ++g) {
        sim::encode(out, v.active_days[g]);
        sim::encode(out, v.sessions[g]);
        sim::encode(out, v.assisted_by_group[g]);
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

void run_alone(const Study& study, const StudyClocks& clocks, const RegionPatients& patients, const Staffing& staffing, std::size_t a,
               RegionRuns& runs, std::vector<models::Demand>& beside)
{
    models::DemandFeed feed{patients.model, patients.enrolment.cohorts[a], study.block, study.regime};
    const sim::Network network = staffed(study, study.clinical, staffing.clinical[a], study.block);
    runs.authorities[a].tally = run_network(study, study.clinical, network, clocks.clinical, feed, study.block, {patients.replication, televisit_stage(study), -1}).tally;
    beside[a] = std::move(feed.beside());
}

void run_together(const Study& study, const StudyClocks& clocks, const RegionPatients& patients, const Staffing& staffing, const models::Partition& partition,
                  RegionRuns& runs, std::vector<models::Demand>& beside)
{
    std::vector<models::DemandFeed> feeds;
    for (const std::size_t a : partition.authorities) feeds.emplace_back(patients.model, patients.enrolment.cohorts[a], study.block, study.regime);
    const models::PartitionNetwork network = staffed(study, partition, staff_of(staffing, partition), study.block);
    PartitionResult run = run_partition(study, partition, network, clocks.places, feeds, study.block, {patients.replication, televisit_stage(study), -1});
    for (std::size_t m = 0; m < partition.authorities.size(); ++m) {
        runs.authorities[partition.authorities[m]].tally = std::move(run.members[m]);
        beside[partition.authorities[m]] = std::move(feeds[m].beside());
    }
    for (std::size_t c = 0; c < partition.centres.size(); ++c) runs.shared[partition.centres[c]] = std::move(run.members[partition.authorities.size() + c]);
}

}  // namespace

int televisit_stage(const Study& study)
{
    const auto stage = models::entry_of(study.clinical, "televisit");
    return stage ? static_cast<int>(*stage) : -1;
}

StudyClocks::StudyClocks(const Study& s)
    : clinical{s.plan, s.clinical, s.block, s.regime}, centre{s.plan, s.centre, s.block, s.regime}, ramp{s.plan, s.centre, s.ramp, s.ramp},
      places{s, s.block, s.regime}
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
    for (const models::CentreNetwork& centre : study.shared) out.shared.push_back(entered_staff(study, centre.name, centre.name));
    return out;
}

std::span<const sim::TimedArrival> since(std::span<const sim::TimedArrival> work, models::Date from)
{
    return {std::ranges::lower_bound(work, models::start_of(from), {}, &sim::TimedArrival::at), work.end()};
}

models::Volumes volumes(const RegionReplication& r)
{
    models::Volumes sum;
    for (const AuthorityTally& a : r.authorities) sum += a.volumes;
    return sum;
}

MemberStaff staff_of(const Staffing& staffing, const models::Partition& partition)
{
    MemberStaff out;
    for (const std::size_t a : partition.authorities) out.push_back(staffing.clinical[a]);
    for (const std::size_t c : partition.centres) out.push_back({staffing.shared[c]});
    return out;
}

RegionPatients::RegionPatients(const Study& study, std::uint32_t number)
    : replication{number}, model{study.plan, study.clinical, study.centre, number}, enrolment{enrolled(study, number)}
{
}

void CentreWork::add(models::Demand& demand)
{
    calls.push_back(std::move(demand.help_desk));
    installations.push_back(std::move(demand.installations));
}

Work CentreWork::kits() const { return {installations.begin(), installations.end()}; }

Work CentreWork::all(DateRange days) const
{
    Work out{calls.begin(), calls.end()};
    for (const auto& authority : installations) out.push_back(since(authority, days.from));
    return out;
}

double patient_days(const AuthorityTally& a)
{
    return static_cast<double>(std::accumulate(a.volumes.active_days.begin(), a.volumes.active_days.end(), std::int64_t{0}));
}

RegionReplication replicate(const Study& study, const StudyClocks& clocks, const Staffing& staffing, std::uint32_t replication)
{
    const RegionPatients patients{study, replication};
    RegionRuns runs;
    runs.authorities.resize(study.cohorts.size());
    runs.shared.resize(study.shared.size());
    std::vector<models::Demand> beside(study.cohorts.size());
    for (const models::Partition& partition : study.partitions) {
        if (partition.centres.empty()) run_alone(study, clocks, patients, staffing, partition.authorities.front(), runs, beside);
        else run_together(study, clocks, patients, staffing, partition, runs, beside);
    }
    CentreWork work;
    for (std::size_t a = 0; a < beside.size(); ++a) {
        work.add(beside[a]);
        runs.authorities[a].volumes = std::move(beside[a].volumes);
    }
    const sim::Network whole = staffed(study, study.centre, staffing.centre, study.ramp), network = staffed(study, study.centre, staffing.centre, study.block);
    runs.ramp = run_network(study, study.centre, whole, clocks.ramp, work.kits(), study.ramp, {replication, -1, -1}).tally;
    runs.centre = run_network(study, study.centre, network, clocks.centre, work.all(study.block), study.block, {replication, -1, -1}).tally;
    return put_together(study, patients, std::move(runs));
}

RegionReplication put_together(const Study& study, const RegionPatients& patients, RegionRuns&& runs)
{
    const std::vector<models::Cohort>& cohorts = patients.enrolment.cohorts;
    const int televisits = televisit_stage(study);
    RegionReplication out;
    out.milestones = milestone_counts(study, cohorts, patients.replication);
    out.enrolment = patients.enrolment.counts;
    out.shared = std::move(runs.shared);
    out.centre = std::move(runs.centre);
    out.ramp = std::move(runs.ramp);
    for (RegionRuns::Authority& run : runs.authorities) {
        add_to(out.platform.messages_by_hour, run.volumes.messages_by_hour);
        add_to(out.platform.documents_by_hour, run.volumes.documents_by_hour);
        if (televisits >= 0) {
            add_to(out.platform.televisits_by_hour, run.tally.stages[static_cast<std::size_t>(televisits)].ended_by_hour);
            add_to(out.platform.video_by_hour, run.tally.stages[static_cast<std::size_t>(televisits)].busy_by_hour);
        }
        run.volumes.messages_by_hour.clear();
        run.volumes.documents_by_hour.clear();
        for (StageTally& stage : run.tally.stages) {
            stage.ended_by_hour.clear();
            stage.busy_by_hour.clear();
        }
        out.authorities.push_back({std::move(run.volumes), std::move(run.tally)});
    }
    find_peak(study, cohorts, patients.model, out.platform);
    if (!study.plan.platform.tiers.empty()) {
        const models::Volumes all = volumes(out);
        count_requests(study.plan, models::platform_graph(study.plan.platform), study.regime, patients.replication, platform_users(study, all), all, out.platform);
    }
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
    for (const ServiceTally& shared : r.shared) shared.encode(out);
    encode(r.platform, out);
    for (const models::EnrolmentCounts& e : r.enrolment) {
        for (const std::int64_t value : {e.referred, e.accepted, e.activated, e.exits}) sim::encode(out, value);
        for (const std::int64_t value : e.lost_days) sim::encode(out, value);
        for (const int value : e.active) sim::encode(out, std::int64_t{value});
    }
    for (const models::PeopleCount& m : r.milestones)
        for (const std::int64_t value : {m.active, m.treated_in_year, m.assisted}) sim::encode(out, value);
}

}  // namespace teleplan::planning
