// B01: the least servers of M/M/c (and of the loss system) for 20 goals and 36 loads: by the formulas, and by simulation.
#include <algorithm>
#include <cmath>
#include <map>

#include "sim/erlang.hpp"
#include "sim/interval.hpp"
#include "tests/validation/cases/model_data.hpp"
#include "tests/validation/cases/staffing.hpp"
#include "tests/validation/cases/steady_state.hpp"

namespace teleplan::validation {
namespace {

using namespace sim;

constexpr const char* case_id = "B01-erlang-staffing-table";

// Times in mean services.
struct Goal {
    enum class Kind : std::uint8_t { served_within, delayed, mean_wait, blocked } kind;
    double limit;                                      // served_within: of the wait
    double target;
};

// "minc_SL80_20s_AHT180", "minc_Pwait<=0.5", "minc_Wq<=0.1xAHT", "minc_ErlangB<=0.05"; none: not a goal.
std::optional<Goal> goal_of(const std::string& column)
{
    const auto number_after = [&](const std::string& text) { return std::stod(column.substr(column.find(text) + text.size())); };
    if (column.starts_with("minc_SL"))
        return Goal{Goal::Kind::served_within, std::stod(column.substr(column.find('_', 5) + 1)) / number_after("AHT"),
                    number_after("SL") / 100.0};
    if (column.starts_with("minc_Pwait<=")) return Goal{Goal::Kind::delayed, 0.0, number_after("<=")};
    if (column.starts_with("minc_Wq<=")) return Goal{Goal::Kind::mean_wait, 0.0, number_after("<=")};
    if (column.starts_with("minc_ErlangB<=")) return Goal{Goal::Kind::blocked, 0.0, number_after("<=")};
    return {};
}

int by_formula(const Goal& goal, double load)
{
    switch (goal.kind) {
    case Goal::Kind::served_within: return servers_for_service_level({load, 1.0}, goal.limit, goal.target);
    case Goal::Kind::delayed: return servers_for_wait_probability(load, goal.target);
    case Goal::Kind::mean_wait: return servers_for_mean_wait({load, 1.0}, goal.target);
    default: return servers_for_blocking(load, goal.target);
    }
}

double exact_value(const Goal& goal, double load, int servers)
{
    switch (goal.kind) {
    case Goal::Kind::served_within: return wait_at_most({load, 1.0}, servers, goal.limit);
    case Goal::Kind::delayed: return erlang_c(servers, load);
    case Goal::Kind::mean_wait: return mean_wait({load, 1.0}, servers);
    default: return erlang_b(servers, load);
    }
}

// One long run of one load and one number of servers, in batches; starts with every server busy.
class LongRun {
public:
    LongRun(double load, int servers, bool losing, const std::vector<double>& limits, const Attempt& attempt, std::size_t index)
        : network_(one_stage(servers, Exponential{1.0})), watched_{.limits = limits}, load_(load),
          stable_(losing || servers > load), most_arrivals_(4e6 * attempt.length), tallies_(Tallies::By::job_class, 1, 1, watched_)
    {
        if (losing) network_.pools[0].spec.waiting_places = 0;
        const double gap = std::sqrt(servers) - std::sqrt(load);
        const double relaxation = losing ? 1.0 : std::max(1.0, stable_ ? 1.0 / (gap * gap) : 1.0);
        batch_ = std::max(5.0 * relaxation, 10'000.0 / load) * attempt.length;
        affordable_ = stable_ && 20.0 * batch_ * load <= 16e6 * attempt.length;
        if (!affordable_) batch_ = 10'000.0 / load;
        run_.emplace(network_, Stream(attempt.seed, static_cast<std::uint32_t>(index), 1U), tallies_, SimTime{});
        feed_.emplace(Stream(attempt.seed, static_cast<std::uint32_t>(index), 2U), poisson({load}));
        for (int i = 0; i < servers; ++i) run_->arrive({.key = {(std::uint64_t{1} << 40U) + static_cast<std::uint64_t>(i), 0, 0}});
        advance_by(2.0 * batch_);
        extend(20);
    }
    LongRun(const LongRun&) = delete;
    LongRun& operator=(const LongRun&) = delete;

    // Whether the batches are long enough to be judged: more than that is too dear.
    [[nodiscard]] bool affordable() const { return affordable_; }
    [[nodiscard]] bool can_extend() const { return affordable_ && static_cast<double>(batches_) * batch_ * load_ < most_arrivals_; }
    void extend(std::size_t batches)
    {
        for (std::size_t b = 0; b < batches; ++b, ++batches_) {
            tallies_.begin(now_);
            advance_by(batch_);
            tallies_.end(now_);
            const LineTally& line = tallies_.lines[0];
            const auto started = static_cast<double>(line.started);
            const auto come = static_cast<double>(line.entered + line.refused);
            for (std::size_t i = 0; i < watched_.limits.size(); ++i)
                within_[watched_.limits[i]].push_back(static_cast<double>(line.within[i]) / started);
            delayed_.push_back(1.0 - static_cast<double>(line.at_once) / started);
            wait_.push_back(static_cast<double>(line.wait) / 1e6 / started);
            blocked_.push_back(static_cast<double>(line.refused) / come);
        }
    }
    [[nodiscard]] std::size_t batches() const { return batches_; }
    [[nodiscard]] const std::vector<double>& values(const Goal& goal) const
    {
        switch (goal.kind) {
        case Goal::Kind::served_within: return within_.at(goal.limit);
        case Goal::Kind::delayed: return delayed_;
        case Goal::Kind::mean_wait: return wait_;
        default: return blocked_;
        }
    }

private:
    void advance_by(double services)
    {
        now_ += to_ticks(services);
        advance(*run_, *feed_, now_);
    }

    Network network_;
    Watched watched_;
    double load_;
    bool stable_;
    bool affordable_ = false;
    double most_arrivals_;
    double batch_ = 0.0;                               // length, in mean services
    Tallies tallies_;
    std::optional<NetworkRun<Tallies>> run_;
    std::optional<RenewalFeed> feed_;
    SimTime now_{};
    std::size_t batches_ = 0;
    std::map<double, std::vector<double>> within_;
    std::vector<double> delayed_, wait_, blocked_;
};

// All runs of one load, made when first asked for.
class Simulator {
public:
    Simulator(double load, std::vector<double> limits, const Attempt& attempt) : load_(load), limits_(std::move(limits)), attempt_(attempt) {}
    LongRun& run(int servers, bool losing)
    {
        auto& slot = runs_[{servers, losing}];
        const auto index = static_cast<std::size_t>(2 * servers + (losing ? 1 : 0));
        if (!slot) slot = std::make_unique<LongRun>(load_, servers, losing, limits_, attempt_, index);
        return *slot;
    }
    // Whether the simulation proves the goal: the 95 % interval lies on the good side of the target.
    bool proves(const Goal& goal, int servers, bool extend)
    {
        LongRun& r = run(servers, goal.kind == Goal::Kind::blocked);
        for (;;) {
            const Interval i = mean_interval(r.values(goal), 0.95);
            const double above = goal.kind == Goal::Kind::served_within ? i.mean - goal.target : goal.target - i.mean;
            const bool clear = std::fabs(above) >= i.half_width;
            if (clear || !extend || !r.can_extend()) return clear && above > 0.0 && r.affordable();
            r.extend(r.batches());
        }
    }

private:
    double load_;
    std::vector<double> limits_;
    Attempt attempt_;
    std::map<std::pair<int, bool>, std::unique_ptr<LongRun>> runs_;
};

std::string seen(Simulator& simulator, const Goal& goal, int servers)
{
    LongRun& r = simulator.run(servers, goal.kind == Goal::Kind::blocked);
    const Interval i = mean_interval(r.values(goal), 0.95);
    char text[80];
    std::snprintf(text, sizeof text, "%d: %.4f ± %.4f%s", servers, i.mean, i.half_width, r.affordable() ? "" : " (too short)");
    return text;
}

// The least servers for which the simulation proves the goal, from one fewer than the table's to one more.
Row sized(const std::string& column, const Goal& goal, int listed, double load, Simulator& simulator)
{
    Row row{column, listed, 0.0, {}, Verdict::not_met, {}};
    const bool one_fewer_possible = listed > 1;
    if (one_fewer_possible && simulator.proves(goal, listed - 1, false)) {
        // Allowed where nobody could tell: the exact value misses the target by less than three standard errors.
        const Interval i = mean_interval(simulator.run(listed - 1, goal.kind == Goal::Kind::blocked).values(goal), 0.95);
        const double short_of_it = std::fabs(exact_value(goal, load, listed - 1) - goal.target);
        row.verdict = short_of_it <= 3.0 * i.half_width / 2.0 ? Verdict::met : Verdict::not_met;
        row.simulated = listed - 1;
    } else {
        const int answer = simulator.proves(goal, listed, true) ? listed : listed + 1;
        row.simulated = answer;
        row.verdict = answer == listed || simulator.proves(goal, answer, true) ? Verdict::met : Verdict::not_met;
    }
    row.note = (one_fewer_possible ? seen(simulator, goal, listed - 1) + "; " : "") + seen(simulator, goal, listed);
    if (row.simulated > listed) row.note += "; " + seen(simulator, goal, listed + 1);
    return row;
}

std::vector<Row> run_load(const std::vector<std::string>& columns, const std::vector<std::string>& cells, const Attempt& attempt)
{
    const double load = std::stod(cells.at(0));
    std::vector<double> limits;
    for (const std::string& column : columns)
        if (const auto goal = goal_of(column); goal && goal->kind == Goal::Kind::served_within) limits.push_back(goal->limit);
    std::sort(limits.begin(), limits.end());
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    Simulator simulator(load, limits, attempt);
    std::vector<Row> rows;
    const Goal first = *goal_of(columns.at(1));                        // the three columns of values belong to it
    const int servers = std::stoi(cells.at(1));
    for (std::size_t i = 1; i < columns.size(); ++i) {
        if (const auto goal = goal_of(columns[i])) {
            rows.push_back(sized(columns[i], *goal, std::stoi(cells.at(i)), load, simulator));
            continue;
        }
        const bool wait = columns[i].starts_with("ASA_s");
        const bool fewer = columns[i].find("minus1") != std::string::npos;
        const double value = std::stod(cells.at(i));
        LongRun& r = simulator.run(fewer ? servers - 1 : servers, false);
        if (!r.affordable()) continue;                                 // one server fewer may be no steady state at all
        constexpr double service_seconds = 180.0;
        Target target{columns[i], wait ? value / service_seconds : value, {}, {}};
        rows.push_back(judge(target, r.values(wait ? Goal{Goal::Kind::mean_wait, 0.0, 0.0} : first)));
    }
    return rows;
}

// Every cell by the formulas: one row for each goal.
std::vector<Row> run_formulas(const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& table)
{
    std::vector<Row> rows;
    for (std::size_t i = 1; i < columns.size(); ++i) {
        double alike = 0.0;
        for (const auto& cells : table) {
            const double load = std::stod(cells.at(0));
            if (const auto goal = goal_of(columns[i])) {
                alike += by_formula(*goal, load) == std::stoi(cells.at(i)) ? 1.0 : 0.0;
                continue;
            }
            const int servers = std::stoi(cells.at(1)) - (columns[i].find("minus1") != std::string::npos ? 1 : 0);
            const Demand d{load / 180.0, 180.0};
            const double value = columns[i].starts_with("ASA_s") ? mean_wait(d, servers) : wait_at_most(d, servers, 20.0);
            alike += std::fabs(value - std::stod(cells.at(i))) <= 1e-9 * std::max(1.0, value) ? 1.0 : 0.0;
        }
        rows.push_back(exact("loads right: " + columns[i], static_cast<double>(table.size()), alike));
    }
    return rows;
}

}  // namespace

void add_erlang_table(std::vector<Point>& points)
{
    const std::vector<std::string> columns = validation_columns("B01-erlang-staffing-table.csv");
    const auto table = validation_rows("B01-erlang-staffing-table.csv");
    points.push_back({case_id, "formulas", Cost::quick, [=](const Attempt&) { return run_formulas(columns, table); }});
    for (const auto& cells : table) {
        const double load = std::stod(cells.at(0));
        points.push_back({case_id, "load " + cells.at(0), load <= 50.0 ? Cost::slow : Cost::longest,
                          [=](const Attempt& attempt) { return run_load(columns, cells, attempt); }});
    }
}

}  // namespace teleplan::validation
