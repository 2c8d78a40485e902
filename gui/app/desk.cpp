#include "gui/app/desk.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace teleplan::gui {

namespace fs = std::filesystem;

namespace {

OpenedDesk desk_of(formats::Opened opened, const Sources& sources)
{
    if (!opened.plan) return {std::nullopt, std::move(opened.problems)};
    auto loaded = formats::load_plan_text(*opened.plan, sources.environment.data);
    if (!loaded.document) return {std::nullopt, std::move(loaded.problems)};
    Desk desk;
    desk.path = opened.plan->file;
    desk.steps.push_back({make_version(std::move(*loaded.document), sources.tables), opened.plan->text, {}});
    if (!opened.plan->hash_on_disk.empty()) desk.saved = opened.plan->text;
    desk.file = std::move(*opened.plan);
    return {std::move(desk), {}};
}

fs::path resolved(const fs::path& path)
{
    std::error_code ignored;
    auto out = fs::weakly_canonical(path, ignored);
    return ignored ? path : out;
}

bool lies_in(const fs::path& file, const fs::path& folder)
{
    const fs::path way = resolved(file).lexically_relative(resolved(folder));
    return !way.empty() && *way.begin() != "..";
}

}  // namespace

OpenedDesk open_desk(const fs::path& path, const Sources& sources) { return desk_of(formats::open_plan(path, sources.environment.data), sources); }

OpenedDesk new_desk(const std::string& text, const fs::path& path, const Sources& sources)
{
    return desk_of(formats::open_plan_text(text, path, sources.environment.data), sources);
}

formats::OpenedPlan plan_at(const Desk& desk)
{
    formats::OpenedPlan out = desk.file;
    out.text = desk.steps[desk.at].text;
    return out;
}

Read read_text(const Desk& desk, const std::string& text, const Sources& sources)
{
    formats::OpenedPlan plan = desk.file;
    plan.text = text;
    auto loaded = formats::load_plan_text(plan, sources.environment.data, &desk.version()->document);
    if (!loaded.document) return {nullptr, std::move(loaded.problems)};
    return {make_version(std::move(*loaded.document), sources.tables), {}};
}

void add_step(Desk& desk, EditStep step)
{
    if (step.text == desk.steps[desk.at].text) return;
    desk.steps.resize(desk.at + 1);
    desk.steps.push_back(std::move(step));
    ++desk.at;
}

bool can_undo(const Desk& desk) { return desk.at > 0; }
bool can_redo(const Desk& desk) { return desk.at + 1 < desk.steps.size(); }
void undo(Desk& desk)
{
    if (can_undo(desk)) --desk.at;
}
void redo(Desk& desk)
{
    if (can_redo(desk)) ++desk.at;
}
void go_to(Desk& desk, std::size_t step) { desk.at = std::min(step, desk.steps.size() - 1); }

void save(Desk& desk)
{
    formats::OpenedPlan plan = plan_at(desk);
    formats::save(plan);
    desk.saved = plan.text;
    desk.file = std::move(plan);
}

OpenedDesk moved_to(const Desk& desk, const fs::path& path, const Sources& sources)
{
    return desk_of(formats::moved_plan(plan_at(desk), path, sources.environment.data), sources);
}

bool is_installed(const fs::path& path, const Environment& environment) { return lies_in(path, environment.data.scenarios); }

}  // namespace teleplan::gui
