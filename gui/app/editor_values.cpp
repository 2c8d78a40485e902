#include "gui/app/editor_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

#include "formats/json.hpp"
#include "reports/field_labels.hpp"
#include "reports/problem_sentences.hpp"
#include "reports/sentences.hpp"

namespace teleplan::gui {

using formats::FormField;
using formats::FormKind;
using formats::Json;
using reports::Language;
using reports::msg;

namespace {

std::optional<Json> parsed(std::string_view json)
{
    models::Problems problems;
    auto out = formats::parse_json(json, "", 0, problems);
    return problems.empty() ? std::move(out) : std::nullopt;
}

bool is_pair(FormKind kind) { return kind == FormKind::duration || kind == FormKind::within; }

/// [8, "min"] taken apart.
std::optional<Json> pair_in(const FormField& field)
{
    if (!field.value || !is_pair(field.kind)) return std::nullopt;
    auto json = parsed(*field.value);
    if (!json || !json->is(Json::Kind::list) || json->items.size() != 2 || !json->items[0].is(Json::Kind::number)) return std::nullopt;
    return json;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto from = text.find_first_not_of(blanks);
    return from == std::string_view::npos ? std::string_view{} : text.substr(from, text.find_last_not_of(blanks) - from + 1);
}

bool digits_only(std::string_view text) { return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }); }

/// 1.234.567 in groups of three.
bool grouped(std::string_view text, char mark)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    std::size_t at = text.find(mark);
    if (at == std::string_view::npos || at == 0 || at > 3 || text.front() == '0' || !digits_only(text.substr(0, at))) return false;
    for (; at < text.size(); at += 4)
        if (text[at] != mark || !digits_only(text.substr(at + 1, 3)) || text.substr(at + 1, 3).size() != 3) return false;
    return true;
}

std::string json_of(std::string_view text) { return formats::dump_inline(formats::json_text(text)); }

std::string range_problem(const FormField& field, double value, const Language& tr)
{
    return problem_words({field.pointer, "out_of_range", {formats::shortest(value), formats::shortest(field.min), formats::shortest(field.max), std::string{field.unit}}}, tr);
}

std::string how_to_write_number(std::string_view text, const Language& tr)
{
    return tr(msg("«%1» non è un numero: scrivi per esempio %2"), {std::string{text}, tr.code() == "it" ? "0,25" : "0.25"});
}

Typed number_typed(const FormField& field, std::string_view text, const Language& tr)
{
    const bool percent = text.ends_with('%') && field.unit == "1";
    if (percent) text = trimmed(text.substr(0, text.size() - 1));
    const auto value = typed_number(text, tr);
    if (!value) return {std::nullopt, how_to_write_number(text, tr)};
    const double number = percent ? std::round(*value * 1e10) / 1e12 : *value;
    if (!is_pair(field.kind) && (number < field.min || number > field.max)) return {std::nullopt, range_problem(field, number, tr)};
    if (field.kind == FormKind::whole && number != std::floor(number)) return {std::nullopt, problem_words({field.pointer, "not_whole", {formats::shortest(number)}}, tr)};
    return {formats::shortest(number), {}};
}

Typed numbers_typed(const FormField& field, std::string_view text, const Language& tr)
{
    std::vector<std::string> all;
    while (!(text = trimmed(text)).empty()) {
        const std::size_t end = std::min(text.find_first_of("; "), text.size());
        const Typed one = number_typed(field, text.substr(0, end), tr);
        if (!one.json) return one;
        all.push_back(*one.json);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (all.empty()) return {std::nullopt, how_to_write_number("", tr)};
    if (all.size() == 1) return {all.front(), {}};
    std::string out = "[";
    for (const std::string& one : all) out += (out.size() > 1 ? ", " : "") + one;
    return {out + "]", {}};
}

/// 31/12/2026, 31.12.2026 or 2026-12-31 as ISO; nothing when it is not written so.
std::optional<std::string> iso_date(std::string_view text)
{
    std::array<std::string_view, 3> parts;
    std::size_t n = 0;
    for (std::size_t at = 0; at <= text.size() && n < 3; ++n) {
        const std::size_t end = std::min(text.find_first_of("/.-", at), text.size());
        parts[n] = text.substr(at, end - at);
        at = end + 1;
        if (n == 2 && end != text.size()) return std::nullopt;
    }
    if (n != 3 || !std::ranges::all_of(parts, digits_only)) return std::nullopt;
    if (parts[0].size() != 4) std::swap(parts[0], parts[2]);
    if (parts[0].size() != 4 || parts[1].size() > 2 || parts[2].size() > 2) return std::nullopt;
    const auto two = [](std::string_view part) { return (part.size() == 1 ? "0" : "") + std::string{part}; };
    return std::string{parts[0]} + "-" + two(parts[1]) + "-" + two(parts[2]);
}

/// 7:30, 07.30 or 7 as "07:30".
std::optional<std::string> time_of_day(std::string_view text)
{
    const std::size_t at = std::min(text.find_first_of(":."), text.size());
    const std::string_view hour = text.substr(0, at), minute = at < text.size() ? text.substr(at + 1) : "00";
    if (hour.empty() || !digits_only(hour) || !digits_only(minute) || hour.size() > 2 || minute.size() != 2) return std::nullopt;
    if (std::stoi(std::string{hour}) > 24 || std::stoi(std::string{minute}) > 59) return std::nullopt;        // 24:00 ends a day
    return (hour.size() == 1 ? "0" : "") + std::string{hour} + ":" + std::string{minute};
}

}  // namespace

std::optional<double> typed_number(std::string_view text, const Language& tr)
{
    text = trimmed(text);
    const char decimal = tr.code() == "it" ? ',' : '.', group = tr.code() == "it" ? '.' : ',';
    std::string clean{text};
    const std::size_t comma = text.find(decimal);
    const std::string_view whole = text.substr(0, comma);
    if (whole.find(group) != std::string_view::npos) {
        if (grouped(whole, group)) std::erase(clean, group);
        else if (comma != std::string_view::npos || group == ',' ) return std::nullopt;   // a point for a comma is understood, not the other way round
    }
    std::ranges::replace(clean, ',', '.');
    if (clean.starts_with('+')) clean.erase(0, 1);
    double value = 0;
    const auto [end, error] = std::from_chars(clean.data(), clean.data() + clean.size(), value);
    if (error != std::errc{} || end != clean.data() + clean.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string plain(double value, const Language& tr)
{
    std::string out = formats::shortest(value);
    std::array<char, 400> digits{};                    // 100000, not 1e+05
    if (const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed); error == std::errc{} && end - digits.data() <= 16)
        out.assign(digits.data(), end);
    if (tr.code() == "it") std::ranges::replace(out, '.', ',');
    return out;
}

std::string shown_value(const FormField& field, const Language& tr)
{
    if (!field.value) return {};
    switch (field.kind) {
    case FormKind::number:
    case FormKind::whole:
        if (const auto json = parsed(*field.value); json && json->is(Json::Kind::number)) return plain(json->number, tr);
        return *field.value;
    case FormKind::numbers: {
        const auto json = parsed(*field.value);
        if (!json) return *field.value;
        if (json->is(Json::Kind::number)) return plain(json->number, tr);
        std::string out;
        for (const Json& one : json->items) out += (out.empty() ? "" : "; ") + plain(one.number, tr);
        return out;
    }
    case FormKind::duration:
    case FormKind::within:
        if (const auto pair = pair_in(field)) return plain(pair->items[0].number, tr);
        return *field.value;
    case FormKind::date: return tr.date(*field.value);
    default: return *field.value;
    }
}

std::string shown_unit(const FormField& field)
{
    if (const auto pair = pair_in(field)) return pair->items[1].text;
    if (!is_pair(field.kind)) return {};
    if (const auto fallback = parsed(field.fallback); fallback && fallback->items.size() == 2) return fallback->items[1].text;
    return field.choices.empty() ? std::string{} : std::string{field.kind == FormKind::duration ? field.choices[std::min<std::size_t>(2, field.choices.size() - 1)] : field.choices.front()};
}

Typed typed_value(const FormField& field, std::string_view text, std::string_view unit, const Language& tr)
{
    if (field.kind == FormKind::text) return {json_of(text), {}};
    text = trimmed(text);
    switch (field.kind) {
    case FormKind::number:
    case FormKind::whole: return number_typed(field, text, tr);
    case FormKind::numbers: return numbers_typed(field, text, tr);
    case FormKind::duration:
    case FormKind::within: {
        Typed amount = number_typed(field, text, tr);
        if (amount.json) amount.json = "[" + *amount.json + ", " + json_of(unit) + "]";
        return amount;
    }
    case FormKind::date:
        if (const auto iso = iso_date(text)) {
            const auto number = [&](std::size_t at, std::size_t n) { return std::stoi(iso->substr(at, n)); };
            const std::chrono::year_month_day day{std::chrono::year{number(0, 4)}, std::chrono::month{static_cast<unsigned>(number(5, 2))}, std::chrono::day{static_cast<unsigned>(number(8, 2))}};
            if (day.ok()) return {json_of(*iso), {}};
            return {std::nullopt, tr(msg("il calendario non ha questo giorno: scrivi una data come %1"), {tr.date("2026-12-31")})};
        }
        return {std::nullopt, tr(msg("scrivi la data come %1"), {tr.date("2026-12-31")})};
    case FormKind::time_of_day:
        if (const auto time = time_of_day(text)) return {json_of(*time), {}};
        return {std::nullopt, tr(msg("scrivi l'ora come 07:30"))};
    case FormKind::yes_no: return {std::string{text}, {}};
    default: return {json_of(text), {}};
    }
}

std::string value_words(std::string_view json, const Language& tr)
{
    const auto value = parsed(json);
    std::string out{json};
    if (value && value->is(Json::Kind::number)) return plain(value->number, tr);
    if (value && value->is(Json::Kind::boolean)) return value->boolean ? tr(msg("sì")) : tr(msg("no"));
    if (value && value->is(Json::Kind::list) && value->items.size() == 2 && value->items[0].is(Json::Kind::number) && value->items[1].is(Json::Kind::text))
        return plain(value->items[0].number, tr) + " " + reports::choice_label(value->items[1].text, tr);
    if (value && value->is(Json::Kind::text)) out = reports::choice_label(value->text, tr);
    if (iso_date(out)) return tr.date(out);
    constexpr std::size_t longest = 60;
    if (out.size() <= longest) return out;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0U) == 0x80U) --end;   // not within a letter
    return out.substr(0, end) + "…";
}

std::string problem_words(models::Problem problem, const Language& tr)
{
    if (problem.code == "out_of_range" || problem.code == "not_whole" || problem.code == "range_excludes_value")
        for (std::string& argument : problem.arguments)
            if (const auto json = parsed(argument); json && json->is(Json::Kind::number)) argument = plain(json->number, tr);
    return reports::problem_sentence(problem, tr);
}

std::string limit_words(const FormField& field, const Language& tr)
{
    const bool numeric = field.kind == FormKind::number || field.kind == FormKind::whole || field.kind == FormKind::numbers;
    if (!numeric) return {};
    constexpr double endless = 2e9;
    const bool least = field.min > -endless, most = field.max < endless;
    const auto written = [&](double v) { return tr.number(v, v == std::floor(v) ? 0 : 3); };
    if (least && most) return tr(msg("da %1 a %2"), {written(field.min), written(field.max)});
    if (least) return tr(msg("almeno %1"), {written(field.min)});
    return most ? tr(msg("al più %1"), {written(field.max)}) : std::string{};
}

std::string origin_words(const FormField& field, const Language& tr)
{
    if (!field.present) return {};
    switch (field.from.origin) {
    case models::Origin::entered: return tr(msg("inserito"));
    case models::Origin::national_default: return tr(msg("predefinito nazionale"));
    case models::Origin::apportioned: break;
    }
    return tr(msg("ripartito per popolazione"));
}

std::string origin_mark(const FormField& field, const Language& tr)
{
    if (!field.present) return {};
    switch (field.from.origin) {
    case models::Origin::entered: return tr(msg("inserito"));
    case models::Origin::national_default: return tr(msg("predefinito"));
    case models::Origin::apportioned: break;
    }
    return tr(msg("ripartito"));
}

}  // namespace teleplan::gui
