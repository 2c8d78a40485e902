#include "sim/resource_group.hpp"

#include <algorithm>
#include <bit>

#include "sim/bug.hpp"

namespace teleplan::sim {
namespace {

std::uint64_t bit_of(std::uint32_t priority) { return std::uint64_t{1} << priority; }

}  // namespace

ResourceGroup::ResourceGroup(const GroupPlan& plan)
{
    for (const GroupPlan::Resource& r : plan.resources) {
        const int priorities = r.spec.priorities;
        require(priorities >= 1 && priorities <= ServerPool::most_priorities, "ResourceGroup: 1 to 64 priorities");
        Resource& made = resources_.emplace_back();
        made.pool = r.pool;
        made.waiting_places = r.spec.waiting_places;
        made.preemption = r.preemption;
        made.shift_end = r.shift_end;
        made.open = ~std::uint64_t{0} >> static_cast<unsigned>(ServerPool::most_priorities - priorities);
        made.by_priority.resize(static_cast<std::size_t>(priorities));
    }
    for (const GroupPlan::Line& line : plan.lines) {
        lines_.push_back({.priority = line.priority, .needs = line.needs});
        most_needs_ = std::max(most_needs_, line.needs.size());
    }
    const auto less_urgent = [](const Line& a, const Line& b) { return a.priority > b.priority; };
    require(std::adjacent_find(lines_.begin(), lines_.end(), less_urgent) == lines_.end(), "ResourceGroup: lines by urgency");
}

// Joining and leaving.

std::optional<ResourceGroup::Ticket> ResourceGroup::request(JobId job, std::uint32_t line)
{
    require(line < lines_.size(), "ResourceGroup::request: no such line");
    if (!has_place(lines_[line], 1) && !starts_or_has_place(job, line)) return std::nullopt;
    return join(job, line);
}

bool ResourceGroup::starts_or_has_place(JobId job, std::uint32_t line) const
{
    const Line& wanted = lines_[line];
    if (settled_) {
        if (wanted.closed != 0 || !fits(wanted)) return false;
        if (is_free(wanted)) return true;
    }
    ResourceGroup trial = *this;                         // others may start first, or profit from an interruption: try it out
    const Ticket t = trial.join(job, line);
    while (trial.decide()) {}
    return trial.nodes_[t].state != State::waiting || trial.has_place(wanted, 0);
}

bool ResourceGroup::has_place(const Line& line, int more) const
{
    return std::all_of(line.needs.begin(), line.needs.end(), [&](const GroupPlan::LineNeed& need) {
        const Resource& r = resources_[need.resource];
        return !r.waiting_places || static_cast<std::uint32_t>(r.unstarted + more) <= *r.waiting_places;
    });
}

ResourceGroup::Ticket ResourceGroup::join(JobId job, std::uint32_t line)
{
    Ticket t = 0;
    if (free_.empty()) {
        t = static_cast<Ticket>(nodes_.size());
        nodes_.emplace_back();
        links_.resize(links_.size() + most_needs_);
    } else {
        t = free_.back();
        free_.pop_back();
    }
    Line& joined = lines_[line];
    nodes_[t] = {.job = job, .line = line, .previous = joined.last, .next = none, .order = entered_++, .state = State::waiting};
    (joined.last == none ? joined.first : nodes_[joined.last].next) = t;
    joined.last = t;
    for (const auto& need : joined.needs) {
        Resource& r = resources_[need.resource];
        ++r.level.waiting;
        ++r.unstarted;
        r.changed = true;
    }
    settled_ = false;
    return t;
}

void ResourceGroup::put_back(Ticket t)                   // before all who have not started, in order of entry
{
    Node& node = nodes_[t];
    Line& line = lines_[node.line];
    std::uint32_t after = none;
    std::uint32_t before = line.first;
    while (before != none && rank(before) < rank(t)) {
        after = before;
        before = nodes_[before].next;
    }
    node.previous = after;
    node.next = before;
    (after == none ? line.first : nodes_[after].next) = t;
    (before == none ? line.last : nodes_[before].previous) = t;
}

void ResourceGroup::unlink(Ticket t)
{
    const Node& node = nodes_[t];
    Line& line = lines_[node.line];
    (node.previous == none ? line.first : nodes_[node.previous].next) = node.next;
    (node.next == none ? line.last : nodes_[node.next].previous) = node.previous;
    for (const auto& need : line.needs) {
        Resource& r = resources_[need.resource];
        --r.level.waiting;
        if (node.state == State::waiting) --r.unstarted;
        r.changed = true;
    }
}

void ResourceGroup::withdraw(Ticket t)
{
    require(t < nodes_.size() && nodes_[t].state != State::running, "ResourceGroup::withdraw: no such job");
    unlink(t);
    nodes_[t].state = State::waiting;
    free_.push_back(t);
}

void ResourceGroup::release(Ticket t)
{
    require(t < nodes_.size() && nodes_[t].state == State::running, "ResourceGroup::release: no such job");
    vacate(t);
    nodes_[t].state = State::waiting;
    free_.push_back(t);
}

// Servers and gates.

void ResourceGroup::staff(std::uint32_t resource, int servers)
{
    require(servers >= 0, "ResourceGroup::staff: below 0");
    resources_[resource].level.staffed = servers;
    resources_[resource].changed = true;
    settled_ = false;
}

void ResourceGroup::open(std::uint32_t resource, std::uint32_t priority, bool is_open)
{
    Resource& r = resources_[resource];
    require(priority < r.by_priority.size(), "ResourceGroup::open: no such priority");
    if (((r.open & bit_of(priority)) != 0) == is_open) return;
    r.open ^= bit_of(priority);
    for (Line& line : lines_)
        if (line.priority == priority)
            for (const auto& need : line.needs)
                if (need.resource == resource) line.closed += is_open ? -1 : 1;
    settled_ = false;
}

bool ResourceGroup::take_changed(std::uint32_t resource)
{
    const bool changed = resources_[resource].changed;
    resources_[resource].changed = false;
    return changed;
}

// Who is next.

std::uint64_t ResourceGroup::rank(Ticket t) const
{
    constexpr std::uint64_t not_started = std::uint64_t{1} << 63U;
    return nodes_[t].order | (nodes_[t].state == State::waiting ? not_started : 0);
}

int ResourceGroup::interruptible(const Resource& r, std::uint32_t priority) const
{
    if (r.preemption == Preemption::none) return 0;
    int units = 0;
    for (std::size_t less_urgent = priority + 1; less_urgent < r.by_priority.size(); ++less_urgent) units += r.by_priority[less_urgent].units;
    return units;
}

bool ResourceGroup::is_free(const Line& line) const
{
    return std::all_of(line.needs.begin(), line.needs.end(),
                       [this](const GroupPlan::LineNeed& need) { return free_units(need.resource) >= need.units; });
}

bool ResourceGroup::fits(const Line& line) const
{
    return std::all_of(line.needs.begin(), line.needs.end(), [&](const GroupPlan::LineNeed& need) {
        const int free = free_units(need.resource);
        return free >= need.units || free + interruptible(resources_[need.resource], line.priority) >= need.units;
    });
}

bool ResourceGroup::may_start(const Line& line) const
{
    if (line.first == none || (line.closed != 0 && nodes_[line.first].state == State::waiting)) return false;
    return fits(line);
}

std::optional<ResourceGroup::Decision> ResourceGroup::decide()
{
    if (settled_) return std::nullopt;
    if (const auto stopped = shift_end()) return stopped;
    const Line* next = nullptr;
    for (const Line& line : lines_) {
        if (next != nullptr && line.priority > next->priority) break;
        if (may_start(line) && (next == nullptr || rank(line.first) < rank(next->first))) next = &line;
    }
    if (next == nullptr) {
        settled_ = true;
        return std::nullopt;
    }
    for (const auto& need : next->needs)
        if (free_units(need.resource) < need.units) return interrupt_latest(need.resource);
    return start(next->first);
}

std::optional<ResourceGroup::Decision> ResourceGroup::shift_end()
{
    for (std::uint32_t r = 0; r < resources_.size(); ++r)
        if (resources_[r].shift_end == ShiftEnd::interrupt && free_units(r) < 0) return interrupt_latest(r);
    return std::nullopt;
}

ResourceGroup::Decision ResourceGroup::interrupt_latest(std::uint32_t resource)
{
    const Resource& r = resources_[resource];
    const auto least_urgent = static_cast<std::size_t>(std::bit_width(r.busy_priorities) - 1);
    const Ticket t = r.by_priority[least_urgent].latest / static_cast<std::uint32_t>(most_needs_);
    vacate(t);
    nodes_[t].state = State::interrupted;
    for (const auto& need : line_of(t).needs) ++resources_[need.resource].level.waiting;
    put_back(t);
    return {r.preemption == Preemption::restart ? Decision::Kind::interrupt_to_restart : Decision::Kind::interrupt, nodes_[t].job};
}

ResourceGroup::Decision ResourceGroup::start(Ticket t)
{
    unlink(t);
    const bool again = nodes_[t].state == State::interrupted;
    nodes_[t].state = State::running;
    occupy(t);
    return {again ? Decision::Kind::resume : Decision::Kind::start, nodes_[t].job};
}

// The running jobs of a resource and priority are a list in order of their start; only its end is known.

void ResourceGroup::occupy(Ticket t)
{
    const Line& line = line_of(t);
    auto at = static_cast<std::uint32_t>(t * most_needs_);
    for (const auto& need : line.needs) {
        Resource& r = resources_[need.resource];
        Running& running = r.by_priority[line.priority];
        links_[at] = {running.latest, none};
        if (running.latest != none) links_[running.latest].next = at;
        running.latest = at++;
        running.units += need.units;
        r.busy_priorities |= bit_of(line.priority);
        r.level.busy += need.units;
        ++r.running;
        r.changed = true;
    }
}

void ResourceGroup::vacate(Ticket t)
{
    const Line& line = line_of(t);
    auto at = static_cast<std::uint32_t>(t * most_needs_);
    for (const auto& need : line.needs) {
        Resource& r = resources_[need.resource];
        Running& running = r.by_priority[line.priority];
        const Link link = links_[at++];
        (link.next == none ? running.latest : links_[link.next].previous) = link.previous;
        if (link.previous != none) links_[link.previous].next = link.next;
        running.units -= need.units;
        if (running.latest == none) r.busy_priorities &= ~bit_of(line.priority);
        r.level.busy -= need.units;
        --r.running;
        r.changed = true;
    }
    settled_ = false;
}

}  // namespace teleplan::sim
