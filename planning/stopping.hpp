#pragma once
// Sequential stopping: replicate until every measure is known precisely enough, the same for any number of threads.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "planning/executor.hpp"
#include "sim/interval.hpp"

namespace teleplan::planning {

enum class Precision : std::uint8_t { relative, absolute };

/// How precisely the mean of one measure over replications is wanted.
struct WantedPrecision {
    std::string measure;                               // its name, for reports
    Precision kind = Precision::relative;              // relative to |mean| (means); absolute, in the measure's unit (shares)
    double half_width = 0.05;
};

/// What a look at the first `replications` said, measure by measure in the rule's order.
struct StoppingDecision {
    int replications = 0;
    bool stop = false;                                 // precise, or at the most
    bool precise = false;                              // every measure
    std::vector<sim::Interval> intervals;              // at the level of Bonferroni: all of them hold together at the rule's level
    std::vector<std::size_t> not_yet;                  // measures that are not yet precise enough
};

/// Looks at `first` replications, then after each `step` more, at last at `most`; never in between.
struct StoppingRule {
    std::vector<WantedPrecision> wanted;
    int first = 10;                                    // at least 2; few let a lucky first look stop too soon
    int step = 10;
    int most = 1000;
    double level = 0.95;                               // of all intervals together

    /// The next look after so many replications (0: the first look); `most` is the last.
    [[nodiscard]] int next_look(int replications) const;

    /// values[m][r]: measure m of replication r; a measure of one replication is a finite number. Looks at the first
    /// `replications` of each, in index order. Bug: not one row per measure, or a row too short.
    [[nodiscard]] StoppingDecision decide(const std::vector<std::vector<double>>& values, int replications) const;
    /// At all there are.
    [[nodiscard]] StoppingDecision decide(const std::vector<std::vector<double>>& values) const;
};

template <class Result> struct Stopped {
    std::vector<Result> results;                       // as many as decision.replications, in index order
    StoppingDecision decision;
};

/// Runs task(0), task(1), … until the rule stops. measures(result): one value per measure of the rule. Works ahead to keep all
/// threads busy; what is finished beyond the deciding look is dropped. Rethrows like Executor::each.
template <class Task, class Measures>
[[nodiscard]] auto run_until(const Executor& executor, const StoppingRule& rule, Task&& task, Measures&& measures)
{
    using Result = decltype(task(std::size_t{}));
    Stopped<Result> out;
    std::vector<std::vector<double>> values(rule.wanted.size());
    int look = rule.next_look(0);
    for (;;) {
        const int done = static_cast<int>(out.results.size());
        const int ahead = std::min(rule.most, std::max(look, done + executor.threads()));
        auto more = executor.map(static_cast<std::size_t>(ahead - done), [&](std::size_t i) { return task(static_cast<std::size_t>(done) + i); });
        for (Result& result : more) {
            const std::vector<double> of_one = measures(std::as_const(result));
            for (std::size_t m = 0; m < values.size(); ++m) values[m].push_back(of_one.at(m));
            out.results.push_back(std::move(result));
        }
        for (; look <= ahead; look = rule.next_look(look)) {
            out.decision = rule.decide(values, look);
            if (!out.decision.stop) continue;
            out.results.erase(out.results.begin() + look, out.results.end());
            return out;
        }
    }
}

}  // namespace teleplan::planning
