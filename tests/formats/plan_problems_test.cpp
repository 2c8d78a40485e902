// Each way to break a plan gives its code at its pointer, whether the reader or the check of the whole plan finds it.
#include <set>

#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;

namespace {

struct Broken { const char *patch, *pointer, *code; };     // patch: over the example of a small region

const Broken broken_values[] = {
    {R"("populaton": {})", "/populaton", "unknown_key"},
    {R"("population": { "eligible_share": 1.01 })", "/population/eligible_share", "out_of_range"},
    {R"("population": { "eligible_share": "half" })", "/population/eligible_share", "wrong_type"},
    {R"("population": { "eligible_share": [0.5, "1"] })", "/population/eligible_share", "wrong_type"},
    {R"("population": { "eligible_share": { "value": 0.5, "unit": "%" } })", "/population/eligible_share/unit", "wrong_unit"},
    {R"("population": { "eligible_share": { "value": 0.5, "low": 0.6, "high": 0.7 } })", "/population/eligible_share", "range_excludes_value"},
    {R"("population": { "eligible_share": { "value": 0.5, "low": 0.4, "high": null } })", "/population/eligible_share/high", "missing_field"},
    {R"("population": { "eligible_share": { "value": 0.5, "low": 0.4, "high": 1.4 } })", "/population/eligible_share/high", "out_of_range"},
    {R"("population": { "eligible_share": { "value": 0.5, "confidence": "Z" } })", "/population/eligible_share/confidence", "unknown_name"},
    {R"("population": { "eligible_share": { "value": 0.5, "sorce": "x" } })", "/population/eligible_share/sorce", "unknown_key"},
    {R"("population": { "eligible_share": null })", "/population/eligible_share", "missing_field"},
    {R"("population": { "remarks": 3 })", "/population/remarks", "wrong_type"},
    {R"("plan": { "title": "" })", "/plan/title", "empty_text"},
    {R"("plan": { "seed": -1 })", "/plan/seed", "out_of_range"},
    {R"("plan": { "seed": 1.5 })", "/plan/seed", "not_whole"},
    {R"("plan": [])", "/plan", "wrong_type"},
    {R"("starting_point": { "date": "2026-02-30" })", "/starting_point/date", "wrong_type"},
    {R"("starting_point": { "kits": 3000000000 })", "/starting_point/kits", "out_of_range"},
    {R"("services": { "televisit": { "enabled": 1 } })", "/services/televisit/enabled", "wrong_type"},
    {R"("services": { "televisits": {} })", "/services/televisits", "unknown_key"},
    {R"("programmes": { "diabetes": { "plan_months": 13 } })", "/programmes/diabetes/plan_months", "out_of_range"},
    {R"("programmes": { "diabetes": null })", "/programmes/diabetes", "missing_field"},
    {R"("programmes": { "diabets": {} })", "/programmes/diabets", "unknown_key"},
    {R"("sensors": { "hour_profile": {} })", "/sensors/hour_profile", "wrong_type"},
    {R"("sensors": { "hour_profile": [{ "share": 1, "hours": [{ "from": "7", "to": "24:01" }] }] })", "/sensors/hour_profile/0/hours/0/to", "wrong_type"},
    {R"("sensors": { "habit_window": 30 })", "/sensors/habit_window", "wrong_type"},
    {R"("sensors": { "habit_window": [30, "minutes"] })", "/sensors/habit_window/1", "unknown_unit"},
    {R"("sensors": { "habit_window": [-1, "min"] })", "/sensors/habit_window", "out_of_range"},
    {R"("sensors": { "habit_window": [1e9, "week"] })", "/sensors/habit_window", "out_of_range"},
    {R"("enrolment": { "kits": { "lead_time": { "value": [30, "day"], "low": [40, "day"], "high": [50, "day"] } } })", "/enrolment/kits/lead_time", "range_excludes_value"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "leave": "x" } } } })", "/pathways/clinical_alert/stages/triage", "exactly_one_of"},
    {R"("pathways": { "clinical_alert": { "stages": { "new": {} } } })", "/pathways/clinical_alert/stages/new", "exactly_one_of"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "sevice": {} } } } })", "/pathways/clinical_alert/stages/triage/sevice", "unknown_key"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "service": { "constant": [1, "min"] } } } } })", "/pathways/clinical_alert/stages/triage/service", "exactly_one_of"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "service": { "lognormal": { "mean": 8 } } } } } })", "/pathways/clinical_alert/stages/triage/service/lognormal/mean", "wrong_type"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "service": { "lognormal": { "sd": 8 } } } } } })", "/pathways/clinical_alert/stages/triage/service/lognormal/sd", "unknown_key"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "service": { "lognormal": null, "triangular": { "low": [3, "s"], "mode": [2, "s"], "high": [4, "s"] } } } } } })", "/pathways/clinical_alert/stages/triage/service/triangular", "bad_distribution"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "service": { "lognormal": null, "discrete": { "values": [[3, "s"]], "probabilities": [0.5, 0.5] } } } } } })", "/pathways/clinical_alert/stages/triage/service/discrete/probabilities", "wrong_count"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "next": { "call": 1.4 } } } } })", "/pathways/clinical_alert/stages/triage/next/call", "out_of_range"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "precedence": "urgnt" } } } })", "/pathways/clinical_alert/stages/triage/precedence", "unknown_name"},
    {R"("standards": { "x": { "within": [3, "week"], "stage": "a.b", "share": 0.9, "clock": "always" } })", "/standards/x/within/1", "unknown_unit"},
    {R"("timeline": { "ramp": { "points": [{ "date": "2025-01-01", "patients": 5000001 }] } })", "/timeline/ramp/points/0/patients", "out_of_range"},
    {R"("hta": { "cur": 5 })", "/hta/cur", "wrong_type"},
};

const Broken broken_plans[] = {
    {R"("plan": { "region_code": "99" })", "/plan/region_code", "no_such_region"},
    {R"("plan": { "region_code": null })", "/plan/region_code", "missing_field"},
    {R"("plan": { "regime": null })", "/plan/regime", "missing_field"},
    {R"("plan": { "regime": { "from": "2027-01-01", "to": "2026-01-01" } })", "/plan/regime", "from_after_to"},
    {R"("plan": { "regime": { "from": "2080-01-01", "to": "2080-12-31" } })", "/plan/regime", "horizon_too_long"},
    {R"("pathways": { "notes": null })", "/pathways/notes", "missing_field"},
    {R"("pathways": { "notes": { "start": "done" } })", "/pathways/notes/start", "not_a_visit"},
    {R"("organisation": { "pools": { "nurse": { "scope": "region" } } })", "/pathways/notes/stages/notes/visit", "wrong_scope"},
    {R"("standards": { "again": { "stage": "clinical_alert.triage", "class": "critical", "within": [3, "h"], "share": 0.9, "clock": "always" } })", "/standards/again", "standards_overlap"},
    {R"("programmes": { "diabetes": { "share": 0.5 } })", "/programmes", "shares_do_not_sum"},
    {R"("programmes": { "respiratory": { "transitions": { "rows": { "gold_1": { "gold_1": 0.91 } } } } })", "/programmes/respiratory/transitions/rows/gold_1", "probabilities_do_not_sum"},
    {R"("programmes": { "respiratory": { "transitions": { "rows": { "gold_1": { "gold_9": 0 } } } } })", "/programmes/respiratory/transitions/rows/gold_1/gold_9", "no_such_state"},
    {R"("programmes": { "neurological": { "exacerbations": { "duration": { "constant": [5, "day"] }, "hospital_stay": { "constant": [5, "day"] } } } })", "/programmes/neurological/exacerbations", "needs_states"},
    {R"("programmes": { "diabetes": { "comorbidity": { "share": 0.1, "group": "diabetes" } } })", "/programmes/diabetes/comorbidity/group", "own_group"},
    {R"("protocols": { "diabetes": { "parameters": { "mood": {} } } })", "/protocols/diabetes/parameters/mood", "no_such_parameter"},
    {R"("sensors": { "alerts": { "rule": "trand" } })", "/sensors/alerts/rule", "no_such_rule"},
    {R"("programmes": { "diabetes": { "condition": "diabets" } })", "/programmes/diabetes/condition", "no_such_condition"},
    {R"("intensities": { "level_1": { "share": 0.9 } })", "/intensities", "shares_do_not_sum"},
    {R"("intensities": { "level_1": { "coverage": "never" } })", "/intensities/level_1/coverage", "no_such_calendar"},
    {R"("sensors": { "adherence_sd": 0.49 })", "/sensors/adherence_sd", "spread_too_large"},
    {R"("sensors": { "alerts": { "priority_mix": { "low": 0.9 } } })", "/sensors/alerts/priority_mix", "shares_do_not_sum"},
    {R"("contacts": { "help_desk_priority_mix": { "low": 0.9 } })", "/contacts/help_desk_priority_mix", "shares_do_not_sum"},
    {R"("sensors": { "hour_profile": [{ "share": 0.5, "hours": [{ "from": "07:00", "to": "08:00" }] }] })", "/sensors/hour_profile", "shares_do_not_sum"},
    {R"("sensors": { "hour_profile": [{ "share": 1, "hours": [] }] })", "/sensors/hour_profile/0/hours", "missing_field"},
    {R"("sensors": { "hour_profile": [{ "share": 1, "hours": [{ "from": "09:00", "to": "08:00" }] }] })", "/sensors/hour_profile/0/hours/0", "empty_block"},
    {R"("enrolment": { "national_delay_months": { "low": 2, "mode": 1, "high": 6 } })", "/enrolment/national_delay_months", "triangle_unsorted"},
    {R"("pathways": { "clinical_alert": { "start": "triag" } })", "/pathways/clinical_alert/start", "no_such_stage"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "next": { "call": 0.3, "video": 0.1 } } } } })", "/pathways/clinical_alert/stages/triage/next/video", "no_such_stage"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "next": { "call": 0.3 } } } } })", "/pathways/clinical_alert/stages/triage/next", "probabilities_do_not_sum"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "visit": "nurses" } } } })", "/pathways/clinical_alert/stages/triage/visit", "no_such_pool"},
    {R"("pathways": { "clinical_alert": { "stages": { "triage": { "calendar": "x" } } } })", "/pathways/clinical_alert/stages/triage/calendar", "no_such_calendar"},
    {R"("pathways": { "clinical_alert": { "stages": { "lost": { "leave": "x" } } } })", "/pathways/clinical_alert/stages/lost", "unreachable_stage"},
    {R"("pathways": { "clinical_alert": { "stages": { "closed": { "next": { "triage": 1 } } } } })", "/pathways/clinical_alert/stages/closed/next", "leave_has_next"},
    {R"("pathways": { "clinical_alert": { "stages": { "call": { "next": { "decision": 0, "call": 1 } } } } })", "/pathways/clinical_alert", "no_exit"},
    {R"("organisation": { "calendars": { "c": { "days": "weekdays", "blocks": [] } } })", "/organisation/calendars/c/blocks", "missing_field"},
    {R"("organisation": { "calendars": { "c": { "days": "weekdays", "blocks": [{ "from": "08:00", "to": "10:00" }, { "from": "09:00", "to": "11:00" }] } } })", "/organisation/calendars/c/blocks/1", "blocks_overlap"},
    {R"("organisation": { "calendars": { "c": { "days": "weekdays", "slot": [3, "h"], "blocks": [{ "from": "08:00", "to": "10:00" }] } } })", "/organisation/calendars/c/slot", "slot_longer_than_block"},
    {R"("organisation": { "calendars": { "c": { "days": "weekdays", "slot": [1, "s"], "blocks": [{ "from": "08:00", "to": "10:00" }] } } })", "/organisation/calendars/c/slot", "out_of_range"},
    {R"("organisation": { "pools": { "nurse": { "servers": 3 } } })", "/organisation/pools/nurse", "servers_or_shifts"},
    {R"("organisation": { "pools": { "nurse": { "shifts": [] } } })", "/organisation/pools/nurse", "servers_or_shifts"},
    {R"("organisation": { "pools": { "nurse": { "shifts": ["dawn"] } } })", "/organisation/pools/nurse/shifts/0", "no_such_shift"},
    {R"("organisation": { "pools": { "nurse": { "coverage": "dawn" } } })", "/organisation/pools/nurse/coverage", "no_such_calendar"},
    {R"("organisation": { "pools": { "nurse": { "seats": { "160106": {} } } } })", "/organisation/pools/nurse/seats/160106", "no_such_authority"},
    {R"("organisation": { "pools": { "nurse": { "seats": { "020101": { "dawn": { "weekday": 1 } } } } } })", "/organisation/pools/nurse/seats/020101/dawn", "no_such_shift"},
    {R"("organisation": { "operators": { "nurse": { "employed": 0.5 } } })", "/organisation/operators/nurse", "shares_do_not_sum"},
    {R"("organisation": { "operators": { "nurse": { "pool": "nurses" } } })", "/organisation/operators/nurse/pool", "no_such_pool"},
    {R"("organisation": { "pools": { "nurse": { "role": "nursing" } } })", "/organisation/pools/nurse/role", "no_such_role"},
    {R"("organisation": { "pools": { "nurse": { "role": null } }, "roles": { "nurse": null, "community_nurse": { "category_share": 1 } } })", "/organisation/pools/nurse", "pool_without_role"},
    {R"("organisation": { "roles": { "gp": { "services": { "televisit": 0.3 } } } })", "/organisation/roles", "role_shares"},
    {R"("organisation": { "roles": { "gp": { "services": { "televist": 0.3 } } } })", "/organisation/roles/gp/services/televist", "no_such_stage"},
    {R"("organisation": { "roles": { "gp": { "category_share": 0.5 } } })", "/organisation/roles", "category_shares"},
    {R"("organisation": { "roles": { "gp": { "category": "doctors" } } })", "/organisation/roles/gp/category", "no_such_category"},
    {R"("organisation": { "roles": { "gp": { "contracted": 0.5 } } })", "/organisation/roles/gp", "shares_do_not_sum"},
    {R"("organisation": { "pools": { "help_desk": { "kind": "clinical" } } })", "/pathways/help_desk_call/stages/answer/visit", "technical_work_in_clinical_pool"},
    {R"("organisation": { "pools": { "nurse": { "kind": "technical" } } })", "/pathways/clinical_alert/stages/triage/visit", "clinical_work_in_technical_pool"},
    {R"("organisation": { "training": { "trainers": 3 } })", "/organisation/training/trainer_hours_per_month", "missing_field"},
    {R"("organisation": { "holidays": { "x": { "month": 2, "day": 30 } } })", "/organisation/holidays/x/day", "out_of_range"},
    {R"("organisation": { "patron_saints": { "160106": { "month": 5, "day": 8 } } })", "/organisation/patron_saints/160106", "no_such_authority"},
    {R"("organisation": { "workstations": { "settings": { "ship": 0.5 } } })", "/organisation/workstations/settings", "shares_do_not_sum"},
    {R"("standards": { "x": { "within": [3, "h"], "stage": "clinical_alert.triag", "share": 0.9, "clock": "always" } })", "/standards/x/stage", "no_such_stage"},
    {R"("standards": { "x": { "within": [3, "h"], "stage": "clinical_alert.closed", "share": 0.9, "clock": "always" } })", "/standards/x/stage", "not_a_visit"},
    {R"("standards": { "x": { "within": [3, "h"], "stage": "clinical_alert.triage", "class": "hihg", "share": 0.9, "clock": "always" } })", "/standards/x/class", "no_such_class"},
    {R"("standards": { "x": { "within": [3, "h"], "stage": "clinical_alert.triage", "share": 0.9, "clock": "alway" } })", "/standards/x/clock", "no_such_calendar"},
    {R"("rules": { "r": { "measure": "active", "op": "=", "value": 1 } })", "/rules/r/op", "no_such_operator"},
    {R"("rules": { "r": { "measure": "active", "op": ">=", "value": 1, "where": "xx" } })", "/rules/r/where", "no_such_authority"},
    {R"("rules": { "r": { "measure": "activ", "op": ">=", "value": 1 } })", "/rules/r/measure", "no_such_measure"},
    {R"("enrolment": { "authorities": { "020109": {} } })", "/enrolment/authorities/020109", "no_such_authority"},
    {R"("timeline": { "ramp": { "points": [] } })", "/timeline/ramp/points", "no_ramp_points"},
    {R"("timeline": { "ramp": { "points": [{ "date": "2026-01-01", "patients": 5 }, { "date": "2025-06-01", "patients": 5 }] } })", "/timeline/ramp/points/1/date", "ramp_unsorted"},
    {R"("timeline": { "activities": { "a": { "title": "t", "when": { "from": "2026-01-02", "to": "2026-01-01" } } } })", "/timeline/activities/a/when", "from_after_to"},
    {R"("starting_point": { "date": "2026-12-31" })", "/starting_point/date", "from_after_to"},
};

models::Problems check_network_with(const std::string& from, const std::string& to)
{
    std::string text = tests::small_network();
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
    const auto loaded = formats::parse_plan(text, "f");
    INFO(tests::listed(loaded.problems));
    REQUIRE(loaded.document);
    return models::check(loaded.document->plan, tests::territory());
}

}  // namespace

TEST_CASE("a value that is wrong by itself is reported by the reader", "[formats][plan]")
{
    for (const auto& [patch, pointer, code] : broken_values) {
        const auto loaded = tests::load_patched(patch);
        INFO(patch << "\n" << tests::listed(loaded.problems));
        CHECK_FALSE(loaded.document);
        CHECK(tests::has(loaded.problems, pointer, code));
        CHECK(tests::all_codes_known(loaded.problems));
    }
}

TEST_CASE("what makes no sense in the whole plan is reported by the check", "[formats][plan][check]")
{
    for (const auto& [patch, pointer, code] : broken_plans) {
        const auto loaded = tests::load_patched(patch);
        INFO(patch << "\n" << tests::listed(loaded.problems));
        REQUIRE(loaded.document);
        const auto problems = models::check(loaded.document->plan, tests::territory());
        INFO(tests::listed(problems));
        CHECK(tests::has(problems, pointer, code));
        CHECK(tests::all_codes_known(problems));
    }
}

TEST_CASE("a queueing network needs an experiment of bounded length and known names", "[formats][plan][check]")
{
    CHECK(tests::has(check_network_with(R"("pathway": "main")", R"("pathway": "mian")"), "/streams/people/pathway", "no_such_pathway"));
    CHECK(tests::has(check_network_with(R"([1, "week"])", R"([0, "s"])"), "/experiment/length", "out_of_range"));
    CHECK(check_network_with(R"([1, "week"])", R"([41, "week"], "remarks": "fine")").empty());
    CHECK(tests::has(check_network_with(R"([1, "week"])", R"([15000, "day"])"), "/experiment", "horizon_too_long"));
    CHECK(tests::has(check_network_with(R"("exponential": { "mean": [5, "min"] })", R"("constant": [0, "s"])"), "/streams/people/interarrival", "too_many_arrivals"));
    CHECK(tests::has(check_network_with(R"(,
  "experiment": { "warm_up": [1, "h"], "length": [1, "week"] })", ""), "/experiment", "missing_field"));
}

TEST_CASE("all problems of a plan are reported at once, with the nearest name", "[formats][plan]")
{
    const auto loaded = tests::load_patched(R"("populaton": {}, "costs": { "workstaton": 1, "kit_per_month": -1 }, "hta": { "cur": 1 })");
    CHECK(loaded.problems.size() == 4);
    CHECK(loaded.problems.back() == models::Problem{"/populaton", "unknown_key", {"populaton", "population"}});
    CHECK(tests::find(loaded.problems, "out_of_range")->arguments == std::vector<std::string>{"-1", "0", "1e+09", "EUR/kit-month"});
    const auto far = tests::load_patched(R"("zzz": {})");
    CHECK(far.problems.at(0).arguments == std::vector<std::string>{"zzz", ""});
}

TEST_CASE("a file without its schema version, or with another, is refused", "[formats][plan]")
{
    CHECK(tests::has(formats::parse_plan("{}", "f").problems, "/schema_version", "missing_field"));
    CHECK(tests::has(formats::parse_plan(R"({ "schema_version": 2 })", "f").problems, "/schema_version", "unsupported_schema_version"));
    CHECK(tests::has(formats::parse_plan(R"({ "schema_version": "1" })", "f").problems, "/schema_version", "wrong_type"));
}

TEST_CASE("the list of problem codes names each code once", "[formats][plan]")
{
    std::set<std::string_view> seen;
    for (const auto& entry : models::problem_codes) CHECK(seen.insert(entry.code).second);
}
