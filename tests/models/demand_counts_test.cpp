// How much of each kind of work there is, and when: against the plan's numbers, and every count against the queues.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "models/demand.hpp"
#include "tests/catch.hpp"
#include "tests/models/setting.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace teleplan::tests;

namespace
{

std::int64_t all_alerts(const Volumes& v)
{
    std::int64_t sum = 0;
    for (const auto& group : v.alerts) sum += total(group);
    return sum;
}

/// How much work begins at an entry on these days.
std::int64_t arrivals_at(const Setting& s, const Demand& d, const char* pathway, DateRange days)
{
    return std::ranges::count_if(s.arrivals(d, pathway), [&](const sim::TimedArrival& w) { return date_of(w.at) >= days.from && date_of(w.at) <= days.to; });
}

}  // namespace

TEST_CASE("every piece of counted work is in the queues, and the other way round", "[models][demand]")
{
    const Setting s{ramped(4000)};
    const Demand d = s.demand({day(2026, 8, 31), year.to});
    const Volumes& v = d.volumes;
    CHECK(arrivals_at(s, d, "clinical_alert", year) == all_alerts(v));
    CHECK(arrivals_at(s, d, "scheduled_call", year) == v.scheduled_calls);
    CHECK(arrivals_at(s, d, "notes", year) == v.notes);
    CHECK(arrivals_at(s, d, "televisit", year) == v.televisits);
    const auto booked = [](const ServiceCounts& c) { return c.requested + c.rescheduled; };  // second bookings fall some days after the first
    const auto about = [](std::int64_t arrived, std::int64_t counted) { return std::abs(arrived - counted) <= counted / 20 + 5; };
    const ServiceCounts &consult = v.of(ServiceKind::teleconsult), &advice = v.of(ServiceKind::tele_advice), &care = v.of(ServiceKind::tele_care);
    CHECK(about(arrivals_at(s, d, "teleconsult", year) / 2, booked(consult) - consult.asynchronous));  // physician and general practitioner
    CHECK(arrivals_at(s, d, "teleconsult_asynchronous", year) == consult.asynchronous);
    CHECK(about(arrivals_at(s, d, "tele_advice", year) / 2, booked(advice)));
    CHECK(about(arrivals_at(s, d, "tele_care", year), booked(care)));
    CHECK(arrivals_at(s, d, "tele_check", year) == v.of(ServiceKind::tele_check).requested);
    CHECK(arrivals_at(s, d, "emergency_call", year) == v.of(ServiceKind::emergency_calls).completed);
    CHECK(arrivals_at(s, d, "missing_data_review", year) == v.missing_data_reviews);
    const auto counted = [](const sim::TimedArrival& w) {
        return date_of(w.at) >= year.from && date_of(w.at) <= year.to;
    };
    CHECK(std::ranges::count_if(d.help_desk, counted) == v.help_desk_calls + v.missing_data_calls + v.kits.calls);
    CHECK(std::ranges::count_if(d.installations, counted) == v.kit_starts + turn_arounds(v.kits));
    CHECK(all_alerts(v) <= total(v.sessions));
    CHECK(v.televisits_completed <= v.televisits);
    CHECK(v.kit_starts < v.starts);

    CHECK(total(v.patients.alerts) > all_alerts(v));  // some are joined
    std::int64_t messages = total(v.patients.alerts) + v.reminders;
    for (std::size_t g = 0; g < group_count; ++g) {
        const Protocol& own = s.plan.protocols[g];
        const auto& second = s.plan.programmes[g].comorbidity;
        messages += (v.sessions[g] - v.patients.second_sessions[g]) * messages_per_session(own);
        if (second) messages += v.patients.second_sessions[g] * messages_per_session(merged(own, s.plan.protocols[static_cast<std::size_t>(second->group)]));
    }
    CHECK(total(v.messages_by_hour) == messages);
    const auto documents = [&](DocumentKind k) { return v.documents[static_cast<std::size_t>(k)]; };
    CHECK(documents(DocumentKind::plan) == v.starts + v.renewals);
    CHECK(documents(DocumentKind::device_card) == v.kit_starts);
    CHECK(documents(DocumentKind::final_report) == v.exits);
    CHECK(documents(DocumentKind::weekly_report) == v.weekly_reports);
    CHECK(documents(DocumentKind::televisit_report) == v.televisits_completed);
    CHECK(documents(DocumentKind::teleconsult_request) == consult.requested + advice.requested);
    CHECK(documents(DocumentKind::collaborative_note) == consult.completed + advice.completed);
    CHECK(total(v.documents_by_hour) == v.all_documents() - v.televisits_completed);  // those come as the visits end
}

TEST_CASE("nobody is lost: active patients change by starts and exits alone", "[models][demand]")
{
    const Setting s{ramped(4000)};
    const Date first = s.plan.timeline.ramp.points.front().date;
    for (const DateRange days :
         {year, DateRange{day(2025, 1, 1), day(2025, 12, 31)}, DateRange{first, day(2026, 9, 30)}}) {
        const Volumes v = s.demand(days, days).volumes;
        const auto active_on = [&](Date d) { return total(s.demand({d, d}, {d, d}).volumes.active_days); };
        const bool begins = days.from == first;
        const std::int64_t before = begins ? 0 : active_on(days.from + -1),
                           left_on_first = s.demand({days.from, days.from}, days).volumes.exits;
        CAPTURE(to_string(days.from));
        CHECK(before + v.starts - v.exits == active_on(days.to));  // who leaves on a day is away on that day
        CHECK(v.treated == before - (begins ? 0 : left_on_first) + v.starts);
        CHECK(v.assisted >= v.treated);
    }
    const Volumes all = s.demand({first, year.to}, {first, year.to}).volumes;
    CHECK(all.assisted == all.starts);  // the ramp begins with nobody
    CHECK(all.treated == all.starts);
}

TEST_CASE("active patients are the ramp on every day", "[models][demand]")
{
    const Setting s{ramped(4000)};
    const auto& points = s.plan.timeline.ramp.points;
    for (const DateRange days :
         {year, DateRange{day(2024, 1, 1), day(2024, 12, 31)}, DateRange{day(2026, 3, 1), day(2026, 10, 15)}}) {
        ByGroup<std::int64_t> expected{};
        for (const Cell& cell : s.all.front().cells) {
            Ramp line{Counter::active, points};
            for (std::size_t p = 0; p < points.size(); ++p) line.points[p].patients = cell.patients[p];
            for (Date d = days.from; d <= days.to; d = d + 1)
                expected[static_cast<std::size_t>(cell.group)] += ramp_patients(line, d);
        }
        CHECK(s.demand(days, days).volumes.active_days == expected);
    }
}

TEST_CASE("the daily factor spreads alerts between days and leaves their mean alone", "[models][demand]")
{
    Plan plan = stationary(comparable_by_hand(puglia()), day(2026, 9, 1), 20000);
    plan.protocols[1].season = {};
    const auto by_day = [&](double cv) {
        plan.sensors.alerts.daily_cv = cv;
        const Setting s{plan};
        const Demand d = s.demand(year);
        const auto stage = *entry_of(s.clinical, "clinical_alert");
        std::vector<double> count(365);
        for (const auto& w : d.clinical[static_cast<std::size_t>(*pool_of(s.clinical, "nurse"))])
            if (w.arrival.stage == stage) ++count[static_cast<std::size_t>(date_of(w.at) - year.from)];
        return count;
    };
    const auto mean = [](const std::vector<double>& x) {
        return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
    };
    const auto dispersion = [&](const std::vector<double>& x) {
        const double m = mean(x);
        double squares = 0;
        for (const double v : x) squares += (v - m) * (v - m);
        return squares / static_cast<double>(x.size() - 1) / m;
    };
    const auto off = by_day(0), on = by_day(0.3);
    CAPTURE(mean(off), mean(on), dispersion(off), dispersion(on));
    CHECK(dispersion(off) < 1.5);                        // near a Poisson count's
    CHECK(dispersion(on) > 0.6 * 0.3 * 0.3 * mean(on));  // cv squared × mean, and more
    CHECK(std::abs(mean(on) / mean(off) - 1) < 3.5 * 0.3 / std::sqrt(365));
}

TEST_CASE("the seconds of an hour hold its messages", "[models][demand]")
{
    const Setting s{ramped(4000)};
    const Date monday = day(2027, 1, 11);
    const DemandModel model{s.plan, s.clinical, s.centre, 0};
    const Demand d = model.demand(s.all.front(), {monday, monday}, {monday, monday});
    for (int hour = 0; hour < 24; ++hour) {
        const auto seconds = model.messages_by_second(s.all.front(), monday, hour);
        CHECK(total(seconds) == d.volumes.messages_by_hour[static_cast<std::size_t>(hour)]);
    }
    CHECK(d.volumes.messages_by_hour[7] > d.volumes.messages_by_hour[12]);
    CHECK(d.volumes.messages_by_hour[2] == 0);
}

TEST_CASE("the record grows by about 55 documents a patient and year", "[models][demand]")
{
    const Setting s{stationary(services_off(without_deaths(puglia())), day(2026, 9, 1), 20000)};
    const Volumes v = s.demand(year).volumes;
    CHECK(static_cast<double>(total(v.documents_by_hour)) / (static_cast<double>(total(v.active_days)) / 365.25) ==
          Approx(55).margin(1.5));
}

TEST_CASE("a patient alone leaves one plan, one card, 52 weekly reports and one final report in a year", "[models][demand]")
{
    // PARAMETERS section 10, check 8: 1 + 1 + 52 + 1 = 55 documents: a stay of one year that is not renewed, with a kit.
    Plan plan = services_off(without_deaths(puglia()));
    Programme& programme = plan.programmes[static_cast<std::size_t>(TargetGroup::respiratory)];
    programme.renewal = programme.dropout_per_month = 0;
    REQUIRE(programme.plan_months == 12);
    plan.services.televisit.enabled = false;
    plan.timeline.ramp.points = {{day(2026, 9, 30), 0}, {day(2026, 10, 1), 1}, {day(2026, 10, 2), 0}};
    Setting s{plan};
    s.all.front().cells = {{TargetGroup::respiratory, Intensity::level_1, {0, 1, 0}}};
    const DateRange and_a_day{year.from, year.to + 1};
    const Volumes all = s.demand(and_a_day, and_a_day).volumes;
    CHECK(all.starts == 1);
    CHECK(all.exits == 1);
    CHECK(all.weekly_reports >= 52);
    CHECK(all.weekly_reports <= 53);  // by the weekday on which the patient's report is due
    CHECK(all.all_documents() == 3 + all.weekly_reports);
}

TEST_CASE("calls to the help desk come while it is open, more of them on Mondays", "[models][demand]")
{
    const Setting s{stationary(services_off(puglia()), day(2026, 9, 1), 40000)};
    const Demand d = s.demand({day(2026, 10, 5), day(2027, 9, 26)});  // 51 whole weeks
    const Calendar& open = *find(s.plan.organisation.calendars, "day");
    double monday = 0, other = 0;
    bool all_open = true;
    for (const auto& call : d.help_desk) {
        all_open = all_open && is_open(open, call.at, national_holidays());
        (weekday(date_of(call.at)) == 0 ? monday : other) += 1;
    }
    CHECK(all_open);
    const double ratio = monday / (other / 6);
    CAPTURE(monday, other);
    CHECK(std::abs(ratio - 1.25) <
          3.5 * 1.25 * std::sqrt(1 / monday + 1 / other + 0.01 * 2 / 51));  // and the daily factor's part
}

TEST_CASE("contacts come at the rates of the plan, the first month's calls for help in the first month",
          "[models][demand]")
{
    Plan plan = services_off(without_deaths(puglia()));  // everybody starts in January 2024 and stays
    plan.timeline.ramp.points = {{day(2024, 1, 1), 0}, {day(2024, 2, 1), 20000}};
    for (Programme& p : plan.programmes) {
        p.dropout_per_month = 0;
        p.renewal = 1;
    }
    plan.contacts.help_desk_calls_first_month = 2;
    plan.contacts.help_desk_calls_per_month = 0;
    plan.contacts.help_desk_monday_factor = 1;
    plan.sensors.alerts.daily_cv = 0;
    const Setting s{plan};
    const DateRange days{day(2024, 1, 1), day(2024, 12, 31)};
    const Demand d = s.demand(days, days);
    const Volumes& v = d.volumes;
    const auto patients = static_cast<double>(v.starts),
               months = static_cast<double>(total(v.active_days)) / days_per_month;
    CHECK(v.exits == 0);
    const double calls = patients * 2 * 30 / days_per_month;  // a first month has 30 days
    CHECK(std::abs(static_cast<double>(v.help_desk_calls) - calls) < 3.5 * std::sqrt(calls));
    CHECK(std::ranges::all_of(d.help_desk,
                              [](const sim::TimedArrival& call) { return call.at < start_of(day(2024, 3, 2)); }));
    CHECK(static_cast<double>(v.scheduled_calls + v.of(ServiceKind::tele_check).requested) == Approx(months).epsilon(0.01));
    CHECK(static_cast<double>(v.notes) == Approx(months).epsilon(0.01));
    double televisits = 0;
    for (std::size_t g = 0; g < group_count; ++g)
        televisits += static_cast<double>(v.active_days[g]) / 365.25 * plan.programmes[g].televisits_per_year;
    CHECK(static_cast<double>(v.televisits) == Approx(televisits).epsilon(0.03));
    CHECK(static_cast<double>(v.televisits_completed) == Approx(televisits * (1 - 0.085 - 0.05)).epsilon(0.03));
}

