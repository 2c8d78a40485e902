#include "formats/result_json.hpp"

#include "formats/patients_json.hpp"

#include <nlohmann/json.hpp>

#include "formats/territory_json.hpp"
#include "formats/staff_json.hpp"
#include "formats/costs_json.hpp"
#include "formats/platform_json.hpp"
#include "formats/services_json.hpp"
#include "models/plan_fields.hpp"
#include "planning/service_tally.hpp"

namespace teleplan::planning {

// Found by argument-dependent lookup: nlohmann calls them for each element of a list.
using Json = nlohmann::ordered_json;
template <> void to_json(Json&, const ServicesResult&);   // services_json.cpp

static std::string name_of(Verdict v)
{
    switch (v) {
        case Verdict::met: return "met";
        case Verdict::not_met: return "not_met";
        case Verdict::undecided: break;
    }
    return "undecided";
}

static Json interval(const Interval& i) { return {{"mean", i.mean}, {"low", i.low()}, {"high", i.high()}}; }

template <class T> static Json by_name(const Named<T>& values)
{
    auto out = Json::object();
    for (const auto& [name, value] : values) out[name] = value;
    return out;
}

static void to_json(Json& j, const Identity& i)
{
    j = {{"title", i.title}, {"region_code", i.region_code}, {"version", i.version}, {"plan_hash", i.plan_hash}, {"result_hash", i.result_hash},
         {"seed", i.seed}, {"replications", i.replications}, {"search_replications", i.search_replications},
         {"regime", {{"from", models::to_string(i.regime.from)}, {"to", models::to_string(i.regime.to)}}}, {"partial", i.partial}};
}

static void to_json(Json& j, const StandardWindow& w)
{
    j = {{"standard", w.standard}, {"where", w.where}, {"window", w.window}, {"pooled", w.pooled}, {"expected_items", w.expected_items},
         {"target", w.target}, {"share", interval(w.share)}, {"probability_met", w.probability_met}, {"verdict", name_of(w.verdict)}};
}

static void to_json(Json& j, const ShiftSeats& s)
{
    j = {{"shift", s.shift}, {"day", std::string{models::name_of(s.day)}}, {"seats", s.seats}, {"analytic_start", s.analytic_start},
         {"hours_per_year", s.hours_per_year}, {"without_one", nullptr}};
    if (!s.without_one.empty()) j["without_one"] = {{"standard", s.without_one}, {"window", s.without_one_window}, {"share", s.without_one_share}};
}

static void to_json(Json& j, const Shortfall& s)
{
    j = {{"standard", s.standard}, {"where", s.where}, {"window", s.window}, {"hour_of_week", s.hour_of_week}, {"share", s.share}, {"target", s.target}};
}

static void to_json(Json& j, const TwinResult& t)
{
    const bool known = t.formula != "none";
    j = {{"name", known ? Json(t.formula) : Json{}}, {"exact", t.exact}, {"hour_by_hour", t.changing}, {"wait_seconds", known ? Json(t.wait_seconds) : Json{}},
         {"simulated_wait_seconds", interval(t.simulated_seconds)}, {"verdict", t.verdict}, {"does_not_hold", t.fails}};
}

static void to_json(Json& j, const StandardWaits& w)
{
    Json within = Json::array();
    for (std::size_t c = 0; c < w.share_within.size(); ++c) within.push_back({{"seconds", sim::seconds(planning::wait_class_ends[c])}, {"share", w.share_within[c]}});
    j = {{"standard", w.standard}, {"where", w.where}, {"items", w.items}, {"within", within}};
}

static void to_json(Json& j, const PoolAnswer& p)
{
    j = {{"pool", p.pool}, {"where", p.where}, {"verdict", name_of(p.verdict)}, {"seats", p.seats}, {"busy_hours", interval(p.busy_hours)},
         {"fte_mean", interval(p.fte_mean)}, {"fte_with_shifts", p.fte_with_shifts}, {"productive_hours", p.productive_hours}, {"hour_rate", p.hour_rate},
         {"occupancy", interval(p.occupancy)}, {"offered_load_mean", p.offered_load_mean}, {"offered_load_peak", p.offered_load_peak},
         {"mean_wait_minutes", interval(p.mean_wait_minutes)}, {"formula", p.twin},
         {"windows", p.windows}, {"waits", p.waits}, {"shortfalls", p.shortfalls}};
}

static void to_json(Json& j, const UserLine& u)
{
    j = {{"category", u.category}, {"total", u.total}, {"employed", u.employed}, {"contracted", u.contracted}, {"accredited", u.accredited}, {"sized_heads", u.sized_heads}};
}

static Json need(const Need& n) { return {{"gross", n.gross}, {"available", n.available ? Json(*n.available) : Json{}}, {"net", n.net}}; }

static void to_json(Json& j, const NeedRow::Staff& s)
{
    j = {{"pool", s.pool}, {"fte_mean", interval(s.fte_mean)}, {"fte_with_shifts", s.fte_with_shifts}, {"shared", s.shared}};
}

static void to_json(Json& j, const NeedRow& r)
{
    auto groups = Json::object();
    for (std::size_t g = 0; g < models::group_count; ++g) groups[std::string{models::Names<models::TargetGroup>::all[g]}] = interval(r.active_by_group[g]);
    j = {{"where", r.code}, {"name", r.name}, {"part_of", r.part_of.empty() ? Json{} : Json(r.part_of)}, {"population", r.population}, {"population_date", r.population_date},
         {"active", interval(r.active)}, {"active_by_group", groups}, {"treated_in_year", interval(r.treated_in_year)}, {"assisted", interval(r.assisted)},
         {"eligible", r.eligible}, {"share_of_eligible", r.share_of_eligible},
         {"readings_per_day", interval(r.readings_per_day)}, {"alerts_per_day", interval(r.alerts_per_day)},
         {"televisits_booked", interval(r.televisits_booked)}, {"televisits_completed", interval(r.televisits_completed)},
         {"scheduled_calls", interval(r.scheduled_calls)}, {"notes", interval(r.notes)}, {"escalations", interval(r.escalations)},
         {"help_desk_calls", interval(r.help_desk_calls)}, {"starts", interval(r.starts)}, {"installations", interval(r.installations)},
         {"staff", r.staff}, {"users", r.users}, {"operators", need(r.operators)}, {"hours_per_week_per_nurse", interval(r.hours_per_week_per_nurse)},
         {"workstations", need(r.workstations)}, {"workstations_by_setting", by_name(r.workstations_by_setting)}, {"simultaneous_minimum", r.simultaneous_minimum},
         {"kits", interval(r.kits)}, {"cot", r.cot}, {"community_nurses", r.community_nurses}, {"documents", interval(r.documents)},
         {"investment", r.investment}, {"running_cost", interval(r.running_cost)}, {"users_to_train", r.users_to_train}, {"training_hours", r.training_hours},
         {"by_role", Json::parse(formats::staff_json(r.staff_need))},
         {"verdict", name_of(r.verdict)}, {"origin", {{"entered", r.entered}, {"default", r.defaulted}, {"apportioned", r.apportioned}}}};
}

static void to_json(Json& j, const PlatformLoad& p)
{
    j = {{"peak_hour", p.peak_hour}, {"messages_per_second", interval(p.messages_per_second)}, {"messages_per_second_q999", interval(p.messages_per_second_q999)},
         {"messages_per_second_max", interval(p.messages_per_second_max)}, {"documents_per_minute", interval(p.documents_per_minute)},
         {"concurrent_video", interval(p.concurrent_video)}, {"messages_per_year", interval(p.messages_per_year)},
         {"gigabytes_per_year", interval(p.gigabytes_per_year)}, {"messages_by_hour", p.messages_by_hour}};
}

static void to_json(Json& j, const TreatedLine& t) { j = {{"active", t.active}, {"pools", t.pools}}; }

static void to_json(Json& j, const Sensitivity& s)
{
    j = {{"pointer", s.pointer}, {"about", s.about}, {"unit", s.unit}, {"source", s.source}, {"confidence", s.confidence}, {"assumed_range", s.assumed_range},
         {"value", s.value}, {"low", s.low}, {"high", s.high}, {"fte_at_low", s.fte_at_low}, {"fte_at_high", s.fte_at_high}, {"fte", s.fte}};
}

static void to_json(Json& j, const Annex& a)
{
    j = {{"where", a.where}, {"service", a.service}, {"profile", a.profile}, {"volume", interval(a.volume)}, {"hours", interval(a.hours)}, {"fte", a.fte}};
}

static void to_json(Json& j, const CoverageLine& c)
{
    j = {{"pool", c.pool}, {"where", c.where}, {"urgent_per_year", interval(c.urgent)}, {"outside_office_hours_share", interval(c.outside_share)},
         {"handed_over_per_year", interval(c.handed_over)}, {"received_per_year", interval(c.received)}};
}

static void to_json(Json& j, const StageResult& s)
{
    auto quantiles = Json::array();
    for (const auto& [probability, wait] : s.wait_quantiles) quantiles.push_back({{"probability", probability}, {"wait_seconds", interval(wait)}});
    j = {{"stage", s.stage}, {"pool", s.pool}, {"class", s.job_class}, {"arrivals", interval(s.arrivals)}, {"mean_wait_seconds", interval(s.mean_wait)},
         {"waited_share", interval(s.waited_share)}, {"gave_up_share", interval(s.gave_up_share)}, {"rejected_share", interval(s.rejected_share)},
         {"balked_share", interval(s.balked_share)}, {"mean_service_seconds", interval(s.mean_service)}, {"wait_quantiles", quantiles},
         {"formula", s.twin ? Json(*s.twin) : Json{}}};
}

static void to_json(Json& j, const PoolResult& p)
{
    j = {{"pool", p.pool}, {"occupancy", interval(p.occupancy)}, {"mean_busy", interval(p.mean_busy)}, {"mean_queue", interval(p.mean_queue)},
         {"offered_load", p.offered_load}, {"formula", p.twin}};
}

static void to_json(Json& j, const OutputResult& o)
{
    const auto maybe = [](const std::optional<double>& v) { return v ? Json(*v) : Json{}; };
    j = {{"name", o.name}, {"measure", o.measure}, {"stage", o.stage}, {"pool", o.pool}, {"class", o.job_class}, {"window", o.window}, {"p", maybe(o.p)},
         {"within_seconds", maybe(o.within_seconds)}, {"count_by", o.by_arrival ? "arrival" : "outcome"}, {"unit", o.unit},
         {"value", o.replications > 0 ? interval(o.value) : Json{}}, {"replications", o.replications}};
}

static void to_json(Json& j, const WarmUpResult& w)
{
    j = {{"warm_up_seconds", w.warm_up_seconds}, {"mser5_cut_seconds", w.cut_seconds}, {"chosen", w.chosen}, {"enough", w.enough}, {"run_too_short", w.run_too_short}};
}

static void to_json(Json& j, const PrecisionResult& p) { j = {{"reached", p.reached}, {"not_reached", p.not_reached}}; }

static Json document(const char* kind, const Identity& identity)
{
    return {{"schema_version", formats::result_schema_version}, {"kind", kind}, {"identity", identity}};
}

template <class Answer> static void add_enrolment_and_costs(Json& j, const Answer& a)
{
    j["enrolment"] = Json::parse(formats::enrolment_json(a.enrolment));
    j["costs"] = Json::parse(formats::costs_json(a.costs));
    j["rules"] = Json::parse(formats::rules_json(a.rules));
}

static Json document(const SizeAnswer& a)
{
    auto j = document("size", a.identity);
    j.update({{"verdict", name_of(a.verdict)}, {"rows", a.rows}, {"pools", a.pools}, {"coverage", a.coverage}, {"platform", a.platform},
              {"platform_tiers", Json::parse(formats::platform_json(a.tiers))}, {"treated_in_year", a.treated}, {"sensitivities", a.sensitivities}, {"annex", a.annex},
              {"patients_per_nurse", a.patients_per_nurse}, {"patients", Json::parse(formats::patients_json(a.patients))}, {"services", a.services}});
    j["territory"] = Json::parse(formats::territory_json(a.territory));
    add_enrolment_and_costs(j, a);
    return j;
}

static Json document(const RunAnswer& a)
{
    auto j = document("run", a.identity);
    j.update({{"rows", a.rows}, {"pools", a.pools}, {"coverage", a.coverage}, {"platform", a.platform}, {"platform_tiers", Json::parse(formats::platform_json(a.tiers))},
              {"patients", Json::parse(formats::patients_json(a.patients))}, {"services", a.services}});
    j["territory"] = Json::parse(formats::territory_json(a.territory));
    add_enrolment_and_costs(j, a);
    return j;
}

static Json document(const NetworkAnswer& a)
{
    auto j = document("network", a.identity);
    j.update({{"outputs", a.outputs}, {"stages", a.stages}, {"pools", a.pools}, {"warm_up", a.warm_up ? Json(*a.warm_up) : Json{}},
              {"precision", a.precision ? Json(*a.precision) : Json{}}});
    return j;
}

template <class Answer> static Json document(const char* kind, const NationalAnswer<Answer>& a)
{
    auto j = document(kind, a.identity);
    j.update({{"verdict", name_of(a.verdict)}, {"rows", a.rows}, {"platform", a.platform}, {"funds", Json::parse(formats::funds_json(a.funds))}, {"sensitivities", a.sensitivities}});
    return j;
}

}  // namespace teleplan::planning

namespace teleplan::formats {

// Titles and ids come from files: bytes that are not UTF-8 are replaced, never thrown at the reader.
static std::string written(const planning::Json& json) { return json.dump(2, ' ', false, planning::Json::error_handler_t::replace); }

template <class Answer> static std::string dump(const Answer& answer) { return written(planning::document(answer)) + "\n"; }

/// Region by region, so that one of them at a time is held as a tree.
template <class Answer> static std::string national(const char* kind, const planning::NationalAnswer<Answer>& answer)
{
    std::string out = written(planning::document(kind, answer));
    out.resize(out.rfind("\n}"));
    out += ",\n  \"regions\": [";
    for (std::size_t r = 0; r < answer.regions.size(); ++r) out += (r == 0 ? "\n" : ",\n") + written(planning::document(answer.regions[r]));
    return out + "\n  ]\n}\n";
}

std::string result_json(const planning::SizeAnswer& a) { return dump(a); }
std::string result_json(const planning::RunAnswer& a) { return dump(a); }
std::string result_json(const planning::NetworkAnswer& a) { return dump(a); }
std::string result_json(const planning::NationalRunAnswer& a) { return national("national_run", a); }
std::string result_json(const planning::NationalSizeAnswer& a) { return national("national_size", a); }

}  // namespace teleplan::formats
