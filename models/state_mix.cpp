#include "models/state_mix.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "models/enrolment.hpp"
#include "models/sensors.hpp"
#include "models/severity.hpp"
#include "sim/math.hpp"

namespace teleplan::models {

namespace {

constexpr int phases = 8;                              // of the cycle: the mean over a patient's phase by midpoints
constexpr double negligible = 1e-7;                    // patients still there

/// Patients by state, without and with a kit.
struct Crowd {
    std::vector<double> bare, kitted;

    [[nodiscard]] double all() const { return std::accumulate(bare.begin(), bare.end(), 0.0) + std::accumulate(kitted.begin(), kitted.end(), 0.0); }
    void scale(double factor)
    {
        for (auto* half : {&bare, &kitted})
            for (double& x : *half) x *= factor;
    }
};

std::vector<double> moved(const std::vector<double>& from, const Matrix& rows)
{
    std::vector<double> out(from.size(), 0.0);
    for (std::size_t i = 0; i < from.size(); ++i)
        for (std::size_t j = 0; j < from.size(); ++j) out[j] += from[i] * rows[i][j];
    return out;
}

}  // namespace

/// Follows a start through the months of its stay (drop-out at each end, renewal at each plan's end, deaths by state on the way)
/// and through the changes of state, at the phases' mean.
StateMix state_mix(const Programme& p, const Protocol& protocol)
{
    const std::size_t n = state_count(p);
    const Matrix rows = transition_matrix(p);
    const std::vector<double> factors = mortality_factors(p);
    const double rate = p.mortality_per_year > 0 ? -sim::math::log(1 - p.mortality_per_year) / 12 : 0;   // a month
    const double cycle = p.transitions && n > 1 ? sim::seconds(p.transitions->cycle) / 86400 / days_per_month : 0;
    std::vector<bool> needs(n, p.needs_kit);
    for (std::size_t s = 0; s < p.states.size(); ++s) needs[s] = p.states[s].second.needs_kit.value_or(p.needs_kit);

    StateMix out{std::vector<double>(n, 0.0), std::vector<double>(n, 0.0), std::vector<double>(n, 0.0), 0, 0};
    const int turns = cycle > 0 ? phases : 1;
    for (int turn = 0; turn < turns; ++turn) {
        Crowd crowd{state_shares(p), std::vector<double>(n, 0.0)};
        const auto give_kits = [&] {
            for (std::size_t s = 0; s < n; ++s)
                if (needs[s]) {
                    out.kits_per_start += crowd.bare[s] / turns;
                    crowd.kitted[s] += std::exchange(crowd.bare[s], 0.0);
                }
        };
        const auto live = [&](double months, double adherence) {
            for (std::size_t s = 0; s < n; ++s) {
                const double dying = rate * factors[s], left = dying > 0 ? sim::math::exp(-dying * months) : 1, lived = dying > 0 ? (1 - left) / dying : months;
                out.share[s] += (crowd.bare[s] + crowd.kitted[s]) * lived;
                out.adherence[s] += (crowd.bare[s] + crowd.kitted[s]) * lived * adherence;
                out.had_kit[s] += crowd.kitted[s] * lived;
                crowd.bare[s] *= left;
                crowd.kitted[s] *= left;
            }
        };
        give_kits();
        double at = 0, change = cycle > 0 ? (turn + 0.5) / turns * cycle : 1e9;
        for (int month = 0; crowd.all() > negligible && month < 1200; ++month) {
            const double adherence = adherence_ratio(protocol, month % p.plan_months);
            while (at < month + 1) {
                const double until = std::min(month + 1.0, change);
                live(until - at, adherence);
                at = until;
                if (at < change) continue;
                crowd = {moved(crowd.bare, rows), moved(crowd.kitted, rows)};
                give_kits();
                change += cycle;
            }
            crowd.scale((1 - p.dropout_per_month) * ((month + 1) % p.plan_months == 0 ? p.renewal : 1));
        }
    }
    const double all = std::accumulate(out.share.begin(), out.share.end(), 0.0);
    for (std::size_t s = 0; s < n; ++s) {
        out.adherence[s] = out.share[s] > 0 ? out.adherence[s] / out.share[s] : 1;
        out.had_kit[s] = out.share[s] > 0 ? out.had_kit[s] / out.share[s] : 0;
        out.share[s] /= all;
        out.mortality += out.share[s] * factors[s];
    }
    return out;
}

}  // namespace teleplan::models
