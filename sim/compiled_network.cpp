#include "sim/compiled_network.hpp"

#include <stdexcept>
#include <utility>

#include "sim/bug.hpp"

namespace teleplan::sim {

DrawPoint next_visit(DrawPoint key)
{
    constexpr std::uint32_t one_visit = 1U << 16U;
    if (key.day > UINT32_MAX - one_visit) throw std::runtime_error("a job visits more than 65,536 stages: no way out of the network");
    key.day += one_visit;
    return key;
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
        if (stage.patience) compiled.patience.emplace(*stage.patience);
        double cumulative = 0.0;
        for (Branch& branch : compiled.next) {
            cumulative += branch.probability;
            branch.probability = cumulative > 1.0 - 1e-9 ? 1.0 : cumulative;
        }
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
