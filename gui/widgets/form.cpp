#include "gui/widgets/form.hpp"

#include <algorithm>
#include <cstring>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "formats/json.hpp"
#include "gui/app/editor_values.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"
#include "reports/field_labels.hpp"

namespace teleplan::gui {

using formats::FormField;
using formats::FormKind;
using reports::Language;
using reports::msg;

namespace {

std::string json_of(std::string_view text) { return formats::dump_inline(formats::json_text(text)); }

bool is_draft(const Draft& draft, const FormField& field) { return draft.pointer == field.pointer && (draft.changed || !draft.problem.empty()); }

/// A frame that is red while what stands in it cannot be taken.
struct Frame {
    explicit Frame(bool bad) : bad_{bad}
    {
        if (!bad_) return;
        ImGui::PushStyleColor(ImGuiCol_Border, colours().bad);
        ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 2);
    }
    ~Frame()
    {
        if (!bad_) return;
        ImGui::PopStyleVar();
        ImGui::PopStyleColor();
    }
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;
    bool bad_;
};

/// What the last item, a text, was used for.
FieldAct act_of(bool entered)
{
    if (ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) return FieldAct::cancel;
    if (entered || ImGui::IsItemDeactivatedAfterEdit()) return FieldAct::commit;
    return ImGui::IsItemActivated() ? FieldAct::focused : FieldAct::nothing;
}

/// The text of the field: the draft's while it is typed, else the plan's. Begins the draft when it is changed.
template <class Input> FieldDone edit_text(const FormField& field, const FieldWords& words, Draft& draft, const Input& input)
{
    const bool typed = is_draft(draft, field);
    std::string text = typed ? draft.text : words.value;
    const bool entered = input(text);
    const FieldAct act = act_of(entered);
    const bool edited = ImGui::IsItemEdited();
    if (edited) {
        const std::string unit = typed ? draft.unit : std::string{};
        draft = {field.pointer, text, unit.empty() ? shown_unit(field) : unit, draft.pointer == field.pointer ? draft.problem : std::string{}, true};
    }
    return {act, {}, edited};
}

FieldDone draw_choice(const FormField& field, const std::string& now, const Language& tr, const FieldLook& look)
{
    FieldDone out;
    ImGui::SetNextItemWidth(look.width);
    const std::string shown = now.empty() ? tr(msg("non indicato")) : reports::capitalised(reports::choice_label(now, tr));
    const bool open = ImGui::BeginCombo(("###" + std::string{look.name}).c_str(), shown.c_str(), ImGuiComboFlags_HeightLarge);
    record_item(look.name);
    if (ImGui::IsItemActivated()) out.act = FieldAct::focused;
    if (!open) return out;
    for (const std::string_view choice : field.choices) {
        const std::string name{choice};
        if (ImGui::Selectable((reports::capitalised(reports::choice_label(name, tr)) + "###" + name).c_str(), name == now)) out = {FieldAct::choose, name, false};
        record_item(std::string{look.name} + "." + name);
    }
    ImGui::EndCombo();
    return out;
}

FieldDone draw_yes_no(const FormField& field, const Language& tr, const FieldLook& look)
{
    FieldDone out;
    ImGui::SetNextItemWidth(look.width);
    const auto word = [&](bool yes) { return yes ? tr(msg("Sì")) : tr(msg("No")); };
    const bool open = ImGui::BeginCombo(("###" + std::string{look.name}).c_str(), !field.value ? tr(msg("non indicato")).c_str() : word(*field.value == "true").c_str());
    record_item(look.name);
    if (ImGui::IsItemActivated()) out.act = FieldAct::focused;
    if (!open) return out;
    for (const bool yes : {true, false}) {
        if (ImGui::Selectable((word(yes) + (yes ? "###true" : "###false")).c_str(), field.value == (yes ? "true" : "false"))) out = {FieldAct::choose, yes ? "true" : "false", false};
        record_item(std::string{look.name} + (yes ? ".true" : ".false"));
    }
    ImGui::EndCombo();
    return out;
}

FieldDone draw_line(const FormField& field, const FieldWords& words, Draft& draft, const FieldLook& look, float width)
{
    const Frame frame{draft.pointer == field.pointer && !draft.problem.empty()};
    ImGui::SetNextItemWidth(width);
    FieldDone out = edit_text(field, words, draft, [&](std::string& text) {
        constexpr auto flags = ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll;
        return ImGui::InputTextWithHint(("###" + std::string{look.name}).c_str(), words.hint.c_str(), &text, flags);
    });
    record_item(look.name);
    return out;
}

/// The amount and, beside it, the unit as a choice.
FieldDone draw_pair(const FormField& field, const FieldWords& words, Draft& draft, const Language& tr, const FieldLook& look)
{
    const float gap = ImGui::GetStyle().ItemInnerSpacing.x, unit_width = look.width * 0.52F;
    FieldDone out = draw_line(field, words, draft, look, look.width - unit_width - gap);
    ImGui::SameLine(0, gap);
    ImGui::SetNextItemWidth(unit_width);
    const std::string unit = is_draft(draft, field) && !draft.unit.empty() ? draft.unit : shown_unit(field), name = std::string{look.name} + ".unit";
    if (!ImGui::BeginCombo(("###" + name).c_str(), reports::choice_label(unit, tr).c_str(), ImGuiComboFlags_HeightLarge)) {
        record_item(name);
        return out;
    }
    record_item(name);
    for (const std::string_view choice : field.choices) {
        const std::string key{choice};
        if (ImGui::Selectable((reports::choice_label(key, tr) + "###" + key).c_str(), key == unit) && key != unit) {
            const std::string text = is_draft(draft, field) ? draft.text : words.value;
            draft = {field.pointer, text, key, {}, true};
            if (!text.empty()) out.act = FieldAct::commit;
        }
        record_item(name + "." + key);
    }
    ImGui::EndCombo();
    return out;
}

// ---------------------------------------------------------------- texts of several lines
// A line that was broken here ends with a space before its end; a break of the text itself does not.

float wide(const char* from, const char* to) { return ImGui::GetFont()->CalcTextSizeA(ImGui::GetFontSize(), 1e9F, 0, from, to).x; }

std::string joined(std::string_view broken)
{
    std::string out;
    for (std::size_t i = 0; i < broken.size(); ++i)
        if (broken[i] != '\n' || i == 0 || broken[i - 1] != ' ') out += broken[i];
    return out;
}

std::string broken(std::string_view text, float width)
{
    std::string out;
    std::size_t line = 0, space = std::string::npos;
    for (const char c : text) {
        out += c;
        if (c == '\n') {
            line = out.size();
            space = std::string::npos;
        } else if (c == ' ') {
            if (wide(out.data() + line, out.data() + out.size() - 1) > width && space != std::string::npos && space > line) {
                out.insert(space, 1, '\n');
                line = space + 1;
            }
            space = out.size();
        }
    }
    if (space != std::string::npos && space > line && wide(out.data() + line, out.data() + out.size()) > width) out.insert(space, 1, '\n');
    return out;
}

/// The position in `to` behind as many characters of the text as are before `at` in `from`.
std::size_t same_place(std::string_view from, std::size_t at, std::string_view to)
{
    std::size_t count = joined(from.substr(0, at)).size(), i = 0;
    for (; i < to.size() && count > 0; ++i)
        if (to[i] != '\n' || i == 0 || to[i - 1] != ' ') --count;
    if (at > 0 && from[at - 1] == '\n' && i < to.size() && to[i] == '\n' && i > 0 && to[i - 1] == ' ') ++i;
    return i;
}

int break_again(ImGuiInputTextCallbackData* data)
{
    const float width = *static_cast<const float*>(data->UserData);
    const std::string now{data->Buf, static_cast<std::size_t>(data->BufTextLen)}, better = broken(joined(now), width);
    if (better == now) return 0;
    const std::size_t cursor = same_place(now, static_cast<std::size_t>(data->CursorPos), better);
    data->DeleteChars(0, data->BufTextLen);
    data->InsertChars(0, better.c_str());
    data->CursorPos = data->SelectionStart = data->SelectionEnd = static_cast<int>(cursor);
    return 0;
}

}  // namespace

bool draw_long_text(const LongText& look, std::string& text)
{
    const ImGuiStyle& style = ImGui::GetStyle();
    float width = look.width - 2 * style.FramePadding.x - style.ScrollbarSize;
    std::string shown = broken(text, width);
    const bool changed = ImGui::InputTextMultiline(("###" + std::string{look.name}).c_str(), &shown, {look.width, look.height}, ImGuiInputTextFlags_CallbackEdit, break_again, &width);
    record_item(look.name);
    if (changed) text = joined(shown);
    return changed;
}

FieldDone draw_field(const FormField& field, const FieldWords& words, Draft& draft, const Language& tr, const FieldLook& look)
{
    switch (field.kind) {
    case FormKind::choice: {
        FieldDone out = draw_choice(field, field.value.value_or(""), tr, look);
        if (out.act == FieldAct::choose) out.chosen = json_of(out.chosen);
        return out;
    }
    case FormKind::yes_no: return draw_yes_no(field, tr, look);
    case FormKind::duration:
    case FormKind::within: return draw_pair(field, words, draft, tr, look);
    case FormKind::text:
        if (look.height > 0) {
            const Frame frame{draft.pointer == field.pointer && !draft.problem.empty()};
            return edit_text(field, words, draft, [&](std::string& text) {
                draw_long_text({look.name, look.width, look.height}, text);
                return false;
            });
        }
        [[fallthrough]];
    default: return draw_line(field, words, draft, look, look.width);
    }
}

}  // namespace teleplan::gui
