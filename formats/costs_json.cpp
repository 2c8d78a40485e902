#include "formats/costs_json.hpp"

#include <nlohmann/json.hpp>

#include "models/plan_names.hpp"

namespace teleplan::formats {

using Json = nlohmann::ordered_json;
using planning::Interval;

namespace {

Json interval(const Interval& i) { return {{"mean", i.mean}, {"low", i.low()}, {"high", i.high()}}; }
Json maybe(const std::optional<Interval>& i) { return i ? interval(*i) : Json{}; }
Json maybe(const std::optional<double>& v) { return v ? Json(*v) : Json{}; }
Json maybe(const std::optional<models::Date>& d) { return d ? Json(models::to_string(*d)) : Json{}; }

Json funds_of(const std::vector<planning::FundResult>& funds)
{
    auto out = Json::array();
    for (const auto& f : funds)
        out.push_back({{"fund", f.id}, {"title", f.title}, {"available", maybe(f.available)}, {"apportioned", f.apportioned}, {"investment", f.investment},
                       {"running", f.running}, {"committed", f.committed()}, {"over", f.over}, {"ends", maybe(f.ends)}, {"yearly_after", f.yearly_after},
                       {"south_share", maybe(f.south_share)}, {"south_share_required", maybe(f.south_required)}});
    return out;
}

}  // namespace

std::string funds_json(const std::vector<planning::FundResult>& funds) { return funds_of(funds).dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string costs_json(const planning::CostsAnswer& c)
{
    auto lines = Json::array(), totals = Json::array(), tariffs = Json::array();
    for (const auto& l : c.lines)
        lines.push_back({{"line", l.id}, {"title", l.title}, {"pool", l.pool}, {"where", l.where}, {"shape", models::name_of(l.shape)}, {"kind", models::name_of(l.kind)},
                         {"fund", l.fund}, {"unit", l.unit}, {"quantity", interval(l.quantity)}, {"price", l.price}, {"amount", interval(l.amount)},
                         {"until_regime_end", l.until_regime_end}, {"on_fund", l.on_fund}});
    for (const auto& t : c.totals)
        totals.push_back({{"where", t.where}, {"investment", t.investment}, {"running", interval(t.running)}, {"per_active_patient_month", t.per_active_patient_month}});
    for (const auto& t : c.tariffs)
        tariffs.push_back({{"service", t.service}, {"tariff", t.tariff}, {"date", maybe(t.date)}, {"source", t.source}, {"volume", maybe(t.volume)}, {"value", maybe(t.value)}});
    const Json j{{"lines", lines}, {"totals", totals}, {"funds", funds_of(c.funds)}, {"until_regime_end", c.until_regime_end}, {"uncovered", c.uncovered},
         {"yearly_after_funds", c.yearly_after_funds}, {"yearly_left_by_funds", c.yearly_left_by_funds}, {"tariffs", tariffs}};
    return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace teleplan::formats
