#include "formats/plan_leaves.hpp"

#include <algorithm>
#include <cmath>

#include "formats/plan_form.hpp"
#include "models/nearest_name.hpp"

namespace teleplan::formats::detail
{
namespace
{

using Kind = Json::Kind;
constexpr std::array<std::string_view, 4> plain_wrapped_keys{"value", "source", "confidence", "remarks"};  // no range
constexpr std::array<std::string_view, 6> range_keys{"value", "source", "confidence", "low", "high", "remarks"};

template <class Range>
std::string joined(const Range& names)
{
    std::string out;
    for (const std::string_view name : names) (out += out.empty() ? "" : ", ") += name;
    return out;
}

template <class Range>
bool contains(const Range& names, std::string_view name)
{
    return std::ranges::find(names, name) != std::end(names);
}

constexpr auto unit_names = [] {
    std::array<std::string_view, duration_units.size()> names{};
    std::ranges::transform(duration_units, names.begin(), &DurationUnit::name);
    return names;
}();
constexpr auto confidence_names = [] {
    std::array<std::string_view, confidences.size()> names{};
    std::ranges::transform(confidences, names.begin(), &Confidence::name);
    return names;
}();

constexpr models::Field seconds_field{"", "s", 0, longest_seconds};

}  // namespace

void LeafReader::report(const std::string& pointer, std::string code, std::vector<std::string> arguments)
{
    if (full_) return;
    full_ = problems_.size() >= models::max_problems;
    if (full_)
        problems_.push_back({"", "too_many_problems", {std::to_string(models::max_problems)}});
    else
        problems_.push_back({pointer, std::move(code), std::move(arguments)});
}

void LeafReader::record(const std::string& pointer, const Json& value)
{
    provenance_[pointer].origin = value.level == 0 ? models::Origin::entered : models::Origin::national_default;
}

bool LeafReader::expect(const Json& value, const std::string& pointer, Kind kind, const char* expected)
{
    if (value.is(kind)) return true;
    report(pointer, "wrong_type", {expected});
    return false;
}

bool LeafReader::take_free_member(const Json& object, const JsonMember& member, const std::string& pointer)
{
    const auto& [key, value] = member;
    if (!contains(free_keys, key)) return false;
    const std::string at = pointer_to(pointer, key);
    if (key == "remarks") {
        const bool lines =
            value.is(Kind::list) && std::ranges::all_of(value.items, [](const Json& j) { return j.is(Kind::text); });
        if (!value.is(Kind::text) && !lines) report(at, "wrong_type", {"free_text"});
        return true;
    }
    if (!expect(value, at, Kind::text, "text")) return true;
    if (key == "confidence" && !contains(confidence_names, value.text)) {
        report(at, "unknown_name", {value.text, "", joined(confidence_names)});
        return true;
    }
    record(pointer, object);
    (key == "source" ? provenance_[pointer].source : provenance_[pointer].confidence) = value.text;
    return true;
}

void LeafReader::other_members(const Json& object, const std::string& pointer, std::span<const std::string_view> known)
{
    for (const JsonMember& member : object.members)
        if (!full_ && !contains(known, member.key) && !take_free_member(object, member, pointer))
            report(pointer_to(pointer, member.key), "unknown_key",
                   {member.key, models::nearest_name(member.key, known)});
}

/// A plain value, or the parts of { "value", … } with its source and confidence recorded.
std::optional<LeafReader::Wrapped> LeafReader::unwrap(const Json& node, const std::string& pointer,
                                                      std::span<const std::string_view> keys)
{
    if (!node.is(Kind::object)) {
        record(pointer, node);
        return Wrapped{&node};
    }
    const Json* value = node.find("value");
    for (const JsonMember& member : node.members)
        if (!full_ && !contains(keys, member.key))
            report(pointer_to(pointer, member.key), "unknown_key",
                   {member.key, models::nearest_name(member.key, keys)});
        else
            take_free_member(node, member, pointer);
    if (value == nullptr) {
        report(pointer_to(pointer, "value"), "missing_field", {"value"});
        return std::nullopt;
    }
    record(pointer, *value);
    return Wrapped{value, node.find("unit"), node.find("low"), node.find("high")};
}

void LeafReader::read_range(const Wrapped& from, const std::string& pointer, const models::Field& about,
                            const Parse& parse, double value)
{
    models::Provenance& entry = provenance_[pointer];
    if (from.low == nullptr && from.high == nullptr) {
        const auto* const known = std::ranges::find(confidences, entry.confidence, &Confidence::name);
        if (known == confidences.end()) return;
        const double half = std::abs(value) * known->half_width;
        entry.low = std::max(value - half, about.min);
        entry.high = std::min(value + half, about.max);
        entry.assumed_range = true;
        return;
    }
    const auto end = [&](const Json* node, const char* name) -> std::optional<double> {
        const std::string at = pointer_to(pointer, name);
        if (node != nullptr) return parse(*node, at);
        report(at, "missing_field", {name});
        return std::nullopt;
    };
    entry.low = end(from.low, "low");
    entry.high = end(from.high, "high");
    if (entry.low && entry.high && !(*entry.low <= value && value <= *entry.high))
        report(pointer, "range_excludes_value", {shortest(*entry.low), shortest(value), shortest(*entry.high)});
}

std::optional<double> LeafReader::quantity(const Json& node, const std::string& pointer, const models::Field& about,
                                           std::span<const std::string_view> keys, const Parse& parse)
{
    const auto parts = unwrap(node, pointer, keys);
    if (!parts) return std::nullopt;
    const bool wrapped = parts->value != &node;
    const auto value = parse(*parts->value, wrapped ? pointer_to(pointer, "value") : pointer);
    if (!value) return std::nullopt;
    if (parts->unit != nullptr && expect(*parts->unit, pointer_to(pointer, "unit"), Kind::text, "text") &&
        parts->unit->text != about.unit)
        report(pointer_to(pointer, "unit"), "wrong_unit", {parts->unit->text, std::string{about.unit}});
    provenance_[pointer].unit = about.unit;
    if (wrapped) read_range(*parts, pointer, about, parse, *value);
    return value;
}

std::optional<double> LeafReader::plain_number(const Json& node, const std::string& pointer, const models::Field& about,
                                               NumberKind kind)
{
    if (!expect(node, pointer, Kind::number, "number")) return std::nullopt;
    const double value = node.number;
    if (!(value >= about.min && value <= about.max)) {
        report(pointer, "out_of_range",
               {shortest(value), shortest(about.min), shortest(about.max), std::string{about.unit}});
        return std::nullopt;
    }
    if (kind == NumberKind::whole && value != std::floor(value)) {
        report(pointer, "not_whole", {shortest(value)});
        return std::nullopt;
    }
    return value;
}

std::optional<double> LeafReader::number(const Json& node, const std::string& pointer, const models::Field& about,
                                         NumberKind kind)
{
    const auto parse = [&](const Json& j,
                           const std::string& at) {  // the ends of a range of whole numbers need not be whole
        return plain_number(j, at, about, at.ends_with("/low") || at.ends_with("/high") ? NumberKind::real : kind);
    };
    return quantity(node, pointer, about, wrapped_keys, parse);
}

std::optional<double> LeafReader::amount_and_unit(const Json& node, const std::string& pointer, const char* expected,
                                                  std::span<const std::string_view> units, std::size_t& unit)
{
    const bool pair =
        node.is(Kind::list) && node.items.size() == 2 && node.items[0].is(Kind::number) && node.items[1].is(Kind::text);
    if (!pair) {
        report(pointer, "wrong_type", {expected});
        return std::nullopt;
    }
    const auto found = std::ranges::find(units, std::string_view{node.items[1].text});
    if (found == units.end()) {
        report(pointer_to(pointer, std::size_t{1}), "unknown_unit", {node.items[1].text, joined(units)});
        return std::nullopt;
    }
    unit = static_cast<std::size_t>(found - units.begin());
    return node.items[0].number;
}

std::optional<double> LeafReader::plain_seconds(const Json& node, const std::string& pointer)
{
    std::size_t unit = 0;
    const auto amount = amount_and_unit(node, pointer, "duration", unit_names, unit);
    if (!amount) return std::nullopt;
    const double value = *amount * duration_units[unit].seconds;
    if (value >= 0 && value <= longest_seconds) return value;
    const double per_unit = duration_units[unit].seconds;
    report(pointer, "out_of_range",
           {shortest(*amount), "0", shortest(longest_seconds / per_unit), std::string{unit_names[unit]}});
    return std::nullopt;
}

std::optional<double> LeafReader::seconds(const Json& node, const std::string& pointer)
{
    return quantity(node, pointer, seconds_field, range_keys,
                    [this](const Json& j, const std::string& at) { return plain_seconds(j, at); });
}

std::optional<models::Within> LeafReader::within(const Json& node, const std::string& pointer)
{
    const auto& units = models::Names<models::OpenUnit>::all;
    std::optional<std::size_t> unit;
    const auto parse = [&](const Json& j, const std::string& at) -> std::optional<double> {
        std::size_t found = 0;
        const auto amount = amount_and_unit(j, at, "within", units, found);
        if (!amount) return std::nullopt;
        if (unit && *unit != found) report(at, "wrong_unit", {std::string{units[found]}, std::string{units[*unit]}});
        if (!unit) unit = found;
        return plain_number(j.items[0], at, within_amount, NumberKind::real);
    };
    const auto amount = quantity(node, pointer, within_amount, range_keys, parse);
    if (!amount) return std::nullopt;
    provenance_[pointer].unit = units[*unit];
    return models::Within{*amount, static_cast<models::OpenUnit>(*unit)};
}

std::optional<bool> LeafReader::boolean(const Json& node, const std::string& pointer)
{
    const auto parts = unwrap(node, pointer, plain_wrapped_keys);
    if (!parts || !expect(*parts->value, pointer, Kind::boolean, "boolean")) return std::nullopt;
    return parts->value->boolean;
}

std::optional<models::Date> LeafReader::date(const Json& node, const std::string& pointer)
{
    const auto parts = unwrap(node, pointer, plain_wrapped_keys);
    if (!parts || !expect(*parts->value, pointer, Kind::text, "date")) return std::nullopt;
    const auto day = models::parse_date(parts->value->text);
    if (!day) report(pointer, "wrong_type", {"date"});
    return day;
}

std::optional<models::Duration> LeafReader::time_of_day(const Json& node, const std::string& pointer)
{
    record(pointer, node);
    if (!expect(node, pointer, Kind::text, "time_of_day")) return std::nullopt;
    const std::string& t = node.text;
    const auto digit = [&](std::size_t at) { return t[at] >= '0' && t[at] <= '9'; };
    if (t.size() == 5 && digit(0) && digit(1) && t[2] == ':' && digit(3) && digit(4)) {
        const int hour = (t[0] - '0') * 10 + t[1] - '0', minute = (t[3] - '0') * 10 + t[4] - '0';
        if (minute < 60 && hour * 60 + minute <= 24 * 60) return std::chrono::minutes{hour * 60 + minute};
    }
    report(pointer, "wrong_type", {"time_of_day"});
    return std::nullopt;
}

std::optional<std::string> LeafReader::text(const Json& node, const std::string& pointer, const models::Field& about)
{
    record(pointer, node);
    if (!expect(node, pointer, Kind::text, "text")) return std::nullopt;
    if (about.required && node.text.empty()) report(pointer, "empty_text");
    return node.text;
}

std::optional<std::size_t> LeafReader::name(const Json& node, const std::string& pointer,
                                            std::span<const std::string_view> allowed)
{
    record(pointer, node);
    if (!expect(node, pointer, Kind::text, "text")) return std::nullopt;
    const auto found = std::ranges::find(allowed, std::string_view{node.text});
    if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
    report(pointer, "unknown_name", {node.text, models::nearest_name(node.text, allowed), joined(allowed)});
    return std::nullopt;
}

}  // namespace teleplan::formats::detail
