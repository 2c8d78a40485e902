// The results: what can be asked at the top, then the answer in chapters.
#include <algorithm>
#include <utility>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "gui/app/app.hpp"
#include "gui/panels/panels.hpp"
#include "gui/panels/results_blocks.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

/// Stays on the line when so many pixels more fit on it.
void flow(float wide, float gap = 0)
{
    const float right = ImGui::GetWindowPos().x + ImGui::GetContentRegionMax().x, spacing = ImGui::GetStyle().ItemSpacing.x + gap;
    if (ImGui::GetItemRectMax().x + spacing + wide < right) ImGui::SameLine(0, spacing);
}

float button_width(const std::string& label) { return ImGui::CalcTextSize(label.c_str()).x + 2 * ImGui::GetStyle().FramePadding.x; }

/// A button for a command; when it cannot be run it says why.
void question_button(App& app, const char* name, const std::string& label, Question question, bool (*drawn)(std::string_view, const std::string&))
{
    const std::string why = refusal(app, question);
    if (!why.empty()) disabled_button(name, label, why);
    else if (drawn(name, label)) ask(app, question);
}

void number_field(const char* name, const std::string& label, const std::string& about, int& value)
{
    const float field = 3.4F * ImGui::GetFontSize();
    flow(ImGui::CalcTextSize(label.c_str()).x + ImGui::GetStyle().ItemSpacing.x + field);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(label.c_str());
    ImGui::SameLine();
    ImGui::SetNextItemWidth(field);
    if (ImGui::InputInt((std::string{"###"} + name).c_str(), &value, 0, 0)) value = std::clamp(value, 0, most_replications);
    if (ImGui::IsItemDeactivatedAfterEdit()) value = std::max(value, least_replications);
    record_item(name);
    explain(about);
}

void draw_asking(App& app)
{
    const Version plan = current(app);
    const bool network = models::is_network(plan->document.plan);
    const auto& tr = app.tr;
    question_button(app, "results.run", std::string{icons::play} + "  " + tr(msg("Simula")), Question::run, network ? primary_button : button);
    explain(tr(msg("Simula il piano com'è, con i turni che inserisce.")));
    if (!network) number_field("results.run.replications", tr(msg("repliche")), tr(msg("Quanti anni simulare, ciascuno con un altro caso: più sono, più stretti gli intervalli. Almeno 2.")), app.results.replications.run);
    if (!network) {
        const std::string label = std::string{icons::results} + "  " + tr(msg("Dimensiona"));
        flow(button_width(label), ImGui::GetFontSize());
        question_button(app, "results.size", label, Question::size, primary_button);
        explain(tr(msg("Cerca il personale minimo che rispetta gli standard del piano e lo verifica su repliche nuove.")));
        number_field("results.size.search", tr(msg("repliche per cercare")), tr(msg("Gli anni simulati su cui si prova ogni organico. Almeno 2.")), app.results.replications.search);
        number_field("results.size.check", tr(msg("per verificare")), tr(msg("Gli anni nuovi, mai visti dalla ricerca, su cui si giudicano gli standard. Almeno 2.")), app.results.replications.check);
    }
    const std::string seed = tr(msg("seme %1"), {std::to_string(plan->document.plan.plan.seed)});
    flow(ImGui::CalcTextSize(seed.c_str()).x, ImGui::GetFontSize());
    ImGui::AlignTextToFramePadding();
    ImGui::TextColored(colours().faint, "%s", seed.c_str());
    explain(tr(msg("Da dove parte il caso: sta nel piano. Lo stesso piano con lo stesso seme dà gli stessi numeri.")));
}

void draw_progress(App& app)
{
    const planning::JobProgress progress = app.results.asked->job.poll();
    if (button("results.cancel", std::string{icons::stop} + "  " + app.tr(msg("Annulla")))) cancel_question(app);
    ImGui::SameLine();
    ImGui::ProgressBar(static_cast<float>(progress_share(progress)), {-1, ImGui::GetFrameHeight()}, "");
    record_item("results.progress");
    paragraph(progress_words(progress, app.tr));
}

std::string question_words(const App& app, Question question) { return question == Question::size ? app.tr(msg("Dimensionamento")) : app.tr(msg("Simulazione")); }

void draw_standing(App& app, const Result& result)
{
    const Standing stands = standing(app, result);
    if (stands == Standing::current) return;
    const std::string words = stands == Standing::other_plan ? app.tr(msg("Questi risultati sono di un altro piano: %1."), {plan_of(result).plan.title})
                                                             : app.tr(msg("Risultati di una versione precedente del piano."));
    ImGui::AlignTextToFramePadding();
    ImGui::TextColored(colours().open, "%s", icons::warning);
    ImGui::SameLine();
    ImGui::TextColored(colours().open, "%s", words.c_str());
    ImGui::SameLine(0, ImGui::GetFontSize());
    const std::string why = refusal(app, result.question), label = app.tr(msg("Calcola di nuovo"));
    if (!why.empty()) disabled_button("results.again", label, why);
    else if (button("results.again", label)) ask(app, result.question);
}

void draw_export_button(App& app)
{
    const std::string label = std::string{icons::download} + "  " + app.tr(msg("Esporta"));
    if (!app.results.asked) flow(button_width(label), ImGui::GetFontSize());
    if (button("results.export", label)) run_command(app, "results.export");
    explain(app.tr(msg("Scrive in una cartella i file della risposta che si vede: gli stessi del comando teleplan.")));
}

/// Which of the two answers is shown, where there are both.
void draw_answers(App& app)
{
    ResultsState& state = app.results;
    if (!state.sized || !state.ran) return;
    for (const auto& [question, answer] : {std::pair{Question::size, state.sized}, std::pair{Question::run, state.ran}}) {
        const bool shown = shown_result(state) == answer;
        if (choice(question == Question::size ? "results.show.size" : "results.show.run", question_words(app, question), shown) && !shown) {
            state.shown = question;
            state.why.reset();
        }
        if (question == Question::size) ImGui::SameLine();
    }
}

void draw_export(App& app)
{
    ResultsState& state = app.results;
    if (!state.export_open) return;
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(app.tr(msg("Cartella")).c_str());
    ImGui::SameLine();
    ImGui::SetNextItemWidth(-28 * ImGui::GetFontSize());
    if (std::exchange(state.export_wants_keys, false)) ImGui::SetKeyboardFocusHere();
    const bool entered = ImGui::InputText("###results.export.folder", &state.export_folder, ImGuiInputTextFlags_EnterReturnsTrue);
    record_item("results.export.folder");
    ImGui::SameLine();
    if (button("results.export.browse", std::string{icons::folder} + "  " + app.tr(msg("Sfoglia"))))
        ask_for_file(app, {FileQuestion::Kind::folder, app.tr(msg("Dove scrivere i risultati")), {}, state.export_folder, {}, [](App& a, const std::filesystem::path& folder) { a.results.export_folder = folder.string(); }});
    ImGui::SameLine();
    if (!state.export_folder.empty() && (primary_button("results.export.write", app.tr(msg("Scrivi i file"))) || entered)) export_results(app, state.export_folder);
    ImGui::SameLine();
    if (button("results.export.close", app.tr(msg("Annulla"))) || (!app.files.open && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false))) state.export_open = false;
}

/// Side by side, on as many lines as it takes.
void draw_chapter_titles(ResultsState& state)
{
    for (std::size_t i = 0; i < state.cache.titles.size(); ++i) {
        const ChapterTitle& title = state.cache.titles[i];
        if (i > 0) flow(button_width(title.title));
        if (choice("results.chapter." + title.id, title.title, title.id == state.cache.chapter)) state.chapter = title.id;
    }
}

void draw_answer(App& app)
{
    ResultsState& state = app.results;
    const ResultPtr result = shown_result(state);
    draw_answers(app);
    draw_export(app);
    draw_standing(app, *result);
    refresh(state.cache, result, state.chapter, state.choices, app.tr);
    const auto known = [&](const ChapterTitle& t) { return t.id == state.chapter; };
    if (std::ranges::none_of(state.cache.titles, known) && !state.cache.titles.empty()) {   // the answer before had a chapter that this one has not
        state.chapter = state.cache.titles.front().id;
        refresh(state.cache, result, state.chapter, state.choices, app.tr);
    }
    if (state.tables_made != state.cache.made) {
        state.tables.clear();
        state.tables_made = state.cache.made;
    }
    draw_chapter_titles(state);
    ImGui::Separator();
    if (state.chapter != "need") state.why.reset();
    draw_chapter(app);
}

}  // namespace

void draw_results(App& app)
{
    if (!current(app)) {
        paragraph(about_view(app, app.view));
        return;
    }
    if (app.results.asked) draw_progress(app);
    else draw_asking(app);
    if (shown_result(app.results)) {
        draw_export_button(app);
        draw_answer(app);
        return;
    }
    ImGui::Spacing();
    paragraph(about_view(app, app.view));
    paragraph(app.tr(msg("«Dimensiona» cerca quanto personale serve in ogni azienda e in ogni turno, e prepara la tabella del fabbisogno. «Simula» mostra che cosa succede con il piano com'è: volumi, carichi, "
                         "arruolamento e costi.")));
}

}  // namespace teleplan::gui
