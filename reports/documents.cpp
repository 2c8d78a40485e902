#include "reports/documents.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "formats/json.hpp"
#include "formats/result_json.hpp"
#include "formats/tidy_csv.hpp"
#include "formats/workbook.hpp"
#include "reports/html.hpp"
#include "reports/need_table.hpp"

namespace teleplan::reports {

namespace {

using formats::Json;
using formats::Table;

std::string unescaped(std::string step)
{
    for (std::size_t at = 0; (at = step.find('~', at)) != std::string::npos; ++at)
        if (at + 1 < step.size()) step.replace(at, 2, step[at + 1] == '1' ? "/" : "~");
    return step;
}

const Json* at_pointer(const Json& root, std::string_view pointer)
{
    const Json* node = &root;
    while (node != nullptr && !pointer.empty()) {
        pointer.remove_prefix(1);
        const auto end = std::min(pointer.find('/'), pointer.size());
        const auto step = unescaped(std::string{pointer.substr(0, end)});
        pointer.remove_prefix(end);
        if (node->is(Json::Kind::list)) {
            std::size_t index = node->items.size();
            std::from_chars(step.data(), step.data() + step.size(), index);
            node = index < node->items.size() ? &node->items[index] : nullptr;
        } else {
            node = node->find(step);
        }
    }
    return node;
}

/// A number, a text, a pair such as [8, "min"]; nothing for what is made of parts.
std::optional<std::string> value_text(const Json& node)
{
    switch (node.kind) {
        case Json::Kind::number: return formats::shortest(node.number);
        case Json::Kind::text: return node.text;
        case Json::Kind::boolean: return node.boolean ? "true" : "false";
        case Json::Kind::list:
            if (node.items.size() == 2 && node.items[0].is(Json::Kind::number) && node.items[1].is(Json::Kind::text))
                return formats::shortest(node.items[0].number) + " " + node.items[1].text;
            return std::nullopt;
        case Json::Kind::object:
            if (const auto* const value = node.find("value")) return value_text(*value);
            return std::nullopt;
        case Json::Kind::null: break;
    }
    return std::nullopt;
}

}  // namespace

std::vector<InputValue> input_values(const formats::PlanDocument& document)
{
    std::vector<InputValue> values;
    models::Problems ignored;                                          // the plan has been read already
    const auto root = formats::parse_json(document.resolved_json, "", 0, ignored);
    if (!root) return values;
    for (const auto& [pointer, from] : document.provenance)
        if (const auto* const node = at_pointer(*root, pointer))
            if (auto text = value_text(*node)) values.push_back({pointer, "", std::move(*text)});
    return values;
}

std::vector<Document> documents(const planning::SizeAnswer& answer, const formats::PlanDocument& document, const Language& tr)
{
    const auto& plan = document.plan;
    const std::vector<Table> tables{need_table(answer, plan, tr), annex_table(answer, tr), seats_table(answer.rows, answer.pools, plan, tr),
                                    standards_table(answer.rows, answer.pools, plan, tr), users_table(answer.rows, tr), load_table(answer.platform, tr),
                                    assumptions_table(answer, tr), inputs_table(document.provenance, input_values(document), tr)};
    return {{"fabbisogno.json", tr("Tutti i risultati per programmi"), formats::result_json(answer)},
            {"fabbisogno.csv", tr("Le tabelle in CSV, un numero per riga"), formats::tidy_csv(tables)},
            {"fabbisogno.xlsx", tr("Le tabelle in un foglio di calcolo"), formats::workbook({answer.identity.title, tr("± (95%)")}, tables)},
            {"sintesi.html", tr("La sintesi in una pagina"), html_page(answer, plan, tr)}};
}

std::vector<Document> documents(const planning::RunAnswer& answer, const formats::PlanDocument& document, const Language& tr)
{
    const std::vector<Table> tables{need_table(answer, tr), standards_table(answer.rows, answer.pools, document.plan, tr), load_table(answer.platform, tr)};
    return {{"risultato.json", tr("Tutti i risultati per programmi"), formats::result_json(answer)},
            {"risultato.csv", tr("Le tabelle in CSV, un numero per riga"), formats::tidy_csv(tables)}};
}

std::vector<Document> documents(const planning::NetworkAnswer& answer, const formats::PlanDocument&, const Language& tr)
{
    const std::vector<Table> tables{network_stages_table(answer, tr), network_pools_table(answer, tr)};
    return {{"risultato.json", tr("Tutti i risultati per programmi"), formats::result_json(answer)},
            {"risultato.csv", tr("Le tabelle in CSV, un numero per riga"), formats::tidy_csv(tables)}};
}

}  // namespace teleplan::reports
