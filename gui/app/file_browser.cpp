#include "gui/app/file_browser.hpp"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "gui/app/app.hpp"

namespace teleplan::gui {

namespace {

namespace fs = std::filesystem;
using reports::msg;

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

fs::path home()
{
    const char* folder = std::getenv("HOME");
    return folder && *folder ? fs::path{folder} : fs::path{"/"};
}

bool asks_folder(const FileBrowser& files) { return files.question.kind == FileQuestion::Kind::folder; }

struct Listing { std::vector<FileEntry> entries; std::error_code error; };

Listing listing_of(const fs::path& folder, const std::string& extension, bool with_files)
{
    Listing out;
    fs::directory_iterator at{folder, out.error};
    for (; !out.error && at != fs::directory_iterator{}; at.increment(out.error)) {
        const std::string name = at->path().filename().string();
        std::error_code ignored;                       // a broken link is neither
        if (name.starts_with('.') || name.ends_with(".remarks.json")) continue;         // hidden; not a plan but what is said about one
        if (at->is_directory(ignored)) out.entries.push_back({name, true});
        else if (with_files && at->is_regular_file(ignored) && (extension.empty() || lowered(at->path().extension().string()) == extension)) out.entries.push_back({name, false});
    }
    std::ranges::sort(out.entries, [](const FileEntry& a, const FileEntry& b) {
        return a.is_folder != b.is_folder ? a.is_folder : std::pair{lowered(a.name), a.name} < std::pair{lowered(b.name), b.name};
    });
    return out;
}

/// What was typed as a path.
fs::path typed(const FileBrowser& files)
{
    if (files.name == "~") return home();
    if (files.name.starts_with("~/")) return home() / files.name.substr(2);
    return files.folder / files.name;                  // an absolute name stands alone
}

void answer(App& app, const fs::path& path)
{
    const auto done = std::move(app.files.question.done);
    app.files.open = false;
    app.files.name.clear();
    if (done) done(app, path);
}

void accept_to_open(App& app, const fs::path& path)
{
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) return answer(app, path);
    app.files.message = app.tr(msg("Qui non c'è un file che si chiama «%1»."), {path.filename().string()});
}

/// A folder that is there, or a new one in a folder that is.
void accept_folder(App& app, const fs::path& path)
{
    std::error_code ignored;
    if (fs::is_directory(path, ignored) || (!fs::exists(path, ignored) && fs::is_directory(path.parent_path(), ignored))) return answer(app, path);
    app.files.message = fs::exists(path, ignored) ? app.tr(msg("«%1» non è una cartella."), {path.filename().string()})
                                                  : app.tr(msg("La cartella %1 non esiste."), {path.parent_path().string()});
}

void accept_to_save(App& app, fs::path path)
{
    FileBrowser& files = app.files;
    std::error_code ignored;
    if (lowered(path.extension().string()) != files.question.extension) path += files.question.extension;
    if (!fs::is_directory(path.parent_path(), ignored)) {
        files.message = app.tr(msg("La cartella %1 non esiste."), {path.parent_path().string()});
        return;
    }
    if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored)) {
        files.message = app.tr(msg("«%1» è già il nome di qualcosa che non è un file."), {path.filename().string()});
        return;
    }
    if (fs::exists(path, ignored) && !files.asks_to_replace) {
        files.asks_to_replace = true;
        files.message = app.tr(msg("«%1» esiste già: vuoi sostituirlo?"), {path.filename().string()});
        return;
    }
    answer(app, path);
}

}  // namespace

void ask_for_file(App& app, FileQuestion question)
{
    const fs::path before = app.files.folder;
    app.files = {};
    app.files.open = true;
    app.files.name = question.name;
    fs::path folder = question.folder.empty() ? (before.empty() ? home() : before) : question.folder;
    std::error_code ignored;
    folder = fs::absolute(folder, ignored).lexically_normal();
    app.files.question = std::move(question);
    while (listing_of(folder, {}, false).error && folder.has_relative_path()) folder = folder.parent_path();
    go_to(app.files, folder, app.tr);
}

void ask_to_open(App& app)
{
    const fs::path folder = app.settings.recent.empty() ? app.environment.data.scenarios / "regions" : fs::path{app.settings.recent.front()}.parent_path();
    ask_for_file(app, {FileQuestion::Kind::open, app.tr(msg("Apri un piano")), ".json", folder, {}, [](App& a, const fs::path& path) { open_file(a, path); }});
}

void go_to(FileBrowser& files, const fs::path& folder, const reports::Language& tr)
{
    auto listing = listing_of(folder, files.question.extension, !asks_folder(files));
    if (listing.error) {
        files.message = tr(msg("La cartella %1 non si può leggere: %2"), {folder.string(), listing.error.message()});
        return;
    }
    files.folder = folder;
    files.entries = std::move(listing.entries);
    files.message.clear();
    files.asks_to_replace = false;
    if (files.question.kind != FileQuestion::Kind::save) files.name.clear();
    files.chosen = asks_folder(files) ? files.entries.size() : 0;
    files.wants_keys = true;
}

void go_up(FileBrowser& files, const reports::Language& tr)
{
    if (files.folder.has_relative_path()) go_to(files, files.folder.parent_path(), tr);
}

std::vector<FileEntry> shown_entries(const FileBrowser& files)
{
    std::vector<FileEntry> out;
    const bool narrow = files.question.kind == FileQuestion::Kind::open && !files.name.starts_with('/') && !files.name.starts_with('~');
    const std::string part = narrow ? lowered(files.name) : std::string{};
    for (const FileEntry& e : files.entries)
        if (lowered(e.name).find(part) != std::string::npos) out.push_back(e);
    return out;
}

std::size_t next_choice(const FileBrowser& files, std::size_t lines, int by)
{
    if (lines == 0) return 0;
    const bool none = files.chosen >= lines;
    if (by < 0) return none || files.chosen == 0 ? (asks_folder(files) ? lines : 0) : files.chosen - 1;
    return none ? 0 : std::min(files.chosen + 1, lines - 1);
}

void choose_entry(App& app, const FileEntry& entry)
{
    FileBrowser& files = app.files;
    if (entry.is_folder) return go_to(files, files.folder / entry.name, app.tr);
    files.asks_to_replace = false;
    files.message.clear();
    files.wants_keys = true;
    files.name = entry.name;
    if (files.question.kind == FileQuestion::Kind::open) accept_to_open(app, files.folder / entry.name);
}

void accept_file(App& app)
{
    FileBrowser& files = app.files;
    files.wants_keys = true;
    std::error_code ignored;
    const bool opens = files.question.kind == FileQuestion::Kind::open;
    const fs::path path = typed(files).lexically_normal();
    if (asks_folder(files)) {
        const auto shown = shown_entries(files);
        if (!files.name.empty()) return accept_folder(app, path);
        if (files.chosen < shown.size()) return choose_entry(app, shown[files.chosen]);
        return answer(app, files.folder);
    }
    if (!files.name.empty() && fs::is_directory(path, ignored)) {
        files.name.clear();
        return go_to(files, path.has_filename() ? path : path.parent_path(), app.tr);
    }
    if (opens && fs::is_regular_file(path, ignored)) return answer(app, path);
    const auto shown = shown_entries(files);
    if ((opens || files.name.empty()) && files.chosen < shown.size()) return choose_entry(app, shown[files.chosen]);
    if (files.name.empty()) files.message = app.tr(msg("Scrivi il nome del file."));
    else if (opens) accept_to_open(app, path);
    else accept_to_save(app, path);
}

void cancel_file(App& app)
{
    app.files.open = false;
    app.files.question.done = nullptr;
}

std::vector<Place> places(const App& app)
{
    std::vector<Place> out{{app.tr(msg("Cartella personale")), home()},
                           {app.tr(msg("Piani delle regioni")), app.environment.data.scenarios / "regions"},
                           {app.tr(msg("Esempi")), app.environment.data.scenarios / "examples"}};
    if (app.editor.desk && app.editor.desk->path.has_parent_path()) out.push_back({app.tr(msg("Cartella del piano")), app.editor.desk->path.parent_path()});
    return out;
}

}  // namespace teleplan::gui
