#include "planning/overflow_sizing.hpp"

#include <algorithm>

namespace teleplan::planning {

namespace {

using Shares = std::array<std::array<double, 24>, 2>;              // by kind of day and hour

/// Share of the regime's days on which, half way through an hour, one of the edges is open for work that has not waited.
Shares open_shares(const Study& study, const std::vector<const models::OverflowEdge*>& edges)
{
    Shares open{};
    std::array<double, 2> days{};
    const models::Holidays holidays = models::holidays_of(study.plan, "region");
    for (models::Date d = study.regime.from; d <= study.regime.to; d = d + 1) {
        const auto kind = static_cast<std::size_t>(models::day_kind(d, holidays));
        days[kind] += 1;
        for (std::size_t h = 0; h < 24; ++h)
            open[kind][h] += std::ranges::any_of(edges, [&](const models::OverflowEdge* edge) {
                if (edge->after != Duration{}) return false;
                const models::Calendar* calendar = models::find(study.plan.organisation.calendars, edge->calendar);
                return !calendar || models::is_open(*calendar, models::start_of(d) + std::chrono::hours{static_cast<int>(h)} + std::chrono::minutes{30}, holidays);
            }) ? 1 : 0;
    }
    for (std::size_t kind = 0; kind < 2; ++kind)
        for (double& share : open[kind]) share = days[kind] > 0 ? share / days[kind] : 0;
    return open;
}

template <class Factor> void scale(OfferedLoad& load, Factor&& factor)
{
    for (auto& priority : load.urgent)
        for (std::size_t kind = 0; kind < 2; ++kind)
            for (std::size_t h = 0; h < 24; ++h) priority[kind][h] *= factor(kind, h);
}

}  // namespace

OfferedLoad kept_load(const Study& study, const OfferedLoad& load, const std::vector<const models::OverflowEdge*>& edges)
{
    if (edges.empty()) return load;
    OfferedLoad kept = load;
    const Shares open = open_shares(study, edges);
    scale(kept, [&](std::size_t kind, std::size_t h) { return 1 - open[kind][h]; });
    return kept;
}

OfferedLoad centre_load(const Study& study, std::size_t centre, const std::vector<double>& active)
{
    const auto& [name, role, staff, network] = study.shared[centre];
    OfferedLoad out;
    for (std::size_t a = 0; a < study.codes.size(); ++a) {
        auto edges = models::edges_from(study.plan, role, study.codes[a]);
        std::erase_if(edges, [&to = name](const models::OverflowEdge* edge) { return edge->to != to; });
        if (edges.empty()) continue;
        OfferedLoad load = offered_load(study, role, active[a], 0);
        const Shares open = open_shares(study, edges);
        scale(load, [&](std::size_t kind, std::size_t h) { return open[kind][h]; });
        out.mean_service_hours = load.mean_service_hours;
        out.patience_seconds = load.patience_seconds;
        for (std::size_t p = 0; p < models::priority_count; ++p)
            for (std::size_t kind = 0; kind < 2; ++kind)
                for (std::size_t h = 0; h < 24; ++h) out.urgent[p][kind][h] += load.urgent[p][kind][h];
    }
    return out;
}

PoolTwin twin_of_moving_work()
{
    PoolTwin twin;
    twin.fails = {Assumption::work_moves};
    return twin;
}

PartitionTask own_task(const Study& study, std::size_t authority)
{
    PartitionTask task;
    for (const models::Partition& whole : study.partitions)
        if (std::ranges::find(whole.authorities, authority) != whole.authorities.end()) task.partition = {{authority}, whole.centres};
    task.staff.emplace_back(study.clinical.pools.size());
    for (std::size_t c = 0; c < task.partition.centres.size(); ++c) task.staff.emplace_back(1);
    return task;
}

HandedOver::HandedOver(const Study& study, std::size_t replications)
    : study_{study}, partition_(study.codes.size()), member_(study.codes.size()), parts_(study.partitions.size())
{
    for (std::size_t p = 0; p < study.partitions.size(); ++p) {
        parts_[p].resize(replications);
        for (std::size_t m = 0; m < study.partitions[p].authorities.size(); ++m) {
            partition_[study.partitions[p].authorities[m]] = p;
            member_[study.partitions[p].authorities[m]] = m;
        }
    }
}

void HandedOver::add(std::size_t authority, std::vector<std::vector<sim::TimedArrival>>&& work)
{
    const auto offset = static_cast<std::uint32_t>(member_[authority] * study_.clinical.network.stages.size());
    for (std::size_t r = 0; r < work.size(); ++r) {
        for (sim::TimedArrival& piece : work[r]) piece.arrival.stage = sim::StageId{static_cast<std::uint32_t>(piece.arrival.stage) + offset};
        parts_[partition_[authority]][r].push_back(std::move(work[r]));
    }
}

std::vector<SizedPool> HandedOver::size_centres(const PlaceClocks& clocks, const std::vector<double>& active, double start_scale, const Executor& executor) const
{
    std::vector<SizedPool> out(study_.shared.size());
    for (const models::Partition& partition : study_.partitions) {
        // Nobody works at the authorities: what was handed over waits there until it moves, as it did.
        MemberStaff staff;
        for (std::size_t m = 0; m < partition.authorities.size(); ++m) {
            auto& nobody = staff.emplace_back();
            for (const std::string& pool : study_.clinical.pools) {
                const auto cells = models::seat_cells(study_.plan, study_.pool(pool));
                nobody.push_back({cells, std::vector<int>(cells.size(), 0), false});
            }
        }
        for (std::size_t c = 0; c < partition.centres.size(); ++c) staff.emplace_back(1);
        std::vector<bool> done(partition.centres.size(), false);
        const auto waits_for_another = [&](std::size_t c) {
            return std::ranges::any_of(study_.plan.organisation.overflow, [&](const auto& named) {
                for (std::size_t other = 0; other < done.size(); ++other)
                    if (!done[other] && named.second.pool == study_.shared[partition.centres[other]].name) return named.second.to == study_.shared[partition.centres[c]].name;
                return false;
            });
        };
        for (std::size_t sized = 0; sized < done.size(); ++sized) {
            std::size_t c = 0;
            while (c < done.size() && (done[c] || waits_for_another(c))) ++c;
            sim::require(c < done.size(), "HandedOver: centres in a circle");
            out[partition.centres[c]] = size_centre(partition, c, staff, clocks, active, start_scale, executor);
            staff[partition.authorities.size() + c] = {out[partition.centres[c]].staff};
            done[c] = true;
        }
    }
    return out;
}

SizedPool HandedOver::size_centre(const models::Partition& partition, std::size_t c, const MemberStaff& staff, const PlaceClocks& clocks,
                                  const std::vector<double>& active, double start_scale, const Executor& executor) const
{
    const std::size_t centre = partition.centres[c];
    const auto& parts = parts_[partition_[partition.authorities.front()]];
    std::vector<Work> arrivals;
    for (const auto& replication : parts) arrivals.emplace_back(replication.begin(), replication.end());
    const PartitionTask beside{partition, staff, partition.authorities.size() + c, true};
    const std::string& name = study_.shared[centre].name;
    PoolTask task{study_, study_.shared[centre].network, clocks.shared[centre], study_.block, 0, arrivals, centre_load(study_, centre, active)};
    task.partition = &beside;
    task.edges = models::edges_from(study_.plan, name, {});
    const PoolStaff entered = entered_staff(study_, name, name);
    return entered.unlimited ? size_pool(task, executor, start_scale) : entered_pool(task, entered, executor);
}

}  // namespace teleplan::planning
