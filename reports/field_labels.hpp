#pragma once
// What a form calls the fields of a plan: short, because a field stands under the section that it belongs to. A sentence
// that stands alone uses input_words (names.hpp).

#include <string>
#include <string_view>

#include "reports/phrases.hpp"

namespace teleplan::reports {

struct FieldLabel {
    std::string label;         // "Assenze del paziente"
    std::string explanation;   // a sentence without a stop; empty where the label says it
    bool known = true;         // false: `about` or the last step of the pointer, for want of words
};

/// The label of the field at this pointer (formats/form_fields.hpp). `about` is that of the field.
[[nodiscard]] FieldLabel field_label(std::string_view pointer, std::string_view about, const Language&);

/// One of the names that a field can be chosen from: "each_region" is "ogni regione". A name that the plan made up, or that
/// has no words, is shown as `word` does.
[[nodiscard]] std::string choice_label(std::string_view choice, const Language&);

}  // namespace teleplan::reports
