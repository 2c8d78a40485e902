#include <nlohmann/json.hpp>

#include "formats/costs_json.hpp"
#include "models/plan_names.hpp"

namespace teleplan::formats {

using Json = nlohmann::ordered_json;
using planning::Interval;

namespace {

Json interval(const Interval& i) { return {{"mean", i.mean}, {"low", i.low()}, {"high", i.high()}}; }
Json maybe(const std::optional<Interval>& i) { return i ? interval(*i) : Json{}; }
Json maybe(const std::optional<double>& v) { return v ? Json(*v) : Json{}; }

std::string text(const Json& j) { return j.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json row_json(const planning::EnrolmentRow& r)
{
    auto lost = Json::object();
    for (std::size_t l = 0; l < r.lost_days.size(); ++l) lost[name_of(static_cast<models::EnrolmentLimit>(l))] = interval(r.lost_days[l]);
    auto targets = Json::array();
    for (const auto& t : r.targets)
        targets.push_back({{"date", models::to_string(t.date)}, {"planned", t.planned}, {"realised", interval(t.realised)}, {"probability", t.probability},
                           {"probability_interval", interval(t.probability_interval)}});
    return {{"where", r.code}, {"name", r.name}, {"referred", interval(r.referred)}, {"refused", interval(r.refused)}, {"accepted", interval(r.accepted)},
            {"activated", interval(r.activated)}, {"waiting", interval(r.waiting)}, {"patient_days_lost", lost},
            {"bottleneck", r.bottleneck ? Json(name_of(*r.bottleneck)) : Json{}}, {"targets", targets}};
}

}  // namespace

const char* name_of(models::EnrolmentLimit limit)
{
    constexpr std::array names{"clinical_validation", "referrals", "training", "kits", "installers"};
    return names[static_cast<std::size_t>(limit)];
}

const char* name_of(planning::MilestoneState state)
{
    constexpr std::array names{"met", "not_met", "not_stated", "not_a_count", "simulated"};
    return names[static_cast<std::size_t>(state)];
}

const char* name_of(planning::RuleVerdict verdict)
{
    constexpr std::array names{"pass", "fail", "undecided"};
    return names[static_cast<std::size_t>(verdict)];
}

std::string enrolment_json(const planning::EnrolmentAnswer& e)
{
    auto rows = Json::array(), milestones = Json::array();
    for (const auto& r : e.rows) rows.push_back(row_json(r));
    for (const auto& m : e.milestones)
        milestones.push_back({{"milestone", m.id}, {"title", m.title}, {"date", models::to_string(m.date)}, {"state", name_of(m.state)}, {"scope", models::name_of(m.scope)},
                              {"counter", m.counter}, {"counts_from", m.counts_from ? Json(models::to_string(*m.counts_from)) : Json{}}, {"target", maybe(m.target)},
                              {"actual", maybe(m.actual)}, {"outcome", m.outcome}, {"simulated", maybe(m.simulated)}, {"probability", maybe(m.probability)},
                              {"probability_interval", maybe(m.probability_interval)}, {"planned", maybe(m.planned)}, {"share_of_target", maybe(m.share_of_target)}, {"share_counter", m.share_counter},
                              {"population_share", maybe(m.population_share)}});
    return text(Json{{"limits", e.limits}, {"rows", rows}, {"milestones", milestones}});
}

std::string rules_json(const std::vector<planning::RuleResult>& rules)
{
    auto j = Json::array();
    for (const auto& r : rules)
        j.push_back({{"rule", r.id}, {"measure", r.measure}, {"unit", r.unit}, {"where", r.where}, {"op", r.op}, {"value", r.value}, {"tolerance", r.tolerance},
                     {"seen", maybe(r.seen)}, {"verdict", name_of(r.verdict)}, {"to_be_verified", r.to_be_verified}, {"source", r.source}, {"confidence", r.confidence}});
    return text(j);
}

}  // namespace teleplan::formats
