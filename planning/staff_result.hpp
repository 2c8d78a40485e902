#pragma once
// Who is needed, by role: of an authority or of the region. Part of a row of the fabbisogno table.

#include <string>
#include <utility>
#include <vector>

#include "models/named.hpp"
#include "sim/interval.hpp"

namespace teleplan::planning {

/// One role. Heads, full-time equivalents and users are different numbers (docs/glossary.md).
struct RoleNeed {
    std::string role, category;                       // category of users; empty: not among the users
    sim::Interval hours, fte_mean;                    // of work in a year, and these ÷ productive hours
    models::Named<sim::Interval> hours_by_service;    // pathways of which the role does a share
    double fte_with_shifts = 0;                       // its part of the seats of its pools, and its posts
    int posts = 0;                                    // people of posts that do not follow from queues
    int heads = 0, users = 0, employed = 0, contracted = 0, accredited = 0;
    int to_train = 0;
    double training_hours = 0;
    bool shared = false;                              // the seats are the region's
};
/// Roles in the plan's order, and what else follows from them.
struct StaffNeed {
    std::vector<RoleNeed> roles;
    double surcharges = 0;                            // EUR per year, in the running cost
    std::vector<std::pair<std::string, double>> trained;   // first day of each month → share of the users trained; none: no limit
    std::string all_trained_on;                       // ISO date; empty: no limit, or never
};

}  // namespace teleplan::planning
