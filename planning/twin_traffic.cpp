#include "planning/twin_traffic.hpp"

#include <algorithm>
#include <cmath>

namespace teleplan::planning {

namespace {

double seconds_between(sim::SimTime from, sim::SimTime to) { return sim::seconds(to - from); }

double mean_rate(const std::vector<sim::RateStep>& steps, sim::SimTime from, sim::SimTime to)
{
    double jobs = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const sim::SimTime begin = std::max(from, steps[i].from), end = i + 1 < steps.size() ? std::min(to, steps[i + 1].from) : to;
        if (begin < end) jobs += steps[i].per_second * seconds_between(begin, end);
    }
    return jobs / seconds_between(from, to);
}

}  // namespace

Outside::Outside(const sim::Network& network, std::span<const sim::StreamSpec> streams, sim::SimTime end)
    : flows(network.stages.size(), std::vector<double>(static_cast<std::size_t>(network.classes))), scv_by_stage(network.stages.size(), 1)
{
    std::vector<double> variability(network.stages.size()), rate(network.stages.size());
    for (const sim::StreamSpec& stream : streams) {
        if (std::holds_alternative<std::vector<sim::TimedArrival>>(stream.arrivals)) {
            given = true;
            continue;
        }
        double jobs = 0, scv = 1;
        if (const auto* between = std::get_if<sim::Distribution>(&stream.arrivals)) {
            jobs = 1 / sim::mean(*between);
            scv = sim::scv(*between);
            poisson = poisson && std::holds_alternative<sim::Exponential>(*between);
        } else {
            const auto& steps = std::get<std::vector<sim::RateStep>>(stream.arrivals);
            jobs = mean_rate(steps, sim::SimTime{}, end);
            changing = changing || steps.size() > 1 || (!steps.empty() && steps.front().from > sim::SimTime{});
        }
        const auto s = static_cast<std::size_t>(stream.stage);
        flows[s][static_cast<std::size_t>(stream.job_class)] += jobs;
        rate[s] += jobs;
        variability[s] += jobs * scv;
    }
    for (std::size_t s = 0; s < rate.size(); ++s)
        if (rate[s] > 0) scv_by_stage[s] = variability[s] / rate[s];
}

Flows through(const sim::Network& network, const Flows& outside, std::span<const PoolLoss> losses)
{
    // Sweeps of the traffic equations: what leaves the network each time makes them converge.
    Flows flows = outside;
    constexpr int most_sweeps = 10'000;
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
        Flows next = outside;
        for (std::size_t s = 0; s < flows.size(); ++s) {
            const sim::Stage& stage = network.stages[s];
            const PoolLoss loss = stage.pool ? losses[static_cast<std::size_t>(*stage.pool)] : PoolLoss{};
            const auto pass = [&](const std::vector<sim::Branch>& branches, double share) {
                for (const sim::Branch& b : branches)
                    for (std::size_t c = 0; c < flows[s].size(); ++c) next[static_cast<std::size_t>(b.to)][c] += flows[s][c] * share * b.probability;
            };
            pass(stage.next, 1 - loss.gave_up - loss.rejected);
            pass(stage.if_gave_up, loss.gave_up);
            pass(stage.if_rejected, loss.rejected);
        }
        double change = 0, total = 0;
        for (std::size_t s = 0; s < flows.size(); ++s)
            for (std::size_t c = 0; c < flows[s].size(); ++c) {
                change += std::abs(next[s][c] - flows[s][c]);
                total += next[s][c];
            }
        flows = std::move(next);
        if (change <= 1e-14 * total) break;
    }
    return flows;
}

std::vector<std::vector<char>> reachable(const sim::Network& network)
{
    const std::size_t n = network.stages.size();
    std::vector<std::vector<char>> out(n, std::vector<char>(n));
    for (std::size_t s = 0; s < n; ++s) {
        std::vector<std::size_t> to_do{s};
        while (!to_do.empty()) {
            const std::size_t at = to_do.back();
            to_do.pop_back();
            const sim::Stage& stage = network.stages[at];
            for (const auto* branches : {&stage.next, &stage.if_gave_up, &stage.if_rejected, &stage.if_balked})
                for (const sim::Branch& b : *branches) {
                    const auto next = static_cast<std::size_t>(b.to);
                    if (b.probability > 0 && !out[s][next]) {
                        out[s][next] = 1;
                        to_do.push_back(next);
                    }
                }
        }
    }
    return out;
}

std::vector<double> by_bins(const std::vector<sim::RateStep>& steps, double bin_seconds, std::size_t bins)
{
    std::vector<double> out(bins);
    for (std::size_t k = 0; k < bins; ++k) {
        const sim::SimTime begin{sim::to_ticks(bin_seconds * static_cast<double>(k))}, end{sim::to_ticks(bin_seconds * static_cast<double>(k + 1))};
        out[k] = mean_rate(steps, begin, end);
    }
    return out;
}

}  // namespace teleplan::planning
