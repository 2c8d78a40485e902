#pragma once
// Small plans in a folder of their own.

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "formats/data_tables.hpp"
#include "formats/plan_json.hpp"
#include "formats/safe_file.hpp"
#include "models/plan_check.hpp"
#include "tests/installed.hpp"

namespace teleplan::tests
{

namespace fs = std::filesystem;

class TempFolder
{
public:
    TempFolder()
    {
        std::string name = (fs::temp_directory_path() / "teleplan-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }
    fs::path write(const std::string& name, std::string_view text) const
    {
        fs::create_directories((path_ / name).parent_path());
        formats::replace_file(path_ / name, text);
        return path_ / name;
    }

private:
    fs::path path_;
};

/// An M/M/1 queue, each text replaceable in a test.
inline std::string small_network(const std::string& more = "")
{
    return R"({ "schema_version": 1,
  "plan": { "title": "A queue", "seed": 7 },
  "pathways": { "main": { "start": "desk", "stages": {
    "desk": { "visit": "clerk", "service": { "exponential": { "mean": [4, "min"] } }, "next": { "out": 1 } },
    "out": { "leave": "served" } } } },
  "streams": { "people": { "pathway": "main", "interarrival": { "exponential": { "mean": [5, "min"] } } } },
  "organisation": { "pools": { "clerk": { "servers": 1 } } },
  "experiment": { "warm_up": [1, "h"], "length": [1, "week"] })" +
           more + " }";
}

/// The example of a small region with a merge patch over it ("" : none), e.g. R"("costs": { "workstation": -1 })".
inline formats::Loaded load_patched(const std::string& patch)
{
    const TempFolder folder;
    const auto file = folder.write("plan.json", R"({ "schema_version": 1, "extends": "examples/small-region.json")" +
                                                    (patch.empty() ? "" : ", " + patch) + " }");
    return formats::load_plan(file, installed());
}

inline bool has(const models::Problems& problems, std::string_view pointer, std::string_view code)
{
    return std::ranges::any_of(problems,
                               [&](const models::Problem& p) { return p.pointer == pointer && p.code == code; });
}

inline const models::Problem* find(const models::Problems& problems, std::string_view code)
{
    const auto at = std::ranges::find(problems, code, &models::Problem::code);
    return at == problems.end() ? nullptr : &*at;
}

/// For messages of failed checks.
inline std::string listed(const models::Problems& problems)
{
    std::string out;
    for (const auto& p : problems) {
        out += p.pointer + " " + p.code;
        for (const auto& a : p.arguments) out += " | " + a;
        out += '\n';
    }
    return out;
}

/// Every code is in the published list, so that reports have a sentence for it.
inline bool all_codes_known(const models::Problems& problems)
{
    return std::ranges::all_of(problems, [](const models::Problem& p) {
        return std::ranges::find(models::problem_codes, p.code, &models::ProblemCode::code) !=
               models::problem_codes.end();
    });
}

}  // namespace teleplan::tests
