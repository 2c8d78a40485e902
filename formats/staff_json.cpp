#include "formats/staff_json.hpp"

#include <nlohmann/json.hpp>

namespace teleplan::formats {

namespace {

using Json = nlohmann::ordered_json;

Json interval(const sim::Interval& i) { return {{"mean", i.mean}, {"low", i.low()}, {"high", i.high()}}; }

Json role_json(const planning::RoleNeed& r)
{
    Json services = Json::object();
    for (const auto& [service, hours] : r.hours_by_service) services[service] = interval(hours);
    return {{"role", r.role}, {"category", r.category}, {"hours", interval(r.hours)}, {"hours_by_service", services}, {"fte_mean", interval(r.fte_mean)},
            {"fte_with_shifts", r.fte_with_shifts}, {"posts", r.posts}, {"heads", r.heads},
            {"users", {{"total", r.users}, {"employed", r.employed}, {"contracted", r.contracted}, {"accredited", r.accredited}}},
            {"to_train", r.to_train}, {"training_hours", r.training_hours}, {"shared", r.shared}};
}

}  // namespace

std::string staff_json(const planning::StaffNeed& s)
{
    Json roles = Json::array(), trained = Json::array();
    for (const planning::RoleNeed& role : s.roles) roles.push_back(role_json(role));
    for (const auto& [day, share] : s.trained) trained.push_back({{"by", day}, {"share", share}});
    const Json all{{"roles", roles}, {"surcharges", s.surcharges}, {"trained", trained}, {"all_trained_on", s.all_trained_on.empty() ? Json{} : Json(s.all_trained_on)}};
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace teleplan::formats
