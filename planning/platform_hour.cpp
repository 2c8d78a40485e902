#include "planning/platform_hour.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <tuple>

#include "models/purposes.hpp"
#include "sim/fifo_waits.hpp"
#include "sim/sampler.hpp"

namespace teleplan::planning {

namespace {

using models::PlatformGraph;

constexpr sim::Duration one_hour = std::chrono::hours{1};

/// Spreads the bits of a number (the finaliser of SplitMix64, Steele et al. 2014).
std::uint64_t mixed(std::uint64_t x)
{
    x = (x ^ x >> 30U) * 0xbf58476d1ce4e5b9U;
    x = (x ^ x >> 27U) * 0x94d049bb133111ebU;
    return x ^ x >> 31U;
}

struct Source {
    std::uint64_t code = 0;                            // of its draws
    std::int64_t count = 0;
    struct Kind { std::uint32_t kind = 0; double mean = 1; };
    std::vector<Kind> messages;                        // of one occurrence
    sim::Duration gap{};
};

/// Occurrences spread evenly over the hour; what comes after its end stands for what the hour before leaves over.
void spread(const Source& source, const sim::Stream& draws, int hour, std::vector<PlatformRequest>& out)
{
    const std::uint64_t entity = mixed(source.code + mixed(static_cast<std::uint64_t>(hour)));
    for (std::int64_t i = 0; i < source.count; ++i) {
        const double u = draws.uniform({entity, static_cast<std::uint32_t>(i), 0});
        sim::Duration at = std::min(sim::to_ticks(u * 3600), one_hour - sim::Duration{1});
        std::uint64_t m = 0;
        for (std::uint32_t k = 0; k < source.messages.size(); ++k) {
            const double whole = std::floor(source.messages[k].mean), rest = source.messages[k].mean - whole;
            const bool one_more = rest > 0 && draws.uniform({entity, static_cast<std::uint32_t>(i), 1 + k}) < rest;
            for (int n = static_cast<int>(whole) + (one_more ? 1 : 0); n > 0; --n) {
                out.push_back({at, at, mixed(entity + 1024 * static_cast<std::uint64_t>(i) + m++), source.messages[k].kind});
                at = (at + source.gap) % one_hour;
            }
        }
    }
}

std::int64_t at_hour(const std::vector<std::int64_t>& by_hour, int hour) { return static_cast<std::size_t>(hour) < by_hour.size() ? by_hour[static_cast<std::size_t>(hour)] : 0; }

void add_sessions(const Study& study, const std::vector<models::Cohort>& cohorts, const PlatformGraph& graph, const models::DemandModel& model, int hour,
                  std::vector<PlatformRequest>& out)
{
    const auto reading = graph.kind("reading"), strip = graph.kind("ecg_strip"), questionnaire = graph.kind("questionnaire"), alert = graph.kind("alert"),
               reminder = graph.kind("reminder");
    const sim::Duration start = std::chrono::hours{hour % 24};
    for (const models::Cohort& cohort : cohorts)
        for (const models::SentSession& s : model.sessions_in_hour(cohort, study.regime.from + hour / 24, hour % 24)) {
            const std::uint64_t id = mixed(s.person) + 4096 * s.slot;
            const sim::Duration at = s.at - start;
            if (s.reminder) {
                if (reminder) out.push_back({at, at, id, static_cast<std::uint32_t>(*reminder)});
                continue;
            }
            for (int m = 0; m < s.messages; ++m) {
                auto kind = s.group == models::TargetGroup::oncology && questionnaire ? questionnaire : reading;
                if (m == 0 && s.group == models::TargetGroup::cardiovascular && strip) kind = strip;
                if (kind) out.push_back({at, at, id + static_cast<std::uint64_t>(m), static_cast<std::uint32_t>(*kind)});
            }
            if (s.alert && alert) out.push_back({at, at, id + 4095, static_cast<std::uint32_t>(*alert)});
        }
}

}  // namespace

std::vector<PlatformRequest> requests_in_hour(const Study& study, const std::vector<models::Cohort>& cohorts, const PlatformGraph& graph, const models::DemandModel& model,
                                              std::uint32_t replication, const PlatformUsers& users, const PlatformTally& tally, int hour)
{
    std::vector<PlatformRequest> out;
    add_sessions(study, cohorts, graph, model, hour, out);
    const auto seed = static_cast<std::uint64_t>(study.plan.plan.seed);
    const sim::Stream times{seed, replication, models::purpose::platform_time}, counts{seed, replication, models::purpose::platform_activity};
    std::vector<std::int64_t> by_activity(graph.kinds.size());
    for (const auto& [name, activity] : study.plan.platform.activities) {
        const models::ActivityModel made{activity, name, study.regime, users.bases, users.region, models::holidays_of(study.plan, "region")};
        Source source{made.code(), made.count(counts, study.regime.from + hour / 24, hour % 24), {}, activity.gap};
        for (const auto& [kind, messages] : activity.messages)
            if (const auto k = graph.kind(kind)) source.messages.push_back({static_cast<std::uint32_t>(*k), messages});
        const std::size_t before = out.size();
        spread(source, times, hour, out);
        for (std::size_t i = before; i < out.size(); ++i) ++by_activity[out[i].kind];
    }
    if (const auto document = graph.kind("document")) {
        const std::int64_t count = at_hour(tally.requests_by_hour[*document], hour) - by_activity[*document];
        spread({models::name_code("document") ^ users.region, count, {{static_cast<std::uint32_t>(*document), 1}}, {}}, times, hour, out);
    }
    return out;
}

TierHour& TierHour::operator+=(const TierHour& more)
{
    sojourn += more.sojourn;
    by_second.resize(std::max(by_second.size(), more.by_second.size()));
    for (std::size_t s = 0; s < more.by_second.size(); ++s) by_second[s] += more.by_second[s];
    requests += more.requests;
    attempts += more.attempts;
    refused += more.refused;
    left_over += more.left_over;
    busy += more.busy;
    return *this;
}

TierWork work_of(const PlatformGraph& graph, std::size_t t, const std::vector<PlatformRequest>& entering, const std::vector<std::vector<PlatformRequest>>& left,
                 std::uint64_t seed, std::uint32_t replication)
{
    const models::GraphTier& tier = graph.tiers[t];
    const sim::Stream service{seed, replication, models::purpose::platform_service}, route{seed, replication, models::purpose::platform_route};
    std::vector<const models::TierFlow*> of_kind(graph.kinds.size());
    std::vector<std::optional<sim::Sampler>> samplers(graph.kinds.size());
    TierWork out;
    for (const models::TierFlow& f : tier.flows) {
        of_kind[f.kind] = &f;
        samplers[f.kind].emplace(f.service);
    }
    std::vector<int> sources;                          // -1: those that enter; each once
    for (const models::TierFlow& f : tier.flows)
        if (std::ranges::find(sources, f.from) == sources.end()) sources.push_back(f.from);
    for (const int from : sources)
        for (const PlatformRequest& r : from < 0 ? entering : left[static_cast<std::size_t>(from)]) {
            const models::TierFlow* f = of_kind[r.kind];
            if (!f || f->from != from) continue;
            if (f->share < 1 && route.uniform({r.id, tier.code, r.kind}) >= f->share) continue;
            out.requests.push_back(r);
        }
    std::ranges::stable_sort(out.requests, [](const PlatformRequest& a, const PlatformRequest& b) { return std::tie(a.at, a.id, a.kind) < std::tie(b.at, b.id, b.kind); });
    out.service.reserve(out.requests.size());
    for (const PlatformRequest& r : out.requests) out.service.push_back(sim::to_ticks((*samplers[r.kind])(service, {r.id, tier.code, r.kind})));
    return out;
}

namespace {

/// An attempt of a request, by time, then by request.
struct Attempt {
    sim::Duration at{};
    std::size_t request = 0;
    int before = 0;
    friend bool operator>(const Attempt& a, const Attempt& b) { return std::tie(a.at, a.request) > std::tie(b.at, b.request); }
};

/// Calls take(request, time) for each request that is accepted, in order of time.
template <class Take> void through_limit(const models::RateLimit& limit, const TierWork& work, TierHour& out, Take&& take)
{
    std::priority_queue<Attempt, std::vector<Attempt>, std::greater<>> again;
    std::int64_t second = -1;
    double accepted = 0;
    for (std::size_t next = 0; next < work.requests.size() || !again.empty();) {
        Attempt a;
        if (again.empty() || (next < work.requests.size() && work.requests[next].at <= again.top().at)) {
            a = {work.requests[next].at, next, 0};
            ++next;
        } else {
            a = again.top();
            again.pop();
        }
        ++out.attempts;
        if (const std::int64_t now = a.at / std::chrono::seconds{1}; now != second) {
            second = now;
            accepted = 0;
        }
        if (accepted + 1 <= limit.per_second) {
            ++accepted;
            take(a.request, a.at);
            continue;
        }
        ++out.refused;
        if (a.before + 1 >= limit.attempts) {
            ++out.left_over;
            continue;
        }
        double pause = sim::seconds(limit.first_retry);
        for (int i = 0; i < a.before; ++i) pause *= limit.back_off;
        again.push({a.at + sim::to_ticks(pause), a.request, a.before + 1});
    }
}

}  // namespace

TierHour pass(const models::PlatformTier& tier, const TierWork& work, int servers, std::vector<PlatformRequest>* left)
{
    TierHour out;
    out.by_second.resize(3600);
    out.requests = static_cast<std::int64_t>(work.requests.size());
    sim::FifoWaits line{std::max(1, servers)};
    if (left) left->reserve(work.requests.size());
    const auto take = [&](std::size_t i, sim::Duration at) {
        const PlatformRequest& r = work.requests[i];
        const sim::Duration service = work.service[i], wait = tier.shared ? line.next(sim::SimTime{at}, service) : sim::Duration{};
        const sim::Duration end = at + wait + service + tier.delay;
        out.sojourn.add(end - r.at);
        out.busy += service;
        if (left) left->push_back({end, r.origin, r.id, r.kind});
    };
    for (const PlatformRequest& r : work.requests)
        if (r.at < one_hour) ++out.by_second[static_cast<std::size_t>(r.at / std::chrono::seconds{1})];
    if (tier.limit) {
        through_limit(*tier.limit, work, out, take);
        return out;
    }
    for (std::size_t i = 0; i < work.requests.size(); ++i) take(i, work.requests[i].at);
    out.attempts = out.requests;
    return out;
}

}  // namespace teleplan::planning
