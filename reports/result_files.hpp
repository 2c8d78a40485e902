#pragma once
// The files of an answer, as every face writes them: name, what it is in words, bytes.

#include <string>
#include <vector>

#include "formats/plan_difference.hpp"
#include "formats/plan_json.hpp"
#include "planning/compare.hpp"
#include "planning/national_result.hpp"
#include "reports/phrases.hpp"

namespace teleplan::reports {

struct ResultFile { std::string name, about, bytes; };
using ResultFiles = std::vector<ResultFile>;

[[nodiscard]] ResultFiles result_files(const planning::RunAnswer&, const formats::PlanDocument&, const Language&);       // run.csv, run.json
[[nodiscard]] ResultFiles result_files(const planning::NetworkAnswer&, const formats::PlanDocument&, const Language&);
[[nodiscard]] ResultFiles result_files(const planning::SizeAnswer&, const formats::PlanDocument&, const Language&);      // sintesi.html, fabbisogno.xlsx, .csv, .json
/// plan: the document's, with the sum of its members' ramps.
[[nodiscard]] ResultFiles result_files(const planning::NationalRunAnswer&, const models::Plan& plan, const Language&);
[[nodiscard]] ResultFiles result_files(const planning::NationalSizeAnswer&, const models::Plan& plan, const formats::PlanDocument&, const Language&);

/// What the plans enter differently: the first beside each other one.
using InputDifferences = std::vector<std::vector<formats::PlanDifference>>;
[[nodiscard]] ResultFiles result_files(const planning::CompareAnswer&, const InputDifferences&, const Language&);        // confronto.html, .csv, .json

}  // namespace teleplan::reports
