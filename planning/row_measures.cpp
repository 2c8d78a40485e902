#include "planning/row_measures.hpp"

#include <algorithm>

#include "models/measures.hpp"
#include "models/plan_names.hpp"

namespace teleplan::planning {

namespace {

std::string unit_of(std::string_view id) { return std::string{std::ranges::find(models::measures, id, &models::MeasureInfo::id)->unit}; }

Interval value_of(const NeedRow& row, const RowNumber& n) { return n.sum ? row.*n.sum : Interval{n.count(row), 0}; }

}  // namespace

std::optional<Interval> number_of(const NeedRow& row, std::string_view id, const std::string& key)
{
    if (id == "active_by_group") {
        for (std::size_t g = 0; g < models::group_count; ++g)
            if (models::Names<models::TargetGroup>::all[g] == key) return row.active_by_group[g];
        return std::nullopt;
    }
    const auto number = std::ranges::find(row_numbers, id, &RowNumber::id);
    if (number == row_numbers.end()) return std::nullopt;
    if (!number->of_pool) return value_of(row, *number);
    const auto staff = std::ranges::find(row.staff, key, &NeedRow::Staff::pool);
    return staff == row.staff.end() ? std::nullopt : std::optional{number->of_pool(*staff)};
}

std::optional<Interval> number_of(const PlatformLoad& load, std::string_view id)
{
    const auto number = std::ranges::find(platform_numbers, id, &PlatformNumber::id);
    return number == platform_numbers.end() ? std::nullopt : std::optional{load.*number->value};
}

std::vector<RowMeasure> row_measures(const NeedRow& row)
{
    std::vector<RowMeasure> out;
    for (const RowNumber& n : row_numbers) {
        if (!n.of_pool) out.push_back({std::string{n.id}, unit_of(n.id), n.extensive, value_of(row, n)});
        else
            for (const NeedRow::Staff& staff : row.staff) out.push_back({std::string{n.id} + '.' + staff.pool, unit_of(n.id), n.extensive, n.of_pool(staff)});
    }
    return out;
}

std::vector<RowMeasure> platform_measures(const PlatformLoad& load)
{
    std::vector<RowMeasure> out;
    for (const PlatformNumber& n : platform_numbers) out.push_back({std::string{n.id}, unit_of(n.id), true, load.*n.value});
    return out;
}

}  // namespace teleplan::planning
