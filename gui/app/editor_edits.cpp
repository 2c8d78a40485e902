#include "gui/app/editor_edits.hpp"

#include <utility>

#include "formats/json.hpp"
#include "gui/app/app.hpp"
#include "gui/app/editor_values.hpp"

namespace teleplan::gui {

using formats::Edited;
using reports::msg;

namespace {

std::string first_sentence(const models::Problems& problems, const App& app)
{
    return problems.empty() ? std::string{} : problem_words(problems.front(), app.tr);
}

/// Why an edit is not taken, kept beside what was typed.
bool refuse(App& app, const std::string& pointer, std::string why)
{
    Draft& draft = app.editor.draft;
    if (draft.pointer != pointer) draft = {pointer, {}, {}, {}, false};
    draft.problem = std::move(why);
    app.notice = Notice{Notice::Kind::problem, path_words(pointer, app.tr) + ": " + draft.problem};
    app.wake();
    return false;
}

const formats::FormField* field_of(App& app, const std::string& pointer)
{
    const EditorForm& form = form_of(app);
    const auto at = form.find(pointer);
    return at ? &form.fields[*at] : nullptr;
}

}  // namespace

bool take_edit(App& app, const std::string& pointer, const Edited& edited, const std::string& label)
{
    EditorState& e = app.editor;
    if (!edited.text) return refuse(app, pointer, first_sentence(edited.problems, app));
    Desk& desk = *e.desk;
    if (*edited.text != desk.steps[desk.at].text) {
        Read read = read_text(desk, *edited.text, {app.environment, *app.tables});
        if (!read.version) {
            auto here = formats::problems_at(read.problems, pointer);
            return refuse(app, pointer, first_sentence(here.empty() ? read.problems : here, app));
        }
        std::string said = label.empty() ? change_words(desk.version()->document, read.version->document, pointer, app.tr) : label;
        add_step(desk, {std::move(read.version), *edited.text, std::move(said)});
    }
    e.draft = {};
    app.notice.reset();
    return true;
}

bool set_value(App& app, const std::string& pointer, const std::string& value)
{
    return app.editor.desk && take_edit(app, pointer, formats::with_value(plan_at(*app.editor.desk), pointer, value));
}

bool set_values(App& app, const std::vector<std::pair<std::string, std::string>>& values)
{
    if (!app.editor.desk || values.empty()) return false;
    formats::OpenedPlan plan = plan_at(*app.editor.desk);
    for (const auto& [pointer, value] : values) {
        const Edited edited = formats::with_value(plan, pointer, value);
        if (!edited.text) return refuse(app, pointer, first_sentence(edited.problems, app));
        plan.text = *edited.text;
    }
    return take_edit(app, values.front().first, {plan.text, {}});
}

bool back_to_default(App& app, const std::string& pointer)
{
    return app.editor.desk && take_edit(app, pointer, formats::without_value(plan_at(*app.editor.desk), pointer));
}

bool remove_part(App& app, const std::string& pointer)
{
    if (!app.editor.desk) return false;
    if (!take_edit(app, pointer, formats::without_part(plan_at(*app.editor.desk), pointer), app.tr(msg("Tolto: %1"), {path_words(pointer, app.tr)}))) return false;
    app.editor.selected = pointer.substr(0, pointer.rfind('/'));
    return true;
}

bool set_notes(App& app, const std::string& pointer, const formats::Notes& notes)
{
    return app.editor.desk && take_edit(app, pointer, formats::with_notes(plan_at(*app.editor.desk), pointer, notes), app.tr(msg("%1: fonte e note"), {path_words(pointer, app.tr)}));
}

void add_part(App& app, const std::string& list)
{
    const formats::FormField* field = field_of(app, list);
    if (field == nullptr || !app.editor.desk) return;
    const formats::FormField made = *field;
    if (!made.present && made.kind != formats::FormKind::list && made.kind != formats::FormKind::named_list && made.kind != formats::FormKind::branches) {
        if (set_value(app, list, made.skeleton)) show_field(app, list);
    } else if (made.kind == formats::FormKind::list) {
        const std::size_t count = made.present ? std::size_t{form_of(app).words[*form_of(app).find(list)].below} : 0;
        // An absent list is not yet one to add to: a list with one item takes its place.
        const Edited edited = made.present ? formats::with_item(plan_at(*app.editor.desk), list, count, made.element_skeleton) : formats::with_value(plan_at(*app.editor.desk), list, "[]");
        if (take_edit(app, list, edited, app.tr(msg("Aggiunto: %1"), {path_words(list, app.tr)}))) {
            app.editor.selected = list;
            if (!made.present) add_part(app, list);
        }
    } else {
        app.editor.name = NameQuestion{NameQuestion::Kind::add, list, {}, {}};
    }
}

void ask_for_name(App& app, const std::string& pointer)
{
    const auto steps = formats::pointer_steps(pointer);
    if (!steps.empty()) app.editor.name = NameQuestion{NameQuestion::Kind::rename, pointer, steps.back(), {}};
}

void answer_name(App& app)
{
    if (!app.editor.name || !app.editor.desk) return;
    NameQuestion& question = *app.editor.name;
    const auto plan = plan_at(*app.editor.desk);
    const bool adds = question.kind == NameQuestion::Kind::add;
    Edited edited;
    if (adds) {
        const formats::FormField* list = field_of(app, question.pointer);
        std::string skeleton = list != nullptr ? list->element_skeleton : std::string{};
        // An absent list has no element to begin with before it is there.
        if (skeleton.empty()) {
            const Edited begun = formats::with_value(plan, question.pointer, "{}");
            Read read;
            if (begun.text) read = read_text(*app.editor.desk, *begun.text, {app.environment, *app.tables});
            if (read.version) {
                const auto fields = formats::form_fields(read.version->document);
                if (const auto* there = formats::find_field(fields, question.pointer)) skeleton = there->element_skeleton;
            }
        }
        edited = formats::with_named(plan, question.pointer, question.name, skeleton);
    } else {
        edited = formats::renamed(plan, question.pointer, question.name);
    }
    if (!edited.text) {
        question.problem = first_sentence(edited.problems, app);
        return;
    }
    const std::string parent = adds ? question.pointer : question.pointer.substr(0, question.pointer.rfind('/'));
    const std::string made = formats::pointer_to(parent, question.name);
    const std::string label = adds ? app.tr(msg("Aggiunto: %1"), {path_words(made, app.tr)}) : app.tr(msg("Rinominato: %1 → %2"), {path_words(question.pointer, app.tr), question.name});
    if (!take_edit(app, question.pointer, edited, label)) {
        question.problem = app.editor.draft.problem;
        app.editor.draft = {};
        return;
    }
    app.editor.name.reset();
    show_field(app, made);
}

bool commit_draft(App& app)
{
    Draft& draft = app.editor.draft;
    if (draft.pointer.empty() || !draft.changed || !app.editor.desk) {
        if (draft.problem.empty()) draft = {};
        return draft.problem.empty();
    }
    const formats::FormField* field = field_of(app, draft.pointer);
    if (field == nullptr) {
        draft = {};
        return true;
    }
    const std::string pointer = draft.pointer;
    const bool emptied = draft.text.find_first_not_of(" \n\t") == std::string::npos && field->kind != formats::FormKind::text;
    if (emptied && !field->present) {
        draft = {};
        return true;
    }
    if (emptied && !field->required) return take_edit(app, pointer, formats::without_part(plan_at(*app.editor.desk), pointer));
    const Typed typed = typed_value(*field, draft.text, draft.unit, app.tr);
    if (!typed.json) return refuse(app, pointer, typed.why);
    // What is typed again as it was is no change, however its file writes it.
    if (field->value && draft.text == shown_value(*field, app.tr) && (draft.unit.empty() || draft.unit == shown_unit(*field))) {
        draft = {};
        return true;
    }
    return take_edit(app, pointer, formats::with_value(plan_at(*app.editor.desk), pointer, *typed.json));
}

void drop_draft(App& app)
{
    if (!app.editor.draft.problem.empty()) app.notice.reset();
    app.editor.draft = {};
}

void undo_step(App& app)
{
    drop_draft(app);
    if (app.editor.desk) undo(*app.editor.desk);
}
void redo_step(App& app)
{
    drop_draft(app);
    if (app.editor.desk) redo(*app.editor.desk);
}
void go_to_step(App& app, std::size_t step)
{
    drop_draft(app);
    if (app.editor.desk) go_to(*app.editor.desk, step);
}

void show_field(App& app, const std::string& pointer)
{
    const EditorForm& form = form_of(app);
    EditorState& e = app.editor;
    const auto at = form.find(pointer);
    if (!at) return;
    app.view = View::plan;
    const auto steps = formats::pointer_steps(pointer);
    e.chapter = steps.front();
    e.search.clear();
    e.filter = FormFilter::all;
    e.selected = pointer;
    e.scroll_to = pointer;
    for (auto above = form.fields[*at].parent; above; above = form.fields[*above].parent) {
        const std::string& section = form.fields[*above].pointer;
        if (open_by_rule(form, *above) == e.toggled.contains(section)) {      // closed, by the rule or by the user
            if (!e.toggled.erase(section)) e.toggled.insert(section);
        }
    }
}

}  // namespace teleplan::gui
