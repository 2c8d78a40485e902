#include "planning/platform_flow.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace teleplan::planning {

namespace {

constexpr double hour = 3600, nothing = 1e-6;                      // requests; a rate below nothing per hour is none

struct Point { double time = 0, number = 0; };

double part(double from, double to, double share) { return from + (to - from) * share; }

/// The part of a piece between two of its times.
FlowPiece between(const FlowPiece& p, double from, double to)
{
    const double length = p.to - p.from, a = (from - p.from) / length, b = (to - p.from) / length;
    return {from, to, p.amount * (b - a), part(p.origin_from, p.origin_to, a), part(p.origin_from, p.origin_to, b)};
}

}  // namespace

/// A piecewise constant rate: rate[i] on [at[i], at[i + 1]), zero outside.
struct TierLine::Rates {
    std::vector<double> at, rate;

    explicit Rates(const std::vector<Flow>& flows)
    {
        std::vector<double> whole_hours;               // most pieces are whole hours: they need no sorting
        std::vector<std::pair<double, double>> changes;
        for (const Flow& flow : flows)
            for (const FlowPiece& p : flow) {
                if (p.amount <= 0 || p.to <= p.from) continue;
                const auto h = static_cast<std::size_t>(p.from / hour);
                if (static_cast<double>(h) * hour == p.from && p.to == p.from + hour) {
                    if (whole_hours.size() <= h) whole_hours.resize(h + 1);
                    whole_hours[h] += p.amount / hour;
                } else {
                    const double r = p.amount / (p.to - p.from);
                    changes.push_back({p.from, r});
                    changes.push_back({p.to, -r});
                }
            }
        std::ranges::sort(changes);
        std::size_t c = 0;
        double odd = 0;
        const auto add = [&](double time, double hourly) {
            for (; c < changes.size() && changes[c].first <= time; ++c) odd += changes[c].second;
            const double r = hourly + odd;
            at.push_back(time);
            rate.push_back(r < nothing / hour ? 0 : r);
        };
        for (std::size_t h = 0; h <= whole_hours.size(); ++h) {
            const double hourly = h < whole_hours.size() ? whole_hours[h] : 0, begins = static_cast<double>(h) * hour;
            add(begins, hourly);
            while (c < changes.size() && (h == whole_hours.size() || changes[c].first < begins + hour)) add(changes[c].first, hourly);
        }
    }
    /// Walks with time going forward.
    [[nodiscard]] double on(double time, std::size_t& i) const
    {
        while (i + 1 < at.size() && at[i + 1] <= time) ++i;
        return at.empty() || time < at[i] ? 0 : rate[i];
    }
};

TierLine::TierLine(const std::vector<Flow>& flows, const std::vector<Span>& down, TierCapacity capacity, double end) : down_{down}, capacity_{capacity}
{
    std::vector<Flow> sent;
    for (const Flow& flow : flows) {
        sent.push_back(resent(flow));
        for (const FlowPiece& p : flow)                // what comes while it is down
            for (auto s = std::ranges::lower_bound(down_, p.from, {}, &Span::to); s != down_.end() && s->from < p.to; ++s) {
                const double held = std::min(p.to, s->to) - std::max(p.from, s->from);
                if (held > 0) backlog_.buffered += p.amount * held / (p.to - p.from);
            }
    }
    pass(Rates{flows}, Rates{sent}, end);
}

Flow TierLine::resent(const Flow& flow) const
{
    if (down_.empty()) return flow;
    Flow out, left;
    for (const FlowPiece& whole : flow) {
        left.assign(1, whole);
        while (!left.empty()) {
            const FlowPiece p = left.back();
            left.pop_back();
            const auto s = std::ranges::upper_bound(down_, p.from, {}, &Span::to);
            if (s == down_.end() || s->from >= p.to) {
                out.push_back(p);
                continue;
            }
            if (p.from < s->from) out.push_back(between(p, p.from, s->from));
            const double from = std::max(p.from, s->from), to = std::min(p.to, s->to), pace = capacity_.resend / (s->to - s->from);
            FlowPiece held = between(p, from, to);
            held.from = s->to + (from - s->from) * pace;
            held.to = s->to + (to - s->from) * pace;
            if (to < p.to) left.push_back(between(p, to, p.to));
            left.push_back(held);                      // may meet the next outage
        }
    }
    return out;
}

void TierLine::pass(const Rates& coming, const Rates& sent, double end)
{
    std::vector<double> times{coming.at};
    times.insert(times.end(), sent.at.begin(), sent.at.end());
    for (const Span& s : down_) times.insert(times.end(), {s.from, s.to, s.to + capacity_.resend});
    times.push_back(end);
    std::ranges::sort(times);
    times.erase(std::unique(times.begin(), times.end()), times.end());

    std::vector<Point> came, left;                     // of the present line: how many so far
    double line = 0, held_or_in_line = 0;
    std::optional<double> restored;
    std::size_t c = 0, s = 0, outage = 0;              // outage: the first that is not over
    const auto close_line = [&] {                      // the k-th to come is the k-th to leave
        std::size_t a = 0, d = 0;
        double number = 0;
        while (a + 1 < came.size() && d + 1 < left.size()) {
            if (came[a + 1].number <= number) { ++a; continue; }
            if (left[d + 1].number <= number) { ++d; continue; }
            const double next = std::min(came[a + 1].number, left[d + 1].number);
            const auto when = [](const Point& p, const Point& q, double n) { return part(p.time, q.time, (n - p.number) / (q.number - p.number)); };
            links_.push_back({when(came[a], came[a + 1], number), when(came[a], came[a + 1], next), when(left[d], left[d + 1], number), when(left[d], left[d + 1], next)});
            number = next;
        }
        came.clear();
        left.clear();
        line = 0;
    };
    const auto step = [&](double from, double to, double arriving, double sending, double serving) {
        const double before = held_or_in_line, slope = arriving - serving;
        held_or_in_line = std::max(0.0, before + slope * (to - from));
        if (held_or_in_line < nothing) held_or_in_line = 0;
        backlog_.most = std::max(backlog_.most, held_or_in_line);
        if (restored && held_or_in_line == 0) {
            backlog_.drained_after.push_back((before > 0 && slope < 0 ? std::min(to, from - before / slope) : from) - *restored);
            restored.reset();
        }
        if (line == 0 && sending <= serving) return;
        if (came.empty()) came = left = {{from, 0}};
        came.push_back({to, came.back().number + sending * (to - from)});
        left.push_back({to, left.back().number + serving * (to - from)});
        line = std::max(0.0, came.back().number - left.back().number);
        if (line < nothing) close_line();
    };
    for (std::size_t i = 0; i + 1 < times.size(); ++i) {
        const double from = times[i], to = times[i + 1];
        for (; outage < down_.size() && down_[outage].to <= from; ++outage)
            if (!restored) restored = down_[outage].to;
        const bool is_down = outage < down_.size() && down_[outage].from <= from;
        const double arriving = coming.on(from, c), sending = sent.on(from, s), most = is_down ? 0 : capacity_.per_second;
        if (outage > 0 && from < down_[outage - 1].to + capacity_.resend) backlog_.burst_per_second = std::max(backlog_.burst_per_second, sending);
        const bool busy = line > 0 || sending > most;
        const double empty_at = busy && most > sending ? from + line / (most - sending) : to;
        if (empty_at < to) {
            step(from, empty_at, arriving, sending, most);
            if (line > 0) close_line();                // what rounding left
            step(empty_at, to, arriving, sending, sending);
        } else {
            step(from, to, arriving, sending, busy ? most : sending);
        }
    }
    if (line > 0 && capacity_.per_second > 0) {
        const double last = times.back();
        step(last, last + line / capacity_.per_second, 0, 0, capacity_.per_second);
        if (!came.empty()) close_line();
    }
    if (backlog_.buffered == 0) backlog_.burst_per_second = 0;
}

Flow TierLine::leaving(const Flow& flow) const
{
    const Flow sent = resent(flow);
    if (links_.empty()) return sent;
    Flow out;
    for (const FlowPiece& p : sent) {
        double done = p.from;
        for (auto link = std::ranges::upper_bound(links_, p.from, {}, &Link::to); link != links_.end() && link->from < p.to; ++link) {
            if (done < link->from) out.push_back(between(p, done, link->from));
            const double from = std::max(done, link->from), to = std::min(p.to, link->to), length = link->to - link->from;
            if (to <= from || length <= 0) continue;
            FlowPiece late = between(p, from, to);
            late.from = part(link->out_from, link->out_to, (from - link->from) / length);
            late.to = std::max(late.from, part(link->out_from, link->out_to, (to - link->from) / length));
            out.push_back(late);
            done = to;
        }
        if (done < p.to) out.push_back(between(p, done, p.to));
    }
    return out;
}

double within(const FlowPiece& leaving, double since_from, double since_to, double limit)
{
    const double first = leaving.from - since_from, last = leaving.to - since_to;
    if (first <= limit && last <= limit) return 1;
    if (first > limit && last > limit) return 0;
    return first <= limit ? (limit - first) / (last - first) : (limit - last) / (first - last);
}

}  // namespace teleplan::planning
