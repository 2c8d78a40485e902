#include "sim/bug.hpp"

namespace teleplan::sim {

void report_bug(const char* what) { throw Bug(what); }

}  // namespace teleplan::sim
