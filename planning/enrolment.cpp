#include "planning/enrolment.hpp"

#include <algorithm>

#include "models/plan_names.hpp"
#include "models/training.hpp"

namespace teleplan::planning {

using models::Counter;
using models::Date;
using models::Milestone;
using models::MilestoneScope;

namespace {

constexpr double level = 0.95;

std::optional<Counter> counter_of(const Milestone& m)
{
    for (const Counter c : {Counter::active, Counter::treated_in_year, Counter::assisted})
        if (m.counter == models::name_of(c)) return c;
    return std::nullopt;
}

std::int64_t counted(const models::PeopleCount& count, Counter counter)
{
    switch (counter) {
        case Counter::active: return count.active;
        case Counter::treated_in_year: return count.treated_in_year;
        case Counter::assisted: break;
    }
    return count.assisted;
}

/// Interval of a sum over the authorities [first, last) of one number per replication.
template <class Value> Interval sum_over(const std::vector<RegionReplication>& replications, std::size_t first, std::size_t last, Value&& value)
{
    return over(replications, [&](const RegionReplication& r) {
        double sum = 0;
        for (std::size_t a = first; a < last; ++a) sum += static_cast<double>(value(r.enrolment[a]));
        return sum;
    });
}

EnrolmentRow row_of(const Study& study, const std::vector<RegionReplication>& replications, std::size_t first, std::size_t last, const NeedRow& need)
{
    EnrolmentRow row{need.code, need.name};
    const auto sum = [&](auto&& value) { return sum_over(replications, first, last, value); };
    row.referred = sum([](const models::EnrolmentCounts& c) { return c.referred; });
    row.refused = sum([](const models::EnrolmentCounts& c) { return c.refused; });
    row.accepted = sum([](const models::EnrolmentCounts& c) { return c.accepted; });
    row.activated = sum([](const models::EnrolmentCounts& c) { return c.activated; });
    row.waiting = sum([](const models::EnrolmentCounts& c) { return c.waiting; });
    double most = 0;
    for (std::size_t l = 0; l < models::enrolment_limit_count; ++l) {
        row.lost_days[l] = sum([l](const models::EnrolmentCounts& c) { return c.lost_days[l]; });
        if (row.lost_days[l].mean > most) {
            most = row.lost_days[l].mean;
            row.bottleneck = static_cast<models::EnrolmentLimit>(l);
        }
    }
    const auto dates = target_dates(study.plan);
    for (std::size_t d = 1; d < dates.size(); ++d) {
        RampTarget target{dates[d]};
        for (std::size_t a = first; a < last; ++a)
            for (const models::Cell& cell : study.cohorts[a].cells) target.planned += models::patients_on(study.cohorts[a].points, cell.patients, dates[d]);
        target.realised = sum([d](const models::EnrolmentCounts& c) { return c.active[d]; });
        std::size_t reached = 0;
        for (const RegionReplication& r : replications) {
            std::int64_t active = 0;
            for (std::size_t a = first; a < last; ++a) active += r.enrolment[a].active[d];
            reached += active >= target.planned ? 1 : 0;
        }
        target.probability = static_cast<double>(reached) / static_cast<double>(replications.size());
        target.probability_interval = sim::share_interval(reached, replications.size(), level);
        row.targets.push_back(target);
    }
    return row;
}

MilestoneResult result_of(const Study& study, const std::string& id, const Milestone& m, const std::vector<RegionReplication>& replications, std::size_t simulated)
{
    MilestoneResult out{id, m.title, m.counter, m.outcome, m.date, m.counts_from, m.scope, MilestoneState::not_a_count, m.target, m.actual, {}, {}, {}, {}, {}, {}, {}};
    const auto& known_to = study.plan.timeline.outcomes_known_to;
    if (m.reached) out.state = *m.reached ? MilestoneState::met : MilestoneState::not_met;
    else if (m.actual && m.target) out.state = *m.actual >= *m.target ? MilestoneState::met : MilestoneState::not_met;
    else if (known_to && m.date <= *known_to) out.state = MilestoneState::not_stated;
    else if (is_simulated(study.plan, m)) out.state = MilestoneState::simulated;
    if (!m.target || *m.target <= 0) return out;

    const models::Ramp& ramp = study.plan.timeline.ramp;
    const auto counter = counter_of(m);
    if (counter) out.planned = models::ramp_patients(ramp, m.date);
    if (out.state == MilestoneState::simulated) {
        out.simulated = over(replications, [&](const RegionReplication& r) { return static_cast<double>(counted(r.milestones[simulated], *counter)); });
        if (m.scope == MilestoneScope::each_region) {
            std::size_t reached = 0;
            for (const RegionReplication& r : replications) reached += static_cast<double>(counted(r.milestones[simulated], *counter)) >= *m.target ? 1 : 0;
            out.probability = static_cast<double>(reached) / static_cast<double>(replications.size());
            out.probability_interval = sim::share_interval(reached, replications.size(), level);
        }
    }
    if (m.scope == MilestoneScope::each_region || !counter) return out;
    out.population_share = study.national_population > 0 ? static_cast<double>(study.region_population) / study.national_population : 0;
    out.share_counter = out.simulated ? m.counter : std::string{models::name_of(ramp.counter)};
    out.share_of_target = (out.simulated ? out.simulated->mean : *out.planned) / *m.target;
    return out;
}

}  // namespace

std::vector<Date> target_dates(const models::Plan& plan)
{
    std::vector<Date> out;
    for (const models::RampPoint& p : plan.timeline.ramp.points) out.push_back(p.date);
    return out;
}

models::Enrolled enrolled(const Study& study, std::uint32_t replication)
{
    if (!study.plan.enrolment.limits) return {study.cohorts, {}};
    const auto dates = target_dates(study.plan);
    Date to = std::max(study.regime.to, dates.back());
    for (const auto& [id, m] : study.plan.timeline.milestones)
        if (is_simulated(study.plan, m)) to = std::max(to, m.date);
    models::EnrolmentOptions options;
    if (study.plan.organisation.training.trainers) {
        const double users = models::users_expected(study.plan, study.region_population, study.national_population);
        options.trained_operators = [&study, users](Date day) { return users * models::trained_by(study.plan, users, day); };
    }
    return models::enrol(study.plan, study.cohorts, replication, to, dates, options);
}

bool is_simulated(const models::Plan& plan, const Milestone& m)
{
    const auto& known_to = plan.timeline.outcomes_known_to;
    return !m.reached && !m.actual && m.target && counter_of(m) && !(known_to && m.date <= *known_to) && m.date >= plan.timeline.ramp.points.front().date;
}

std::vector<models::PeopleCount> milestone_counts(const Study& study, const std::vector<models::Cohort>& cohorts, std::uint32_t replication)
{
    std::vector<models::PeopleCount> out;
    const Date first = study.plan.timeline.ramp.points.front().date;
    for (const auto& [id, m] : study.plan.timeline.milestones)
        if (is_simulated(study.plan, m)) out.push_back(models::people_count(study.plan, cohorts, replication, m.counts_from.value_or(first), m.date));
    return out;
}

EnrolmentAnswer enrolment_answer(const Study& study, const std::vector<RegionReplication>& replications, const std::vector<NeedRow>& rows)
{
    EnrolmentAnswer out;
    out.limits = study.plan.enrolment.limits;
    if (out.limits && !replications.empty())
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const bool region = r + 1 == rows.size();
            if (r >= study.cohorts.size() && !region) continue;    // a body: it has no patients of its own
            out.rows.push_back(row_of(study, replications, region ? 0 : r, region ? study.cohorts.size() : r + 1, rows[r]));
        }
    std::size_t simulated = 0;
    for (const auto& [id, m] : study.plan.timeline.milestones) {
        out.milestones.push_back(result_of(study, id, m, replications, simulated));
        simulated += is_simulated(study.plan, m) ? 1 : 0;
    }
    return out;
}

}  // namespace teleplan::planning
