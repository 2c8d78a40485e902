// The fields of a chapter, a line each. Only what is in sight is drawn.
#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "gui/app/editor_edits.hpp"
#include "gui/app/editor_values.hpp"
#include "gui/panels/plan_parts.hpp"
#include "gui/widgets/icons.hpp"
#include "gui/widgets/items.hpp"
#include "gui/widgets/theme.hpp"

namespace teleplan::gui {

using formats::FormField;
using formats::FormKind;
using reports::msg;

namespace {

constexpr std::size_t long_text = 44;                  // letters that do not fit beside a label
constexpr const char *folded = "\xef\x83\x9a", *unfolded = "\xef\x83\x97", *plus = "\xef\x81\xa7", *cross = "\xef\x80\x8d";

bool is_single(FormKind kind) { return kind != FormKind::section && kind < FormKind::distribution; }
bool has_editor(const FormField& field) { return is_single(field.kind) || ((field.kind == FormKind::distribution || field.kind == FormKind::stage) && field.present); }
bool is_long(const FormField& field) { return field.kind == FormKind::text && field.value && field.value->size() > long_text; }
/// Takes the place of the unit too: it has none, or it is part of the editor.
bool spans(const FormField& field)
{
    return field.kind == FormKind::text || field.kind == FormKind::duration || field.kind == FormKind::within || field.kind == FormKind::choice || field.kind == FormKind::distribution || field.kind == FormKind::stage;
}
const char* origin_icon(models::Origin origin)
{
    return origin == models::Origin::entered ? icons::edit : origin == models::Origin::apportioned ? icons::apportioned : icons::national;
}
bool is_list(FormKind kind) { return kind == FormKind::list || kind == FormKind::named_list || kind == FormKind::branches; }

/// Widths of a line [pixels]. The mark goes where there is no room for it.
struct Columns {
    float label, editor, unit, mark;
};
Columns columns_in(float width)
{
    const float em = ImGui::GetFontSize(), gap = ImGui::GetStyle().ItemSpacing.x;
    Columns c{};
    c.mark = width > 36 * em ? 5.6F * em : 1.5F * em;
    c.unit = width > 26 * em ? std::min(8.5F * em, width * 0.17F) : 4 * em;
    c.label = std::floor((width - c.unit - c.mark - 3 * gap) * 0.62F);
    c.editor = width - c.label - c.unit - c.mark - 3 * gap;
    return c;
}

class FormDrawing {
public:
    FormDrawing(App& app, FormActs& acts) : app_(app), acts_(acts), form_(form_of(app)), columns_(columns_in(ImGui::GetContentRegionAvail().x)), width_(ImGui::GetContentRegionAvail().x) {}

    void draw()
    {
        const auto& lines = lines_of(app_);
        const float top = ImGui::GetCursorPosY(), from = ImGui::GetScrollY() - top, to = from + ImGui::GetWindowHeight();
        float y = 0;
        for (const FormLine& line : lines) {
            const float high = height_of(line);
            if (app_.editor.scroll_to == form_.fields[line.field].pointer) {
                ImGui::SetScrollY(std::max(0.F, top + y - ImGui::GetWindowHeight() / 3));
                app_.editor.scroll_to.reset();
            }
            if (y + high >= from && y <= to) {
                ImGui::SetCursorPosY(top + y);
                draw_line(line);
            }
            y += high;
        }
        ImGui::SetCursorPosY(top + y);
        ImGui::Dummy({1, 1});
        if (lines.empty()) faint(app_.editor.search.empty() ? app_.tr(msg("Niente da mostrare con questo filtro.")) : app_.tr(msg("Nessun dato si chiama così.")));
    }

private:
    [[nodiscard]] static float line_height() { return ImGui::GetFrameHeight() + ImGui::GetStyle().ItemSpacing.y * 0.6F; }
    [[nodiscard]] float text_height(const FormField& field) const
    {
        const float letters = (width_ - 3 * ImGui::GetFontSize()) / (ImGui::GetFontSize() * 0.46F);
        const float lines = std::clamp(std::ceil(static_cast<float>(field.value->size()) / letters), 2.F, 9.F);
        return lines * ImGui::GetFontSize() + 2 * ImGui::GetStyle().FramePadding.y + 1;
    }
    [[nodiscard]] bool drafted(const FormField& field) const { return app_.editor.draft.pointer == field.pointer && !app_.editor.draft.problem.empty(); }
    [[nodiscard]] bool complains(std::size_t i) const { return drafted(form_.fields[i]) || !form_.words[i].problems.empty(); }
    [[nodiscard]] float height_of(const FormLine& line) const
    {
        const FormField& field = form_.fields[line.field];
        float high = line_height();
        if (line.chapter) high *= 1.3F;
        if (is_long(field)) high += text_height(field) + ImGui::GetStyle().ItemSpacing.y * 0.6F;
        if (complains(line.field)) high += ImGui::GetTextLineHeightWithSpacing();
        return high;
    }

    void draw_line(const FormLine& line)
    {
        const FormField& field = form_.fields[line.field];
        const FieldWords& words = form_.words[line.field];
        if (line.chapter) {
            heading(words.label.label);
            return;
        }
        const float em = ImGui::GetFontSize(), start = ImGui::GetCursorPosX(), shift = static_cast<float>(line.indent) * em * 0.75F;
        ImGui::PushID(static_cast<int>(line.field));
        draw_ground(field);
        ImGui::SetCursorPosX(start + shift);
        const bool alone = is_long(field) || (!has_editor(field) && words.count.empty() && field.present);      // nothing stands beside it
        draw_label(line, field, words, columns_.label - shift + (alone ? columns_.editor + columns_.unit : 0));
        if (has_editor(field) && !is_long(field)) {
            ImGui::SameLine(start + columns_.label);
            draw_value(app_, line.field, {spans(field) ? columns_.editor + columns_.unit + ImGui::GetStyle().ItemSpacing.x : columns_.editor, 0, field.pointer}, acts_);
        } else if (!alone) {
            ImGui::SameLine(start + columns_.label);
            draw_part(field, words);
        }
        draw_unit_and_mark(field, words, start);
        if (is_long(field)) {
            ImGui::SetCursorPosX(start + shift + em);
            draw_value(app_, line.field, {width_ - shift - em - 1, text_height(field), field.pointer}, acts_);
        }
        if (complains(line.field)) draw_complaint(field, words, start + shift + em);
        ImGui::PopID();
    }

    void draw_ground(const FormField& field) const
    {
        if (app_.editor.selected != field.pointer) return;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const ImVec4 c = colours().accent;
        ImGui::GetWindowDrawList()->AddRectFilled({at.x - 2, at.y - 1}, {at.x + width_ + 2, at.y + ImGui::GetFrameHeight() + 1}, ImGui::GetColorU32({c.x, c.y, c.z, 0.10F}), 3);
    }

    void draw_label(const FormLine& line, const FormField& field, const FieldWords& words, float width)
    {
        ImGui::AlignTextToFramePadding();
        const ImVec2 at = ImGui::GetCursorPos();
        if (ImGui::Selectable("##label", false, ImGuiSelectableFlags_None, {std::max(1.F, width - ImGui::GetStyle().ItemSpacing.x), ImGui::GetFrameHeight()})) {
            acts_.select = field.pointer;
            if (line.foldable) acts_.fold = field.pointer;
        }
        record_item("label." + field.pointer);
        ImGui::SetCursorPos(at);
        ImGui::AlignTextToFramePadding();
        const float em = ImGui::GetFontSize();
        if (line.foldable) ImGui::TextColored(colours().faint, "%s", line.open ? unfolded : folded);
        else ImGui::TextUnformatted(" ");
        ImGui::SameLine(at.x + em);
        if (line.foldable && !line.open && words.problem_below) {
            ImGui::TextColored(colours().bad, "%s", icons::warning);
            ImGui::SameLine(0, em * 0.3F);
        }
        if (!field.present) ImGui::PushStyleColor(ImGuiCol_Text, colours().faint);
        cut_text(words.label.label, at.x + width - ImGui::GetCursorPosX() - em * 0.4F, words.label.explanation);
        if (!field.present) ImGui::PopStyleColor();
    }

    /// A part with fields of its own: how many, and what can be done to it.
    void draw_part(const FormField& field, const FieldWords& words)
    {
        ImGui::AlignTextToFramePadding();
        ImGui::TextColored(colours().faint, "%s", words.count.c_str());
        const bool adds = is_list(field.kind) || !field.present;
        if (!adds) return;
        ImGui::SameLine(0, words.count.empty() ? 0 : ImGui::GetStyle().ItemSpacing.x);
        if (button("add." + field.pointer, std::string{plus} + "  " + app_.tr(msg("Aggiungi")))) acts_.add = field.pointer;
    }

    void draw_unit_and_mark(const FormField& field, const FieldWords& words, float start)
    {
        if (has_editor(field) && !spans(field)) {
            ImGui::SameLine(start + columns_.label + columns_.editor + ImGui::GetStyle().ItemSpacing.x);
            ImGui::AlignTextToFramePadding();
            ImGui::PushStyleColor(ImGuiCol_Text, colours().faint);
            if (!words.unit.empty()) cut_text(words.unit, columns_.unit, {});
            else ImGui::TextUnformatted("");
            ImGui::PopStyleColor();
        }
        ImGui::SameLine(start + columns_.label + columns_.editor + columns_.unit + 2 * ImGui::GetStyle().ItemSpacing.x);
        ImGui::AlignTextToFramePadding();
        draw_mark(field, words);
        if (field.element) {
            ImGui::SameLine(start + width_ - ImGui::GetFrameHeight());
            ImGui::PushStyleColor(ImGuiCol_Button, ImVec4{0, 0, 0, 0});
            if (button("remove." + field.pointer, cross)) acts_.remove = field.pointer;
            ImGui::PopStyleColor();
            explain(app_.tr(msg("Togli dal piano")));
        }
    }

    void draw_mark(const FormField& field, const FieldWords& words) const
    {
        const bool shown = is_single(field.kind) || field.kind == FormKind::distribution;
        const bool entered = field.present && field.from.origin == models::Origin::entered;
        const bool narrow = columns_.mark < 3 * ImGui::GetFontSize();
        if (!shown || words.mark.empty() || field.element) {
            ImGui::TextUnformatted("");
            return;
        }
        const char* icon = origin_icon(field.from.origin);
        ImGui::TextColored(entered ? colours().accent : colours().faint, "%s", narrow ? icon : words.mark.c_str());
        std::string told = origin_words(field, app_.tr);
        if (!field.from.source.empty()) told += "\n" + app_.tr(msg("Fonte: %1"), {field.from.source});
        explain(told);
    }

    void draw_complaint(const FormField& field, const FieldWords& words, float x)
    {
        ImGui::SetCursorPosX(x);
        const std::string why = drafted(field) ? app_.editor.draft.problem : form_.problems[words.problems.front()].sentence;
        ImGui::PushStyleColor(ImGuiCol_Text, colours().bad);
        ImGui::TextUnformatted(icons::warning);
        ImGui::SameLine();
        cut_text(reports::capitalised(why), width_ - ImGui::GetCursorPosX(), {});
        ImGui::PopStyleColor();
        record_item("problem." + field.pointer);
    }

    App& app_;
    FormActs& acts_;
    const EditorForm& form_;
    Columns columns_;
    float width_;
};

/// With another kind the parameters change too: about the mean that it had.
double mean_of(const EditorForm& form, std::size_t distribution)
{
    for (std::size_t i = distribution + 1; i <= distribution + form.words[distribution].below; ++i) {
        const FormField& field = form.fields[i];
        if (field.kind != FormKind::duration || !field.value) continue;
        const auto amount = typed_number(form.words[i].value, reports::Language{form.language});
        const std::string unit = shown_unit(field);
        const double seconds = unit == "s" ? 1 : unit == "min" ? 60 : unit == "h" ? 3600 : unit == "day" ? 86400 : 604800;
        if (amount) return *amount * seconds;
    }
    return 600;
}

void carry_out_one(App& app, const FormActs::On& on)
{
    const EditorForm& form = form_of(app);
    const auto at = form.find(on.pointer);
    if (!at) return;
    switch (on.done.act) {
    case FieldAct::nothing: break;
    case FieldAct::focused: app.editor.selected = on.pointer; break;
    case FieldAct::commit: commit_draft(app); break;
    case FieldAct::cancel: drop_draft(app); break;
    case FieldAct::choose: {
        const FormField& field = form.fields[*at];
        if (field.kind == FormKind::distribution) {
            if (const auto made = formats::distribution_skeleton(on.done.chosen, mean_of(form, *at))) set_value(app, on.pointer, *made);
        } else if (field.kind == FormKind::stage) {
            if (const auto made = formats::stage_skeleton(form.version->document, on.done.chosen)) set_value(app, on.pointer, *made);
        } else {
            set_value(app, on.pointer, on.done.chosen);
        }
        break;
    }
    }
}

/// Which kind of distribution, which step: the name of the one part that says so.
std::string kind_of(const EditorForm& form, std::size_t i)
{
    for (const std::string_view choice : form.fields[i].choices)
        if (form.find(form.fields[i].pointer + "/" + std::string{choice})) return std::string{choice};
    return {};
}

}  // namespace

void draw_value(App& app, std::size_t i, const FieldLook& look, FormActs& acts)
{
    const EditorForm& form = form_of(app);
    const FormField& field = form.fields[i];
    FieldDone done;
    if (field.kind == FormKind::distribution || field.kind == FormKind::stage) {
        FormField shown = field;
        shown.kind = FormKind::choice;
        shown.value = kind_of(form, i);
        done = draw_field(shown, form.words[i], app.editor.draft, app.tr, look);
        if (done.act == FieldAct::choose) done.chosen = done.chosen.size() > 2 ? done.chosen.substr(1, done.chosen.size() - 2) : done.chosen;
    } else {
        done = draw_field(field, form.words[i], app.editor.draft, app.tr, look);
    }
    const bool typed = done.typed;
    if (done.act != FieldAct::nothing) acts.fields.push_back({field.pointer, std::move(done)});
    // What is wrong is said while it is typed.
    Draft& draft = app.editor.draft;
    if (typed && draft.pointer == field.pointer) {
        const bool empty = draft.text.empty() && field.kind != FormKind::text;
        draft.problem = empty ? std::string{} : typed_value(field, draft.text, draft.unit, app.tr).why;
    }
}

void carry_out(App& app, const FormActs& acts)
{
    for (const FormActs::On& on : acts.fields)
        if (on.done.act != FieldAct::focused) carry_out_one(app, on);
    for (const FormActs::On& on : acts.fields)
        if (on.done.act == FieldAct::focused) carry_out_one(app, on);
    if (!acts.select.empty()) app.editor.selected = acts.select;
    if (!acts.fold.empty() && !app.editor.toggled.erase(acts.fold)) app.editor.toggled.insert(acts.fold);
    if (!acts.add.empty()) add_part(app, acts.add);
    if (!acts.remove.empty()) remove_part(app, acts.remove);
}

void draw_form(App& app)
{
    FormActs acts;
    FormDrawing{app, acts}.draw();
    carry_out(app, acts);
}

}  // namespace teleplan::gui
