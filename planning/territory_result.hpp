#pragma once
// The territory of a plan as plain values: residents, who could be followed and who is, sites, DM 77 standards, equity.

#include <optional>
#include <string>
#include <vector>

#include "models/plan_parts.hpp"
#include "planning/rules_result.hpp"
#include "sim/interval.hpp"

namespace teleplan::planning {

/// Followed against who could be.
struct Reach {
    double eligible = 0;                              // persons
    sim::Interval active, assisted;                   // average day of the regime; cumulative
    double active_share = 0, assisted_share = 0;      // of the eligible
    bool active_above = false, assisted_above = false;   // the share is above the acceptance of the authority
};

struct TerritoryRow {
    std::string code, name;                           // code "region" for the last row
    int population = 0, males = 0, females = 0, over_65 = 0;
    std::string population_date;
    bool ages_entered = false;                        // else rescaled from the region's
    double acceptance = 0;                            // of the region's row: weighted by residents
    models::ByGroup<Reach> groups{};
    Reach all;
    int community_houses = 0, cot = 0, community_hospitals = 0, districts = 0;
    std::optional<int> in_care, kits;                 // entered, patients in care and kits already there; absent: not entered
    double active_per_1000 = 0, assisted_per_1000 = 0, staff_per_1000 = 0;   // residents; staff: full-time equivalents
    int entered_values = 0;                           // cells that the region entered for it
};

/// A territorial standard for one authority, or for the region.
struct StandardCheck {
    std::string where, what, source, confidence;
    double inhabitants = 0;                           // per unit
    int required = 0;
    std::optional<int> planned;                       // absent: not entered
    RuleVerdict verdict = RuleVerdict::undecided;     // pass and fail only where the norm was read in its own text (P)
};

/// Lowest and highest authority of a figure per 1,000 residents.
struct Spread { std::string measure; double lowest = 0, highest = 0; std::string lowest_where, highest_where; std::optional<double> ratio; };   // lowest ÷ highest

struct TerritoryResult {
    std::vector<TerritoryRow> rows;                   // authorities in file order, then the region
    std::vector<StandardCheck> standards;
    std::vector<Spread> equity;                       // active, assisted, staff
};

}  // namespace teleplan::planning
