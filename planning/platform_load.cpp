#include "planning/platform_load.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "models/socioeconomic.hpp"
#include "planning/need_rows.hpp"

namespace teleplan::planning {

namespace {

/// Of a group's received sessions: those of patients with a second condition carry both protocols' messages.
double session_kilobytes(const models::Plan& plan, const models::Volumes& v, std::size_t group)
{
    const auto second = static_cast<double>(v.patients.second_sessions[group]), alone = static_cast<double>(v.sessions[group]) - second;
    const models::Protocol& own = plan.protocols[group];
    double kilobytes = alone * models::session_kilobytes(plan.platform, own);
    if (const auto& other = plan.programmes[group].comorbidity)
        kilobytes += second * models::session_kilobytes(plan.platform, models::merged(own, plan.protocols[static_cast<std::size_t>(other->group)]));
    return kilobytes;
}

}  // namespace

std::string hour_label(DateRange regime, int hour)
{
    const std::string clock = std::to_string(hour % 24);
    return models::to_string(regime.from + hour / 24) + ' ' + (clock.size() < 2 ? "0" : "") + clock;
}

double completed_share(const Study& study)
{
    return 1 - study.plan.services.televisit.no_show - models::technical_failure(study.plan, study.cohorts.front().authority);
}

double documents_in(const Study& study, const PlatformTally& tally, std::size_t hour)
{
    const double ended = hour < tally.televisits_by_hour.size() ? static_cast<double>(tally.televisits_by_hour[hour]) : 0;
    return static_cast<double>(tally.documents_by_hour[hour]) + completed_share(study) * ended * static_cast<double>(study.plan.services.televisit.on_completion.size());
}

double video_in(const Study& study, const PlatformTally& tally, std::size_t hour)
{
    return hour < tally.video_by_hour.size() ? sim::seconds(tally.video_by_hour[hour]) / 3600 * (1 - study.plan.services.televisit.no_show) : 0;
}

PlatformLoad platform_load(const Study& study, const std::vector<RegionReplication>& replications)
{
    const models::Plan& plan = study.plan;
    PlatformLoad out;
    std::map<int, int> peaks;
    for (const RegionReplication& r : replications) ++peaks[r.platform.peak_hour];
    if (!peaks.empty()) out.peak_hour = hour_label(study.regime, std::ranges::max_element(peaks, {}, [](const auto& p) { return p.second; })->first);

    out.messages_per_second = over(replications, [](const RegionReplication& r) { return static_cast<double>(r.platform.peak_messages) / 3600; });
    out.messages_per_second_q999 = over(replications, [](const RegionReplication& r) { return static_cast<double>(r.platform.peak_second_q999); });
    out.messages_per_second_max = over(replications, [](const RegionReplication& r) { return static_cast<double>(r.platform.peak_second_max); });
    out.documents_per_minute = over(replications, [&](const RegionReplication& r) {
        double most = 0;
        for (std::size_t h = 0; h < r.platform.documents_by_hour.size(); ++h) most = std::max(most, documents_in(study, r.platform, h));
        return most / 60;
    });
    out.concurrent_video = over(replications, [&](const RegionReplication& r) {
        double most = 0;
        for (std::size_t h = 0; h < r.platform.video_by_hour.size(); ++h) most = std::max(most, video_in(study, r.platform, h));
        return most;
    });
    out.messages_per_year = over(replications, [&](const RegionReplication& r) {
        return static_cast<double>(std::accumulate(r.platform.messages_by_hour.begin(), r.platform.messages_by_hour.end(), std::int64_t{0})) * study.per_year();
    });
    const auto* alert = models::find(plan.platform.messages, "alert");
    const auto* document = models::find(plan.platform.messages, "document");
    const auto* reminder = models::find(plan.platform.messages, "reminder");
    out.gigabytes_per_year = over(replications, [&](const RegionReplication& r) {
        double kilobytes = 0;
        for (const AuthorityTally& a : r.authorities) {
            const models::Volumes& v = a.volumes;
            for (std::size_t g = 0; g < models::group_count; ++g) {
                kilobytes += session_kilobytes(plan, v, g);
                kilobytes += static_cast<double>(v.patients.alerts[g]) * (alert ? alert->kilobytes : 0);
            }
            kilobytes += static_cast<double>(v.reminders) * (reminder ? reminder->kilobytes : 0);
            kilobytes += static_cast<double>(v.all_documents()) * (document ? document->kilobytes : 0);
        }
        return kilobytes / 1e6 * study.per_year();
    });
    for (std::size_t h = 0; h < 24; ++h)
        for (const RegionReplication& r : replications)
            for (std::size_t i = h; i < r.platform.messages_by_hour.size(); i += 24)
                out.messages_by_hour[h] += static_cast<double>(r.platform.messages_by_hour[i]) / (3600 * study.regime_days() * static_cast<double>(replications.size()));
    return out;
}

}  // namespace teleplan::planning
