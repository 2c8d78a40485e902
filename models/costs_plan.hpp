#pragma once
// Prices, cost lines in the tenders' shapes, funds and tariffs: a chapter of the plan (plan.hpp).

#include <optional>
#include <string>

#include "models/named.hpp"
#include "models/plan_parts.hpp"

namespace teleplan::models {

/// What an amount is multiplied by.
enum class CostShape : std::uint8_t { one_off, yearly, per_patient_month, per_kit_month, per_workstation, per_hour, per_user_trained, per_start, per_installation };
enum class CostKind : std::uint8_t { investment, running };

struct CostLine {
    std::string title;
    CostShape shape = CostShape::yearly;
    CostKind kind = CostKind::running;
    std::optional<double> amount{};                                // EUR per unit; absent: the plan's price of that shape
    std::string pool, fund, where;                                 // per_hour: whose hours, empty: all pools; where empty: everywhere
    std::optional<Date> from{}, to{};                              // paid on these days only, both included
};
struct Fund {
    std::string title;
    std::optional<double> amount{};                                // EUR; absent: not known
    bool national = false;                                         // the amount is Italy's: a region has its share by population
    std::optional<Date> from{}, to{};
    std::optional<double> south_share_required{};
};
/// What a service is worth at a tariff: information, no income.
struct Tariff { std::string service; double amount = 0; std::optional<Date> date{}; std::string source; };

struct Costs {
    double workstation = 0, kit_per_month = 0, platform_per_patient_month = 0;
    Named<CostLine> lines;
    Named<Fund> funds;
    Named<Tariff> tariffs;
};

}  // namespace teleplan::models
