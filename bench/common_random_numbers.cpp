#include <cstddef>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/report.hpp"
#include "formats/data_tables.hpp"
#include "formats/plan_json.hpp"
#include "planning/analytic_start.hpp"
#include "planning/executor.hpp"
#include "planning/replication.hpp"

// common_random_numbers [--quick]: how much less a difference varies when both sides share their
// patients. Mean wait of urgent work for nurses in two authorities of the plan of Puglia, one year, three changes.
namespace {

using namespace teleplan;

struct Wait { sim::Duration waited{}; std::int64_t started = 0; };
double mean(const std::vector<Wait>& parts)
{
    Wait sum;
    for (const Wait& part : parts) {
        sum.waited += part.waited;
        sum.started += part.started;
    }
    return sim::seconds(sum.waited) / static_cast<double>(sum.started);
}

/// A plan made ready, with the nurses and physicians of its first two authorities by formula.
struct Side {
    Side(const models::Plan& plan, const models::Territory& territory) : study{plan, territory}, clocks{study}, nurse{static_cast<std::size_t>(*models::pool_of(study.clinical, "nurse"))}
    {
        for (std::size_t a = 0; a < 2; ++a) staff.push_back(by_formula(study.cohorts[a]));
    }
    [[nodiscard]] std::vector<planning::PoolStaff> by_formula(const models::Cohort& cohort) const
    {
        double patients = 0;
        for (const models::Cell& cell : cohort.cells) patients += cell.patients.back();
        std::vector<planning::PoolStaff> out;
        for (const std::string& pool : study.clinical.pools) {
            planning::PoolStaff of_pool{models::seat_cells(study.plan, study.pool(pool)), {}, false};
            of_pool.seats = planning::analytic_seats(study, pool, of_pool.cells, planning::offered_load(study, pool, patients, 0));
            out.push_back(std::move(of_pool));
        }
        return out;
    }
    [[nodiscard]] models::Demand demand(std::size_t authority, std::uint32_t replication) const
    {
        return models::DemandModel{study.plan, study.clinical, study.centre, replication}.demand(study.cohorts[authority], study.block, study.regime);
    }
    [[nodiscard]] Wait run(std::size_t authority, int more_seats, const planning::Work& work, std::uint32_t replication) const
    {
        auto seats = staff[authority];
        seats[nurse].seats.front() += more_seats;
        const sim::Network network = planning::staffed(study, study.clinical, seats, study.block);
        const auto result = planning::run_network(study, study.clinical, network, clocks.clinical, work, study.block, {replication, -1, -1});
        return {result.tally.pools[nurse].waited, result.tally.pools[nurse].urgent_started};
    }

    planning::Study study;
    planning::StudyClocks clocks;
    std::size_t nurse;
    std::vector<std::vector<planning::PoolStaff>> staff;           // [authority][pool]
};

/// The work of nights (21-07) and of days, pool by pool.
std::vector<std::vector<sim::TimedArrival>> part(const models::Demand& demand, bool night)
{
    std::vector<std::vector<sim::TimedArrival>> out;
    for (const auto& pool : demand.clinical) {
        auto& kept = out.emplace_back();
        for (const sim::TimedArrival& work : pool) {
            const auto hour = models::time_of_day(work.at) / std::chrono::hours{1};
            if ((hour < 7 || hour >= 21) == night) kept.push_back(work);
        }
    }
    return out;
}

planning::Work work_of(std::initializer_list<const std::vector<std::vector<sim::TimedArrival>>*> sources)
{
    planning::Work out;
    for (const auto* source : sources)
        for (const auto& sequence : *source) out.emplace_back(sequence);
    return out;
}

struct Pair { double before = 0, after = 0; };

double variance(const std::vector<Pair>& pairs, const std::function<double(const Pair&)>& value)
{
    double sum = 0, squares = 0;
    for (const Pair& p : pairs) sum += value(p);
    const double middle = sum / static_cast<double>(pairs.size());
    for (const Pair& p : pairs) squares += (value(p) - middle) * (value(p) - middle);
    return squares / static_cast<double>(pairs.size() - 1);
}

void print(std::string_view row, const std::vector<Pair>& pairs, double wanted)
{
    const double before = variance(pairs, [](const Pair& p) { return p.before; }), after = variance(pairs, [](const Pair& p) { return p.after; });
    const double paired = variance(pairs, [](const Pair& p) { return p.after - p.before; });
    double mean_before = 0, mean_after = 0;
    for (const Pair& p : pairs) {
        mean_before += p.before / static_cast<double>(pairs.size());
        mean_after += p.after / static_cast<double>(pairs.size());
    }
    bench::Line("common_random_numbers", row).put("replications", static_cast<std::int64_t>(pairs.size())).put("before_s", mean_before).put("after_s", mean_after)
        .put("unpaired_variance", before + after).put("paired_variance", paired).put("ratio", (before + after) / paired);
    bench::Line("targets", "paired_differences_vary_less:_" + std::string{row} + ",_×").put("value", (before + after) / paired).put("at_least", wanted);
}

}  // namespace

int main(int count, char** arguments)
{
    const bool quick = count == 2 && std::string_view{arguments[1]} == "--quick";
    if (count != (quick ? 2 : 1)) {
        std::fputs("usage: common_random_numbers [--quick]\n", stderr);
        return 2;
    }
    const formats::DataFolders folders{std::filesystem::path{TELEPLAN_SOURCE_DIR} / "scenarios"};
    const formats::Loaded loaded = formats::load_plan(folders.scenarios / "regions/puglia.json", folders);
    const formats::LoadedTerritory territory = formats::load_territory(folders);
    if (!loaded.document || !territory.territory) {
        std::fputs("common_random_numbers: the plan of Puglia or a data table cannot be read\n", stderr);
        return 1;
    }
    const models::Plan& plan = loaded.document->plan;
    models::Plan fewer = plan;
    for (auto& point : fewer.timeline.ramp.points) point.patients = point.patients * 9 / 10;
    const Side base{plan, *territory.territory};
    Side small{fewer, *territory.territory};
    small.staff = base.staff;                          // fewer patients, the same nurses

    struct Replication { Pair one_seat_more, nights_moved, fewer_patients; };
    const planning::Executor executor{0};
    const auto results = executor.map(quick ? 4 : 40, [&](std::size_t index) {
        const auto r = static_cast<std::uint32_t>(index + 1);
        const models::Demand first = base.demand(0, r), second = base.demand(1, r), less = small.demand(0, r);
        const auto first_days = part(first, false), first_nights = part(first, true);
        const Wait alone = base.run(0, 0, work_of({&first.clinical}), r), other = base.run(1, 0, work_of({&second.clinical}), r);
        return Replication{
            {mean({alone}), mean({base.run(0, 1, work_of({&first.clinical}), r)})},
            {mean({alone, other}), mean({base.run(0, 0, work_of({&first_days}), r), base.run(1, 0, work_of({&second.clinical, &first_nights}), r)})},
            {mean({alone}), mean({small.run(0, 0, work_of({&less.clinical}), r)})}};
    });
    const auto column = [&](Pair Replication::* change) {
        std::vector<Pair> out;
        for (const Replication& r : results) out.push_back(r.*change);
        return out;
    };
    print("one_seat_more", column(&Replication::one_seat_more), 10);
    print("nights_moved", column(&Replication::nights_moved), 3);
    print("tenth_fewer_patients", column(&Replication::fewer_patients), 3);
    return 0;
}
