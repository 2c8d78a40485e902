#pragma once
// How many people of each authority could be followed: persons with the condition × the eligible share.

#include <optional>
#include <string>
#include <vector>

#include "models/plan.hpp"
#include "models/territory.hpp"

namespace teleplan::models {

/// Persons with the condition in a population of this age structure, by the national prevalence of its sex and age
/// classes (EHIS 2019, 15 and over); nothing where no such prevalence is known.
[[nodiscard]] std::optional<double> expected_cases(const Territory&, const std::string& condition, const Ages&);

/// Eligible persons of each authority by target group. Requires authorities of regions of the territory.
///
/// A region's cases are its row of prevalence.csv, split over its authorities by expected cases, or by residents where no
/// age structure or no prevalence by age is known. A condition without regional rows: expected cases. No condition:
/// neurological_cases_national by expected cases of stroke and parkinsonism.
[[nodiscard]] std::vector<ByGroup<double>> eligible_persons(const Plan&, const Territory&, const std::vector<Authority>&);

}  // namespace teleplan::models
