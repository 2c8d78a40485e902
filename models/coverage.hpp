#pragma once
// The hours in which a patient's alerts are answered: the calendar of the patient's state, else of the programme, else of the intensity.

#include <string>
#include <vector>

#include "models/patient_volumes.hpp"
#include "models/plan.hpp"

namespace teleplan::models {

/// One of the calendars that cover patients; part of the class of a job.
enum class CoverageId : std::uint8_t {};
/// Most different calendars that a plan may use as coverage.
inline constexpr std::size_t coverage_count = 4;

class Coverages {
public:
    explicit Coverages(const Plan&);
    [[nodiscard]] CoverageId of(TargetGroup g, Intensity i, std::size_t state = 0) const { return ids_[static_cast<std::size_t>(g)][static_cast<std::size_t>(i)][state]; }
    /// Name of the calendar; empty beyond those in use.
    [[nodiscard]] const std::string& calendar(CoverageId c) const { return names_[static_cast<std::size_t>(c)]; }

private:
    ByGroup<ByIntensity<std::array<CoverageId, most_states>>> ids_{};
    std::array<std::string, coverage_count> names_;
};

/// The different calendars that cover patients, in the order of first use.
[[nodiscard]] std::vector<std::string> coverage_calendars(const Plan&);

}  // namespace teleplan::models
