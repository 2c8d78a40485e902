#pragma once

#include <filesystem>

namespace teleplan::formats
{

/// Where the installed data are: national-defaults.json and, in data/, the tables.
struct DataFolders {
    std::filesystem::path scenarios;
    [[nodiscard]] std::filesystem::path tables() const { return scenarios / "data"; }
};

}  // namespace teleplan::formats
