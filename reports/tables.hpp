#pragma once
// The tables beside the fabbisogno: annex, operators on shift, users, standards by month, assumptions, inputs.

#include <string>
#include <vector>

#include "formats/table.hpp"
#include "models/provenance.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

using Rows = std::vector<planning::NeedRow>;
using Pools = std::vector<planning::PoolAnswer>;

[[nodiscard]] formats::Table annex_table(const planning::SizeAnswer&, const Language&);          // authority × service × profile
[[nodiscard]] formats::Table seats_table(const Rows&, const Pools&, const models::Plan&, const Language&);   // with n−1
[[nodiscard]] formats::Table users_table(const Rows&, const Language&);   // authority × category × employment
[[nodiscard]] formats::Table standards_table(const Rows&, const Pools&, const models::Plan&, const Language&);   // by month
[[nodiscard]] formats::Table load_table(const planning::PlatformLoad&, const Language&);
[[nodiscard]] formats::Table assumptions_table(const planning::SizeAnswer&, const Language&);     // every sensitivity, strongest first
[[nodiscard]] formats::Table pools_table(const Rows&, const Pools&, const Language&);   // simulation beside formula
/// Provenance of the inputs, with the values of those that are numbers of the plan.
[[nodiscard]] formats::Table inputs_table(const models::ProvenanceTable&, const models::Plan&, const Language&);

/// "ASL Bari" for "BA" by the rows of an answer; "Regione" for "region"; else the code.
[[nodiscard]] std::string place_name(const Rows&, const std::string& code, const Language&);
struct WorstWindow { std::string standard; planning::StandardWindow window; };
/// One entry a standard: its worst window by verdict, then by share minus target. Standards that are not met come first.
[[nodiscard]] std::vector<WorstWindow> worst_windows(const Pools&);

}  // namespace teleplan::reports
