// The services beside the monitoring: what they ask for, when, and what becomes of it.
#include "models/services.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "models/plan_check.hpp"
#include "tests/catch.hpp"
#include "tests/models/one_patient.hpp"
#include "tests/models/setting.hpp"

using namespace teleplan;
using namespace teleplan::models;
using namespace teleplan::tests;

namespace
{

/// FNV-1a over the numbers of a demand, field by field.
class Hash
{
public:
    void add(std::int64_t value)
    {
        for (int byte = 0; byte < 8; ++byte) hash_ = (hash_ ^ (static_cast<std::uint64_t>(value) >> (8 * byte) & 255U)) * 1099511628211ULL;
    }
    void add(const std::vector<sim::TimedArrival>& work)
    {
        add(static_cast<std::int64_t>(work.size()));
        for (const sim::TimedArrival& w : work) {
            add(w.at.time_since_epoch().count());
            add(static_cast<std::int64_t>(w.arrival.key.entity));
            add(w.arrival.key.day);
            add(w.arrival.key.slot);
            add(static_cast<std::int64_t>(w.arrival.stage));
            add(static_cast<std::int64_t>(w.arrival.job_class));
            add((*w.arrival.service).count());
        }
    }
    [[nodiscard]] std::uint64_t value() const { return hash_; }

private:
    std::uint64_t hash_ = 14695981039346656037ULL;
};

}  // namespace

TEST_CASE("with every service off, the demand of the monitoring alone keeps its bits", "[models][services]")
{
    Plan plan = stationary(services_off(puglia()), day(2026, 9, 1), 4000);
    plan.services.tele_check.enabled = false;
    const Setting s{plan};
    const Demand d = s.demand({day(2026, 9, 1), year.to}, year, 3);
    Hash hash;
    for (const char* pool : {"nurse", "physician"}) hash.add(d.clinical[static_cast<std::size_t>(*pool_of(s.clinical, pool))]);
    hash.add(d.help_desk);
    hash.add(d.installations);
    const Volumes& v = d.volumes;
    for (const std::int64_t n : {v.treated, v.assisted, v.starts, v.kit_starts, v.kit_days, v.renewals, v.exits, v.scheduled_calls, v.notes, v.help_desk_calls,
                                 v.televisits, v.televisits_completed, v.weekly_reports})
        hash.add(n);
    for (const auto& hours : {v.messages_by_hour, v.documents_by_hour})
        for (const std::int64_t n : hours) hash.add(n);
    CHECK(hash.value() == 6926649346799721730ULL);  // of the demand without any of them
}

TEST_CASE("one service a year falls on the day that the patient's phase says, and a completed one leaves its documents", "[models][services]")
{
    struct Kind { const char* pathway; std::uint32_t slot; Service Services::*service; };
    for (const Kind& k : {Kind{"teleconsult", work::services, &Services::teleconsult}, Kind{"teleconsult_asynchronous", work::services + 16, &Services::teleconsult},
                          Kind{"tele_advice", work::services + 32, &Services::tele_advice}}) {
        One one;
        Service& s = one.plan.services.*(k.service);
        s.enabled = true;
        s.per_patient_year = 1;
        s.no_show = s.technical_failure = 0;
        s.asynchronous = std::string{k.pathway} == "teleconsult_asynchronous" ? 1 : 0;
        const Demand d = one.demand();
        const int at = one.first_day(k.slot, 365.25);  // two years hold phase × a year and one year later
        CAPTURE(k.pathway);
        CHECK(days_of(one.plan, d, k.pathway) == std::vector<int>{at, static_cast<int>(one.draws(purpose::service_phase).uniform({one.person(), 0, k.slot}) * 365.25 + 365.25)});
        const ServiceCounts& c = d.volumes.of(k.service == &Services::tele_advice ? ServiceKind::tele_advice : ServiceKind::teleconsult);
        CHECK(c.requested == 2);
        CHECK(c.completed == 2);
        CHECK(c.asynchronous == (s.asynchronous > 0 ? 2 : 0));
        CHECK(c.no_show + c.technical_failure + c.rescheduled + c.converted == 0);
        CHECK(documents(d.volumes, DocumentKind::teleconsult_request) == 2);
        CHECK(documents(d.volumes, DocumentKind::collaborative_note) == 2);
    }
}

TEST_CASE("what becomes of a booking: no-show, conversion, and one second booking", "[models][services]")
{
    One one;
    Service& s = one.plan.services.tele_advice;
    s.enabled = true;
    s.per_patient_year = 1;
    s.rescheduled_after = 7 * one_day;
    const int at = one.first_day(work::services + 32, 365.25), next = static_cast<int>(one.draws(purpose::service_phase).uniform({one.person(), 0, work::services + 32}) * 365.25 + 365.25);
    const auto counts = [&](double no_show, double failure, double rescheduled) {
        s.no_show = no_show;
        s.technical_failure = failure;
        s.rescheduled = rescheduled;
        return one.demand();
    };
    SECTION("nobody comes: the slots are used and nothing is written")
    {
        const Demand d = counts(1, 0, 1);
        const ServiceCounts& c = d.volumes.of(ServiceKind::tele_advice);
        CHECK(days_of(one.plan, d, "tele_advice") == std::vector<int>{at, next});
        CHECK(c.no_show == 2);
        CHECK(c.completed + c.technical_failure + c.rescheduled + c.converted == 0);
        CHECK(documents(d.volumes, DocumentKind::teleconsult_request) == 2);
        CHECK(documents(d.volumes, DocumentKind::collaborative_note) == 0);
    }
    SECTION("every connection fails: in person at once")
    {
        const Demand d = counts(0, 1, 0);
        const ServiceCounts& c = d.volumes.of(ServiceKind::tele_advice);
        CHECK(days_of(one.plan, d, "tele_advice") == std::vector<int>{at, next});
        CHECK(c.technical_failure == 2);
        CHECK(c.converted == 2);
        CHECK(c.rescheduled == 0);
    }
    SECTION("every connection fails and is booked again a week later: then in person")
    {
        const Demand d = counts(0, 1, 1);
        const ServiceCounts& c = d.volumes.of(ServiceKind::tele_advice);
        CHECK(days_of(one.plan, d, "tele_advice") == std::vector<int>{at, at + 7, next, next + 7});
        CHECK(c.requested == 2);
        CHECK(c.rescheduled == 2);
        CHECK(c.technical_failure == 4);
        CHECK(c.converted == 2);
        CHECK(c.completed == 0);
        // cut between the two bookings, the second one still comes
        const Demand later = one.demand({first + (at + 1), two_years.to});
        CHECK(days_of(one.plan, later, "tele_advice") == std::vector<int>{at + 7, next, next + 7});
    }
}

TEST_CASE("tele-care comes in cycles, each with its final report", "[models][services]")
{
    One one;
    Service& s = one.plan.services.tele_care;
    s.enabled = true;
    s.per_patient_year = 2;                            // four sessions in a cycle: a cycle in two years
    s.sessions_per_cycle = 4;
    s.session_interval = 7 * one_day;
    s.no_show = s.technical_failure = 0;
    const int at = one.first_day(work::services + 48, 730.5);
    REQUIRE(at + 21 < 730);
    const Demand d = one.demand();
    CHECK(days_of(one.plan, d, "tele_care") == std::vector<int>{at, at + 7, at + 14, at + 21});
    CHECK(d.volumes.of(ServiceKind::tele_care).completed == 4);
    CHECK(documents(d.volumes, DocumentKind::teleassistance_final_report) == 1);
    CHECK(days_of(one.plan, one.demand({first + (at + 8), two_years.to}), "tele_care") == std::vector<int>{at + 14, at + 21});
    s.per_patient_year = 400;                          // 100 cycles a year of 28 days overlap
    const auto problems = check(one.plan, territory());
    CHECK(std::ranges::any_of(problems, [](const Problem& p) { return p.code == "cycles_overlap" && p.pointer == "/services/tele_care/session_interval"; }));
}

TEST_CASE("a tele-check is the scheduled call of the weekly patients", "[models][services]")
{
    One one;
    one.level = Intensity::weekly;
    one.plan.contacts.scheduled_calls_per_month = 1;
    const Demand off = one.demand();
    one.plan.services.tele_check.enabled = true;
    const Demand on = one.demand();
    CHECK(off.volumes.scheduled_calls == 24);          // 730 days of 30.4375 a month, at a phase
    CHECK(on.volumes.scheduled_calls == 0);
    CHECK(on.volumes.of(ServiceKind::tele_check).completed == 24);
    CHECK(days_of(one.plan, on, "tele_check") == days_of(one.plan, off, "scheduled_call"));
    one.level = Intensity::level_1;                    // whose factor is 0
    CHECK(one.demand().volumes.scheduled_calls == 24);
}

TEST_CASE("calls for help come at the plan's rate, the plan's share of them out of hours, and only covered ones to the nurse", "[models][services]")
{
    One one;
    one.plan.services.emergency_calls.enabled = true;
    one.plan.services.emergency_calls.per_patient_year_other = 2;
    one.plan.plan.regime = two_years;
    constexpr int patients = 3000;
    one.plan.timeline.ramp.points = {{first + -1, 0}, {first, patients}};
    const Calendar& office = *find(one.plan.organisation.calendars, "office");
    const auto demand = [&](Intensity level) {
        const PathwayNetwork clinical = pathway_network(one.plan, Scope::authority), centre = pathway_network(one.plan, Scope::region);
        const Cohort cohort{authorities_of(territory(), "16").front(), {{one.group, level, {0, patients}}}, one.plan.timeline.ramp.points};
        return DemandModel{one.plan, clinical, centre, 0}.demand(cohort, two_years, two_years);
    };
    const auto calls_outside = [&](const Demand& d, const Calendar& calendar) {
        const PathwayNetwork n = pathway_network(one.plan, Scope::authority);
        double outside = 0;
        for (const auto& w : d.clinical[static_cast<std::size_t>(*pool_of(n, "nurse"))])
            if (w.arrival.stage == *entry_of(n, "emergency_call")) outside += is_open(calendar, w.at, national_holidays()) ? 0 : 1;
        return outside;
    };
    const Demand always = demand(Intensity::level_2);
    const ServiceCounts& c = always.volumes.of(ServiceKind::emergency_calls);
    const double expected = patients * 2 * 730 / 365.25;
    CHECK(std::abs(real(c.requested) - expected) < 3.5 * std::sqrt(expected));
    CHECK(c.completed == c.requested);                 // level 2 is covered around the clock
    CHECK(std::abs(calls_outside(always, office) / real(c.requested) - 0.69) < 3.5 * std::sqrt(0.69 * 0.31 / expected));

    const Demand by_day = demand(Intensity::level_1);  // 07-21 every day
    const Calendar& open = *find(one.plan.organisation.calendars, "day");
    const ServiceCounts& covered = by_day.volumes.of(ServiceKind::emergency_calls);
    const double share = emergency_share_in(one.plan, &open);
    CHECK(calls_outside(by_day, open) == 0);
    CHECK(covered.completed + covered.converted == covered.requested);
    CHECK(std::abs(real(covered.completed) / real(covered.requested) - share) < 3.5 * std::sqrt(share * (1 - share) / expected));
    // By hand over a plain week: 31 % in 60 office hours, all covered; 69 % in the other 108, of which 5 × 2 + 2 × 14 = 38 are covered.
    CHECK(share == Approx(0.31 + 0.69 * 38 / 108).margin(0.01));   // public holidays move it a little
    CHECK(emergency_share_in(one.plan, nullptr) == Approx(1));
}

TEST_CASE("the states of a patient who changes them cut no contact in two", "[models][services]")
{
    One one;
    one.plan.contacts.scheduled_calls_per_month = 10;
    const Demand alike = one.demand();
    Programme& p = one.plan.programmes[static_cast<std::size_t>(one.group)];
    p.states = {{"a", {.share = 1}}, {"b", {.share = 0}}};
    p.transitions = Transitions{17 * one_day, {{"a", {{"b", 1}}}, {"b", {{"a", 1}}}}};
    CHECK(days_of(one.plan, one.demand(), "scheduled_call") == days_of(one.plan, alike, "scheduled_call"));
}

TEST_CASE("a state sets the minutes of notes", "[models][services]")
{
    One one;
    one.plan.contacts.notes_per_month = 2;
    one.plan.intensities[static_cast<std::size_t>(one.level)].notes_per_month = 10 * std::chrono::minutes{1};
    const auto notes = [&] {
        const PathwayNetwork n = pathway_network(one.plan, Scope::authority);
        std::vector<sim::TimedArrival> out;
        for (const auto& pool : one.demand().clinical)
            for (const auto& w : pool)
                if (w.arrival.stage == *entry_of(n, "notes")) out.push_back(w);
        return out;
    };
    const auto usual = notes();
    REQUIRE(usual.size() == 48);
    SeverityState state{.share = 1, .notes_per_month = 25 * std::chrono::minutes{1}};
    Programme& p = one.plan.programmes[static_cast<std::size_t>(one.group)];
    p.states = {{"severe", state}};
    const auto longer = notes();
    REQUIRE(longer.size() == usual.size());
    for (std::size_t i = 0; i < usual.size(); ++i) {
        CHECK(longer[i].arrival.key == usual[i].arrival.key);
        CHECK(sim::seconds(*longer[i].arrival.service) == Approx(2.5 * sim::seconds(*usual[i].arrival.service)));
    }
    p.states[0].second.notes_per_month = Duration{};
    CHECK(notes().empty());
    p.states = {{"mild", {.share = 1, .notes_per_month = Duration{}}}, {"severe", state}};      // half a year of each, about
    p.transitions = Transitions{100 * one_day, {{"mild", {{"severe", 1}}}, {"severe", {{"mild", 1}}}}};
    CHECK(notes().size() < 36);
    CHECK(notes().size() > 12);
}

TEST_CASE("calls for help keep their rate where the office is always open, or never", "[models][services]")
{
    Plan plan = puglia();
    EmergencyCalls& e = plan.services.emergency_calls;
    e.enabled = true;
    for (const Calendar& office : {Calendar{Days::every_day, {{Duration{}, one_day}}, {}}, Calendar{Days::every_day, {}, {}}}) {
        plan.organisation.calendars.emplace_back("office_of_this_test", office);
        e.office_hours = "office_of_this_test";
        const EmergencyRate rate = emergency_rate(plan);
        const double kept = office.blocks.empty() ? rate.keep_outside : rate.keep_in_office;
        CHECK(rate.candidates_per_day[1] * kept == Approx(e.per_patient_year_other / 365.25));
        CHECK(emergency_share_in(plan, nullptr) == Approx(1));
        plan.organisation.calendars.pop_back();
    }
}

TEST_CASE("contacts of more than one a day are reported", "[models][services]")
{
    const auto problems_at = [](const Plan& plan, const std::string& pointer) {
        return std::ranges::count_if(check(plan, territory()), [&](const Problem& p) { return p.code == "out_of_range" && p.pointer == pointer; });
    };
    Plan plan = puglia();
    plan.services.tele_advice.enabled = true;
    plan.services.tele_advice.per_patient_year = 400;
    CHECK(problems_at(plan, "/services/tele_advice/per_patient_year") == 1);
    plan.services.tele_advice.per_patient_year = 2;
    CHECK(problems_at(plan, "/services/tele_advice/per_patient_year") == 0);
    plan.programmes[1].televisits_per_year = 366;
    CHECK(problems_at(plan, "/programmes/respiratory/televisits_per_year") == 1);
    plan.programmes[1].televisits_per_year = 365;
    plan.programmes[1].states = {{"all", {.share = 1, .televisits_per_year = 366}}};
    plan.programmes[1].transitions.reset();
    CHECK(problems_at(plan, "/programmes/respiratory/televisits_per_year") == 0);
    CHECK(problems_at(plan, "/programmes/respiratory/states/all/televisits_per_year") == 1);
}
