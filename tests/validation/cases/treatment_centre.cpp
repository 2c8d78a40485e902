// H04a: a treatment centre over a day, with arrivals by the hour (Nelson 2013, exercise 13).
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "tests/validation/cases/case.hpp"
#include "tests/validation/cases/curves.hpp"
#include "tests/validation/cases/model_data.hpp"
#include "tests/validation/cases/transient.hpp"

namespace teleplan::validation {
namespace {

using namespace sim;
using nlohmann::json;

constexpr const char* case_id = "H04a-treatment-centre-base";
constexpr double day_minutes = 1140.0;
constexpr int most_patients = 1'000;                   // the class of a patient is his number, so that observers know him

enum Step : std::uint32_t { triage, registration, exam, trauma_bay, cubicle_trauma, cubicle_non_trauma, steps };

std::array<int, steps> places_of(const json& model, const json& changed)
{
    const json& r = model.at("resources");
    std::array<int, steps> places{r.at("triage"), r.at("registration"), r.at("exam"), r.at("trauma_bay"), r.at("cubicle_trauma"),
                                  r.at("cubicle_non_trauma")};
    const std::map<std::string, Step> names{{"n_triage", triage}, {"n_reg", registration}, {"n_exam", exam}, {"n_trauma", trauma_bay},
                                            {"n_cubicles_trauma", cubicle_trauma}, {"n_cubicles_non_trauma", cubicle_non_trauma}};
    for (const auto& [name, value] : changed.items()) places.at(names.at(name)) = value;
    return places;
}

Network network_of(const json& model, const std::array<int, steps>& places)
{
    const double trauma = model.at("trauma_probability");
    const auto lognormal = [](double mean, double variance) { return Lognormal{60.0 * mean, std::sqrt(variance) / mean}; };
    const std::array<Distribution, steps> services{Exponential{60.0 * 3.0}, lognormal(5.0, 2.0), Normal{60.0 * 16.0, 60.0 * std::sqrt(3.0)},
                                                   Exponential{60.0 * 90.0}, lognormal(30.0, 4.0), lognormal(13.3, 2.0)};
    const std::array<std::vector<Branch>, steps> next{{
        {{StageId{trauma_bay}, trauma}, {StageId{registration}, 1.0 - trauma}}, {{StageId{exam}, 1.0}}, {{StageId{cubicle_non_trauma}, 0.6}},
        {{StageId{cubicle_trauma}, 1.0}}, {}, {}}};
    Network network;
    network.classes = most_patients;
    for (std::uint32_t s = 0; s < steps; ++s) {
        network.pools.push_back(Pool{.spec = {.name = "place", .priorities = 1, .waiting_places = {}}, .capacity = {{SimTime{}, places[s]}}});
        network.stages.push_back(Stage{.name = "step", .pool = PoolId{s}, .service = services[s], .next = next[s]});
    }
    return network;
}

// Numbers the arrivals of another feed.
template <class Inner>
class Numbered {
public:
    explicit Numbered(Inner inner) : inner_(std::move(inner)) {}
    [[nodiscard]] SimTime next_time() const { return inner_.next_time(); }
    Arrival pop()
    {
        Arrival arrival = inner_.pop();
        arrival.job_class = ClassId{count_++};
        return arrival;
    }

private:
    Inner inner_;
    std::uint32_t count_ = 0;
};

// What the file measures: services that start, and patients who leave, before the day ends.
struct DayObserver : NoObserver {
    struct StepTally { double wait = 0.0; double started = 0.0; double duration = 0.0; };
    struct Patient { double arrived = 0.0; bool known = false; bool trauma = false; };
    std::array<StepTally, steps> tallies{};
    std::vector<Patient> patients = std::vector<Patient>(most_patients);
    double arrivals = 0.0;
    std::array<double, 2> total_time{};                  // non-trauma, trauma
    std::array<double, 2> discharged{};

    static double minutes(SimTime t) { return sim::seconds(t.time_since_epoch()) / 60.0; }
    static double minutes(Duration d) { return sim::seconds(d) / 60.0; }
    static bool in_day(SimTime t) { return minutes(t) < day_minutes; }
    SimTime entered(StageId s, ClassId c, SimTime now)
    {
        Patient& p = patients[static_cast<std::size_t>(c)];
        if (!p.known) {
            p = {minutes(now), true, false};
            ++arrivals;
        }
        if (s == StageId{trauma_bay}) p.trauma = true;
        return never;
    }
    void started(StageId s, ClassId, SimTime in, SimTime, SimTime now)
    {
        if (!in_day(now)) return;
        StepTally& t = tallies[static_cast<std::size_t>(s)];
        ++t.started;
        t.wait += minutes(now - in);
    }
    void ended(StageId s, ClassId, SimTime start, SimTime now)
    {
        if (in_day(start)) tallies[static_cast<std::size_t>(s)].duration += minutes(now - start);
    }
    void left(ClassId c, SimTime now)
    {
        if (!in_day(now)) return;
        const Patient& p = patients[static_cast<std::size_t>(c)];
        total_time[p.trauma ? 1 : 0] += minutes(now) - p.arrived;
        ++discharged[p.trauma ? 1 : 0];
    }
};

double ratio(double a, double b) { return b > 0.0 ? a / b : 0.0; }

std::map<std::string, double> measures_of(const DayObserver& o, const std::array<int, steps>& places)
{
    const auto wait = [&](Step s) { return ratio(o.tallies[s].wait, o.tallies[s].started); };
    const auto use = [&](Step s) { return o.tallies[s].duration / day_minutes / places[s]; };
    return {{"00_arrivals", o.arrivals},
            {"01a_triage_wait", wait(triage)}, {"01b_triage_util", use(triage)},
            {"02a_registration_wait", wait(registration)}, {"02b_registration_util", use(registration)},
            {"03a_examination_wait", wait(exam)}, {"03b_examination_util", use(exam)},
            {"04a_treatment_wait(non_trauma)", wait(cubicle_non_trauma)}, {"04b_treatment_util(non_trauma)", use(cubicle_non_trauma)},
            {"05_total_time(non-trauma)", ratio(o.total_time[0], o.discharged[0])},
            {"06a_trauma_wait", wait(trauma_bay)}, {"06b_trauma_util", use(trauma_bay)},
            {"07a_treatment_wait(trauma)", wait(cubicle_trauma)}, {"07b_treatment_util(trauma)", use(cubicle_trauma)},
            {"08_total_time(trauma)", ratio(o.total_time[1], o.discharged[1])},
            {"09_throughput", o.discharged[0] + o.discharged[1]}};
}

std::vector<Row> run_scenario(const json& description, const std::string& scenario, const Attempt& attempt)
{
    const json& model = description.at("model");
    const json& expected = description.at("expected").at(scenario);
    const std::array<int, steps> places = places_of(model, expected.at("parameters_changed"));
    const Network network = network_of(model, places);
    auto rates = model.at("arrival_rate_per_hour_by_hour_from_06:00").get<std::vector<double>>();
    rates.push_back(rates.front());                                    // the last hour reuses the first rate
    std::vector<Target> targets;
    for (const auto& [name, value] : expected.at("exact_nhpp_arrivals").items())
        targets.push_back({scenario + ": " + name, value.at("mean"), {.reference_error = value.at("se")}, {}});
    const auto hourly = hourly_stream(rates, 3600.0);
    const Series series = replicate(2'000, attempt, [&](std::uint32_t r, std::vector<double>& values) {
        DayObserver observer;
        NetworkRun<DayObserver> run(network, Stream(attempt.seed, r, 1U), observer, SimTime{});
        Numbered feed(StreamsFeed(hourly, Stream(attempt.seed, r, 2U), SimTime{}));
        advance(run, feed, never);
        const auto measures = measures_of(observer, places);
        for (const auto& [name, value] : expected.at("exact_nhpp_arrivals").items()) values.push_back(measures.at(name));
    });
    return judge_all(targets, series);
}

// The scenarios in the order of a measure: as listed, and as simulated.
Row ranking(const json& expected, const std::vector<Row>& rows, const std::string& measure)
{
    std::vector<std::pair<double, std::string>> listed;
    std::vector<std::pair<double, std::string>> simulated;
    for (const auto& [scenario, e] : expected.items()) {
        listed.emplace_back(e.at("exact_nhpp_arrivals").at(measure).at("mean").get<double>(), scenario);
        const auto row = std::find_if(rows.begin(), rows.end(), [&, &name = scenario](const Row& r) { return r.measure == name + ": " + measure; });
        simulated.emplace_back(row->simulated, scenario);
    }
    std::sort(listed.begin(), listed.end());
    std::sort(simulated.begin(), simulated.end());
    double alike = 0.0;
    for (std::size_t i = 0; i < listed.size(); ++i) alike += listed[i].second == simulated[i].second ? 1.0 : 0.0;
    return exact("scenarios in the same order by " + measure, static_cast<double>(listed.size()), alike);
}

std::vector<Row> run_case(const Attempt& attempt)
{
    const json description = validation_case(case_id);
    std::vector<Row> rows;
    for (const auto& [scenario, expected] : description.at("expected").items())
        for (Row& row : run_scenario(description, scenario, attempt)) rows.push_back(std::move(row));
    const Row by_time = ranking(description.at("expected"), rows, "05_total_time(non-trauma)");
    const Row by_throughput = ranking(description.at("expected"), rows, "09_throughput");
    rows.push_back(by_time);
    rows.push_back(by_throughput);
    return rows;
}

}  // namespace

void add_treatment_centre(std::vector<Point>& points)
{
    points.push_back({case_id, "scenarios", Cost::quick, run_case});
}

}  // namespace teleplan::validation
