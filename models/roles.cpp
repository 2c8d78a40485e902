#include "models/roles.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/staffing.hpp"
#include "models/territory.hpp"

namespace teleplan::models {

double productive_hours(const WorkingYear& y)
{
    return std::round(std::max(0.0, y.days - y.holidays - y.leave) * y.week / 5 * (1 - y.absence));
}

std::string role_of(const Plan& plan, const std::string& pool)
{
    const StaffPool* p = find(plan.organisation.pools, pool);
    if (p && !p->role.empty()) return p->role;
    return find(plan.organisation.roles, pool) ? pool : "";
}

RoleTerms terms_of(const Plan& plan, const std::string& name)
{
    RoleTerms out;
    for (const auto& [pool_name, pool] : plan.organisation.pools)
        if (role_of(plan, pool_name) == name) {
            out = {pool.productive_hours, pool.hour_rate, pool.telemedicine_share};
            break;
        }
    if (name == "community_nurse" && plan.organisation.training.community_nurse_share > 0) out.telemedicine_share = plan.organisation.training.community_nurse_share;
    if (name == "gp" && plan.organisation.training.gp_share > 0) out.telemedicine_share = plan.organisation.training.gp_share;
    const Role* role = find(plan.organisation.roles, name);
    if (!role) return out;
    if (role->working_year) out.productive_hours = std::max(1.0, productive_hours(*role->working_year));
    out.productive_hours = role->productive_hours.value_or(out.productive_hours);
    out.hour_rate = role->hour_rate.value_or(out.hour_rate);
    out.telemedicine_share = role->telemedicine_share.value_or(out.telemedicine_share);
    return out;
}

std::vector<double> role_shares(const Plan& plan, const std::string& pathway, const std::string& stage, const std::string& pool)
{
    const auto& roles = plan.organisation.roles;
    std::vector<double> out(roles.size(), 0);
    for (const std::string& service : {pathway + '.' + stage, pathway}) {
        bool named = false;
        for (std::size_t r = 0; r < roles.size(); ++r)
            if (const double* share = find(roles[r].second.services, service)) {
                out[r] = *share;
                named = true;
            }
        if (named) return out;
    }
    const std::string own = role_of(plan, pool);
    for (std::size_t r = 0; r < roles.size(); ++r) out[r] = roles[r].first == own ? 1 : 0;
    return out;
}

int heads(double fte, double telemedicine_share) { return static_cast<int>(std::ceil(fte / telemedicine_share - 1e-9)); }

int users_for(int heads, double take_up) { return static_cast<int>(std::ceil(heads / take_up - 1e-9)); }

int posts(const Posts& p, int cot, double inhabitants, double patients)
{
    const auto up = [](double value) { return static_cast<int>(std::ceil(value - 1e-9)); };
    return up(p.per_cot * cot) + (p.inhabitants ? up(inhabitants / *p.inhabitants) : 0) + (p.patients ? up(patients / *p.patients) : 0);
}

std::vector<int> users_by_role(const std::vector<int>& needed, int joining, const std::vector<double>& category_shares)
{
    std::vector<int> out = needed;
    int more = joining;
    for (const int n : needed) more -= n;
    if (more <= 0 || needed.empty()) return out;
    std::vector<double> weights = category_shares;
    if (std::ranges::all_of(weights, [](double w) { return w <= 0; })) weights.assign(needed.size(), 1);
    const auto parts = largest_remainder(more, weights);
    for (std::size_t r = 0; r < out.size(); ++r) out[r] += parts[r];
    return out;
}

WorkKind work_kind(std::string_view name, const Pathway& pathway)
{
    constexpr std::array<std::string_view, 5> technical{"help_desk", "onboarding", "device", "missing_data", "kit_"};
    if (pathway.kind) return *pathway.kind;
    return std::ranges::any_of(technical, [&](std::string_view t) { return name.starts_with(t); }) ? WorkKind::technical : WorkKind::clinical;
}

}  // namespace teleplan::models
