#pragma once
// Results: a simulation of the plan as it stands, and a sizing; each for the version that it was asked for.

#include <memory>

#include "gui/app/open_plan.hpp"
#include "planning/results.hpp"

namespace teleplan::gui {

/// An answer and the version that it belongs to.
template <class Answer> struct AnswerOf {
    Version version;
    Answer answer;
};

struct ResultsState {
    std::shared_ptr<const AnswerOf<planning::RunAnswer>> ran;      // null: not yet
    std::shared_ptr<const AnswerOf<planning::SizeAnswer>> sized;
};

}  // namespace teleplan::gui
