#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace teleplan::sim {

inline std::filesystem::path validation_folder()
{
    return std::filesystem::path{TELEPLAN_SOURCE_DIR} / "tests" / "validation";
}

inline nlohmann::json validation_case(const std::string& id)
{
    std::ifstream file(validation_folder() / (id + ".json"));
    if (!file) throw std::runtime_error("no such validation case: " + id);
    return nlohmann::json::parse(file);
}

// The points of a case, by value: a loop over a part of a temporary would outlive it.
inline std::vector<nlohmann::json> validation_points(const std::string& id)
{
    auto points = validation_case(id).at("points").get<std::vector<nlohmann::json>>();
    if (points.empty()) throw std::runtime_error("a validation case without points: " + id);
    return points;
}

// The cases there are, sorted.
inline std::vector<std::string> validation_cases()
{
    std::vector<std::string> ids;
    for (const auto& entry : std::filesystem::directory_iterator(validation_folder()))
        if (entry.path().extension() == ".json") ids.push_back(entry.path().stem().string());
    std::sort(ids.begin(), ids.end());
    return ids;
}

// The column names of a comma-separated file.
inline std::vector<std::string> validation_columns(const std::string& name)
{
    std::ifstream file(validation_folder() / name);
    if (!file) throw std::runtime_error("no such table: " + name);
    std::string line;
    std::getline(file, line);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string> columns;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) columns.push_back(cell);
    return columns;
}

// The rows of a comma-separated trace, without its heading.
inline std::vector<std::vector<std::string>> validation_rows(const std::string& name)
{
    std::ifstream file(validation_folder() / name);
    if (!file) throw std::runtime_error("no such trace: " + name);
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        auto& cells = rows.emplace_back();
        std::istringstream cell_stream(line + ",");
        for (std::string cell; std::getline(cell_stream, cell, ',');) cells.push_back(cell);
    }
    if (rows.empty()) throw std::runtime_error("an empty trace: " + name);
    return rows;
}

}  // namespace teleplan::sim
