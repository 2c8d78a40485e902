// The files of an answer: those of the command line, into a folder.
#include <exception>

#include "formats/safe_file.hpp"
#include "gui/app/app.hpp"
#include "reports/result_files.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

reports::ResultFiles files_of(const Result& result, const reports::Language& tr)
{
    const formats::PlanDocument& document = result.version->document;
    if (const auto* national = std::get_if<planning::NationalRunAnswer>(&result.national)) return reports::result_files(*national, plan_of(result), tr);
    if (const auto* national = std::get_if<planning::NationalSizeAnswer>(&result.national)) return reports::result_files(*national, plan_of(result), document, tr);
    return std::visit([&](const auto& answer) { return reports::result_files(answer, document, tr); }, result.answer);
}

}  // namespace

std::filesystem::path default_export_folder(const App& app)
{
    std::error_code ignored;
    const auto here = std::filesystem::current_path(ignored) / "out";
    return app.editor.desk ? here / app.editor.desk->path.stem() : here;
}

void export_results(App& app, const std::filesystem::path& folder)
{
    const ResultPtr result = shown_result(app.results);
    if (!result) return;
    std::string written;
    try {
        const reports::ResultFiles files = files_of(*result, app.tr);
        std::filesystem::create_directories(folder);
        for (const reports::ResultFile& file : files) {
            formats::replace_file(folder / file.name, file.bytes);
            written += (written.empty() ? "" : ", ") + file.name + " (" + file.about + ")";
        }
        app.notice = Notice{Notice::Kind::done, app.tr(msg("Scritti in %1: %2."), {folder.string(), written})};
        app.results.export_open = false;
    } catch (const std::exception& e) {
        std::string text = app.tr(msg("Non si può scrivere in %1: %2"), {folder.string(), e.what()});
        if (!written.empty()) text += "\n" + app.tr(msg("Scritti prima: %1."), {written});
        app.notice = Notice{Notice::Kind::problem, text};
    }
}

}  // namespace teleplan::gui
