#pragma once
// Adding up: tallies element by element, the shorter one counts as zeros; intervals of results.

#include <algorithm>
#include <cstddef>
#include <vector>

#include "sim/interval.hpp"

namespace teleplan::planning {

template <class T> void add_to(std::vector<T>& sum, const std::vector<T>& more)
{
    sum.resize(std::max(sum.size(), more.size()));
    for (std::size_t i = 0; i < more.size(); ++i) sum[i] += more[i];
}

template <class T> void add_to(std::vector<std::vector<T>>& sum, const std::vector<std::vector<T>>& more)
{
    sum.resize(std::max(sum.size(), more.size()));
    for (std::size_t i = 0; i < more.size(); ++i) add_to(sum[i], more[i]);
}

[[nodiscard]] inline sim::Interval scaled(const sim::Interval& i, double factor) { return {i.mean * factor, i.half_width * factor}; }

}  // namespace teleplan::planning
