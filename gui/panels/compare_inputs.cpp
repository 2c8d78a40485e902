// What the plans enter differently, and the value that is looked at with its remarks.
#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "gui/panels/compare_panels.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

std::string lead(const App& app, const std::vector<formats::PlanDifference>* inputs)
{
    if (!inputs) return app.tr(msg("Scegli i piani A e %1: i dati che hanno diversi si vedono subito, senza simulare."), {side_letter(app.compare.other)});
    if (inputs->empty()) return app.tr(msg("I due piani hanno gli stessi dati di ingresso."));
    return app.tr(msg("Scegli una riga per vedere le fonti e annotarla. I dati che qui non ci sono sono uguali, anche se scritti in un altro modo."));
}

/// What can stand beside the open plan, while nothing does.
void draw_first_steps(App& app)
{
    const CompareState& c = app.compare;
    if (c.sides[c.other].source.kind != SourceKind::nothing) return;
    ImGui::Spacing();
    const struct { const char *name, *command, *icon; std::string label; bool offered; } steps[] = {
        {"compare.first.saved", "compare.saved", icons::save, app.tr(msg("Con il piano come salvato sul disco")), app.editor.desk && app.editor.desk->unsaved()},
        {"compare.first.national", "compare.national", icons::results, app.tr(msg("Con i valori nazionali predefiniti")), app.editor.desk.has_value()},
        {"compare.first.other", "compare.choose_b", icons::folder, app.tr(msg("Con un altro piano…")), true}};
    for (const auto& step : steps)
        if (step.offered && button(step.name, std::string{step.icon} + "  " + step.label)) run_command(app, step.command);
}

Remarks remarks_on_side(App& app)
{
    const auto file = remarked_plan(app, app.compare.sides[app.compare.remarked_side]).file;
    return file.empty() ? Remarks{} : book_of(app, file).remarks;
}

void draw_filters(App& app, const std::vector<formats::PlanDifference>& inputs)
{
    auto& chapters = drawn(app).chapters;
    make_for(chapters, shown_key(app), [&] { return difference_chapters(inputs, app.tr); });
    InputFilter& filter = app.compare.input_filter;
    draw_search("compare.inputs.words", std::string{icons::search} + "  " + app.tr(msg("Cerca un dato")), filter.words);
    ImGui::SameLine();
    draw_named("compare.inputs.chapter", chapters.value, filter.chapter, app.tr(msg("Tutti i capitoli")));
}

void draw_remark(App& app, const RemarkedPlan& plan, const std::string& pointer, const Remark& remark, std::size_t i)
{
    const std::string name = "compare.remark." + std::to_string(i);
    const float buttons = 6 * ImGui::GetFontSize();
    ImGui::PushTextWrapPos(ImGui::GetContentRegionMax().x - buttons);
    ImGui::TextColored(colours().accent, "%s", icons::remark);
    ImGui::SameLine();
    const std::string when = app.tr.date(remark.date) + (remark.plan_hash == plan.hash ? "" : ", " + app.tr(msg("su un'altra versione del piano")));
    ImGui::TextUnformatted((remark.text + "  (" + when + ")").c_str());
    ImGui::PopTextWrapPos();
    ImGui::SameLine(ImGui::GetContentRegionMax().x - buttons);
    if (button(name + ".edit", icons::edit)) app.compare.draft = {remark.text, remark};
    explain(app.tr(msg("Cambia questa annotazione")));
    ImGui::SameLine();
    if (!button(name + ".delete", icons::close)) {
        explain(app.tr(msg("Cancella questa annotazione")));
        return;
    }
    const Remark gone = remark;                        // the list is another one afterwards
    if (delete_remark(app, plan, pointer, gone)) app.compare.draft = {gone.text, std::nullopt};        // a slip of the hand: the words are still there
}

void draw_draft(App& app, const RemarkedPlan& plan, const std::string& pointer)
{
    RemarkDraft& draft = app.compare.draft;
    const std::string label = draft.changed ? app.tr(msg("Salva l'annotazione")) : app.tr(msg("Aggiungi l'annotazione"));
    const float wide = ImGui::CalcTextSize(label.c_str()).x + 4 * ImGui::GetStyle().FramePadding.x + ImGui::GetStyle().ItemSpacing.x;
    ImGui::SetNextItemWidth(std::max(8 * ImGui::GetFontSize(), ImGui::GetContentRegionAvail().x - wide));
    const bool entered = ImGui::InputTextWithHint("###compare.remark.text", app.tr(msg("Che cosa c'è da dire su questo dato? Senza nomi di persone.")).c_str(), &draft.text,
                                                  ImGuiInputTextFlags_EnterReturnsTrue);
    record_item("compare.remark.text");
    ImGui::SameLine();
    if (!button("compare.remark.save", label) && !entered) return;
    const bool done = draft.changed ? edit_remark(app, plan, pointer, *draft.changed, draft.text) : add_remark(app, plan, pointer, draft.text);
    if (done) draft = {};
}

void draw_remarks_on_value(App& app, const std::string& pointer)
{
    const RemarkedPlan plan = remarked_plan(app, app.compare.sides[app.compare.remarked_side]);
    if (plan.file.empty()) return faint(app.tr(msg("Questo piano non ha un file accanto a cui tenere annotazioni.")));
    const RemarkBook& book = book_of(app, plan.file);
    if (!book.problem.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, colours().bad);
        ImGui::TextWrapped("%s  %s", icons::warning, book.problem.c_str());
        ImGui::PopStyleColor();
        return;
    }
    const auto at = book.remarks.find(pointer);
    const std::vector<Remark> list = at == book.remarks.end() ? std::vector<Remark>{} : at->second;
    for (std::size_t i = 0; i < list.size(); ++i) draw_remark(app, plan, pointer, list[i], i);
    draw_draft(app, plan, pointer);
}

void draw_values(App& app, const std::string& pointer)
{
    const CompareState& c = app.compare;
    const Version &first = c.sides.front().version, &other = c.sides[c.other].version;
    if (!first || !other) return;
    auto& made = drawn(app).value;
    make_for(made, shown_key(app) + pointer, [&] {
        const auto* inputs = shown_inputs(c);
        if (inputs)
            if (const auto found = std::ranges::find(*inputs, pointer, &formats::PlanDifference::pointer); found != inputs->end()) return *found;
        return value_pair(first->document, other->document, pointer);
    });
    paragraph("A:  " + value_words(made.value.first, app.tr));
    paragraph(side_letter(c.other) + ":  " + value_words(made.value.other, app.tr));
}

}  // namespace

void draw_remarked_side(App& app)
{
    CompareState& c = app.compare;
    for (const std::size_t side : {std::size_t{0}, c.other}) {
        if (side) ImGui::SameLine();
        if (choice("compare.remarked." + std::string{side ? "other" : "first"}, app.tr(msg("Annotazioni su %1"), {side_letter(side)}), c.remarked_side == side) && c.remarked_side != side) {
            c.remarked_side = side;
            c.draft = {};
        }
    }
}

float compared_value_height(const App& app)
{
    return app.compare.pointer ? std::min(9.5F * ImGui::GetTextLineHeightWithSpacing(), ImGui::GetContentRegionAvail().y * 0.55F) : 0.F;
}

void draw_compared_value(App& app)
{
    if (!app.compare.pointer) return;
    const std::string pointer = *app.compare.pointer;
    ImGui::BeginChild("compare.value", {0, 0}, true, ImGuiWindowFlags_AlwaysUseWindowPadding);
    const float cross = ImGui::GetContentRegionMax().x - ImGui::GetFrameHeight();
    ImGui::AlignTextToFramePadding();
    ImGui::PushFont(screen().fonts.heading);
    ImGui::TextUnformatted(value_name(pointer, app.tr).c_str());
    ImGui::PopFont();
    ImGui::SameLine(cross);
    if (button("compare.value.close", icons::close)) app.compare.pointer.reset();
    if (!pointer.empty()) {
        faint(pointer);
        draw_values(app, pointer);
    }
    draw_remarked_side(app);
    draw_remarks_on_value(app, pointer);
    ImGui::EndChild();
}

void draw_compare_inputs(App& app)
{
    CompareState& c = app.compare;
    const auto* inputs = shown_inputs(c);
    paragraph(lead(app, inputs));
    if (!inputs) draw_first_steps(app);
    if (!inputs || inputs->empty()) return;
    draw_filters(app, *inputs);
    auto& made = drawn(app).inputs;
    make_for(made, shown_key(app) + c.input_filter.chapter + "/" + c.input_filter.words,
             [&] { return input_table(*inputs, c.other, c.input_filter, remarks_on_side(app), app.tr); });
    if (made.value.rows.empty()) return faint(app.tr(msg("Nessun dato diverso contiene queste parole.")));
    const float below = compared_value_height(app);
    if (const auto chosen = draw_table("compare.inputs", made.value, made.state, app.tr, {lines_that_fit(below), Sorting::off, Choosing::rows})) {
        const std::string& pointer = made.value.rows[chosen->row].key;
        if (c.pointer != pointer) c.draft = {};
        c.pointer = pointer;
    }
    draw_compared_value(app);
}

void draw_compare_remarks(App& app)
{
    CompareState& c = app.compare;
    draw_remarked_side(app);
    const ComparedSide& side = c.sides[c.remarked_side];
    const RemarkedPlan plan = remarked_plan(app, side);
    if (plan.file.empty()) return faint(app.tr(msg("Questo piano non ha un file accanto a cui tenere annotazioni.")));
    const Remarks remarks = remarks_on_side(app);
    ImGui::SameLine(0, 2 * ImGui::GetFontSize());
    if (button("compare.remarks.whole", std::string{icons::remark} + "  " + app.tr(msg("Annota tutto il piano")))) c.pointer = "", c.draft = {};
    ImGui::SameLine();
    ImGui::BeginDisabled(remarks.empty());
    if (button("compare.remarks.letter", std::string{icons::copy} + "  " + app.tr(msg("Copia per la lettera")))) {
        ImGui::SetClipboardText(remarks_markdown(remarks, side.version->document.plan.plan.title, app.tr).c_str());
        app.notice = Notice{Notice::Kind::done, app.tr(msg("Le annotazioni sono negli appunti: incollale nella lettera alla Regione."))};
    }
    ImGui::SameLine();
    if (button("compare.remarks.tsv", std::string{icons::copy} + "  " + app.tr(msg("Copia come tabella")))) ImGui::SetClipboardText(remarks_tsv(remarks, app.tr).c_str());
    ImGui::EndDisabled();
    if (const std::string& problem = book_of(app, plan.file).problem; !problem.empty()) return paragraph(problem);
    faint(app.tr(msg("Stanno in %1."), {remarks_file(plan.file).string()}));
    auto& made = drawn(app).remarks;
    make_for(made, shown_key(app) + plan.hash, [&] { return remark_table(remarks, plan.hash, app.tr); });
    if (remarks.empty()) {
        paragraph(app.tr(msg("Non ci sono annotazioni: scegli una riga dei dati di ingresso, o annota tutto il piano.")));
    } else if (const auto chosen = draw_table("compare.remarks", made.value, made.state, app.tr, {lines_that_fit(compared_value_height(app)), Sorting::by_headings, Choosing::rows})) {
        const std::string& key = made.value.rows[chosen->row].key;
        c.pointer = key.substr(0, key.rfind('#'));
        c.draft = {};
    }
    draw_compared_value(app);
}

}  // namespace teleplan::gui
