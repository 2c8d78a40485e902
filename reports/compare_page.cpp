#include <kainjow/mustache.hpp>

#include <stdexcept>
#include <utility>

#include "charts/svg.hpp"
#include "reports/compare_tables.hpp"
#include "reports/html_table.hpp"
#include "reports/templates.hpp"

namespace teleplan::reports {

namespace {

namespace mustache = kainjow::mustache;
using mustache::data;

data list_of(const std::vector<std::string>& texts)
{
    data list{data::type::list};
    for (const auto& text : texts) list << text;
    return list;
}

data comparison_data(const planning::CompareAnswer& answer, const planning::PlanComparison& comparison, const std::vector<formats::PlanDifference>& inputs, const Language& tr)
{
    const auto table = differences_table(answer, comparison, {"region"}, tr);
    std::vector<std::string> authorities;
    for (const auto& [code, name] : answer.places)
        if (code != "region") authorities.push_back(code);
    data out;
    out["title"] = table.title + ": " + answer.plans[comparison.other].title;
    out["findings"] = list_of(difference_sentences(answer, comparison, tr));
    out["region_table"] = html_table(table, tr);
    out["inputs_lead"] = inputs.empty() ? tr("I due piani hanno gli stessi dati di ingresso.")
                                        : tr("I dati di ingresso diversi sono %1; tutti gli altri sono uguali, anche se scritti in un altro modo.", {tr.number(static_cast<double>(inputs.size()))});
    out["inputs_table"] = inputs.empty() ? "" : html_table(inputs_difference_table(inputs, comparison.other, tr), tr);
    out["has_authorities"] = !authorities.empty();
    out["authority_table"] = authorities.empty() ? "" : html_table(differences_table(answer, comparison, authorities, tr), tr);
    return out;
}

}  // namespace

std::string compare_page(const planning::CompareAnswer& answer, const std::vector<std::vector<formats::PlanDifference>>& inputs, const Language& tr)
{
    data page;
    page["t"] = mustache::lambda2{[&tr](const std::string& text, const mustache::renderer&) { return charts::xml_escaped(tr(text.c_str())); }};
    page["lang"] = tr.code();
    page["style"] = std::string{page_style()};
    page["title"] = tr("Piani a confronto");
    page["subtitle"] = tr("%1 piani; anno di regime dal %2 al %3.", {tr.number(static_cast<double>(answer.plans.size())), tr.date(models::to_string(answer.plans.front().regime.from)),
                                                                   tr.date(models::to_string(answer.plans.front().regime.to))});
    std::vector<std::string> plans;
    std::string hashes;
    for (std::size_t p = 0; p < answer.plans.size(); ++p) {
        plans.push_back(std::string(1, static_cast<char>('A' + p)) + ": " + answer.plans[p].title);
        hashes += (p ? ", " : "") + answer.plans[p].plan_hash;
    }
    page["plans"] = list_of(plans);
    page["same_patients"] = same_patients_sentence(answer, tr);
    data comparisons{data::type::list};
    for (std::size_t c = 0; c < answer.comparisons.size(); ++c) comparisons << comparison_data(answer, answer.comparisons[c], inputs[c], tr);
    page["comparisons"] = std::move(comparisons);
    page["version"] = answer.plans.front().version;
    page["seed"] = std::to_string(answer.plans.front().seed);
    page["plan_hashes"] = hashes;
    page["result_hash"] = answer.plans.front().result_hash;
    mustache::mustache tmpl{std::string{compare_template()}};
    if (!tmpl.is_valid()) throw std::logic_error("confronto.html: " + tmpl.error_message());
    tmpl.set_custom_escape([](const std::string& text) { return charts::xml_escaped(text); });
    return tmpl.render(page);
}

}  // namespace teleplan::reports
