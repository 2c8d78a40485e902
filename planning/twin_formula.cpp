#include "planning/twin_formula.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/erlang.hpp"
#include "sim/priority_waits.hpp"

namespace teleplan::planning {

namespace {

bool same(const sim::Distribution& a, const sim::Distribution& b)
{
    return &a == &b || (a.index() == b.index() && sim::mean(a) == sim::mean(b) && sim::scv(a) == sim::scv(b) && sim::lowest(a) == sim::lowest(b));
}

/// Everybody's work together, and by priority.
struct Mixture {
    explicit Mixture(const PoolWork& work)
    {
        for (const WorkLine& line : work.lines) {
            const double m = sim::mean(*line.service), squared = m * m * (1 + sim::scv(*line.service));
            rate += line.per_second;
            load += line.per_second * m;
            squares += line.per_second * squared;
            exponential = exponential && std::holds_alternative<sim::Exponential>(*line.service);
            one_service = one_service && same(*line.service, *work.lines.front().service);
            sim::PriorityDemand& d = by_priority.try_emplace(line.priority, sim::PriorityDemand{0, 0, 0}).first->second;   // sums first
            d.arrivals_per_second += line.per_second;
            d.mean_service_seconds += line.per_second * m;
            d.service_scv += line.per_second * squared;
        }
        for (auto& [priority, d] : by_priority) {
            d.mean_service_seconds /= d.arrivals_per_second;
            d.service_scv = d.service_scv / d.arrivals_per_second / (d.mean_service_seconds * d.mean_service_seconds) - 1;
        }
    }
    double rate = 0, load = 0, squares = 0;
    bool exponential = true, one_service = true;
    std::map<std::uint32_t, sim::PriorityDemand> by_priority;

    [[nodiscard]] double mean() const { return load / rate; }
    [[nodiscard]] double scv() const { return squares / rate / (mean() * mean()) - 1; }
    [[nodiscard]] bool simple() const { return exponential && one_service; }
    [[nodiscard]] sim::Demand demand() const { return {rate, mean()}; }
};

class Choice {
public:
    explicit Choice(const PoolWork& work) : work_(work), all_(work) { out_.offered_load = out_.peak_load = all_.load; }

    PoolTwin make()
    {
        if (std::ranges::any_of(work_.lines, [](const WorkLine& line) { return line.patience != nullptr; })) with_patience();
        else if (work_.waiting_places) with_finite_room();
        else if (all_.load >= work_.servers) return none(Assumption::overloaded);
        else if (all_.by_priority.size() == 1) plain();
        else if (work_.preemption == sim::Preemption::restart) return none(Assumption::restart);
        else with_priorities();
        std::ranges::sort(out_.fails);
        out_.exact = out_.fails.empty();
        return std::move(out_);
    }

private:
    PoolTwin none(Assumption why)
    {
        PoolTwin out;
        out.offered_load = out.peak_load = out_.offered_load;
        out.fails = {why};
        return out;
    }
    void fail(Assumption a) { out_.fails.push_back(a); }
    void needs_poisson() { if (!work_.poisson) fail(work_.otherwise); }
    void needs_simple_service()
    {
        if (!all_.exponential) fail(Assumption::service_not_exponential);
        else if (!all_.one_service) fail(Assumption::services_differ);
    }
    void everybody(double wait)
    {
        out_.wait_seconds = wait;
        for (const WorkLine& line : work_.lines) out_.lines.push_back({line.stage, line.job_class, line.per_second, wait});
    }
    /// How much longer by Allen and Cunneen with these arrivals than with a wait of `base`; 1 where nobody waits.
    [[nodiscard]] double stretch(double base) const
    {
        return base > 0 ? sim::allen_cunneen_wait(all_.demand(), work_.servers, work_.arrival_scv, all_.scv()) / base : 1;
    }

    void plain()
    {
        const bool exact_wait = all_.simple() && (work_.poisson || work_.product_form);
        out_.waited_share = sim::erlang_c(work_.servers, all_.load);
        if (exact_wait) {
            out_.formula = Formula::erlang_c;
            return everybody(sim::mean_wait(all_.demand(), work_.servers));
        }
        out_.formula = work_.servers == 1 && work_.poisson ? Formula::pollaczek_khinchine : Formula::allen_cunneen;
        needs_poisson();
        if (work_.servers > 1) needs_simple_service();
        everybody(sim::allen_cunneen_wait(all_.demand(), work_.servers, work_.arrival_scv, all_.scv()));
    }

    void with_patience()
    {
        const auto most = std::ranges::max_element(work_.lines, {}, [](const WorkLine& line) { return line.patience ? line.per_second : -1; });
        out_.formula = Formula::abandonment;
        needs_poisson();
        needs_simple_service();
        if (std::ranges::any_of(work_.lines, [&](const WorkLine& line) { return !line.patience || !same(*line.patience, *most->patience); })) fail(Assumption::patience_differs);
        if (all_.by_priority.size() > 1) fail(Assumption::patience_with_priorities);
        if (work_.waiting_places) fail(Assumption::room_with_patience);
        const sim::Abandonment a = sim::abandonment(all_.demand(), work_.servers, *most->patience, 0);
        out_.lost_share = a.abandon_probability;
        out_.waited_share = std::max(0.0, 1 - a.served_within / (1 - a.abandon_probability));
        everybody(a.mean_wait_served_seconds);
    }

    void with_finite_room()
    {
        const bool nobody_waits = *work_.waiting_places == 0;
        out_.formula = nobody_waits ? Formula::erlang_b : Formula::finite_room;
        needs_poisson();
        if (!nobody_waits) {
            needs_simple_service();
            if (all_.by_priority.size() > 1) fail(Assumption::room_with_priorities);
        }
        const sim::FiniteRoom room = sim::finite_room(all_.demand(), work_.servers, work_.servers + static_cast<int>(*work_.waiting_places));
        out_.lost_share = room.reject_probability;
        out_.waited_share = room.wait_probability;
        everybody(room.mean_wait_seconds);
    }

    void with_priorities()
    {
        const bool preemptive = work_.preemption == sim::Preemption::resume;
        out_.formula = preemptive ? Formula::preemptive_priorities : Formula::priorities;
        needs_poisson();
        std::vector<double> rates, waits;
        std::vector<sim::PriorityDemand> demands;
        for (const auto& [priority, d] : all_.by_priority) {
            rates.push_back(d.arrivals_per_second);
            demands.push_back(d);
        }
        if (work_.servers == 1) {
            waits = preemptive ? sim::preemptive_waits(demands) : sim::priority_waits(demands);
        } else {
            needs_simple_service();
            waits = preemptive ? sim::preemptive_waits(rates, all_.mean(), work_.servers) : sim::priority_waits(rates, all_.mean(), work_.servers);
        }
        const double factor = stretch(work_.servers == 1 ? sim::allen_cunneen_wait(all_.demand(), 1, 1, all_.scv()) : sim::mean_wait(all_.demand(), work_.servers));
        if (!preemptive) out_.waited_share = sim::erlang_c(work_.servers, all_.load);
        double sum = 0;
        for (const WorkLine& line : work_.lines) {
            const auto rank = std::distance(all_.by_priority.begin(), all_.by_priority.find(line.priority));
            const double wait = factor * waits[static_cast<std::size_t>(rank)];
            out_.lines.push_back({line.stage, line.job_class, line.per_second, wait});
            sum += line.per_second * wait;
        }
        out_.wait_seconds = sum / all_.rate;
    }

    const PoolWork& work_;
    Mixture all_;
    PoolTwin out_;
};

bool beyond_noise(double difference, const sim::Interval& simulated, int replications)
{
    if (replications < 2) return false;
    return difference > 3.5 * simulated.half_width / sim::student_t_quantile(0.975, replications - 1) + 1e-9 * std::abs(simulated.mean);
}

TwinVerdict judge(const PoolTwin& twin, double difference, double tolerance, const sim::Interval& simulated, int replications)
{
    if (twin.formula == Formula::none) return TwinVerdict::no_formula;
    const bool differs = beyond_noise(difference, simulated, replications) && (twin.exact || difference > tolerance);
    return differs ? TwinVerdict::differs : TwinVerdict::agrees;
}

}  // namespace

PoolTwin steady_twin(const PoolWork& work)
{
    const bool comes = std::ranges::any_of(work.lines, [](const WorkLine& line) { return line.per_second > 0 && sim::mean(*line.service) > 0; });
    if (!comes || work.servers < 1) {
        PoolTwin out;
        out.fails = {comes ? Assumption::overloaded : Assumption::nobody_comes};
        return out;
    }
    return Choice{work}.make();
}

TwinVerdict judge_wait(const PoolTwin& twin, double formula_seconds, const sim::Interval& simulated, int replications)
{
    return judge(twin, std::abs(formula_seconds - simulated.mean), 0.1 * simulated.mean, simulated, replications);
}

TwinVerdict judge_share(const PoolTwin& twin, double formula_share, const sim::Interval& simulated, int replications)
{
    return judge(twin, std::abs(formula_share - simulated.mean), 0.02, simulated, replications);
}

std::string_view name_of(Formula f)
{
    constexpr std::string_view names[] = {"none", "erlang_b", "erlang_c", "abandonment", "finite_room", "priorities", "preemptive_priorities", "pollaczek_khinchine", "allen_cunneen"};
    return names[static_cast<std::size_t>(f)];
}

std::string_view name_of(Assumption a)
{
    constexpr std::string_view names[] = {"arrivals_not_poisson", "arrivals_from_other_pools", "service_not_exponential", "services_differ", "patience_differs",
                                          "patience_with_priorities", "room_with_patience", "room_with_priorities", "rates_change", "servers_change", "rates_random", "overloaded_for_a_time",
                                          "arrivals_given", "several_servers", "several_pools", "balking", "opening_hours", "restart", "overloaded", "nobody_comes", "work_moves"};
    return names[static_cast<std::size_t>(a)];
}

std::string_view name_of(TwinVerdict v)
{
    constexpr std::string_view names[] = {"agrees", "differs", "no_formula"};
    return names[static_cast<std::size_t>(v)];
}

}  // namespace teleplan::planning
