#include "planning/analytic_start.hpp"

#include <algorithm>
#include <cmath>

#include "models/mean_values.hpp"
#include "models/platform_activity.hpp"
#include "sim/erlang.hpp"
#include "sim/offered_load.hpp"

namespace teleplan::planning {

using models::DayKind;
using models::priority_count;

namespace {

constexpr double weeks_per_year = 365.25 / 7;
constexpr double highest_occupancy = 0.97;             // of the seats when all work of a week is spread evenly
constexpr std::array<double, 5> days_per_week{5, 2, 1, 1, 0};   // by models::DayKind

/// The same work when what arrives in a closed hour counts from the next open one: clocks of standards stand still meanwhile.
std::array<double, 24> moved_into(const std::array<double, 24>& hours, const models::Calendar* open)
{
    if (!open || open->blocks.empty()) return hours;
    const auto is_open = [&](std::size_t h) {
        const Duration at = std::chrono::hours{static_cast<int>(h)};
        return std::ranges::any_of(open->blocks, [&](const models::Block& b) { return b.from <= at && at < b.to; });
    };
    std::array<double, 24> out{};
    for (std::size_t h = 0; h < 24; ++h) {
        std::size_t to = h;
        while (!is_open(to) && (to + 1) % 24 != h) to = (to + 1) % 24;
        out[to] += hours[h];
    }
    return out;
}

struct Source { std::string pathway; double per_year = 0; std::array<double, 24> hours{}; const models::ByPriority<double>* mix = nullptr; };

bool deferrable(const models::Plan& plan, const models::NamedStage& stage)
{
    const auto* s = models::find(models::find(plan.pathways, stage.pathway)->stages, stage.stage);
    const auto* visit = std::get_if<models::Visit>(&s->step);
    return visit && visit->precedence == models::Precedence::deferrable;
}

/// Seats of the cell that covers an hour of a kind of day (the night after a weekday counts as its own).
int seats_at(const std::vector<models::SeatCell>& cells, const std::vector<int>& seats, DayKind kind, int hour)
{
    int sum = 0;
    const Duration at = std::chrono::hours{hour} + std::chrono::minutes{30};
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const bool covers = (at >= cells[c].from && at < cells[c].from + cells[c].length) ||
                            (at + models::one_day >= cells[c].from && at + models::one_day < cells[c].from + cells[c].length);
        if (cells[c].day == kind && covers) sum += seats[c];
    }
    return sum;
}

}  // namespace

double notes_per_year(const models::Plan& plan, const models::MeanValues& means)
{
    double hours = 0;
    for (const auto& [name, per_job] : models::hours_per_job(plan, "notes")) hours += per_job;
    return hours > 0 ? means.notes_hours / hours : means.notes;
}

double OfferedLoad::urgent_at(int day_kind, int hour) const
{
    double sum = 0;
    for (const auto& priority : urgent) sum += priority[static_cast<std::size_t>(day_kind)][static_cast<std::size_t>(hour)];
    return sum;
}

double OfferedLoad::mean() const
{
    double hours = deferrable_hours_per_week;
    for (int d = 0; d < 2; ++d)
        for (int h = 0; h < 24; ++h) hours += days_per_week[static_cast<std::size_t>(d)] * urgent_at(d, h);
    return hours / 168;
}

double OfferedLoad::peak() const
{
    double most = 0;
    for (int d = 0; d < 2; ++d)
        for (int h = 0; h < 24; ++h) most = std::max(most, urgent_at(d, h));
    return most;
}

std::vector<double> OfferedLoad::by_hour_of_week() const
{
    std::vector<double> out;
    for (int day = 0; day < 7; ++day)
        for (int h = 0; h < 24; ++h) out.push_back(urgent_at(day < 5 ? 0 : 1, h));
    return out;
}

OfferedLoad offered_load(const Study& study, const std::string& pool, double active, double kit_starts_per_year)
{
    const models::Plan& plan = study.plan;
    const models::MeanValues means = models::mean_values(plan, active);
    const auto readings = models::hourly_shares(plan.sensors.hour_profile);
    const auto help = models::hourly_shares(models::find(plan.organisation.calendars, study.pool(models::first_pool(plan, "help_desk_call")).coverage));
    const auto calendar = [&](const std::string& name) { return models::find(plan.organisation.calendars, name); };
    std::vector<Source> sources{{"scheduled_call", means.scheduled_calls},
                                {"notes", notes_per_year(plan, means)},
                                {"televisit", means.televisits},
                                {"onboarding", kit_starts_per_year},
                                {"help_desk_call", means.help_desk_calls, help, &plan.contacts.help_desk_priority_mix}};
    const models::Coverages coverages{plan};
    for (std::size_t c = 0; c < models::coverage_count; ++c) {
        double alerts = 0;
        for (const auto& intensity : means.alerts_by) alerts += intensity[c];
        if (alerts > 0)
            sources.push_back({"clinical_alert", alerts, moved_into(readings, calendar(coverages.calendar(static_cast<models::CoverageId>(c)))), &plan.sensors.alerts.priority_mix});
    }
    for (const models::ServiceWork& work : means.services) {
        if (!work.hours) sources.push_back({work.pathway, work.per_year});
        else sources.push_back({work.pathway, work.per_year, moved_into(*work.hours, calendar(coverages.calendar(work.coverage))), &work.mix});
    }
    OfferedLoad load;
    double urgent_jobs = 0, urgent_hours = 0;
    for (const Source& source : sources)
        for (const models::PathwayNetwork* network : {&study.clinical, &study.centre}) {
            const auto entry = models::entry_of(*network, source.pathway);
            if (!entry) continue;
            const auto visits = sim::visits(network->network, *entry);
            for (std::size_t s = 0; s < visits.size(); ++s) {
                const sim::Stage& stage = network->network.stages[s];
                const auto id = models::pool_of(*network, pool);
                if (!id || !sim::needs(stage, *id) || visits[s] <= 0) continue;
                const double jobs = source.per_year * visits[s], hours = jobs * sim::mean(stage.service) / 3600;
                if (!source.mix || deferrable(plan, network->stages[s])) {
                    load.deferrable_hours_per_week += hours / weeks_per_year;
                    continue;
                }
                urgent_jobs += jobs;
                urgent_hours += hours;
                if (stage.patience) load.patience_seconds = sim::mean(*stage.patience);
                const auto arrivals = moved_into(source.hours, calendar(study.pool(pool).coverage));
                for (std::size_t p = 0; p < priority_count; ++p)
                    for (std::size_t d = 0; d < 2; ++d)
                        for (std::size_t h = 0; h < 24; ++h) load.urgent[p][d][h] += hours / 365.25 * arrivals[h] * (*source.mix)[p];
            }
        }
    load.mean_service_hours = urgent_jobs > 0 ? urgent_hours / urgent_jobs : 0;
    return load;
}

std::vector<int> analytic_seats(const Study& study, const std::string& name, const std::vector<models::SeatCell>& cells, const OfferedLoad& load,
                                const std::vector<int>* least)
{
    const models::StaffPool& pool = study.pool(name);
    std::vector<int> seats = least ? *least : models::coverage_minimum(study.plan, pool, cells);
    // Urgent work: each cell by the standards of its priorities on the mean load of its hours (square root for the rest).
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const int kind = cells[c].day == DayKind::weekday ? 0 : 1;
        double mean_load = 0;
        int hours = 0;
        for (int h = 0; h < 24; ++h) {
            std::vector<int> only(cells.size(), 0);
            only[c] = 1;
            if (seats_at(cells, only, cells[c].day, h) == 0) continue;
            mean_load += load.urgent_at(kind, h);
            ++hours;
        }
        if (hours == 0 || load.mean_service_hours <= 0) continue;
        mean_load /= hours;
        const double service = load.mean_service_hours * 3600;
        int needed = static_cast<int>(std::ceil(mean_load));
        if (load.patience_seconds > 0) {
            const sim::Demand demand{mean_load / service, service};
            needed = 1;
            while (sim::erlang_a(demand, needed, load.patience_seconds, 3600).abandon_probability > 0.10 && needed < 100000) ++needed;
        } else if (mean_load > 0) {
            needed = static_cast<int>(std::ceil(sim::square_root_staffing(mean_load, 0.25)));
        }
        seats[c] = std::max(seats[c], needed);
    }
    // Deferrable work: hours that the urgent work leaves free, on weekdays by day; add seats to the cheapest such cells in turn.
    const auto week_hours = [&](std::size_t c) { return days_per_week[static_cast<std::size_t>(cells[c].day)] * sim::seconds(cells[c].length) / 3600; };
    std::vector<std::size_t> day_cells;
    for (std::size_t c = 0; c < cells.size(); ++c)
        if (cells[c].day == DayKind::weekday && cells[c].from >= std::chrono::hours{6} && cells[c].from + cells[c].length <= models::one_day) day_cells.push_back(c);
    if (day_cells.empty()) return seats;
    double staffed = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) staffed += week_hours(c) * seats[c];
    const double needed = load.mean() * 168 / highest_occupancy;
    for (std::size_t turn = 0; staffed < needed; ++turn) {
        const std::size_t c = day_cells[turn % day_cells.size()];
        ++seats[c];
        staffed += week_hours(c);
    }
    return seats;
}

}  // namespace teleplan::planning
