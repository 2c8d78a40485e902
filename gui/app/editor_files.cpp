// Opening, saving, a new plan, and the question before what is unsaved is lost.
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "gui/app/app.hpp"
#include "gui/app/editor_edits.hpp"
#include "gui/app/remarks.hpp"
#include "reports/problem_sentences.hpp"

namespace teleplan::gui {

namespace fs = std::filesystem;
using reports::msg;

namespace {

Sources sources_of(const App& app) { return {app.environment, *app.tables}; }

void say(App& app, Notice::Kind kind, std::string text) { app.notice = Notice{kind, std::move(text)}; }

bool put_on_desk(App& app, OpenedDesk opened)
{
    if (!opened.desk) {
        say(app, Notice::Kind::problem, reports::problem_lines(opened.problems, app.tr));
        return false;
    }
    app.editor = EditorState{};
    app.editor.desk = std::move(opened.desk);
    app.view = View::plan;
    app.notice.reset();
    if (const auto& problems = current(app)->problems; !problems.empty())
        say(app, Notice::Kind::problem, app.tr(msg("Il piano si legge, ma ha dati da correggere prima di poterlo simulare: sono elencati in «Problemi» (%1)."), {std::to_string(problems.size())}));
    return true;
}

void open_now(App& app, const fs::path& path)
{
    if (put_on_desk(app, open_desk(path, sources_of(app)))) remember(app.settings, path);
}

std::string json_text_of(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

/// What a region must say itself; the rest is the national defaults.
std::string text_of_new_plan(const App& app, const models::Region& region)
{
    const std::string title = app.tr(msg("Piano operativo regionale dei servizi di telemedicina - %1"), {region.name});
    return "{\n  \"schema_version\": 1,\n  \"extends\": \"national-defaults.json\",\n  \"plan\": {\n    \"title\": " + json_text_of(title) + ",\n    \"region_code\": " + json_text_of(region.code) +
           ",\n    \"status\": " + json_text_of(app.tr(msg("bozza"))) +
           ",\n    \"seed\": 1,\n    \"regime\": { \"from\": \"2026-10-01\", \"to\": \"2027-09-30\" }\n  },\n"
           "  \"starting_point\": { \"date\": \"2025-01-01\", \"active_patients\": 0 },\n"
           "  \"timeline\": {\n    \"ramp\": {\n      \"counter\": \"active\",\n      \"points\": [\n"
           "        { \"date\": \"2025-01-01\", \"patients\": 0 },\n        { \"date\": \"2026-09-30\", \"patients\": 1000 }\n      ]\n    }\n  }\n}\n";
}

fs::path own_folder()
{
    const char* home = std::getenv("HOME");
    return home != nullptr ? fs::path{home} : fs::temp_directory_path();
}

void new_now(App& app, const std::string& region_code)
{
    for (const models::Region& region : app.tables->territory.regions)
        if (region.code == region_code) {
            if (put_on_desk(app, new_desk(text_of_new_plan(app, region), own_folder() / app.tr(msg("piano-nuovo.json")), sources_of(app))))
                say(app, Notice::Kind::done, app.tr(msg("Piano nuovo per %1 con i valori predefiniti nazionali: inserisci la rampa di arruolamento e i dati della regione, poi salva."), {region.name}));
            return;
        }
}

void go_on(App& app, const AfterGuard& what)
{
    switch (what.kind) {
    case AfterGuard::Kind::close: app.wants_to_close = true; break;
    case AfterGuard::Kind::open: open_now(app, what.argument); break;
    case AfterGuard::Kind::new_plan: new_now(app, what.argument); break;
    }
}

void guarded(App& app, AfterGuard what)
{
    commit_draft(app);
    if (app.editor.desk && app.editor.desk->unsaved()) app.editor.guard = std::move(what);
    else go_on(app, what);
}

/// False when it could not be written.
bool write(App& app)
{
    Desk& desk = *app.editor.desk;
    try {
        save(desk);
    } catch (const std::runtime_error& error) {
        say(app, Notice::Kind::problem, app.tr(msg("Il piano non è stato salvato: %1. Scegli un'altra cartella con «Salva con nome»."), {error.what()}));
        return false;
    }
    remember(app.settings, desk.path);
    say(app, Notice::Kind::done, app.tr(msg("Salvato in %1"), {desk.path.string()}));
    if (auto next = std::exchange(app.editor.after_save, {})) go_on(app, *next);
    return true;
}

/// The browser that asks where; the installed plans are not a place.
void ask_where(App& app)
{
    const Desk& desk = *app.editor.desk;
    FileQuestion question;
    question.kind = FileQuestion::Kind::save;
    question.title = app.tr(msg("Salva il piano con nome"));
    question.name = desk.path.filename().string();
    question.folder = is_installed(desk.path, app.environment) ? own_folder() : desk.path.parent_path();
    question.done = [](App& a, const fs::path& path) { save_plan_as(a, path); };
    ask_for_file(app, std::move(question));
}

void save_or_ask(App& app)
{
    if (!app.editor.desk) return;
    commit_draft(app);
    const Desk& desk = *app.editor.desk;
    if (is_installed(desk.path, app.environment) || desk.saved.empty()) ask_where(app);
    else if (formats::on_disk(desk.file) == formats::OnDisk::changed) app.editor.ask_overwrite = true;
    else write(app);
}

}  // namespace

void open_file(App& app, const fs::path& path) { guarded(app, {AfterGuard::Kind::open, path.string()}); }
void new_plan(App& app, const std::string& region_code) { guarded(app, {AfterGuard::Kind::new_plan, region_code}); }
void ask_to_close(App& app) { guarded(app, {AfterGuard::Kind::close, {}}); }

void save_plan(App& app)
{
    app.editor.after_save.reset();
    save_or_ask(app);
}

void overwrite_plan(App& app)
{
    app.editor.ask_overwrite = false;
    if (app.editor.desk) write(app);
}

void save_plan_as(App& app, const fs::path& path)
{
    if (!app.editor.desk) return;
    OpenedDesk moved = moved_to(*app.editor.desk, path, sources_of(app));
    if (!moved.desk) {
        app.editor.after_save.reset();
        say(app, Notice::Kind::problem, app.tr(msg("Qui il piano non si può salvare, perché non ritroverebbe i file su cui si basa: %1"), {reports::problem_lines(moved.problems, app.tr)}));
        return;
    }
    Desk& desk = *app.editor.desk;
    Desk kept = desk;
    for (EditStep& step : desk.steps) {
        formats::OpenedPlan plan = desk.file;
        plan.text = step.text;
        if (auto there = formats::moved_plan(plan, path, app.environment.data); there.plan) step.text = std::move(there.plan->text);
    }
    desk.path = moved.desk->path;
    desk.file = moved.desk->file;
    desk.steps[desk.at].version = moved.desk->steps.front().version;
    if (write(app)) carry_remarks(app, kept.path, path);
    else app.editor.desk = std::move(kept);
}

void ask_where_to_save(App& app)
{
    if (!app.editor.desk) return;
    app.editor.after_save.reset();
    commit_draft(app);
    ask_where(app);
}

void answer_guard(App& app, GuardAnswer answer)
{
    const auto what = std::exchange(app.editor.guard, {});
    if (!what || answer == GuardAnswer::cancel) return;
    if (answer == GuardAnswer::discard) {
        go_on(app, *what);
        return;
    }
    app.editor.after_save = what;
    save_or_ask(app);
}

}  // namespace teleplan::gui
