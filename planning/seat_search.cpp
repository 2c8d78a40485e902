#include "planning/seat_search.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace teleplan::planning {

namespace {

constexpr double largest_scale = 4;

using Seats = std::vector<int>;

/// The chain: design k has k seats more than the least, added in the order of scale at which the direction asks for them.
class Chain {
public:
    explicit Chain(const SeatProblem& p) : least_{p.least}
    {
        for (std::size_t c = 0; c < p.least.size(); ++c)
            for (int seat = p.least[c]; p.direction[c] > 0 && seat < largest_scale * p.direction[c]; ++seat)
                steps_.push_back({static_cast<double>(seat) / p.direction[c], c});
        std::ranges::stable_sort(steps_, {}, &Step::scale);
    }
    [[nodiscard]] int length() const { return static_cast<int>(steps_.size()); }
    [[nodiscard]] Seats design(int k) const
    {
        Seats seats = least_;
        for (int i = 0; i < k; ++i) ++seats[steps_[static_cast<std::size_t>(i)].cell];
        return seats;
    }
    [[nodiscard]] int at_scale(double scale) const
    {
        return static_cast<int>(std::ranges::count_if(steps_, [&](const Step& s) { return s.scale < scale; }));
    }

private:
    struct Step { double scale; std::size_t cell; };
    Seats least_;
    std::vector<Step> steps_;
};

/// First k in [0, length] with feasible(k), from a bracket around `start`; length + 1 when there is none.
template <class Feasible> int first_feasible(int length, int start, Feasible&& feasible)
{
    int low = -1, high = length + 1;                   // low: infeasible or below the chain; high: feasible or above it
    int step = std::max(1, start / 16);
    if (feasible(start)) {
        high = start;
        for (int k = start - step; k >= 0; k -= step, step *= 2) {
            if (!feasible(k)) {
                low = k;
                break;
            }
            high = k;
        }
    } else {
        low = start;
        for (int k = start + step; low < length; k += step, step *= 2) {
            k = std::min(k, length);
            if (feasible(k)) {
                high = k;
                break;
            }
            low = k;
        }
    }
    while (high - low > 1) {
        const int middle = low + (high - low) / 2;
        (feasible(middle) ? high : low) = middle;
    }
    return high;
}

}  // namespace

SeatAnswer least_seats(const SeatProblem& problem, double start_scale)
{
    SeatAnswer answer;
    std::map<Seats, bool> known;
    const auto feasible = [&](const Seats& seats) {
        const auto [at, fresh] = known.try_emplace(seats, false);
        if (fresh) {
            at->second = problem.feasible(seats);
            ++answer.evaluations;
        }
        return at->second;
    };

    const Chain chain{problem};
    const int start = std::clamp(chain.at_scale(start_scale), 0, chain.length());
    const int first = first_feasible(chain.length(), start, [&](int k) { return feasible(chain.design(k)); });
    if (first > chain.length()) {
        answer.seats = chain.design(chain.length());
        return answer;
    }
    answer.feasible = true;
    Seats seats = chain.design(first);

    std::vector<std::size_t> order(seats.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return problem.cost[a] > problem.cost[b]; });

    const auto improve = [&](const Seats& candidate) {
        if (!feasible(candidate)) return false;
        seats = candidate;
        return true;
    };
    const auto remove_one = [&] {
        for (const std::size_t c : order) {
            if (seats[c] <= problem.least[c]) continue;
            Seats fewer = seats;
            --fewer[c];
            if (improve(fewer)) return true;
        }
        return false;
    };
    const auto exchange_one = [&] {
        for (const std::size_t from : order)
            for (auto to = order.rbegin(); to != order.rend() && problem.cost[*to] < problem.cost[from]; ++to) {
                if (seats[from] <= problem.least[from] || problem.direction[*to] == 0) continue;
                Seats other = seats;
                --other[from];
                ++other[*to];
                if (improve(other)) return true;
            }
        return false;
    };
    while (remove_one() || exchange_one()) {}
    answer.seats = seats;
    return answer;
}

}  // namespace teleplan::planning
