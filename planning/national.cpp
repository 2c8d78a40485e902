#include "planning/national.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "models/cohort.hpp"
#include "planning/costs.hpp"
#include "planning/run.hpp"
#include "planning/superposition.hpp"

namespace teleplan::planning {

namespace {

/// What the second pass over the peak hour takes of the progress bar.
constexpr double second_pass = 0.03;

/// Where each member begins on the progress bar, by patients at the end of its ramp; one more: where the last one ends.
std::vector<double> progress_marks(const NationalInputs& in)
{
    std::vector<double> marks{0};
    for (const Member& m : in.members) marks.push_back(marks.back() + std::max(1, m.plan.timeline.ramp.points.back().patients));
    const double scale = (1 - second_pass) / marks.back();
    for (double& mark : marks) mark *= scale;
    return marks;
}

template <class Answer> NeedRow region_row(const Answer& answer)
{
    NeedRow row = answer.rows.back();
    row.code = answer.identity.region_code;
    return row;
}

/// one(member, executor, view): the study of one region.
template <class Answer, class One> NationalStudy<Answer> each_region(const NationalInputs& in, const Executor& executor, One&& one)
{
    NationalStudy<Answer> out;
    NationalAnswer<Answer>& answer = out.answer;
    Superposition all{in.plan.plan.regime};
    const auto marks = progress_marks(in);
    for (std::size_t m = 0; m < in.members.size(); ++m) {
        auto study = one(in.members[m], executor.part(marks[m], marks[m + 1]),
                         [&all](const TableInputs& inputs, std::uint32_t first) { all.add(inputs, first); });
        Identity& identity = study.answer.identity;
        identity.plan_hash = in.members[m].plan_hash;
        identity.result_hash = in.digest(study.tallies);
        std::ranges::transform(identity.result_hash, std::back_inserter(out.tallies), [](char c) { return static_cast<std::byte>(c); });
        answer.rows.push_back(region_row(study.answer));
        answer.regions.push_back(std::move(study.answer));
    }
    for (std::size_t m = 0; m < in.members.size(); ++m) {
        const double passed = static_cast<double>(m) / static_cast<double>(in.members.size());
        executor.report("run", 1 - second_pass * (1 - passed), 1);
        all.count_peak_seconds(Study{in.members[m].plan, in.territory}, executor);
    }
    const Identity& first = answer.regions.front().identity;
    answer.identity = {in.plan.plan.title, in.plan.plan.region_code, "", "", "", in.plan.plan.seed, first.replications, first.search_replications, in.plan.plan.regime, false};
    NeedRow italy = all.row(answer.rows);
    answer.verdict = italy.verdict;
    answer.rows.push_back(std::move(italy));
    answer.platform = all.platform();
    std::vector<const CostsAnswer*> costs;
    for (const Answer& region : answer.regions) costs.push_back(&region.costs);
    answer.funds = funds_together(costs, in.plan.costs);
    all.encode(out.tallies);
    return out;
}

/// Inputs with the same value and range in every region; what they do to Italy's staff is the sum of what they do to each.
std::vector<Sensitivity> shared(const std::vector<SizeAnswer>& regions)
{
    std::vector<Sensitivity> out;
    for (Sensitivity sum : regions.front().sensitivities) {
        bool everywhere = true;
        for (std::size_t r = 1; r < regions.size() && everywhere; ++r) {
            const auto same = std::ranges::find_if(regions[r].sensitivities, [&](const Sensitivity& s) {
                return s.pointer == sum.pointer && s.value == sum.value && s.low == sum.low && s.high == sum.high;
            });
            everywhere = same != regions[r].sensitivities.end();
            if (!everywhere) continue;
            sum.fte_at_low += same->fte_at_low;
            sum.fte_at_high += same->fte_at_high;
            sum.fte += same->fte;
        }
        if (everywhere) out.push_back(std::move(sum));
    }
    const auto swing = [](const Sensitivity& s) { return std::abs(s.fte_at_high - s.fte_at_low); };
    std::ranges::stable_sort(out, [&](const Sensitivity& a, const Sensitivity& b) { return swing(a) > swing(b); });
    return out;
}

}  // namespace

models::Ramp national_ramp(const std::vector<Member>& members)
{
    std::vector<models::Date> days;
    for (const Member& m : members)
        for (const models::RampPoint& point : m.plan.timeline.ramp.points) days.push_back(point.date);
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    models::Ramp out{members.front().plan.timeline.ramp.counter, {}};
    for (const models::Date day : days) {
        int patients = 0;
        for (const Member& m : members) patients += models::ramp_patients(m.plan.timeline.ramp, day);
        out.points.push_back({day, patients});
    }
    return out;
}

NationalStudy<RunAnswer> run_national(const NationalInputs& in, int replications, const Executor& executor)
{
    return each_region<RunAnswer>(in, executor, [&](const Member& m, const Executor& part, const RegionView& view) {
        return run(m.plan, in.territory, m.provenance, replications, part, view);
    });
}

NationalStudy<SizeAnswer> size_national(const NationalInputs& in, const SizeOptions& options, const Executor& executor)
{
    auto out = each_region<SizeAnswer>(in, executor, [&](const Member& m, const Executor& part, const RegionView& view) {
        return size(m.plan, in.territory, m.provenance, options, part, view);
    });
    out.answer.sensitivities = shared(out.answer.regions);
    return out;
}

}  // namespace teleplan::planning
