#include "gui/app/environment.hpp"

#include <cstdlib>

#include "formats/installed.hpp"

namespace teleplan::gui {

namespace {

/// A folder that an environment variable names; empty when it is not set or not absolute (XDG Base Directory Specification).
std::filesystem::path folder_in(const char* variable)
{
    const char* const value = std::getenv(variable);
    const std::filesystem::path folder{value ? value : ""};
    return folder.is_absolute() ? folder : std::filesystem::path{};
}

}  // namespace

Environment environment_of_user()
{
    auto base = folder_in("XDG_CONFIG_HOME");
    if (base.empty()) base = folder_in("HOME") / ".config";
    return {formats::installed_folders(), base / "teleplan"};
}

}  // namespace teleplan::gui
