#include "reports/national.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "reports/costs_tables.hpp"
#include "reports/need_table.hpp"
#include "reports/seats.hpp"
#include "reports/tables.hpp"

namespace teleplan::reports {

namespace {

using planning::NationalAnswer;
using planning::PoolAnswer;

/// "region" is the code of this region.
std::string coded(const std::string& where, const std::string& code) { return where == region_code ? code : where; }

/// The pools of all regions, as they are.
template <class Answer> Pools all_pools(const NationalAnswer<Answer>& answer)
{
    Pools out;
    for (const Answer& region : answer.regions)
        for (PoolAnswer pool : region.pools) {
            const std::string& code = region.identity.region_code;
            pool.where = coded(pool.where, code);
            for (auto& w : pool.windows) w.where = coded(w.where, code);
            for (auto& w : pool.waits) w.where = coded(w.where, code);
            for (auto& s : pool.shortfalls) s.where = coded(s.where, code);
            out.push_back(std::move(pool));
        }
    return out;
}

/// The authorities of each region, the region under its code, at last Italy.
template <class Answer> Rows all_rows(const NationalAnswer<Answer>& answer)
{
    Rows out;
    for (std::size_t r = 0; r < answer.regions.size(); ++r) {
        const Rows& rows = answer.regions[r].rows;
        out.insert(out.end(), rows.begin(), rows.end() - 1);
        out.push_back(answer.rows[r]);
    }
    out.push_back(answer.rows.back());
    return out;
}

std::string name_in(const Rows& rows, const std::string& code)
{
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.code == code; });
    return at == rows.end() || at->name.empty() ? code : at->name;
}

/// One pool a region and role, with the region's operators present together, its windows and shortfalls.
template <class Answer> Pools pools_by_region(const NationalAnswer<Answer>& answer)
{
    Pools out;
    for (const Answer& region : answer.regions) {
        const std::size_t first = out.size();
        for (const PoolAnswer& pool : region.pools) {
            auto at = std::find_if(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), [&](const PoolAnswer& p) { return p.pool == pool.pool; });
            if (at == out.end()) {
                at = out.insert(at, PoolAnswer{});
                at->pool = pool.pool;
                at->where = region.identity.region_code;
                for (const SeatPlace& place : seat_places({pool}))
                    at->seats.push_back({place.shift, place.day, seats_at(region.pools, {pool.pool, place.shift, place.day}, region_code).value_or(0), 0, 0, "", "", 0});
            }
            at->load_by_hour_of_week.resize(std::max(at->load_by_hour_of_week.size(), pool.load_by_hour_of_week.size()));
            for (std::size_t h = 0; h < pool.load_by_hour_of_week.size(); ++h) at->load_by_hour_of_week[h] += pool.load_by_hour_of_week[h];
            for (auto w : pool.windows) {
                w.where = name_in(region.rows, w.where);
                at->windows.push_back(std::move(w));
            }
            for (auto w : pool.waits) {
                w.where = name_in(region.rows, w.where);
                at->waits.push_back(std::move(w));
            }
            for (auto s : pool.shortfalls) {
                s.where = name_in(region.rows, s.where);
                at->shortfalls.push_back(std::move(s));
            }
        }
    }
    return out;
}

/// Rows under which Italy stands where reports look for the region.
template <class Answer> Rows rows_as_one(const NationalAnswer<Answer>& answer)
{
    Rows rows = answer.rows;
    rows.back().code = region_code;
    return rows;
}

formats::Table named_regions(formats::Table table, const Language& tr)
{
    table.id = "regions";
    table.title = tr("Regioni e Italia");
    table.row_title = tr("Regione o provincia autonoma");
    for (auto& row : table.rows)
        if (row.key == region_code) row.key = planning::italy_code;
    return table;
}

/// Operators of a region and of Italy stand beside those of the authorities: their sums.
template <class Answer> Pools with_sums(const NationalAnswer<Answer>& answer)
{
    Pools pools = all_pools(answer);
    const Pools regions = pools_by_region(answer);
    for (const SeatPlace& place : seat_places(regions)) {
        PoolAnswer italy;
        italy.pool = place.pool;
        italy.where = planning::italy_code;
        italy.seats.push_back({place.shift, place.day, seats_at(regions, place, region_code).value_or(0), 0, 0, "", "", 0});
        pools.push_back(std::move(italy));
        for (const auto& region : answer.regions) {
            const std::string& code = region.identity.region_code;
            if (shift_at(pools, place, code)) continue;
            const auto seats = seats_at(regions, place, code);
            if (!seats) continue;
            PoolAnswer sum;
            sum.pool = place.pool;
            sum.where = code;
            sum.seats.push_back({place.shift, place.day, *seats, 0, 0, "", "", 0});
            pools.push_back(std::move(sum));
        }
    }
    return pools;
}

template <class Answer> formats::Table loads_table(const NationalAnswer<Answer>& answer, const Language& tr)
{
    formats::Table table = load_table(answer.platform, tr);
    for (auto& row : table.rows) {
        row.key = planning::italy_code + ("/" + row.key);
        row.name = answer.rows.back().name + ": " + row.name;
    }
    for (std::size_t r = 0; r < answer.regions.size(); ++r)
        for (auto& row : load_table(answer.regions[r].platform, tr).rows) {
            row.key = answer.rows[r].code + "/" + row.key;
            row.name = answer.rows[r].name + ": " + row.name;
            table.rows.push_back(std::move(row));
        }
    return table;
}

/// The funds of all regions together, where there are any: only on these can the share of the South be judged.
std::vector<formats::Table> with_funds(std::vector<formats::Table> tables, const std::vector<planning::FundResult>& funds, const Language& tr)
{
    planning::CostsAnswer costs;
    costs.funds = funds;
    if (!funds.empty()) tables.push_back(funds_table(costs, tr));
    return tables;
}

planning::RunAnswer run_answer(const planning::NationalRunAnswer& answer, Rows rows, Pools pools)
{
    planning::RunAnswer out;
    out.identity = answer.identity;
    out.rows = std::move(rows);
    out.pools = std::move(pools);
    out.platform = answer.platform;
    return out;
}

}  // namespace

planning::RunAnswer as_one(const planning::NationalRunAnswer& answer)
{
    return run_answer(answer, rows_as_one(answer), pools_by_region(answer));
}

planning::SizeAnswer as_one(const planning::NationalSizeAnswer& answer)
{
    planning::SizeAnswer out;
    out.identity = answer.identity;
    out.rows = rows_as_one(answer);
    out.pools = pools_by_region(answer);
    out.platform = answer.platform;
    out.verdict = answer.verdict;
    out.sensitivities = answer.sensitivities;
    const planning::NeedRow& italy = answer.rows.back();
    for (const auto& staff : italy.staff)
        if (staff.pool == "nurse" && staff.fte_mean.mean > 0) out.patients_per_nurse = static_cast<int>(std::lround(italy.active.mean / staff.fte_mean.mean));
    return out;
}

formats::Table regions_table(const planning::NationalRunAnswer& answer, const Language& tr) { return named_regions(need_table(as_one(answer), tr), tr); }

formats::Table regions_table(const planning::NationalSizeAnswer& answer, const models::Plan& plan, const Language& tr)
{
    return named_regions(need_table(as_one(answer), plan, tr), tr);
}

std::vector<formats::Table> national_tables(const planning::NationalRunAnswer& answer, const models::Plan& plan, const Language& tr)
{
    const Rows rows = all_rows(answer);
    const Pools pools = all_pools(answer);
    return with_funds({regions_table(answer, tr), need_table(run_answer(answer, rows, with_sums(answer)), tr), seats_table(rows, pools, plan, tr),
                       loads_table(answer, tr)},
                      answer.funds, tr);
}

std::vector<formats::Table> national_tables(const planning::NationalSizeAnswer& answer, const models::Plan& plan, const Language& tr)
{
    const Rows rows = all_rows(answer);
    const Pools pools = all_pools(answer);
    planning::SizeAnswer all;
    all.identity = answer.identity;
    all.rows = rows;
    all.pools = with_sums(answer);
    all.sensitivities = answer.sensitivities;
    for (const auto& region : answer.regions)
        for (planning::Annex line : region.annex) {
            line.where = coded(line.where, region.identity.region_code);
            all.annex.push_back(std::move(line));
        }
    return with_funds({regions_table(answer, plan, tr), need_table(all, plan, tr), annex_table(all, tr), seats_table(rows, pools, plan, tr), users_table(rows, tr),
                       standards_table(rows, pools, plan, tr), pools_table(rows, pools, tr), loads_table(answer, tr), assumptions_table(all, tr)},
                      answer.funds, tr);
}

}  // namespace teleplan::reports
