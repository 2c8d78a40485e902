#include "sim/compiled_network.hpp"

#include <stdexcept>
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

CompiledNetwork::CompiledNetwork(const Network& network)
    : classes_(network.classes < 1 ? 0 : static_cast<std::size_t>(network.classes))
{
    require(check(network).empty(), "CompiledNetwork: the network has structural errors");
    grouping_ = grouping_of(network);
    stages_.reserve(network.stages.size());
    for (const Stage& stage : network.stages) {
        CompiledStage compiled{.pool = stage.pool, .service = Sampler{stage.service}, .patience = {}, .next = stage.next, .balking = stage.balking};
        if (stage.pool) compiled.group = member(*stage.pool).group;
        compiled.is_plain = stage.pool && compiled.group == Grouping::none && stage.balking.empty();
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
