#include "planning/network_warm_up.hpp"

#include "models/purposes.hpp"
#include "sim/network_run.hpp"
#include "sim/tally.hpp"
#include "sim/warm_up.hpp"

namespace teleplan::planning {

namespace {

using sim::Duration;
using sim::SimTime;

constexpr std::int64_t stretches = 1000;

/// Area under the number of jobs in the network, by stretches of the run.
class PresentSeries : public sim::NoObserver {
public:
    explicit PresentSeries(Duration stretch) : stretch_(stretch) {}
    SimTime entered(sim::StageId, sim::ClassId, SimTime now) { return come(now); }
    void rejected(sim::StageId, sim::ClassId, SimTime now) { come(now); }
    void balked(sim::StageId, sim::ClassId, SimTime now) { come(now); }
    void moved(sim::StageId, const sim::Arrival&, SimTime) { inside_ = true; }
    void left(sim::ClassId, SimTime now) { change(now, -1); }
    void close(SimTime now) { change(now, 0); }

    std::vector<sim::Int128> areas = std::vector<sim::Int128>(stretches);

private:
    SimTime come(SimTime now)
    {
        if (!inside_) change(now, 1);
        inside_ = false;
        return sim::never;
    }
    void change(SimTime now, int by)
    {
        while (since_ < now) {
            const auto i = since_.time_since_epoch() / stretch_;
            if (i >= stretches) break;
            const SimTime until = std::min(now, SimTime{(i + 1) * stretch_});
            areas[static_cast<std::size_t>(i)] += sim::Int128{present_} * (until - since_).count();
            since_ = until;
        }
        since_ = now;
        present_ += by;
    }
    Duration stretch_;
    SimTime since_{};
    std::int64_t present_ = 0;
    bool inside_ = false;
};

}  // namespace

WarmUpCut warm_up_cut(const sim::Network& network, std::span<const sim::StreamSpec> streams, std::uint64_t seed, Duration length, int replications,
                      const Executor& executor)
{
    const Duration stretch = std::max(Duration{1}, length / stretches);
    const auto runs = executor.map(static_cast<std::size_t>(replications), [&](std::size_t r) {
        const auto replication = static_cast<std::uint32_t>(r + 1);
        PresentSeries series{stretch};
        sim::NetworkRun<PresentSeries> run{network, sim::Stream{seed, replication, models::purpose::pathway}, series, SimTime{}};
        sim::StreamsFeed feed{streams, sim::Stream{seed, replication, models::purpose::arrivals}, SimTime{}};
        const SimTime end{stretches * stretch};
        sim::advance(run, feed, end);
        series.close(end);
        return series.areas;
    });
    std::vector<double> mean(stretches);
    for (std::size_t i = 0; i < mean.size(); ++i) {
        sim::Int128 sum = 0;
        for (const auto& areas : runs) sum += areas[i];
        mean[i] = static_cast<double>(sum) / static_cast<double>(stretch.count()) / replications;
    }
    const sim::WarmUp cut = sim::mser5(mean);
    return {static_cast<std::int64_t>(cut.cut) * stretch, cut.run_too_short};
}

}  // namespace teleplan::planning
