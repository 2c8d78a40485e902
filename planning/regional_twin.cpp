#include "planning/regional_twin.hpp"

#include <algorithm>

#include "models/mean_values.hpp"
#include "models/platform_activity.hpp"
#include "planning/analytic_start.hpp"
#include "sim/offered_load.hpp"

namespace teleplan::planning {

namespace {

constexpr int days = 14, hours = 24 * days;
constexpr double year_days = 365.25;
using Hourly = std::vector<double>;                                    // of the fortnight

/// The first Monday on or after the regime's start that no public holiday and no change of the clocks follows for a fortnight; at last
/// the first Monday.
models::Date plain_fortnight(const Study& study)
{
    const models::Holidays holidays = models::holidays_of(study.plan, "region");
    models::Date first = study.regime.from;
    while (models::weekday(first) != 0) first = first + 1;
    for (models::Date monday = first; monday + days <= study.regime.to + 1; monday = monday + 7) {
        bool plain = models::start_of(monday + days) - models::start_of(monday) == days * models::one_day;
        for (int d = 0; d < days; ++d) plain = plain && !models::is_public_holiday(monday + d, holidays);
        if (plain) return monday;
    }
    return first;
}

/// What comes to the first stage of a pathway, spread over the hours: jobs a year, by class.
class Fortnight {
public:
    Fortnight(const Study& study, const models::PathwayNetwork& network, const std::vector<PoolStaff>& staff)
        : study_(study), names_(network), staffed_(network.network), from_(plain_fortnight(study))
    {
        take_apart();
        const models::DateRange range{from_, from_ + (days - 1)};
        for (std::size_t p = 0; p < staff.size(); ++p) {
            auto& capacity = staffed_.pools[p].capacity;
            if (staff[p].unlimited) {
                capacity = {{sim::SimTime{}, 1}};                      // nobody comes: see below
                for (sim::Stage& stage : staffed_.stages)
                    if (stage.pool && static_cast<std::size_t>(*stage.pool) == p) stage.pool.reset();
                continue;
            }
            capacity = models::capacity(staff[p].cells, staff[p].seats, range);
            for (sim::CapacityStep& step : capacity) step.at -= models::start_of(from_) - sim::SimTime{};
        }
    }

    void add(const std::string& pathway, sim::ClassId job_class, double per_year, const std::array<double, 24>& share_of_day)
    {
        Hourly rates(hours);
        for (std::size_t h = 0; h < rates.size(); ++h) rates[h] = per_year / year_days * share_of_day[h % 24] / 3600;
        add(pathway, job_class, rates);
    }

    /// In the hours that are open to it, where seats are free of the work added before.
    void add_where_free(const std::string& pathway, double per_year)
    {
        const auto entry = models::entry_of(names_, pathway);
        if (!entry || per_year <= 0) return;
        const sim::Stage& stage = staffed_.stages[static_cast<std::size_t>(*entry)];
        Hourly weight(hours, 1.0);
        if (stage.pool) {
            const Hourly busy = load_of(*stage.pool);
            const auto openings = openings_of(*stage.pool, stage.priority_by_class.front());
            for (std::size_t h = 0; h < weight.size(); ++h) weight[h] = openings[h] ? std::max(0.0, servers_at(*stage.pool, h) - busy[h]) : 0;
        }
        double sum = 0;
        for (const double w : weight) sum += w;
        if (sum <= 0) return;
        for (double& w : weight) w *= per_year / year_days * days / sum / 3600;
        add(pathway, sim::ClassId{}, weight);
    }

    [[nodiscard]] std::vector<PoolTwin> make() const
    {
        auto out = twins(staffed_, streams_, sim::SimTime{std::chrono::hours{hours / 2}}, sim::SimTime{std::chrono::hours{hours}});
        for (std::size_t p = 0; p < out.size(); ++p) {
            PoolTwin& twin = out[p];
            if (twin.formula == Formula::none) continue;
            twin.fails.push_back(Assumption::rates_random);
            if (std::ranges::find(together_, p) != together_.end()) twin.fails.push_back(Assumption::several_pools);
            std::ranges::sort(twin.fails);
        }
        return out;
    }

private:
    void add(const std::string& pathway, sim::ClassId job_class, const Hourly& per_second)
    {
        const auto entry = models::entry_of(names_, pathway);
        if (!entry) return;
        std::vector<sim::RateStep> steps;
        for (std::size_t h = 0; h < per_second.size(); ++h) steps.push_back({sim::SimTime{std::chrono::hours{static_cast<int>(h)}}, per_second[h]});
        for (const Part& part : parts_)
            if (part.of == *entry) streams_.push_back({.id = streams_.size(), .stage = part.stage, .job_class = job_class, .arrivals = steps});
        streams_.push_back({.id = streams_.size(), .stage = *entry, .job_class = job_class, .arrivals = std::move(steps)});
    }
    /// Formulas see one pool at a time: each pool of a visit that takes several together has a stage of its own, with the same arrivals.
    void take_apart()
    {
        for (std::size_t s = 0; s < names_.network.stages.size(); ++s) {
            const std::vector<sim::Need> also = std::move(staffed_.stages[s].also);
            staffed_.stages[s].also.clear();
            for (const sim::Need& need : also) {
                parts_.push_back({sim::StageId{static_cast<std::uint32_t>(s)}, sim::StageId{static_cast<std::uint32_t>(staffed_.stages.size())}});
                sim::Stage part = staffed_.stages[s];
                part.pool = need.pool;
                part.next.clear();
                staffed_.stages.push_back(std::move(part));
                together_.push_back(static_cast<std::size_t>(need.pool));
            }
            if (!also.empty()) together_.push_back(static_cast<std::size_t>(*staffed_.stages[s].pool));
        }
    }
    /// Erlangs that the streams so far bring to a pool in each hour, as they come: rates times visits times services.
    [[nodiscard]] Hourly load_of(sim::PoolId pool) const
    {
        Hourly out(hours);
        for (const sim::StreamSpec& stream : streams_) {
            const auto visits = sim::visits(staffed_, stream.stage);
            double seconds = 0;
            for (std::size_t s = 0; s < visits.size(); ++s)
                if (staffed_.stages[s].pool == pool) seconds += visits[s] * sim::mean(staffed_.stages[s].service);
            const auto& steps = std::get<std::vector<sim::RateStep>>(stream.arrivals);
            for (std::size_t h = 0; h < out.size(); ++h) out[h] += steps[h].per_second * seconds;
        }
        return out;
    }
    [[nodiscard]] double servers_at(sim::PoolId pool, std::size_t hour) const
    {
        double servers = 0;
        for (const sim::CapacityStep& step : staffed_.pools[static_cast<std::size_t>(pool)].capacity)
            if (step.at <= sim::SimTime{std::chrono::hours{static_cast<int>(hour)} + std::chrono::minutes{30}}) servers = step.servers;
        return servers;
    }
    /// Hours in which deferrable work of a priority may start.
    [[nodiscard]] std::vector<char> openings_of(sim::PoolId pool, std::uint32_t priority) const
    {
        std::vector<char> open(hours, 1);
        for (const models::GatedPriority& gate : models::gated_priorities(study_.plan, names_)) {
            if (gate.pool != pool || gate.priority != priority) continue;
            open.assign(hours, 0);
            const auto openings = models::openings(*models::find(study_.plan.organisation.calendars, gate.calendar), {from_, from_ + (days - 1)}, models::holidays_of(study_.plan, "region"));
            for (const sim::Opening& o : openings)
                for (std::size_t h = 0; h < open.size(); ++h) {
                    const sim::SimTime begin = models::start_of(from_) + std::chrono::hours{static_cast<int>(h)}, end = begin + std::chrono::hours{1};
                    if (o.from < end && (o.to > begin || o.from == begin)) open[h] = 1;
                }
        }
        return open;
    }

    const Study& study_;
    const models::PathwayNetwork& names_;
    sim::Network staffed_;
    models::Date from_;
    std::vector<sim::StreamSpec> streams_;
    struct Part { sim::StageId of, stage; };
    std::vector<Part> parts_;
    std::vector<std::size_t> together_;                    // pools that some visit takes with others
};

}  // namespace

std::vector<PoolTwin> regional_twins(const Study& study, const models::PathwayNetwork& network, const std::vector<PoolStaff>& staff, double active, double kit_starts_per_year)
{
    const models::Plan& plan = study.plan;
    const models::MeanValues means = models::mean_values(plan, active);
    Fortnight work{study, network, staff};
    const auto by_priority = [&](const std::string& pathway, models::Intensity i, models::CoverageId coverage, double per_year, const models::ByPriority<double>& mix, const std::array<double, 24>& share) {
        for (std::size_t p = 0; p < models::priority_count; ++p)
            if (per_year * mix[p] > 0) work.add(pathway, models::job_class(static_cast<models::Priority>(p), i, coverage), per_year * mix[p], share);
    };
    const auto readings = models::hourly_shares(plan.sensors.hour_profile);
    for (std::size_t i = 0; i < models::intensity_count; ++i)
        for (std::size_t c = 0; c < models::coverage_count; ++c)
            by_priority("clinical_alert", static_cast<models::Intensity>(i), static_cast<models::CoverageId>(c), means.alerts_by[i][c], plan.sensors.alerts.priority_mix, readings);
    by_priority("help_desk_call", models::Intensity::level_1, {}, means.help_desk_calls, plan.contacts.help_desk_priority_mix,
                models::hourly_shares(models::find(plan.organisation.calendars, study.pool(models::first_pool(plan, "help_desk_call")).coverage)));
    for (const models::ServiceWork& w : means.services)
        if (w.hours) by_priority(w.pathway, w.intensity, w.coverage, w.per_year, w.mix, *w.hours);
    work.add_where_free("televisit", means.televisits);
    work.add_where_free("onboarding", kit_starts_per_year);
    work.add_where_free("scheduled_call", means.scheduled_calls);
    work.add_where_free("notes", notes_per_year(plan, means));
    for (const models::ServiceWork& w : means.services)
        if (!w.hours) work.add_where_free(w.pathway, w.per_year);
    return work.make();
}

double urgent_wait(const PoolTwin& twin, const models::PathwayNetwork& network)
{
    double waits = 0, jobs = 0;
    for (const TwinLine& line : twin.lines) {
        if (static_cast<std::size_t>(line.stage) >= network.network.stages.size()) continue;   // a part of a visit to several pools
        if (network.network.stages[static_cast<std::size_t>(line.stage)].priority_by_class.size() <= 1) continue;
        waits += line.arrivals_per_second * line.wait_seconds;
        jobs += line.arrivals_per_second;
    }
    return jobs > 0 ? waits / jobs : 0;
}

}  // namespace teleplan::planning
