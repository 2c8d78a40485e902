#pragma once
// The first view: what would you like to do, the map, recent plans.

#include <string>

namespace teleplan::gui {

struct StartState {
    std::string region;                                // ISTAT code of the region chosen on the map; empty: Italy
};

}  // namespace teleplan::gui
