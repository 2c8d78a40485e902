#pragma once
// Stages of a pathway as stages of a network. Internal to pathway.cpp and stream_network.cpp.

#include <functional>
#include <string>

#include "models/pathway.hpp"

namespace teleplan::models::detail {

/// Adds the stages and the entry of a pathway; `complete` gives a visit its priorities, and all else that is not in the
/// pathway alone. The pools are there already.
void add_pathway(PathwayNetwork& out, const std::string& name, const Pathway&, const std::function<void(sim::Stage&, const Visit&)>& complete);

}  // namespace teleplan::models::detail
