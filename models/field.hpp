#pragma once
// What is said of a field of the plan beside its name.

#include <limits>
#include <string_view>

namespace teleplan::models {

struct Field {
    std::string_view about = "";
    std::string_view unit = "";
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    bool required = true;
};

namespace limits {
constexpr Field share(std::string_view about) { return {about, "1", 0, 1}; }
constexpr Field amount(std::string_view about, std::string_view unit, double max = 1e9) { return {about, unit, 0, max}; }
constexpr Field text(std::string_view about) { return {.about = about, .required = false}; }
constexpr Field part(std::string_view about) { return {.about = about}; }
constexpr Field may(Field f)
{
    f.required = false;
    return f;
}
}  // namespace limits

}  // namespace teleplan::models
