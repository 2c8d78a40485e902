#pragma once
// Urgent work by the time at which it comes, and what moves to shared centres.

#include <string>
#include <vector>

#include "sim/interval.hpp"

namespace teleplan::planning {

struct CoverageLine {
    std::string pool, where;                           // authority code, "region" or a shared centre
    sim::Interval urgent;                              // pieces of urgent work that enter, per year; at a centre: none, they enter at home
    sim::Interval outside_share;                       // of them, those that enter outside working days from 08:00 to 20:00
    sim::Interval handed_over, received;               // pieces of work that moved while waiting, per year
};

}  // namespace teleplan::planning
