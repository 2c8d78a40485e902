#pragma once
// Two plans side by side.

namespace teleplan::gui {

struct CompareState {};

}  // namespace teleplan::gui
