#include "planning/statistical_check.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace teleplan::planning {

namespace {

struct Span { int first, last; std::string label; };   // months, both included

std::string month_label(models::MonthId first, int month)
{
    return models::to_string(models::first_day({first.index + month})).substr(0, 7);
}

std::vector<Span> months(const StandardClocks& clocks)
{
    std::vector<Span> out;
    for (int m = 0; m < clocks.months(); ++m) out.push_back({m, m, month_label(clocks.first_month(), m)});
    return out;
}

std::vector<Span> quarters(const StandardClocks& clocks)
{
    std::vector<Span> out;
    for (int m = 0; m < clocks.months(); ++m) {
        const int index = clocks.first_month().index + m;
        const std::string label = std::to_string(index / 12) + "-Q" + std::to_string(index % 12 / 3 + 1);
        if (out.empty() || out.back().label != label) out.push_back({m, m, label});
        else out.back().last = m;
    }
    return out;
}

std::vector<Span> whole(const StandardClocks& clocks)
{
    return {{0, clocks.months() - 1, month_label(clocks.first_month(), 0) + '/' + month_label(clocks.first_month(), clocks.months() - 1)}};
}

std::vector<Window> cut(int rule, const std::vector<Span>& spans, bool pooled, const std::vector<const ServiceTally*>& replications)
{
    std::vector<Window> out;
    for (const Span& span : spans) {
        Window w{rule, span.label, pooled, {}};
        for (const ServiceTally* tally : replications) {
            DueMet sum;
            for (int m = span.first; m <= span.last; ++m) sum += tally->by_month[static_cast<std::size_t>(rule)][static_cast<std::size_t>(m)];
            w.by_replication.push_back(sum);
        }
        out.push_back(std::move(w));
    }
    return out;
}

bool too_few(const std::vector<Window>& cut)
{
    return std::ranges::any_of(cut, [](const Window& w) { return estimate(w).items < least_expected_items; });
}

}  // namespace

std::vector<Window> windows(const StandardClocks& clocks, int pool, const std::vector<const ServiceTally*>& replications)
{
    std::vector<Window> out;
    for (std::size_t r = 0; r < clocks.rules().size(); ++r) {
        if (!clocks.rules()[r].judges(pool)) continue;
        const int rule = static_cast<int>(r);
        auto parts = cut(rule, months(clocks), false, replications);
        if (too_few(parts)) parts = cut(rule, quarters(clocks), true, replications);
        if (too_few(parts)) parts = cut(rule, whole(clocks), true, replications);
        for (Window& w : parts)
            if (estimate(w).items > 0) out.push_back(std::move(w));
    }
    return out;
}

ShareEstimate estimate(const Window& w)
{
    DueMet sum;
    for (const DueMet& d : w.by_replication) sum += d;
    const auto n = static_cast<double>(w.by_replication.size());
    ShareEstimate out{1, 0, n > 0 ? static_cast<double>(sum.due) / n : 0};
    if (sum.due == 0) return out;
    out.share = static_cast<double>(sum.met) / static_cast<double>(sum.due);
    if (n < 2) return out;
    double squares = 0;
    for (const DueMet& d : w.by_replication) {
        const double residual = static_cast<double>(d.met) - out.share * static_cast<double>(d.due);
        squares += residual * residual;
    }
    out.standard_error = std::sqrt(squares / (n * (n - 1))) / out.items;
    return out;
}

StandardWindow judge(const StandardClocks& clocks, const Window& w, const std::string& where)
{
    const auto& rule = clocks.rules()[static_cast<std::size_t>(w.rule)];
    const ShareEstimate e = estimate(w);
    const auto n = static_cast<int>(w.by_replication.size());
    StandardWindow out{rule.id, where, w.label, w.pooled, e.items, rule.share, {e.share, 0}, 0, Verdict::undecided};
    int met = 0;
    for (const DueMet& d : w.by_replication) met += static_cast<double>(d.met) >= rule.share * static_cast<double>(d.due) ? 1 : 0;
    out.probability_met = n > 0 ? static_cast<double>(met) / n : 0;
    if (n < 2) return out;
    out.share.half_width = sim::student_t_quantile(0.975, n - 1) * e.standard_error;
    const double one_sided = sim::student_t_quantile(0.95, n - 1) * e.standard_error;
    if (e.share - one_sided >= rule.share) out.verdict = Verdict::met;
    else if (e.share + one_sided < rule.share) out.verdict = Verdict::not_met;
    return out;
}

std::vector<StandardWaits> waits_of_standards(const StandardClocks& clocks, int pool, const std::string& where, const std::vector<const ServiceTally*>& replications)
{
    std::vector<StandardWaits> out;
    for (std::size_t r = 0; r < clocks.rules().size(); ++r) {
        if (!clocks.rules()[r].judges(pool)) continue;
        std::array<std::int64_t, wait_class_ends.size() + 1> counts{};
        for (const ServiceTally* tally : replications)
            for (std::size_t c = 0; c < counts.size(); ++c) counts[c] += tally->waits[r][c];
        const std::int64_t all = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
        if (all == 0) continue;
        StandardWaits& of = out.emplace_back(StandardWaits{clocks.rules()[r].id, where, static_cast<double>(all) / static_cast<double>(replications.size()), {}});
        std::int64_t within = 0;
        for (std::size_t c = 0; c < wait_class_ends.size(); ++c) of.share_within.push_back(static_cast<double>(within += counts[c]) / static_cast<double>(all));
    }
    return out;
}

Verdict worst(const std::vector<StandardWindow>& judged)
{
    Verdict out = Verdict::met;
    for (const StandardWindow& w : judged) {
        if (w.verdict == Verdict::not_met) return Verdict::not_met;
        if (w.verdict == Verdict::undecided) out = Verdict::undecided;
    }
    return out;
}

double backlog_share(int pool, const std::vector<const ServiceTally*>& replications)
{
    std::int64_t came = 0, left = 0;
    for (const ServiceTally* tally : replications) {
        const PoolTally& p = tally->pools[static_cast<std::size_t>(pool)];
        came += p.entered;
        left += p.entered - p.started - p.gave_up - p.handed_over;
    }
    return came > 0 ? std::max(0.0, static_cast<double>(left) / static_cast<double>(came)) : 0;
}

std::vector<Shortfall> shortfalls(const StandardClocks& clocks, const std::vector<StandardWindow>& judged, const std::string& where,
                                  const std::vector<const ServiceTally*>& replications)
{
    std::vector<Shortfall> out;
    for (std::size_t r = 0; r < clocks.rules().size(); ++r) {
        const auto& rule = clocks.rules()[r];
        const StandardWindow* worst_window = nullptr;
        for (const StandardWindow& w : judged)
            if (w.standard == rule.id && w.verdict == Verdict::not_met && (!worst_window || w.share.mean < worst_window->share.mean)) worst_window = &w;
        if (!worst_window) continue;
        std::vector<DueMet> hours(168);
        for (const ServiceTally* tally : replications)
            for (std::size_t h = 0; h < hours.size(); ++h) hours[h] += tally->by_hour_of_week[r][h];
        std::size_t at = 0;
        std::int64_t most_missed = -1;
        for (std::size_t h = 0; h < hours.size(); ++h)
            if (hours[h].due - hours[h].met > most_missed) {
                most_missed = hours[h].due - hours[h].met;
                at = h;
            }
        const double share = hours[at].due > 0 ? static_cast<double>(hours[at].met) / static_cast<double>(hours[at].due) : 0;
        out.push_back({rule.id, where, worst_window->window, static_cast<int>(at), share, rule.share});
    }
    return out;
}

}  // namespace teleplan::planning
