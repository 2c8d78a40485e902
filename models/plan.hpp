#pragma once
// The plan: what a region files, as plain values. One struct per chapter, most in a `*_plan.hpp` of their own; the
// `*_fields.hpp` beside it lists every field once with its unit and limits. Where a value came from (entered, default,
// source) stands in `provenance.hpp`.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/costs_plan.hpp"
#include "models/enrolment_plan.hpp"
#include "models/network_plan.hpp"
#include "models/organisation_plan.hpp"
#include "models/pathways_plan.hpp"
#include "models/patients_plan.hpp"
#include "models/platform_plan.hpp"
#include "models/services_plan.hpp"
#include "models/territory_plan.hpp"

namespace teleplan::models {

// ---------------------------------------------------------------- plan, project, starting point
struct Header {
    std::string title, region_code, status;
    std::int64_t seed = 1;
    DateRange regime;                                              // the year that the plan is sized for
};
struct Project { std::string adopting_act, contact, objectives, rationale, implementation, existing_solutions; };

/// What a region has already: absent means not entered, never zero.
struct StartingPoint {
    Date date;
    int active_patients = 0;                                       // at a random stage of their plan
    std::optional<int> operators, workstations, kits, training_places;
};

// ---------------------------------------------------------------- standards
struct Within { double amount = 0; OpenUnit unit = OpenUnit::hour; };
struct Standard {
    std::string stage;                                             // "pathway.stage": measured from entering it to being taken in charge
    std::string class_name;                                        // a priority, or empty: all
    Within within;
    double share = 0.9;
    std::string clock;                                             // a calendar, "coverage" (of the patient) or "always"
    StandardKind kind = StandardKind::clinical;
};

// ---------------------------------------------------------------- timeline, texts, rules
struct RampPoint { Date date; int patients = 0; };
struct Ramp { Counter counter = Counter::active; std::vector<RampPoint> points; };
struct Milestone { std::string title; Date date; std::optional<double> target; std::string counter, outcome; };
struct Activity { std::string title; DateRange when; };
struct Timeline { Ramp ramp; Named<Activity> activities; Named<Milestone> milestones; };
struct Hta { std::string cur, tec, saf, eff, eco, eth, org, soc, leg; };
struct Principle { std::string statement, evidence; bool done = false; };
struct Rule { std::string measure, where, op; double value = 0, tolerance = 0; std::string source; };

struct Plan {
    Header plan;
    Project project;
    std::optional<StartingPoint> starting_point;
    Population population;
    Services services;
    ByGroup<Programme> programmes;
    ByIntensity<IntensityLevel> intensities;
    ByGroup<Protocol> protocols;
    Sensors sensors;
    EpisodePlan episodes;
    Contacts contacts;
    Enrolment enrolment;
    Named<Pathway> pathways;
    Named<ArrivalStream> streams;
    Named<EntityClass> classes;
    Organisation organisation;
    Platform platform;
    Named<Standard> standards;
    Costs costs;
    Timeline timeline;
    Hta hta;
    Named<Principle> pnrr;
    Named<Rule> rules;
    std::optional<NetworkExperiment> experiment;
};

/// A plan of a region has a ramp; a plan of a queueing network has arrival streams.
[[nodiscard]] inline bool is_network(const Plan& p) { return !p.streams.empty(); }

}  // namespace teleplan::models
