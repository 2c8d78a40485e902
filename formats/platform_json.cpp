#include "formats/platform_json.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace teleplan::formats {

namespace {

using Json = nlohmann::ordered_json;

Json interval(const sim::Interval& i) { return {{"mean", i.mean}, {"low", i.low()}, {"high", i.high()}}; }
Json maybe(const std::optional<double>& v) { return v ? Json(*v) : Json{}; }
Json maybe(const std::optional<sim::Interval>& v) { return v ? interval(*v) : Json{}; }

Json outages(const planning::TierOutages& o)
{
    return {{"expected_availability", o.expected_availability}, {"availability", interval(o.availability)}, {"hours_per_year", interval(o.hours)},
            {"number_per_year", interval(o.number)}, {"buffered_per_year", interval(o.buffered)}, {"burst_per_second", interval(o.burst_per_second)},
            {"backlog_most", interval(o.backlog_most)}, {"drain_seconds", {{"p50", o.drain_p50}, {"p95", o.drain_p95}, {"max", o.drain_max}}},
            {"share_within_deadline", maybe(o.in_time)}, {"done_again_per_year", maybe(o.again)}};
}

Json tier(const planning::TierResult& t)
{
    Json services = Json::object();
    for (const auto& [name, busy] : t.micro_services) services[name] = busy;
    return {{"tier", t.name}, {"scope", t.national ? "national" : "region"}, {"shared", t.shared}, {"requests_per_year", interval(t.requests_per_year)},
            {"peak_hour", t.peak_hour}, {"peak_per_second", interval(t.peak_mean)}, {"peak_per_second_q999", interval(t.peak_q999)},
            {"peak_per_second_max", interval(t.peak_max)}, {"per_second_by_hour", t.by_hour}, {"offered_load", interval(t.offered)},
            {"servers", t.shared ? Json(t.servers) : Json{}}, {"sized", t.sized}, {"occupancy", t.occupancy},
            {"seconds", {{"p50", interval(t.p50)}, {"p95", interval(t.p95)}, {"p99", interval(t.p99)}}}, {"target_p95_seconds", maybe(t.target_p95)},
            {"p95_with_one_less", maybe(t.p95_one_less)}, {"met", t.met},
            {"formula", {{"name", "M/M/c"}, {"servers", t.formula_servers > 0 ? Json(t.formula_servers) : Json{}}, {"p95_seconds", t.formula_p95 > 0 ? Json(t.formula_p95) : Json{}}}},
            {"attempts_per_request", interval(t.attempts)}, {"refused_share", interval(t.refused)}, {"left_over_share", interval(t.left_over)},
            {"micro_services_busy", services}, {"outages", outages(t.outages)}};
}

}  // namespace

std::string platform_json(const planning::PlatformResult& p)
{
    Json j{{"tiers", Json::array()}, {"end_to_end", Json::array()}, {"activities", Json::array()}, {"storage", Json::array()},
           {"video", {{"concurrent", interval(p.video.concurrent)}, {"megabit_per_second_each_way", interval(p.video.megabit_per_second)}}},
           {"latency_replications", p.latency_replications}, {"regions", p.regions}};
    for (const auto& t : p.tiers) j["tiers"].push_back(tier(t));
    for (const auto& e : p.end_to_end)
        j["end_to_end"].push_back({{"kind", e.kind}, {"to", e.to}, {"seconds", {{"p50", interval(e.p50)}, {"p95", interval(e.p95)}, {"p99", interval(e.p99)}}}});
    for (const auto& a : p.activities) j["activities"].push_back({{"activity", a.name}, {"per_year", interval(a.per_year)}});
    for (const auto& s : p.storage)
        j["storage"].push_back({{"kind", s.kind}, {"messages_per_year", interval(s.messages_per_year)}, {"gigabytes_per_year", interval(s.gigabytes_per_year)},
                                {"retention_years", s.retention_years}, {"gigabytes_kept", s.gigabytes_kept}});
    return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace teleplan::formats
