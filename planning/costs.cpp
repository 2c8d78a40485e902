#include "planning/costs.hpp"

#include <algorithm>

#include "models/costs.hpp"
#include "planning/sums.hpp"

namespace teleplan::planning {

using models::CostKind;
using models::CostLine;
using models::CostShape;
using models::Date;

namespace {

constexpr double days_per_year = 365.25;

/// Planned active patients of the region: how costs that follow the patients grow before the regime.
class Course {
public:
    explicit Course(const Study& study) : points_{models::active_points(study.plan)}, regime_{study.regime}, all_{study.ramp}
    {
        for (const models::RampPoint& p : points_) patients_.push_back(p.patients);
        regime_mean_ = patient_days(regime_) / (regime_.to - regime_.from + 1);
    }
    /// Years of the regime that the costs of some days are worth: their patient-days over the regime's, or just the days.
    [[nodiscard]] double years(bool follows_patients, const DateRange& days) const
    {
        if (!follows_patients || regime_mean_ <= 0) return (days.to - days.from + 1) / days_per_year;
        return patient_days(days) / regime_mean_ / days_per_year;
    }
    [[nodiscard]] const DateRange& all() const { return all_; }
    [[nodiscard]] const DateRange& regime() const { return regime_; }

private:
    [[nodiscard]] double patient_days(const DateRange& days) const
    {
        double sum = 0;
        for (Date d = days.from; d <= days.to; d = d + 1) sum += models::patients_on(points_, patients_, d);
        return sum;
    }
    std::vector<models::RampPoint> points_;
    std::vector<int> patients_;
    DateRange regime_, all_;
    double regime_mean_ = 0;
};

/// The days of a range on which a line is paid, and of these the days of a fund.
DateRange within(const DateRange& days, const std::optional<Date>& from, const std::optional<Date>& to)
{
    return {std::max(days.from, from.value_or(days.from)), std::min(days.to, to.value_or(days.to))};
}

/// Units of a year of the regime, or in all; a region's lump sums stand in an authority's row by population.
Interval quantity(const NeedRow& row, const CostLine& line, double part, const std::string& pool, const Study& study)
{
    switch (line.shape) {
        case CostShape::one_off:
        case CostShape::yearly: return {part, 0};
        case CostShape::per_patient_month: return scaled(row.active, 12);
        case CostShape::per_kit_month: return scaled(row.kits, 12);
        case CostShape::per_workstation: return {static_cast<double>(row.workstations.net), 0};
        case CostShape::per_hour:
            for (const NeedRow::Staff& s : row.staff)
                if (s.pool == pool) {
                    const models::StaffPool& of = study.pool(pool);
                    const double beside = of.hour_rate > 0 ? (s.surcharge + s.price_difference) / of.hour_rate : 0;   // as hours at the plain rate
                    return {models::paid_hours(of, s.paid_fte) + beside, 0};
                }
            return {};
        case CostShape::per_user_trained: return {static_cast<double>(row.users_to_train), 0};
        case CostShape::per_start: return row.starts;
        case CostShape::per_installation: break;
    }
    return row.installations;
}

class Accounts {
public:
    Accounts(const Study& study, const models::Territory& territory) : study_{study}, territory_{territory}, course_{study} {}

    CostsAnswer of(const std::vector<NeedRow>& rows)
    {
        CostsAnswer out;
        for (const NeedRow& row : rows) {
            CostTotals totals{row.code};
            for (const auto& [id, line] : study_.plan.costs.lines)
                for (const CostLineResult& result : in_place(id, line, row, rows)) {
                    if (result.kind == CostKind::investment) totals.investment += result.amount.mean;
                    else totals.running = {totals.running.mean + result.amount.mean, totals.running.half_width + result.amount.half_width};
                    out.lines.push_back(result);
                }
            totals.per_active_patient_month = row.active.mean > 0 ? totals.running.mean / (12 * row.active.mean) : 0;
            out.totals.push_back(totals);
        }
        pay(out, rows);
        for (const auto& [id, tariff] : study_.plan.costs.tariffs) {
            TariffResult result{tariff.service, tariff.amount, tariff.date, tariff.source, {}, {}};
            if (tariff.service == "televisit" && !rows.empty()) {
                result.volume = rows.back().televisits_completed;
                result.value = scaled(*result.volume, tariff.amount);
            }
            out.tariffs.push_back(std::move(result));
        }
        return out;
    }

private:
    /// A line in a row; hours of all pools are one result each. Nothing where the line is paid elsewhere.
    std::vector<CostLineResult> in_place(const std::string& id, const CostLine& line, const NeedRow& row, const std::vector<NeedRow>& rows) const
    {
        const bool region = row.code == "region", everywhere = line.where.empty() || line.where == study_.plan.plan.region_code;
        const NeedRow* source = &row;
        if (!everywhere && region) {                              // an authority's line counts once in the region too
            const auto at = std::ranges::find(rows, line.where, &NeedRow::code);
            if (at == rows.end()) return {};
            source = &*at;
        } else if (!everywhere && row.code != line.where) {
            return {};
        }
        const double part = !everywhere || region || study_.region_population <= 0 ? 1 : static_cast<double>(row.population) / study_.region_population;
        std::vector<CostLineResult> out;
        const auto add = [&](const std::string& pool) {
            const models::StaffPool* of = pool.empty() ? nullptr : models::find(study_.plan.organisation.pools, pool);
            CostLineResult r{id, line.title, pool, row.code, line.shape, line.kind, line.fund, std::string{models::unit_of(line.shape)}, {}, 0, {}, 0, 0};
            r.price = models::price(study_.plan, line, of).value_or(0);
            r.quantity = quantity(*source, line, part, pool, study_);
            charge(r, line);
            out.push_back(std::move(r));
        };
        if (line.shape != CostShape::per_hour) add("");
        else if (!line.pool.empty()) add(line.pool);
        else for (const auto& [name, pool] : study_.plan.organisation.pools) add(name);
        return out;
    }

    /// Amount of the regime year, of the whole plan, and of the days of its fund.
    void charge(CostLineResult& r, const CostLine& line) const
    {
        const models::Fund* fund = models::find(study_.plan.costs.funds, line.fund);
        const Interval full = scaled(r.quantity, r.price);
        if (line.kind == CostKind::investment) {                  // bought on the line's first day
            r.amount = full;
            r.until_regime_end = full.mean;
            const Date bought = line.from.value_or(course_.all().from);
            if (fund && bought >= fund->from.value_or(bought) && bought <= fund->to.value_or(bought)) r.on_fund = full.mean;
            return;
        }
        const DateRange& regime = course_.regime();
        const double share = static_cast<double>(models::days_in_force(regime, line.from, line.to)) / (regime.to - regime.from + 1);
        r.quantity = scaled(r.quantity, share);
        r.amount = scaled(full, share);
        const bool grows = models::follows_patients(line.shape);
        const DateRange paid = within(course_.all(), line.from, line.to);
        if (paid.to >= paid.from) r.until_regime_end = full.mean * course_.years(grows, paid);
        if (!fund) return;
        const DateRange funded = within(paid, fund->from, fund->to);
        if (funded.to >= funded.from) r.on_fund = full.mean * course_.years(grows, funded);
    }

    void pay(CostsAnswer& out, const std::vector<NeedRow>& rows) const
    {
        const auto region_lines = [&](auto&& each) {
            for (const CostLineResult& r : out.lines)
                if (r.where == "region") each(r);
        };
        std::optional<Date> last_end;
        for (const auto& [id, fund] : study_.plan.costs.funds)
            if (fund.to) last_end = std::max(last_end.value_or(*fund.to), *fund.to);
        region_lines([&](const CostLineResult& r) {
            out.until_regime_end += r.until_regime_end;
            out.uncovered += r.until_regime_end - r.on_fund;
            const CostLine& line = *models::find(study_.plan.costs.lines, r.id);
            if (r.kind != CostKind::running || (line.to && last_end && *line.to <= *last_end)) return;
            const double yearly = r.quantity.mean > 0 ? yearly_of(r, line) : 0;
            out.yearly_after_funds += yearly;
            if (const auto* fund = models::find(study_.plan.costs.funds, r.fund); fund && fund->to) out.yearly_left_by_funds += yearly;
        });
        for (const auto& [id, fund] : study_.plan.costs.funds) {
            FundResult f{id, fund.title, fund.amount, false, 0, 0, 0, fund.to, 0, {}, fund.south_share_required};
            if (f.available && fund.national && study_.national_population > 0 && study_.region_population < study_.national_population) {
                f.apportioned = true;
                *f.available *= static_cast<double>(study_.region_population) / study_.national_population;
            }
            const std::string name = id;                          // clang 14 captures no structured binding
            region_lines([&](const CostLineResult& r) {
                if (r.fund != name) return;
                (r.kind == CostKind::investment ? f.investment : f.running) += r.on_fund;
                const CostLine& line = *models::find(study_.plan.costs.lines, r.id);
                if (f.ends && r.kind == CostKind::running && !(line.to && *line.to <= *f.ends)) f.yearly_after += yearly_of(r, line);
            });
            if (f.available) f.over = std::max(0.0, f.committed() - *f.available);
            f.south_share = south_share(out, rows, name);
            out.uncovered += f.over;
            out.funds.push_back(std::move(f));
        }
    }

    /// A running line for a whole year of the regime, also where it is paid for a part of it.
    [[nodiscard]] double yearly_of(const CostLineResult& r, const CostLine& line) const
    {
        const DateRange& regime = course_.regime();
        const double share = static_cast<double>(models::days_in_force(regime, line.from, line.to)) / (regime.to - regime.from + 1);
        return share > 0 ? r.amount.mean / share : 0;
    }

    /// Part of what a fund bears that goes to authorities of the South (ISTAT: Sud and Isole).
    [[nodiscard]] std::optional<double> south_share(const CostsAnswer& out, const std::vector<NeedRow>& rows, const std::string& fund) const
    {
        double south = 0, all = 0;
        for (const CostLineResult& r : out.lines) {
            if (r.fund != fund || r.where == "region") continue;
            const auto authority = std::ranges::find(territory_.authorities, r.where, &models::Authority::code);
            if (authority == territory_.authorities.end()) continue;
            const auto region = std::ranges::find(territory_.regions, authority->region_code, &models::Region::code);
            all += r.on_fund;
            if (region != territory_.regions.end() && (region->macroarea == "Sud" || region->macroarea == "Isole")) south += r.on_fund;
        }
        return all > 0 && !rows.empty() ? std::optional{south / all} : std::nullopt;
    }

    const Study& study_;
    const models::Territory& territory_;
    Course course_;
};

}  // namespace

CostsAnswer costs(const Study& study, const models::Territory& territory, const std::vector<NeedRow>& rows) { return Accounts{study, territory}.of(rows); }

void fill_costs(std::vector<NeedRow>& rows, const Study& study, const models::Territory& territory)
{
    const CostsAnswer answer = costs(study, territory, rows);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        rows[r].investment = answer.totals[r].investment;
        rows[r].running_cost = answer.totals[r].running;
    }
}

std::vector<FundResult> funds_together(const std::vector<const CostsAnswer*>& regions, const models::Costs& national)
{
    std::vector<FundResult> out;
    if (regions.empty()) return out;
    for (const FundResult& first : regions.front()->funds) {
        FundResult sum{first.id, first.title, {}, false, 0, 0, 0, first.ends, 0, {}, first.south_required};
        const models::Fund* whole = models::find(national.funds, first.id);
        if (whole && whole->national) sum.available = whole->amount;
        double south = 0;
        for (const CostsAnswer* region : regions) {
            const auto own = std::ranges::find(region->funds, first.id, &FundResult::id);
            if (own == region->funds.end()) continue;
            sum.investment += own->investment;
            sum.running += own->running;
            sum.yearly_after += own->yearly_after;
            south += own->south_share.value_or(0) * own->committed();
            if (!(whole && whole->national) && own->available) sum.available = sum.available.value_or(0) + *own->available;
        }
        if (sum.available) sum.over = std::max(0.0, sum.committed() - *sum.available);
        if (sum.committed() > 0) sum.south_share = south / sum.committed();
        out.push_back(std::move(sum));
    }
    return out;
}

}  // namespace teleplan::planning
