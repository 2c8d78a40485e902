#include "models/authority_inputs.hpp"

#include <algorithm>

namespace teleplan::models {

namespace {

template <class Action> void each(const Plan& plan, const std::string& authority, Action&& action)
{
    if (!plan.population.inputs) return;
    for (const AuthorityInput& row : plan.population.inputs->rows)
        if (row.authority == authority) action(row);
}

}  // namespace

std::optional<int> entered(const Plan& plan, const std::string& authority, InputItem item, std::string_view key)
{
    std::optional<int> sum;
    each(plan, authority, [&](const AuthorityInput& row) {
        if (row.item == item && (key.empty() || row.key == key)) sum = sum.value_or(0) + row.value;
    });
    return sum;
}

int entered_cells(const Plan& plan, const std::string& authority)
{
    int cells = 0;
    each(plan, authority, [&](const AuthorityInput&) { ++cells; });
    return cells;
}

int entered_cells(const Plan& plan, const std::string& authority, InputItem item)
{
    int cells = 0;
    each(plan, authority, [&](const AuthorityInput& row) { cells += row.item == item ? 1 : 0; });
    return cells;
}

std::vector<Authority> authorities_of(const Plan& plan, const Territory& territory)
{
    auto out = authorities_of(territory, plan.plan.region_code);
    for (Authority& a : out) {
        if (entered_cells(plan, a.code, InputItem::population) == 0) continue;
        a.ages = {};
        a.ages_entered = true;
        each(plan, a.code, [&](const AuthorityInput& row) {
            if (row.item != InputItem::population || !row.band) return;
            const auto sex = static_cast<std::size_t>(std::ranges::find(sex_names, row.key) - sex_names.begin());
            a.ages[sex][static_cast<std::size_t>(*row.band)] = row.value;
            a.reference_date = row.date;
        });
        a.by_sex = {persons(a.ages, 0), persons(a.ages, 1)};
        a.population = a.by_sex[0] + a.by_sex[1];
    }
    return out;
}

std::vector<std::optional<int>> entered_or_apportioned(const std::vector<std::optional<int>>& entered, std::optional<int> total,
                                                       const std::vector<double>& weights)
{
    std::vector<std::optional<int>> out = entered;
    if (!total) return out;
    int left = *total;
    std::vector<double> others;
    double sum = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i]) left -= *out[i];
        others.push_back(out[i] ? 0 : weights[i]);
        sum += others.back();
    }
    if (sum <= 0) return out;
    const auto parts = largest_remainder(std::max(0, left), others);
    for (std::size_t i = 0; i < out.size(); ++i)
        if (!entered[i]) out[i] = parts[i];
    return out;
}

}  // namespace teleplan::models
