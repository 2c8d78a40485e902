#include "planning/seat_search.hpp"

#include <algorithm>
#include <functional>

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

/// Feasibility with a memory: what is no more than an infeasible design is infeasible, what is no less than a feasible one is feasible.
class Memory {
public:
    explicit Memory(const SeatProblem& p) : problem_{p} {}

    bool operator()(const Seats& seats)
    {
        const auto all = [](const Seats& a, const Seats& b) { return std::ranges::equal(a, b, std::ranges::less_equal{}); };
        if (std::ranges::any_of(feasible_, [&](const Seats& f) { return all(f, seats); })) return true;
        if (std::ranges::any_of(infeasible_, [&](const Seats& i) { return all(seats, i); })) return false;
        ++evaluations;
        const bool answer = problem_.feasible(seats);
        (answer ? feasible_ : infeasible_).push_back(seats);
        return answer;
    }
    int evaluations = 0;

private:
    const SeatProblem& problem_;
    std::vector<Seats> feasible_, infeasible_;
};

/// Lowers one cell as far as it goes, by halving.
bool lower(Seats& seats, std::size_t cell, int least, Memory& feasible)
{
    int infeasible = least - 1, good = seats[cell];
    int next = least;                                  // most cells that can go far can go all the way
    while (good - infeasible > 1) {
        Seats fewer = seats;
        fewer[cell] = next;
        (feasible(fewer) ? good : infeasible) = next;
        next = infeasible + (good - infeasible) / 2;
        if (next == infeasible) break;
    }
    const bool changed = good < seats[cell];
    seats[cell] = good;
    return changed;
}

}  // namespace

SeatAnswer least_seats(const SeatProblem& problem, double start_scale)
{
    SeatAnswer answer;
    Memory feasible{problem};
    const Chain chain{problem};
    const int start = std::clamp(chain.at_scale(start_scale), 0, chain.length());
    const int first = first_feasible(chain.length(), start, [&](int k) { return feasible(chain.design(k)); });
    answer.feasible = first <= chain.length();
    Seats seats = chain.design(std::min(first, chain.length()));

    const auto remove = [&] {
        bool changed = false;
        for (const std::size_t c : problem.order) changed = (seats[c] > problem.least[c] && lower(seats, c, problem.least[c], feasible)) || changed;
        return changed;
    };
    const auto exchange = [&] {
        for (const std::size_t from : problem.order)
            for (auto to = problem.order.rbegin(); to != problem.order.rend(); ++to) {
                if (problem.cost[*to] >= problem.cost[from] || seats[from] <= problem.least[from] || problem.direction[*to] == 0) continue;
                Seats other = seats;
                --other[from];
                ++other[*to];
                if (!feasible(other)) continue;
                seats = other;
                return true;
            }
        return false;
    };
    while (answer.feasible && (remove() || exchange())) {}
    answer.seats = seats;
    answer.evaluations = feasible.evaluations;
    return answer;
}

}  // namespace teleplan::planning
