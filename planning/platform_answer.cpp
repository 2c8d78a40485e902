#include "planning/platform_answer.hpp"

#include <algorithm>
#include <map>

#include "planning/enrolment.hpp"
#include "planning/platform_load.hpp"
#include "planning/platform_outages.hpp"
#include "planning/platform_twin.hpp"

namespace teleplan::planning {

namespace {

using models::GraphTier;
using models::PlatformGraph;
using sim::Interval;

Interval interval_of(const std::vector<double>& values)
{
    if (values.empty()) return {};
    return values.size() < 2 ? Interval{values.front(), 0} : sim::mean_interval(values, 0.95);
}
template <class Items, class Value> Interval over_all(const Items& items, Value&& value)
{
    std::vector<double> values;
    for (const auto& item : items) values.push_back(value(item));
    return interval_of(values);
}

double days_of(const PlatformSource& s) { return s.regime.to - s.regime.from + 1; }
double per_year(const PlatformSource& s) { return 365.25 / days_of(s); }

double total(const std::vector<std::int64_t>& by_hour)
{
    std::int64_t sum = 0;
    for (const std::int64_t n : by_hour) sum += n;
    return static_cast<double>(sum);
}

/// Mean service of a tier's requests over the years of all replications [s].
double mean_service(const GraphTier& tier, const PlatformSource& source)
{
    double requests = 0, busy = 0;
    for (const models::TierFlow& f : tier.flows)
        for (const PlatformTally* tally : source.tallies) {
            const double n = f.factor * total(tally->requests_by_hour[f.kind]);
            requests += n;
            busy += n * sim::mean(f.service);
        }
    return requests > 0 ? busy / requests : 0;
}

void add_load(TierResult& out, const GraphTier& tier, const PlatformSource& source)
{
    out.name = tier.name;
    out.national = tier.plan.scope == models::TierScope::national;
    out.shared = tier.plan.shared;
    std::map<int, int> peaks;
    for (const PlatformTally* tally : source.tallies) ++peaks[busiest_hour(tier, *tally)];
    out.peak_hour = hour_label(source.regime, std::ranges::max_element(peaks, {}, [](const auto& p) { return p.second; })->first);
    out.peak_mean = over_all(source.tallies, [&](const PlatformTally* t) { return tier_load(tier, *t, static_cast<std::size_t>(busiest_hour(tier, *t))) / 3600; });
    const auto hours = static_cast<std::size_t>(days_of(source) * 24);
    out.requests_per_year = over_all(source.tallies, [&](const PlatformTally* t) {
        double sum = 0;
        for (const models::TierFlow& f : tier.flows) sum += f.factor * total(t->requests_by_hour[f.kind]);
        return sum * per_year(source);
    });
    for (const PlatformTally* t : source.tallies)
        for (std::size_t h = 0; h < hours; ++h) out.by_hour[h % 24] += tier_load(tier, *t, h) / (3600 * days_of(source) * static_cast<double>(source.tallies.size()));
}

double second_quantile(const TierHour& hour, double p)
{
    std::vector<std::uint32_t> seconds = hour.by_second;
    if (seconds.empty()) return 0;
    std::ranges::sort(seconds);
    return seconds[static_cast<std::size_t>(p * static_cast<double>(seconds.size())) - 1];
}

void add_peak(TierResult& out, const GraphTier& tier, const TierPeak& peak)
{
    const auto seconds_at = [](double p) { return [p](const TierHour& h) { return sim::seconds(h.sojourn.quantile(p)); }; };
    out.peak_q999 = over_all(peak.hours, [](const TierHour& h) { return second_quantile(h, 0.999); });
    out.peak_max = over_all(peak.hours, [](const TierHour& h) { return second_quantile(h, 1); });
    out.offered = over_all(peak.hours, [](const TierHour& h) { return sim::seconds(h.busy) / 3600; });
    out.p50 = over_all(peak.hours, seconds_at(0.5));
    out.p95 = over_all(peak.hours, seconds_at(0.95));
    out.p99 = over_all(peak.hours, seconds_at(0.99));
    const auto ratio = [](std::int64_t a, std::int64_t b) { return b > 0 ? static_cast<double>(a) / static_cast<double>(b) : 0; };
    out.attempts = over_all(peak.hours, [&](const TierHour& h) { return ratio(h.attempts, h.requests); });
    out.refused = over_all(peak.hours, [&](const TierHour& h) { return ratio(h.refused, h.attempts); });
    out.left_over = over_all(peak.hours, [&](const TierHour& h) { return ratio(h.left_over, h.requests); });
    out.servers = tier.plan.shared ? peak.servers : 0;
    out.sized = peak.sized;
    out.met = peak.met;
    out.p95_one_less = peak.p95_one_less;
    for (const auto& [name, share] : tier.plan.micro_services) out.micro_services.push_back({name, share * out.offered.mean});
    if (tier.plan.target_p95) out.target_p95 = sim::seconds(*tier.plan.target_p95);
    if (!tier.plan.shared) return;
    out.occupancy = out.offered.mean / out.servers;
    const TierHour all = peak.together();
    const double requests = static_cast<double>(all.requests - all.left_over);
    const sim::Demand demand{requests / (3600.0 * static_cast<double>(peak.hours.size())), requests > 0 ? sim::seconds(all.busy) / requests : 0};
    const double delay = sim::seconds(tier.plan.delay);
    if (out.target_p95) out.formula_servers = servers_for_sojourn(demand, *out.target_p95 - delay, 0.95);
    if (sim::offered_load(demand) < out.servers) out.formula_p95 = sojourn_quantile(demand, out.servers, 0.95) + delay;
}

void add_outages(TierResult& out, const GraphTier& tier, const PlatformSource& source, std::size_t t, const std::vector<std::vector<TierYear>>& years)
{
    const double seconds = days_of(source) * 86400;
    if (const auto times = models::up_and_down(source.platform, tier.plan)) out.outages.expected_availability = times->availability();
    const auto over_years = [&](auto&& value) { return over_all(years, [&](const std::vector<TierYear>& year) { return value(year[t]); }); };
    out.outages.availability = over_years([&](const TierYear& y) { return 1 - y.down_seconds / seconds; });
    out.outages.hours = over_years([&](const TierYear& y) { return y.down_seconds / 3600 * per_year(source); });
    out.outages.number = over_years([&](const TierYear& y) { return y.outages * per_year(source); });
    out.outages.buffered = over_years([&](const TierYear& y) { return y.backlog.buffered * per_year(source); });
    out.outages.burst_per_second = over_years([](const TierYear& y) { return y.backlog.burst_per_second; });
    out.outages.backlog_most = over_years([](const TierYear& y) { return y.backlog.most; });
    std::vector<double> drains;
    for (const auto& year : years) drains.insert(drains.end(), year[t].backlog.drained_after.begin(), year[t].backlog.drained_after.end());
    if (!drains.empty()) {
        out.outages.drain_p50 = sim::quantile(drains, 0.5);
        out.outages.drain_p95 = sim::quantile(drains, 0.95);
        out.outages.drain_max = std::ranges::max(drains);
    }
    if (tier.plan.deadline) out.outages.in_time = over_years([](const TierYear& y) { return y.requests > 0 ? y.in_time / y.requests : 1; });
    if (tier.plan.validity) out.outages.again = over_years([&](const TierYear& y) { return y.again * per_year(source); });
}

/// Requests a second that each tier can do while it is up.
std::vector<double> capacities(const PlatformGraph& graph, const PlatformSource& source, const PlatformPeaks& peaks)
{
    std::vector<double> out;
    for (std::size_t t = 0; t < graph.tiers.size(); ++t) {
        const double service = mean_service(graph.tiers[t], source);
        double most = service > 0 ? peaks.tiers[t].servers / service : 1e12;
        if (const auto& limit = graph.tiers[t].plan.limit) most = std::min(most, limit->per_second);
        out.push_back(most);
    }
    return out;
}

void add_storage(PlatformResult& out, const PlatformGraph& graph, const PlatformSource& source)
{
    for (std::size_t k = 0; k < graph.kinds.size(); ++k) {
        const models::MessageKind& kind = source.platform.messages[k].second;
        Storage s{graph.kinds[k], over_all(source.tallies, [&](const PlatformTally* t) { return total(t->requests_by_hour[k]) * per_year(source); }), {},
                  kind.retention_years.value_or(0), 0};
        const double gigabytes = kind.kilobytes / 1e6;
        s.gigabytes_per_year = {s.messages_per_year.mean * gigabytes, s.messages_per_year.half_width * gigabytes};
        s.gigabytes_kept = s.gigabytes_per_year.mean * s.retention_years;
        out.storage.push_back(std::move(s));
    }
}

}  // namespace

PlatformUsers platform_users(const Study& study, const models::Volumes& patients)
{
    PlatformUsers out;
    for (const std::int64_t days : patients.active_days) out.bases.patients += static_cast<double>(days) / study.regime_days();
    if (study.national_population > 0)
        for (const auto& [name, category] : study.plan.organisation.operators)
            out.bases.operators += models::professionals(category, study.region_population, study.national_population);
    for (const char c : study.plan.plan.region_code) out.region = out.region * 10 + static_cast<std::uint32_t>(c - '0');
    out.completed_share = completed_share(study);
    return out;
}

PlatformResult platform_answer(const PlatformSource& source, const Executor& executor)
{
    PlatformResult out;
    const PlatformGraph graph = models::platform_graph(source.platform);
    if (graph.tiers.empty() || source.tallies.empty()) return out;
    out.latency_replications = static_cast<int>(std::min(source.tallies.size(), most_latency_replications));
    const PlatformPeaks peaks = platform_peaks(source, graph, executor);
    const std::vector<double> capacity = capacities(graph, source, peaks);
    const auto years = executor.map(source.tallies.size(), [&](std::size_t r) {
        std::vector<std::vector<Span>> down;
        for (const GraphTier& tier : graph.tiers)
            down.push_back(outages(source.platform, tier, source.regime, source.seed, source.first_replication + static_cast<std::uint32_t>(r), source.region));
        return year_of_tiers(graph, *source.tallies[r], capacity, down);
    });
    for (std::size_t t = 0; t < graph.tiers.size(); ++t) {
        TierResult& tier = out.tiers.emplace_back();
        add_load(tier, graph.tiers[t], source);
        add_peak(tier, graph.tiers[t], peaks.tiers[t]);
        add_outages(tier, graph.tiers[t], source, t, years);
    }
    for (const WayPeak& way : peaks.ways) {
        const auto at = [&](double p) { return over_all(way.sojourn, [p](const sim::LogHistogram& h) { return sim::seconds(h.quantile(p)); }); };
        out.end_to_end.push_back({graph.kinds[way.kind], graph.tiers[way.tier].name, at(0.5), at(0.95), at(0.99)});
    }
    for (std::size_t a = 0; a < source.platform.activities.size(); ++a)
        out.activities.push_back({source.platform.activities[a].first,
                                  over_all(source.tallies, [&](const PlatformTally* t) { return a < t->activities.size() ? static_cast<double>(t->activities[a]) * per_year(source) : 0; })});
    add_storage(out, graph, source);
    out.video.concurrent = over_all(source.tallies, [&](const PlatformTally* t) {
        sim::Duration most{};
        for (const sim::Duration busy : t->video_by_hour) most = std::max(most, busy);
        return sim::seconds(most) / 3600 * source.video_share;
    });
    const double megabit = source.platform.video_megabit_per_second;
    out.video.megabit_per_second = {out.video.concurrent.mean * megabit, out.video.concurrent.half_width * megabit};
    return out;
}

PlatformResult platform_answer(const Study& study, const std::vector<RegionReplication>& replications, std::uint32_t first, const Executor& executor)
{
    const models::Plan& plan = study.plan;
    if (plan.platform.tiers.empty()) return {};
    const PlatformGraph graph = models::platform_graph(plan.platform);
    PlatformSource source{plan.platform, study.regime, static_cast<std::uint64_t>(plan.plan.seed), first, platform_users(study, {}).region,
                          1 - plan.services.televisit.no_show, {}, {}};
    for (const RegionReplication& r : replications) source.tallies.push_back(&r.platform);
    const auto cohorts = executor.map(std::min(replications.size(), most_latency_replications), [&](std::size_t r) {   // of those whose hours are asked for
        return enrolled(study, first + static_cast<std::uint32_t>(r)).cohorts;
    });
    source.requests = [&](std::size_t r, int hour) {
        const auto replication = first + static_cast<std::uint32_t>(r);
        const models::DemandModel model{plan, study.clinical, study.centre, replication};
        return requests_in_hour(study, cohorts[r], graph, model, replication, platform_users(study, volumes(replications[r])), replications[r].platform, hour);
    };
    return platform_answer(source, executor);
}

}  // namespace teleplan::planning
