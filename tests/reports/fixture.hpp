#pragma once
// An answer with the size and shape of Puglia's (means from tools/by_hand.py, the rest plausible): what the faces print.

#include <array>
#include <cmath>

#include "planning/results.hpp"

namespace teleplan::fixture {

using namespace planning;

inline models::Date day(int year, int month, int d) { return models::to_date({year, month, d}); }

inline Identity identity()
{
    return {.title = "Piano operativo regionale dei servizi di telemedicina - Regione Puglia", .region_code = "16", .version = "0.1.0",
            .plan_hash = std::string(64, 'a'), .result_hash = std::string(64, 'b'), .seed = 20261001, .replications = 32, .search_replications = 16,
            .regime = {day(2026, 10, 1), day(2027, 9, 30)}};
}

inline models::Plan plan()
{
    models::Plan p;
    p.plan = {.title = identity().title, .region_code = "16", .status = "bozza", .seed = 20261001, .regime = {day(2026, 10, 1), day(2027, 9, 30)}};
    p.project.objectives = "Portare a domicilio il monitoraggio delle persone con malattie croniche in tutte le sei aziende sanitarie.";
    p.timeline.ramp.points = {{day(2024, 1, 1), 0}, {day(2024, 12, 31), 19328}, {day(2025, 12, 31), 40589}, {day(2026, 9, 30), 96640}};
    p.timeline.activities = {{"training", {"Formazione degli operatori", {day(2024, 4, 1), day(2026, 6, 30)}}}};
    p.timeline.milestones = {{"M6C1-9", {"Persone assistite con la telemedicina in Italia", day(2025, 12, 31), 300000, "assisted", "467.479 a settembre 2025"}}};
    p.standards = {{"alert_critical", {"clinical_alert.triage", "critical", {30, models::OpenUnit::minute}, 0.9, "coverage", models::StandardKind::clinical}},
                   {"alert_low", {"clinical_alert.triage", "low", {24, models::OpenUnit::hour}, 0.8, "coverage", models::StandardKind::clinical}},
                   {"help_desk_low", {"help_desk_call.answer", "low", {60, models::OpenUnit::minute}, 0.9, "day", models::StandardKind::technical}}};
    p.organisation.workstations.per_operator = 90369.0 / 392051;
    return p;
}

inline Interval around(double mean, double relative = 0.004) { return {mean, mean * relative}; }

struct Place { const char* code; const char* name; int population; double active; };
inline constexpr std::array<Place, 7> places{{{"BR", "ASL Brindisi", 385235, 9417}, {"TA", "ASL Taranto", 563995, 13787},
    {"BT", "ASL Barletta-Andria-Trani", 384801, 9407}, {"BA", "ASL Bari", 1230205, 30073}, {"FG", "ASL Foggia", 606904, 14836},
    {"LE", "ASL Lecce", 782165, 19120}, {"region", "Regione Puglia", 3953305, 96640}}};

inline NeedRow row(const Place& p)
{
    const double n = p.active / 96640;
    const auto whole = [n](double region) { return static_cast<int>(std::lround(region * n)); };
    NeedRow r;
    r.code = p.code, r.name = p.name, r.population = p.population, r.population_date = "2020-01-01";
    r.active = {p.active, 0};
    constexpr std::array shares{0.30, 0.20, 0.30, 0.12, 0.08};
    for (std::size_t g = 0; g < shares.size(); ++g) r.active_by_group[g] = {p.active * shares[g], 0};
    r.treated_in_year = around(n * 169000), r.assisted = around(n * 195000), r.eligible = n * 590000, r.share_of_eligible = 0.1638;
    r.readings_per_day = around(n * 37488.8), r.alerts_per_day = around(n * 3761.9), r.televisits_booked = around(n * 359500.8);
    r.televisits_completed = around(n * 312000), r.starts = around(n * 73043.6), r.installations = around(n * 58434), r.help_desk_calls = around(n * 137881);
    r.staff = {{"nurse", {n * 510.2, n * 3.1}, n * 612.4, false}, {"physician", around(n * 122.3), n * 160, false},
               {"technician", around(n * 77.7), 95, r.code != "region"}, {"help_desk", around(n * 13.1), 22.5, r.code != "region"}};
    r.users = {{"gp", whole(2830), 0, whole(2830), 0, 0}, {"family_paediatrician", whole(440), 0, whole(440), 0, 0},
               {"specialist", whole(8085), whole(6468), whole(808), whole(809), whole(3200)}, {"nurse", whole(6573), whole(5916), 0, whole(657), whole(612)},
               {"other_health_professional", whole(8060), whole(6851), whole(403), whole(806), 0}};
    r.operators = {whole(25987), std::nullopt, whole(25987)}, r.workstations = {whole(5990), std::nullopt, whole(5990)};
    r.hours_per_week_per_nurse = around(2.1), r.simultaneous_minimum = whole(540), r.kits = around(n * 78952.3);
    r.workstations_by_setting = {{"community_house", whole(1498)}, {"cot", whole(30)}, {"gp_surgery", whole(749)}, {"hospital_clinic", whole(1198)}, {"other", whole(2515)}};
    r.cot = whole(40), r.community_nurses = whole(1317), r.documents = around(n * 5300000);
    r.investment = 2060.0 * whole(5990), r.running_cost = around(n * 84500000);
    r.users_to_train = whole(19750), r.training_hours = 4.0 * whole(19750);
    r.verdict = r.code == "FG" || r.code == "region" ? Verdict::undecided : Verdict::met;
    r.entered = 0.05, r.defaulted = 0.80, r.apportioned = 0.15;
    return r;
}

inline PoolAnswer pool(const Place& p, const char* id, bool night)
{
    const double n = p.active / 96640;
    PoolAnswer a;
    a.pool = id, a.where = p.code, a.productive_hours = 1408, a.hour_rate = 33;
    for (const auto day : {models::DayKind::weekday, models::DayKind::holiday}) {
        const double factor = day == models::DayKind::weekday ? 1 : 0.6;
        a.seats.push_back({"morning", day, static_cast<int>(std::ceil(280 * n * factor)), static_cast<int>(std::ceil(270 * n * factor)), 1764, "alert_critical", "2027-01", 0.871});
        a.seats.push_back({"afternoon", day, static_cast<int>(std::ceil(150 * n * factor)), static_cast<int>(std::ceil(150 * n * factor)), 1764, "alert_low", "2027-02", 0.784});
        if (night) a.seats.push_back({"night", day, 1, 1, 2520, "", "", 0});
    }
    a.busy_hours = around(n * 718361), a.fte_mean = around(n * 510.2), a.fte_with_shifts = n * 612.4, a.occupancy = around(0.83);
    a.offered_load_mean = n * 82, a.offered_load_peak = n * 265, a.mean_wait_minutes = {6.4, 0.4}, a.twin = {"priorities", false, true, 60 * 6.1, {60 * 6.4, 60 * 0.4}, "agrees", {"services_differ", "servers_change", "rates_random"}};
    a.verdict = a.where == "FG" ? Verdict::undecided : Verdict::met;
    for (const char* const month : {"2026-10", "2027-01"}) {
        a.windows.push_back({"alert_critical", a.where, month, false, 58 * n * 6, 0.9, {month[3] == '6' ? 0.941 : 0.907, 0.008}, 0.97, a.verdict});
        a.windows.push_back({"alert_low", a.where, month, false, 1450 * n * 6, 0.8, {0.958, 0.003}, 1.0, Verdict::met});
    }
    return a;
}

inline TerritoryResult territory()
{
    TerritoryResult t;
    for (const auto& p : places) {
        TerritoryRow& r = t.rows.emplace_back();
        const double n = p.active / 96640;
        r.code = p.code, r.name = p.name, r.population = p.population, r.males = p.population * 48 / 100, r.females = p.population - r.males;
        r.over_65 = p.population * 23 / 100, r.population_date = "2020-01-01", r.acceptance = 0.5;
        for (auto& g : r.groups) g = {n * 118000, around(n * 19328), around(n * 39000), 0.1638, 0.3305, false, false};
        r.groups[0].active_share = 0.61, r.groups[0].active_above = true;
        r.all = {n * 590000, around(p.active), around(n * 195000), 0.1638, 0.3305, false, false};
        r.community_houses = 120, r.cot = 40, r.community_hospitals = 31, r.districts = 40;
        r.active_per_1000 = 24.4, r.assisted_per_1000 = 49.3, r.staff_per_1000 = 0.187;
    }
    t.standards = {{"BR", "cot", "DM 77/2022", "S", 100000, 4, 4, RuleVerdict::undecided}, {"region", "cot", "DM 77/2022", "P", 100000, 40, 40, RuleVerdict::pass},
                   {"region", "continuity_unit", "DM 77/2022", "S", 100000, 40, {}, RuleVerdict::undecided}};
    t.equity = {{"active", 24.1, 24.9, "BA", "LE", 24.1 / 24.9}, {"assisted", 48, 51, "BA", "LE", 48.0 / 51}, {"staff", 0.18, 0.2, "BA", "LE", 0.9}};
    return t;
}

inline SizeAnswer size_answer()
{
    SizeAnswer a;
    a.identity = identity();
    for (const auto& p : places) a.rows.push_back(row(p));
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        a.pools.push_back(pool(places[i], "nurse", true));
        a.pools.push_back(pool(places[i], "physician", false));
    }
    a.pools.push_back(pool(places.back(), "help_desk", false));
    a.pools.back().windows = {{"help_desk_low", "region", "2027-01", false, 8000, 0.9, {0.93, 0.01}, 1, Verdict::met}};
    a.pools.front().shortfalls = {{"alert_critical", "BR", "2027-01", 7, 0.83, 0.9}};
    a.platform = {"2027-01-11 07", around(2.41), {9, 0.3}, {14, 1}, around(71), {412, 9}, around(49e6), around(910), {}};
    for (std::size_t h = 0; h < 24; ++h) a.platform.messages_by_hour[h] = h >= 6 && h < 10 ? 2.2 : h >= 18 && h < 21 ? 0.7 : h >= 10 ? 0.2 : 0.02;
    a.treated.active = 61000;
    a.treated.pools = {pool(places.back(), "nurse", true)};
    for (auto& seats : a.treated.pools.front().seats) seats.seats = 0;
    a.sensitivities = {{"/sensors/alerts/closed_by_platform", "out-of-range sessions closed by the platform", "1", "[55]", "S", false, 0.5, 0, 0.79, 930, 410, 723.3},
                       {"/pathways/clinical_alert/stages/triage/service", "mean service time", "s", "estimate", "E", true, 480, 288, 672, 610, 840, 723.3},
                       {"/programmes/diabetes/renewal", "plans renewed at their end", "1", "assumption", "A", true, 0.6, 0.3, 0.9, 760, 690, 723.3},
                       {"/costs/made_up", "a number without words", "1", "assumption", "A", true, 1, 0.5, 1.5, 715, 731, 723.3},
                       {"/contacts/scheduled_calls_per_month", "scheduled nurse calls", "per patient-month", "assumption", "A", true, 1, 0.5, 1.5, 640, 806, 723.3},
                       {"/contacts/notes_per_month", "notes", "per patient-month", "assumption", "A", true, 1, 0.5, 1.5, 720, 726, 723.3}};
    a.annex = {{"BA", "clinical_alert", "nurse", around(427000), around(91000), 64.6}, {"region", "televisit", "physician", around(359500), around(149800), 107.2}};
    a.territory = territory();
    a.patients_per_nurse = 189;
    a.verdict = Verdict::undecided;
    return a;
}

inline NetworkAnswer network_answer()
{
    NetworkAnswer a;
    a.identity = identity();
    a.identity.title = "M/M/1: one teller";
    a.stages = {{"bank.teller", "teller", "", {18000, 40}, {540, 21}, {0.9, 0.004}, {0, 0}, {0, 0}, {0, 0}, {60, 0.3}, {{0.5, {352, 14}}, {0.9, {1318, 60}}}, {}}};
    a.pools = {{"teller", {0.9, 0.004}, {0.9, 0.004}, {8.1, 0.3}, 0.9, {"erlang_c", true, false, 540, {540, 21}, "agrees", {}}}};
    return a;
}

}  // namespace teleplan::fixture
