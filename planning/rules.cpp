#include "planning/rules.hpp"

#include <algorithm>

#include "models/measures.hpp"
#include "planning/row_measures.hpp"

namespace teleplan::planning {

namespace {

using Value = std::optional<Interval>;

constexpr const char* region = "region";

Interval exact(double value) { return {value, 0}; }

const NeedRow* row_of(const std::vector<NeedRow>& rows, const std::string& where)
{
    const auto at = std::ranges::find(rows, where.empty() ? region : where, &NeedRow::code);
    return at == rows.end() ? nullptr : &*at;
}

Value of_costs(const CostsAnswer& costs, std::string_view id, const std::string& key, const std::string& place)
{
    if (id == "uncovered") return exact(costs.uncovered);
    if (id == "yearly_after_funds") return exact(costs.yearly_after_funds);
    if (id == "cost_per_patient_month")
        for (const CostTotals& t : costs.totals)
            if (t.where == place) return exact(t.per_active_patient_month);
    for (const FundResult& f : costs.funds) {
        if (f.id != key) continue;
        if (id == "fund_over" && f.available) return exact(f.over);
        if (id == "fund_south_share" && f.south_share) return exact(*f.south_share);
    }
    return std::nullopt;
}

Value of_enrolment(const EnrolmentAnswer& e, std::string_view id, const std::string& place)
{
    if (id != "realised_share") return std::nullopt;
    if (!e.limits) return exact(1);                    // the ramp is followed exactly
    for (const EnrolmentRow& r : e.rows) {
        if (r.code != place) continue;
        if (r.targets.empty() || r.targets.back().planned <= 0) return exact(1);
        const RampTarget& last = r.targets.back();
        return Interval{last.realised.mean / last.planned, last.realised.half_width / last.planned};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Interval> measured(const Measured& in, const std::string& measure, const std::string& where)
{
    const models::MeasureInfo* info = models::measure_of(measure);
    const NeedRow* row = row_of(in.rows, where);
    if (!info || !row) return std::nullopt;
    const std::string key = models::measure_key(measure);
    if (const Value v = number_of(*row, info->id, key)) return v;
    if (info->place == models::MeasurePlace::region && row->code != region) return std::nullopt;
    if (const Value v = of_costs(in.costs, info->id, key, row->code)) return v;
    if (const Value v = of_enrolment(in.enrolment, info->id, row->code)) return v;
    return number_of(in.platform, info->id);
}

RuleVerdict judge(const models::Rule& rule, const Interval& seen)
{
    if (rule.op == "<=") {
        const double limit = rule.value + rule.tolerance;
        return seen.high() <= limit ? RuleVerdict::pass : seen.low() > limit ? RuleVerdict::fail : RuleVerdict::undecided;
    }
    const double limit = rule.value - rule.tolerance;
    return seen.low() >= limit ? RuleVerdict::pass : seen.high() < limit ? RuleVerdict::fail : RuleVerdict::undecided;
}

std::vector<RuleResult> judge_rules(const models::Plan& plan, const models::ProvenanceTable& provenance, const Measured& in)
{
    std::vector<RuleResult> out;
    for (const auto& [id, rule] : plan.rules) {
        const models::MeasureInfo* info = models::measure_of(rule.measure);
        RuleResult r{id, rule.measure, info ? std::string{info->unit} : "", rule.where.empty() ? region : rule.where, rule.op, rule.source, "", rule.value, rule.tolerance, {}, RuleVerdict::undecided, false};
        if (const auto from = provenance.find("/rules/" + id + "/value"); from != provenance.end()) r.confidence = from->second.confidence;
        r.seen = measured(in, rule.measure, rule.where == plan.plan.region_code ? region : rule.where);
        if (r.seen) r.verdict = judge(rule, *r.seen);
        if (!r.confidence.empty() && r.confidence != "P") {
            r.to_be_verified = true;
            r.verdict = RuleVerdict::undecided;
        }
        out.push_back(std::move(r));
    }
    return out;
}

}  // namespace teleplan::planning
