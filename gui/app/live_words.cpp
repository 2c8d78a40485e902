#include "gui/app/live_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "models/plan_names.hpp"
#include "planning/live_run.hpp"
#include "reports/names.hpp"

namespace teleplan::gui {

using reports::Language;
using reports::msg;

namespace {

constexpr std::array days{msg("lunedì"), msg("martedì"), msg("mercoledì"), msg("giovedì"), msg("venerdì"), msg("sabato"), msg("domenica")};
constexpr std::array months{msg("gennaio"), msg("febbraio"), msg("marzo"),     msg("aprile"),  msg("maggio"),   msg("giugno"),
                            msg("luglio"),  msg("agosto"),   msg("settembre"), msg("ottobre"), msg("novembre"), msg("dicembre")};
constexpr std::array short_months{msg("gen"), msg("feb"), msg("mar"), msg("apr"), msg("mag"), msg("giu"), msg("lug"), msg("ago"), msg("set"), msg("ott"), msg("nov"), msg("dic")};

struct Speed { double per_second; const char* words; };
constexpr std::array<Speed, live_speeds> speeds{{{60, msg("1 minuto al secondo")},
                                                 {600, msg("10 minuti al secondo")},
                                                 {3600, msg("1 ora al secondo")},
                                                 {3 * 3600, msg("3 ore al secondo")},
                                                 {6 * 3600, msg("6 ore al secondo")},
                                                 {12 * 3600, msg("12 ore al secondo")},
                                                 {86400, msg("1 giorno al secondo")},
                                                 {3 * 86400, msg("3 giorni al secondo")},
                                                 {7 * 86400, msg("1 settimana al secondo")},
                                                 {planning::as_fast_as_possible, msg("più veloce possibile")}}};

/// Stages whose name alone would say something else.
struct StageName { std::string_view pathway, stage; const char* words; };
constexpr StageName stage_names[] = {{"teleconsult", "visit", msg("Teleconsulto")},          {"kit_swap", "visit", msg("Visita a domicilio")},
                                     {"kit_withdrawal", "visit", msg("Visita a domicilio")}, {"tele_check", "call", msg("Telecontrollo")},
                                     {"clinical_alert", "decision", msg("Decisione")},        {"clinical_alert", "escalation", msg("Risposta del medico")}};
constexpr std::pair<std::string_view, const char*> outcome_names[] = {{"closed_by_nurse", msg("Chiusa dall'infermiere")},
                                                                       {"escalated_to_physician", msg("Passata al medico")},
                                                                       {"completed", msg("Conclusa")},
                                                                       {"installed", msg("Kit installato")}};

const char* month_name(int month) { return months[static_cast<std::size_t>(month - 1)]; }

std::string two_digits(std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::optional<int> whole(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::string clock_words(sim::SimTime t, const Language& tr)
{
    const models::Date date = models::date_of(t);
    const auto d = models::civil(date);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(models::time_of_day(t)).count();
    return tr(msg("%1 %2 %3 %4, ore %5"), {tr(days[static_cast<std::size_t>(models::weekday(date))]), std::to_string(d.day), tr(month_name(d.month)), std::to_string(d.year),
                                           two_digits(minutes / 60) + ":" + two_digits(minutes % 60)});
}

std::string month_words(models::MonthId m, const Language& tr)
{
    const auto d = models::civil(models::first_day(m));
    return tr(short_months[static_cast<std::size_t>(d.month - 1)]) + " " + std::to_string(d.year);
}

std::string day_words(models::Date date, const Language& tr)
{
    const auto d = models::civil(date);
    return std::to_string(d.day) + " " + tr(short_months[static_cast<std::size_t>(d.month - 1)]);
}

std::string wait_words(sim::Duration wait, const Language& tr)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait).count();
    const auto minutes = seconds / 60, hours = minutes / 60;
    if (seconds < 60) return tr(msg("%1 s"), {std::to_string(seconds)});
    if (hours < 1) return tr(msg("%1 min"), {std::to_string(minutes)});
    if (hours < 24) return tr(msg("%1 h %2 min"), {std::to_string(hours), two_digits(minutes % 60)});
    if (hours < 48) return tr(msg("1 giorno e %1 h"), {std::to_string(hours % 24)});
    return tr(msg("%1 giorni e %2 h"), {tr.number(static_cast<double>(hours / 24)), std::to_string(hours % 24)});
}

std::string left_words(std::optional<double> seconds, const Language& tr)
{
    if (!seconds || !std::isfinite(*seconds) || *seconds < 0) return {};
    if (*seconds < 1.5) return tr(msg("ancora un secondo"));
    if (*seconds < 90) return tr(msg("ancora %1 secondi"), {tr.number(std::ceil(*seconds))});
    return tr(msg("ancora %1 minuti"), {tr.number(std::ceil(*seconds / 60))});
}

double live_speed(int index) { return speeds[static_cast<std::size_t>(std::clamp(index, 0, live_speeds - 1))].per_second; }
std::string speed_words(int index, const Language& tr) { return tr(speeds[static_cast<std::size_t>(std::clamp(index, 0, live_speeds - 1))].words); }

std::string rate_words(double rate, const Language& tr)
{
    const auto said = [&](double value, const char* one, const char* several) {
        const double rounded = std::round(value * 10) / 10;
        return rounded == 1 ? tr(one) : tr(several, {tr.number(rounded, rounded == std::floor(rounded) ? 0 : 1)});
    };
    if (rate >= 0.95 * 86400) return said(rate / 86400, msg("1 giorno al secondo"), msg("%1 giorni al secondo"));
    if (rate >= 0.95 * 3600) return said(rate / 3600, msg("1 ora al secondo"), msg("%1 ore al secondo"));
    return said(rate / 60, msg("1 minuto al secondo"), msg("%1 minuti al secondo"));
}

std::string state_words(const planning::Snapshot& shot, const Language& tr)
{
    using planning::LiveState;
    switch (shot.state) {
    case LiveState::preparing:
        return shot.stage == "lead_in" ? tr(msg("Riempio le code con i giorni prima del regime…")) : tr(msg("Preparo i pazienti e le loro richieste…"));
    case LiveState::paused: return tr(msg("In pausa"));
    case LiveState::running: return tr(msg("In corso, %1"), {rate_words(shot.rate, tr)});
    case LiveState::finished: return tr(msg("Finita: il periodo di regime è passato"));
    case LiveState::stopped: return tr(msg("Fermata"));
    case LiveState::failed: break;
    }
    return tr(msg("La simulazione non può andare avanti: %1"), {shot.error});
}

std::string place_words(const planning::LivePlace& place, const Language& tr)
{
    switch (place.kind) {
    case planning::PlaceKind::authority: return place.name;
    case planning::PlaceKind::shared_centre: return reports::capitalised(reports::word(tr, place.name));
    case planning::PlaceKind::service_centre: break;
    }
    return tr(msg("Centro servizi"));
}

std::string pool_words(std::string_view pool, const Language& tr) { return reports::word(tr, pool); }
std::string pathway_words(std::string_view pathway, const Language& tr) { return reports::capitalised(reports::word(tr, pathway)); }
std::string stage_words(std::string_view pathway, std::string_view stage, const Language& tr)
{
    for (const StageName& known : stage_names)
        if (known.pathway == pathway && known.stage == stage) return tr(known.words);
    return reports::capitalised(reports::word(tr, stage));
}

std::string outcome_words(std::string_view outcome, const Language& tr)
{
    for (const auto& [id, words] : outcome_names)
        if (id == outcome) return tr(words);
    return reports::capitalised(reports::word(tr, outcome));
}

std::string priority_words(models::Priority p, const Language& tr) { return reports::word(tr, models::name_of(p)); }

std::optional<models::Date> typed_date(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (const auto iso = models::parse_date(text)) return iso;
    std::array<int, 3> parts{};
    std::size_t at = 0;
    for (int& part : parts) {
        const std::size_t end = std::min(text.find_first_of("/-. ", at), text.size());
        const auto value = at <= end && at < text.size() ? whole(text.substr(at, end - at)) : std::nullopt;
        if (!value) return std::nullopt;
        part = *value;
        at = end + 1;
    }
    if (at <= text.size() || parts[0] < 1 || parts[1] < 1 || parts[2] < 1000 || parts[2] > 9999) return std::nullopt;
    return models::parse_date(std::to_string(parts[2]) + "-" + two_digits(parts[1]) + "-" + two_digits(parts[0]));
}

std::string written_date(models::Date date, const Language& tr) { return tr.date(models::to_string(date)); }

}  // namespace teleplan::gui
