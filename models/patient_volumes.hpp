#pragma once
// What is counted of the course of patients and of their alerts.

#include <array>
#include <cstdint>

#include "models/plan_parts.hpp"

namespace teleplan::models {

/// Most states that a programme may have.
inline constexpr std::size_t most_states = 8;

/// Integer counts of the counted days, part of Volumes.
struct PatientVolumes {
    ByGroup<std::array<std::int64_t, most_states>> state_days{};   // patient-days, those in hospital included
    ByGroup<std::int64_t> worsenings{}, admissions{}, days_away{};
    ByGroup<std::int64_t> alerts{};                                // left to a person, before they are joined
    ByGroup<std::int64_t> second_sessions{};                       // received ones, of patients with a second condition

    PatientVolumes& operator+=(const PatientVolumes& o)
    {
        for (std::size_t g = 0; g < group_count; ++g) {
            for (std::size_t s = 0; s < most_states; ++s) state_days[g][s] += o.state_days[g][s];
            for (const auto member : {&PatientVolumes::worsenings, &PatientVolumes::admissions, &PatientVolumes::days_away, &PatientVolumes::alerts, &PatientVolumes::second_sessions})
                (this->*member)[g] += (o.*member)[g];
        }
        return *this;
    }
};

}  // namespace teleplan::models
