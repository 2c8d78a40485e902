#include "planning/explain.hpp"

#include <iostream>
#include <map>

#include "formats/explain_json.hpp"
#include "formats/plan_text.hpp"
#include "headless/commands.hpp"
#include "headless/exit_status.hpp"
#include "headless/input.hpp"
#include "models/nearest_name.hpp"
#include "models/plan_numbers.hpp"
#include "reports/explain_words.hpp"
#include "reports/names.hpp"
#include "reports/terminal.hpp"

namespace teleplan::headless {

namespace {

constexpr std::string_view results_prefix = "/results/";

/// In words, the standards of the stages that a pool serves; none unless the result is a pool's.
std::vector<std::string> standards_behind(const models::Plan& plan, const std::string& result, const reports::Language& language)
{
    const std::size_t dot = result.find('.');
    if (dot == std::string::npos) return {};
    std::vector<std::string> out;
    for (const auto& [id, standard] : plan.standards) {
        const std::size_t at = standard.stage.find('.');
        const models::Pathway* pathway = models::find(plan.pathways, standard.stage.substr(0, at));
        const models::Stage* stage = pathway ? models::find(pathway->stages, standard.stage.substr(at + 1)) : nullptr;
        const models::Visit* visit = stage ? std::get_if<models::Visit>(&stage->step) : nullptr;
        if (visit && visit->pool == result.substr(dot + 1)) out.push_back(reports::standard_words(language, plan, id));
    }
    return out;
}

std::vector<planning::ExplainedInput> inputs_below(const Input& input, const std::string& pointer)
{
    std::map<std::string, std::string> about;
    models::Plan copy = input.document.plan;
    models::visit_numbers(copy, [&](const models::NumberInPlan& n) { about[n.pointer] = n.about; });
    std::vector<planning::ExplainedInput> out;
    for (const auto& [at, from] : input.document.provenance)
        if (at == pointer || at.starts_with(pointer + "/")) out.push_back({at, about[at], formats::value_text(input.document, at).value_or(""), from});
    return out;
}

int no_such(const std::string& pointer, const std::vector<std::string>& known, const reports::Language& language)
{
    const std::vector<std::string_view> names{known.begin(), known.end()};
    const std::string near = models::nearest_name(pointer, names);
    std::cerr << language(reports::msg("Nel piano non c'è «%1»."), {pointer});
    if (!near.empty()) std::cerr << ' ' << language(reports::msg("Forse: %1"), {near});
    std::cerr << '\n' << language(reports::msg("Senza posizione, «teleplan explain» elenca i capitoli e i risultati.")) << '\n';
    return usage_error;
}

int explain_result(const Input& input, const Options& options, const reports::Language& language)
{
    const models::Plan& plan = input.document.plan;
    const std::string id = options.pointer.substr(results_prefix.size());
    const auto steps = planning::explain_result(plan, input.territory, id);
    if (steps.empty()) {
        std::vector<std::string> known;
        for (const auto& q : planning::quantities(plan, input.territory)) known.push_back(std::string{results_prefix} + q.id);
        return no_such(options.pointer, known, language);
    }
    if (options.json) std::cout << formats::explain_json(steps, input.document.provenance);
    else std::cout << reports::explain_result(steps, input.document.provenance, standards_behind(plan, id, language), language, reports::terminal_width());
    return ok;
}

}  // namespace

int explain(const Options& options)
{
    const reports::Language language{options.language};
    const auto input = read_input(options, language);
    if (!input) return invalid_plan;
    const models::Plan& plan = input->document.plan;
    if (models::is_national(plan)) {
        std::cerr << language(reports::msg("Questo piano riunisce i piani delle regioni: la spiegazione si chiede al piano di una di esse.")) << '\n';
        return invalid_plan;
    }
    const bool region = !models::is_network(plan);
    const std::size_t width = reports::terminal_width();
    if (region && options.pointer.starts_with(results_prefix)) return explain_result(*input, options, language);

    const auto inputs = inputs_below(*input, options.pointer);
    if (options.pointer.empty()) {
        const auto results = region ? planning::quantities(plan, input->territory) : std::vector<planning::Quantity>{};
        if (options.json) std::cout << formats::explain_json(inputs, results);
        else std::cout << reports::explain_plan(input->document.provenance, results, language, width);
        return ok;
    }
    if (inputs.empty()) {
        std::vector<std::string> known;
        for (const auto& [pointer, from] : input->document.provenance) known.push_back(pointer);
        return no_such(options.pointer, known, language);
    }
    const bool one = inputs.size() == 1 && inputs.front().pointer == options.pointer;
    const auto effects = one && region ? planning::effects_of(plan, input->territory, options.pointer) : std::vector<planning::Effect>{};
    if (options.json) std::cout << formats::explain_json(inputs, effects);
    else if (one) std::cout << reports::explain_input(inputs.front(), effects, language, width);
    else std::cout << reports::explain_part(inputs, language, width);
    return ok;
}

}  // namespace teleplan::headless
