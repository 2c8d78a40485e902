#pragma once
// What the services asked for and became, the documents that they left and the kits that they need: per year.

#include <array>
#include <string>
#include <vector>

#include "models/services.hpp"
#include "sim/interval.hpp"

namespace teleplan::planning {

using sim::Interval;

/// One service in an authority, or in the region (the last rows).
struct ServiceRow {
    std::string where, service;                        // authority code or "region"; an id of models::service_names, "missing_data" or "kits"
    Interval requested, completed, no_show, technical_failure, rescheduled, converted, asynchronous;
    std::vector<std::pair<std::string, Interval>> hours;           // of each pool that it needs, in the plan's order; the region's pools in the region's row only
    Interval waiting_days;                             // from asking to the first stage's start
};

struct DocumentRow { std::string where; std::array<Interval, models::document_kind_count> by_kind{}; Interval all, per_patient_year; };

/// Stock: in use, in turn-around, spare. The last two come from the plan's times and shares.
struct KitRow {
    std::string where;
    Interval in_use, in_turn_around, spare;
    Interval failures, dead_on_arrival, batteries, calls, swaps_by_visit, swaps_by_courier, withdrawals, returns, turn_arounds;
};

struct MissingDataRow { std::string where; Interval reminders, calls, reviews; };

struct ServicesResult {
    std::vector<ServiceRow> services;                  // authority by authority, then the region; services that are off are left out
    std::vector<DocumentRow> documents;
    std::vector<KitRow> kits;
    std::vector<MissingDataRow> missing_data;
};

}  // namespace teleplan::planning
