#pragma once
// Hospitals, institutes and accredited structures beside the local health authorities (population.bodies).

#include "planning/need_rows.hpp"

namespace teleplan::planning {

/// Takes the users and workstations of the bodies out of the rows of the authorities where they sit and gives a row for
/// each body, in the plan's order. Patients stay with the authority, so that nobody is counted twice.
///
/// Users of a category: those entered, else the body's share of the authority's users, shared out by largest remainder so
/// that authority and bodies sum to what the authority had. Entered ones leave the authority at least none: what is
/// beyond its users is more. The authority's roles keep their parts of what it keeps. Workstations: those entered, else by users. What is there already goes by gross need.
[[nodiscard]] std::vector<NeedRow> split_off_bodies(const TableInputs&, std::vector<NeedRow>& rows);

/// Makes the users of a category's roles sum to its line, by employment: each kind by largest remainder. Roles without any stay so.
void fit_roles(std::vector<RoleNeed>&, const UserLine&);

}  // namespace teleplan::planning
