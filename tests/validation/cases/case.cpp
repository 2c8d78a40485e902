#include "tests/validation/cases/case.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/interval.hpp"

namespace teleplan::validation {
namespace {

constexpr double allowed_errors = 3.5;                 // standard errors; about one false alarm in 2,000 comparisons

std::uint64_t seed_of(const Point& point, std::uint64_t number)         // FNV-1a of the name
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : point.case_id + "/" + point.name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash + number;
}

struct Estimate { double value; double standard_error; double half_width; };

Estimate estimate(const Target& target, std::span<const double> values)
{
    const sim::Interval i = sim::mean_interval(values, 0.95);
    const double t = sim::student_t_quantile(0.975, static_cast<int>(values.size()) - 1);
    Estimate e{i.mean, i.half_width / t, i.half_width};
    if (target.rule.root) {                            // delta method
        e.value = std::sqrt(std::max(0.0, i.mean));
        const double slope = e.value > 0.0 ? 0.5 / e.value : 0.0;
        e.standard_error *= slope;
        e.half_width *= slope;
    }
    return e;
}

}  // namespace

std::vector<Point> all_points()
{
    std::vector<Point> points;
    add_stationary(points);
    add_priorities(points);
    add_networks(points);
    add_time_varying(points);
    add_feldman(points);
    add_staffing(points);
    add_traces(points);
    add_treatment_centre(points);
    std::stable_sort(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.case_id < b.case_id; });
    return points;
}

std::vector<Row> decide(const Point& point)
{
    std::vector<Row> rows = point.run({seed_of(point, 1), 1});
    const auto failed = [](const Row& row) { return row.verdict == Verdict::not_met; };
    if (std::none_of(rows.begin(), rows.end(), failed)) return rows;
    const std::vector<Row> again = point.run({seed_of(point, 2), 4});
    for (Row& row : rows) {
        if (!failed(row)) continue;
        const auto same = std::find_if(again.begin(), again.end(), [&](const Row& r) { return r.measure == row.measure; });
        if (same == again.end()) continue;
        row = *same;
        if (row.verdict == Verdict::met) row.verdict = Verdict::met_when_repeated;
    }
    return rows;
}

bool precise(const Target& target, std::span<const double> values)
{
    if (target.rule.precision == 0.0 || !target.not_judged.empty()) return true;
    return estimate(target, values).half_width <= target.rule.precision * std::fabs(target.expected);
}

Row judge(const Target& target, std::span<const double> values)
{
    const Estimate e = estimate(target, values);
    const Rule& rule = target.rule;
    Row row{target.measure, target.expected, e.value, e.half_width, Verdict::met, target.not_judged};
    if (!target.not_judged.empty()) {
        row.verdict = Verdict::shown;
        return row;
    }
    const double scale = std::fabs(target.expected);
    const double own_error = rule.variance ? std::sqrt(*rule.variance / static_cast<double>(values.size())) : e.standard_error;
    const double standard_error = std::hypot(own_error, rule.reference_error);
    const double off = std::fabs(e.value - target.expected);
    const double rounding = 1e-12 * std::max(1.0, scale);
    bool met = off <= allowed_errors * standard_error + rounding;
    if (e.half_width <= 0.01 * scale || rule.precision > 0.0) met = met && off <= rule.largest_error * scale + rounding;
    met = met || off <= rule.or_within * scale;
    if (!precise(target, values)) {
        met = false;
        row.note = "not precise enough";
    }
    row.verdict = met ? Verdict::met : Verdict::not_met;
    return row;
}

Row exact(std::string measure, double expected, double found, double tolerance)
{
    const bool equal = std::fabs(found - expected) <= tolerance;
    return {std::move(measure), expected, found, {}, equal ? Verdict::met : Verdict::not_met, {}};
}

}  // namespace teleplan::validation
