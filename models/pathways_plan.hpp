#pragma once
// Pathways as graphs: a chapter of the plan (plan.hpp).

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/named.hpp"
#include "models/network_plan.hpp"
#include "models/plan_parts.hpp"
#include "models/roles_plan.hpp"
#include "sim/distribution.hpp"

namespace teleplan::models {

struct Visit {
    std::string pool;
    sim::Distribution service;                                     // seconds
    std::optional<sim::Distribution> patience;                     // seconds, while waiting
    Precedence precedence = Precedence::urgent;
    std::string calendar;                                          // when it may start; empty: always
    bool clinically_flagged = false;                               // technical work that goes to a clinical pool on purpose
    std::vector<Need> with;                                        // further pools, taken together with it: all or none
    // of queueing networks only
    int units = 1;                                                 // servers of the pool that the job takes
    std::vector<BalkStep> balking;                                 // the last step reached decides
    std::optional<int> priority;                                   // instead of the class's
    Named<int> priority_by_class;                                  // instead of both
};
struct Wait { sim::Distribution duration; };                       // seconds
struct Leave { std::string outcome; };
struct Branch { std::string to; double probability = 1; };
struct Stage {
    std::variant<Visit, Wait, Leave> step;
    std::vector<Branch> next;
    std::vector<Branch> on_give_up, on_rejection, on_balking;      // of queueing networks; the remainder leaves
};
struct Pathway {
    std::string start;
    Named<Stage> stages;
    std::optional<WorkKind> kind;                                  // absent: by its name (roles.hpp)
};

}  // namespace teleplan::models
