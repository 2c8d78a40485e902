#include "planning/pool_sizing.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "planning/seat_search.hpp"

namespace teleplan::planning {

namespace {

/// Replications after which a clear case is decided; the last checkpoint is all of them.
std::vector<std::size_t> checkpoints(std::size_t replications)
{
    std::vector<std::size_t> out;
    for (std::size_t n = 2; n < replications; n *= 2) out.push_back(n);
    out.push_back(replications);
    return out;
}

enum class Look : std::uint8_t { clearly_below, close, clearly_above };

/// Where a window's share lies against its target after some of the replications: clear beyond three standard errors between
/// replications (with only two of them: below by four binomial ones and two points, never clearly above).
Look look(const StandardWindow& w, std::size_t replications)
{
    const double gap = w.share.mean - w.target;
    if (replications < 4) {
        const double items = std::max(1.0, w.expected_items * static_cast<double>(replications));
        return gap < -0.02 - 4 * std::sqrt(w.target * (1 - w.target) / items) ? Look::clearly_below : Look::close;
    }
    const double three_errors = 3 * w.share.half_width / sim::student_t_quantile(0.975, static_cast<int>(replications) - 1);
    if (gap < 0 && -gap > three_errors) return Look::clearly_below;
    return gap > three_errors ? Look::clearly_above : Look::close;
}

constexpr int lead_in_of_part = 21;

struct Outcome { bool decided = false, feasible = false; Breach worst; };

/// Some days of a task, judged by the standards that fall due in part of them.
struct Days {
    DateRange simulated;
    const StandardClocks& clocks;
};

/// Nights (the longest shifts) first, then weekdays before holidays, later shifts before earlier ones.
std::vector<std::size_t> lowering_order(const std::vector<models::SeatCell>& cells)
{
    std::vector<std::size_t> order(cells.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        if (cells[a].length != cells[b].length) return cells[a].length > cells[b].length;
        if (cells[a].day != cells[b].day) return cells[a].day < cells[b].day;
        return cells[a].from > cells[b].from;
    });
    return order;
}

/// So many consecutive months of the counted period with the most work for the seats of the formula: where a design fails first.
DateRange hardest_months(int count, const PoolTask& task, const std::vector<models::SeatCell>& cells, const std::vector<int>& seats)
{
    const int months = task.clocks.months();
    count = std::min(count, months);
    std::vector<double> work(static_cast<std::size_t>(months)), staffed_hours(static_cast<std::size_t>(months));
    constexpr std::size_t enough = 4;                              // replications, to tell months apart
    for (const Work& replication : std::span{task.arrivals}.first(std::min(enough, task.arrivals.size())))
        for (const auto& part : replication)
            for (std::size_t i = 0; i < part.size(); ++i) {
                const sim::TimedArrival w = part[i];
                if (const int month = task.clocks.month(w.at); month >= 0 && w.arrival.service.has_value())
                    work[static_cast<std::size_t>(month)] += sim::seconds(*w.arrival.service);
            }
    const auto month_range = [&](int first, int last) {
        const int from = task.clocks.first_month().index + first, to = task.clocks.first_month().index + last;
        return DateRange{std::max(task.clocks.counted().from, models::first_day({from})), std::min(task.clocks.counted().to, models::first_day({to + 1}) + -1)};
    };
    for (int m = 0; m < months; ++m)
        for (std::size_t c = 0; c < cells.size(); ++c) staffed_hours[static_cast<std::size_t>(m)] += seats[c] * models::hours_in(cells[c], month_range(m, m));
    int hardest = 0;
    double most = -1;
    for (int m = 0; m + count <= months; ++m) {
        double of_work = 0, of_staff = 0;
        for (auto i = static_cast<std::size_t>(m); i < static_cast<std::size_t>(m + count); ++i) {
            of_work += work[i];
            of_staff += staffed_hours[i];
        }
        if (of_staff > 0 && of_work / of_staff > most) {
            most = of_work / of_staff;
            hardest = m;
        }
    }
    return month_range(hardest, hardest + count - 1);
}

/// Whether all standards of a pool fall due soon, so that a queue forgets in weeks and a quarter can be judged alone.
bool forgets_soon(const PoolTask& task)
{
    for (const auto& [id, standard] : task.study.plan.standards) {
        const auto stage = models::stage_of(task.network, standard.stage);
        if (!stage) continue;
        if (!needs(task.network.network.stages[static_cast<std::size_t>(*stage)], sim::PoolId{static_cast<std::uint32_t>(task.pool)})) continue;
        if (allowed(standard.within, models::find(task.study.plan.organisation.calendars, standard.clock)) > 7 * models::one_day) return false;
    }
    return true;
}

class Evaluator {
public:
    Evaluator(const PoolTask& task, const Days& days, const Executor& executor, const PoolStaff& staff)
        : task_{task}, days_{days}, executor_{executor}, staff_{staff}
    {
        if (task.partition) place_clocks_.emplace(task.study, days.simulated, days.clocks.counted());
        for (const Work& replication : task.arrivals) {
            Work& mine = arrivals_.emplace_back();
            for (const auto& part : replication) mine.push_back(part.between(models::start_of(days.simulated.from), models::start_of(days.simulated.to + 1)));
        }
    }

    const Outcome& operator()(const std::vector<int>& seats)
    {
        const auto [at, fresh] = known_.try_emplace(seats);
        if (fresh) at->second = evaluate(seats);
        return at->second;
    }

    /// What goes on to other pools and to centres with these seats, by replication.
    void pass_on(const std::vector<int>& seats, SizedPool& out)
    {
        if (moves_of_ != seats) clear_moves();         // else of the replications that its evaluation needed
        static_cast<void>(simulate(seats, moves_.size(), arrivals_.size()));
        out.passed_on = std::move(moves_);
        out.handed_over = std::move(handed_over_);
    }

private:
    Outcome evaluate(const std::vector<int>& seats)
    {
        executor_.stop_if_asked();
        moves_of_ = seats;
        clear_moves();
        std::vector<ServiceTally> tallies;
        for (const std::size_t upto : checkpoints(arrivals_.size())) {
            std::ranges::move(simulate(seats, tallies.size(), upto), std::back_inserter(tallies));
            const Outcome outcome = judged(tallies, upto == arrivals_.size());
            if (outcome.decided) return outcome;
        }
        return {};
    }

    void clear_moves()
    {
        moves_.clear();
        handed_over_.clear();
    }

    /// The pool among those with whom it shares centres, one replication.
    [[nodiscard]] RunResult run_among(const models::PartitionNetwork& network, std::size_t replication) const
    {
        const PartitionTask& among = *task_.partition;
        PartitionResult run = run_partition(task_.study, among.partition, network, *place_clocks_, arrivals_[replication], days_.simulated,
                                            {static_cast<std::uint32_t>(replication + 1), -1, task_.pool});
        return {std::move(run.members[among.member]), std::move(run.moves), std::move(run.handed_over)};
    }

    [[nodiscard]] models::PartitionNetwork network_among(const std::vector<int>& seats) const
    {
        const PartitionTask& among = *task_.partition;
        MemberStaff staff = among.staff;
        staff[among.member][static_cast<std::size_t>(task_.pool)] = {staff_.cells, seats, false};
        models::PartitionNetwork network = staffed(task_.study, among.partition, staff, days_.simulated);
        if (!among.only_centres) return network;
        const auto at_home = [&](const sim::Branch& b) { return network.places[static_cast<std::size_t>(b.to)].member < among.partition.authorities.size(); };
        for (std::size_t s = 0; s < network.places.size(); ++s)
            if (network.places[s].member >= among.partition.authorities.size()) {
                sim::Stage& stage = network.network.stages[s];
                std::erase_if(stage.next, at_home);
                std::erase_if(stage.transfers, [&](const sim::Transfer& t) { return at_home({t.to, 1}); });
            }
        return network;
    }

    /// Replications [from, to) with these seats and no limit elsewhere; keeps what moves on.
    std::vector<ServiceTally> simulate(const std::vector<int>& seats, std::size_t from, std::size_t to)
    {
        std::vector<PoolStaff> staff(task_.network.pools.size());
        staff[static_cast<std::size_t>(task_.pool)] = {staff_.cells, seats, false};
        const models::PartitionNetwork among = task_.partition ? network_among(seats) : models::PartitionNetwork{};
        const sim::Network network = task_.partition ? sim::Network{} : staffed(task_.study, task_.network, staff, days_.simulated);
        auto runs = executor_.map(to - from, [&](std::size_t i) {
            if (task_.partition) return run_among(among, from + i);
            return run_network(task_.study, task_.network, network, days_.clocks, arrivals_[from + i], days_.simulated,
                               {static_cast<std::uint32_t>(from + i + 1), -1, task_.pool});
        });
        std::vector<ServiceTally> tallies;
        for (RunResult& run : runs) {
            tallies.push_back(std::move(run.tally));
            moves_.push_back(std::move(run.moves));
            handed_over_.push_back(std::move(run.handed_over));
        }
        return tallies;
    }

    /// With all replications by the lower bound; before that only what is clear is decided.
    Outcome judged(const std::vector<ServiceTally>& tallies, bool last) const
    {
        std::vector<const ServiceTally*> replications;
        for (const ServiceTally& t : tallies) replications.push_back(&t);
        bool below = false, above = true;
        Outcome out;
        double worst_gap = 1;
        const auto consider = [&](const std::string& standard, const std::string& window, double share, double target, Look at) {
            below = below || at == Look::clearly_below;
            if (at == Look::clearly_above) return;
            above = false;
            if (share - target >= worst_gap) return;
            worst_gap = share - target;
            out.worst = {standard, window, share, target};
        };
        for (const Window& w : windows(days_.clocks, task_.pool, replications)) {
            const StandardWindow s = judge(days_.clocks, w, "");
            const Look at = !last ? look(s, tallies.size()) : s.verdict == Verdict::met ? Look::clearly_above : Look::clearly_below;
            consider(s.standard, s.window, s.share.mean, s.target, at);
        }
        // Over a month or a quarter the end may fall on a holiday, when deferrable work waits: growth shows over the whole only.
        const double left = days_.simulated.to - days_.simulated.from < 180 ? 0 : backlog_share(task_.pool, replications);
        const Look backlog = left <= most_backlog_share ? Look::clearly_above : last || left > 3 * most_backlog_share ? Look::clearly_below : Look::close;
        consider(backlog_standard, "", 1 - left, 1 - most_backlog_share, backlog);
        out.decided = last || below || above;
        out.feasible = !below && above;
        return out;
    }

    const PoolTask& task_;
    const Days& days_;
    const Executor& executor_;
    const PoolStaff& staff_;
    std::vector<Work> arrivals_;                                   // by replication, of the simulated days
    std::map<std::vector<int>, Outcome> known_;
    std::vector<int> moves_of_;                                    // the design that was simulated last, and what it passed on
    std::vector<std::vector<sim::TimedArrival>> moves_, handed_over_;
    std::optional<PlaceClocks> place_clocks_;                      // of the simulated days, among others
};

}  // namespace

SizedPool entered_pool(const PoolTask& task, const PoolStaff& staff, const Executor& executor)
{
    SizedPool out;
    out.staff = staff;
    out.start = analytic_seats(task.study, task.network.pools[static_cast<std::size_t>(task.pool)], staff.cells, task.load);
    out.feasible = true;                                           // the check on fresh replications says how it fares
    const Days all{task.days, task.clocks};
    Evaluator evaluate{task, all, executor, out.staff};
    for (std::size_t c = 0; c < staff.seats.size(); ++c) {
        std::vector<int> fewer = staff.seats;
        fewer[c] = std::max(0, fewer[c] - 1);
        out.without_one.push_back(evaluate(fewer).worst);
    }
    evaluate.pass_on(staff.seats, out);
    return out;
}

SizedPool size_pool(const PoolTask& task, const Executor& executor, double start_scale)
{
    const models::StaffPool& pool = task.study.pool(task.network.pools[static_cast<std::size_t>(task.pool)]);
    SizedPool out;
    out.staff.cells = models::seat_cells(task.study.plan, pool, task.where);
    out.staff.unlimited = false;
    const auto least = models::coverage_minimum(task.study.plan, pool, out.staff.cells, task.edges, task.study.regime);
    out.start = analytic_seats(task.study, task.network.pools[static_cast<std::size_t>(task.pool)], out.staff.cells, task.load, &least);

    SeatProblem problem{least, {}, lowering_order(out.staff.cells), out.start, {}};
    for (std::size_t c = 0; c < out.staff.cells.size(); ++c) {
        problem.cost.push_back(models::hours_in(out.staff.cells[c], task.study.regime));
        problem.direction[c] = std::max(1, problem.direction[c]);
    }
    // Where weeks are enough to forget the past, a design is looked for on the hardest month and then tried on all days: what
    // fails in the month fails on the whole. If the whole is harder, the search runs on the hardest quarter, then on all days.
    const auto hours = [&](const std::vector<int>& seats) {
        return std::inner_product(seats.begin(), seats.end(), problem.cost.begin(), 0.0);
    };
    const Days all{task.days, task.clocks};
    Evaluator on_all{task, all, executor, out.staff};
    SeatAnswer answer;
    const auto search = [&](Evaluator& evaluate) {
        problem.feasible = [&evaluate](const std::vector<int>& seats) { return evaluate(seats).feasible; };
        answer = least_seats(problem, start_scale);
        if (answer.feasible)
            for (std::size_t c = 0; c < answer.seats.size(); ++c) {
                std::vector<int> fewer = answer.seats;
                --fewer[c];
                out.without_one[c] = answer.seats[c] > problem.least[c] ? evaluate(fewer).worst : Breach{};
            }
        return answer.feasible && on_all(answer.seats).feasible;
    };
    out.without_one.resize(out.staff.cells.size());
    const auto search_on = [&](int months) {
        const DateRange part = hardest_months(months, task, out.staff.cells, out.start);
        const DateRange days{std::max(task.days.from, part.from + -lead_in_of_part), part.to};
        const StandardClocks clocks{task.study.plan, task.network, days, part};
        const Days some{days, clocks};
        Evaluator on_part{task, some, executor, out.staff};
        return search(on_part);
    };
    const bool found = forgets_soon(task) && (search_on(1) || search_on(3));
    if (!found) search(on_all);
    out.staff.seats = answer.seats;
    out.feasible = answer.feasible;
    if (!answer.feasible) std::ranges::fill(out.without_one, on_all(answer.seats).worst);   // even with these seats
    on_all.pass_on(answer.seats, out);
    out.scale = hours(answer.seats) / std::max(1.0, hours(out.start));
    return out;
}

}  // namespace teleplan::planning
