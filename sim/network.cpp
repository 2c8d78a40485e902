#include "sim/network.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace teleplan::sim {
namespace {

constexpr double rounding = 1e-9;                        // allowed in a sum of probabilities

class Checker {
public:
    explicit Checker(const Network& network) : network_(network) {}

    std::vector<NetworkProblem> problems()
    {
        if (network_.stages.empty()) add(NetworkError::no_stage, 0);
        if (network_.classes < 1) add(NetworkError::no_class, 0);
        for (std::size_t p = 0; p < network_.pools.size(); ++p) check_pool(network_.pools[p], p);
        for (std::size_t s = 0; s < network_.stages.size(); ++s) check_stage(network_.stages[s], s);
        check_ways_out();
        check_circles();
        return std::move(problems_);
    }

private:
    void add(NetworkError error, std::size_t where) { problems_.push_back({error, where}); }

    static bool valid_priorities(int count) { return count >= 1 && count <= ServerPool::most_priorities; }

    void check_pool(const Pool& pool, std::size_t p)
    {
        if (!valid_priorities(pool.spec.priorities)) add(NetworkError::priority_count_out_of_range, p);
        if (pool.capacity.empty()) add(NetworkError::no_capacity, p);
        const auto not_later = [](const CapacityStep& a, const CapacityStep& b) { return b.at <= a.at; };
        if (std::adjacent_find(pool.capacity.begin(), pool.capacity.end(), not_later) != pool.capacity.end())
            add(NetworkError::capacity_unsorted, p);
        if (std::any_of(pool.capacity.begin(), pool.capacity.end(), [](const CapacityStep& s) { return s.servers < 0; }))
            add(NetworkError::negative_servers, p);
        std::uint64_t gated = 0;
        for (const Gate& gate : pool.gates) check_gate(gate, pool.spec.priorities, gated, p);
    }

    void check_gate(const Gate& gate, int priorities, std::uint64_t& gated, std::size_t p)
    {
        if (valid_priorities(priorities) && gate.priority >= static_cast<std::uint32_t>(priorities))
            add(NetworkError::gate_without_priority, p);
        if (gate.priority < static_cast<std::uint32_t>(ServerPool::most_priorities)) {
            const std::uint64_t bit = std::uint64_t{1} << gate.priority;
            if ((gated & bit) != 0) add(NetworkError::two_gates_for_one_priority, p);
            gated |= bit;
        }
        const auto& o = gate.openings;
        bool sorted = std::all_of(o.begin(), o.end(), [](const Opening& a) { return a.from <= a.to && a.to != never; });
        for (std::size_t i = 1; i < o.size(); ++i) {
            const bool after_slot = o[i - 1].from == o[i - 1].to;
            sorted = sorted && (after_slot ? o[i].from > o[i - 1].to : o[i].from >= o[i - 1].to);
        }
        if (!sorted) add(NetworkError::openings_unsorted, p);
    }

    void check_stage(const Stage& stage, std::size_t s)
    {
        check_needs(stage, s);
        if (!valid(stage.service) || lowest(stage.service) < 0.0) add(NetworkError::service_invalid, s);
        if (stage.patience && (!valid(*stage.patience) || lowest(*stage.patience) < 0.0)) add(NetworkError::patience_invalid, s);
        const auto& priorities = stage.priority_by_class;
        if (priorities.size() != 1 && priorities.size() != static_cast<std::size_t>(std::max(0, network_.classes)))
            add(NetworkError::wrong_number_of_priorities, s);
        check_balking(stage, s);
        check_branches(stage, s);
        for (const Transfer& transfer : stage.transfers) check_transfer(stage, transfer, s);
    }

    // Only plain pools take part, and where jobs go nobody is turned away.
    void check_transfer(const Stage& stage, const Transfer& transfer, std::size_t s)
    {
        const auto& o = transfer.openings;
        bool valid = transfer.after >= Duration::zero() && std::all_of(o.begin(), o.end(), [](const Opening& a) { return a.from < a.to; });
        for (std::size_t i = 1; i < o.size(); ++i) valid = valid && o[i].from >= o[i - 1].to;
        if (!valid) add(NetworkError::transfer_openings_invalid, s);
        const auto to = static_cast<std::size_t>(transfer.to);
        const Stage* target = to < network_.stages.size() ? &network_.stages[to] : nullptr;
        const Pool* pool = target != nullptr && target->pool ? pool_at(*target->pool) : nullptr;
        if (pool == nullptr || pool->spec.waiting_places || !target->balking.empty()) add(NetworkError::transfer_target_unfit, s);
        else if (!stage.pool || !is_plain(*stage.pool) || !is_plain(*target->pool)) add(NetworkError::transfer_in_group, s);
    }

    [[nodiscard]] bool is_plain(PoolId id) const         // in no group (sim/grouping.hpp)
    {
        const Pool* pool = pool_at(id);
        if (pool == nullptr || pool->preemption != Preemption::none || pool->shift_end == ShiftEnd::interrupt) return false;
        return std::none_of(network_.stages.begin(), network_.stages.end(), [id](const Stage& s) {
            const bool among = std::any_of(s.also.begin(), s.also.end(), [id](const Need& n) { return n.pool == id; });
            return among || (s.pool == id && (s.units > 1 || !s.also.empty()));
        });
    }

    // The pools that the stage needs, and its priorities in each of them.
    void check_needs(const Stage& stage, std::size_t s)
    {
        if (!stage.pool && !stage.also.empty()) add(NetworkError::also_without_pool, s);
        std::vector<Need> needs = stage.also;
        if (stage.pool) needs.insert(needs.begin(), {*stage.pool, stage.units});
        const auto any = [&needs](auto what) { return std::any_of(needs.begin(), needs.end(), what); };
        if (any([](const Need& n) { return n.units < 1; })) add(NetworkError::units_out_of_range, s);
        if (any([this](const Need& n) { return pool_at(n.pool) == nullptr; })) add(NetworkError::unknown_pool, s);
        if (any([this, &stage](const Need& n) { return exceeds(stage.priority_by_class, pool_at(n.pool)); }))
            add(NetworkError::priority_out_of_range, s);
        const auto in_order = [](const Need& a, const Need& b) { return a.pool < b.pool; };
        std::sort(needs.begin(), needs.end(), in_order);
        if (std::adjacent_find(needs.begin(), needs.end(), std::not_fn(in_order)) != needs.end()) add(NetworkError::pool_needed_twice, s);
    }

    [[nodiscard]] const Pool* pool_at(PoolId id) const
    {
        const auto index = static_cast<std::size_t>(id);
        return index < network_.pools.size() ? &network_.pools[index] : nullptr;
    }

    static bool exceeds(const std::vector<std::uint32_t>& priorities, const Pool* pool)
    {
        return pool != nullptr && valid_priorities(pool->spec.priorities) &&
               std::any_of(priorities.begin(), priorities.end(),
                           [pool](std::uint32_t p) { return p >= static_cast<std::uint32_t>(pool->spec.priorities); });
    }

    void check_balking(const Stage& stage, std::size_t s)
    {
        const auto& steps = stage.balking;
        if (!stage.pool && !steps.empty()) add(NetworkError::balking_without_pool, s);
        const auto unsorted = [](const BalkStep& a, const BalkStep& b) { return b.from <= a.from; };
        if (std::adjacent_find(steps.begin(), steps.end(), unsorted) != steps.end()) add(NetworkError::balking_unsorted, s);
        if (!std::all_of(steps.begin(), steps.end(), [](const BalkStep& b) { return b.probability >= 0.0 && b.probability <= 1.0; }))
            add(NetworkError::balking_probability_out_of_range, s);
    }

    void check_branches(const Stage& stage, std::size_t s)
    {
        for (const auto* branches : {&stage.next, &stage.if_gave_up, &stage.if_rejected, &stage.if_balked}) check_branches(*branches, s);
    }

    void check_branches(const std::vector<Branch>& branches, std::size_t s)
    {
        double total = 0.0;
        bool in_range = true;
        bool known = true;
        for (const Branch& branch : branches) {
            known = known && static_cast<std::size_t>(branch.to) < network_.stages.size();
            in_range = in_range && branch.probability >= 0.0 && branch.probability <= 1.0;
            total += branch.probability;
        }
        if (!known) add(NetworkError::unknown_next_stage, s);
        if (!in_range) add(NetworkError::probability_out_of_range, s);
        else if (total > 1.0 + rounding) add(NetworkError::probabilities_above_one, s);
    }

    void check_ways_out()                                // stages from which no path leads out of the network
    {
        const std::size_t count = network_.stages.size();
        std::vector<std::vector<std::size_t>> from(count);
        std::vector<bool> leaves(count, false);
        std::vector<std::size_t> open;
        for (std::size_t s = 0; s < count; ++s) {
            double total = 0.0;
            for (const Branch& branch : network_.stages[s].next) {
                total += branch.probability;
                if (const auto to = static_cast<std::size_t>(branch.to); to < count && branch.probability > 0.0) from[to].push_back(s);
            }
            if (total < 1.0 - rounding) {
                leaves[s] = true;
                open.push_back(s);
            }
        }
        while (!open.empty()) {
            const std::size_t s = open.back();
            open.pop_back();
            for (const std::size_t before : from[s]) {
                if (leaves[before]) continue;
                leaves[before] = true;
                open.push_back(before);
            }
        }
        for (std::size_t s = 0; s < count; ++s)
            if (!leaves[s]) add(NetworkError::no_way_out, s);
    }

    // Whether whatever leads back from where a transfer goes is shut while it is open.
    [[nodiscard]] bool is_way_back(std::size_t from, const Transfer& transfer) const
    {
        bool any = false;
        for (const Transfer& back : network_.stages[static_cast<std::size_t>(transfer.to)].transfers) {
            if (static_cast<std::size_t>(back.to) != from) continue;
            any = true;
            auto a = transfer.openings.begin();
            for (auto b = back.openings.begin(); a != transfer.openings.end() && b != back.openings.end();) {
                if (a->from < b->to && b->from < a->to) return false;
                if (a->to <= b->to) ++a;
                else ++b;
            }
        }
        return any;
    }

    void check_circles()                                 // stages from which transfers lead back to themselves; there and back in turns is none
    {
        const std::size_t count = network_.stages.size();
        for (std::size_t s = 0; s < count; ++s) {
            std::vector<bool> seen(count, false);
            std::vector<std::size_t> open{s};
            while (!open.empty() && !seen[s]) {
                const std::size_t from = open.back();
                open.pop_back();
                for (const Transfer& transfer : network_.stages[from].transfers) {
                    const auto to = static_cast<std::size_t>(transfer.to);
                    if (to >= count || seen[to] || is_way_back(from, transfer)) continue;
                    seen[to] = true;
                    open.push_back(to);
                }
            }
            if (seen[s]) add(NetworkError::transfers_in_a_circle, s);
        }
    }

    const Network& network_;
    std::vector<NetworkProblem> problems_;
};

}  // namespace

std::vector<NetworkProblem> check(const Network& network) { return Checker{network}.problems(); }

bool needs(const Stage& stage, PoolId pool)
{
    return stage.pool == pool || std::any_of(stage.also.begin(), stage.also.end(), [&](const Need& n) { return n.pool == pool; });
}

}  // namespace teleplan::sim
