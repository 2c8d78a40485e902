#pragma once
// The chapters of models::check. Internal to plan_check*.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "models/nearest_name.hpp"
#include "models/plan_fields.hpp"
#include "models/problems.hpp"
#include "models/territory.hpp"

namespace teleplan::models::detail
{

using Names = std::vector<std::string_view>;

template <class T>
[[nodiscard]] Names names_of(const Named<T>& values)
{
    Names names;
    for (const auto& [name, value] : values) names.push_back(name);
    return names;
}

/// One more step of a JSON pointer.
[[nodiscard]] std::string below(std::string pointer, std::string_view key);
[[nodiscard]] std::string below(std::string pointer, std::size_t index);
/// Shortest text of a number; of seconds, in "HH:MM" form, for times of day.
[[nodiscard]] std::string number_text(double);
[[nodiscard]] std::string time_text(Duration since_midnight);

class Checker
{
public:
    Checker(const Plan& p, const Territory& t) : plan(p), territory(t) {}
    const Plan& plan;
    const Territory& territory;
    Problems problems;

    void report(std::string pointer, std::string code, std::vector<std::string> arguments = {});
    void sum_is_one(const std::string& pointer, double sum, double tolerance, const char* code);
    /// Reports `code` unless the name is empty or one of `names`.
    void exists(const std::string& pointer, std::string_view name, const Names& names, const char* code);
    void blocks(const std::string& pointer, const std::vector<Block>&);
};

void check_services(Checker&);
void check_states_and_sensors(Checker&);
[[nodiscard]] Problems check_national_header(const Plan&, const Territory&);
void check_pathways(Checker&);
void check_regional_pathways(Checker&);
void check_network(Checker&);
/// The time that rates and servers must be known for; more than nothing even when it is wrong.
[[nodiscard]] Duration check_experiment(Checker&, const NetworkExperiment&);
void check_no_network_parts(Checker&);
void check_organisation(Checker&);
void check_territory(Checker&);
void check_roles(Checker&);
void check_overflow(Checker&);
void check_standards_and_rules(Checker&);
/// Where a rule may be judged and a cost line be paid: the plan's region by its code, its authorities, the plan's bodies.
[[nodiscard]] Names places_of_results(const Checker&);
/// What a rule measures, and that it is measured there.
void check_measure(Checker&, const std::string& pointer, const Rule&);
void check_costs(Checker&);
void check_platform(Checker&);

}  // namespace teleplan::models::detail
