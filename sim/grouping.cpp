#include "sim/grouping.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <tuple>

namespace teleplan::sim {
namespace {

std::size_t index(PoolId id) { return static_cast<std::size_t>(id); }

bool decides_alone(const Stage& stage) { return stage.units == 1 && stage.also.empty(); }

bool interrupts(const Pool& pool) { return pool.preemption != Preemption::none || pool.shift_end != ShiftEnd::finish; }

// Which pools form groups, and which of them decide together (a union-find over pools).
class Components {
public:
    explicit Components(const Network& network) : parent_(network.pools.size()), grouped_(network.pools.size())
    {
        std::iota(parent_.begin(), parent_.end(), std::size_t{0});
        for (std::size_t p = 0; p < network.pools.size(); ++p) grouped_[p] = interrupts(network.pools[p]);
        for (const Stage& stage : network.stages) {
            if (!stage.pool || decides_alone(stage)) continue;
            grouped_[index(*stage.pool)] = true;
            for (const Need& need : stage.also) {
                grouped_[index(need.pool)] = true;
                const std::size_t one = root(index(*stage.pool));
                const std::size_t other = root(index(need.pool));
                parent_[std::max(one, other)] = std::min(one, other);
            }
        }
    }
    [[nodiscard]] bool grouped(std::size_t pool) const { return grouped_[pool]; }
    [[nodiscard]] std::size_t root(std::size_t pool) const                         // its first pool
    {
        while (parent_[pool] != pool) pool = parent_[pool];
        return pool;
    }

private:
    std::vector<std::size_t> parent_;
    std::vector<bool> grouped_;
};

GroupPlan::Line line_of(const Stage& stage, std::uint32_t priority, const Grouping& grouping)
{
    GroupPlan::Line line{priority, {{grouping.by_pool[index(*stage.pool)].resource, stage.units}}};
    for (const Need& need : stage.also) line.needs.push_back({grouping.by_pool[index(need.pool)].resource, need.units});
    return line;
}

bool before(const GroupPlan::Line& a, const GroupPlan::Line& b)
{
    if (a.priority != b.priority) return a.priority < b.priority;
    return std::lexicographical_compare(a.needs.begin(), a.needs.end(), b.needs.begin(), b.needs.end(), [](const auto& x, const auto& y) {
        return std::tuple{x.resource, x.units} < std::tuple{y.resource, y.units};
    });
}

}  // namespace

Grouping grouping_of(const Network& network)
{
    const Components components{network};
    Grouping out;
    out.by_pool.resize(network.pools.size());
    for (std::size_t p = 0; p < network.pools.size(); ++p) {
        if (!components.grouped(p)) continue;
        Grouping::Member& member = out.by_pool[p];
        if (const std::size_t root = components.root(p); root == p) {
            member.group = static_cast<std::uint32_t>(out.groups.size());
            out.groups.emplace_back();
        } else {
            member.group = out.by_pool[root].group;
        }
        GroupPlan& group = out.groups[member.group];
        member.resource = static_cast<std::uint32_t>(group.resources.size());
        const Pool& pool = network.pools[p];
        group.resources.push_back({PoolId{static_cast<std::uint32_t>(p)}, pool.spec, pool.preemption, pool.shift_end});
    }

    const auto classes = static_cast<std::size_t>(std::max(0, network.classes));
    const auto for_each = [&](auto what) {               // stage, class, group and line of what is in a group
        for (std::size_t s = 0; s < network.stages.size(); ++s) {
            const Stage& stage = network.stages[s];
            if (!stage.pool || out.by_pool[index(*stage.pool)].group == Grouping::none) continue;
            const auto& priorities = stage.priority_by_class;
            for (std::size_t c = 0; c < classes; ++c)
                what(s * classes + c, out.groups[out.by_pool[index(*stage.pool)].group],
                     line_of(stage, priorities[priorities.size() == 1 ? 0 : c], out));
        }
    };
    for_each([](std::size_t, GroupPlan& group, const GroupPlan::Line& line) {
        const auto place = std::lower_bound(group.lines.begin(), group.lines.end(), line, before);
        if (place == group.lines.end() || before(line, *place)) group.lines.insert(place, line);
    });
    out.line_by_stage_and_class.assign(network.stages.size() * classes, Grouping::none);
    for_each([&out](std::size_t at, const GroupPlan& group, const GroupPlan::Line& line) {
        const auto place = std::lower_bound(group.lines.begin(), group.lines.end(), line, before);
        out.line_by_stage_and_class[at] = static_cast<std::uint32_t>(place - group.lines.begin());
    });
    return out;
}

}  // namespace teleplan::sim
