#include "formats/territory_json.hpp"

#include <nlohmann/json.hpp>

#include <array>

#include "models/plan_names.hpp"

namespace teleplan::formats
{
namespace
{

using Json = nlohmann::ordered_json;

constexpr std::array verdict_names{"pass", "fail", "undecided"};

Json interval(const sim::Interval& i) { return {{"mean", i.mean}, {"low", i.low()}, {"high", i.high()}}; }

template <class T> Json maybe(const std::optional<T>& value) { return value ? Json(*value) : Json{}; }

Json reach(const planning::Reach& r)
{
    return {{"eligible", r.eligible}, {"active", interval(r.active)}, {"assisted", interval(r.assisted)}, {"active_share", r.active_share},
            {"assisted_share", r.assisted_share}, {"active_above_acceptance", r.active_above}, {"assisted_above_acceptance", r.assisted_above}};
}

Json row(const planning::TerritoryRow& r)
{
    auto groups = Json::object();
    for (std::size_t g = 0; g < models::group_count; ++g) groups[std::string{models::Names<models::TargetGroup>::all[g]}] = reach(r.groups[g]);
    return {{"where", r.code}, {"name", r.name}, {"population", r.population}, {"males", r.males}, {"females", r.females}, {"over_65", r.over_65},
            {"population_date", r.population_date}, {"ages", r.ages_entered ? "entered" : "apportioned"}, {"acceptance", r.acceptance},
            {"all", reach(r.all)}, {"by_group", groups},
            {"sites", {{"community_house", r.community_houses}, {"cot", r.cot}, {"community_hospital", r.community_hospitals}, {"district", r.districts}}},
            {"patients_in_care", maybe(r.in_care)}, {"kits", maybe(r.kits)}, {"active_per_1000", r.active_per_1000},
            {"assisted_per_1000", r.assisted_per_1000}, {"staff_per_1000", r.staff_per_1000}, {"entered_values", r.entered_values}};
}

Json standard(const planning::StandardCheck& s)
{
    return {{"where", s.where}, {"what", s.what}, {"inhabitants", s.inhabitants}, {"required", s.required}, {"planned", maybe(s.planned)},
            {"verdict", verdict_names[static_cast<std::size_t>(s.verdict)]}, {"confidence", s.confidence}, {"source", s.source}};
}

Json spread(const planning::Spread& s)
{
    return {{"measure", s.measure}, {"lowest", s.lowest}, {"lowest_where", s.lowest_where}, {"highest", s.highest}, {"highest_where", s.highest_where},
            {"ratio", maybe(s.ratio)}};
}

template <class T, class Write> Json list(const std::vector<T>& values, Write&& write)
{
    auto out = Json::array();
    for (const T& value : values) out.push_back(write(value));
    return out;
}

}  // namespace

std::string territory_json(const planning::TerritoryResult& t)
{
    const Json out {{"rows", list(t.rows, row)}, {"standards", list(t.standards, standard)}, {"equity", list(t.equity, spread)}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace teleplan::formats
