#include "gui/app/editor_form.hpp"

#include <algorithm>
#include <string_view>

#include "gui/app/editor_values.hpp"
#include "gui/app/search.hpp"
#include "reports/names.hpp"
#include "reports/sentences.hpp"

namespace teleplan::gui {

using formats::FormField;
using formats::FormKind;
using reports::Language;
using reports::msg;

namespace {

/// A chapter that makes no sense for this plan: those of queueing networks in a plan of a region, and of the nation.
bool is_shown(const FormField& field, const models::Plan& plan)
{
    if (field.present) return true;
    if (field.name == "streams" || field.name == "classes" || field.name == "experiment") return models::is_network(plan);
    return field.name != "members";
}

const reports::FieldLabel& label_of(const FormField& field, const Language& tr, LabelMemory& memory)
{
    const auto [at, made] = memory.labels.try_emplace(field.pointer);
    if (made) at->second = reports::field_label(field.pointer, field.about, tr);
    return at->second;
}

std::string hint_of(const FormField& field, const Language& tr)
{
    if (field.present || field.kind == FormKind::section || field.kind >= FormKind::distribution) return field.present ? std::string{} : tr(msg("non indicato"));
    return field.fallback.empty() ? tr(msg("non indicato")) : tr(msg("se vuoto: %1"), {value_words(field.fallback, tr)});
}

bool is_container(FormKind kind) { return kind == FormKind::list || kind == FormKind::named_list || kind == FormKind::branches; }

void count_below(EditorForm& form)
{
    for (std::size_t i = form.fields.size(); i-- > 0;) {
        FieldWords& words = form.words[i];
        words.problem_below = words.problem_below || !words.problems.empty();
        if (const auto parent = form.fields[i].parent) {
            form.words[*parent].below += words.below + 1;
            form.words[*parent].problem_below = form.words[*parent].problem_below || words.problem_below;
        }
    }
}

/// The nearest field at or above the place of a problem.
std::optional<std::size_t> field_at(const EditorForm& form, std::string pointer)
{
    while (!pointer.empty()) {
        if (const auto at = form.find(pointer)) return at;
        pointer.resize(pointer.rfind('/'));
    }
    return std::nullopt;
}

void add_problems(EditorForm& form, const Language& tr)
{
    for (const models::Problem& p : form.version->problems) {
        ShownProblem shown{p.pointer, {}, problem_words(p, tr), field_at(form, p.pointer.find('#') == std::string::npos ? p.pointer : std::string{})};
        shown.where = shown.field ? path_words(form, *shown.field) : p.pointer;
        if (shown.field) form.words[*shown.field].problems.push_back(form.problems.size());
        form.problems.push_back(std::move(shown));
    }
}

void add_chapters(EditorForm& form)
{
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        if (form.fields[i].depth != 0) continue;
        if (!form.chapters.empty()) form.chapters.back().last = std::min(form.chapters.back().last, i);
        if (is_shown(form.fields[i], form.version->document.plan))
            form.chapters.push_back({form.fields[i].name, form.words[i].label.label, i, form.fields.size(), 0, form.fields[i].entered});
    }
    for (const ShownProblem& p : form.problems)
        for (Chapter& chapter : form.chapters)
            if (p.field && *p.field >= chapter.first && *p.field < chapter.last) ++chapter.problems;
}

/// Which fields a filter and a search leave, with the sections that they lie in.
class Sieve {
public:
    Sieve(const EditorForm& form, const FormQuestion& question) : form_(form), question_(question), kept_(form.fields.size(), false)
    {
        for (std::size_t i = 0; i < form.fields.size(); ++i) {
            if (!wanted(i)) continue;
            kept_[i] = true;
            for (auto at = form.fields[i].parent; at && !kept_[*at]; at = form.fields[*at].parent) kept_[*at] = true;
        }
    }
    [[nodiscard]] bool sieves() const { return everywhere() || question_.filter != FormFilter::all; }
    [[nodiscard]] bool keeps(std::size_t i) const { return kept_[i]; }
    [[nodiscard]] bool everywhere() const { return question_.search.find_first_not_of(' ') != std::string::npos; }

private:
    [[nodiscard]] bool wanted(std::size_t i) const
    {
        const FormField& field = form_.fields[i];
        const FieldWords& words = form_.words[i];
        if (question_.filter == FormFilter::entered && !field.entered) return false;
        if (question_.filter == FormFilter::problems && !words.problem_below) return false;
        return has_words({words.label.label, words.label.explanation, field.name}, question_.search);
    }
    const EditorForm& form_;
    const FormQuestion& question_;
    std::vector<bool> kept_;
};

void add_lines(const EditorForm& form, const FormQuestion& question, const Sieve& sieve, const Chapter& chapter, std::vector<FormLine>& out)
{
    const bool section = form.fields[chapter.first].kind == FormKind::section || form.fields[chapter.first].kind == FormKind::by_name;
    const std::size_t from = section && !sieve.everywhere() ? chapter.first + 1 : chapter.first, base = sieve.everywhere() || !section ? 0 : 1;
    for (std::size_t i = from; i < chapter.last;) {
        const bool foldable = form.words[i].below > 0;
        if (!sieve.keeps(i)) {
            i += form.words[i].below + 1;
            continue;
        }
        const bool heading = sieve.everywhere() && i == chapter.first;
        const bool flipped = question.toggled.contains(form.fields[i].pointer);
        const bool open = heading || !foldable || (sieve.sieves() ? !flipped : open_by_rule(form, i) != flipped);
        // The kind of a distribution stands in its editor: its parameters follow without another line.
        const bool kind_only = form.fields[i].kind == FormKind::section && form.fields[i].parent && form.fields[*form.fields[i].parent].kind == FormKind::distribution;
        if (kind_only) {
            ++i;
            continue;
        }
        out.push_back({i, form.fields[i].depth - base, foldable && !heading, open, heading});
        i += open ? 1 : form.words[i].below + 1;
    }
}

}  // namespace

bool open_by_rule(const EditorForm& form, std::size_t i)
{
    constexpr std::size_t short_chapter = 70, small = 9;
    const FormField& field = form.fields[i];
    if (field.depth == 0) return true;
    if (form.words[i].below <= small && field.depth <= 1) return true;
    if (field.kind == FormKind::distribution || form.words[i].below <= 3) return true;
    const auto chapter = std::ranges::find_if(form.chapters, [&](const Chapter& c) { return i >= c.first && i < c.last; });
    return chapter != form.chapters.end() && chapter->last - chapter->first <= short_chapter;
}

std::shared_ptr<const EditorForm> make_form(const Version& version, const Language& tr, LabelMemory& memory)
{
    auto form = std::make_shared<EditorForm>();
    form->version = version;
    form->language = tr.code();
    form->fields = formats::form_fields(version->document);
    if (memory.language != tr.code()) memory = {tr.code(), {}};
    form->words.resize(form->fields.size());
    form->by_pointer.reserve(form->fields.size());
    for (std::size_t i = 0; i < form->fields.size(); ++i) {
        const FormField& field = form->fields[i];
        FieldWords& words = form->words[i];
        words.label = label_of(field, tr, memory);
        words.value = shown_value(field, tr);
        words.unit = field.kind == FormKind::duration || field.kind == FormKind::within ? shown_unit(field) : reports::unit_of(std::string{field.unit}, tr);
        words.mark = origin_mark(field, tr);
        words.hint = hint_of(field, tr);
        form->by_pointer.emplace(field.pointer, i);
        if (field.parent && is_container(form->fields[*field.parent].kind)) form->words[*field.parent].count += '.';
    }
    for (std::size_t i = 0; i < form->fields.size(); ++i)
        if (FieldWords& words = form->words[i]; is_container(form->fields[i].kind) && form->fields[i].present)
            words.count = words.count.size() == 1 ? tr(msg("1 voce")) : tr(msg("%1 voci"), {std::to_string(words.count.size())});
    add_problems(*form, tr);
    count_below(*form);
    add_chapters(*form);
    return form;
}

std::string path_words(const EditorForm& form, std::size_t field)
{
    std::string out = form.words[field].label.label;
    int steps = 0;
    for (auto at = form.fields[field].parent; at && ++steps <= 2; at = form.fields[*at].parent)
        if (form.fields[*at].kind != FormKind::list && form.fields[*at].kind != FormKind::named_list) out = form.words[*at].label.label + " › " + out;
    return out;
}

std::string path_words(const std::string& pointer, const Language& tr)
{
    std::string out = reports::field_label(pointer, "", tr).label, at = pointer;
    for (int steps = 0; steps < 2 && at.rfind('/') != 0 && at.rfind('/') != std::string::npos; ++steps) {
        at.resize(at.rfind('/'));
        const auto label = reports::field_label(at, "", tr);
        if (label.known) out = label.label + " › " + out;
    }
    return out;
}

std::vector<FormLine> form_lines(const EditorForm& form, const FormQuestion& question)
{
    std::vector<FormLine> out;
    const Sieve sieve{form, question};
    for (const Chapter& chapter : form.chapters)
        if (sieve.everywhere() || chapter.key == question.chapter) add_lines(form, question, sieve, chapter, out);
    return out;
}

}  // namespace teleplan::gui
