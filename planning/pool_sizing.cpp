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

/// How far below its share a window must lie to be dropped early: four binomial standard errors and two points.
double clear_margin(double share, double items) { return 0.02 + 4 * std::sqrt(share * (1 - share) / std::max(1.0, items)); }

struct Outcome { bool feasible = false; Breach worst; };

class Evaluator {
public:
    Evaluator(const PoolTask& task, const Executor& executor, const PoolStaff& staff) : task_{task}, executor_{executor}, staff_{staff} {}

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
        const sim::Network network = staffed(task_.study, task_.network, staff, task_.days);
        std::vector<ServiceTally> tallies;
        for (const std::size_t upto : checkpoints(task_.arrivals.size())) {
            auto more = executor_.map(upto - tallies.size(), [&, first = tallies.size()](std::size_t i) {
                const auto r = first + i;
                return run_network(task_.study, task_.network, network, task_.clocks, task_.arrivals[r], task_.days,
                                   {static_cast<std::uint32_t>(r + 1), -1, -1}).tally;
            });
            std::ranges::move(more, std::back_inserter(tallies));
            Outcome outcome = judged(tallies, upto == task_.arrivals.size());
            if (!outcome.feasible || upto == task_.arrivals.size()) return outcome;
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
        for (const Window& w : windows(task_.clocks, task_.pool, replications)) {
            const StandardWindow s = judge(task_.clocks, w, "");
            const double items = s.expected_items * static_cast<double>(tallies.size());
            const bool enough = last ? s.verdict == Verdict::met : s.share.mean >= s.target - clear_margin(s.target, items);
            consider(s.standard, s.window, s.share.mean, s.target, enough);
        }
        const double kept_up = 1 - backlog_share(task_.pool, replications);
        const double target = 1 - most_backlog_share * (last ? 1 : 3);
        consider("backlog", "", kept_up, target, kept_up >= target);
        return out;
    }

    const PoolTask& task_;
    const Executor& executor_;
    const PoolStaff& staff_;
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
    Evaluator evaluate{task, executor, out.staff};
    problem.feasible = [&](const std::vector<int>& seats) { return evaluate(seats).feasible; };
    const SeatAnswer answer = least_seats(problem, start_scale);
    out.staff.seats = answer.seats;
    out.feasible = answer.feasible;
    out.evaluations = answer.evaluations;
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
