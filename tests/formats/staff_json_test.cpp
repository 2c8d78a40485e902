#include "formats/staff_json.hpp"

#include <nlohmann/json.hpp>

#include "tests/catch.hpp"

using namespace teleplan;

TEST_CASE("people by role are written with their hours by service and their users by employment", "[formats][staff]")
{
    planning::StaffNeed need;
    planning::RoleNeed nurse;
    nurse.role = "nurse";
    nurse.category = "nurse";
    nurse.hours = {1408, 10};
    nurse.hours_by_service = {{"notes", {408, 0}}, {"clinical_alert", {1000, 10}}};
    nurse.fte_with_shifts = 6.2;
    nurse.heads = 7, nurse.users = 10, nurse.employed = 9, nurse.accredited = 1, nurse.to_train = 8;
    need.roles = {nurse};
    need.surcharges = 1320;
    auto json = nlohmann::json::parse(formats::staff_json(need));
    CHECK(json["roles"][0]["hours"]["low"] == 1398);
    CHECK(json["roles"][0]["hours_by_service"]["notes"]["mean"] == 408);
    CHECK(json["roles"][0]["users"] == nlohmann::json{{"total", 10}, {"employed", 9}, {"contracted", 0}, {"accredited", 1}});
    CHECK(json["surcharges"] == 1320);
    CHECK(json["trained"].empty());
    CHECK(json["all_trained_on"].is_null());
    need.trained = {{"2026-02-01", 0.5}};
    need.all_trained_on = "2026-03-04";
    json = nlohmann::json::parse(formats::staff_json(need));
    CHECK(json["trained"][0]["share"] == 0.5);
    CHECK(json["all_trained_on"] == "2026-03-04");
}
