#include "models/sensors.hpp"

#include <algorithm>
#include <cmath>

namespace teleplan::models {

namespace {

constexpr std::array<int, 4> days_of_quarter{90, 92, 92, 91};      // of a common year

int floor_of(double x)
{
    const int whole = static_cast<int>(x);
    return x < whole ? whole - 1 : whole;
}

}  // namespace

double prescribed_per_day(const Protocol& protocol, const IntensityLevel& level)
{
    return level.sessions_per_day ? std::min(*level.sessions_per_day, protocol.sessions_per_day) : protocol.sessions_per_day;
}

std::vector<SessionSlot> session_slots(double per_day)
{
    std::vector<SessionSlot> slots;
    for (double left = per_day; left > 1e-9; left -= 1) slots.push_back({std::min(left, 1.0)});
    return slots;
}

int next_session_day(int day, double rate, double phase)
{
    while (floor_of((day + 1) * rate + phase) == floor_of(day * rate + phase)) ++day;
    return day;
}

namespace {

constexpr AlertRule simple_rule{};

const AlertRule& rule_named(const AlertRules& a, std::string_view name)
{
    const AlertRule* rule = find(a.rules, name);
    return rule ? *rule : simple_rule;
}

struct Alerts { double right = 0, wrong = 0; };        // true and false ones, against all those by the simple rule

Alerts alerts_by_rule(const AlertRules& a)
{
    const AlertRule &used = rule_named(a, a.rule.empty() ? "simple" : a.rule), &simple = rule_named(a, "simple");
    const double fewer = simple.false_alerts > 0 ? used.false_alerts / simple.false_alerts : 1;
    return {a.true_share * used.sensitivity / simple.sensitivity, (1 - a.true_share) * fewer};
}

double parameter_messages(const Protocol& p)
{
    double sum = 0;
    for (const auto& [name, parameter] : p.parameters) sum += parameter.per_session;
    return sum;
}

}  // namespace

double alerts_against_simple(const AlertRules& a)
{
    const Alerts by_rule = alerts_by_rule(a);
    return by_rule.right + by_rule.wrong;
}

AlertTruth alert_truth(const AlertRules& a)
{
    const Alerts by_rule = alerts_by_rule(a);
    const double all = by_rule.right + by_rule.wrong, sensitivity = rule_named(a, a.rule.empty() ? "simple" : a.rule).sensitivity;
    return {all > 0 ? by_rule.right / all : 0, (1 - sensitivity) / sensitivity};
}

Protocol merged(const Protocol& own, const Protocol& second)
{
    Protocol out = own;
    out.sessions_per_day = std::max(own.sessions_per_day, second.sessions_per_day);
    out.out_of_range = 1 - (1 - own.out_of_range) * (1 - second.out_of_range);
    for (const auto& [name, parameter] : second.parameters) {
        const auto same = std::ranges::find(out.parameters, name, [](const auto& p) { return p.first; });
        if (same == out.parameters.end()) out.parameters.emplace_back(name, parameter);
        else same->second.per_session = std::max(same->second.per_session, parameter.per_session);
    }
    if (own.messages_per_session || second.messages_per_session)
        out.messages_per_session = std::max(messages_per_session(own), messages_per_session(second));
    return out;
}

double session_kilobytes(const Platform& platform, const Protocol& p)
{
    const auto size = [&](const std::string& kind) {
        const MessageKind* message = find(platform.messages, kind);
        return message ? message->kilobytes : 0;
    };
    const double listed = parameter_messages(p);
    if (listed <= 0) return messages_per_session(p) * size("reading");
    double sum = 0;
    for (const auto& [name, parameter] : p.parameters) sum += parameter.per_session * size(parameter.message);
    return p.messages_per_session ? sum * *p.messages_per_session / listed : sum;
}

int messages_per_session(const Protocol& p)
{
    if (p.messages_per_session) return *p.messages_per_session;
    return static_cast<int>(parameter_messages(p) + 0.5);
}

HourProfile::HourProfile(const std::vector<HourBand>& bands, Duration window)
{
    double upto = 0;
    for (const HourBand& band : bands) {
        Duration length{};
        for (const Block& b : band.hours) length += b.to - b.from;
        for (const Block& b : band.hours) {
            upto += band.share * static_cast<double>((b.to - b.from).count()) / static_cast<double>(length.count());
            pieces_.push_back({upto, b.from, std::max(b.to - b.from - window, Duration{})});
        }
    }
}

Duration HourProfile::window_start(double u, double v) const
{
    const auto piece = std::ranges::find_if(pieces_, [&](const Piece& p) { return u < p.upto; });
    const Piece& p = piece == pieces_.end() ? pieces_.back() : *piece;
    return p.from + Duration{static_cast<std::int64_t>(v * static_cast<double>(p.room.count()))};
}

sim::Distribution adherence_distribution(const Protocol& p, const Sensors& s)
{
    if (s.adherence_sd <= 0 || p.adherence <= 0 || p.adherence >= 1) return sim::Constant{p.adherence};
    return sim::Beta{p.adherence, s.adherence_sd};
}

double adherence_ratio(const Protocol& p, int month)
{
    return p.adherence > 0 ? std::max(0.0, (p.adherence - p.adherence_decline_per_month * month) / p.adherence) : 0;
}

double first_weeks_loss(const Sensors& s, int day)
{
    return day < s.first_weeks_days ? s.first_weeks_drop * (1 - static_cast<double>(day) / s.first_weeks_days) : 0;
}

SeasonFactor::SeasonFactor(const Seasons& s)
{
    by_quarter_ = {s.winter, s.spring, s.summer, s.autumn};
    double sum = 0;
    for (std::size_t q = 0; q < 4; ++q) sum += by_quarter_[q] * days_of_quarter[q];
    for (double& factor : by_quarter_) factor = sum > 0 ? factor * 365 / sum : 1;
}

double SeasonFactor::most() const { return std::ranges::max(by_quarter_); }

double SeasonFactor::mean_square() const
{
    double sum = 0;
    for (std::size_t q = 0; q < 4; ++q) sum += by_quarter_[q] * by_quarter_[q] * days_of_quarter[q];
    return sum / 365;
}

double SeasonFactor::on(Date d) const { return by_quarter_[static_cast<std::size_t>(civil(d).month % 12 / 3)]; }

std::vector<double> daily_factors(const AlertRules& rules, const sim::Stream& draws, std::uint64_t region, std::uint64_t authority, Date from, Date to)
{
    std::vector<double> factors(static_cast<std::size_t>(std::max(0, to - from)), 1.0);
    if (rules.daily_cv <= 0) return factors;
    // Gamma shapes add: a part of shape c k common to the region and an own part of shape (1 - c) k, both of scale 1 / k,
    // give shape k = 1 / cv^2, mean 1 and correlation c between authorities.
    const auto part = [&](double share) { return sim::Gamma{share, share > 0 ? rules.daily_cv / std::sqrt(share) : 1}; };
    const sim::Gamma common = part(rules.daily_correlation), own = part(1 - rules.daily_correlation);
    for (std::size_t i = 0; i < factors.size(); ++i) {
        const auto day = static_cast<std::uint32_t>(from.day + static_cast<int>(i));
        double factor = 0;
        if (common.mean > 0) factor += sim::sample(common, draws, {region, day, 0});
        if (own.mean > 0) factor += sim::sample(own, draws, {authority, day, 1});
        factors[i] = factor;
    }
    return factors;
}

Priority priority_of(const ByPriority<double>& mix, double u)
{
    double upto = 0;
    for (std::size_t p = 0; p + 1 < priority_count; ++p)
        if (u < (upto += mix[p])) return static_cast<Priority>(p);
    return Priority::low;
}

}  // namespace teleplan::models
