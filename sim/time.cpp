#include "sim/time.hpp"

#include <stdexcept>
#include <string>

namespace teleplan::sim {

void report_time_out_of_range(double seconds)
{
    throw std::range_error("not a time that the simulation clock can hold: " + std::to_string(seconds) + " s");
}

}  // namespace teleplan::sim
