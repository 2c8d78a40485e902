#pragma once
// The parts of the plan view. Each draws into the window that it finds.

#include <string>
#include <utility>
#include <vector>

#include "gui/app/app.hpp"
#include "gui/widgets/form.hpp"

namespace teleplan::gui {

/// What the user did while the form was drawn; done when nothing of it is needed any more, for the plan changes with it.
struct FormActs {
    struct On { std::string pointer; FieldDone done; };
    std::vector<On> fields;
    std::string fold, add, remove, select;
};
void carry_out(App&, const FormActs&);

/// A value in its editor; what was done is added to the acts.
void draw_value(App&, std::size_t field, const FieldLook&, FormActs&);

void draw_chapters(App&);
void draw_form(App&);
void draw_details(App&);
/// What stands beside the form of a chapter (its tabs), and that what is chosen. Whether it takes the whole place.
std::vector<std::pair<Beside, std::string>> besides_of(App&);
void draw_beside(App&);

void draw_problems(App&);
void draw_differences(App&);
void draw_history(App&);

}  // namespace teleplan::gui
