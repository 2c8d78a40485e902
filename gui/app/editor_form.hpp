#pragma once
// The form of a plan ready to be drawn: every field with its words, worked out once for each version; and the lines that are shown, once
// for each question (chapter, search, filter, open sections).

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "formats/form_fields.hpp"
#include "gui/app/open_plan.hpp"
#include "reports/field_labels.hpp"
#include "reports/phrases.hpp"

namespace teleplan::gui {

struct Chapter {
    std::string key, title;                            // key: the member of the plan
    std::size_t first = 0, last = 0;                   // of the fields, last not included
    std::size_t problems = 0;
    bool entered = false;                              // the plan's own file says something in it
};

struct FieldWords {
    reports::FieldLabel label;
    std::string value, unit, mark;                     // as the editor shows them; mark: where the value comes from
    std::string hint;                                  // shown where there is no value: what holds instead
    std::string count;                                 // of a list: "3 voci"
    std::vector<std::size_t> problems;                 // of the form's list, of this field alone
    std::size_t below = 0;                             // fields within
    bool problem_below = false;                        // here or within
};

struct ShownProblem {
    std::string pointer, where, sentence;
    std::optional<std::size_t> field;                  // that it is about, or lies in
};

struct EditorForm {
    Version version;
    std::string language;
    std::vector<formats::FormField> fields;
    std::vector<FieldWords> words;                     // of the fields
    std::vector<Chapter> chapters;
    std::vector<ShownProblem> problems;
    std::unordered_map<std::string, std::size_t> by_pointer;

    [[nodiscard]] std::optional<std::size_t> find(const std::string& pointer) const
    {
        const auto at = by_pointer.find(pointer);
        return at == by_pointer.end() ? std::nullopt : std::optional{at->second};
    }
};

/// Labels that were worked out before, by pointer: most fields keep theirs from version to version.
struct LabelMemory {
    std::string language;
    std::unordered_map<std::string, reports::FieldLabel> labels;
};
[[nodiscard]] std::shared_ptr<const EditorForm> make_form(const Version&, const reports::Language&, LabelMemory&);

/// The labels on the way to a field: "Gruppo: infermieri › Costo orario".
[[nodiscard]] std::string path_words(const std::string& pointer, const reports::Language&);
[[nodiscard]] std::string path_words(const EditorForm&, std::size_t field);

enum class FormFilter : std::uint8_t { all, entered, problems };

struct FormQuestion {
    std::string chapter, search;
    FormFilter filter = FormFilter::all;
    std::set<std::string, std::less<>> toggled;
    friend bool operator==(const FormQuestion&, const FormQuestion&) = default;
};
struct FormLine {
    std::size_t field = 0;
    std::size_t indent = 0;
    bool foldable = false, open = false;
    bool chapter = false;                              // the heading of a chapter, where a search goes through all of them
};
/// Lines in the order of the plan. A search goes through all chapters and shows what was found below the sections it lies in.
[[nodiscard]] std::vector<FormLine> form_lines(const EditorForm&, const FormQuestion&);

/// Whether a section is open as long as the user does not say otherwise: small ones, and the outermost of short chapters.
[[nodiscard]] bool open_by_rule(const EditorForm&, std::size_t field);

}  // namespace teleplan::gui
