#include "gui/app/remarks.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <exception>
#include <optional>
#include <utility>

#include "formats/json.hpp"
#include "formats/safe_file.hpp"
#include "formats/tidy_csv.hpp"
#include "gui/app/app.hpp"
#include "gui/app/compare_tables.hpp"
#include "reports/problem_sentences.hpp"

namespace teleplan::gui {

namespace {

using formats::Json;
using reports::msg;

constexpr int schema_version = 1;
constexpr formats::JsonBounds bounds{.depth = 8, .values = 250'000, .entries = 20'000, .key_bytes = 4'000};

std::string today()
{
    const std::time_t now = std::time(nullptr);
    std::tm day{};
    localtime_r(&now, &day);
    std::array<char, 16> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &day)};
}

std::string trimmed(const std::string& text)
{
    const auto* const blank = " \t\r\n";
    const std::size_t from = text.find_first_not_of(blank);
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(blank) + 1 - from);
}

const std::string* text_in(const Json& object, std::string_view key)
{
    const Json* found = object.find(key);
    return found && found->is(Json::Kind::text) ? &found->text : nullptr;
}

std::optional<std::vector<Remark>> remarks_in(const Json& list)
{
    if (!list.is(Json::Kind::list)) return std::nullopt;
    std::vector<Remark> out;
    for (const Json& item : list.items) {
        const std::string *text = text_in(item, "text"), *date = text_in(item, "date"), *hash = text_in(item, "plan_hash");
        if (!text || !date || !hash) return std::nullopt;
        out.push_back({*text, *date, *hash});
    }
    return out;
}

/// Nothing when the document is no book of remarks.
std::optional<Remarks> remarks_in_document(const Json& json)
{
    const Json *version = json.find("schema_version"), *all = json.find("remarks");
    if (!version || !version->is(Json::Kind::number) || version->number != schema_version || !all || !all->is(Json::Kind::object)) return std::nullopt;
    Remarks out;
    for (const formats::JsonMember& m : all->members) {
        auto read = remarks_in(m.value);
        if (!read) return std::nullopt;
        if (!read->empty()) out.emplace(m.key, std::move(*read));
    }
    return out;
}

/// change(remarks) → whether it could be made on what the file holds now.
template <class Change> bool change_book(App& app, const std::filesystem::path& plan, const Change& change)
{
    RemarkBook book = read_remarks(plan, app.tr);
    const auto refuse = [&](std::string why) {
        app.notice = Notice{Notice::Kind::problem, std::move(why)};
        app.compare.remarks.books.insert_or_assign(plan, read_remarks(plan, app.tr));
        ++app.compare.remarks.revision;
        return false;
    };
    if (!book.problem.empty()) return refuse(book.problem);
    if (is_installed(plan, app.environment)) return refuse(app.tr(msg("Questo piano è uno di quelli installati: salvalo con nome in una cartella tua, e poi annotalo.")));
    if (!change(book.remarks)) return refuse(app.tr(msg("Questa annotazione è stata cambiata nel frattempo: ora si vede com'è nel file.")));
    std::erase_if(book.remarks, [](const auto& entry) { return entry.second.empty(); });
    try {
        formats::replace_file(remarks_file(plan), remarks_json(book.remarks));
    } catch (const std::exception& e) {
        return refuse(app.tr(msg("Non riesco a scrivere le annotazioni: %1. Salva il piano in una cartella in cui puoi scrivere e riprova."), {e.what()}));
    }
    app.compare.remarks.books.insert_or_assign(plan, std::move(book));
    ++app.compare.remarks.revision;
    return true;
}

/// The remark as it was seen; null when it is not there any more.
Remark* seen(Remarks& remarks, const std::string& pointer, const Remark& as_seen)
{
    const auto at = remarks.find(pointer);
    if (at == remarks.end()) return nullptr;
    const auto found = std::ranges::find(at->second, as_seen);
    return found == at->second.end() ? nullptr : &*found;
}

std::string one_line(std::string text)
{
    std::ranges::replace_if(text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

}  // namespace

std::filesystem::path remarks_file(const std::filesystem::path& plan)
{
    std::filesystem::path out = plan;
    if (out.extension() == ".json") out.replace_extension();
    out += ".remarks.json";
    return out;
}

RemarkBook read_remarks(const std::filesystem::path& plan, const reports::Language& tr)
{
    const std::filesystem::path file = remarks_file(plan);
    std::error_code error;
    if (!std::filesystem::exists(std::filesystem::symlink_status(file, error))) return {};
    std::string text;
    try {
        text = formats::read_file(file);
    } catch (const std::exception& e) {
        return {{}, tr(msg("Non riesco a leggere le annotazioni: %1. Il file resta com'è."), {e.what()})};
    }
    models::Problems problems;
    const auto json = formats::parse_json(text, file.string(), 0, problems, bounds);
    if (!json || !problems.empty())
        return {{}, tr(msg("Il file delle annotazioni %1 non si legge e resta com'è: correggilo, o spostalo per cominciarne un altro. %2"),
                       {file.string(), trimmed(reports::problem_lines(problems, tr))})};
    auto read = remarks_in_document(*json);
    if (!read) return {{}, tr(msg("Il file %1 non contiene annotazioni come le scrive questo programma e resta com'è: spostalo per cominciarne un altro."), {file.string()})};
    return {std::move(*read), ""};
}

std::string remarks_json(const Remarks& remarks)
{
    Json all = formats::json_object();
    for (const auto& [pointer, list] : remarks) {
        Json items = formats::json_list();
        for (const Remark& r : list) {
            Json item = formats::json_object();
            item.set("text", formats::json_text(r.text));
            item.set("date", formats::json_text(r.date));
            item.set("plan_hash", formats::json_text(r.plan_hash));
            items.items.push_back(std::move(item));
        }
        all.members.push_back({pointer, std::move(items)});
    }
    Json json = formats::json_object();
    json.set("schema_version", formats::json_number(schema_version));
    json.set("remarks", std::move(all));
    return formats::dump(json);
}

const RemarkBook& book_of(App& app, const std::filesystem::path& plan)
{
    auto& books = app.compare.remarks.books;
    auto at = books.find(plan);
    if (at == books.end()) at = books.emplace(plan, read_remarks(plan, app.tr)).first;
    return at->second;
}

const std::vector<Remark>& remarks_of(App& app, const std::string& pointer)
{
    static const std::vector<Remark> none;
    if (!app.editor.desk) return none;
    const Remarks& all = book_of(app, app.editor.desk->path).remarks;
    const auto at = all.find(pointer);
    return at == all.end() ? none : at->second;
}

bool add_remark(App& app, const std::string& pointer, const std::string& text)
{
    if (!app.editor.desk) return false;
    return add_remark(app, {app.editor.desk->path, current(app)->hash}, pointer, text);
}

bool add_remark(App& app, const RemarkedPlan& plan, const std::string& pointer, const std::string& text)
{
    const std::string words = trimmed(text);
    if (words.empty() || plan.file.empty()) return false;
    return change_book(app, plan.file, [&](Remarks& remarks) {
        remarks[pointer].push_back({words, today(), plan.hash});
        return true;
    });
}

bool edit_remark(App& app, const RemarkedPlan& plan, const std::string& pointer, const Remark& as_seen, const std::string& text)
{
    const std::string words = trimmed(text);
    if (words.empty()) return delete_remark(app, plan, pointer, as_seen);
    return change_book(app, plan.file, [&](Remarks& remarks) {
        Remark* const found = seen(remarks, pointer, as_seen);
        if (found) *found = {words, today(), plan.hash};
        return found != nullptr;
    });
}

bool delete_remark(App& app, const RemarkedPlan& plan, const std::string& pointer, const Remark& as_seen)
{
    return change_book(app, plan.file, [&](Remarks& remarks) {
        Remark* const found = seen(remarks, pointer, as_seen);
        if (found) {
            auto& list = remarks.find(pointer)->second;
            list.erase(list.begin() + (found - list.data()));
        }
        return found != nullptr;
    });
}

void carry_remarks(App& app, const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code ignored;
    if (std::filesystem::copy_file(remarks_file(from), remarks_file(to), std::filesystem::copy_options::skip_existing, ignored)) {
        app.compare.remarks.books.erase(to);
        ++app.compare.remarks.revision;
    }
}

std::string remarks_markdown(const Remarks& remarks, const std::string& plan_title, const reports::Language& tr)
{
    std::string out = "# " + tr(msg("Annotazioni: %1"), {one_line(plan_title)}) + "\n";
    for (const auto& [pointer, list] : remarks) {
        out += "\n## " + one_line(value_name(pointer, tr)) + "\n\n";
        if (!pointer.empty()) out += "`" + pointer + "`\n\n";
        for (const Remark& r : list) out += "- " + one_line(r.text) + " (" + tr.date(r.date) + ")\n";
    }
    return out;
}

std::string remarks_tsv(const Remarks& remarks, const reports::Language& tr)
{
    std::string out = tr(msg("Posizione nel piano")) + "\t" + tr(msg("Dato")) + "\t" + tr(msg("Annotazione")) + "\t" + tr(msg("Data")) + "\n";
    for (const auto& [pointer, list] : remarks)
        for (const Remark& r : list)
            out += formats::neutralised(one_line(pointer)) + "\t" + formats::neutralised(one_line(value_name(pointer, tr))) + "\t" + formats::neutralised(one_line(r.text)) + "\t" + r.date + "\n";
    return out;
}

}  // namespace teleplan::gui
