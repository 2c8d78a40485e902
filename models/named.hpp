#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace teleplan::models {

/// Values by name, in file order (the order decides ties of apportionment).
template <class T> using Named = std::vector<std::pair<std::string, T>>;

template <class T> [[nodiscard]] const T* find(const Named<T>& values, std::string_view name)
{
    for (const auto& [key, value] : values)
        if (key == name) return &value;
    return nullptr;
}

}  // namespace teleplan::models
