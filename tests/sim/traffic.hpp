#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/math.hpp"
#include "sim/network_run.hpp"
#include "sim/time.hpp"

// What tests of networks share: a job's history, small networks, Poisson arrivals.
namespace teleplan::sim {

// A network of one stage before one pool.
inline Network one_stage(int servers, Distribution service, int priorities = 1)
{
    Network network;
    network.pools = {Pool{.spec = {.name = "pool", .priorities = priorities, .waiting_places = {}}, .capacity = {{SimTime{}, servers}}}};
    network.stages = {Stage{.name = "stage", .pool = PoolId{0}, .service = std::move(service)}};
    return network;
}

// Every call as one line, so that a test reads like a log: "10 started 0 class 1".
struct LogObserver : NoObserver {
    std::vector<std::string> lines;
    SimTime entered(StageId s, ClassId c, SimTime now) { add(now, "entered", s, c); return never; }
    void started(StageId s, ClassId c, SimTime, SimTime, SimTime now) { add(now, "started", s, c); }
    void ended(StageId s, ClassId c, SimTime, SimTime now) { add(now, "ended", s, c); }
    void gave_up(StageId s, ClassId c, SimTime, SimTime, SimTime now) { add(now, "gave up", s, c); }
    void rejected(StageId s, ClassId c, SimTime now) { add(now, "rejected", s, c); }
    void balked(StageId s, ClassId c, SimTime now) { add(now, "balked", s, c); }
    void interrupted(StageId s, ClassId c, SimTime, SimTime now) { add(now, "interrupted", s, c); }
    void resumed(StageId s, ClassId c, SimTime, SimTime now) { add(now, "resumed", s, c); }
    void add(SimTime now, const char* what, StageId s, ClassId c)
    {
        lines.push_back(std::to_string(now.time_since_epoch().count() / 1'000'000) + " " + what + " " +
                        std::to_string(static_cast<std::uint32_t>(s)) + " class " + std::to_string(static_cast<std::uint32_t>(c)));
    }
};

using Lines = std::vector<std::string>;

inline TimedArrival job_at(Duration time, std::uint32_t job_class, OptionalDuration patience = {}, StageId stage = StageId{0})
{
    return {SimTime{time}, {.key = {.entity = job_class, .day = 0, .slot = 0}, .stage = stage, .job_class = ClassId{job_class},
                            .service = {}, .patience = patience}};
}

inline Lines log_of(const Network& network, const std::vector<TimedArrival>& arrivals, SimTime end = never)
{
    LogObserver log;
    NetworkRun<LogObserver> run(network, Stream(1, 0, 1), log, SimTime{});
    VectorFeed feed(arrivals);
    advance(run, feed, end);
    return log.lines;
}

inline Lines only(const Lines& lines, const std::string& word)
{
    Lines kept;
    for (const std::string& line : lines)
        if (line.find(word) != std::string::npos) kept.push_back(line);
    return kept;
}

// Poisson arrivals without end, of classes with given rates per second; class c comes to stage first_stage[c].
class PoissonFeed {
public:
    PoissonFeed(const Stream& draws, std::vector<double> rates, std::vector<StageId> first_stage)
        : draws_(draws), rates_(std::move(rates)), first_stage_(std::move(first_stage))
    {
        for (const double rate : rates_) total_ += rate;
        prepare();
    }
    [[nodiscard]] SimTime next_time() const { return at_; }
    Arrival pop()
    {
        const Arrival arrival = next_;
        prepare();
        return arrival;
    }

private:
    void prepare()
    {
        const auto bits = draws_.block({.entity = ++count_, .day = 0, .slot = 0});
        at_ += to_ticks(-math::log(unit_interval(bits[0], bits[1])) / total_);
        double u = unit_interval(bits[2], bits[3]) * total_;
        std::uint32_t job_class = 0;
        while (job_class + 1 < rates_.size() && u >= rates_[job_class]) u -= rates_[job_class++];
        next_ = {.key = {.entity = count_, .day = 0, .slot = 0}, .stage = first_stage_[job_class], .job_class = ClassId{job_class}};
    }

    Stream draws_;
    std::vector<double> rates_;
    std::vector<StageId> first_stage_;
    double total_ = 0.0;
    std::uint64_t count_ = 0;
    SimTime at_{};
    Arrival next_{};
};

}  // namespace teleplan::sim
