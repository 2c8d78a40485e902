#include "formats/services_json.hpp"

#include <nlohmann/json.hpp>

#include "models/plan_names.hpp"

namespace teleplan::planning {

using Json = nlohmann::ordered_json;

static Json interval(const Interval& i) { return {{"mean", i.mean}, {"low", i.low()}, {"high", i.high()}}; }

static void to_json(Json& j, const ServiceRow& r)
{
    auto hours = Json::object();
    for (const auto& [pool, busy] : r.hours) hours[pool] = interval(busy);
    j = {{"where", r.where}, {"service", r.service}, {"requested", interval(r.requested)}, {"completed", interval(r.completed)}, {"no_show", interval(r.no_show)},
         {"technical_failure", interval(r.technical_failure)}, {"rescheduled", interval(r.rescheduled)}, {"converted_to_in_person", interval(r.converted)},
         {"asynchronous", interval(r.asynchronous)}, {"hours", hours}, {"waiting_days", interval(r.waiting_days)}};
}

static void to_json(Json& j, const DocumentRow& r)
{
    j = {{"where", r.where}};
    for (std::size_t k = 0; k < models::document_kind_count; ++k) j[std::string{models::Names<models::DocumentKind>::all[k]}] = interval(r.by_kind[k]);
    j["all"] = interval(r.all);
    j["per_patient_year"] = interval(r.per_patient_year);
}

static void to_json(Json& j, const KitRow& r)
{
    j = {{"where", r.where}, {"in_use", interval(r.in_use)}, {"in_turn_around", interval(r.in_turn_around)}, {"spare", interval(r.spare)},
         {"failures", interval(r.failures)}, {"dead_on_arrival", interval(r.dead_on_arrival)}, {"batteries", interval(r.batteries)}, {"calls", interval(r.calls)},
         {"swaps_by_visit", interval(r.swaps_by_visit)}, {"swaps_by_courier", interval(r.swaps_by_courier)}, {"withdrawals", interval(r.withdrawals)},
         {"returns", interval(r.returns)}, {"turn_arounds", interval(r.turn_arounds)}};
}

static void to_json(Json& j, const MissingDataRow& r)
{
    j = {{"where", r.where}, {"reminders", interval(r.reminders)}, {"calls", interval(r.calls)}, {"reviews", interval(r.reviews)}};
}

template <> void to_json(Json& j, const ServicesResult& s)
{
    j = {{"services", s.services}, {"documents", s.documents}, {"kits", s.kits}, {"missing_data", s.missing_data}};
}

}  // namespace teleplan::planning
