#include "sim/erlang.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

#include "sim/bug.hpp"
#include "sim/math.hpp"
#include "sim/quadrature.hpp"
#include "sim/survival.hpp"

namespace teleplan::sim {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double next_erlang_b(double blocking, int servers, double offered)     // from one server fewer
{
    return offered * blocking / (servers + offered * blocking);
}

double c_from_b(double blocking, int servers, double offered)
{
    if (offered >= servers) return 1.0;
    return blocking / (1.0 - offered / servers * (1.0 - blocking));
}

double spare_rate(const Demand& d, int servers)                        // c mu - lambda, per second
{
    return servers / d.mean_service_seconds - d.arrivals_per_second;
}

// The least number of servers, from 0, for which enough(servers, Erlang B) holds.
template <class Enough>
int least_servers(double offered, Enough enough)
{
    constexpr int most = 100'000'000;                                  // enough for every load a double recursion can hold
    require(offered >= 0.0 && offered < most / 2, "erlang: offered load out of range");
    if (offered == 0.0) return 0;                                      // nobody comes, nobody waits
    double blocking = 1.0;
    int servers = 0;
    while (!enough(servers, blocking)) {
        require(servers < most, "erlang: the target cannot be met");
        ++servers;
        blocking = next_erlang_b(blocking, servers, offered);
    }
    return servers;
}

double wait_within(const Demand& d, int servers, double blocking, double wait_seconds)
{
    const double spare = spare_rate(d, servers);
    if (spare <= 0.0) return 0.0;
    return 1.0 - c_from_b(blocking, servers, offered_load(d)) * math::exp(-spare * wait_seconds);
}

// M/M/n+G by the integrals of Zeltyn & Mandelbaum (2005), Queueing Systems 51, table 2: the density of the offered wait v > 0
// is lambda g(v) / (E + lambda J), g(v) = exp(lambda H(v) - n mu v), H(v) = E[min(patience, v)], J = integral of g.
// g is log-concave; everything is scaled by its maximum so that nothing overflows.
class OfferedWait {
public:
    OfferedWait(const Demand& d, int servers, const Distribution& patience)
        : lambda_(d.arrivals_per_second), capacity_(servers / d.mean_service_seconds), patience_(patience), bends_(bends(patience))
    {
        if (lambda_ > capacity_) {
            mode_ = where_balanced();
            peak_ = exponent(mode_);
        }
    }

    [[nodiscard]] double peak() const { return peak_; }
    [[nodiscard]] double hazard_area(double v) const { return limited_mean(patience_, v); }             // H
    [[nodiscard]] double still_waiting(double v) const { return survival(patience_, v); }

    // Integral of f(v) g(v) e^-peak from `low` to `high`, infinity unless said otherwise; in pieces where the patience bends.
    template <class F>
    [[nodiscard]] double integral(double low, F f, double high = infinity) const
    {
        const double end = std::min(high, negligible_from(low));
        double total = 0.0;
        for (std::size_t i = 0; low < end; ++i) {
            const double next = i < bends_.size() ? std::min(end, bends_[i]) : end;
            if (next <= low) continue;
            total += sim::integral(low, next, 96, [&](double v) { return f(v) * density(v); });
            low = next;
        }
        return total;
    }

private:
    [[nodiscard]] double exponent(double v) const { return lambda_ * hazard_area(v) - capacity_ * v; }
    [[nodiscard]] double density(double v) const { return math::exp(exponent(v) - peak_); }

    // The wait at which so many have given up that the rest is what the servers can do.
    [[nodiscard]] double where_balanced() const
    {
        double low = 0.0;
        double high = mean(patience_);
        while (lambda_ * still_waiting(high) > capacity_) high *= 2.0;
        for (int i = 0; i < 60; ++i) {
            const double middle = 0.5 * (low + high);
            (lambda_ * still_waiting(middle) > capacity_ ? low : high) = middle;
        }
        return high;
    }

    [[nodiscard]] double negligible_from(double low) const             // 45 nats below the maximum from `low` on
    {
        const double from = std::max(low, mode_);
        const double floor = exponent(from) - 45.0;
        double step = 45.0 / capacity_;
        while (exponent(from + step) > floor) step *= 2.0;
        double near = 0.0;
        for (int i = 0; i < 12; ++i) {
            const double middle = 0.5 * (near + step);
            (exponent(from + middle) > floor ? near : step) = middle;
        }
        return from + step;
    }

    double lambda_;
    double capacity_;
    const Distribution& patience_;
    std::vector<double> bends_;
    double mode_ = 0.0;
    double peak_ = 0.0;
};

}  // namespace

double erlang_b(int servers, double offered)
{
    double blocking = 1.0;
    for (int k = 1; k <= servers; ++k) blocking = next_erlang_b(blocking, k, offered);
    return blocking;
}

double erlang_c(int servers, double offered) { return c_from_b(erlang_b(servers, offered), servers, offered); }

double mean_wait(const Demand& d, int servers)
{
    const double spare = spare_rate(d, servers);
    return spare <= 0.0 ? infinity : erlang_c(servers, offered_load(d)) / spare;
}

double wait_at_most(const Demand& d, int servers, double wait_seconds)
{
    return wait_within(d, servers, erlang_b(servers, offered_load(d)), wait_seconds);
}

double wait_quantile(const Demand& d, int servers, double p)
{
    require(p >= 0.0 && p < 1.0, "wait_quantile: p outside [0, 1)");
    const double spare = spare_rate(d, servers);
    if (spare <= 0.0) return infinity;
    const double waiting = erlang_c(servers, offered_load(d));
    return waiting <= 1.0 - p ? 0.0 : math::log(waiting / (1.0 - p)) / spare;
}

Abandonment abandonment(const Demand& d, int servers, const Distribution& patience, double within_seconds)
{
    require(servers >= 1 && mean(patience) > 0.0, "abandonment: at least one server, some patience");
    if (d.arrivals_per_second <= 0.0) return {0.0, 0.0, 0.0, 0.0, 1.0};
    const double lambda = d.arrivals_per_second;
    const OfferedWait wait(d, servers, patience);
    const auto staying = [&](double v) { return wait.still_waiting(v); };
    const double all = lambda * wait.integral(0.0, [](double) { return 1.0; });
    const double weighted = lambda * wait.integral(0.0, [&](double v) { return wait.hazard_area(v); });
    const double lost = lambda * wait.integral(0.0, [&](double v) { return 1.0 - wait.still_waiting(v); });
    const double served = lambda * wait.integral(0.0, [&](double v) { return v * wait.still_waiting(v); });
    const double late = lambda * wait.integral(std::max(0.0, within_seconds), staying);
    const double none = math::exp(-wait.peak()) / erlang_b(servers - 1, offered_load(d));
    Abandonment result;
    result.wait_probability = all / (none + all);
    result.mean_wait_seconds = weighted / (none + all);
    result.abandon_probability = lost / (none + all);
    result.mean_wait_served_seconds = served / (none + all) / (1.0 - result.abandon_probability);
    result.served_within = within_seconds < 0.0 ? 0.0 : 1.0 - result.abandon_probability - late / (none + all);
    return result;
}

Abandonment erlang_a(const Demand& d, int servers, double mean_patience_seconds, double within_seconds)
{
    return abandonment(d, servers, Exponential{mean_patience_seconds}, within_seconds);
}

double allen_cunneen_wait(const Demand& d, int servers, double arrival_scv, double service_scv)
{
    const double wait = mean_wait(d, servers) * (arrival_scv + service_scv) / 2.0;
    const double occupancy = offered_load(d) / servers;
    if (arrival_scv >= 1.0 || occupancy >= 1.0 || arrival_scv + service_scv <= 0.0) return wait;
    const double regular = 1.0 - arrival_scv;
    return wait * math::exp(-2.0 * (1.0 - occupancy) * regular * regular / (3.0 * occupancy * (arrival_scv + service_scv)));
}

FiniteRoom finite_room(const Demand& d, int servers, int places)
{
    require(servers >= 1 && places >= servers, "finite_room: at least one server, a place at each");
    const double offered = offered_load(d);
    // Relative weights of 0 to `places` jobs, scaled down whenever they grow too large.
    double weight = 1.0;
    double total = 1.0;
    double busy = 0.0;
    double queue = 0.0;
    double delayed = 0.0;
    for (int n = 1; n <= places; ++n) {
        weight *= offered / std::min(n, servers);
        total += weight;
        busy += weight * std::min(n, servers);
        if (n > servers) queue += weight * (n - servers);
        if (n >= servers) delayed += weight;
        if (total > 1e200) {
            constexpr double down = 0x1p-600;
            weight *= down;
            total *= down;
            busy *= down;
            queue *= down;
            delayed *= down;
        }
    }
    FiniteRoom out;
    out.reject_probability = weight / total;
    out.mean_busy = busy / total;
    out.mean_queue = queue / total;
    const double accepted = total - weight;              // accepted arrivals find fewer than all places taken
    out.wait_probability = accepted > 0.0 ? (delayed - weight) / accepted : 0.0;
    const double rate = d.arrivals_per_second * (1.0 - out.reject_probability);
    out.mean_wait_seconds = rate > 0.0 ? out.mean_queue / rate : 0.0;
    return out;
}

int servers_for_service_level(const Demand& d, double wait_seconds, double share)
{
    return least_servers(offered_load(d), [&](int c, double b) { return wait_within(d, c, b, wait_seconds) >= share; });
}

int servers_for_wait_probability(double offered, double probability)
{
    return least_servers(offered, [&](int c, double b) { return c_from_b(b, c, offered) <= probability; });
}

int servers_for_mean_wait(const Demand& d, double wait_seconds)
{
    return least_servers(offered_load(d), [&](int c, double b) {
        const double spare = spare_rate(d, c);
        return spare > 0.0 && c_from_b(b, c, offered_load(d)) / spare <= wait_seconds;
    });
}

int servers_for_blocking(double offered, double probability)
{
    return least_servers(offered, [&](int, double b) { return b <= probability; });
}

}  // namespace teleplan::sim
