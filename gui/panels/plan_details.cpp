// What is known about one value: what it is, where it comes from, how sure it is, what reviewers said; and what can be done to it.
#include <algorithm>
#include <array>
#include <cmath>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "formats/json.hpp"
#include "gui/app/editor_edits.hpp"
#include "gui/app/editor_values.hpp"
#include "gui/app/remarks.hpp"
#include "gui/panels/plan_parts.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"
#include "reports/names.hpp"
#include "reports/sentences.hpp"

namespace teleplan::gui {

using formats::FormField;
using reports::msg;

namespace {

void fact(const std::string& name, const std::string& value)
{
    if (value.empty()) return;
    ImGui::PushStyleColor(ImGuiCol_Text, colours().faint);
    ImGui::TextUnformatted(name.c_str());
    ImGui::PopStyleColor();
    ImGui::SameLine();
    paragraph(value);
}

void title(const std::string& text)
{
    ImGui::Spacing();
    ImGui::PushStyleColor(ImGuiCol_Text, colours().faint);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
}

/// What was entered when the line is left or Enter is pressed, if it is new.
std::optional<std::string> edit_note(NoteDraft& line, const std::string& pointer, const std::string& what, const std::string& now, float lines)
{
    const bool own = line.pointer == pointer && line.what == what;
    std::string text = own ? line.text : now;
    const std::string name = "note." + what;
    const float wide = ImGui::GetContentRegionAvail().x;
    bool entered = false;
    if (lines > 1) draw_long_text({name, wide, lines * ImGui::GetFontSize() + 2 * ImGui::GetStyle().FramePadding.y}, text);
    else {
        ImGui::SetNextItemWidth(wide);
        entered = ImGui::InputText(("###" + name).c_str(), &text, ImGuiInputTextFlags_EnterReturnsTrue);
        record_item(name);
    }
    if (ImGui::IsItemEdited()) line = {pointer, what, text};
    if (!entered && !ImGui::IsItemDeactivatedAfterEdit()) return std::nullopt;
    line = {};
    return text == now ? std::nullopt : std::optional{text};
}

/// The confidence of a value, one of five letters with their words.
std::optional<std::string> choose_confidence(const App& app, const std::string& now)
{
    std::optional<std::string> out;
    static constexpr std::array<const char*, 5> letters{"P", "S", "D", "E", "A"};
    ImGui::SetNextItemWidth(-1);
    const bool open = ImGui::BeginCombo("###note.confidence", now.empty() ? app.tr(msg("non indicata")).c_str() : reports::word(app.tr, now).c_str());
    record_item("note.confidence");
    if (!open) return out;
    for (const char* letter : letters) {
        if (ImGui::Selectable((reports::word(app.tr, letter) + "###" + letter).c_str(), now == letter)) out = letter;
        record_item(std::string{"note.confidence."} + letter);
    }
    ImGui::EndCombo();
    return out;
}

/// Low or high as typed, in the form of the value; nothing, with a notice, when it is none.
std::optional<std::string> bound_json(App& app, const FormField& field, const std::string& typed)
{
    if (typed.find_first_not_of(' ') == std::string::npos) return std::string{};
    Typed made = typed_value(field, typed, shown_unit(field), app.tr);
    if (!made.json) app.notice = Notice{Notice::Kind::problem, made.why};
    return made.json;
}

/// One, or as many as a longer text takes, to five.
float lines_for(const std::string& text)
{
    const float wide = ImGui::GetContentRegionAvail().x - 2 * ImGui::GetStyle().FramePadding.x, lines = ImGui::CalcTextSize(text.c_str()).x / wide;
    return lines <= 1 ? 1 : std::clamp(std::ceil(lines * 1.15F), 2.F, 5.F);
}

void draw_notes(App& app, const FormField& field, std::optional<formats::Notes>& taken)
{
    const auto& tr = app.tr;
    if (!field.notable) return;
    const auto note = [&](auto member, const std::optional<std::string>& text) {
        if (!text) return;
        if (!taken) taken.emplace();
        (*taken).*member = *text;
    };
    title(tr(msg("Fonte")));
    note(&formats::Notes::source, edit_note(app.editor.note, field.pointer, "source", field.from.source, lines_for(field.from.source)));
    title(tr(msg("Attendibilità")));
    note(&formats::Notes::confidence, choose_confidence(app, field.from.confidence));
    if (field.ranged) {
        title(tr(msg("Intervallo plausibile, da e a")));
        const auto shown = [&](const std::optional<double>& v) { return v ? plain(*v, tr) : std::string{}; };
        const bool assumed = field.from.assumed_range;
        if (const auto low = edit_note(app.editor.note, field.pointer, "low", assumed ? std::string{} : shown(field.from.low), 1)) note(&formats::Notes::low, bound_json(app, field, *low));
        if (const auto high = edit_note(app.editor.note, field.pointer, "high", assumed ? std::string{} : shown(field.from.high), 1)) note(&formats::Notes::high, bound_json(app, field, *high));
        if (assumed && field.from.low && field.from.high) faint(tr(msg("Dall'attendibilità: da %1 a %2"), {shown(field.from.low), shown(field.from.high)}));
    }
    title(tr(msg("Note nel piano")));
    note(&formats::Notes::remarks, edit_note(app.editor.note, field.pointer, "remarks", field.remarks, 3));
}

void draw_remarks(App& app, const FormField& field)
{
    title(app.tr(msg("Annotazioni del revisore")));
    for (const Remark& remark : remarks_of(app, field.pointer)) {
        paragraph(std::string{icons::remark} + "  " + remark.text);
        faint(app.tr.date(remark.date));
    }
    if (const auto text = edit_note(app.editor.note, field.pointer, "remark", {}, 2)) add_remark(app, field.pointer, *text);
    faint(app.tr(msg("Si aggiunge quando si lascia il campo; sta in un file accanto al piano.")));
}

struct Wanted { bool back = false, remove = false, rename = false; };

Wanted draw_actions(App& app, const FormField& field)
{
    Wanted out;
    const auto own = formats::own_place(plan_at(*app.editor.desk), field.pointer);
    const bool named = field.element && field.parent && form_of(app).fields[*field.parent].kind == formats::FormKind::named_list;
    const bool extends = app.editor.desk->file.extends.has_value();
    if (own && extends && app.editor.desk->version()->document.files.size() > 1) {
        out.back = button("details.default", std::string{icons::undo} + "  " + app.tr(msg("Torna al valore predefinito")));
        if (*own != field.pointer) explain(app.tr(msg("Torna predefinito tutto l'elenco: %1"), {path_words(*own, app.tr)}));
    }
    if (named) out.rename = button("details.rename", std::string{icons::edit} + "  " + app.tr(msg("Cambia nome")));
    if (field.present && !field.required && field.depth > 0) out.remove = button("details.remove", std::string{icons::close} + "  " + app.tr(msg("Togli dal piano")));
    return out;
}

void draw_about(const App& app, const FormField& field, const FieldWords& words)
{
    const auto& tr = app.tr;
    if (!words.label.explanation.empty()) paragraph(words.label.explanation);
    ImGui::Spacing();
    fact(tr(msg("Valore:")), words.value.empty() ? words.hint : field.kind == formats::FormKind::text || field.kind >= formats::FormKind::distribution ? std::string{} : value_words(*field.value, tr) + (words.unit.empty() || field.kind == formats::FormKind::duration || field.kind == formats::FormKind::within ? "" : " " + words.unit));
    fact(tr(msg("Limiti:")), limit_words(field, tr));
    fact(tr(msg("Origine:")), origin_words(field, tr));
    if (field.required) faint(tr(msg("È un dato necessario.")));
}

}  // namespace

void draw_details(App& app)
{
    const EditorForm& form = form_of(app);
    const auto at = form.find(app.editor.selected);
    if (!at) {
        faint(app.tr(msg("Scegli un dato per leggere che cos'è, da dove viene e quanto è attendibile.")));
        return;
    }
    const FormField& field = form.fields[*at];
    const FieldWords& words = form.words[*at];
    ImGui::PushTextWrapPos(0);
    heading(words.label.label);
    ImGui::PopTextWrapPos();
    draw_about(app, field, words);
    for (const std::size_t p : words.problems) {
        ImGui::PushStyleColor(ImGuiCol_Text, colours().bad);
        paragraph(std::string{icons::warning} + "  " + reports::capitalised(form.problems[p].sentence));
        ImGui::PopStyleColor();
    }
    if (app.editor.draft.pointer == field.pointer && !app.editor.draft.problem.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, colours().bad);
        paragraph(std::string{icons::warning} + "  " + reports::capitalised(app.editor.draft.problem));
        ImGui::PopStyleColor();
    }
    const std::string pointer = field.pointer;
    const Wanted wanted = draw_actions(app, field);
    std::optional<formats::Notes> notes;
    if (field.present) draw_notes(app, field, notes);
    draw_remarks(app, field);
    if (notes) set_notes(app, pointer, *notes);
    if (wanted.back) back_to_default(app, pointer);
    if (wanted.remove) remove_part(app, pointer);
    if (wanted.rename) ask_for_name(app, pointer);
}

}  // namespace teleplan::gui
