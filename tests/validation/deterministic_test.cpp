// Small cases with known answers, exact to the tick: tests/validation/D01 to D26.
#include "tests/validation/check.hpp"

using namespace teleplan::validation;

TEST_CASE("300 jobs, job by job: FIFO, priorities, patience (D01)", "[validation]") { check_case("D01", Cost::quick); }
TEST_CASE("an urgent job overtakes the queue but not the service (D02)", "[validation]") { check_case("D02", Cost::quick); }
TEST_CASE("jobs of one priority are served first come, first served (D03)", "[validation]") { check_case("D03", Cost::quick); }
TEST_CASE("who comes when a service ends finds the server free (D04)", "[validation]") { check_case("D04", Cost::quick); }
TEST_CASE("servers come and go by a schedule, running jobs finish (D06)", "[validation]") { check_case("D06", Cost::quick); }
TEST_CASE("a job for two servers interrupts two jobs, which resume (D09)", "[validation]") { check_case("D09", Cost::quick); }
TEST_CASE("who finds three leaves at once, by room or by choice (D14)", "[validation]") { check_case("D14", Cost::quick); }
TEST_CASE("who waits longer than his patience leaves (D15)", "[validation]") { check_case("D15", Cost::quick); }
TEST_CASE("an urgent job waits, or interrupts with restart or resumption (D18)", "[validation]") { check_case("D18", Cost::quick); }
TEST_CASE("queue length and busy servers over time (D24)", "[validation]") { check_case("D24", Cost::quick); }
TEST_CASE("without queues a pathway takes the sum of its activities (D26)", "[validation]") { check_case("D26", Cost::quick); }
