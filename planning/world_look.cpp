#include <algorithm>

#include "planning/world_parts.hpp"

namespace teleplan::planning {

namespace {

LivePlace place_of(PlaceKind kind, const std::string& code, const std::string& name, const models::PathwayNetwork& network, const std::vector<PoolStaff>& staff,
                   const StandardClocks& clocks)
{
    LivePlace out;
    out.kind = kind;
    out.code = code;
    out.name = name;
    out.pools = network.pools;
    for (const PoolStaff& pool : staff) out.unlimited.push_back(pool.unlimited);
    out.stages = network.stages;
    for (const sim::Stage& stage : network.network.stages) out.pools_of_stage.push_back(pools_of(stage));
    for (const StandardClocks::Rule& rule : clocks.rules()) out.standards.push_back({rule.id, rule.share});
    return out;
}

std::vector<int> active_by_day(const models::Cohort& cohort, DateRange days)
{
    std::vector<int> out;
    for (models::Date d = days.from; d <= days.to; d = d + 1) {
        int active = 0;
        for (const models::Cell& cell : cohort.cells) active += models::patients_on(cohort.points, cell.patients, d);
        out.push_back(active);
    }
    return out;
}

LiveWindow& operator+=(LiveWindow& window, const DueMet& counted)
{
    window.due += counted.due;
    window.met += counted.met;
    return window;
}

}  // namespace

std::shared_ptr<const LiveScene> live_scene(const Study& study, const StudyClocks& clocks, const Staffing& staffing, const models::Enrolled& enrolment,
                                            const models::PlatformGraph& platform)
{
    auto out = std::make_shared<LiveScene>();
    out->title = study.plan.plan.title;
    out->days = study.block;
    out->regime = study.regime;
    out->ramp = study.ramp;
    out->first_month = clocks.clinical.first_month();
    out->months = clocks.clinical.months();
    for (std::size_t a = 0; a < study.cohorts.size(); ++a) {
        const models::Authority& authority = study.cohorts[a].authority;
        out->places.push_back(place_of(PlaceKind::authority, authority.code, authority.short_name, study.clinical, staffing.clinical[a], clocks.clinical));
        out->places.back().planned = active_by_day(study.cohorts[a], study.ramp);
        out->places.back().realised = active_by_day(enrolment.cohorts[a], study.ramp);
    }
    for (std::size_t c = 0; c < study.shared.size(); ++c)
        out->places.push_back(place_of(PlaceKind::shared_centre, study.shared[c].name, study.shared[c].name, study.shared[c].network, {staffing.shared[c]}, clocks.places.shared[c]));
    out->places.push_back(place_of(PlaceKind::service_centre, "region", "", study.centre, staffing.centre, clocks.centre));
    for (const models::GraphTier& tier : platform.tiers) out->tiers.push_back({tier.name});
    return out;
}

std::shared_ptr<const LiveScene> World::scene() const { return parts_->scene; }

std::shared_ptr<const LiveHours> World::hours()
{
    if (!parts_->hours) parts_->hours = std::make_shared<LiveHours>(parts_->history.series(*parts_->scene));
    return parts_->hours;
}

namespace {

/// The networks of a world, read into the places of a snapshot.
class Looking {
public:
    Looking(const LiveScene& scene, SimTime now, std::vector<const StandardClocks*> clocks, Snapshot& out) : scene_{scene}, now_{now}, clocks_{std::move(clocks)}, out_{out} {}

    template <class Open> void network(const Open& open, const LiveLayout& layout)
    {
        for (std::size_t p = 0; p < layout.pools.size(); ++p) {
            const auto& [place, index] = layout.pools[p];
            const auto& seen = open.observer.pools[p];
            LivePool& pool = out_.places[place].pools[index];
            pool.waiting = seen.level.waiting;
            pool.busy = seen.level.busy;
            pool.on_duty = scene_.places[place].unlimited[index] ? 0 : seen.level.staffed;
            pool.done_today += seen.hour.done;
        }
        for (std::size_t s = 0; s < layout.stages.size(); ++s) {
            LivePlaceNow& place = out_.places[layout.stages[s].place];
            LiveStage& stage = place.stages[layout.stages[s].index];
            const LiveStage& seen = open.observer.stages[s];
            stage.waiting += seen.waiting;
            stage.in_service += seen.in_service;
            stage.left_this_hour += seen.left_this_hour;
            stage.left_last_hour += seen.left_last_hour;
            for (std::size_t c = 0; c < models::priority_count; ++c) place.alerts_today[c] += open.observer.stage_hours[s].alerts[c];
        }
        open.run.each_waiting([&](sim::StageId s, sim::ClassId c, SimTime entered, SimTime due) { waiting(layout, s, c, entered, due); });
        for (std::size_t i = 0; i < open.observer.moves.size(); ++i) out_.moves.push_back(open.observer.moves[i]);
    }

private:
    void waiting(const LiveLayout& layout, sim::StageId s, sim::ClassId c, SimTime entered, SimTime due)
    {
        const auto stage = static_cast<std::size_t>(s);
        for (const std::size_t p : layout.pools_of_stage[stage]) {
            const auto& [place, index] = layout.pools[p];
            LivePool& pool = out_.places[place].pools[index];
            pool.longest_wait = std::max(pool.longest_wait.value_or(Duration{}), now_ - entered);
        }
        const auto& [place, local] = layout.stages[stage];
        const int rule = clocks_[place]->rule_of(sim::StageId{static_cast<std::uint32_t>(local)}, c);
        if (rule < 0 || due == sim::never || due < now_) return;
        if (const int month = clocks_[place]->month(due); month >= 0) ++out_.places[place].standards[static_cast<std::size_t>(rule)][static_cast<std::size_t>(month)].open;
    }

    const LiveScene& scene_;
    SimTime now_;
    std::vector<const StandardClocks*> clocks_;                    // by place
    Snapshot& out_;
};

}  // namespace

void World::look(Snapshot& out)
{
    Parts& w = *parts_;
    const LiveScene& scene = *w.scene;
    out.replication = w.patients.replication;
    out.time = w.now;
    out.scene = w.scene;
    out.hours = hours();
    out.places.assign(scene.places.size(), {});
    out.moves.clear();
    const auto counted = tallies();
    const auto day = static_cast<std::size_t>(std::min(models::date_of(w.now), scene.ramp.to) - scene.ramp.from);
    for (std::size_t p = 0; p < scene.places.size(); ++p) {
        LivePlaceNow& place = out.places[p];
        place.pools.resize(scene.places[p].pools.size());
        for (std::size_t i = 0; i < place.pools.size(); ++i) place.pools[i].done_today = w.today[p].done[i];
        place.stages.resize(scene.places[p].stages.size());
        place.alerts_today = w.today[p].alerts;
        place.standards.assign(scene.places[p].standards.size(), std::vector<LiveWindow>(static_cast<std::size_t>(scene.months)));
        for (std::size_t r = 0; r < counted[p]->by_month.size(); ++r)
            for (std::size_t m = 0; m < counted[p]->by_month[r].size(); ++m) place.standards[r][m] += counted[p]->by_month[r][m];
        if (day < scene.places[p].planned.size()) {
            place.planned = scene.places[p].planned[day];
            place.active = scene.places[p].realised[day];
        }
    }
    std::vector<const StandardClocks*> clocks(w.study.cohorts.size(), &w.clocks.clinical);
    for (const StandardClocks& shared : w.clocks.places.shared) clocks.push_back(&shared);
    clocks.push_back(&w.clocks.centre);
    Looking looking{scene, w.now, std::move(clocks), out};
    w.each_network([&](auto& open, const LiveLayout& layout) { looking.network(open, layout); });
    std::ranges::stable_sort(out.moves, {}, &LiveMove::at);
    if (out.moves.size() > LatestMoves::most) out.moves.erase(out.moves.begin(), out.moves.end() - static_cast<std::ptrdiff_t>(LatestMoves::most));
}

}  // namespace teleplan::planning
