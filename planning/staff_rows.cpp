#include "planning/staff_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/roles.hpp"
#include "models/training.hpp"

namespace teleplan::planning {

namespace {

double hours(Duration d) { return sim::seconds(d) / 3600; }

/// Of two kinds of work; the interval is as if they rose and fell together.
Interval sum_of(const Interval& a, const Interval& b) { return {a.mean + b.mean, a.half_width + b.half_width}; }

/// Servers of a pool that a stage takes; 0: it does not need the pool.
int units_of(const sim::Stage& stage, sim::PoolId pool)
{
    if (stage.pool == pool) return stage.units;
    const auto need = std::ranges::find(stage.also, pool, &sim::Need::pool);
    return need == stage.also.end() ? 0 : need->units;
}

/// The work of one network's pools, shared by the roles.
class SharedWork {
public:
    /// busy_of(replication, stage): time worked in the regime; part: of it, that is meant.
    template <class Busy> SharedWork(const TableInputs& in, const models::PathwayNetwork& network, double part, Busy&& busy_of)
        : plan_{in.study.plan}, roles_(plan_.organisation.roles.size()), part_{part}
    {
        for (std::size_t p = 0; p < network.pools.size(); ++p) add_pool(in, network, p, busy_of);
    }

    struct OfRole { Interval hours; models::Named<Interval> by_service; std::vector<double> of_pools; };   // of_pools: shares of their work
    [[nodiscard]] const OfRole& role(std::size_t r) const { return roles_[r]; }
    /// Hours a year of the role's part of the pools' seats.
    [[nodiscard]] double seat_hours(std::size_t r, const Study& study, const std::vector<PoolStaff>& staff) const
    {
        double sum = 0;
        for (std::size_t p = 0; p < staff.size(); ++p) sum += roles_[r].of_pools[p] * part_ * seat_hours_per_year(study, staff[p]);
        return sum;
    }

private:
    template <class Busy> void add_pool(const TableInputs& in, const models::PathwayNetwork& network, std::size_t p, Busy&& busy_of)
    {
        const double per_year = in.study.per_year() * part_;
        std::vector<std::vector<double>> shares(network.stages.size());
        double all = 0;
        for (std::size_t s = 0; s < network.stages.size(); ++s) {
            const int units = units_of(network.network.stages[s], sim::PoolId{static_cast<std::uint32_t>(p)});
            if (units == 0) continue;
            const models::NamedStage& stage = network.stages[s];
            shares[s] = models::role_shares(plan_, stage.pathway, stage.stage, network.pools[p]);
            for (double& share : shares[s]) share *= units;
            const Interval busy = over(in.replications, [&](const RegionReplication& r) { return hours(busy_of(r, s)) * per_year; });
            all += busy.mean * units;
            for (std::size_t role = 0; role < roles_.size(); ++role)
                if (shares[s][role] > 0) add_service(roles_[role].by_service, stage.pathway, {busy.mean * shares[s][role], busy.half_width * shares[s][role]});
        }
        const std::string own = models::role_of(plan_, network.pools[p]);
        for (std::size_t role = 0; role < roles_.size(); ++role) {
            const Interval busy = over(in.replications, [&](const RegionReplication& r) {
                double sum = 0;
                for (std::size_t s = 0; s < shares.size(); ++s)
                    if (!shares[s].empty()) sum += shares[s][role] * hours(busy_of(r, s));
                return sum * per_year;
            });
            roles_[role].hours = sum_of(roles_[role].hours, busy);
            roles_[role].of_pools.push_back(all > 0 ? busy.mean / all : plan_.organisation.roles[role].first == own ? 1 : 0);
        }
    }
    static void add_service(models::Named<Interval>& to, const std::string& pathway, const Interval& busy)
    {
        for (auto& [name, value] : to)
            if (name == pathway) {
                value = sum_of(value, busy);
                return;
            }
        to.emplace_back(pathway, busy);
    }

    const models::Plan& plan_;
    std::vector<OfRole> roles_;
    double part_;
};

/// Hours and full-time equivalents of a role's work and posts; those of the pools' work come from two networks.
void fill_work(RoleNeed& need, const models::RoleTerms& terms, const SharedWork::OfRole& own, const SharedWork::OfRole& shared)
{
    const double of_posts = need.posts * terms.telemedicine_share;                  // full-time equivalents on telemedicine
    need.hours = sum_of(own.hours, shared.hours);
    need.hours.mean += of_posts * terms.productive_hours;
    need.fte_mean = {need.hours.mean / terms.productive_hours, need.hours.half_width / terms.productive_hours};
    need.hours_by_service = own.by_service;
    need.hours_by_service.insert(need.hours_by_service.end(), shared.by_service.begin(), shared.by_service.end());
    need.shared = own.hours.mean == 0 && shared.hours.mean > 0;
}

Duration of_centre(const RegionReplication& r, std::size_t stage) { return r.centre.stages[stage].busy; }

double active_in_region(const TableInputs& in)
{
    return over(in.replications, [&](const RegionReplication& r) {
        double days = 0;
        for (const AuthorityTally& a : r.authorities)
            days += static_cast<double>(std::accumulate(a.volumes.active_days.begin(), a.volumes.active_days.end(), std::int64_t{0}));
        return days / in.study.regime_days();
    }).mean;
}

models::OperatorCategory with_employment_of(const models::OperatorCategory& category, const models::Role& role)
{
    models::OperatorCategory out = category;
    if (!role.employed && !role.contracted && !role.accredited) return out;
    out.employed = role.employed.value_or(0);
    out.contracted = role.contracted.value_or(0);
    out.accredited = role.accredited.value_or(0);
    return out;
}

/// The users of one category in one authority, and of its roles.
UserLine category_users(const TableInputs& in, const std::string& name, const models::OperatorCategory& category, int joining, NeedRow& row)
{
    const auto& roles = in.study.plan.organisation.roles;
    std::vector<std::size_t> mine;
    std::vector<int> needed;
    std::vector<double> weights;
    UserLine line{name, 0, 0, 0, 0, 0};
    for (std::size_t r = 0; r < roles.size(); ++r) {
        if (roles[r].second.category != name) continue;
        mine.push_back(r);
        needed.push_back(models::users_for(row.staff_need.roles[r].heads, roles[r].second.take_up));
        weights.push_back(roles[r].second.category_share);
        line.sized_heads += row.staff_need.roles[r].heads;
    }
    const auto users = models::users_by_role(needed, joining, weights);
    for (std::size_t i = 0; i < mine.size(); ++i) {
        RoleNeed& role = row.staff_need.roles[mine[i]];
        const models::Users split = models::by_employment(with_employment_of(category, roles[mine[i]].second), users[i]);
        role.users = split.total, role.employed = split.employed, role.contracted = split.contracted, role.accredited = split.accredited;
        line.total += split.total, line.employed += split.employed, line.contracted += split.contracted, line.accredited += split.accredited;
    }
    return line;
}

}  // namespace

void fill_roles(NeedRow& row, const TableInputs& in, std::size_t a)
{
    const auto& roles = in.study.plan.organisation.roles;
    if (roles.empty()) return;
    const double active = active_in_region(in);
    const SharedWork own{in, in.study.clinical, 1, [a](const RegionReplication& r, std::size_t stage) { return r.authorities[a].service.stages[stage].busy; }};
    const SharedWork shared{in, in.study.centre, active > 0 ? row.active.mean / active : 1, of_centre};
    for (std::size_t r = 0; r < roles.size(); ++r) {
        const auto& [name, role] = roles[r];
        const models::RoleTerms terms = models::terms_of(in.study.plan, name);
        RoleNeed need;
        need.role = name;
        need.category = role.category;
        need.posts = models::posts(role.posts, row.cot, row.population, row.active.mean);
        fill_work(need, terms, own.role(r), shared.role(r));
        const double of_seats =
            (own.seat_hours(r, in.study, in.staffing.clinical[a]) + shared.seat_hours(r, in.study, in.staffing.centre)) / terms.productive_hours;
        need.fte_with_shifts = of_seats + need.posts * terms.telemedicine_share;
        need.heads = models::heads(of_seats, terms.telemedicine_share) + need.posts;
        row.staff_need.roles.push_back(std::move(need));
    }
}

std::vector<std::vector<UserLine>> users(const TableInputs& in, std::vector<NeedRow>& rows)
{
    const models::Organisation& organisation = in.study.plan.organisation;
    std::vector<double> population;
    for (const models::Cohort& c : in.study.cohorts) population.push_back(c.authority.population);
    std::vector<std::vector<UserLine>> out(rows.size());
    for (const auto& entry : organisation.operators) {
        const auto& [name, category] = entry;
        const int region = static_cast<int>(std::lround(models::professionals(category, in.study.region_population, in.study.national_population)));
        const auto parts = models::largest_remainder(region, population);
        const bool has_roles = std::ranges::any_of(organisation.roles, [&](const auto& role) { return role.second.category == entry.first; });
        for (std::size_t a = 0; a < parts.size(); ++a) {
            if (has_roles) {
                out[a].push_back(category_users(in, name, category, parts[a], rows[a]));
                continue;
            }
            const models::StaffPool* pool = models::find(organisation.pools, category.pool);
            const auto staff = std::ranges::find(rows[a].staff, category.pool, &NeedRow::Staff::pool);
            const int heads = pool && staff != rows[a].staff.end() ? models::heads(staff->fte_with_shifts, *pool) : 0;
            const models::Users split = models::by_employment(category, std::max(parts[a], heads));
            out[a].push_back({name, split.total, split.employed, split.contracted, split.accredited, heads});
        }
    }
    return out;
}

void fill_training(NeedRow& row, const TableInputs& in)
{
    std::vector<double> weights;
    double rest = 0;
    for (const UserLine& line : row.users) rest += line.total;
    for (const RoleNeed& role : row.staff_need.roles) {
        weights.push_back(role.users);
        rest -= role.users;
    }
    weights.push_back(std::max(0.0, rest));                        // of categories that have no role
    const models::Training& training = in.study.plan.organisation.training;
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    if (sum > 0) {
        const auto parts = models::largest_remainder(row.users_to_train, weights);
        for (std::size_t r = 0; r < row.staff_need.roles.size(); ++r) {
            row.staff_need.roles[r].to_train = parts[r];
            row.staff_need.roles[r].training_hours = parts[r] * hours(training.per_user);
        }
    }
    if (row.code != "region" || !models::trained_per_month(training)) return;
    const auto last = models::all_trained_on(in.study.plan, sum);
    const models::Date start = models::training_start(in.study.plan), end = std::min(last.value_or(in.study.regime.to), in.study.regime.to);
    for (models::MonthId month = models::month_of(start); models::first_day(month) <= end; month = {month.index + 1}) {
        const models::Date day = models::first_day({month.index + 1});
        row.staff_need.trained.emplace_back(models::to_string(day), models::trained_by(in.study.plan, sum, day));
    }
    if (last) row.staff_need.all_trained_on = models::to_string(*last);
}

void sum_roles(NeedRow& region, const TableInputs& in, const std::vector<NeedRow>& rows)
{
    const auto& roles = in.study.plan.organisation.roles;
    const SharedWork own{in, in.study.clinical, 1, [](const RegionReplication& r, std::size_t stage) {
        Duration sum{};
        for (const AuthorityTally& a : r.authorities) sum += a.service.stages[stage].busy;
        return sum;
    }};
    const SharedWork shared{in, in.study.centre, 1, of_centre};
    for (std::size_t r = 0; r < roles.size(); ++r) {
        RoleNeed sum;
        sum.role = roles[r].first;
        sum.category = roles[r].second.category;
        for (const NeedRow& row : rows) {
            if (row.staff_need.roles.empty()) continue;            // a body: its users are in no pool
            const RoleNeed& part = row.staff_need.roles[r];
            sum.fte_with_shifts += part.fte_with_shifts;
            sum.posts += part.posts, sum.heads += part.heads, sum.users += part.users;
            sum.employed += part.employed, sum.contracted += part.contracted, sum.accredited += part.accredited;
        }
        const models::RoleTerms terms = models::terms_of(in.study.plan, sum.role);
        fill_work(sum, terms, own.role(r), shared.role(r));
        if (sum.shared && sum.category.empty()) sum.heads = models::heads(sum.fte_with_shifts, terms.telemedicine_share);   // one pool: rounded once
        sum.shared = false;
        region.staff_need.roles.push_back(std::move(sum));
    }
}

double surcharge_cost(const Study& study, const models::StaffPool& pool, const PoolStaff& staff)
{
    const models::Surcharges& surcharges = study.plan.organisation.surcharges;
    if (staff.unlimited || (surcharges.night == 0 && surcharges.holiday == 0)) return 0;
    double paid = 0;
    for (std::size_t c = 0; c < staff.cells.size(); ++c) {
        const models::SurchargedHours of_seat = models::surcharged_hours(staff.cells[c], surcharges, study.regime);
        paid += staff.seats[c] * (of_seat.night * surcharges.night + of_seat.holiday * surcharges.holiday);
    }
    return paid * pool.hour_rate * study.per_year();
}

}  // namespace teleplan::planning
