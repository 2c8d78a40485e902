#include "planning/rules.hpp"

#include <algorithm>

#include "models/measures.hpp"
#include "models/plan_names.hpp"

namespace teleplan::planning {

namespace {

using Value = std::optional<Interval>;

Interval exact(double value) { return {value, 0}; }

const NeedRow* row_of(const std::vector<NeedRow>& rows, const std::string& where)
{
    const auto at = std::ranges::find(rows, where, &NeedRow::code);
    if (at != rows.end()) return &*at;
    return rows.empty() ? nullptr : &rows.back();     // the region, whatever it is called
}

Value of_row(const NeedRow& row, std::string_view id, const std::string& key)
{
    struct Count { std::string_view id; Interval NeedRow::*value; };
    constexpr std::array counts{Count{"active", &NeedRow::active}, Count{"treated_in_year", &NeedRow::treated_in_year}, Count{"assisted", &NeedRow::assisted},
                                Count{"readings_per_day", &NeedRow::readings_per_day}, Count{"alerts_per_day", &NeedRow::alerts_per_day},
                                Count{"televisits_booked", &NeedRow::televisits_booked}, Count{"televisits_completed", &NeedRow::televisits_completed},
                                Count{"scheduled_calls", &NeedRow::scheduled_calls}, Count{"escalations", &NeedRow::escalations},
                                Count{"help_desk_calls", &NeedRow::help_desk_calls}, Count{"starts", &NeedRow::starts},
                                Count{"installations", &NeedRow::installations}, Count{"kits", &NeedRow::kits}, Count{"documents", &NeedRow::documents},
                                Count{"running_cost", &NeedRow::running_cost}};
    for (const Count& c : counts)
        if (c.id == id) return row.*c.value;
    if (id == "active_by_group") {
        for (std::size_t g = 0; g < models::group_count; ++g)
            if (models::Names<models::TargetGroup>::all[g] == key) return row.active_by_group[g];
        return std::nullopt;
    }
    if (id == "fte_mean" || id == "fte_with_shifts") {
        for (const NeedRow::Staff& s : row.staff)
            if (s.pool == key) return id == "fte_mean" ? s.fte_mean : exact(s.fte_with_shifts);
        return std::nullopt;
    }
    if (id == "share_of_eligible") return exact(row.share_of_eligible);
    if (id == "operators_gross") return exact(row.operators.gross);
    if (id == "operators_net") return exact(row.operators.net);
    if (id == "workstations_gross") return exact(row.workstations.gross);
    if (id == "workstations_net") return exact(row.workstations.net);
    if (id == "simultaneous_minimum") return exact(row.simultaneous_minimum);
    if (id == "cot") return exact(row.cot);
    if (id == "community_nurses") return exact(row.community_nurses);
    if (id == "users_to_train") return exact(row.users_to_train);
    if (id == "training_hours") return exact(row.training_hours);
    if (id == "investment") return exact(row.investment);
    return std::nullopt;
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

Value of_platform(const PlatformLoad& p, std::string_view id)
{
    if (id == "messages_per_second") return p.messages_per_second;
    if (id == "messages_per_second_max") return p.messages_per_second_max;
    if (id == "documents_per_minute") return p.documents_per_minute;
    if (id == "concurrent_video") return p.concurrent_video;
    if (id == "gigabytes_per_year") return p.gigabytes_per_year;
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
    if (const Value v = of_row(*row, info->id, key)) return v;
    if (const Value v = of_costs(in.costs, info->id, key, row->code)) return v;
    if (const Value v = of_enrolment(in.enrolment, info->id, row->code)) return v;
    return of_platform(in.platform, info->id);
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
        RuleResult r{id, rule.measure, info ? std::string{info->unit} : "", rule.where.empty() ? "region" : rule.where, rule.op, rule.source, "", rule.value, rule.tolerance, {}, RuleVerdict::undecided, false};
        if (const auto from = provenance.find("/rules/" + id + "/value"); from != provenance.end()) r.confidence = from->second.confidence;
        if (const auto seen = measured(in, rule.measure, rule.where)) {
            r.seen = *seen;
            r.verdict = judge(rule, *seen);
        }
        if (!r.confidence.empty() && r.confidence != "P") {
            r.to_be_verified = true;
            r.verdict = RuleVerdict::undecided;
        }
        out.push_back(std::move(r));
    }
    return out;
}

}  // namespace teleplan::planning
