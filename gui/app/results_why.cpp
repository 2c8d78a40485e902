// Why a number of staff is what it is: all of it is in the answer, here it is told in order.
#include <algorithm>

#include "gui/app/results_parts.hpp"
#include "planning/week.hpp"
#include "reports/names.hpp"
#include "reports/need_table.hpp"
#include "reports/twin_words.hpp"

namespace teleplan::gui {

namespace {

using planning::PoolAnswer;
using planning::ShiftSeats;
using reports::msg;

/// What a column of the fabbisogno is about: "seats.nurse.morning.weekday", "fte_mean.nurse".
struct Asking { std::string pool, shift, day; };

std::optional<Asking> asking(const std::string& column)
{
    for (const std::string_view prefix : {"fte_mean.", "fte_with_shifts.", "seats.", "without_one."}) {
        if (!column.starts_with(prefix)) continue;
        std::string rest = column.substr(prefix.size());
        const std::size_t shift = rest.find('.');
        if (shift == std::string::npos) return Asking{rest, {}, {}};
        const std::size_t day = rest.rfind('.');
        return Asking{rest.substr(0, shift), day > shift ? rest.substr(shift + 1, day - shift - 1) : "", rest.substr(day + 1)};
    }
    return std::nullopt;
}

/// A pool with what is needed to speak of it.
struct Subject {
    const PoolAnswer* pool = nullptr;
    const reports::Rows* rows = nullptr;
    const models::Plan* plan = nullptr;
};

template <class Answer> Subject subject_in(const Answer& answer, const models::Plan& plan, const std::string& pool, const std::string& where)
{
    for (const PoolAnswer& p : answer.pools)
        if (p.pool == pool && p.where == where) return {&p, &answer.rows, &plan};
    return {};
}

/// The pool of an authority; the region's own where the pool is shared. None: the number is a sum over places.
Subject subject_of(const Result& result, const std::string& pool, const std::string& where)
{
    const auto in_nation = [&](const auto& national) {
        Subject out;
        for (std::size_t r = 0; r < national.regions.size() && !out.pool; ++r) {
            const auto& region = national.regions[r];
            const models::Plan& plan = result.version->document.members[r].plan;
            const bool here = std::ranges::any_of(region.rows, [&](const auto& row) { return row.code == where; });
            if (where != reports::region_code) out = subject_in(region, plan, pool, where);
            if (!out.pool && (here || region.identity.region_code == where)) out = subject_in(region, plan, pool, reports::region_code);
        }
        return out;
    };
    if (const auto* ran = std::get_if<planning::NationalRunAnswer>(&result.national)) return in_nation(*ran);
    if (const auto* sized = std::get_if<planning::NationalSizeAnswer>(&result.national)) return in_nation(*sized);
    return of_plan(result, [&](const auto& answer) {
        const Subject own = subject_in(answer, plan_of(result), pool, where);
        return own.pool ? own : subject_in(answer, plan_of(result), pool, reports::region_code);
    });
}

void add_load(Blocks& out, const PoolAnswer& p, const models::Plan& plan, const reports::Language& tr)
{
    const auto hour = planning::busiest_hour(p.load_by_hour_of_week);
    if (hour) {
        const auto at = static_cast<std::size_t>(*hour);
        add(out, Tone::item, tr(msg("L'ora che decide comincia %1: arriva lavoro urgente per %2 operatori."), {reports::hour_of_week_words(tr, *hour), tr.number(p.load_by_hour_of_week[at], 1)}));
        const auto seats = planning::seats_by_hour_of_week(plan, p);
        if (!seats.empty() && seats[at] >= p.load_by_hour_of_week[at]) add(out, Tone::item, tr(msg("In quell'ora sono in turno %1 operatori."), {tr.number(seats[at])}));
        else if (!seats.empty()) add(out, Tone::item, tr(msg("In quell'ora sono in turno %1 operatori: il lavoro in più aspetta, entro i tempi degli standard."), {tr.number(seats[at])}));
    }
    if (p.offered_load_mean > 0)
        add(out, Tone::item, tr(msg("Tutto il lavoro, urgente e no, occupa in media %1 operatori su tutte le ore della settimana (carico offerto, dalla formula)."), {tr.number(p.offered_load_mean, 1)}));
    std::string hours = tr(msg("Ore di lavoro nell'anno: %1; a %2 ore per operatore a tempo pieno fanno %3 ETP di carico medio."),
                           {tr.range(p.busy_hours), tr.number(p.productive_hours), tr.range(p.fte_mean, 1)});
    if (p.fte_with_shifts > 0)
        hours += " " + tr(msg("I turni da coprire ne chiedono %1: gli operatori in turno sono occupati il %2 del tempo."), {tr.number(p.fte_with_shifts, 1), tr.percent(p.occupancy.mean, 0)});
    add(out, Tone::item, hours);
}

std::string one_less(const ShiftSeats& s, const models::Plan& plan, const reports::Language& tr)
{
    if (s.seats == 0) return {};
    if (s.without_one.empty()) return tr(msg("Il numero è il minimo che copre l'orario del servizio."));
    if (s.without_one == planning::backlog_standard) return tr(msg("Con uno in meno a fine anno resterebbe da fare il %1 del lavoro."), {tr.percent(1 - s.without_one_share)});
    std::string out = tr(msg("Con uno in meno sarebbe in tempo il %1 dei casi nel periodo peggiore, %2 (%3)."),
                         {tr.percent(s.without_one_share), tr.date(s.without_one_window), reports::standard_words(tr, plan, s.without_one)});
    const auto* standard = models::find(plan.standards, s.without_one);
    if (standard != nullptr && s.without_one_share >= standard->share)
        out += " " + tr(msg("La stima è sopra la soglia, ma il suo margine d'errore no: su nuove repliche non si potrebbe dire rispettato."));
    return out;
}

void add_shift(Blocks& out, const PoolAnswer& p, const Asking& asked, const Subject& of, const reports::Language& tr)
{
    for (const ShiftSeats& s : p.seats) {
        const std::string day = s.day == models::DayKind::weekday ? "weekday" : "holiday";
        if (s.shift != asked.shift || day != asked.day) continue;
        add(out, Tone::item, tr(msg("Turno %1, %2: %3 operatori."), {reports::word(tr, s.shift), reports::word(tr, s.day), tr.number(s.seats)}));
        if (s.analytic_start > 0) add(out, Tone::item, tr(msg("La sola formula ne metterebbe %1: la ricerca parte da lì e la simulazione corregge."), {tr.number(s.analytic_start)}));
        add(out, Tone::item, one_less(s, *of.plan, tr));
    }
}

void add_formula(Blocks& out, const PoolAnswer& p, const reports::Language& tr)
{
    if (p.seats.empty()) return;
    if (p.twin.formula == "none") {
        add(out, Tone::item, tr(msg("Attesa media del lavoro urgente, simulata: %1 minuti; %2."), {tr.range(p.mean_wait_minutes, 1), reports::twin_words(p.twin, tr)}));
        return;
    }
    add(out, Tone::item, tr(msg("Attesa media del lavoro urgente: %1 minuti simulati, %2 dalla formula (%3): %4."),
                            {tr.range(p.mean_wait_minutes, 1), tr.number(p.twin.wait_seconds / 60, 1), reports::formula_words(p.twin, tr), reports::twin_words(p.twin, tr)}));
}

Blocks of_subject(const Subject& of, const Asking& asked, const reports::Language& tr)
{
    const PoolAnswer& p = *of.pool;
    Blocks out;
    add_heading(out, tr(msg("Perché questo numero: %1, %2"), {reports::word(tr, p.pool), reports::place_name(*of.rows, p.where, tr)}));
    if (!asked.shift.empty()) add_shift(out, p, asked, of, tr);
    add_load(out, p, *of.plan, tr);
    add_formula(out, p, tr);
    add_standards(out, {p}, *of.rows, *of.plan, tr);
    add_table(out, reports::seats_table(*of.rows, {p}, *of.plan, tr), tr);
    add_week(out, "why_load", tr(msg("Lavoro urgente che arriva, dalla formula, per ora e giorno della settimana (operatori che occuperebbe)")), tr(msg("Operatori")), p.load_by_hour_of_week, 1, tr);
    add_week(out, "why_seats", tr(msg("Operatori in turno, per ora e giorno della settimana")), tr(msg("Operatori")), planning::seats_by_hour_of_week(*of.plan, p), 0, tr);
    return out;
}

/// A region's or Italy's number: the sum of its places, each with its own reasons.
Blocks of_sum(const Result& result, const Asking& asked, const std::string& where, const reports::Language& tr)
{
    reports::Pools places;
    for (const PoolAnswer& p : pools_of(result))
        if (p.pool == asked.pool && (where == reports::region_code || where == planning::italy_code || p.where == where)) places.push_back(p);
    if (places.empty()) return {};
    const reports::Rows& rows = rows_of(result);
    Blocks out;
    add_heading(out, tr(msg("Perché questo numero: %1, %2"), {reports::word(tr, asked.pool), reports::place_name(rows, where == planning::italy_code ? reports::region_code : where, tr)}));
    add(out, Tone::plain, tr(msg("È la somma dei numeri di ogni luogo: scegli la cella di un'azienda per sapere perché il suo è quello.")));
    add_standards(out, places, rows, plan_of(result), tr);
    if (std::holds_alternative<std::monostate>(result.national)) {
        add_table(out, reports::seats_table(rows, places, plan_of(result), tr), tr);
        add_table(out, reports::pools_table(rows, places, tr), tr);
    }
    return out;
}

}  // namespace

Blocks why_blocks(const Result& result, const NeedCell& cell, const reports::Language& tr)
{
    const auto asked = asking(cell.column);
    if (!asked || cell.row == reports::treated_row) return {};
    const Subject subject = subject_of(result, asked->pool, cell.row);
    return subject.pool ? of_subject(subject, *asked, tr) : of_sum(result, *asked, cell.row, tr);
}

bool can_explain(const Result& result, const NeedCell& cell)
{
    const auto asked = asking(cell.column);
    return asked && cell.row != reports::treated_row && std::ranges::any_of(pools_of(result), [&](const PoolAnswer& p) { return p.pool == asked->pool; });
}

}  // namespace teleplan::gui
