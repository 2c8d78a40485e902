// Standards, bodies and what the region enters per authority.
#include <algorithm>
#include <map>
#include <tuple>

#include "models/plan_check_parts.hpp"
#include "models/site_standards.hpp"

namespace teleplan::models::detail
{
namespace
{

constexpr const char* inputs_pointer = "/population/inputs/file";

Names authorities(const Checker& c)
{
    Names codes;
    for (const Authority& a : c.territory.authorities)
        if (a.region_code == c.plan.plan.region_code) codes.push_back(a.code);
    return codes;
}

void check_bodies(Checker& c)
{
    const Names places = authorities(c), categories = names_of(c.plan.organisation.operators);
    std::map<std::pair<std::string, std::string>, double> shares;  // authority and category
    for (const auto& [code, body] : c.plan.population.bodies) {
        const std::string at = below("/population/bodies", code);
        if (body.authority.empty()) c.report(below(at, "authority"), "missing_field", {"authority"});
        c.exists(below(at, "authority"), body.authority, places, "no_such_authority");
        for (const auto& [category, users] : body.users) c.exists(below(below(at, "users"), category), category, categories, "no_such_category");
        for (const auto& [category, share] : body.shares) {
            c.exists(below(below(at, "shares"), category), category, categories, "no_such_category");
            if (find(body.users, category)) c.report(below(below(at, "shares"), category), "not_allowed_with", {"shares", "users"});
            else shares[{body.authority, category}] += share;
        }
        if (std::ranges::find(places, code) != places.end() || code == "region") c.report(at, "duplicate_key", {code});
    }
    for (const auto& [where, sum] : shares)
        if (sum > 1 + 1e-9) c.report("/population/bodies", "shares_above_one", {where.second, where.first, number_text(sum)});
}

/// Keys that an item may have; an empty list: any key was checked by the reader.
Names keys_of(const Checker& c, InputItem item)
{
    constexpr auto groups = models::Names<TargetGroup>::all;
    switch (item) {
        case InputItem::population: return {sex_names.begin(), sex_names.end()};
        case InputItem::patients_in_care: return {groups.begin(), groups.end()};
        case InputItem::staff: {
            Names names = names_of(c.plan.organisation.operators);
            if (std::ranges::find(names, "community_nurse") == names.end()) names.push_back("community_nurse");
            return names;
        }
        case InputItem::workstations: {
            Names names = names_of(c.plan.organisation.workstations.settings);
            names.push_back("");
            return names;
        }
        case InputItem::kits: return {""};
        case InputItem::sites: return {site_kinds.begin(), site_kinds.end()};
    }
    return {};
}

std::string listed(const Names& names)
{
    std::string out;
    for (const std::string_view name : names) out += (out.empty() ? "" : ", ") + (name.empty() ? std::string{"\"\""} : std::string{name});
    return out;
}

/// All bands of both sexes, once residents are entered, and somebody in them: by sex and band.
void check_bands(Checker& c, const std::string& file, const std::map<std::string, std::map<std::pair<std::string, int>, int>>& residents)
{
    for (const auto& [authority, bands] : residents) {
        if (std::ranges::all_of(bands, [](const auto& band) { return band.second == 0; })) c.report(inputs_pointer, "inputs_no_residents", {file, authority});
        for (const char* sex : sex_names)
            for (std::size_t b = 0; b < band_count; ++b)
                if (!bands.contains({sex, static_cast<int>(b)})) c.report(inputs_pointer, "inputs_bands_missing", {file, authority, std::string{sex} + " " + band_name(b)});
    }
}

void check_inputs(Checker& c, const TerritoryInputs& inputs)
{
    const Names places = authorities(c);
    std::map<std::tuple<std::string, InputItem, std::string, int>, int> lines;
    std::map<std::string, std::map<std::pair<std::string, int>, int>> residents;
    std::map<std::string, int> in_all;                             // workstations entered as one total, by authority: line
    for (const AuthorityInput& row : inputs.rows) {
        const std::string line = std::to_string(row.line);
        if (std::ranges::find(places, row.authority) == places.end())
            c.report(inputs_pointer, "inputs_unknown", {inputs.file, line, "authority_code", row.authority, listed(places)});
        const Names keys = keys_of(c, row.item);
        if (std::ranges::find(keys, row.key) == keys.end())
            c.report(inputs_pointer, "inputs_unknown", {inputs.file, line, "key", row.key, listed(keys)});
        const auto [first, fresh] = lines.try_emplace({row.authority, row.item, row.key, row.band.value_or(-1)}, row.line);
        if (!fresh) c.report(inputs_pointer, "inputs_twice", {inputs.file, line, std::to_string(first->second)});
        if (row.item == InputItem::population && row.band) residents[row.authority].insert({{row.key, *row.band}, row.value});
        if (row.item == InputItem::workstations && row.key.empty()) in_all[row.authority] = row.line;
    }
    for (const AuthorityInput& row : inputs.rows)                   // a total and its parts would be counted twice
        if (row.item == InputItem::workstations && !row.key.empty())
            if (const auto total = in_all.find(row.authority); total != in_all.end())
                c.report(inputs_pointer, "inputs_twice", {inputs.file, std::to_string(row.line), std::to_string(total->second)});
    check_bands(c, inputs.file, residents);
}

}  // namespace

void check_territory(Checker& c)
{
    check_bodies(c);
    if (c.plan.population.inputs) check_inputs(c, *c.plan.population.inputs);
}

}  // namespace teleplan::models::detail
