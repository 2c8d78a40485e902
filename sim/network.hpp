#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/distribution.hpp"
#include "sim/server_pool.hpp"
#include "sim/time.hpp"

// A queueing network as plain data: what is simulated, not how.
namespace teleplan::sim {

enum class PoolId : std::uint32_t {};                  // index into Network::pools
enum class StageId : std::uint32_t {};                 // index into Network::stages
enum class ClassId : std::uint32_t {};                 // 0 to Network::classes - 1

struct Branch {
    StageId to{};
    double probability = 1.0;
};

// So many servers of a pool, for one job.
struct Need {
    PoolId pool{};
    int units = 1;
};

// Who finds at least `from` jobs in the stage's pool, waiting or in service, does not join with this probability.
struct BalkStep {
    int from = 0;
    double probability = 1.0;
};

// Jobs may start at `from` <= t < `to`. from == to: at that instant only (an appointment slot).
struct Opening {
    SimTime from{};
    SimTime to{};
};

// Where a job that waits goes on waiting: at the first instant of an opening, once it has been in the line for `after`. It stays
// one visit: the service, patience, time of entering and due time are those of the stage that it entered. Only those who wait
// move: a job that can start here at that instant starts, and one that finds no waiting place is rejected.
struct Transfer {
    Duration after{};                                  // >= 0
    std::vector<Opening> openings{};                   // sorted and disjoint, none of them an instant
    StageId to{};
};

struct Stage {
    std::string name{};
    std::optional<PoolId> pool{};                      // none: infinitely many servers (a delay)
    int units = 1;                                     // servers of `pool` that a job takes
    std::vector<Need> also{};                          // further pools, taken together with `pool`: all or none
    Distribution service = Constant{};                 // seconds, >= 0
    std::optional<Distribution> patience{};            // seconds, >= 0, while waiting only; none: waits for ever
    std::vector<std::uint32_t> priority_by_class{0};   // one entry: the same for every class; holds in every pool it needs
    std::vector<BalkStep> balking{};                   // strictly sorted by `from`; the last step reached decides
    std::vector<Branch> next{};                        // probabilities sum to at most 1; the remainder leaves
    std::vector<Branch> if_gave_up{};                  // where those go who are not served here; the remainder leaves
    std::vector<Branch> if_rejected{};
    std::vector<Branch> if_balked{};
    std::vector<Transfer> transfers{};                 // the earliest decides, then the first listed
};

// Whether a stage needs servers of a pool.
[[nodiscard]] bool needs(const Stage&, PoolId);

// From `at` on, so many servers.
struct CapacityStep {
    SimTime at{};
    int servers = 0;
};

// The priority is closed outside its openings. Openings are sorted and disjoint (one may begin where another ends).
struct Gate {
    std::uint32_t priority = 0;
    std::vector<Opening> openings{};
};

// What a more urgent job does to less urgent ones in service when it does not fit: nothing; or it interrupts them, and they
// go on later with the rest of their service (resume) or with the same service from its beginning (restart).
enum class Preemption : std::uint8_t { none, resume, restart };

// What servers that go off duty do with their running job: finish it and then leave, or interrupt it and leave. Interrupted
// jobs restart when the pool's preemption is restart, and resume otherwise.
enum class ShiftEnd : std::uint8_t { finish, interrupt };

struct Pool {
    PoolSpec spec{};
    std::vector<CapacityStep> capacity{};              // strictly sorted by time; before the first step nobody is there
    std::vector<Gate> gates{};                         // at most one per priority
    Preemption preemption = Preemption::none;
    ShiftEnd shift_end = ShiftEnd::finish;
};

struct Network {
    std::vector<Pool> pools;
    std::vector<Stage> stages;
    int classes = 1;
};

enum class NetworkError : std::uint8_t {
    no_stage, no_class,                                            // where: 0
    priority_count_out_of_range, no_capacity, capacity_unsorted, negative_servers,          // where: the pool
    gate_without_priority, two_gates_for_one_priority, openings_unsorted,
    unknown_pool, service_invalid, patience_invalid, wrong_number_of_priorities,            // where: the stage
    priority_out_of_range, unknown_next_stage, probability_out_of_range, probabilities_above_one, no_way_out,
    units_out_of_range, also_without_pool, pool_needed_twice,
    balking_without_pool, balking_unsorted, balking_probability_out_of_range,
    transfer_openings_invalid, transfer_target_unfit, transfer_in_group, transfers_in_a_circle,
};

struct NetworkProblem {
    NetworkError error{};
    std::size_t where = 0;                             // index of the pool or stage, see NetworkError
    friend bool operator==(const NetworkProblem&, const NetworkProblem&) = default;
};

// All structural errors, pools before stages, in index order. Empty: the network can be run.
[[nodiscard]] std::vector<NetworkProblem> check(const Network&);

}  // namespace teleplan::sim
