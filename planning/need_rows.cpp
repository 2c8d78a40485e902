#include "planning/need_rows.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/authority_inputs.hpp"
#include "models/costs.hpp"
#include "planning/bodies.hpp"
#include "planning/costs.hpp"
#include "planning/staff_rows.hpp"
#include "planning/sums.hpp"
#include "planning/territory_rows.hpp"

namespace teleplan::planning {

namespace {

constexpr double weeks_per_year = 365.25 / 7;

double hours(Duration d) { return sim::seconds(d) / 3600; }

/// Persons who could be followed, all target groups; the region's are the sum of its authorities'.
void fill_eligible(NeedRow& row, double persons)
{
    row.eligible = persons;
    row.share_of_eligible = persons > 0 ? row.active.mean / persons : 0;
}

/// Sums a number over the authorities of a row: one authority, or all of them for the region.
class RowSum {
public:
    RowSum(const TableInputs& in, std::size_t first, std::size_t last) : in_{in}, first_{first}, last_{last} {}

    template <class Value> [[nodiscard]] Interval operator()(Value&& value) const
    {
        return over(in_.replications, [&](const RegionReplication& r) {
            double sum = 0;
            for (std::size_t a = first_; a < last_; ++a) sum += static_cast<double>(value(r.authorities[a]));
            return sum;
        });
    }
    /// A count of the regime as a yearly figure.
    template <class Value> [[nodiscard]] Interval yearly(Value&& value) const
    {
        return (*this)([&](const AuthorityTally& a) { return static_cast<double>(value(a)) * in_.study.per_year(); });
    }

private:
    const TableInputs& in_;
    std::size_t first_, last_;
};

void fill_volumes(NeedRow& row, const TableInputs& in, const RowSum& sum)
{
    const double days = in.study.regime_days();
    row.active = sum([&](const AuthorityTally& a) { return patient_days(a) / days; });
    for (std::size_t g = 0; g < models::group_count; ++g)
        row.active_by_group[g] = sum([&](const AuthorityTally& a) { return static_cast<double>(a.volumes.active_days[g]) / days; });
    row.treated_in_year = sum([](const AuthorityTally& a) { return a.volumes.treated; });
    row.assisted = sum([](const AuthorityTally& a) { return a.volumes.assisted; });
    row.readings_per_day = sum([&](const AuthorityTally& a) {
        return static_cast<double>(std::accumulate(a.volumes.sessions.begin(), a.volumes.sessions.end(), std::int64_t{0})) / days;
    });
    row.alerts_per_day = sum([&](const AuthorityTally& a) {
        std::int64_t alerts = 0;
        for (const auto& group : a.volumes.alerts) alerts = std::accumulate(group.begin(), group.end(), alerts);
        return static_cast<double>(alerts) / days;
    });
    row.televisits_booked = sum.yearly([](const AuthorityTally& a) { return a.volumes.televisits; });
    row.televisits_completed = sum.yearly([](const AuthorityTally& a) { return a.volumes.televisits_completed; });
    row.scheduled_calls = sum.yearly([](const AuthorityTally& a) { return a.volumes.scheduled_calls; });
    row.notes = sum.yearly([](const AuthorityTally& a) { return a.volumes.notes; });
    row.help_desk_calls = sum.yearly([](const AuthorityTally& a) { return a.volumes.help_desk_calls; });
    row.starts = sum.yearly([](const AuthorityTally& a) { return a.volumes.starts; });
    row.installations = sum.yearly([](const AuthorityTally& a) { return a.volumes.kit_starts; });
    if (const auto stage = models::stage_of(in.study.clinical, "clinical_alert.escalation"))
        row.escalations = sum.yearly([s = static_cast<std::size_t>(*stage)](const AuthorityTally& a) { return a.service.stages[s].entered; });
    const double turnaround_years = sim::seconds(in.study.plan.enrolment.kits.turnaround) / 86400 / 365.25;
    const bool counted = in.study.plan.services.kits.enabled;      // else each kit that is given out comes back once
    row.kits = sum([&](const AuthorityTally& a) {
        const std::int64_t back = counted ? models::turn_arounds(a.volumes.kits) : a.volumes.kit_starts;
        return static_cast<double>(a.volumes.kit_days) / days + static_cast<double>(back) * in.study.per_year() * turnaround_years;
    });
    row.documents = sum.yearly([](const AuthorityTally& a) { return a.volumes.all_documents(); });
}

/// The centres that authorities share for a role belong to the region's row alone.
void add_shared_centres(NeedRow::Staff& staff, const TableInputs& in)
{
    const Study& study = in.study;
    const auto busy_fte = [&](const RegionReplication& r) {
        double fte = 0;
        for (std::size_t c = 0; c < study.shared.size(); ++c)
            if (study.shared[c].role == staff.pool) fte += hours(r.shared[c].pools.front().busy) * study.per_year() / study.shared[c].staff.productive_hours;
        return fte;
    };
    const auto id = static_cast<std::size_t>(*models::pool_of(study.clinical, staff.pool));
    const double per_hour = study.per_year() / study.pool(staff.pool).productive_hours;
    staff.fte_mean = over(in.replications, [&](const RegionReplication& r) {
        double fte = busy_fte(r);
        for (const AuthorityTally& a : r.authorities) fte += hours(a.service.pools[id].busy) * per_hour;
        return fte;
    });
    const models::StaffPool& pool = study.pool(staff.pool);
    for (std::size_t c = 0; c < study.shared.size(); ++c) {
        const models::StaffPool& centre = study.shared[c].staff;
        if (study.shared[c].role != staff.pool) continue;
        const PoolStaff& seats = in.staffing.shared[c];
        const double of_seats = seat_hours_per_year(study, seats);
        const double busy = over(in.replications, [&](const RegionReplication& r) { return hours(r.shared[c].pools.front().busy) * study.per_year(); }).mean;
        const double paid = seats.unlimited ? busy : of_seats, fte = paid / centre.productive_hours;
        staff.fte_with_shifts += of_seats / centre.productive_hours;
        staff.paid_fte += fte;
        staff.surcharge += surcharge_cost(study, centre, seats);
        staff.price_difference += paid * centre.hour_rate - models::paid_hours(pool, fte) * pool.hour_rate;
    }
}

void fill_staff(NeedRow& row, const TableInputs& in, const RowSum& sum, std::size_t first, std::size_t last)
{
    const Study& study = in.study;
    for (const auto& [name, pool] : study.plan.organisation.pools) {
        NeedRow::Staff staff{name, {}, 0, false};
        const double per_hour = study.per_year() / pool.productive_hours;
        if (const auto id = models::pool_of(study.clinical, name)) {
            const auto p = static_cast<std::size_t>(*id);
            const auto busy = [&](const AuthorityTally& a) { return hours(a.service.pools[p].busy) * per_hour; };
            staff.fte_mean = sum(busy);
            for (std::size_t a = first; a < last; ++a) {
                const PoolStaff& seats = in.staffing.clinical[a][p];
                const double of_seats = seat_hours_per_year(study, seats) / pool.productive_hours;
                staff.fte_with_shifts += of_seats;
                staff.paid_fte += seats.unlimited ? RowSum{in, a, a + 1}(busy).mean : of_seats;
                staff.surcharge += surcharge_cost(study, pool, seats);
            }
            if (row.code == "region") add_shared_centres(staff, in);
        } else if (const auto centre = models::pool_of(study.centre, name)) {
            const auto p = static_cast<std::size_t>(*centre);
            const Interval region = over(in.replications, [&](const RegionReplication& r) { return hours(r.centre.pools[p].busy) * per_hour; });
            const double active = realised_active(study, in.replications, 0, study.cohorts.size()).mean;
            const double part = row.code == "region" || active <= 0 ? 1 : row.active.mean / active;
            staff.fte_mean = scaled(region, part);
            staff.fte_with_shifts = part * seat_hours_per_year(study, in.staffing.centre[p]) / pool.productive_hours;
            staff.paid_fte = in.staffing.centre[p].unlimited ? staff.fte_mean.mean : staff.fte_with_shifts;
            staff.surcharge = part * surcharge_cost(study, pool, in.staffing.centre[p]);
            staff.shared = row.code != "region";
        }
        row.staff_need.surcharges += staff.surcharge;
        row.staff.push_back(staff);
    }
}

const NeedRow::Staff* staff_of(const NeedRow& row, const std::string& pool)
{
    const auto at = std::ranges::find(row.staff, pool, &NeedRow::Staff::pool);
    return at == row.staff.end() ? nullptr : &*at;
}

/// Most operators present together in one shift of an authority.
int operators_on_shift(const std::vector<PoolStaff>& pools)
{
    std::vector<std::pair<std::pair<std::string, models::DayKind>, int>> by_shift;
    for (const PoolStaff& staff : pools) {
        if (staff.unlimited) continue;
        for (std::size_t c = 0; c < staff.cells.size(); ++c) {
            const std::pair key{staff.cells[c].shift, staff.cells[c].day};
            const auto at = std::ranges::find(by_shift, key, [](const auto& entry) { return entry.first; });
            if (at == by_shift.end()) by_shift.emplace_back(key, staff.seats[c]);
            else at->second += staff.seats[c];
        }
    }
    int most = 0;
    for (const auto& [key, seats] : by_shift) most = std::max(most, seats);
    return most;
}

Need need(int gross, std::optional<int> available) { return {gross, available, std::max(0, gross - available.value_or(0))}; }

/// What is there already: as entered per authority; else the rest of the region's figure by gross need; nothing when neither is entered.
std::vector<std::optional<int>> available(const TableInputs& in, models::InputItem item, const std::optional<int>& region, const std::vector<double>& gross)
{
    std::vector<std::optional<int>> own;
    for (const models::Cohort& c : in.study.cohorts) own.push_back(models::entered(in.study.plan, c.authority.code, item));
    return models::entered_or_apportioned(own, region, gross);
}

void fill_workstations(NeedRow& row, const models::Organisation& organisation)
{
    std::vector<double> shares;
    for (const auto& [setting, share] : organisation.workstations.settings) shares.push_back(share);
    if (shares.empty()) return;
    const auto parts = models::largest_remainder(row.workstations.gross, shares);
    for (std::size_t i = 0; i < parts.size(); ++i) row.workstations_by_setting.emplace_back(organisation.workstations.settings[i].first, parts[i]);
}

int total_users(const NeedRow& row)
{
    return std::accumulate(row.users.begin(), row.users.end(), 0, [](int sum, const UserLine& u) { return sum + u.total; });
}

void fill_hours_and_training(NeedRow& row, const TableInputs& in)
{
    const models::Plan& plan = in.study.plan;
    const NeedRow::Staff* nurses = staff_of(row, "nurse");
    const auto enabled = std::ranges::find(row.users, std::string{"nurse"}, &UserLine::category);
    if (nurses && enabled != row.users.end() && enabled->total > 0)
        row.hours_per_week_per_nurse = scaled(nurses->fte_mean, in.study.pool("nurse").productive_hours / weeks_per_year / enabled->total);
    row.users_to_train = static_cast<int>(std::lround(total_users(row) * (1 - plan.organisation.training.already_trained)));
    row.training_hours = row.users_to_train * sim::seconds(plan.organisation.training.per_user) / 3600;
    fill_training(row, in);
}

void fill_verdict(NeedRow& row, const TableInputs& in)
{
    row.verdict = Verdict::met;
    for (const PoolAnswer& pool : in.pools) {
        if (row.code != "region" && pool.where != (row.part_of.empty() ? row.code : row.part_of)) continue;
        if (pool.verdict == Verdict::not_met) row.verdict = Verdict::not_met;
        else if (pool.verdict == Verdict::undecided && row.verdict == Verdict::met) row.verdict = Verdict::undecided;
    }
}

/// Shares of the inputs behind a row. What the region has not entered per authority is apportioned by population.
void fill_origin(NeedRow& row, const TableInputs& in)
{
    double entered = 1, defaulted = 0, apportioned = 0;            // the population of the row, published or entered
    for (const auto& [pointer, p] : in.provenance) (p.origin == models::Origin::national_default ? defaulted : entered) += 1;
    const models::Plan& plan = in.study.plan;
    apportioned += static_cast<double>(plan.organisation.operators.size()) + 1;                      // national totals, neurological cases
    if (row.code != "region")                                      // ramp by group and intensity, conditions, COT
        apportioned += static_cast<double>(plan.timeline.ramp.points.size() + models::group_count * models::intensity_count + models::group_count + 1);
    for (const models::Cohort& c : in.study.cohorts)                // what is entered per authority is not apportioned
        if (row.code == c.authority.code) {
            entered += models::entered_cells(plan, row.code);
            apportioned = std::max(0.0, apportioned - apportioned_items_entered(plan, row.code));
        }
    const double all = entered + defaulted + apportioned;
    row.entered = entered / all;
    row.defaulted = defaulted / all;
    row.apportioned = apportioned / all;
}

NeedRow region_of(const TableInputs& in, const std::vector<NeedRow>& rows)
{
    NeedRow region;
    region.code = "region";
    const auto name = std::ranges::find(in.territory.regions, in.study.plan.plan.region_code, &models::Region::code);
    region.name = name == in.territory.regions.end() ? in.study.plan.plan.region_code : name->name;
    region.population = in.study.region_population;
    region.population_date = rows.front().population_date;
    const std::size_t authorities = in.study.cohorts.size();        // bodies follow them: no patients, no pools
    const RowSum sum{in, 0, authorities};
    fill_volumes(region, in, sum);
    fill_staff(region, in, sum, 0, authorities);
    fill_eligible(region, std::accumulate(rows.begin(), rows.end(), 0.0, [](double s, const NeedRow& r) { return s + r.eligible; }));
    region.users = rows.front().users;
    region.workstations_by_setting = rows.front().workstations_by_setting;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        for (std::size_t u = 0; u < region.users.size(); ++u) {
            const UserLine& from = rows[r].users[u];
            UserLine& to = region.users[u];
            to = {to.category, to.total + from.total, to.employed + from.employed, to.contracted + from.contracted, to.accredited + from.accredited,
                  to.sized_heads + from.sized_heads};
        }
        for (std::size_t s = 0; s < region.workstations_by_setting.size(); ++s) region.workstations_by_setting[s].second += rows[r].workstations_by_setting[s].second;
    }
    sum_roles(region, in, rows);
    if (!in.study.plan.population.bodies.empty())                   // their users have no role of their own
        for (const UserLine& line : region.users) fit_roles(region.staff_need.roles, line);
    for (const NeedRow& row : rows) {
        add_to(region.operators, row.operators);
        add_to(region.workstations, row.workstations);
        region.simultaneous_minimum += row.simultaneous_minimum;
        region.cot += row.cot;
        region.community_nurses += row.community_nurses;
    }
    region.simultaneous_minimum += models::simultaneous_minimum(in.study.plan.organisation.workstations, operators_on_shift(in.staffing.centre));
    for (const PoolStaff& shared : in.staffing.shared)
        region.simultaneous_minimum += models::simultaneous_minimum(in.study.plan.organisation.workstations, operators_on_shift({shared}));
    fill_hours_and_training(region, in);
    return region;
}

}  // namespace

double seat_hours_per_year(const Study& study, const PoolStaff& staff)
{
    if (staff.unlimited) return 0;
    double sum = 0;
    for (std::size_t c = 0; c < staff.cells.size(); ++c) sum += staff.seats[c] * models::hours_in(staff.cells[c], study.regime);
    return sum * study.per_year();
}

Interval realised_active(const Study& study, const std::vector<RegionReplication>& replications, std::size_t first, std::size_t last)
{
    return over(replications, [&](const RegionReplication& r) {
        double days = 0;
        for (std::size_t a = first; a < last; ++a) days += patient_days(r.authorities[a]);
        return days / study.regime_days();
    });
}

Interval realised_kit_starts(const Study& study, const std::vector<RegionReplication>& replications)
{
    return over(replications, [&](const RegionReplication& r) {
        double starts = 0;
        for (const AuthorityTally& a : r.authorities) starts += static_cast<double>(a.volumes.kit_starts);
        return starts * study.per_year();
    });
}

void add_to(Need& sum, const Need& row)
{
    sum.gross += row.gross;
    sum.net += row.net;
    if (row.available) sum.available = sum.available.value_or(0) + *row.available;
}

std::vector<NeedRow> need_rows(const TableInputs& in)
{
    const Study& study = in.study;
    std::vector<NeedRow> rows;
    for (std::size_t a = 0; a < study.cohorts.size(); ++a) {
        const models::Authority& authority = study.cohorts[a].authority;
        NeedRow row;
        row.code = authority.code;
        row.name = authority.name;
        row.population = authority.population;
        row.population_date = authority.reference_date;
        const RowSum sum{in, a, a + 1};
        fill_volumes(row, in, sum);
        fill_staff(row, in, sum, a, a + 1);
        rows.push_back(std::move(row));
    }
    const auto cot_parts = sites(study.plan, in.territory, study.cohorts, "cot");
    const auto eligible = eligible_of(in);
    for (std::size_t a = 0; a < study.cohorts.size(); ++a) {
        rows[a].cot = cot_parts[a];
        fill_roles(rows[a], in, a);
    }
    const auto user_lines = users(in, rows);
    std::vector<double> user_totals;
    for (std::size_t a = 0; a < rows.size(); ++a) {
        rows[a].users = user_lines[a];
        fill_eligible(rows[a], eligible[a]);
        user_totals.push_back(std::max(1, total_users(rows[a])));
    }
    const models::Organisation& organisation = study.plan.organisation;
    const int workstations = static_cast<int>(std::lround(std::accumulate(user_totals.begin(), user_totals.end(), 0.0) * organisation.workstations.per_operator));
    const auto workstation_parts = models::largest_remainder(workstations, user_totals);
    const auto& there = study.plan.starting_point;
    const auto operators_there = available(in, models::InputItem::staff, there ? there->operators : std::nullopt, user_totals);
    const auto workstations_there = available(in, models::InputItem::workstations, there ? there->workstations : std::nullopt, user_totals);
    for (std::size_t a = 0; a < rows.size(); ++a) {
        NeedRow& row = rows[a];
        row.operators = need(total_users(row), operators_there[a]);
        row.workstations = need(workstation_parts[a], workstations_there[a]);
        row.simultaneous_minimum = models::simultaneous_minimum(organisation.workstations, operators_on_shift(in.staffing.clinical[a]));
        row.community_nurses = static_cast<int>(std::lround(row.population / study.plan.population.community_nurse_inhabitants));
    }
    for (NeedRow& body : split_off_bodies(in, rows)) {
        fill_workstations(body, organisation);
        fill_hours_and_training(body, in);
        rows.push_back(std::move(body));
    }
    for (std::size_t a = 0; a < study.cohorts.size(); ++a) {
        fill_workstations(rows[a], organisation);
        fill_hours_and_training(rows[a], in);
    }
    rows.push_back(region_of(in, rows));
    fill_costs(rows, study, in.territory);
    for (NeedRow& row : rows) {
        fill_verdict(row, in);
        fill_origin(row, in);
    }
    return rows;
}

}  // namespace teleplan::planning
