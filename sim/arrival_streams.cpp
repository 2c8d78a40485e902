#include "sim/arrival_streams.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/bug.hpp"
#include "sim/math.hpp"

namespace teleplan::sim {

std::uint64_t stream_id(std::string_view name)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3;
    }
    return (hash ^ hash >> 48U) & 0xffffffffffffU;
}

PoissonTimes::PoissonTimes(std::span<const RateStep> steps, SimTime start) : steps_(steps)
{
    for (std::size_t i = 0; i < steps.size(); ++i)
        require(steps[i].per_second >= 0.0 && std::isfinite(steps[i].per_second) && (i == 0 || steps[i - 1].from < steps[i].from),
                "PoissonTimes: steps must be sorted, rates finite and not negative");
    while (step_ + 1 < steps_.size() && steps_[step_ + 1].from <= start) ++step_;
    if (!steps_.empty() && steps_[step_].from < start) offset_ = seconds(start - steps_[step_].from);
}

SimTime PoissonTimes::next(double unit_exponential)
{
    constexpr double farthest = 9e12;                  // seconds; the clock ends a little later
    double rest = unit_exponential;
    for (; step_ < steps_.size(); ++step_, offset_ = 0.0) {
        const RateStep& step = steps_[step_];
        const bool last = step_ + 1 == steps_.size();
        const double length = last ? farthest : seconds(steps_[step_ + 1].from - step.from);
        if (step.per_second <= 0.0) continue;
        const double reached = offset_ + rest / step.per_second;
        if (reached < length) {
            offset_ = reached;
            return later(step.from, to_ticks(reached));
        }
        rest = std::max(0.0, rest - (length - offset_) * step.per_second);
    }
    return never;
}

StreamsFeed::StreamsFeed(std::span<const StreamSpec> streams, const Stream& draws, SimTime start) : draws_(draws)
{
    sources_.reserve(streams.size());
    for (const StreamSpec& spec : streams) {
        require(spec.id >> 48U == 0 && std::none_of(sources_.begin(), sources_.end(), [&](const Source& s) { return s.spec->id == spec.id; }),
                "StreamsFeed: ids must be below 2^48 and differ");
        if (const auto* between = std::get_if<Distribution>(&spec.arrivals)) sources_.push_back({&spec, Renewal{Sampler{*between}, start}});
        else if (const auto* rates = std::get_if<std::vector<RateStep>>(&spec.arrivals)) sources_.push_back({&spec, PoissonTimes{*rates, start}});
        else {
            std::span<const TimedArrival> rest{std::get<std::vector<TimedArrival>>(spec.arrivals)};
            while (!rest.empty() && rest.front().at < start) rest = rest.subspan(1);
            sources_.push_back({&spec, Given{rest}});
        }
    }
    for (std::uint32_t i = 0; i < sources_.size(); ++i) pending_.push_back({next_of(sources_[i]), i});
    std::sort(pending_.begin(), pending_.end(), [](const Pending& a, const Pending& b) { return std::pair{a.at, a.index} < std::pair{b.at, b.index}; });
}

Arrival StreamsFeed::arrival_of(const Source& source)
{
    const DrawPoint key = key_of(source);
    if (const auto* given = std::get_if<Given>(&source.times)) {
        Arrival arrival = given->rest.front().arrival;
        arrival.key = key;
        return arrival;
    }
    return {key, source.spec->stage, source.spec->job_class, {}, {}};
}

SimTime StreamsFeed::next_of(Source& source) const
{
    ++source.count;
    require(source.count <= UINT32_MAX, "StreamsFeed: more than 2^32 arrivals in one stream");
    if (auto* renewal = std::get_if<Renewal>(&source.times)) {
        const Duration between = to_ticks(renewal->between(draws_, key_of(source)));
        require(between >= Duration::zero(), "StreamsFeed: negative time between arrivals");
        return renewal->last = later(renewal->last, between);
    }
    if (auto* poisson = std::get_if<PoissonTimes>(&source.times)) return poisson->next(-math::log(draws_.uniform(key_of(source))));
    auto& rest = std::get<Given>(source.times).rest;
    if (source.count > 1) rest = rest.subspan(1);
    return rest.empty() ? never : rest.front().at;
}

void StreamsFeed::sink()
{
    const Pending moved = pending_.front();
    const auto before = [](const Pending& a, const Pending& b) { return a.at != b.at ? a.at < b.at : a.index < b.index; };
    std::size_t hole = 0;
    for (;;) {
        std::size_t child = 2 * hole + 1;
        if (child >= pending_.size()) break;
        if (child + 1 < pending_.size() && before(pending_[child + 1], pending_[child])) ++child;
        if (!before(pending_[child], moved)) break;
        pending_[hole] = pending_[child];
        hole = child;
    }
    pending_[hole] = moved;
}

}  // namespace teleplan::sim
