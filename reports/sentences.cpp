#include "reports/sentences.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "reports/names.hpp"

namespace teleplan::reports {

namespace {

/// "2027-01-11 07" → "11/01/2027, ore 7-8".
std::string hour_words(const std::string& hour, const Language& tr)
{
    if (hour.size() < 13) return hour;
    const int from = std::atoi(hour.c_str() + 11);
    return tr("%1, ore %2-%3", {tr.date(hour.substr(0, 10)), std::to_string(from), std::to_string(from + 1)});
}

/// How the values of an input read best: shares as percentages, seconds in the largest unit that keeps them above two.
struct DisplayScale { double factor; std::string unit; };
DisplayScale scale_of(const planning::Sensitivity& s)
{
    if (s.unit == "1" && s.low >= 0 && s.high <= 1) return {100, "%"};
    if (s.unit != "s" || s.high < 120) return {1, s.unit};
    if (s.low >= 2 * 86400) return {1.0 / 86400, "day"};
    return s.low >= 2 * 3600 ? DisplayScale{1.0 / 3600, "h"} : DisplayScale{1.0 / 60, "min"};
}

std::string verdict_words(const planning::SizeAnswer& answer, const Language& tr)
{
    switch (answer.verdict) {
        case planning::Verdict::met: return tr("gli standard di risposta risultano rispettati in ogni mese dell'anno di regime");
        case planning::Verdict::not_met: return tr("almeno uno standard di risposta non risulta rispettato in almeno un mese");
        case planning::Verdict::undecided: break;
    }
    return tr("per almeno uno standard le repliche non bastano a decidere in ogni mese: da verificare");
}

}  // namespace

std::string unit_of(const std::string& unit, const Language& tr)
{
    constexpr std::pair<std::string_view, const char*> units[] = {
        {"min", msg("minuti")}, {"h", msg("ore")}, {"s", msg("secondi")}, {"day", msg("giorni")}, {"month", msg("mesi")}, {"persons", msg("persone")},
        {"per patient-month", msg("per paziente al mese")}, {"per patient-year", msg("per paziente all'anno")}, {"per month", msg("al mese")},
        {"per day", msg("al giorno")}, {"per person-year", msg("per persona all'anno")}, {"EUR", "€"}, {"EUR/h", msg("€ l'ora")},
        {"EUR/kit-month", msg("€ per kit al mese")}, {"EUR/patient-month", msg("€ per paziente al mese")}, {"h/year", msg("ore all'anno")},
        {"per operator", msg("per operatore")}, {"per kit-year", msg("per kit all'anno")},
        {"1/year", msg("all'anno")}, {"persons/year", msg("persone all'anno")}, {"FTE", msg("ETP")}, {"kits", msg("kit")}, {"workstations", msg("postazioni")},
        {"EUR/year", msg("€ all'anno")}, {"1/day", msg("al giorno")}, {"1/s", msg("al secondo")}, {"1/min", msg("al minuto")}, {"sessions", msg("sessioni")}, {"GB/year", msg("GB all'anno")}};
    for (const auto& [symbol, words] : units)
        if (symbol == unit) return tr(words);
    return unit == "1" ? "" : unit;
}

std::string plain_number(double value, const Language& tr)
{
    for (int decimals = 0; decimals < 3; ++decimals) {
        const double scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
        if (std::fabs(value * scale - std::round(value * scale)) < 1e-6 * scale) return tr.number(value, decimals);
    }
    return tr.number(value, 3);
}

std::string value_label(double value, const planning::Sensitivity& s, const Language& tr)
{
    const auto scale = scale_of(s);
    return plain_number(value * scale.factor, tr) + (scale.unit == "%" ? "%" : "");
}

std::string span_words(const planning::Sensitivity& s, const Language& tr)
{
    const auto scale = scale_of(s);
    const auto words = scale.unit == "%" ? "" : unit_of(scale.unit, tr);
    return tr("da %1 a %2", {value_label(s.low, s, tr), value_label(s.high, s, tr)}) + (words.empty() ? "" : " " + words);
}

std::string check_sentence(const planning::SizeAnswer& answer, const Language& tr)
{
    return tr("Se le ipotesi sono quelle indicate, %1 (verifica statistica su %2 repliche nuove, livello 95%).", {verdict_words(answer, tr), tr.number(answer.identity.replications)});
}

std::string standard_sentence(const WorstWindow& worst, const Rows& rows, const models::Plan& plan, const Language& tr)
{
    const auto& w = worst.window;
    return tr("%1. Mese peggiore: %2 (%3, %4): %5.",
              {capitalised(standard_words(tr, plan, worst.standard)), tr.range({w.share.mean * 100, w.share.half_width * 100}, 1) + "%", place_name(rows, w.where, tr),
               tr.date(w.window), word(tr, w.verdict)});
}

std::vector<std::string> shortfall_sentences(const planning::SizeAnswer& answer, const models::Plan& plan, const Language& tr, std::size_t most)
{
    std::vector<planning::Shortfall> all;
    for (const auto& pool : answer.pools) all.insert(all.end(), pool.shortfalls.begin(), pool.shortfalls.end());
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.share - a.target < b.share - b.target; });
    std::vector<std::string> out;
    for (const auto& s : all) {
        if (out.size() == most) {
            out.push_back(tr("Altre %1 ore critiche: nel file JSON.", {tr.number(static_cast<double>(all.size() - most))}));
            break;
        }
        out.push_back(tr("Non basta: %1, %2, %3: in tempo %4 dei casi invece di %5 (%6).",
                         {place_name(answer.rows, s.where, tr), tr.date(s.window), hour_of_week_words(tr, s.hour_of_week), tr.percent(s.share), tr.percent(s.target, 0),
                          standard_words(tr, plan, s.standard)}));
    }
    return out;
}

std::vector<std::string> load_sentences(const planning::PlatformLoad& load, const Language& tr)
{
    std::vector<std::string> out;
    if (!load.peak_hour.empty()) out.push_back(tr("Ora di punta dell'anno, nella maggior parte delle repliche: %1.", {hour_words(load.peak_hour, tr)}));
    out.push_back(tr("Messaggi al secondo in quell'ora: %1 in media; in un secondo su mille più di %2; al massimo %3.",
                     {tr.range(load.messages_per_second, 2), tr.range(load.messages_per_second_q999, 1), tr.range(load.messages_per_second_max, 1)}));
    out.push_back(tr("Documenti al minuto: %1. Televisite contemporanee: %2.", {tr.range(load.documents_per_minute, 1), tr.range(load.concurrent_video, 0)}));
    out.push_back(tr("Nell'anno: %1 milioni di messaggi e %2 gigabyte.",
                     {tr.range({load.messages_per_year.mean / 1e6, load.messages_per_year.half_width / 1e6}, 2), tr.range(load.gigabytes_per_year, 0)}));
    return out;
}

std::string sensitivity_sentence(const planning::Sensitivity& s, const Language& tr)
{
    return tr("%1: %2 (nel piano %3) gli ETP passano da %4 a %5 (nel piano %6)%7.",
              {capitalised(input_words(tr, s.pointer, s.about)), span_words(s, tr), value_label(s.value, s, tr),
               tr.number(s.fte_at_low), tr.number(s.fte_at_high), tr.number(s.fte), s.assumed_range ? tr("; intervallo ipotizzato") : ""});
}

std::string nurse_sentence(const planning::SizeAnswer& answer, const Language& tr)
{
    return tr("Pazienti attivi per infermiere a tempo pieno: %1 (pubblicati per telemonitoraggio quotidiano: 62-100; qui una parte dei pazienti è seguita settimanalmente).",
              {tr.number(answer.patients_per_nurse)});
}

}  // namespace teleplan::reports
