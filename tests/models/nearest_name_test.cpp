#include "models/nearest_name.hpp"

#include <array>
#include <string_view>

#include "tests/catch.hpp"

using teleplan::models::nearest_name;

TEST_CASE("a mistyped name suggests the nearest one, if any is near", "[models][nearest_name]")
{
    constexpr std::array<std::string_view, 4> names{"diabetes", "oncology", "respiratory", "day"};
    CHECK(nearest_name("diabets", names) == "diabetes");
    CHECK(nearest_name("oncolgy", names) == "oncology");
    CHECK(nearest_name("days", names) == "day");
    CHECK(nearest_name("physician", names).empty());
    CHECK(nearest_name("", {}).empty());
}
