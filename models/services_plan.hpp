#pragma once
// The services and contacts of a patient: a chapter of the plan (plan.hpp).

#include "models/plan_parts.hpp"

namespace teleplan::models {

struct Service { bool enabled = false; double per_patient_year = 0; Duration duration{}; };
struct Televisit { bool enabled = true; double no_show = 0, technical_failure = 0; };
struct EmergencyCalls { bool enabled = false; double per_patient_year_cardiovascular = 0, per_patient_year_other = 0, out_of_hours_share = 0; Duration duration{}; };
struct MissingData { bool enabled = false; Duration reminder_after{}; int missed_days = 3; Duration call{}; };
struct DeviceFailure { bool enabled = false; double per_kit_year = 0; Duration replaced_within{}; };
struct Services {
    Televisit televisit;
    Service teleconsult, tele_advice, tele_care, tele_check;
    EmergencyCalls emergency_calls;
    MissingData missing_data;
    DeviceFailure device_failure;
};

struct Contacts {                                                  // scheduled and technical contacts
    double scheduled_calls_per_month = 1, notes_per_month = 1;
    double help_desk_calls_first_month = 0, help_desk_calls_per_month = 0;
    ByPriority<double> help_desk_priority_mix{};
    double help_desk_monday_factor = 1;                            // against the other days, before rescaling to mean 1
};

}  // namespace teleplan::models
