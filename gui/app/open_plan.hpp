#pragma once
// The plan on the desk: its file, its document as it stands, and every earlier one.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "formats/plan_json.hpp"
#include "models/problems.hpp"
#include "models/territory.hpp"

namespace teleplan::gui {

/// The tables that every plan stands on, read once.
struct Tables {
    models::Territory territory;
    std::vector<formats::TableFile> files;             // for the plan's hash
};

/// A document that can be simulated and shared with another thread; never changed.
struct PlanVersion {
    formats::PlanDocument document;
    models::Problems problems;                         // of models::check: what reads well and makes no sense; then it cannot be run
    std::string hash;                                  // as the command line prints it
};
using Version = std::shared_ptr<const PlanVersion>;

[[nodiscard]] Version make_version(formats::PlanDocument, const Tables&);

}  // namespace teleplan::gui
