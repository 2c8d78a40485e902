#pragma once
// Roles: who does the work of the pools. A pool is a queue; the roles share its work. Part of the organisation.

#include <cstdint>
#include <optional>
#include <string>

#include "models/named.hpp"
#include "models/plan_parts.hpp"

namespace teleplan::models {

enum class WorkKind : std::uint8_t { clinical, technical };       // of a delivery centre; of a service centre

/// What a full-time equivalent works in a year: (days - holidays - leave) × week / 5 × (1 - absence), to the hour.
struct WorkingYear {
    double days = 261, holidays = 12, leave = 32;                  // Monday to Friday of a year, of these: holidays, leave [days]
    double week = 36;                                              // h, over five days
    double absence = 0.099;                                        // share of the hours due
};
/// Posts that do not follow from queues; they add up.
struct Posts { double per_cot = 0; std::optional<double> inhabitants, patients; };   // persons per COT; a person per so many

struct Role {
    std::string category;                                          // of the operators whose users they are; empty: not among the users
    double category_share = 0;                                     // of the users of the category beyond the sized ones
    std::optional<double> employed, contracted, accredited;        // shares; absent: of the category
    std::optional<double> productive_hours;                        // instead of the working year
    std::optional<WorkingYear> working_year;                       // absent: the hours of the pool that the role staffs
    std::optional<double> hour_rate;                               // EUR; absent: of the pool that it staffs
    std::optional<double> telemedicine_share;                      // of the working time; absent: of that pool
    double take_up = 1;                                            // share of the enabled who use telemedicine
    Named<double> services;                                        // "pathway" or "pathway.stage" → share of its work
    Posts posts;
    Named<double> professions;                                     // shares of the role
};

}  // namespace teleplan::models
