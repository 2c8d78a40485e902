#pragma once
// Adding up tallies: element by element, the shorter one counts as zeros.

#include <algorithm>
#include <cstddef>
#include <vector>

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

}  // namespace teleplan::planning
