#pragma once
// What a plan costs, line by line, and who pays: plain values. Part of the answers of `run` and `size`.

#include <optional>
#include <string>
#include <vector>

#include "models/costs_plan.hpp"
#include "sim/interval.hpp"

namespace teleplan::planning {

using sim::Interval;

/// One line in one place.
struct CostLineResult {
    std::string id, title, pool;                      // pool: of hours, else empty
    std::string where;                                // authority code or "region"
    models::CostShape shape{};
    models::CostKind kind{};
    std::string fund, unit;
    Interval quantity;                                // of the regime year; of an investment: in all
    double price = 0;                                 // EUR per unit
    Interval amount;                                  // EUR a year of the regime; of an investment: in all
    double until_regime_end = 0;                      // EUR from the ramp's first day to the regime's last
    double on_fund = 0;                               // EUR of that on days for which its fund pays
};

struct CostTotals {
    std::string where;
    double investment = 0;
    Interval running;                                 // EUR a year of the regime
    double per_active_patient_month = 0;              // running / (12 × active)
};

/// What a fund has to bear until the regime's last day, in the region.
struct FundResult {
    std::string id, title;
    std::optional<double> available;                  // EUR; none: not known
    bool apportioned = false;                         // the region's share by population of a national amount
    double investment = 0, running = 0;               // EUR committed
    double over = 0;                                  // committed beyond what is available
    std::optional<models::Date> ends;
    double yearly_after = 0;                          // EUR a year of the regime that goes on once the fund has ended
    std::optional<double> south_share, south_required;   // of what is committed
    [[nodiscard]] double committed() const { return investment + running; }
};

struct TariffResult { std::string service; double tariff = 0; std::optional<models::Date> date; std::string source; std::optional<Interval> volume, value; };

struct CostsAnswer {
    std::vector<CostLineResult> lines;                // by place (authorities in file order, bodies, the region), then in the plan's order
    std::vector<CostTotals> totals;                   // by place
    std::vector<FundResult> funds;                    // in the plan's order
    double until_regime_end = 0;                      // EUR of all lines of the region
    double uncovered = 0;                             // of that: on no fund, out of its days or beyond what it holds
    double yearly_after_funds = 0;                    // running cost of a year of the regime once every fund with an end has ended
    double yearly_left_by_funds = 0;                  // of that: what those funds paid before
    std::vector<TariffResult> tariffs;
};

}  // namespace teleplan::planning
