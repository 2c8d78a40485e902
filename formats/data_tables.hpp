#pragma once
// The tables of the installed data folder as models::Territory.

#include <optional>
#include <string>
#include <vector>

#include "formats/data_folders.hpp"
#include "models/problems.hpp"
#include "models/territory.hpp"

namespace teleplan::formats
{

/// A table as it was read, for the hash of a plan.
struct TableFile {
    std::string name, bytes;
};

struct LoadedTerritory {
    std::optional<models::Territory> territory;  // present if and only if there are no problems
    models::Problems problems;                   // arguments name file, line and column
    std::vector<TableFile> tables;               // regions, authorities, prevalence, pnrr_targets, population, socioeconomic
};

/// Reads authorities.csv, regions.csv, prevalence.csv, pnrr_targets.csv, population.csv and socioeconomic.csv of
/// folders.tables(); gives every authority the age structure of its region (models::rescale_ages).
/// Prevalence: regional rows, both sexes, all ages. Heart disease, COPD and diabetes: persons of the survey (in
/// thousands), or else its rate × population; persons living after a cancer diagnosis: counted, or else the mean rate
/// of the regions that have a count × population, which `survey` then says.
[[nodiscard]] LoadedTerritory load_territory(const DataFolders&);

}  // namespace teleplan::formats
