#include "models/overflow.hpp"

#include <algorithm>
#include <numeric>

#include "sim/bug.hpp"

namespace teleplan::models {

namespace {

bool has(const std::vector<std::string>& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }
bool has(const std::vector<sim::StageId>& stages, sim::StageId stage) { return std::ranges::find(stages, stage) != stages.end(); }

/// By the region's public holidays: an edge serves authorities with patron saints of their own.
std::vector<sim::Opening> openings_of(const Plan& plan, const OverflowEdge& edge, DateRange days)
{
    const Calendar* calendar = find(plan.organisation.calendars, edge.calendar);
    if (!calendar) return {{start_of(days.from), start_of(days.to + 1)}};
    Calendar hours = *calendar;
    hours.slot.reset();
    return openings(hours, days, holidays_of(plan, "region"));
}

/// Stages of an authority's work that may be done at a centre.
std::vector<sim::StageId> done_at(const Plan& plan, const PathwayNetwork& clinical, const std::string& centre, const std::string& authority)
{
    std::vector<sim::StageId> out;
    for (const auto& [name, edge] : plan.organisation.overflow) {
        if (edge.to != centre) continue;
        const bool from_centre = find(plan.organisation.centres, edge.pool) != nullptr;
        if (!from_centre && !authority.empty() && !edge.from.empty() && !has(edge.from, authority)) continue;
        const auto before = from_centre ? done_at(plan, clinical, edge.pool, authority) : std::vector<sim::StageId>{};
        for (const sim::StageId stage : moved_stages(plan, clinical, edge))
            if ((!from_centre || has(before, stage)) && !has(out, stage)) out.push_back(stage);
    }
    std::ranges::sort(out);
    return out;
}

}  // namespace

std::string pool_of_place(const Plan& plan, const std::string& place)
{
    const Organisation& o = plan.organisation;
    std::string at = place;
    for (std::size_t steps = 0; steps <= o.centres.size(); ++steps) {
        if (find(o.pools, at)) return at;
        const auto edge = std::ranges::find_if(o.overflow, [&](const auto& named) { return named.second.to == at; });
        if (edge == o.overflow.end()) return {};
        at = edge->second.pool;
    }
    return {};
}

StaffPool staff_of_centre(const Plan& plan, const std::string& name)
{
    const Centre& centre = *find(plan.organisation.centres, name);
    const StaffPool* role = find(plan.organisation.pools, pool_of_place(plan, name));
    StaffPool out = role ? *role : StaffPool{};
    out.scope = Scope::region;
    out.servers = centre.servers;
    out.shifts = centre.shifts;
    out.seats.clear();
    if (!centre.seats.empty()) out.seats.emplace_back(name, centre.seats);
    out.coverage = centre.coverage;
    out.minimum_in_coverage = centre.minimum_in_coverage;
    out.productive_hours = centre.productive_hours.value_or(out.productive_hours);
    out.telemedicine_share = centre.telemedicine_share.value_or(out.telemedicine_share);
    out.hour_rate = centre.hour_rate.value_or(out.hour_rate);
    out.waiting_places.reset();
    return out;
}

std::vector<sim::StageId> moved_stages(const Plan& plan, const PathwayNetwork& clinical, const OverflowEdge& edge)
{
    const std::string role = pool_of_place(plan, edge.pool);
    std::vector<sim::StageId> out;
    for (std::size_t s = 0; s < clinical.stages.size(); ++s) {
        const auto& [pathway, stage] = clinical.stages[s];
        const auto pool = clinical.network.stages[s].pool;
        if (!pool || clinical.pools[static_cast<std::size_t>(*pool)] != role) continue;
        if (edge.pathways.empty() ? first_pool(plan, pathway) != role : !has(edge.pathways, pathway)) continue;
        const auto* visit = std::get_if<Visit>(&find(find(plan.pathways, pathway)->stages, stage)->step);
        if (visit && visit->precedence != Precedence::deferrable) out.push_back(sim::StageId{static_cast<std::uint32_t>(s)});
    }
    return out;
}

std::vector<CentreNetwork> centre_networks(const Plan& plan, const PathwayNetwork& clinical)
{
    std::vector<CentreNetwork> out;
    for (const auto& [name, centre] : plan.organisation.centres) {
        CentreNetwork made{name, pool_of_place(plan, name), staff_of_centre(plan, name), {}};
        made.network.network.classes = clinical.network.classes;
        sim::Pool pool = clinical.network.pools[static_cast<std::size_t>(*pool_of(clinical, made.role))];
        pool.spec.name = name;
        pool.spec.waiting_places.reset();
        made.network.network.pools = {pool};
        made.network.pools = {name};
        const auto stages = done_at(plan, clinical, name, {});
        for (const sim::StageId s : stages) {
            sim::Stage stage = clinical.network.stages[static_cast<std::size_t>(s)];
            stage.pool = sim::PoolId{0};
            for (auto* ways : {&stage.next, &stage.if_gave_up, &stage.if_rejected, &stage.if_balked}) {
                std::erase_if(*ways, [&](const sim::Branch& b) { return !has(stages, b.to); });
                for (sim::Branch& b : *ways) b.to = sim::StageId{static_cast<std::uint32_t>(std::ranges::find(stages, b.to) - stages.begin())};
            }
            made.network.network.stages.push_back(std::move(stage));
            const NamedStage& named = clinical.stages[static_cast<std::size_t>(s)];
            if (!find(made.network.entry, named.pathway)) made.network.entry.emplace_back(named.pathway, sim::StageId{static_cast<std::uint32_t>(made.network.stages.size())});
            made.network.stages.push_back(named);
        }
        out.push_back(std::move(made));
    }
    return out;
}

std::vector<Partition> partitions(const Plan& plan, const std::vector<std::string>& authorities)
{
    const auto& centres = plan.organisation.centres;
    std::vector<std::size_t> root(authorities.size() + centres.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto top = [&](std::size_t node) {
        while (root[node] != node) node = root[node];
        return node;
    };
    const auto centre_node = [&](const std::string& name) {
        const auto at = std::ranges::find_if(centres, [&](const auto& named) { return named.first == name; });
        return authorities.size() + static_cast<std::size_t>(at - centres.begin());
    };
    const auto join = [&](std::size_t a, std::size_t b) {              // the smaller index stays on top: an authority
        const std::size_t one = top(a), other = top(b);
        root[std::max(one, other)] = std::min(one, other);
    };
    for (const auto& [name, edge] : plan.organisation.overflow) {
        if (find(centres, edge.pool)) join(centre_node(edge.pool), centre_node(edge.to));
        else
            for (std::size_t a = 0; a < authorities.size(); ++a)
                if (edge.from.empty() || has(edge.from, authorities[a])) join(a, centre_node(edge.to));
    }
    std::vector<Partition> out;
    for (std::size_t a = 0; a < authorities.size(); ++a) {
        if (top(a) != a) continue;
        Partition& made = out.emplace_back();
        for (std::size_t node = a; node < root.size(); ++node)
            if (top(node) == a) (node < authorities.size() ? made.authorities : made.centres).push_back(node < authorities.size() ? node : node - authorities.size());
    }
    return out;
}

std::vector<const OverflowEdge*> edges_from(const Plan& plan, const std::string& place, const std::string& authority)
{
    std::vector<const OverflowEdge*> out;
    for (const auto& [name, edge] : plan.organisation.overflow)
        if (edge.pool == place && (authority.empty() || edge.from.empty() || has(edge.from, authority))) out.push_back(&edge);
    return out;
}

namespace {

/// The times at which none of the transfers is open.
std::vector<sim::Opening> complement(const std::vector<sim::Transfer>& transfers, DateRange days)
{
    std::vector<sim::Opening> open, shut;
    for (const sim::Transfer& t : transfers) open.insert(open.end(), t.openings.begin(), t.openings.end());
    std::ranges::sort(open, {}, &sim::Opening::from);
    SimTime from = start_of(days.from);
    for (const sim::Opening& o : open) {
        if (o.from > from) shut.push_back({from, o.from});
        from = std::max(from, o.to);
    }
    if (from < start_of(days.to + 1)) shut.push_back({from, start_of(days.to + 1)});
    return shut;
}

/// Puts the pieces of a partition together.
class Assembly {
public:
    Assembly(const Plan& plan, const Partition& partition, const std::vector<std::string>& authorities, const PathwayNetwork& clinical,
             const std::vector<CentreNetwork>& centres, DateRange days)
        : plan_{plan}, partition_{partition}, authorities_{authorities}, clinical_{clinical}, centres_{centres}, days_{days}
    {
        out_.network.classes = clinical.network.classes;
        out_.stages_of_each = clinical.network.stages.size();
    }

    PartitionNetwork make(const std::vector<sim::Network>& staffed)
    {
        for (std::size_t m = 0; m < partition_.authorities.size(); ++m) add_authority(m, staffed[m]);
        const std::size_t own_pools = out_.network.pools.size();
        for (std::size_t c = 0; c < partition_.centres.size(); ++c) {
            sim::Pool pool = staffed[partition_.authorities.size() + c].pools.front();
            out_.network.pools.push_back(std::move(pool));
            for (std::size_t m = 0; m < partition_.authorities.size(); ++m) add_centre_stages(c, m, sim::PoolId{static_cast<std::uint32_t>(own_pools + c)});
        }
        connect();
        lead_home();
        return std::move(out_);
    }

private:
    struct Twin { std::size_t centre, authority; sim::StageId clinical, at; };   // where an authority's stage is done at a centre

    void add_authority(std::size_t m, const sim::Network& staffed)
    {
        const auto first_pool_of_it = static_cast<std::uint32_t>(out_.network.pools.size());
        out_.network.pools.insert(out_.network.pools.end(), staffed.pools.begin(), staffed.pools.end());
        for (std::uint32_t s = 0; s < staffed.stages.size(); ++s) {
            sim::Stage stage = staffed.stages[s];
            if (stage.pool) stage.pool = sim::PoolId{static_cast<std::uint32_t>(*stage.pool) + first_pool_of_it};
            for (sim::Need& need : stage.also) need.pool = sim::PoolId{static_cast<std::uint32_t>(need.pool) + first_pool_of_it};
            for (auto* ways : {&stage.next, &stage.if_gave_up, &stage.if_rejected, &stage.if_balked})
                for (sim::Branch& branch : *ways) branch.to = out_.stage(m, branch.to);
            out_.network.stages.push_back(std::move(stage));
            out_.places.push_back({m, sim::StageId{s}});
        }
    }

    void add_centre_stages(std::size_t c, std::size_t m, sim::PoolId pool)
    {
        const CentreNetwork& centre = centres_[partition_.centres[c]];
        for (const sim::StageId s : done_at(plan_, clinical_, centre.name, authorities_[partition_.authorities[m]])) {
            const NamedStage& named = clinical_.stages[static_cast<std::size_t>(s)];
            const auto local = stage_of(centre.network, named.pathway + '.' + named.stage);
            sim::require(local.has_value(), "partition_network: a centre without one of its stages");
            twins_.push_back({c, m, s, sim::StageId{static_cast<std::uint32_t>(out_.network.stages.size())}});
            sim::Stage stage = out_.network.stages[static_cast<std::size_t>(out_.stage(m, s))];
            stage.pool = pool;
            out_.network.stages.push_back(std::move(stage));
            out_.places.push_back({partition_.authorities.size() + c, *local});
        }
    }

    [[nodiscard]] const Twin* twin(std::size_t centre, std::size_t authority, sim::StageId clinical) const
    {
        const auto at = std::ranges::find_if(twins_, [&](const Twin& t) { return t.centre == centre && t.authority == authority && t.clinical == clinical; });
        return at == twins_.end() ? nullptr : &*at;
    }
    [[nodiscard]] std::size_t centre_index(const std::string& name) const
    {
        const auto at = std::ranges::find_if(partition_.centres, [&](std::size_t c) { return centres_[c].name == name; });
        return static_cast<std::size_t>(at - partition_.centres.begin());
    }

    /// Work that a centre has begun stays there as long as it needs the same people; and edges become transfers.
    void connect()
    {
        for (const Twin& t : twins_) {
            sim::Stage& stage = out_.network.stages[static_cast<std::size_t>(t.at)];
            for (auto* ways : {&stage.next, &stage.if_gave_up, &stage.if_rejected, &stage.if_balked})
                for (sim::Branch& branch : *ways)
                    if (const Twin* there = twin(t.centre, t.authority, out_.places[static_cast<std::size_t>(branch.to)].stage)) branch.to = there->at;
        }
        for (const auto& [name, edge] : plan_.organisation.overflow) {
            const std::size_t to = centre_index(edge.to);
            if (to == partition_.centres.size()) continue;             // of another partition
            const auto open = openings_of(plan_, edge, days_);
            const std::size_t from = centre_index(edge.pool);
            const auto moved = moved_stages(plan_, clinical_, edge);
            for (std::size_t m = 0; m < partition_.authorities.size(); ++m) {
                if (!edge.from.empty() && !has(edge.from, authorities_[partition_.authorities[m]])) continue;
                for (const sim::StageId s : moved) {
                    const Twin* there = twin(to, m, s);
                    const Twin* here = from < partition_.centres.size() ? twin(from, m, s) : nullptr;
                    if (!there || (from < partition_.centres.size() && !here)) continue;
                    const sim::StageId at = here ? here->at : out_.stage(m, s);
                    out_.network.stages[static_cast<std::size_t>(at)].transfers.push_back({edge.after, open, there->at});
                }
            }
        }
    }

    /// What still waits at a centre when no edge from its own pool is open goes home.
    void lead_home()
    {
        for (const Twin& t : twins_) {
            const auto& away = out_.network.stages[static_cast<std::size_t>(out_.stage(t.authority, t.clinical))].transfers;
            const auto shut = complement(away, days_);
            if (!shut.empty()) out_.network.stages[static_cast<std::size_t>(t.at)].transfers.push_back({Duration{}, shut, out_.stage(t.authority, t.clinical)});
        }
    }

    const Plan& plan_;
    const Partition& partition_;
    const std::vector<std::string>& authorities_;
    const PathwayNetwork& clinical_;
    const std::vector<CentreNetwork>& centres_;
    DateRange days_;
    PartitionNetwork out_;
    std::vector<Twin> twins_;
};

}  // namespace

PartitionNetwork partition_network(const Plan& plan, const Partition& partition, const std::vector<std::string>& authorities, const PathwayNetwork& clinical,
                                   const std::vector<CentreNetwork>& centres, const std::vector<sim::Network>& staffed, DateRange days)
{
    return Assembly{plan, partition, authorities, clinical, centres, days}.make(staffed);
}

std::vector<int> coverage_minimum(const Plan& plan, const StaffPool& pool, const std::vector<SeatCell>& cells, const std::vector<const OverflowEdge*>& edges,
                                  DateRange days)
{
    const DateRange around{days.from + -1, days.to + 2};               // a night shift ends on the next day
    std::vector<sim::Opening> handed_over;
    for (const OverflowEdge* edge : edges)
        if (edge->after == Duration{}) std::ranges::copy(openings_of(plan, *edge, around), std::back_inserter(handed_over));
    std::ranges::sort(handed_over, {}, &sim::Opening::from);
    return coverage_minimum(plan, pool, cells, days, [&](SimTime from, SimTime to) {   // whether some of this time has no open edge
        for (const sim::Opening& open : handed_over)
            if (open.from <= from && open.to > from) from = open.to;
        return from < to;
    });
}

}  // namespace teleplan::models
