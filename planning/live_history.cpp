#include "planning/live_history.hpp"

namespace teleplan::planning {

namespace {

constexpr double hour_ticks = static_cast<double>(Duration{std::chrono::hours{1}}.count());

float mean(std::int64_t times_ticks) { return static_cast<float>(static_cast<double>(times_ticks) / hour_ticks); }

void append(LiveHours::Place& out, const LiveHour::Place& hour, const LivePlace& place)
{
    for (std::size_t p = 0; p < hour.pools.size(); ++p) {
        LiveHours::Pool& pool = out.pools[p];
        const PoolHour& of_pool = hour.pools[p];
        pool.waiting.push_back(mean(of_pool.waiting));
        pool.busy.push_back(mean(of_pool.busy));
        pool.on_duty.push_back(place.unlimited[p] ? 0 : mean(of_pool.on_duty));
        pool.done.push_back(static_cast<std::int32_t>(of_pool.done));
    }
    for (std::size_t c = 0; c < models::priority_count; ++c) out.alerts[c].push_back(static_cast<std::int32_t>(hour.work.alerts[c]));
    out.in_time.push_back(static_cast<std::int32_t>(hour.work.in_time));
    out.late.push_back(static_cast<std::int32_t>(hour.work.late));
}

}  // namespace

void LiveHistory::add(LiveHour hour)
{
    if (hours_.size() == most) hours_.pop_front();
    hours_.push_back(std::move(hour));
}

LiveHours LiveHistory::series(const LiveScene& scene) const
{
    LiveHours out;
    out.count = hours_.size();
    out.places.resize(scene.places.size());
    for (std::size_t p = 0; p < scene.places.size(); ++p) out.places[p].pools.resize(scene.places[p].pools.size());
    out.tiers.resize(scene.tiers.size());
    if (!hours_.empty()) out.from = hours_.front().from;
    for (const LiveHour& hour : hours_) {
        for (std::size_t p = 0; p < hour.places.size(); ++p) append(out.places[p], hour.places[p], scene.places[p]);
        out.messages.push_back(static_cast<float>(hour.messages));
        out.documents.push_back(static_cast<float>(hour.documents));
        for (std::size_t t = 0; t < out.tiers.size(); ++t) {
            out.tiers[t].requests.push_back(static_cast<float>(hour.requests[t]));
            out.tiers[t].documents.push_back(static_cast<float>(hour.documents_of_tier[t]));
        }
    }
    return out;
}

}  // namespace teleplan::planning
