#include "gui/app/results_view.hpp"

#include "gui/app/results_parts.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

struct Chapter {
    const char* id;
    const char* title;
    Blocks (*blocks)(const Telling&);
    bool national, network;                            // whether the answers of such plans have something to say there
};

constexpr Chapter chapters[] = {
    {"summary", msg("In breve"), summary_blocks, true, true},
    {"need", msg("Fabbisogno"), need_blocks, true, false},
    {"standards", msg("Standard di risposta"), standards_blocks, true, false},
    {"week", msg("Turni e carichi"), week_blocks, true, false},
    {"waits", msg("Attese"), waits_blocks, true, true},
    {"platform", msg("Piattaforma"), platform_blocks, true, false},
    {"enrolment", msg("Arruolamento"), enrolment_blocks, true, false},
    {"services", msg("Servizi"), services_blocks, false, false},
    {"costs", msg("Costi"), costs_blocks, false, false},
    {"territory", msg("Territorio ed equità"), territory_blocks, false, false},
    {"method", msg("Come è stato calcolato"), method_blocks, true, true},
};

bool is_there(const Chapter& chapter, const Result& result)
{
    if (std::holds_alternative<planning::NetworkAnswer>(result.answer)) return chapter.network;
    return std::holds_alternative<std::monostate>(result.national) || chapter.national;
}

}  // namespace

std::vector<ChapterTitle> chapters_of(const Result& result, const reports::Language& tr)
{
    std::vector<ChapterTitle> out;
    for (const Chapter& chapter : chapters)
        if (is_there(chapter, result)) out.push_back({chapter.id, tr(chapter.title)});
    return out;
}

Blocks chapter_blocks(const Result& result, const std::string& id, const Choices& choices, const reports::Language& tr)
{
    for (const Chapter& chapter : chapters)
        if (id == chapter.id && is_there(chapter, result)) return chapter.blocks({result, choices, tr});
    return {};
}

void refresh(ChapterCache& cache, const std::shared_ptr<const Result>& result, const std::string& chapter, const Choices& choices, const reports::Language& tr)
{
    if (cache.result == result && cache.chapter == chapter && cache.language == tr.code() && cache.choices == choices) return;
    cache.result = result;
    cache.chapter = chapter;
    cache.language = tr.code();
    cache.choices = choices;
    cache.titles = result ? chapters_of(*result, tr) : std::vector<ChapterTitle>{};
    cache.blocks = result ? chapter_blocks(*result, chapter, choices, tr) : Blocks{};
    ++cache.made;
}

void refresh_why(ChapterCache& cache, const std::shared_ptr<const Result>& result, const NeedCell& cell, const reports::Language& tr)
{
    if (cache.why_result == result && cache.why_cell == cell && cache.why_language == tr.code()) return;
    cache.why_result = result;
    cache.why_cell = cell;
    cache.why_language = tr.code();
    cache.why = result ? why_blocks(*result, cell, tr) : Blocks{};
    ++cache.why_made;
}

}  // namespace teleplan::gui
