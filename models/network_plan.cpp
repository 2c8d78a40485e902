#include "models/network_plan.hpp"

namespace teleplan::models {

MeasureKind kind_of(Measure measure)
{
    MeasureKind k;
    switch (measure) {
    case Measure::arrivals: case Measure::started: case Measure::served: case Measure::gave_up: case Measure::rejected:
    case Measure::balked: case Measure::interrupted: case Measure::throughput:
        break;
    case Measure::gave_up_share: case Measure::rejected_share: case Measure::balked_share: k.is_share = true; break;
    case Measure::waited_share: k.is_share = k.of_waits = true; break;
    case Measure::share_within: k.is_share = k.of_waits = k.needs_within = true; break;
    case Measure::mean_wait: case Measure::mean_wait_all: case Measure::longest_wait: k.is_time = k.of_waits = true; break;
    case Measure::wait_quantile: k.is_time = k.of_waits = k.needs_p = true; break;
    case Measure::mean_service: k.is_time = true; break;
    case Measure::mean_queue: case Measure::longest_queue: k.of_levels = k.of_waits = true; break;
    case Measure::queue_quantile: k.of_levels = k.of_waits = k.needs_p = true; break;
    case Measure::mean_busy: case Measure::most_busy: case Measure::mean_number: case Measure::most_number: k.of_levels = true; break;
    case Measure::busy_quantile: case Measure::number_quantile: k.of_levels = k.needs_p = true; break;
    case Measure::occupancy: k.of_levels = k.is_share = true; break;
    case Measure::mean_time_in_system: case Measure::longest_time_in_system: k.of_network = k.is_time = true; break;
    case Measure::time_in_system_quantile: k.of_network = k.is_time = k.needs_p = true; break;
    case Measure::time_in_system_within: k.of_network = k.is_share = k.needs_within = true; break;
    }
    return k;
}

}  // namespace teleplan::models
