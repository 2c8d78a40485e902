#pragma once
// Where the desktop finds its data and keeps its own files.

#include <filesystem>

#include "formats/data_folders.hpp"

namespace teleplan::gui {

struct Environment {
    formats::DataFolders data;                         // the installed plans and tables
    std::filesystem::path settings_folder;             // settings.json; made when first written
};

/// The installed data; settings under XDG_CONFIG_HOME/teleplan, else ~/.config/teleplan.
[[nodiscard]] Environment environment_of_user();

}  // namespace teleplan::gui
