#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "sim/arrivals.hpp"
#include "sim/compiled_network.hpp"
#include "sim/network.hpp"

// A second, slow simulation of networks, to check NetworkRun against. It keeps no queue, heap or counter: one row per job,
// and whatever it needs to know it finds by looking at all rows, at every step. It shares with NetworkRun the draws
// and the order within one instant.
namespace teleplan::sim::plain {

enum class State : std::uint8_t { waiting, interrupted, running, delayed, gone };

struct Row {
    DrawPoint key{};
    ClassId job_class{};
    StageId stage{};
    State state = State::gone;
    std::uint64_t entered = 0;                           // serial numbers: entered the stage, last started
    std::uint64_t started = 0;
    Duration rest{};                                     // of the service, when it is not running
    Duration whole{};
    SimTime ends = never;
    std::optional<Duration> patience{};                  // what is left of it, once it has been drawn
    SimTime gives_up = never;
    std::uint64_t armed = 0;                             // serial number
    SimTime since{};                                     // entered the stage
    SimTime moves = never;                               // transferred, then where to
    StageId moves_to{};
    std::vector<std::string> history{};
};

class Simulation {
public:
    Simulation(const Network& network, const Stream& draws) : network_(&network), draws_(draws)
    {
        for (std::size_t p = 0; p < network.pools.size(); ++p) pools_.push_back({.scheduled = ++serial_});
    }

    // Until nothing happens any more. The history of each arrival, as "time what stage".
    std::vector<std::vector<std::string>> run(const std::vector<TimedArrival>& arrivals)
    {
        std::size_t next = 0;
        for (;;) {
            const auto [at, kind, serial, who] = first_event(next < arrivals.size() ? arrivals[next].at : never);
            if (at == never) break;
            now_ = at;
            if (kind == release || kind == delay_end) end(who);
            else if (kind == staff) change(who);
            else if (kind == give_up) lose(rows_[who], "gave up");
            else if (kind == transfer) transfer_due();
            else arrive(arrivals[next++].arrival);
        }
        std::vector<std::vector<std::string>> histories;
        for (Row& row : rows_) histories.push_back(row.history);
        return histories;
    }

private:
    enum Kind { release, staff, give_up, transfer, arrival, delay_end };
    using Event = std::tuple<SimTime, Kind, std::uint64_t, std::size_t>;
    struct PoolNow { SimTime as_of{}; bool slots = false; std::uint64_t scheduled = 0; };

    const Stage& stage(const Row& row) const { return network_->stages[static_cast<std::size_t>(row.stage)]; }
    const Pool& pool(std::size_t p) const { return network_->pools[p]; }
    std::uint32_t priority(const Row& row) const
    {
        const auto& given = stage(row).priority_by_class;
        return given.size() == 1 ? given[0] : given[static_cast<std::size_t>(row.job_class)];
    }
    static std::vector<Need> needs(const Stage& s)
    {
        std::vector<Need> all;
        if (s.pool) all.push_back({*s.pool, s.units});
        all.insert(all.end(), s.also.begin(), s.also.end());
        return all;
    }
    static int units(const Stage& s, std::size_t p)
    {
        for (const Need& need : needs(s))
            if (static_cast<std::size_t>(need.pool) == p) return need.units;
        return 0;
    }
    void note(Row& row, const char* what) const
    {
        row.history.push_back(std::to_string(now_.time_since_epoch().count()) + " " + what + " " +
                              std::to_string(static_cast<std::uint32_t>(row.stage)));
    }

    // Pools as they are at the last change that was carried out.
    int staffed(std::size_t p) const
    {
        int servers = 0;
        for (const CapacityStep& step : pool(p).capacity)
            if (step.at <= pools_[p].as_of) servers = step.servers;
        return servers;
    }
    bool open(std::size_t p, std::uint32_t priority) const
    {
        for (const Gate& gate : pool(p).gates) {
            if (gate.priority != priority) continue;
            return std::any_of(gate.openings.begin(), gate.openings.end(), [&](const Opening& o) {
                const SimTime t = pools_[p].as_of;
                return (o.from <= t && t < o.to) || (o.from == o.to && o.from == t && pools_[p].slots);
            });
        }
        return true;
    }
    SimTime next_change(std::size_t p) const
    {
        SimTime next = never;
        const auto consider = [&](SimTime t) { if (t > pools_[p].as_of) next = std::min(next, t); };
        for (const CapacityStep& step : pool(p).capacity) consider(step.at);
        for (const Gate& gate : pool(p).gates)
            for (const Opening& o : gate.openings) {
                consider(o.from);
                consider(o.to);
            }
        return next;
    }
    int busy(std::size_t p) const
    {
        int sum = 0;
        for (const Row& row : rows_)
            if (row.state == State::running) sum += units(stage(row), p);
        return sum;
    }

    // Pools that some stage links with `p`, directly or not.
    std::vector<std::size_t> site(std::size_t p) const
    {
        std::vector<std::size_t> found{p};
        for (std::size_t i = 0; i < found.size(); ++i)
            for (const Stage& s : network_->stages) {
                if (units(s, found[i]) == 0) continue;
                for (const Need& need : needs(s))
                    if (const auto other = static_cast<std::size_t>(need.pool); std::find(found.begin(), found.end(), other) == found.end())
                        found.push_back(other);
            }
        std::sort(found.begin(), found.end());
        return found;
    }

    Event first_event(SimTime next_arrival) const
    {
        Event first{next_arrival, arrival, 0, 0};
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const Row& row = rows_[i];
            if (row.state == State::running) first = std::min(first, Event{row.ends, release, row.started, i});
            if (row.state == State::delayed) first = std::min(first, Event{row.ends, delay_end, row.started, i});
            if (row.state == State::waiting || row.state == State::interrupted) first = std::min(first, Event{row.gives_up, give_up, row.armed, i});
            if (row.state == State::waiting) first = std::min(first, Event{row.moves, transfer, 0, i});
        }
        for (std::size_t p = 0; p < pools_.size(); ++p) first = std::min(first, Event{next_change(p), staff, pools_[p].scheduled, p});
        return std::get<0>(first) == never ? Event{never, arrival, 0, 0} : first;
    }

    void arrive(const Arrival& a)
    {
        rows_.push_back({.key = a.key, .job_class = a.job_class, .stage = a.stage});
        enter(rows_.size() - 1);
    }

    void lose(Row& row, const char* what) const
    {
        note(row, what);
        row.state = State::gone;
    }

    void enter(std::size_t i)
    {
        Row& row = rows_[i];
        const Stage& to = stage(row);
        row.entered = ++serial_;
        row.since = now_;
        row.moves = never;
        row.whole = to_ticks(sample(to.service, draws_, draw_of(row.key, DrawUse::service)));
        row.rest = row.whole;
        if (!to.pool) {
            note(row, "entered");
            note(row, "started");
            row.state = State::delayed;
            row.started = ++serial_;
            row.ends = now_ + row.rest;
            return;
        }
        const auto p = static_cast<std::size_t>(*to.pool);
        if (balks(row, p)) return lose(row, "balked");
        if (!has_place(i)) return lose(row, "rejected");
        note(row, "entered");
        row.state = State::waiting;
        row.gives_up = never;
        row.patience.reset();
        settle(p);
        if (rows_[i].state == State::waiting) arm(rows_[i]);
        plan_transfer(rows_[i]);
    }

    // Looks at every opening for the first instant.
    void plan_transfer(Row& row) const
    {
        row.moves = never;
        if (row.state != State::waiting) return;
        for (const Transfer& t : stage(row).transfers)
            for (const Opening& o : t.openings)
                if (const SimTime at = std::max(now_ + t.after, o.from); at < o.to && at < row.moves) {
                    row.moves = at;
                    row.moves_to = t.to;
                }
    }

    void transfer_due()
    {
        std::vector<std::size_t> who;
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i].state == State::waiting && rows_[i].moves == now_) who.push_back(i);
        std::stable_sort(who.begin(), who.end(), [this](std::size_t a, std::size_t b) {
            return std::pair{rows_[a].since, rows_[a].key.entity} < std::pair{rows_[b].since, rows_[b].key.entity};
        });
        for (const std::size_t i : who) {
            rows_[i].stage = rows_[i].moves_to;
            rows_[i].entered = ++serial_;
            note(rows_[i], "transferred");
        }
        for (const std::size_t i : who) settle(static_cast<std::size_t>(*stage(rows_[i]).pool));
        for (const std::size_t i : who) plan_transfer(rows_[i]);
    }

    void arm(Row& row)
    {
        const Stage& at = stage(row);
        if (!at.patience) return;
        if (!row.patience) row.patience = to_ticks(sample(*at.patience, draws_, draw_of(row.key, DrawUse::patience)));
        row.gives_up = now_ + *row.patience;
        row.armed = ++serial_;
    }

    bool balks(const Row& row, std::size_t p) const
    {
        const auto found = std::count_if(rows_.begin(), rows_.end(), [&](const Row& other) {
            return other.state != State::gone && other.state != State::delayed && units(stage(other), p) > 0;
        });
        std::optional<double> probability;
        for (const BalkStep& step : stage(row).balking)
            if (found >= step.from) probability = step.probability;
        return probability && (*probability >= 1.0 || draws_.uniform(draw_of(row.key, DrawUse::balk)) < *probability);
    }

    // Tries it out: once all who can start have started, does the job start, or do no more wait than may?
    bool has_place(std::size_t i) const
    {
        Simulation trial = *this;
        trial.rows_[i].state = State::waiting;
        while (trial.decide(static_cast<std::size_t>(*stage(rows_[i]).pool))) {}
        if (trial.rows_[i].state == State::running) return true;
        for (const Need& need : needs(stage(rows_[i]))) {
            const auto p = static_cast<std::size_t>(need.pool);
            const auto waiting = std::count_if(trial.rows_.begin(), trial.rows_.end(), [&](const Row& row) {
                return row.state == State::waiting && units(stage(row), p) > 0;
            });
            if (pool(p).spec.waiting_places && waiting > static_cast<std::int64_t>(*pool(p).spec.waiting_places)) return false;
        }
        return true;
    }

    void end(std::size_t i)
    {
        Row& row = rows_[i];
        note(row, "ended");
        row.state = State::gone;
        const auto from = stage(row).pool;
        double u = 0.0;
        if (!stage(row).next.empty()) u = draws_.uniform(draw_of(row.key, DrawUse::branch));
        for (const Branch& branch : stage(row).next) {
            if (u < branch.probability) {
                row.stage = branch.to;
                row.key = next_visit(row.key);
                enter(i);
                break;
            }
            u -= branch.probability;
        }
        if (from) settle(static_cast<std::size_t>(*from));
    }

    void change(std::size_t p)
    {
        pools_[p] = {.as_of = now_, .slots = true, .scheduled = ++serial_};
        settle(p);
    }

    void settle(std::size_t any)
    {
        const auto pools = site(any);
        if (std::any_of(pools.begin(), pools.end(), [this](std::size_t p) { return next_change(p) == now_; })) return;
        while (decide(any)) {}
        for (const std::size_t p : pools) pools_[p].slots = false;
    }

    // One start or one interruption among the pools linked with `any`; false: none.
    bool decide(std::size_t any)
    {
        const auto pools = site(any);
        for (const std::size_t p : pools)
            if (pool(p).shift_end == ShiftEnd::interrupt && busy(p) > staffed(p)) return interrupt(p);
        std::vector<Row*> candidates;
        for (Row& row : rows_)
            if ((row.state == State::waiting || row.state == State::interrupted) &&
                std::any_of(pools.begin(), pools.end(), [&](std::size_t p) { return units(stage(row), p) > 0; }))
                candidates.push_back(&row);
        std::sort(candidates.begin(), candidates.end(), [this](const Row* a, const Row* b) {
            const auto rank = [this](const Row& row) { return std::tuple{priority(row), row.state != State::interrupted, row.entered}; };
            return rank(*a) < rank(*b);
        });
        for (Row* row : candidates) {
            if (!could_start(*row)) continue;
            for (const Need& need : needs(stage(*row)))
                if (const auto p = static_cast<std::size_t>(need.pool); staffed(p) - busy(p) < need.units) return interrupt(p);
            note(*row, row->state == State::waiting ? "started" : "resumed");
            if (row->gives_up != never) row->patience = row->gives_up - now_;
            row->gives_up = never;
            row->state = State::running;
            row->started = ++serial_;
            row->ends = now_ + row->rest;
            return true;
        }
        return false;
    }

    bool could_start(const Row& row) const
    {
        for (const Need& need : needs(stage(row))) {
            const auto p = static_cast<std::size_t>(need.pool);
            if (row.state == State::waiting && !open(p, priority(row))) return false;
            int available = staffed(p) - busy(p);
            for (const Row& other : rows_)
                if (pool(p).preemption != Preemption::none && other.state == State::running && priority(other) > priority(row))
                    available += units(stage(other), p);
            if (available < need.units) return false;
        }
        return true;
    }

    bool interrupt(std::size_t p)                        // the least urgent there, the latest started of those
    {
        Row* victim = nullptr;
        for (Row& row : rows_)
            if (row.state == State::running && units(stage(row), p) > 0 &&
                (victim == nullptr || std::tuple{priority(*victim), victim->started} < std::tuple{priority(row), row.started}))
                victim = &row;
        note(*victim, "interrupted");
        victim->state = State::interrupted;
        victim->rest = pool(p).preemption == Preemption::restart ? victim->whole : victim->ends - now_;
        arm(*victim);
        return true;
    }

    const Network* network_;
    Stream draws_;
    SimTime now_{};
    std::uint64_t serial_ = 0;
    std::vector<PoolNow> pools_;
    std::vector<Row> rows_;
};

}  // namespace teleplan::sim::plain
