#include "sim/compiled_network.hpp"

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "sim/bug.hpp"

namespace teleplan::sim {

void report_endless_job() { throw std::runtime_error("a job visits more than 65,536 stages: no way out of the network"); }

static void cumulate(std::vector<Branch>& ways)
{
    double cumulative = 0.0;
    for (Branch& branch : ways) {
        cumulative += branch.probability;
        branch.probability = cumulative > 1.0 - 1e-9 ? 1.0 : cumulative;
    }
}

NextTransfer next_transfer(const std::vector<Transfer>& transfers, SimTime joined)
{
    NextTransfer next;
    for (std::size_t t = 0; t < transfers.size(); ++t) {
        const SimTime ready = later(joined, transfers[t].after);
        const auto& openings = transfers[t].openings;
        const auto open = std::upper_bound(openings.begin(), openings.end(), ready, [](SimTime at, const Opening& o) { return at < o.to; });
        if (ready == never || open == openings.end()) continue;
        if (const SimTime at = std::max(ready, open->from); at < next.at) next = {at, t};
    }
    return next;
}

void sort_by_entering(std::vector<Moving>& moving)
{
    const auto order = [](const Moving& m) { return std::tuple{m.entered, m.key.entity, m.key.day, m.key.slot}; };
    std::sort(moving.begin(), moving.end(), [&](const Moving& a, const Moving& b) { return order(a) < order(b); });
}

CompiledNetwork::CompiledNetwork(const Network& network)
    : classes_(network.classes < 1 ? 0 : static_cast<std::size_t>(network.classes))
{
    require(check(network).empty(), "CompiledNetwork: the network has structural errors");
    grouping_ = grouping_of(network);
    stages_.reserve(network.stages.size());
    for (const Stage& stage : network.stages) {
        CompiledStage compiled{.pool = stage.pool, .service = Sampler{stage.service}, .patience = {}, .next = stage.next, .balking = stage.balking};
        if (stage.pool) compiled.group = member(*stage.pool).group;
        compiled.is_plain = stage.pool && compiled.group == Grouping::none && stage.balking.empty() && stage.transfers.empty();
        compiled.transfers = stage.transfers;
        if (stage.patience) compiled.patience.emplace(*stage.patience);
        compiled.if_gave_up = stage.if_gave_up;
        compiled.if_rejected = stage.if_rejected;
        compiled.if_balked = stage.if_balked;
        for (auto* ways : {&compiled.next, &compiled.if_gave_up, &compiled.if_rejected, &compiled.if_balked}) cumulate(*ways);
        stages_.push_back(std::move(compiled));
        const auto& given = stage.priority_by_class;
        for (std::size_t c = 0; c < classes_; ++c) priorities_.push_back(given.size() == 1 ? given.front() : given[c]);
    }
    for (const Pool& pool : network.pools) {
        auto& gated = gated_.emplace_back();
        for (const Gate& gate : pool.gates) gated.push_back(gate.priority);
    }
}

bool CompiledNetwork::balks(StageId at, int found, const Stream& draws, DrawPoint key) const
{
    double probability = 0.0;
    for (const BalkStep& step : stage(at).balking) {
        if (step.from > found) break;
        probability = step.probability;
    }
    if (probability <= 0.0 || probability >= 1.0) return probability >= 1.0;
    return draws.uniform(draw_of(key, DrawUse::balk)) < probability;
}

}  // namespace teleplan::sim
