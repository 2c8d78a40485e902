// The least staff against exact tables: tests/validation/B01, B02, B06.
#include "tests/validation/check.hpp"

using namespace teleplan::validation;

TEST_CASE("the formulas give every cell of the staffing table (B01)", "[validation]") { check_case("B01", Cost::quick); }
TEST_CASE("simulation finds the table's servers, or one more (B01)", "[validation][slow]") { check_case("B01", Cost::slow); }
TEST_CASE("square-root staffing and Erlang tables (B02)", "[validation]") { check_case("B02", Cost::quick); }
TEST_CASE("simulation finds the best service rate of M/M/1 (B06)", "[validation][slow]") { check_case("B06", Cost::slow); }
