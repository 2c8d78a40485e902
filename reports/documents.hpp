#pragma once
// The files that a command leaves behind, as bytes: the caller writes them (formats/safe_file).

#include <string>
#include <vector>

#include "formats/plan_json.hpp"
#include "planning/results.hpp"
#include "reports/phrases.hpp"
#include "reports/tables.hpp"

namespace teleplan::reports {

struct Document { std::string name, about, bytes; };                  // "sintesi.html", "Sintesi in una pagina", …

/// fabbisogno.json, fabbisogno.csv, fabbisogno.xlsx, sintesi.html.
[[nodiscard]] std::vector<Document> documents(const planning::SizeAnswer&, const formats::PlanDocument&, const Language&);
/// risultato.json, risultato.csv.
[[nodiscard]] std::vector<Document> documents(const planning::RunAnswer&, const formats::PlanDocument&, const Language&);
[[nodiscard]] std::vector<Document> documents(const planning::NetworkAnswer&, const formats::PlanDocument&, const Language&);

/// The value of each input of the plan as it stands in the resolved file, by JSON pointer.
[[nodiscard]] std::vector<InputValue> input_values(const formats::PlanDocument&);

}  // namespace teleplan::reports
