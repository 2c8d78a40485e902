#pragma once
// The services and contacts of a patient: a chapter of the plan (plan.hpp). Who delivers a service, when it may start and how
// its time spreads stand in its pathway; docs/model/services.md says which pathway is whose.

#include <string>
#include <vector>

#include "models/plan_parts.hpp"

namespace teleplan::models {

/// Documents that feed the health record (DM 19/11/2025).
enum class DocumentKind : std::uint8_t {
    prescription, teleconsult_request, televisit_report, collaborative_note, teleassistance_final_report, device_card, plan, telemonitoring_report,
    weekly_report, final_report
};
inline constexpr std::size_t document_kind_count = 10;

/// What becomes of a booking, and what it leaves in the record.
struct Booking {
    double no_show = 0, technical_failure = 0;                     // of the bookings; the slot is used in any case
    double rescheduled = 0;                                        // of the technical failures: booked a second time; the others go to in person
    Duration rescheduled_after = std::chrono::hours{7 * 24};       // whole days, one at least
    std::vector<DocumentKind> on_request, on_completion;
};
struct Televisit : Booking { bool enabled = true; };               // how often: the programme says
struct ByLevel { double level_2 = 1, level_1 = 1, weekly = 1, televisit_only = 1; };
struct Service : Booking {
    bool enabled = false;
    double per_patient_year = 0;                                   // single sessions
    Duration duration{};                                           // mean of the first stage of the pathway, whose own mean it replaces; 0: that one
    ByGroup<double> group_factor{1, 1, 1, 1, 1};                   // of the frequency
    ByLevel intensity_factor;                                      // likewise
    double asynchronous = 0;                                       // share without an appointment (teleconsult)
    Duration asynchronous_duration{};
    int sessions_per_cycle = 1;
    Duration session_interval{};                                   // between the sessions of a cycle, whole days
    std::vector<DocumentKind> on_cycle_end;
};
struct EmergencyCalls {
    bool enabled = false;
    double per_patient_year_cardiovascular = 0, per_patient_year_other = 0, out_of_hours_share = 0;
    Duration duration{};
    std::string office_hours;                                      // a calendar; empty: the share is that of time, and calls come evenly
    ByPriority<double> priority_mix{0, 1, 0, 0};
};
struct MissingData {
    bool enabled = false;
    Duration reminder_after{};
    int missed_days = 3;
    Duration call{};
    double flagged = 0;                                            // of these calls: also a review by a nurse
};
struct DeviceFailure {
    bool enabled = false;
    double per_kit_year = 0;
    Duration replaced_within{};
    double dead_on_arrival = 0;                                    // of the kits given out
};
struct KitCare {
    bool enabled = false;
    double battery_events_per_year = 0;
    double swap = 0;                                               // of the help-desk calls about a kit: somebody must come, or a part be sent
    double visit = 0, withdrawal_visit = 0;                        // of the swaps, of the exits: a technician comes; the others by courier
    double spare = 0;                                              // of the kits in use and in turn-around
    std::vector<std::string> without;                              // "group.intensity": patients who need no kit
};
struct Services {
    Televisit televisit;
    Service teleconsult, tele_advice, tele_care, tele_check;
    EmergencyCalls emergency_calls;
    MissingData missing_data;
    DeviceFailure device_failure;
    KitCare kits;
};

struct Contacts {                                                  // scheduled and technical contacts
    double scheduled_calls_per_month = 1, notes_per_month = 1;
    double help_desk_calls_first_month = 0, help_desk_calls_per_month = 0;
    ByPriority<double> help_desk_priority_mix{};
    double help_desk_monday_factor = 1;                            // against the other days, before rescaling to mean 1
};

}  // namespace teleplan::models
