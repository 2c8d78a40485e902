#include "models/plan_check.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "models/coverage.hpp"
#include "models/enrolment.hpp"
#include "models/plan_check_parts.hpp"

namespace teleplan::models
{
namespace detail
{

std::string below(std::string pointer, std::string_view key)
{
    pointer += '/';
    for (const char c : key) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
    return pointer;
}
std::string below(std::string pointer, std::size_t index) { return below(std::move(pointer), std::to_string(index)); }

std::string number_text(double value)
{
    std::array<char, 32> digits{};
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
}

std::string time_text(Duration since_midnight)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(since_midnight).count();
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(minutes / 60) + ':' + two(minutes % 60);
}

void Checker::report(std::string pointer, std::string code, std::vector<std::string> arguments)
{
    if (problems.size() > max_problems) return;
    if (problems.size() == max_problems)
        problems.push_back({"", "too_many_problems", {std::to_string(max_problems)}});
    else
        problems.push_back({std::move(pointer), std::move(code), std::move(arguments)});
}

void Checker::sum_is_one(const std::string& pointer, double sum, double tolerance, const char* code)
{
    if (!(std::abs(sum - 1) <= tolerance)) report(pointer, code, {number_text(sum)});
}

void Checker::exists(const std::string& pointer, std::string_view name, const Names& names, const char* code)
{
    if (name.empty() || problems.size() > max_problems || std::ranges::find(names, name) != names.end()) return;
    report(pointer, code, {std::string{name}, nearest_name(name, names)});
}

void Checker::blocks(const std::string& pointer, const std::vector<Block>& all)
{
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Block& b = all[i];
        const std::string at = below(pointer, i);
        if (b.from < Duration{} || b.to > one_day)
            report(at, "block_outside_day", {time_text(b.from), time_text(b.to)});
        if (b.from >= b.to) report(at, "empty_block", {time_text(b.from), time_text(b.to)});
        if (i > 0 && b.from < all[i - 1].to)
            report(at, "blocks_overlap", {time_text(all[i - 1].from), time_text(all[i - 1].to)});
    }
}

namespace
{

constexpr double share_tolerance = 1e-6;

template <class Range, class Share>
double sum_of(const Range& values, Share share)
{
    double sum = 0;
    for (const auto& value : values) sum += share(value);
    return sum;
}

void check_range(Checker& c, const std::string& pointer, const DateRange& range)
{
    if (range.from > range.to) c.report(pointer, "from_after_to", {to_string(range.from), to_string(range.to)});
}

void check_horizon(Checker& c, const std::string& pointer, Date from, Date to)
{
    const double years = (to - from) / days_per_year;
    if (years > max_horizon_years)
        c.report(pointer, "horizon_too_long", {number_text(std::ceil(years)), std::to_string(max_horizon_years)});
}

void check_header(Checker& c)
{
    const Header& header = c.plan.plan;
    Names regions;
    for (const Region& r : c.territory.regions) regions.push_back(r.code);
    if (header.region_code.empty()) c.report("/plan/region_code", "missing_field", {"region_code"});
    c.exists("/plan/region_code", header.region_code, regions, "no_such_region");
    if (header.regime.from == Date{} && header.regime.to == Date{})
        c.report("/plan/regime", "missing_field", {"regime"});
    else
        check_range(c, "/plan/regime", header.regime);
}

void check_patients(Checker& c)
{
    const Plan& p = c.plan;
    c.sum_is_one("/programmes", sum_of(p.programmes, [](const Programme& x) { return x.share; }), share_tolerance,
                 "shares_do_not_sum");
    c.sum_is_one("/intensities", sum_of(p.intensities, [](const IntensityLevel& x) { return x.share; }),
                 share_tolerance, "shares_do_not_sum");
    Names conditions;
    for (const RegionPrevalence& row : c.territory.prevalence)
        if (std::ranges::find(conditions, row.condition) == conditions.end()) conditions.push_back(row.condition);
    for (const AgePrevalence& row : c.territory.age_prevalence)
        if (std::ranges::find(conditions, row.condition) == conditions.end()) conditions.push_back(row.condition);
    const Names calendars = names_of(p.organisation.calendars);
    for (std::size_t g = 0; g < group_count; ++g) {
        const std::string_view group = models::Names<TargetGroup>::all[g];
        c.exists(below(below("/programmes", group), "condition"), p.programmes[g].condition, conditions,
                 "no_such_condition");
        const double adherence = p.protocols[g].adherence, most = std::sqrt(adherence * (1 - adherence));
        if (p.sensors.adherence_sd > 0 && p.programmes[g].share > 0 && p.sensors.adherence_sd >= most)
            c.report("/sensors/adherence_sd", "spread_too_large",
                     {number_text(p.sensors.adherence_sd), number_text(most)});
    }
    for (std::size_t g = 0; g < group_count; ++g)
        c.exists(below(below("/programmes", models::Names<TargetGroup>::all[g]), "coverage"), p.programmes[g].coverage, calendars, "no_such_calendar");
    if (const std::size_t used = coverage_calendars(p).size(); used > coverage_count)
        c.report("/intensities", "too_many_coverages", {std::to_string(used), std::to_string(coverage_count)});
    for (std::size_t i = 0; i < intensity_count; ++i)
        c.exists(below(below("/intensities", models::Names<Intensity>::all[i]), "coverage"), p.intensities[i].coverage,
                 calendars, "no_such_calendar");
}

void check_sensors(Checker& c)
{
    const Sensors& s = c.plan.sensors;
    const auto itself = [](double share) { return share; };
    c.sum_is_one("/sensors/hour_profile", sum_of(s.hour_profile, [](const HourBand& band) { return band.share; }),
                 share_tolerance, "shares_do_not_sum");
    for (std::size_t i = 0; i < s.hour_profile.size(); ++i) {
        const std::string at = below(below("/sensors/hour_profile", i), "hours");
        if (s.hour_profile[i].hours.empty()) c.report(at, "missing_field", {"hours"});
        c.blocks(at, s.hour_profile[i].hours);
    }
    c.sum_is_one("/sensors/alerts/priority_mix", sum_of(s.alerts.priority_mix, itself), share_tolerance,
                 "shares_do_not_sum");
    c.sum_is_one("/contacts/help_desk_priority_mix", sum_of(c.plan.contacts.help_desk_priority_mix, itself),
                 share_tolerance, "shares_do_not_sum");
}

void check_enrolment(Checker& c)
{
    const auto triangle = [&](const std::string& pointer, const Triangular& t) {
        if (!(t.low <= t.mode && t.mode <= t.high))
            c.report(pointer, "triangle_unsorted", {number_text(t.low), number_text(t.mode), number_text(t.high)});
    };
    triangle("/enrolment/national_delay_months", c.plan.enrolment.national_delay_months);
    triangle("/enrolment/regional_delay_months", c.plan.enrolment.regional_delay_months);
}

void check_timeline(Checker& c)
{
    const Timeline& t = c.plan.timeline;
    const auto& points = t.ramp.points;
    if (points.empty()) c.report("/timeline/ramp/points", "no_ramp_points");
    for (std::size_t i = 0; i < points.size(); ++i) {
        constexpr int most = 5'000'000;
        const std::string at = below("/timeline/ramp/points", i);
        if (i > 0 && points[i].date <= points[i - 1].date)
            c.report(below(at, "date"), "ramp_unsorted", {to_string(points[i].date), to_string(points[i - 1].date)});
        if (points[i].patients < 0 || points[i].patients > most)
            c.report(below(at, "patients"), "out_of_range",
                     {std::to_string(points[i].patients), "0", std::to_string(most), "persons"});
    }
    Date first = c.plan.starting_point ? c.plan.starting_point->date : c.plan.plan.regime.from;
    Date last = c.plan.plan.regime.to;
    for (const RampPoint& point : points) {
        first = std::min(first, point.date);
        last = std::max(last, point.date);
    }
    check_horizon(c, "/plan/regime", first, last);
    if (c.plan.starting_point && c.plan.plan.regime.to != Date{} &&
        c.plan.starting_point->date > c.plan.plan.regime.from)
        c.report("/starting_point/date", "from_after_to",
                 {to_string(c.plan.starting_point->date), to_string(c.plan.plan.regime.from)});
    for (const auto& [name, activity] : t.activities)
        check_range(c, below(below("/timeline/activities", name), "when"), activity.when);
}

}  // namespace
}  // namespace detail

Problems check(const Plan& plan, const Territory& territory)
{
    if (is_national(plan)) return detail::check_national_header(plan, territory);
    detail::Checker c(plan, territory);
    if (is_network(plan)) {
        detail::check_pathways(c);
        detail::check_network(c);
        detail::check_organisation(c);
        return std::move(c.problems);
    }
    detail::check_header(c);
    detail::check_territory(c);
    detail::check_services(c);
    detail::check_patients(c);
    detail::check_sensors(c);
    detail::check_states_and_sensors(c);
    detail::check_enrolment(c);
    detail::check_pathways(c);
    detail::check_regional_pathways(c);
    detail::check_no_network_parts(c);
    detail::check_organisation(c);
    detail::check_roles(c);
    detail::check_standards_and_rules(c);
    detail::check_platform(c);
    detail::check_timeline(c);
    detail::check_costs(c);
    return std::move(c.problems);
}

}  // namespace teleplan::models
