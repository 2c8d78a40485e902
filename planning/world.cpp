#include "planning/world.hpp"

#include "planning/world_parts.hpp"
#include "sim/bug.hpp"

namespace teleplan::planning {

namespace {

LiveLayout layout_of(const Study& study, const models::Partition& partition, const models::PartitionNetwork& network)
{
    const std::size_t authorities = partition.authorities.size();
    const auto place = [&](std::size_t member) {
        return member < authorities ? partition.authorities[member] : study.cohorts.size() + partition.centres[member - authorities];
    };
    const auto alert = models::entry_of(study.clinical, "clinical_alert");
    LiveLayout out;
    for (std::size_t s = 0; s < network.places.size(); ++s) {
        const auto& [member, stage] = network.places[s];
        out.stages.push_back({place(member), static_cast<std::size_t>(stage)});
        out.pools_of_stage.push_back(pools_of(network.network.stages[s]));
        out.alerts.push_back(member < authorities && alert == stage);
    }
    for (std::size_t m = 0; m < authorities; ++m)
        for (std::size_t p = 0; p < study.clinical.pools.size(); ++p) out.pools.push_back({place(m), p});
    for (std::size_t c = 0; c < partition.centres.size(); ++c) out.pools.push_back({place(authorities + c), 0});
    return out;
}

LiveLayout layout_of(const Study& study)
{
    const std::size_t place = study.cohorts.size() + study.shared.size();
    LiveLayout out;
    for (std::size_t s = 0; s < study.centre.stages.size(); ++s) {
        out.stages.push_back({place, s});
        out.pools_of_stage.push_back(pools_of(study.centre.network.stages[s]));
        out.alerts.push_back(false);
    }
    for (std::size_t p = 0; p < study.centre.pools.size(); ++p) out.pools.push_back({place, p});
    return out;
}

/// Hours of wall clocks since the regime's first; one of October has two hours of the simulation.
std::int64_t hour_of_regime(const Study& study, SimTime t)
{
    return (models::wall_clock(t) - models::wall_clock(models::start_of(study.regime.from))) / std::chrono::hours{1};
}

}  // namespace

OpenPartition::OpenPartition(const Study& study, const StudyClocks& clocks, const Staffing& staffing, const models::Partition& p, std::vector<models::DemandFeed> demand,
                             std::uint32_t replication)
    : partition{p}, network{staffed(study, p, staff_of(staffing, p), study.block)}, layout{layout_of(study, p, network)}, feeds{std::move(demand)}, feed{feeds, network},
      open{study, network.network, feed, study.block, replication, layout, study, p, network, clocks.places, RunOptions{replication, televisit_stage(study), -1}}
{
}

OpenCentre::OpenCentre(const Study& study, const StudyClocks& clocks, const Staffing& staffing, CentreWork w, std::uint32_t replication)
    : work{std::move(w)}, kits{work.kits()}, all{work.all(study.block)}, layout{layout_of(study)}, kits_feed{kits}, feed{all},
      ramp{study, staffed(study, study.centre, staffing.centre, study.ramp), kits_feed, study.ramp, replication, study.centre, clocks.ramp},
      open{study, staffed(study, study.centre, staffing.centre, study.block), feed, study.block, replication, layout, study.centre, clocks.centre}
{
}

World::Parts::Parts(const Study& s, const StudyClocks& c, const Staffing& staffing, std::uint32_t replication, const Executor& executor)
    : study{s}, clocks{c}, patients{s, replication}, now{models::start_of(s.block.from)}, end{models::start_of(s.block.to + 1)}, hour_end{now + std::chrono::hours{1}}
{
    make_demand(staffing, executor);
    models::Volumes all;
    for (const models::Volumes& v : volumes) all += v;
    platform = std::make_unique<LivePlatform>(study, replication, all);
    scene = live_scene(study, clocks, staffing, patients.enrolment, platform->graph());
    for (const LivePlace& place : scene->places) today.push_back({std::vector<std::int64_t>(place.pools.size()), {}});
}

void World::Parts::make_demand(const Staffing& staffing, const Executor& executor)
{
    const std::vector<models::Cohort>& cohorts = patients.enrolment.cohorts;
    double pieces = 0;
    for (const models::Cohort& cohort : cohorts) {
        int seats = 0;
        for (const models::Cell& cell : cohort.cells) seats += models::chains(cell);
        pieces += seats / models::DemandFeed::seats_a_piece;
    }
    Progress progress{executor, "demand", pieces};
    auto demand = executor.map(cohorts.size(), [&](std::size_t a) {
        return models::DemandFeed{patients.model, cohorts[a], study.block, study.regime, [&] {
                                      executor.stop_if_asked();
                                      progress.step();
                                  }};
    });
    CentreWork work;
    for (models::DemandFeed& feed : demand) {
        work.add(feed.beside());
        volumes.push_back(std::move(feed.beside().volumes));
    }
    for (const models::Partition& partition : study.partitions) {
        std::vector<models::DemandFeed> feeds;
        for (const std::size_t a : partition.authorities) feeds.push_back(std::move(demand[a]));
        partitions.push_back(std::make_unique<OpenPartition>(study, clocks, staffing, partition, std::move(feeds), patients.replication));
    }
    centre = std::make_unique<OpenCentre>(study, clocks, staffing, std::move(work), patients.replication);
}

/// What the networks did in it goes to the history; the platform's part follows from its televisits.
void World::Parts::close_hour()
{
    LiveHour hour;
    hour.from = hour_end - std::chrono::hours{1};
    hour.places.resize(scene->places.size());
    for (std::size_t p = 0; p < hour.places.size(); ++p) hour.places[p].pools.resize(scene->places[p].pools.size());
    each_network([&](auto& open, const LiveLayout& layout) {
        open.observer.close(now);
        for (std::size_t p = 0; p < layout.pools.size(); ++p) hour.places[layout.pools[p].place].pools[layout.pools[p].index] = open.observer.pools[p].hour;
        for (std::size_t s = 0; s < layout.stages.size(); ++s) hour.places[layout.stages[s].place].work += open.observer.stage_hours[s];
        open.observer.begin_hour();
    });

    const std::int64_t of_regime = hour_of_regime(study, hour.from);
    double televisits = 0;
    if (const int stage = televisit_stage(study); stage >= 0 && of_regime >= 0)
        for (const auto& p : partitions)
            for (std::size_t m = 0; m < p->partition.authorities.size(); ++m)
                televisits += static_cast<double>(p->open.observer.counting.members[m].tally.stages[static_cast<std::size_t>(stage)].ended_by_hour[static_cast<std::size_t>(of_regime)]);
    LivePlatform::Hour asked = platform->hour(of_regime < 0 ? SIZE_MAX : static_cast<std::size_t>(of_regime), televisits);
    hour.messages = asked.messages;
    hour.documents = asked.documents;
    hour.requests = std::move(asked.requests);
    hour.documents_of_tier = std::move(asked.documents_of_tier);

    const bool midnight = models::time_of_day(now) == Duration{};
    for (std::size_t p = 0; p < today.size(); ++p) {
        for (std::size_t i = 0; i < today[p].done.size(); ++i) today[p].done[i] = midnight ? 0 : today[p].done[i] + hour.places[p].pools[i].done;
        for (std::size_t c = 0; c < models::priority_count; ++c) today[p].alerts[c] = midnight ? 0 : today[p].alerts[c] + hour.places[p].work.alerts[c];
    }
    history.add(std::move(hour));
    hours.reset();
    hour_end += std::chrono::hours{1};
}

World::World(const Study& study, const StudyClocks& clocks, const Staffing& staffing, std::uint32_t replication, const Executor& executor)
    : parts_{std::make_unique<Parts>(study, clocks, staffing, replication, executor)}
{
}
World::~World() = default;

SimTime World::now() const { return parts_->now; }
SimTime World::end() const { return parts_->end; }

void World::advance(SimTime to)
{
    Parts& w = *parts_;
    to = std::min(to, w.end);
    while (w.now < to) {
        w.now = std::min(to, w.hour_end);
        w.each_network([&](auto& open, const LiveLayout&) { open.advance(w.now); });
        w.centre->ramp.advance(w.now);
        if (w.now == w.hour_end) w.close_hour();
    }
}

std::vector<const ServiceTally*> World::tallies() const
{
    std::vector<const ServiceTally*> out(parts_->scene->places.size(), &parts_->nothing);
    const std::size_t authorities = parts_->study.cohorts.size();
    for (const auto& p : parts_->partitions) {
        const std::vector<ServiceObserver>& members = p->open.observer.counting.members;
        const std::size_t own = p->partition.authorities.size();
        for (std::size_t m = 0; m < own; ++m) out[p->partition.authorities[m]] = &members[m].tally;
        for (std::size_t c = 0; c < p->partition.centres.size(); ++c) out[authorities + p->partition.centres[c]] = &members[own + c].tally;
    }
    out.back() = &parts_->centre->open.observer.counting.tally;
    return out;
}

RegionReplication World::result() &&
{
    Parts& w = *parts_;
    sim::require(w.now == w.end, "World::result: not at its end");
    const auto counted = tallies();
    RegionRuns runs;
    for (std::size_t a = 0; a < w.volumes.size(); ++a) runs.authorities.push_back({*counted[a], std::move(w.volumes[a])});
    for (std::size_t c = 0; c < w.study.shared.size(); ++c) runs.shared.push_back(*counted[w.volumes.size() + c]);
    runs.centre = *counted.back();
    runs.ramp = std::move(w.centre->ramp.observer.tally);
    return put_together(w.study, w.patients, std::move(runs));
}

}  // namespace teleplan::planning
