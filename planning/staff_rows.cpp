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

void add_service(models::Named<Interval>& to, const std::string& pathway, const Interval& busy)
{
    for (auto& [name, value] : to)
        if (name == pathway) {
            value = sum_of(value, busy);
            return;
        }
    to.emplace_back(pathway, busy);
}

/// The pool of the plan whose work a pool of a network does: itself, or a centre's.
const std::string& pool_of_work(const Study& study, const std::string& name)
{
    const auto centre = std::ranges::find(study.shared, name, &models::CentreNetwork::name);
    return centre == study.shared.end() ? name : centre->role;
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

    struct OfRole {
        Interval hours;
        models::Named<Interval> by_service;
        std::vector<double> of_pools;                              // shares of their work
        OfRole& operator+=(const OfRole& more)
        {
            hours = sum_of(hours, more.hours);
            for (const auto& [pathway, busy] : more.by_service) add_service(by_service, pathway, busy);
            return *this;
        }
    };
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
        const std::string& pool = pool_of_work(in.study, network.pools[p]);
        std::vector<std::vector<double>> shares(network.stages.size());
        double all = 0;
        for (std::size_t s = 0; s < network.stages.size(); ++s) {
            const int units = units_of(network.network.stages[s], sim::PoolId{static_cast<std::uint32_t>(p)});
            if (units == 0) continue;
            const models::NamedStage& stage = network.stages[s];
            shares[s] = models::role_shares(plan_, stage.pathway, stage.stage, pool);
            for (double& share : shares[s]) share *= units;
            const Interval busy = over(in.replications, [&](const RegionReplication& r) { return hours(busy_of(r, s)) * per_year; });
            all += busy.mean * units;
            for (std::size_t role = 0; role < roles_.size(); ++role)
                if (shares[s][role] > 0) add_service(roles_[role].by_service, stage.pathway, {busy.mean * shares[s][role], busy.half_width * shares[s][role]});
        }
        const std::string own = models::role_of(plan_, pool);
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

/// The work of the centres that authorities share: the region's.
std::vector<SharedWork> work_of_centres(const TableInputs& in)
{
    std::vector<SharedWork> out;
    for (std::size_t c = 0; c < in.study.shared.size(); ++c)
        out.emplace_back(in, in.study.shared[c].network, 1, [c](const RegionReplication& r, std::size_t stage) { return r.shared[c].stages[stage].busy; });
    return out;
}

/// Full-time equivalents and heads of a role's part of the seats of those centres.
struct AtCentres { double fte = 0; int heads = 0; };
AtCentres at_centres(const TableInputs& in, const std::vector<SharedWork>& centres, std::size_t role)
{
    const models::RoleTerms terms = models::terms_of(in.study.plan, in.study.plan.organisation.roles[role].first);
    AtCentres out;
    for (std::size_t c = 0; c < centres.size(); ++c) {
        const double fte = centres[c].seat_hours(role, in.study, {in.staffing.shared[c]}) / terms.productive_hours;
        out.fte += fte;
        out.heads += models::heads(fte, terms.telemedicine_share);
    }
    return out;
}

/// The same where a category has no roles: heads of a pool's work.
int heads_at_centres(const TableInputs& in, const std::string& pool)
{
    int heads = 0;
    for (std::size_t c = 0; c < in.study.shared.size(); ++c) {
        const models::CentreNetwork& centre = in.study.shared[c];
        if (centre.role == pool) heads += models::heads(seat_hours_per_year(in.study, in.staffing.shared[c]) / centre.staff.productive_hours, centre.staff);
    }
    return heads;
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

/// The users of one category in one authority, and of its roles. heads_elsewhere: by role, the authority's part of those at shared centres.
UserLine category_users(const TableInputs& in, const std::string& name, const models::OperatorCategory& category, int joining,
                        const std::vector<int>& heads_elsewhere, NeedRow& row)
{
    const auto& roles = in.study.plan.organisation.roles;
    std::vector<std::size_t> mine;
    std::vector<int> needed;
    std::vector<double> weights;
    UserLine line{name, 0, 0, 0, 0, 0};
    for (std::size_t r = 0; r < roles.size(); ++r) {
        if (roles[r].second.category != name) continue;
        mine.push_back(r);
        needed.push_back(models::users_for(row.staff_need.roles[r].heads + heads_elsewhere[r], roles[r].second.take_up));
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
    const double active = realised_active(in.study, in.replications, 0, in.study.cohorts.size()).mean;
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
    const auto centres = work_of_centres(in);
    std::vector<std::vector<int>> elsewhere(population.size());    // [authority][role]: people of shared centres are users of the authorities
    for (std::size_t r = 0; r < organisation.roles.size(); ++r) {
        const auto parts = models::largest_remainder(at_centres(in, centres, r).heads, population);
        for (std::size_t a = 0; a < parts.size(); ++a) elsewhere[a].push_back(parts[a]);
    }
    for (const auto& entry : organisation.operators) {
        const auto& [name, category] = entry;
        const int region = static_cast<int>(std::lround(models::professionals(category, in.study.region_population, in.study.national_population)));
        const auto parts = models::largest_remainder(region, population);
        const bool has_roles = std::ranges::any_of(organisation.roles, [&](const auto& role) { return role.second.category == entry.first; });
        const auto of_pool = models::largest_remainder(heads_at_centres(in, category.pool), population);
        for (std::size_t a = 0; a < parts.size(); ++a) {
            if (has_roles) {
                out[a].push_back(category_users(in, name, category, parts[a], elsewhere[a], rows[a]));
                continue;
            }
            const models::StaffPool* pool = models::find(organisation.pools, category.pool);
            const auto staff = std::ranges::find(rows[a].staff, category.pool, &NeedRow::Staff::pool);
            const int heads = pool && staff != rows[a].staff.end() ? models::heads(staff->fte_with_shifts, *pool) : 0;
            const models::Users split = models::by_employment(category, std::max(parts[a], heads + of_pool[a]));
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
    const auto centres = work_of_centres(in);
    for (std::size_t r = 0; r < roles.size(); ++r) {
        const AtCentres more = at_centres(in, centres, r);
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
        SharedWork::OfRole clinical = own.role(r);
        for (const SharedWork& centre : centres) clinical += centre.role(r);
        sum.fte_with_shifts += more.fte;
        sum.heads += more.heads;
        if (const auto line = std::ranges::find(region.users, sum.category, &UserLine::category); line != region.users.end()) line->sized_heads += more.heads;
        fill_work(sum, terms, clinical, shared.role(r));
        if (sum.shared && sum.category.empty()) sum.heads = models::heads(sum.fte_with_shifts, terms.telemedicine_share);   // one pool: rounded once
        sum.shared = false;
        region.staff_need.roles.push_back(std::move(sum));
    }
    for (const auto& [name, category] : in.study.plan.organisation.operators) {
        const std::string& own_name = name;                        // clang 14 captures no structured binding
        if (std::ranges::any_of(roles, [&](const auto& role) { return role.second.category == own_name; })) continue;
        std::ranges::find(region.users, own_name, &UserLine::category)->sized_heads += heads_at_centres(in, category.pool);
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
