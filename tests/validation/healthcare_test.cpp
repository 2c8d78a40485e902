// Published healthcare studies: tests/validation/H02, H04a.
#include "tests/validation/check.hpp"

using namespace teleplan::validation;

TEST_CASE("nurse visits agree with M/M/s (H02)", "[validation]") { check_case("H02", Cost::quick); }
TEST_CASE("nurse visits over the grid of scenarios agree with M/M/s (H02)", "[validation][slow]") { check_case("H02", Cost::slow); }
TEST_CASE("a treatment centre agrees with its published model (H04a)", "[validation]") { check_case("H04a", Cost::quick); }
