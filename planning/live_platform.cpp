#include "planning/live_platform.hpp"

#include "models/socioeconomic.hpp"
#include "planning/platform_answer.hpp"
#include "planning/platform_sizing.hpp"

namespace teleplan::planning {

LivePlatform::LivePlatform(const Study& study, std::uint32_t replication, const models::Volumes& volumes)
    : graph_{models::platform_graph(study.plan.platform)}, document_{graph_.kind("document")}, documents_of_tier_(graph_.tiers.size())
{
    const models::Televisit& visit = study.plan.services.televisit;
    const double failures = study.cohorts.empty() ? visit.technical_failure : models::technical_failure(study.plan, study.cohorts.front().authority);   // one region
    documents_of_televisit_ = (1 - visit.no_show - failures) * static_cast<double>(visit.on_completion.size());
    tally_.messages_by_hour = volumes.messages_by_hour;
    tally_.documents_by_hour = volumes.documents_by_hour;
    if (!graph_.tiers.empty()) count_requests(study.plan, graph_, study.regime, replication, platform_users(study, volumes), volumes, tally_);
    for (std::size_t t = 0; t < graph_.tiers.size(); ++t)
        for (const models::TierFlow& flow : graph_.tiers[t].flows)
            if (document_ && flow.kind == *document_) documents_of_tier_[t] += flow.factor;
}

LivePlatform::Hour LivePlatform::hour(std::size_t h, double televisits) const
{
    const auto at = [h](const std::vector<std::int64_t>& by_hour) { return h < by_hour.size() ? static_cast<double>(by_hour[h]) : 0.0; };
    const double of_televisits = televisits * documents_of_televisit_;
    Hour out;
    out.messages = at(tally_.messages_by_hour);
    out.documents = at(tally_.documents_by_hour) + of_televisits;
    for (std::size_t t = 0; t < graph_.tiers.size(); ++t) {
        const double documents = document_ ? at(tally_.requests_by_hour[*document_]) : 0;
        out.requests.push_back(tier_load(graph_.tiers[t], tally_, h) + documents_of_tier_[t] * of_televisits);
        out.documents_of_tier.push_back(documents_of_tier_[t] * (documents + of_televisits));
    }
    return out;
}

}  // namespace teleplan::planning
