#pragma once
// The tables behind field_labels.hpp. Internal to reports/.

#include <span>
#include <string_view>

#include "reports/phrases.hpp"

namespace teleplan::reports {

/// The last steps of a pointer, where * stands for any one; %1 in the words is what the last * stood for.
struct FieldWords {
    std::string_view tail;
    const char* label;
    const char* explanation;   // null: the label says it
};

[[nodiscard]] std::span<const FieldWords> patient_field_words();
[[nodiscard]] std::span<const FieldWords> organisation_field_words();
[[nodiscard]] std::span<const FieldWords> choice_words();

}  // namespace teleplan::reports
