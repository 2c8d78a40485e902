#include "planning/pool_sizing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "planning/seat_search.hpp"

namespace teleplan::planning {

namespace {

/// Replications after which a design that is clearly too small is dropped; the last checkpoint is all of them.
std::vector<std::size_t> checkpoints(std::size_t replications)
{
    std::vector<std::size_t> out;
    for (const std::size_t n : {std::size_t{2}, std::size_t{6}})
        if (n < replications) out.push_back(n);
    out.push_back(replications);
    return out;
}

/// Whether a window lies so far below its share that the remaining replications will not lift it: by four standard errors,
/// between replications where there are some, binomial (and two points) where there are too few.
bool clearly_below(const StandardWindow& w, std::size_t replications)
{
    const double gap = w.target - w.share.mean;
    if (replications >= 6) return gap > 0 && gap > 4 * w.share.half_width / sim::student_t_quantile(0.975, static_cast<int>(replications) - 1);
    return gap > 0.02 + 4 * std::sqrt(w.target * (1 - w.target) / std::max(1.0, w.expected_items * static_cast<double>(replications)));
}

constexpr int quarter_lead_in_days = 21;

struct Outcome { bool feasible = false; Breach worst; };

/// Some days of a task, judged by the standards that fall due in part of them.
struct Days {
    DateRange simulated;
    const StandardClocks& clocks;
};

/// Three consecutive months of the counted period with the most work for the seats of the formula: where a design fails first.
DateRange hardest_quarter(const PoolTask& task, const std::vector<models::SeatCell>& cells, const std::vector<int>& seats)
{
    const int months = task.clocks.months();
    std::vector<double> work(static_cast<std::size_t>(months)), staffed_hours(static_cast<std::size_t>(months));
    for (const auto& replication : task.arrivals)
        for (const sim::TimedArrival& w : replication)
            if (const int month = task.clocks.month(w.at); month >= 0 && w.arrival.service.has_value())
                work[static_cast<std::size_t>(month)] += sim::seconds(*w.arrival.service);
    const auto month_range = [&](int first, int last) {
        const int from = task.clocks.first_month().index + first, to = task.clocks.first_month().index + last;
        return DateRange{std::max(task.clocks.counted().from, models::first_day({from})), std::min(task.clocks.counted().to, models::first_day({to + 1}) + -1)};
    };
    for (int m = 0; m < months; ++m)
        for (std::size_t c = 0; c < cells.size(); ++c) staffed_hours[static_cast<std::size_t>(m)] += seats[c] * models::hours_in(cells[c], month_range(m, m));
    int hardest = 0;
    double most = -1;
    for (int m = 0; m + 2 < months; ++m) {
        double of_work = 0, of_staff = 0;
        for (auto i = static_cast<std::size_t>(m); i < static_cast<std::size_t>(m) + 3; ++i) {
            of_work += work[i];
            of_staff += staffed_hours[i];
        }
        if (of_staff > 0 && of_work / of_staff > most) {
            most = of_work / of_staff;
            hardest = m;
        }
    }
    return month_range(hardest, std::min(hardest + 2, months - 1));
}

/// Whether all standards of a pool fall due soon, so that a queue forgets in weeks and a quarter can be judged alone.
bool forgets_soon(const PoolTask& task)
{
    for (const auto& [id, standard] : task.study.plan.standards) {
        const auto stage = models::stage_of(task.network, standard.stage);
        if (!stage) continue;
        const auto pool = task.network.network.stages[static_cast<std::size_t>(*stage)].pool;
        if (!pool || static_cast<int>(*pool) != task.pool) continue;
        if (allowed(standard.within, models::find(task.study.plan.organisation.calendars, standard.clock)) > 7 * models::one_day) return false;
    }
    return true;
}

class Evaluator {
public:
    Evaluator(const PoolTask& task, const Days& days, const Executor& executor, const PoolStaff& staff)
        : task_{task}, days_{days}, executor_{executor}, staff_{staff}
    {
        for (const auto& replication : task.arrivals) {
            const auto from = std::ranges::lower_bound(replication, models::start_of(days.simulated.from), {}, &sim::TimedArrival::at);
            const auto to = std::ranges::lower_bound(replication, models::start_of(days.simulated.to + 1), {}, &sim::TimedArrival::at);
            arrivals_.emplace_back(from, to);
        }
    }

    const Outcome& operator()(const std::vector<int>& seats)
    {
        const auto [at, fresh] = known_.try_emplace(seats);
        if (fresh) at->second = evaluate(seats);
        return at->second;
    }

private:
    Outcome evaluate(const std::vector<int>& seats) const
    {
        executor_.stop_if_asked();
        std::vector<PoolStaff> staff(task_.network.pools.size());
        staff[static_cast<std::size_t>(task_.pool)] = {staff_.cells, seats, false};
        const sim::Network network = staffed(task_.study, task_.network, staff, days_.simulated);
        std::vector<ServiceTally> tallies;
        for (const std::size_t upto : checkpoints(arrivals_.size())) {
            auto more = executor_.map(upto - tallies.size(), [&, first = tallies.size()](std::size_t i) {
                const auto r = first + i;
                return run_network(task_.study, task_.network, network, days_.clocks, arrivals_[r], days_.simulated,
                                   {static_cast<std::uint32_t>(r + 1), -1, -1}).tally;
            });
            std::ranges::move(more, std::back_inserter(tallies));
            Outcome outcome = judged(tallies, upto == arrivals_.size());
            if (!outcome.feasible || upto == arrivals_.size()) return outcome;
        }
        return {};
    }

    /// At the last checkpoint by the lower bound; before it only what is clearly too small is not feasible.
    Outcome judged(const std::vector<ServiceTally>& tallies, bool last) const
    {
        std::vector<const ServiceTally*> replications;
        for (const ServiceTally& t : tallies) replications.push_back(&t);
        Outcome out{true, {}};
        double worst_gap = 1;
        const auto consider = [&](const std::string& standard, const std::string& window, double share, double target, bool enough) {
            if (!enough) out.feasible = false;
            if (share - target < worst_gap) {
                worst_gap = share - target;
                out.worst = {standard, window, share, target};
            }
        };
        for (const Window& w : windows(days_.clocks, task_.pool, replications)) {
            const StandardWindow s = judge(days_.clocks, w, "");
            consider(s.standard, s.window, s.share.mean, s.target, last ? s.verdict == Verdict::met : !clearly_below(s, tallies.size()));
        }
        const double kept_up = 1 - backlog_share(task_.pool, replications);
        const double target = 1 - most_backlog_share * (last ? 1 : 3);
        consider("backlog", "", kept_up, target, kept_up >= target);
        return out;
    }

    const PoolTask& task_;
    const Days& days_;
    const Executor& executor_;
    const PoolStaff& staff_;
    std::vector<std::span<const sim::TimedArrival>> arrivals_;     // by replication, of the simulated days
    std::map<std::vector<int>, Outcome> known_;
};

}  // namespace

SizedPool size_pool(const PoolTask& task, const Executor& executor, double start_scale)
{
    const models::StaffPool& pool = task.study.pool(task.network.pools[static_cast<std::size_t>(task.pool)]);
    SizedPool out;
    out.staff.cells = models::seat_cells(task.study.plan, pool);
    out.staff.unlimited = false;
    out.start = analytic_seats(task.study, task.network.pools[static_cast<std::size_t>(task.pool)], out.staff.cells, task.load);

    SeatProblem problem{models::coverage_minimum(task.study.plan, pool, out.staff.cells), {}, out.start, {}};
    for (std::size_t c = 0; c < out.staff.cells.size(); ++c) {
        problem.cost.push_back(models::hours_in(out.staff.cells[c], task.study.regime));
        problem.direction[c] = std::max(1, problem.direction[c]);
    }
    // Where weeks are enough to forget the past, a design is looked for on the hardest quarter and then tried on all days:
    // what fails in the quarter fails on the whole. If the whole is harder, the search runs on all days.
    const DateRange quarter = hardest_quarter(task, out.staff.cells, out.start);
    const DateRange quarter_days{std::max(task.days.from, quarter.from + -quarter_lead_in_days), quarter.to};
    const StandardClocks quarter_clocks{task.study.plan, task.network, quarter_days, quarter};
    const Days some{quarter_days, quarter_clocks}, all{task.days, task.clocks};
    Evaluator on_quarter{task, some, executor, out.staff}, on_all{task, all, executor, out.staff};
    const auto search = [&](Evaluator& evaluate) {
        problem.feasible = [&evaluate](const std::vector<int>& seats) { return evaluate(seats).feasible; };
        const SeatAnswer found = least_seats(problem, start_scale);
        out.evaluations += found.evaluations;
        return found;
    };
    bool by_quarter = forgets_soon(task);
    SeatAnswer answer = search(by_quarter ? on_quarter : on_all);
    if (by_quarter && !(answer.feasible && on_all(answer.seats).feasible)) {
        by_quarter = false;
        answer = search(on_all);
    }
    Evaluator& evaluate = by_quarter ? on_quarter : on_all;
    out.staff.seats = answer.seats;
    out.feasible = answer.feasible;
    if (!answer.feasible) {
        out.unmet.push_back(evaluate(answer.seats).worst);
        out.without_one.resize(answer.seats.size());
        return out;
    }
    for (std::size_t c = 0; c < answer.seats.size(); ++c) {
        Breach breach;
        if (answer.seats[c] > problem.least[c]) {
            std::vector<int> fewer = answer.seats;
            --fewer[c];
            breach = evaluate(fewer).worst;
        }
        out.without_one.push_back(breach);
    }
    return out;
}

}  // namespace teleplan::planning
