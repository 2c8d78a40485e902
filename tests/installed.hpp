#pragma once
// Where the installed plans and tables are, and the territory, loaded once.

#include <filesystem>
#include <stdexcept>

#include "formats/data_tables.hpp"
#include "models/territory.hpp"

namespace teleplan::tests
{

inline std::filesystem::path scenarios() { return std::filesystem::path{TELEPLAN_SOURCE_DIR} / "scenarios"; }
inline formats::DataFolders installed() { return {scenarios()}; }

inline const models::Territory& territory()
{
    static const auto loaded = formats::load_territory(installed());
    if (!loaded.territory) throw std::runtime_error("the installed tables do not load");
    return *loaded.territory;
}

}  // namespace teleplan::tests
