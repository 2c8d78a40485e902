#pragma once
// Activities on a time axis, with milestones.

#include "charts/plots.hpp"
#include "charts/trend.hpp"

namespace teleplan::charts {

struct Activity { std::string name; double from = 0, to = 0; };
struct Gantt {
    std::vector<Activity> activities;         // drawn from the top
    std::vector<Mark> milestones;             // a diamond each
    std::vector<XLabel> x_labels;
};
[[nodiscard]] DisplayList gantt(const Gantt&, double width = 720);

}  // namespace teleplan::charts
