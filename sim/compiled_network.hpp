#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/arrivals.hpp"
#include "sim/grouping.hpp"
#include "sim/network.hpp"
#include "sim/random.hpp"
#include "sim/sampler.hpp"

namespace teleplan::sim {

// The draws of a job: its key (arrivals.hpp) with the visit in the upper half of the day and the use in bits 12-14 of the slot.
enum class DrawUse : std::uint32_t { service = 1, patience = 2, branch = 3, balk = 4 };   // 0 is left to the caller
inline constexpr std::uint32_t key_slots = 4096;

[[nodiscard]] constexpr DrawPoint draw_of(DrawPoint key, DrawUse use)
{
    key.slot |= static_cast<std::uint32_t>(use) << 12U;
    return key;
}

[[noreturn]] void report_endless_job();

// The key of the job's next visit. std::runtime_error at visit 65,536: the network has no way out.
[[nodiscard]] inline DrawPoint next_visit(DrawPoint key)
{
    constexpr std::uint32_t one_visit = 1U << 16U;
    if (key.day > UINT32_MAX - one_visit) [[unlikely]] report_endless_job();
    key.day += one_visit;
    return key;
}

struct CompiledStage {
    std::optional<PoolId> pool;
    bool is_plain = false;                             // has a pool in no group, nobody balks and nobody is transferred
    std::uint32_t group = Grouping::none;              // of the pool
    Sampler service;
    std::optional<Sampler> patience;
    std::vector<Branch> next;                          // cumulative probabilities, here and below
    std::vector<BalkStep> balking;
    std::vector<Branch> if_gave_up{};
    std::vector<Branch> if_rejected{};
    std::vector<Branch> if_balked{};
    std::vector<Transfer> transfers{};
};

// When and by which of a stage's transfers a job moves that joins its line at `joined`; never: by none.
struct NextTransfer { SimTime at = never; std::size_t which = 0; };
[[nodiscard]] NextTransfer next_transfer(const std::vector<Transfer>&, SimTime joined);

// One who is transferred now, and the order in which they join: of entering, then of their keys.
struct Moving { SimTime entered; DrawPoint key; JobId job; };
void sort_by_entering(std::vector<Moving>&);

// A network prepared for running: samplers, cumulative branches, priorities in one table. Owns everything.
class CompiledNetwork {
public:
    explicit CompiledNetwork(const Network&);          // Bug unless check(network).empty()

    [[nodiscard]] std::size_t stage_count() const { return stages_.size(); }
    [[nodiscard]] const CompiledStage& stage(StageId id) const { return stages_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] bool has(ClassId id) const { return static_cast<std::size_t>(id) < classes_; }
    [[nodiscard]] std::uint32_t priority(StageId stage, ClassId job_class) const
    {
        return priorities_[static_cast<std::size_t>(stage) * classes_ + static_cast<std::size_t>(job_class)];
    }
    [[nodiscard]] const std::vector<GroupPlan>& groups() const { return grouping_.groups; }
    [[nodiscard]] const Grouping::Member& member(PoolId pool) const { return grouping_.by_pool[static_cast<std::size_t>(pool)]; }
    // The job's line in its stage's group. Requires a stage whose pool is in a group.
    [[nodiscard]] std::uint32_t line(StageId stage, ClassId job_class) const
    {
        return grouping_.line_by_stage_and_class[static_cast<std::size_t>(stage) * classes_ + static_cast<std::size_t>(job_class)];
    }
    [[nodiscard]] const std::vector<std::uint32_t>& gated_priorities(PoolId pool) const
    {
        return gated_[static_cast<std::size_t>(pool)];
    }

    // Which of a stage's ways the job with this key takes; nullopt: it leaves. Draws only when there is a choice.
    [[nodiscard]] static std::optional<StageId> choose(const std::vector<Branch>& ways, const Stream& draws, DrawPoint key)
    {
        if (ways.empty()) return std::nullopt;
        if (ways.front().probability >= 1.0) return ways.front().to;
        const double u = draws.uniform(draw_of(key, DrawUse::branch));
        for (const Branch& branch : ways)
            if (u < branch.probability) return branch.to;
        return std::nullopt;
    }

    // Whether the job does not join the stage, having found so many there. Draws only when there is a choice.
    [[nodiscard]] bool balks(StageId at, int found, const Stream& draws, DrawPoint key) const;

private:
    std::vector<CompiledStage> stages_;
    Grouping grouping_;
    std::vector<std::uint32_t> priorities_;            // stage x class
    std::vector<std::vector<std::uint32_t>> gated_;    // by pool
    std::size_t classes_;
};

}  // namespace teleplan::sim
