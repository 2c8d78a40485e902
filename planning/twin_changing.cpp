#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "planning/fluid_queue.hpp"
#include "planning/twin_network.hpp"
#include "sim/infinite_server.hpp"
#include "sim/offered_load.hpp"
#include "sim/priority_waits.hpp"

namespace teleplan::planning {

namespace {

/// Bins of equal width from the start of the run.
struct Grid {
    double bin = 900;                                  // seconds
    std::size_t bins = 0;
    [[nodiscard]] sim::SimTime middle(std::size_t k) const { return sim::SimTime{sim::to_ticks(bin * (static_cast<double>(k) + 0.5))}; }
};

/// Quarters of an hour, or wider ones when the run is long, narrower ones when it is short.
Grid grid_of(const TwinNetwork& t)
{
    Grid grid;
    const double length = sim::seconds(t.to - sim::SimTime{});
    while (length / grid.bin > 4000) grid.bin *= 2;
    while (length / grid.bin < 96) grid.bin /= 2;
    grid.bins = static_cast<std::size_t>(std::ceil(length / grid.bin - 1e-9));
    return grid;
}

/// Jobs per second by stage, class and bin.
using BinnedFlows = std::vector<std::vector<std::vector<double>>>;

BinnedFlows from_outside(const TwinNetwork& t, const Grid& grid)
{
    BinnedFlows out(t.network.stages.size(), std::vector<std::vector<double>>(static_cast<std::size_t>(t.network.classes), std::vector<double>(grid.bins)));
    for (const sim::StreamSpec& stream : t.streams) {
        auto& to = out[static_cast<std::size_t>(stream.stage)][static_cast<std::size_t>(stream.job_class)];
        std::vector<double> rates(grid.bins);
        if (const auto* between = std::get_if<sim::Distribution>(&stream.arrivals)) rates.assign(grid.bins, 1 / sim::mean(*between));
        else if (const auto* steps = std::get_if<std::vector<sim::RateStep>>(&stream.arrivals)) rates = by_bins(*steps, grid.bin, grid.bins);
        for (std::size_t k = 0; k < grid.bins; ++k) to[k] += rates[k];
    }
    return out;
}

/// Each stage passes on what leaves it if nobody ever waits.
BinnedFlows binned(const TwinNetwork& t, const Grid& grid)
{
    const BinnedFlows outside = from_outside(t, grid);
    BinnedFlows flows = outside;
    constexpr int most_sweeps = 30;                    // as many as the longest path, where there are no loops
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
        BinnedFlows next = outside;
        for (std::size_t s = 0; s < flows.size(); ++s)
            for (std::size_t c = 0; c < flows[s].size(); ++c) {
                const sim::Stage& stage = t.network.stages[s];
                if (stage.next.empty() || std::ranges::all_of(flows[s][c], [](double r) { return r <= 0; })) continue;
                const auto leaving = sim::infinite_server_departures({.bin_seconds = grid.bin, .per_second = flows[s][c]}, stage.service).per_second;
                for (const sim::Branch& b : stage.next)
                    for (std::size_t k = 0; k < grid.bins; ++k) next[static_cast<std::size_t>(b.to)][c][k] += leaving[k] * b.probability;
            }
        const bool settled = next == flows;
        flows = std::move(next);
        if (settled) break;
    }
    return flows;
}

/// The mean wait cannot be longer than this after so many seconds of heavy load: a Brownian queue without drift that began empty,
/// E|N(0, variance)| (Harrison 1985, Brownian Motion and Stochastic Flow Systems, ch. 1). A steady queue near full load takes days to
/// come about.
double longest_wait(const PoolWork& work, double elapsed_seconds)
{
    double variance = 0;                                               // of the work that comes in a second
    for (const WorkLine& line : work.lines) {
        const double mean = sim::mean(*line.service);
        variance += line.per_second * mean * mean * (1 + sim::scv(*line.service));
    }
    constexpr double two_over_pi = 0.6366197723675814;
    return work.servers < 1 ? 0 : std::sqrt(two_over_pi * variance * elapsed_seconds) / work.servers;
}

/// Waits by line while the work outgrows the servers: those of the priorities that have one, all servers always busy.
std::vector<double> waits_when_full(const PoolWork& work)
{
    std::map<std::uint32_t, double> rates;
    double rate = 0, load = 0;
    for (const WorkLine& line : work.lines) {
        rates[line.priority] += line.per_second;
        rate += line.per_second;
        load += line.per_second * sim::mean(*line.service);
    }
    std::vector<double> by_rank;
    for (const auto& [priority, r] : rates) by_rank.push_back(r);
    std::vector<double> out(work.lines.size());
    if (work.servers < 1 || load <= 0) return out;
    const auto waits = sim::priority_waits(by_rank, load / rate, work.servers);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double wait = waits[static_cast<std::size_t>(std::distance(rates.begin(), rates.find(work.lines[i].priority)))];
        out[i] = wait < std::numeric_limits<double>::infinity() ? wait : 0;
    }
    return out;
}

/// One pool, bin after bin.
class ChangingPool {
public:
    ChangingPool(const TwinNetwork& t, const Grid& grid, const BinnedFlows& flows, std::size_t pool)
        : t_(t), grid_(grid), flows_(flows), pool_(pool), all_(t.work_of(pool, 1)), sums_(all_.lines.size())
    {
        for (const WorkLine& line : all_.lines) work_per_job_.push_back(work_per_job(line));
        for (const WorkLine& line : all_.lines) loads_.push_back(sim::infinite_server_loads({.bin_seconds = grid.bin, .per_second = rates(line)}, *line.service));
        out_.fails = all_.lines.empty() ? std::vector{Assumption::nobody_comes} : t.beyond_formulas(pool);
        out_.changing = true;
        bounded_ = all_.waiting_places || std::ranges::any_of(all_.lines, [](const WorkLine& line) { return line.patience != nullptr; });
    }

    PoolTwin make()
    {
        double bins = 0, loads = 0, waiting_before = 0;
        for (std::size_t k = 0; k < grid_.bins; ++k) {
            const double load = load_at(k);
            const bool observed = grid_.middle(k) >= t_.from && grid_.middle(k) < t_.to;
            if (!observed) waiting_before = queue_.left();
            if (out_.fails.empty()) count(k, observed);
            if (!observed) continue;
            bins += 1;
            loads += load;
            out_.peak_load = std::max(out_.peak_load, load);
        }
        out_.offered_load = bins > 0 ? loads / bins : 0;
        if (out_.fails.empty() && started_ <= 0) out_.fails = {Assumption::nobody_comes};
        // What is still left at the end, beyond a twentieth of the work, was not just a peak.
        if (out_.fails.empty() && queue_.left() - waiting_before > 0.05 * loads * grid_.bin) out_.fails = {Assumption::overloaded};
        if (out_.fails.empty()) conclude(bins);
        else out_.formula = Formula::none;
        return std::move(out_);
    }

private:
    struct Sums { double jobs = 0, waits = 0; };
    [[nodiscard]] const std::vector<double>& rates(const WorkLine& line) const
    {
        return flows_[static_cast<std::size_t>(line.stage)][static_cast<std::size_t>(line.job_class)];
    }

    /// Seconds of this pool that a waiting job has still to take, at its stage and at later ones: what a backlog consists of.
    [[nodiscard]] double work_per_job(const WorkLine& line) const
    {
        const auto visits = sim::visits(t_.network, line.stage);
        double seconds = 0;
        for (std::size_t s = 0; s < visits.size(); ++s)
            if (t_.at_pool(s, pool_)) seconds += visits[s] * sim::mean(t_.network.stages[s].service);
        return seconds;
    }
    [[nodiscard]] double load_of(std::size_t line, std::size_t k) const { return (loads_[line][k] + loads_[line][k + 1]) / 2; }
    [[nodiscard]] double load_at(std::size_t k) const
    {
        double load = 0;
        for (std::size_t i = 0; i < loads_.size(); ++i) load += load_of(i, k);
        return load;
    }

    /// The steady formula on the load of this moment. Weeks repeat: each load is worked out once.
    const PoolTwin& twin_at(std::size_t k)
    {
        PoolWork& work = now_ = all_;
        work.servers = t_.servers_at(pool_, grid_.middle(k));
        std::vector<double> key{static_cast<double>(work.servers)};
        for (std::size_t i = 0; i < work.lines.size(); ++i) {
            const double service = sim::mean(*work.lines[i].service);
            work.lines[i].per_second = service > 0 ? sim::round_to_12_digits(load_of(i, k) / service) : 0;
            key.push_back(work.lines[i].per_second);
        }
        std::erase_if(work.lines, [](const WorkLine& line) { return line.per_second <= 0; });
        const auto found = known_.find(key);
        if (found != known_.end()) return found->second;
        PoolTwin twin = steady_twin(work);
        if (twin.fails == std::vector{Assumption::overloaded}) {
            const auto waits = waits_when_full(work);
            for (std::size_t i = 0; i < work.lines.size(); ++i) twin.lines.push_back({work.lines[i].stage, work.lines[i].job_class, work.lines[i].per_second, waits[i]});
            twin.waited_share = 1;
        }
        return known_.emplace(std::move(key), std::move(twin)).first->second;
    }

    void count(std::size_t k, bool observed)
    {
        if (load_at(k) <= 0 && queue_.left() <= 0) return;
        const PoolTwin& now = twin_at(k);
        const bool full = now.fails == std::vector{Assumption::overloaded};
        if (now.formula == Formula::none && !full && now.fails != std::vector{Assumption::nobody_comes}) {
            out_.fails = now.fails;
            return;
        }
        if (now.formula != Formula::none) {
            out_.formula = now.formula;
            for (const Assumption a : now.fails)
                if (std::ranges::find(inexact_, a) == inexact_.end()) inexact_.push_back(a);
        }
        heavy_ = load_at(k) < light_load * t_.servers_at(pool_, grid_.middle(k)) ? 0 : heavy_ + grid_.bin;
        const double longest = bounded_ ? std::numeric_limits<double>::infinity() : longest_wait(now_, heavy_ + grid_.bin);
        const double lost = bounded_ && full ? 1 : now.lost_share;     // nobody is there: who comes gives up or finds no room
        std::map<std::uint32_t, double> erlangs;
        for (std::size_t i = 0; i < all_.lines.size(); ++i) erlangs[all_.lines[i].priority] += load_of(i, k);
        const auto backlog = bounded_ ? std::map<std::uint32_t, double>{} : queue_.pass(erlangs, t_.servers_at(pool_, grid_.middle(k)), grid_.bin);
        if (!observed) return;
        overloaded_ = overloaded_ || full;
        for (std::size_t i = 0; i < all_.lines.size(); ++i) {
            const WorkLine& mine = all_.lines[i];
            const auto line = std::ranges::find_if(now.lines, [&](const TwinLine& l) { return l.stage == mine.stage && l.job_class == mine.job_class; });
            const double came = rates(mine)[k], starts = came * (1 - lost);
            // By Little's law a backlog of so many jobs is a sum of waits of as many seconds per second.
            const auto waiting = backlog.find(mine.priority);
            if (waiting != backlog.end() && erlangs[mine.priority] > 0) sums_[i].waits += waiting->second * load_of(i, k) / erlangs[mine.priority] / work_per_job_[i];
            else if (waiting != backlog.end()) sums_[i].waits += waiting->second / work_per_job_[i] / lines_of(mine.priority);
            came_ += came;
            started_ += starts;
            sums_[i].jobs += starts;
            if (line == now.lines.end()) continue;
            sums_[i].waits += starts * std::min(line->wait_seconds, longest);
            waited_ += starts * now.waited_share.value_or(0);
            shares_ = shares_ && now.waited_share.has_value();
        }
    }
    /// Queues there delay and smooth what comes here; the load supposes that there are none.
    [[nodiscard]] bool from_other_pools() const
    {
        for (std::size_t s = 0; s < t_.network.stages.size(); ++s)
            if (t_.network.stages[s].pool && !t_.at_pool(s, pool_) && t_.used(s) &&
                std::ranges::any_of(all_.lines, [&](const WorkLine& line) { return t_.reaches[s][static_cast<std::size_t>(line.stage)]; }))
                return true;
        return false;
    }
    /// Lines of a priority: a backlog that outlasts its arrivals is divided evenly among them.
    [[nodiscard]] double lines_of(std::uint32_t priority) const
    {
        return static_cast<double>(std::ranges::count(all_.lines, priority, &WorkLine::priority));
    }

    void conclude(double bins)
    {
        double waits = 0;
        for (std::size_t i = 0; i < all_.lines.size(); ++i) {
            out_.lines.push_back({all_.lines[i].stage, all_.lines[i].job_class, sums_[i].jobs / bins, sums_[i].jobs > 0 ? sums_[i].waits / sums_[i].jobs : 0});
            waits += sums_[i].waits;
        }
        out_.wait_seconds = waits / started_;
        if (shares_) out_.waited_share = waited_ / started_;
        out_.lost_share = 1 - started_ / came_;
        out_.fails.push_back(t_.servers_change(pool_) ? Assumption::servers_change : Assumption::rates_change);
        out_.fails.insert(out_.fails.end(), inexact_.begin(), inexact_.end());
        if (from_other_pools()) out_.fails.push_back(Assumption::arrivals_from_other_pools);
        if (overloaded_) out_.fails.push_back(Assumption::overloaded_for_a_time);
        std::ranges::sort(out_.fails);
        if (out_.formula == Formula::none) out_.formula = Formula::erlang_c;           // full throughout: the fluid alone
    }

    const TwinNetwork& t_;
    const Grid& grid_;
    const BinnedFlows& flows_;
    std::size_t pool_;
    PoolWork all_;
    std::vector<std::vector<double>> loads_;           // [line][edge of a bin]: erlangs
    std::map<std::vector<double>, PoolTwin> known_;
    std::vector<double> work_per_job_;                 // by line
    std::vector<Sums> sums_;
    double came_ = 0, started_ = 0, waited_ = 0;
    bool shares_ = true, overloaded_ = false;
    bool bounded_;                                     // patience or a finite room: no queue builds up beyond the formula's
    PoolWork now_;                                     // of the bin looked at
    static constexpr double light_load = 0.7;          // below so much of the servers a queue from before is gone within a bin
    double heavy_ = 0;                                 // seconds since then
    std::vector<Assumption> inexact_;                  // of the steady formula
    FluidQueue queue_;
    PoolTwin out_;
};

}  // namespace

std::vector<PoolTwin> changing_twins(const TwinNetwork& t)
{
    const Grid grid = grid_of(t);
    const BinnedFlows flows = binned(t, grid);
    std::vector<PoolTwin> out;
    for (std::size_t p = 0; p < t.network.pools.size(); ++p) out.push_back(ChangingPool{t, grid, flows, p}.make());
    return out;
}

}  // namespace teleplan::planning
