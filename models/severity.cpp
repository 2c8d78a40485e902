#include "models/severity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/purposes.hpp"
#include "sim/math.hpp"

namespace teleplan::models {

namespace {

// Slots of the purpose `severity`: of the start and its phase; from the second on, four cycles each.
constexpr std::uint32_t start_slot = 0, first_cycle_slot = 1;
// Candidates of a month in the purpose `exacerbation`: each takes so many slots after the month's own.
constexpr std::uint32_t most_candidates = 16, slots_per_candidate = 4;

double in_days(Duration d) { return sim::seconds(d) / 86400; }
int whole_days(double seconds) { return std::max(1, static_cast<int>(seconds / 86400 + 0.5)); }

std::size_t chosen(const std::vector<double>& cumulative, double u)
{
    std::size_t i = 0;
    while (i + 1 < cumulative.size() && u >= cumulative[i]) ++i;
    return i;
}

std::vector<double> sums(const std::vector<double>& values)
{
    std::vector<double> out(values.size());
    std::partial_sum(values.begin(), values.end(), out.begin());
    return out;
}

template <class Value> std::vector<double> by_state(const Programme& p, double without, Value&& value)
{
    if (p.states.empty()) return {without};
    std::vector<double> out;
    for (const auto& [name, state] : p.states) out.push_back(value(state));
    return out;
}

/// Divided by the mean of ratio × factor over the patients at enrolment, each with the weight of his state.
std::vector<double> rescaled(const Programme& p, std::vector<double> ratios, const std::vector<double>& factors, const std::vector<double>& weights)
{
    const auto shares = state_shares(p);
    double sum = 0, weight = 0;
    for (std::size_t s = 0; s < ratios.size(); ++s) {
        sum += shares[s] * weights[s] * ratios[s] * factors[s];
        weight += shares[s] * weights[s];
    }
    for (double& r : ratios) r = sum > 0 ? r * weight / sum : 1;
    return ratios;
}

}  // namespace

std::vector<double> state_shares(const Programme& p)
{
    auto out = by_state(p, 1, [](const SeverityState& s) { return s.share; });
    const double sum = std::accumulate(out.begin(), out.end(), 0.0);
    for (double& share : out) share = sum > 0 ? share / sum : 1 / static_cast<double>(out.size());
    return out;
}

std::array<double, wellness_count> wellness_shares(const Programme& p, std::size_t state)
{
    if (!p.exacerbations || p.states.empty()) return {1, 0, 0, 0};
    const Exacerbations& e = *p.exacerbations;
    const double per_day = p.states[state].second.exacerbations_per_year / days_per_year;
    const double admitted = std::min(1.0, e.admitted_share * e.telemonitoring_effect);
    const double all = sim::mean(e.duration) / 86400, until = std::min(all, in_days(e.admitted_after));
    const double home = (1 - admitted) * all + admitted * until, away = admitted * sim::mean(e.hospital_stay) / 86400;
    const double began = per_day / (1 + per_day * (home + away));
    const double worse = began * home, hospital = began * away;
    const double before = e.adherence_factor < 1 ? std::min(1 - worse - hospital, began * e.warning_days) : 0;
    return {1 - before - worse - hospital, before, worse, hospital};
}

std::vector<double> out_of_range_factors(const Programme& p, const Protocol& protocol)
{
    auto ratios = by_state(p, 1, [](const SeverityState& s) { return s.out_of_range_ratio; });
    const auto sessions = by_state(p, 1, [&](const SeverityState& s) { return s.sessions_per_day.value_or(protocol.sessions_per_day); });
    std::vector<double> factors;
    for (std::size_t s = 0; s < ratios.size(); ++s) {
        const auto [usual, before, worse, hospital] = wellness_shares(p, s);
        factors.push_back((usual + before + worse * (p.exacerbations ? p.exacerbations->alert_factor : 1)) / (1 - hospital));
    }
    return rescaled(p, std::move(ratios), factors, sessions);
}

std::vector<double> mortality_factors(const Programme& p)
{
    auto ratios = by_state(p, 1, [](const SeverityState& s) { return s.mortality_ratio; });
    const std::vector<double> alike(ratios.size(), 1.0);
    return rescaled(p, std::move(ratios), alike, alike);
}

Matrix transition_matrix(const Programme& p)
{
    const std::size_t n = state_count(p);
    Matrix out(n, std::vector<double>(n, 0.0));
    for (std::size_t from = 0; from < n; ++from) {
        const Named<double>* row = p.transitions && from < p.states.size() ? find(p.transitions->rows, p.states[from].first) : nullptr;
        double sum = 0;
        for (std::size_t to = 0; row && to < n; ++to)
            if (const double* value = find(*row, p.states[to].first)) sum += out[from][to] = *value;
        if (sum > 0)
            for (double& value : out[from]) value /= sum;
        else
            out[from][from] = 1;
    }
    return out;
}

StateTraits state_traits(const Plan& plan, TargetGroup group, Intensity intensity, std::size_t state)
{
    const auto g = static_cast<std::size_t>(group);
    const Programme& programme = plan.programmes[g];
    const IntensityLevel& level = plan.intensities[static_cast<std::size_t>(intensity)];
    StateTraits out{prescribed_per_day(plan.protocols[g], level), out_of_range_factors(programme, plan.protocols[g])[state], programme.televisits_per_year,
                    level.notes_per_month, programme.needs_kit, programme.coverage.empty() ? level.coverage : programme.coverage};
    if (programme.states.empty()) return out;
    const SeverityState& own = programme.states[state].second;
    if (own.sessions_per_day) out.sessions_per_day = std::min(*own.sessions_per_day, level.sessions_per_day.value_or(*own.sessions_per_day));
    out.televisits_per_year = own.televisits_per_year.value_or(out.televisits_per_year);
    out.notes_per_month = own.notes_per_month.value_or(out.notes_per_month);
    out.needs_kit = own.needs_kit.value_or(out.needs_kit);
    if (!own.coverage.empty()) out.coverage = own.coverage;
    return out;
}

Progression::Progression(const Programme& p, const sim::Stream& draws) : starts_{sums(state_shares(p))}, rows_{transition_matrix(p)}, mortality_{mortality_factors(p)}, draws_{draws}
{
    for (auto& row : rows_) row = sums(row);
    if (p.transitions && p.states.size() > 1) cycle_days_ = in_days(p.transitions->cycle);
    one_mortality_ = std::ranges::all_of(mortality_, [](double m) { return m == 1; });
}

template <class Each> void Progression::walk(PersonId person, int start, Each&& each) const
{
    constexpr int century = 36525;
    if (starts_.size() == 1) {
        each(start, start + century, std::size_t{0});
        return;
    }
    const auto first = draws_.block({person, 0, start_slot});
    std::size_t state = chosen(starts_, sim::unit_interval(first[0]));
    const double phase = sim::unit_interval(first[1]);
    int from = start;
    std::array<std::uint32_t, 4> bits{};
    for (std::uint32_t k = 0; cycle_days_ > 0 && from < start + century; ++k) {
        if (k % 4 == 0) bits = draws_.block({person, 0, first_cycle_slot + k / 4});
        const int change = start + static_cast<int>((k + phase) * cycle_days_);
        if (change > start + century) break;
        const std::size_t next = chosen(rows_[state], sim::unit_interval(bits[k % 4]));
        if (next == state) continue;
        if (change > from && !each(from, change, state)) return;
        from = std::max(from, change);
        state = next;
    }
    each(from, start + century, state);
}

void Progression::spans(PersonId person, int start, int end, std::vector<StateSpan>& out) const
{
    out.clear();
    walk(person, start, [&](int from, int to, std::size_t state) {
        if (from < end) out.push_back({from, std::min(to, end), static_cast<std::uint8_t>(state), Wellness::usual});
        return to < end;
    });
    if (out.empty()) out.push_back({start, end, 0, Wellness::usual});      // a stay without a day
    out.back().to = std::max(out.back().to, end);
}

double Progression::days_to_death(PersonId person, int start, int alive_from, int until, double days) const
{
    if (one_mortality_ || days > (until - alive_from) * std::ranges::max(mortality_)) return days;   // not even in the worst state
    double lived = 0;
    walk(person, start, [&](int from, int to, std::size_t state) {
        const double length = std::max(0, to - std::max(from, alive_from)), used = length * mortality_[state];
        lived += used < days ? length : days / mortality_[state];
        days -= used;
        return days > 0 && to < until;
    });
    return lived;
}

SeverityModel::SeverityModel(const Plan& plan, std::uint32_t replication) : draws_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::exacerbation}
{
    const sim::Stream severity{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::severity};
    for (std::size_t g = 0; g < group_count; ++g) {
        const Programme& p = plan.programmes[g];
        progressions_.emplace_back(p, severity);
        Worsenings& w = worsenings_.emplace_back();
        if (!p.exacerbations || p.states.empty()) continue;
        const Exacerbations& e = *p.exacerbations;
        w.season = SeasonFactor{plan.protocols[g].season};
        for (const auto& [name, state] : p.states) w.rate.push_back(state.exacerbations_per_year / days_per_year);
        w.most = std::ranges::max(w.rate) * w.season.most();
        w.on = w.most > 0;
        w.none = {sim::math::exp(-w.most * 30), sim::math::exp(-w.most * 31)};
        w.admitted = std::min(1.0, e.admitted_share * e.telemonitoring_effect);
        w.warning_days = e.adherence_factor < 1 ? e.warning_days : 0;
        w.admitted_after = static_cast<int>(in_days(e.admitted_after) + 0.5);
        w.duration = sim::Sampler{e.duration};
        w.hospital = sim::Sampler{e.hospital_stay};
    }
}

/// Candidates come at the largest rate and are thinned to that of the day's state and season: a Poisson process that more severe
/// states, or more winter, only add to.
std::vector<SeverityModel::Worsening> SeverityModel::worsenings(const Worsenings& w, const Stay& stay, std::span<const StateSpan> states) const
{
    std::vector<Worsening> out;
    const int start = stay.start.day, end = stay.end.day;
    int free = start;
    std::size_t span = 0;
    struct Candidate { int day; std::uint32_t slot; double kept, admitted; };
    std::vector<Candidate> month_candidates;
    for (int month = 0; start + month_start(month) < end; ++month) {
        const int length = month_start(month + 1) - month_start(month);
        const auto at = static_cast<std::uint32_t>(month);
        double u = draws_.uniform({stay.person, at, 0}), probability = w.none[length == 30 ? 0 : 1];
        month_candidates.clear();
        for (std::uint32_t i = 0; u >= probability && i < most_candidates; ++i) {   // Poisson by inversion
            u -= probability;
            probability *= w.most * length / (i + 1);
            const std::uint32_t slot = 1 + i * slots_per_candidate;
            const auto bits = draws_.block({stay.person, at, slot});
            const int day = start + month_start(month) + static_cast<int>(sim::unit_interval(bits[0]) * length);
            month_candidates.push_back({day, slot, sim::unit_interval(bits[1]), sim::unit_interval(bits[2])});
        }
        std::ranges::sort(month_candidates, [](const Candidate& a, const Candidate& b) { return a.day != b.day ? a.day < b.day : a.slot < b.slot; });
        for (const Candidate& c : month_candidates) {
            if (c.day < free || c.day >= end) continue;
            while (states[span].to <= c.day) ++span;
            if (c.kept * w.most >= w.rate[states[span].state] * w.season.on(Date{c.day})) continue;
            const bool admitted = c.admitted < w.admitted;
            int home = whole_days(w.duration(draws_, {stay.person, at, c.slot + 1}));
            if (admitted) home = std::min(home, w.admitted_after);
            const int away = admitted ? whole_days(w.hospital(draws_, {stay.person, at, c.slot + 2})) : 0;
            out.push_back({std::max(free, c.day - w.warning_days), c.day, c.day + home, c.day + home + away});
            free = out.back().to;
        }
    }
    return out;
}

void SeverityModel::course(TargetGroup group, const Stay& stay, std::vector<StateSpan>& out) const
{
    const auto g = static_cast<std::size_t>(group);
    progressions_[g].spans(stay.person, stay.start.day, stay.end.day, out);
    if (!worsenings_[g].on) return;
    const std::vector<Worsening> all = worsenings(worsenings_[g], stay, out);
    if (all.empty()) return;

    const std::vector<StateSpan> states = std::move(out);
    out.clear();
    std::size_t span = 0;
    int done = states.front().from;
    const auto upto = [&](int to, Wellness wellness) {
        to = std::min(to, states.back().to);
        while (done < to) {
            while (states[span].to <= done) ++span;
            const int cut = std::min(to, states[span].to);
            out.push_back({done, cut, states[span].state, wellness});
            done = cut;
        }
    };
    for (const Worsening& w : all) {
        upto(w.warned, Wellness::usual);
        upto(w.from, Wellness::before_worsening);
        upto(w.home_to, Wellness::worse);
        upto(w.to, Wellness::in_hospital);
    }
    upto(states.back().to, Wellness::usual);
}

namespace {

const StateSpan& span_on(std::span<const StateSpan> course, int day)
{
    return *std::ranges::find_if(course, [&](const StateSpan& s) { return day < s.to; });
}

}  // namespace

bool in_hospital(std::span<const StateSpan> course, int day) { return span_on(course, day).wellness == Wellness::in_hospital; }
std::size_t state_on(std::span<const StateSpan> course, int day) { return span_on(course, day).state; }

}  // namespace teleplan::models
