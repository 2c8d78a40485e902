#include "formats/plan_members.hpp"

#include <algorithm>
#include <array>

#include "formats/json.hpp"
#include "formats/safe_file.hpp"
#include "models/plan_check.hpp"

namespace teleplan::formats
{
namespace detail
{
namespace
{

namespace fs = std::filesystem;

/// Chapters that a national plan fills itself; all else is its members'.
constexpr std::array own_chapters{"/plan", "/members", "/project", "/timeline/activities", "/timeline/milestones", "/hta", "/pnrr"};

bool within(std::string_view pointer, std::string_view chapter)
{
    return pointer.starts_with(chapter) && (pointer.size() == chapter.size() || pointer[chapter.size()] == '/');
}

/// What the file itself says beside these would change nothing: an error, each chapter once.
void report_others(const PlanDocument& national, models::Problems& problems)
{
    std::string last;
    for (const auto& [pointer, from] : national.provenance) {
        if (from.origin != models::Origin::entered) continue;
        if (std::ranges::any_of(own_chapters, [&at = pointer](const char* chapter) { return within(at, chapter); })) continue;
        const std::string chapter = pointer.substr(0, pointer.find('/', 1));
        if (chapter == last) continue;
        problems.push_back({chapter, "only_in_members", {chapter.substr(1)}});
        last = chapter;
    }
}

/// The file of a member within the folder of the national plan.
std::optional<fs::path> find_member(const std::string& name, const fs::path& folder, const std::string& pointer, models::Problems& problems)
{
    const fs::path relative{name};
    const bool plain = !name.empty() && name.find('\0') == std::string::npos && relative.is_relative();
    const bool climbs = std::ranges::find(relative, fs::path{".."}) != relative.end();
    std::error_code ignored;
    if (!plain || climbs) {
        problems.push_back({pointer, "member_outside", {name}});
    } else if (!fs::exists(folder / relative, ignored)) {
        problems.push_back({pointer, "member_missing", {name}});
    } else {
        if (auto found = inside(folder, folder, relative)) return found;
        problems.push_back({pointer, "member_outside", {name}});
    }
    return std::nullopt;
}

}  // namespace

void read_members(PlanDocument& national, const DataFolders& folders, models::Problems& problems)
{
    report_others(national, problems);
    if (national.plan.members.size() > models::max_members) return;   // models::check says so
    const fs::path folder = national.files.front().parent_path();
    for (std::size_t m = 0; m < national.plan.members.size(); ++m) {
        const std::string& name = national.plan.members[m];
        const auto file = find_member(name, folder, pointer_to("/members", m), problems);
        if (!file) continue;
        Loaded member = load_one(*file, folders, folder);
        for (models::Problem& p : member.problems) {
            if (problems.size() >= models::max_problems) return;      // the last one says that there are more
            problems.push_back({name + "#" + p.pointer, std::move(p.code), std::move(p.arguments)});
        }
        if (!member.document) continue;
        if (models::is_national(member.document->plan)) problems.push_back({name + "#/members", "member_not_regional", {}});
        else national.members.push_back(std::move(*member.document));
    }
    if (problems.empty()) share_header(national);
}

void take_members(PlanDocument& national, const std::vector<PlanDocument>& members, models::Problems& problems)
{
    report_others(national, problems);
    national.members = members;
    share_header(national);
}

}  // namespace detail

void share_header(PlanDocument& national)
{
    for (PlanDocument& member : national.members) {
        member.plan.plan.seed = national.plan.plan.seed;
        member.plan.plan.regime = national.plan.plan.regime;
    }
}

}  // namespace teleplan::formats
