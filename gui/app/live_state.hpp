#pragma once
// The live run.

namespace teleplan::gui {

struct LiveState {};

}  // namespace teleplan::gui
