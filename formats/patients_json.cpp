#include "formats/patients_json.hpp"

namespace teleplan::formats {

namespace {

nlohmann::ordered_json interval(const sim::Interval& i) { return {{"mean", i.mean}, {"low", i.low()}, {"high", i.high()}}; }

}  // namespace

nlohmann::ordered_json patients_json(const planning::PatientsResult& result)
{
    auto groups = nlohmann::ordered_json::array();
    for (const planning::GroupCourse& g : result.groups) {
        auto states = nlohmann::ordered_json::object();
        for (const auto& [name, patients] : g.patients_by_state) states[name] = interval(patients);
        groups.push_back({{"group", g.group},
                          {"patients_by_state", std::move(states)},
                          {"worsenings", interval(g.worsenings)},
                          {"admissions", interval(g.admissions)},
                          {"days_away", interval(g.days_away)},
                          {"alerts", interval(g.alerts)},
                          {"cases", interval(g.cases)},
                          {"true_alerts", interval(g.true_alerts)},
                          {"false_alerts", interval(g.false_alerts)},
                          {"missed", interval(g.missed)},
                          {"sent_by_carers", interval(g.sent_by_carers)}});
    }
    return {{"alert_rule", result.rule}, {"groups", std::move(groups)}};
}

}  // namespace teleplan::formats
