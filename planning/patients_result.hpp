#pragma once
// What happens to the patients of each group in the regime year, and what becomes of their alerts.

#include <string>
#include <vector>

#include "models/named.hpp"
#include "sim/interval.hpp"

namespace teleplan::planning {

struct Study;
struct RegionReplication;

/// Per year, for the whole region.
struct GroupCourse {
    std::string group;                                 // a target group's id
    models::Named<sim::Interval> patients_by_state;    // on the average day; empty: a group without states
    sim::Interval worsenings, admissions, days_away;   // days_away: patient-days in hospital
    sim::Interval alerts, cases;                       // left to a person: alerts; after joining those of one patient and day
    sim::Interval true_alerts, false_alerts, missed;   // of the alerts, by the plan's rule; true conditions that it does not see
    sim::Interval sent_by_carers;                      // sessions
};
struct PatientsResult { std::string rule; std::vector<GroupCourse> groups; };   // groups with patients

[[nodiscard]] PatientsResult patients_result(const Study&, const std::vector<RegionReplication>&);

}  // namespace teleplan::planning
