#pragma once
// Fields of the platform, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/platform_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, MessageKind& m)
{
    v.field("size", m.kilobytes, limits::amount("mean size", "kB", 1e6));
    v.field("retention", m.retention_years, limits::amount("how long it is kept; absent: not kept", "years", 1000));
}
template <class V> void fields(V& v, PlatformActivity& a)
{
    v.field("enabled", a.enabled, limits::may(limits::part("whether it takes place")));
    v.field("per", a.per, limits::part("what the frequency is for each of: active patient, operator who joins, region"));
    v.field("per_year", a.per_year, limits::amount("frequency", "1/year", 1e7));
    v.field("messages", a.messages, limits::amount("messages of one occurrence, by kind", "1", 1000));
    v.field("gap", a.gap, limits::may(limits::part("time between the messages of one occurrence")));
    v.field("days", a.days, limits::may(limits::part("days on which it takes place")));
    v.field("hours", a.hours, limits::may(limits::part("when; absent: evenly over the day")));
}
template <class V> void fields(V& v, Carried& c)
{
    v.field("from", c.from, limits::text("tier that hands it on; absent: it enters the platform here"));
    v.field("share", c.share, limits::may(limits::share("share of those that come from there")));
    v.field("service", c.service, limits::part("service time; absent: the tier's"));
}
template <class V> void fields(V& v, RateLimit& l)
{
    v.field("per_second", l.per_second, {"requests accepted in a second; the others are answered 429", "1/s", 1, 1e9});
    v.field("first_retry", l.first_retry, limits::part("pause before the first retry"));
    v.field("back_off", l.back_off, {"each further pause is so many times as long", "1", 1, 100});
    v.field("attempts", l.attempts, {"attempts in all; then it is left to the backlog", "", 1, 100});
}
template <class V> void fields(V& v, PlatformOutage& o)
{
    v.field("date", o.date, limits::part("day on which it begins"));
    v.field("at", o.at, limits::part("time since midnight"));
    v.field("length", o.length, limits::part("how long it lasts"));
}
template <class V> void fields(V& v, PlatformTier& t)
{
    v.field("scope", t.scope, limits::may(limits::part("region, or national: shared by all regions")));
    v.field("shared", t.shared, limits::may(limits::part("false: one for each home, nobody waits for another")));
    v.field("servers", t.servers, {"servers; absent: to be sized", "", 1, 100000});
    v.field("service", t.service, limits::part("service time of a request"));
    v.field("delay", t.delay, limits::may(limits::part("network delay; keeps no server busy")));
    v.field("carries", t.carries, limits::part("kinds of messages, each with the tier that hands it on"));
    v.field("micro_services", t.micro_services, limits::may(limits::share("share of the service time")));
    v.field("target_p95", t.target_p95, limits::part("95 % of the requests of the busiest hour take at most this"));
    v.field("availability", t.availability, {"share of the time in which it is up; absent: the platform's", "1", 0.01, 1});
    v.field("mtbf", t.mtbf, limits::part("mean time between a restore and the next failure; absent: from availability and mttr"));
    v.field("mttr", t.mttr, limits::part("mean time to restore; absent: it fails only on the dates of outages"));
    v.field("outages", t.outages, limits::may(limits::part("dated outages, instead of drawn ones")));
    v.field("resend", t.resend, limits::may(limits::part("what came during an outage is sent again within this time")));
    v.field("limit", t.limit, limits::part("rate limit of one region, and retries"));
    v.field("validity", t.validity, limits::part("time within which it must leave this tier after the one before; later it is done there again"));
    v.field("deadline", t.deadline, limits::part("time from entering the platform to leaving this tier"));
}
template <class V> void fields(V& v, Platform& p)
{
    v.field("messages", p.messages, limits::part("kinds of messages and documents"));
    v.field("video", p.video_megabit_per_second, limits::amount("video, per direction", "Mbit/s", 1000));
    v.field("availability", p.availability, limits::share("share of the time in which the platform is up"));
    v.field("simulate_outages", p.simulate_outages, limits::may(limits::part("whether tiers fail")));
    v.field("activities", p.activities, limits::may(limits::part("what is done on the platform beside the readings")));
    v.field("tiers", p.tiers, limits::may(limits::part("tiers, from the home to the national infrastructure")));
}

}  // namespace teleplan::models
