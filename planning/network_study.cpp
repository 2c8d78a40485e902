// `run` on a queueing network: replications, sequential stopping, the answer.
#include <algorithm>

#include "models/plan_names.hpp"
#include "models/purposes.hpp"
#include "planning/network_observer.hpp"
#include "planning/network_questions.hpp"
#include "planning/network_warm_up.hpp"
#include "planning/run.hpp"
#include "planning/stopping.hpp"
#include "planning/twin_result.hpp"

namespace teleplan::planning {

namespace {

using models::Measure;

constexpr int default_replications = 16, pilot_replications = 16;

/// The plan compiled: what every replication shares.
struct NetworkSetting {
    NetworkSetting(const models::Plan& p, const models::PathwayNetwork& n, const std::vector<sim::StreamSpec>& s, Duration warm_up)
        : plan(p), names(n), streams(s), from{warm_up}, to{from + p.experiment->length}, questions{p, n, from, to}
    {
    }
    const models::Plan& plan;
    const models::PathwayNetwork& names;
    const std::vector<sim::StreamSpec>& streams;
    SimTime from, to;
    NetworkQuestions questions;
    [[nodiscard]] std::uint64_t seed() const { return static_cast<std::uint64_t>(plan.plan.seed); }
};

/// One number of each question; the counts themselves only as bytes.
struct NetworkReplication {
    std::vector<std::optional<double>> outputs;
    std::vector<std::vector<std::optional<double>>> stages, pools;
    std::vector<std::byte> tallies;
};

NetworkReplication replicate(const NetworkSetting& setting, std::uint32_t replication)
{
    NetworkObserver observer{setting.questions.tallies, SimTime{}, setting.from, setting.to};
    sim::NetworkRun<NetworkObserver> run{setting.names.network, sim::Stream{setting.seed(), replication, models::purpose::pathway}, observer, SimTime{}};
    sim::StreamsFeed feed{setting.streams, sim::Stream{setting.seed(), replication, models::purpose::arrivals}, SimTime{}};
    sim::advance(run, feed, setting.to);
    observer.finish(setting.to);
    NetworkReplication out;
    const auto answers = [&](const std::vector<Question>& asked) {
        std::vector<std::optional<double>> numbers;
        for (const Question& q : asked) numbers.push_back(setting.questions.answer(q, observer.tally));
        return numbers;
    };
    out.outputs = answers(setting.questions.outputs);
    for (const auto& row : setting.questions.stages) out.stages.push_back(answers(row));
    for (const auto& row : setting.questions.pools) out.pools.push_back(answers(row));
    observer.tally.encode(out.tallies);
    return out;
}

using Replications = std::vector<NetworkReplication>;

/// The interval of one number over the replications in which it exists.
struct Known { Interval value; int replications = 0; };
template <class Get> Known over(const Replications& results, Get&& get)
{
    std::vector<double> values;
    for (const NetworkReplication& r : results)
        if (const std::optional<double>& value = get(r)) values.push_back(*value);
    const int n = static_cast<int>(values.size());
    if (n >= 2) return {sim::mean_interval(values, 0.95), n};
    return {{n == 1 ? values.front() : 0, 0}, n};
}

std::string unit_of(const models::Output& output)
{
    const models::MeasureKind kind = models::kind_of(output.measure);
    if (kind.is_time) return std::string{models::name_of(output.unit)};
    if (kind.is_share) return "1";
    if (output.measure == Measure::throughput) return "1/h";
    const bool servers = output.measure == Measure::mean_busy || output.measure == Measure::busy_quantile || output.measure == Measure::most_busy;
    return servers && !output.pool.empty() ? "servers" : "jobs";
}

std::vector<OutputResult> output_results(const NetworkSetting& setting, const Replications& results)
{
    std::vector<OutputResult> out;
    for (std::size_t i = 0; i < setting.questions.outputs.size(); ++i) {
        const auto& [name, output] = setting.plan.experiment->outputs[i];
        const Known known = over(results, [i](const NetworkReplication& r) -> const auto& { return r.outputs[i]; });
        out.push_back({name, std::string{models::name_of(output.measure)}, output.stage, output.pool, output.class_name, output.window, unit_of(output), output.p,
                       output.within ? std::optional{sim::seconds(*output.within)} : std::nullopt, output.count_by == models::CountBy::arrival, known.value,
                       known.replications});
    }
    return out;
}

/// The formula's wait at a stage, of one class or of all; none for a delay, and where jobs are interrupted: these waits end at the first start.
std::optional<TwinResult> twin_of(const NetworkSetting& setting, const std::vector<PoolTwin>& twins, std::size_t s, std::optional<sim::ClassId> job_class,
                                  const Known& simulated)
{
    const auto pool = setting.names.network.stages[s].pool;
    if (!pool || setting.names.network.pools[static_cast<std::size_t>(*pool)].preemption != sim::Preemption::none) return std::nullopt;
    const PoolTwin& twin = twins[static_cast<std::size_t>(*pool)];
    double waits = 0, jobs = 0;
    for (const TwinLine& line : twin.lines) {
        if (static_cast<std::size_t>(line.stage) != s || (job_class && line.job_class != *job_class)) continue;
        waits += line.arrivals_per_second * line.wait_seconds;
        jobs += line.arrivals_per_second;
    }
    return beside(twin, jobs > 0 ? waits / jobs : 0, simulated.value, simulated.replications);
}

std::vector<StageResult> stage_results(const NetworkSetting& setting, const std::vector<PoolTwin>& twins, const Replications& results)
{
    const auto& names = setting.names;
    const auto classes = models::network_classes(setting.plan);
    std::vector<StageResult> out;
    for (std::size_t row = 0; row < setting.questions.stages.size(); ++row) {
        const std::size_t count = names.stages.size(), s = row < count ? row : (row - count) / classes.size();
        const auto value = [&](std::size_t q) { return over(results, [row, q](const NetworkReplication& r) -> const auto& { return r.stages[row][q]; }).value; };
        StageResult stage;
        stage.stage = names.network.stages[s].name;
        if (const auto pool = names.network.stages[s].pool) stage.pool = names.pools[static_cast<std::size_t>(*pool)];
        if (row >= count) stage.job_class = classes[(row - count) % classes.size()].name;
        Interval* const numbers[] = {&stage.arrivals, &stage.mean_wait, &stage.waited_share, &stage.gave_up_share, &stage.rejected_share, &stage.balked_share, &stage.mean_service};
        for (std::size_t q = 0; q < std::size(stage_measures); ++q) *numbers[q] = value(q);
        for (std::size_t q = 0; q < std::size(stage_quantiles); ++q) stage.wait_quantiles.emplace_back(stage_quantiles[q], value(std::size(stage_measures) + q));
        constexpr std::size_t mean_wait = 1;                           // among stage_measures
        static_assert(stage_measures[mean_wait] == Measure::mean_wait);
        stage.twin = twin_of(setting, twins, s, row < count ? std::nullopt : std::optional{sim::ClassId{static_cast<std::uint32_t>((row - count) % classes.size())}},
                             over(results, [row](const NetworkReplication& r) -> const auto& { return r.stages[row][mean_wait]; }));
        const bool part = row >= count && stage.arrivals.mean > 0 && stage.arrivals.mean < out[s].arrivals.mean;   // one class of several there
        if (row < count || part) out.push_back(std::move(stage));
    }
    return out;
}

std::vector<PoolResult> pool_results(const NetworkSetting& setting, const std::vector<PoolTwin>& twins, const Replications& results)
{
    std::vector<PoolResult> out;
    for (std::size_t p = 0; p < setting.names.pools.size(); ++p) {
        const auto known = [&](std::size_t q) { return over(results, [p, q](const NetworkReplication& r) -> const auto& { return r.pools[p][q]; }); };
        const auto value = [&](std::size_t q) { return known(q).value; };
        Known wait = known(3);
        double jobs = 0;
        for (const TwinLine& line : twins[p].lines) jobs += line.arrivals_per_second;
        if (setting.names.network.pools[p].preemption != sim::Preemption::none && jobs > 0) {   // Little: all the time not in service
            wait = known(1);
            wait.value = {wait.value.mean / jobs, wait.value.half_width / jobs};
        }
        out.push_back({setting.names.pools[p], value(2), value(0), value(1), twins[p].offered_load, beside(twins[p], twins[p].wait_seconds, wait.value, wait.replications)});
    }
    return out;
}

/// Replicates until the wanted outputs are precise, when the plan says so and no number of replications was asked for.
Replications replicate_all(const NetworkSetting& setting, std::optional<int> asked, const Executor& executor, NetworkAnswer& answer)
{
    const models::NetworkExperiment& e = *setting.plan.experiment;
    const auto task = [&](std::size_t r) { return replicate(setting, static_cast<std::uint32_t>(r + 1)); };
    if (asked || !e.precision) {
        const int n = asked.value_or(e.replications.value_or(default_replications));
        Progress progress{executor, "run", static_cast<double>(n)};
        return executor.map(static_cast<std::size_t>(n), [&](std::size_t r) {
            auto replication = task(r);
            progress.step();
            return replication;
        });
    }
    StoppingRule rule;
    rule.first = e.precision->first_replications;
    rule.most = e.precision->most_replications;
    std::vector<std::size_t> watched;
    for (const auto& [name, wanted] : e.precision->outputs) {
        const auto at = std::ranges::find(e.outputs, name, [](const auto& named) { return named.first; });
        watched.push_back(static_cast<std::size_t>(at - e.outputs.begin()));
        rule.wanted.push_back({name, wanted.relative ? Precision::relative : Precision::absolute, wanted.relative ? *wanted.relative : *wanted.absolute});
    }
    Progress progress{executor, "run", static_cast<double>(rule.most)};
    auto stopped = run_until(executor, rule, [&](std::size_t r) {
        auto replication = task(r);
        progress.step();
        return replication;
    }, [&](const NetworkReplication& r) {
        std::vector<double> values;
        for (const std::size_t i : watched) values.push_back(r.outputs[i].value_or(0));
        return values;
    });
    answer.precision = PrecisionResult{stopped.decision.precise, {}};
    for (const std::size_t m : stopped.decision.not_yet) answer.precision->not_reached.push_back(rule.wanted[m].measure);
    return std::move(stopped.results);
}

/// The warm-up as entered, or as MSER-5 chooses it.
Duration warm_up_of(const models::Plan& plan, const models::PathwayNetwork& names, const std::vector<sim::StreamSpec>& streams, const Executor& executor, NetworkAnswer& answer)
{
    const models::NetworkExperiment& e = *plan.experiment;
    const Duration entered = e.warm_up.value_or(Duration{});
    if (!e.steady_state) return entered;
    const WarmUpCut cut = warm_up_cut(names.network, streams, static_cast<std::uint64_t>(plan.plan.seed), entered + e.length, pilot_replications, executor);
    const Duration used = e.warm_up ? entered : cut.cut;
    answer.warm_up = WarmUpResult{sim::seconds(used), sim::seconds(cut.cut), !e.warm_up, used >= cut.cut, cut.run_too_short};
    return used;
}

}  // namespace

NetworkStudy run_streams(const models::Plan& plan, std::optional<int> replications, const Executor& executor)
{
    const models::PathwayNetwork names = models::stream_network(plan);
    const std::vector<sim::StreamSpec> streams = models::arrival_streams(plan, names);
    NetworkStudy out;
    const Duration warm_up = warm_up_of(plan, names, streams, executor, out.answer);
    const NetworkSetting setting{plan, names, streams, warm_up};
    const Replications results = replicate_all(setting, replications, executor, out.answer);
    for (const NetworkReplication& r : results) out.tallies.insert(out.tallies.end(), r.tallies.begin(), r.tallies.end());
    out.answer.identity = {plan.plan.title, plan.plan.region_code, "", "", "", plan.plan.seed, static_cast<int>(results.size()), 0, {}, false};
    out.answer.outputs = output_results(setting, results);
    const auto by_formula = twins(names.network, streams, SimTime{warm_up}, setting.to);
    out.answer.stages = stage_results(setting, by_formula, results);
    out.answer.pools = pool_results(setting, by_formula, results);
    return out;
}

}  // namespace teleplan::planning
