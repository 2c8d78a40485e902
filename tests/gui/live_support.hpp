#pragma once
// Snapshots made by hand: what a live run of a region of many places would show.

#include <chrono>
#include <memory>
#include <string>

#include "models/pathway.hpp"
#include "planning/live_snapshot.hpp"

namespace teleplan::tests
{

/// So many authorities with the clinical pools and stages of a plan, and the service centre; fourteen days of hours up to the start of
/// the regime and `hour` more; 512 moves in the last hour.
inline std::shared_ptr<const planning::Snapshot> wide_snapshot(const models::Plan& plan, int authorities, int hour)
{
    auto scene = std::make_shared<planning::LiveScene>();
    const models::PathwayNetwork clinical = models::pathway_network(plan, models::Scope::authority), centre = models::pathway_network(plan, models::Scope::region);
    scene->title = plan.plan.title;
    scene->days = scene->regime = plan.plan.regime;
    scene->ramp = {plan.plan.regime.from + -1000, plan.plan.regime.to};
    scene->first_month = models::month_of(plan.plan.regime.from);
    scene->months = 12;
    for (int a = 0; a <= authorities; ++a) {
        const bool last = a == authorities;
        const models::PathwayNetwork& network = last ? centre : clinical;
        planning::LivePlace& place = scene->places.emplace_back();
        place.kind = last ? planning::PlaceKind::service_centre : planning::PlaceKind::authority;
        place.code = place.name = last ? "region" : "ASL " + std::to_string(a);
        place.pools = network.pools;
        place.unlimited.assign(network.pools.size(), false);
        place.stages = network.stages;
        for (const auto& [id, standard] : plan.standards)
            if (models::stage_of(network, standard.stage)) place.standards.push_back({id, standard.share});
        if (!last) place.planned.assign(static_cast<std::size_t>(scene->ramp.to - scene->ramp.from + 1), 500 + a), place.realised = place.planned;
    }
    for (const auto& [name, tier] : plan.platform.tiers) scene->tiers.push_back({name});

    constexpr std::size_t count = std::size_t{14} * 24;
    auto hours = std::make_shared<planning::LiveHours>();
    auto shot = std::make_shared<planning::Snapshot>();
    shot->time = models::start_of(plan.plan.regime.from) + std::chrono::hours{hour};
    shot->state = planning::LiveState::stopped;
    hours->from = shot->time - std::chrono::hours{1} * static_cast<std::int64_t>(count);
    hours->count = count;
    std::vector<float> wave;
    for (std::size_t h = 0; h < count; ++h) wave.push_back(static_cast<float>((h + static_cast<std::size_t>(hour)) % 24));
    const std::vector<std::int32_t> counts(wave.begin(), wave.end());
    for (const planning::LivePlace& place : scene->places) {
        auto& at = hours->places.emplace_back();
        at.pools.assign(place.pools.size(), {wave, wave, wave, counts});
        at.alerts.fill(counts);
        at.in_time = at.late = counts;
        auto& now = shot->places.emplace_back();
        now.pools.assign(place.pools.size(), {3, 4, 5, 120, std::chrono::minutes{17}});
        now.stages.assign(place.stages.size(), {2, 1, 10, 12});
        now.standards.assign(place.standards.size(), std::vector<planning::LiveWindow>(static_cast<std::size_t>(scene->months), {100, 85, 5}));
    }
    hours->messages = hours->documents = wave;
    hours->tiers.assign(scene->tiers.size(), {wave, wave});
    for (int m = 0; m < 512; ++m) {
        planning::LiveMove move;
        move.at = shot->time - std::chrono::seconds{3600 - m};
        move.to_place = static_cast<std::int16_t>(m % 4 == 0 ? 0 : m % authorities);
        move.to_stage = 0;
        move.priority = static_cast<models::Priority>(m % 4);
        shot->moves.push_back(move);
    }
    shot->scene = scene;
    shot->hours = hours;
    return shot;
}

}  // namespace teleplan::tests
