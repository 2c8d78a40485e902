// The engine against exact theory, by each file's acceptance rule: tests/validation/A01 to A13.
#include "tests/validation/check.hpp"

using namespace teleplan::validation;

TEST_CASE("M/M/c agrees with Erlang C (A01)", "[validation]") { check_case("A01", Cost::quick); }
TEST_CASE("M/M/c with more servers or load agrees with Erlang C (A01)", "[validation][slow]") { check_case("A01", Cost::slow); }
TEST_CASE("M/M/c/K agrees with the birth-death equations and Erlang B (A02)", "[validation]") { check_case("A02", Cost::quick); }
TEST_CASE("M/M/c/K with rare states agrees with Erlang B (A02)", "[validation][slow]") { check_case("A02", Cost::slow); }
TEST_CASE("M/M/n+M agrees with Erlang A (A03)", "[validation]") { check_case("A03", Cost::quick); }
TEST_CASE("M/M/n+G agrees with Zeltyn and Mandelbaum (A03)", "[validation][slow]") { check_case("A03", Cost::slow); }
TEST_CASE("M/E2/1 agrees with Pollaczek and Khinchine (A04)", "[validation]") { check_case("A04", Cost::quick); }
TEST_CASE("M/G/1 agrees with Pollaczek and Khinchine (A04)", "[validation][slow]") { check_case("A04", Cost::slow); }
TEST_CASE("two priorities agree with Cobham and Jaiswal (A05)", "[validation]") { check_case("A05", Cost::quick); }
TEST_CASE("three priorities agree with Kella and Yechiali (A05)", "[validation][slow]") { check_case("A05", Cost::slow); }
TEST_CASE("tandem queues agree with Jackson (A06)", "[validation]") { check_case("A06", Cost::quick); }
TEST_CASE("three nodes with feedback agree with Jackson (A06)", "[validation][slow]") { check_case("A06", Cost::slow); }
TEST_CASE("regular arrivals agree with GI/M/1 (A08)", "[validation]") { check_case("A08", Cost::quick); }
TEST_CASE("renewal arrivals agree with GI/M/c (A08)", "[validation][slow]") { check_case("A08", Cost::slow); }
TEST_CASE("constant services agree with M/D/c (A09)", "[validation]") { check_case("A09", Cost::quick); }
TEST_CASE("variable services agree with M/G/c (A09)", "[validation][slow]") { check_case("A09", Cost::slow); }
TEST_CASE("arrivals by the hour fill infinitely many servers as the integral says (A10)", "[validation]") { check_case("A10", Cost::quick); }
TEST_CASE("arrivals by a sine fill infinitely many servers as the integral says (A10)", "[validation][slow]") { check_case("A10", Cost::slow); }
TEST_CASE("a day with shifts agrees with the Kolmogorov equations (A11)", "[validation][slow]") { check_case("A11", Cost::slow); }
TEST_CASE("seats by the quarter of an hour keep the delay (A12)", "[validation][slow]") { check_case("A12", Cost::slow); }
TEST_CASE("an empty start agrees with the Kolmogorov equations (A13)", "[validation]") { check_case("A13", Cost::quick); }
