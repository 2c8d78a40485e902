// Roles, holidays and training; which pools may do which work.
#include <algorithm>
#include <cmath>

#include "models/plan_check_parts.hpp"
#include "models/roles.hpp"

namespace teleplan::models::detail
{
namespace
{

void check_role(Checker& c, const std::string& at, const Role& role)
{
    c.exists(below(at, "category"), role.category, names_of(c.plan.organisation.operators), "no_such_category");
    if (role.employed || role.contracted || role.accredited)
        c.sum_is_one(at, role.employed.value_or(0) + role.contracted.value_or(0) + role.accredited.value_or(0), 1e-6, "shares_do_not_sum");
    double professions = 0;
    for (const auto& [name, share] : role.professions) professions += share;
    if (!role.professions.empty()) c.sum_is_one(below(at, "professions"), professions, 1e-6, "shares_do_not_sum");
    std::vector<std::string> dotted;
    for (const auto& [pathway_name, pathway] : c.plan.pathways)
        for (const auto& [name, stage] : pathway.stages) dotted.push_back(pathway_name + '.' + name);
    Names services = names_of(c.plan.pathways);
    services.insert(services.end(), dotted.begin(), dotted.end());
    for (const auto& [service, share] : role.services) c.exists(below(below(at, "services"), service), service, services, "no_such_stage");
}

/// Roles of one category share all that is left of it.
void check_categories(Checker& c)
{
    for (const auto& [category, about] : c.plan.organisation.operators) {
        double sum = 0;
        bool any = false;
        for (const auto& [name, role] : c.plan.organisation.roles)
            if (role.category == category) {
                sum += role.category_share;
                any = true;
            }
        if (any && std::abs(sum - 1) > 1e-6) c.report("/organisation/roles", "category_shares", {category, number_text(sum)});
    }
}

void check_visit(Checker& c, const std::string& pathway, const std::string& stage, const Visit& visit, WorkKind kind)
{
    const std::string at = below(below(below("/pathways", pathway), "stages"), stage);
    const StaffPool* pool = find(c.plan.organisation.pools, visit.pool);
    if (!pool) return;                                             // reported as no_such_pool
    if (pool->kind && *pool->kind != kind) {
        if (kind == WorkKind::clinical) c.report(below(at, "visit"), "clinical_work_in_technical_pool", {pathway, visit.pool});
        else if (!visit.clinically_flagged) c.report(below(at, "visit"), "technical_work_in_clinical_pool", {pathway, visit.pool});
    }
    if (c.plan.organisation.roles.empty()) return;
    double sum = 0;
    for (const double share : role_shares(c.plan, pathway, stage, visit.pool)) sum += share;
    if (sum == 0) c.report(below("/organisation/pools", visit.pool), "pool_without_role", {visit.pool});
    else if (std::abs(sum - 1) > 1e-6) c.report("/organisation/roles", "role_shares", {pathway + '.' + stage, number_text(sum)});
}

void check_holiday(Checker& c, const std::string& at, const Holiday& h)
{
    constexpr int leap_year = 2024;
    if (civil(to_date({leap_year, h.month, h.day})) != YearMonthDay{leap_year, h.month, h.day})
        c.report(below(at, "day"), "out_of_range", {std::to_string(h.day), "1", std::to_string(first_day({leap_year * 12 + h.month}) - first_day({leap_year * 12 + h.month - 1})), ""});
}

}  // namespace

void check_roles(Checker& c)
{
    const Organisation& o = c.plan.organisation;
    Names codes;
    for (const Authority& a : c.territory.authorities)
        if (a.region_code == c.plan.plan.region_code) codes.push_back(a.code);
    for (const auto& [name, holiday] : o.holidays) check_holiday(c, below("/organisation/holidays", name), holiday);
    for (const auto& [code, holiday] : o.patron_saints) {
        const std::string at = below("/organisation/patron_saints", code);
        c.exists(at, code, codes, "no_such_authority");
        check_holiday(c, at, holiday);
    }
    for (const auto& [name, pool] : o.pools)
        if (!o.roles.empty()) c.exists(below(below("/organisation/pools", name), "role"), pool.role, names_of(o.roles), "no_such_role");
    for (const auto& [name, role] : o.roles) check_role(c, below("/organisation/roles", name), role);
    if (!o.roles.empty()) check_categories(c);
    if (o.training.trainers && o.training.trainer_hours_per_month <= Duration{})
        c.report("/organisation/training/trainer_hours_per_month", "missing_field", {"trainer_hours_per_month"});
    for (const auto& [pathway_name, pathway] : c.plan.pathways)
        for (const auto& [name, stage] : pathway.stages)
            if (const auto* visit = std::get_if<Visit>(&stage.step)) check_visit(c, pathway_name, name, *visit, work_kind(pathway_name, pathway));
}

}  // namespace teleplan::models::detail
