#pragma once
// Small plans in a folder of their own.

#include <filesystem>
#include <string>

#include "formats/safe_file.hpp"
#include "tests/gui/harness.hpp"

namespace teleplan::tests
{

/// scenarios/examples/small-region.json in the environment's folder, with more members at its end.
inline std::filesystem::path small_plan(const TestEnvironment& environment, const std::string& name, const std::string& more = "")
{
    std::string text = formats::read_file((*environment).data.scenarios / "examples" / "small-region.json");
    text.replace(text.find("../national"), 3, "");
    text.insert(text.rfind('}'), more);
    formats::replace_file(environment.folder() / name, text);
    return environment.folder() / name;
}

/// The same with more patients at the end of the ramp.
inline std::filesystem::path changed_plan(const TestEnvironment& environment, const std::string& name)
{
    const auto file = small_plan(environment, name);
    std::string text = formats::read_file(file);
    text.replace(text.rfind("2000"), 4, "2600");
    formats::replace_file(file, text);
    return file;
}

}  // namespace teleplan::tests
