#include "planning/patients_result.hpp"

#include "models/plan_names.hpp"
#include "models/sensors.hpp"
#include "models/severity.hpp"
#include "planning/need_rows.hpp"

namespace teleplan::planning {

namespace {

using models::PatientVolumes;

/// The sum of a count over the authorities.
template <class Count> double sum(const RegionReplication& r, Count&& count)
{
    double out = 0;
    for (const AuthorityTally& a : r.authorities) out += static_cast<double>(count(a.volumes));
    return out;
}

GroupCourse course(const Study& study, const std::vector<RegionReplication>& replications, std::size_t g)
{
    const models::Plan& plan = study.plan;
    const auto per_year = [&](auto count) {
        return over(replications, [&](const RegionReplication& r) { return sum(r, [&](const models::Volumes& v) { return count(v); }) * study.per_year(); });
    };
    const models::AlertTruth truth = models::alert_truth(plan.sensors.alerts);
    const auto part = [](sim::Interval i, double factor) { return sim::Interval{i.mean * factor, i.half_width * factor}; };
    GroupCourse out;
    out.group = models::name_of(static_cast<models::TargetGroup>(g));
    for (std::size_t s = 0; s < plan.programmes[g].states.size(); ++s)
        out.patients_by_state.emplace_back(plan.programmes[g].states[s].first, part(per_year([&](const models::Volumes& v) { return v.patients.state_days[g][s]; }), 1 / 365.25));
    out.worsenings = per_year([&](const models::Volumes& v) { return v.patients.worsenings[g]; });
    out.admissions = per_year([&](const models::Volumes& v) { return v.patients.admissions[g]; });
    out.days_away = per_year([&](const models::Volumes& v) { return v.patients.days_away[g]; });
    out.alerts = per_year([&](const models::Volumes& v) { return v.patients.alerts[g]; });
    out.cases = per_year([&](const models::Volumes& v) {
        std::int64_t cases = 0;
        for (const std::int64_t count : v.alerts[g]) cases += count;
        return cases;
    });
    out.true_alerts = part(out.alerts, truth.true_share);
    out.false_alerts = part(out.alerts, 1 - truth.true_share);
    out.missed = part(out.true_alerts, truth.missed_per_true);
    out.sent_by_carers = part(per_year([&](const models::Volumes& v) { return v.sessions[g]; }), plan.protocols[g].carer_share);
    return out;
}

}  // namespace

PatientsResult patients_result(const Study& study, const std::vector<RegionReplication>& replications)
{
    const std::string& rule = study.plan.sensors.alerts.rule;
    PatientsResult out{rule.empty() ? "simple" : rule, {}};
    for (std::size_t g = 0; g < models::group_count; ++g)
        if (study.plan.programmes[g].share > 0) out.groups.push_back(course(study, replications, g));
    return out;
}

}  // namespace teleplan::planning
