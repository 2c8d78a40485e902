#include "planning/platform_tally.hpp"

#include <numeric>

#include "models/purposes.hpp"
#include "models/staffing.hpp"
#include "models/staffing.hpp"
#include "sim/tally.hpp"

namespace teleplan::planning {

namespace {

using models::TargetGroup;

/// Parts of the whole hour by hour, part ÷ whole of each: the remainders go over to the next hour, so the total is right.
void add_part(std::vector<std::int64_t>& out, const std::vector<std::int64_t>& by_hour, std::int64_t part, std::int64_t whole)
{
    if (whole <= 0) return;
    std::int64_t before = 0;
    sim::Int128 sum = 0;
    for (std::size_t h = 0; h < by_hour.size(); ++h) {
        sum += by_hour[h];
        const auto now = static_cast<std::int64_t>(sum * part / whole);
        out[h] += now - before;
        before = now;
    }
}

/// The clinical kinds of a plan; a kind that it does not have counts as a reading or is left out.
class Clinical {
public:
    Clinical(const models::PlatformGraph& graph, PlatformTally& tally, std::size_t hours) : graph_{graph}, tally_{tally}, hours_{hours} {}
    std::vector<std::int64_t>* of(const char* kind)
    {
        const auto k = graph_.kind(kind);
        if (!k) return nullptr;
        tally_.requests_by_hour[*k].resize(hours_);
        return &tally_.requests_by_hour[*k];
    }

private:
    const models::PlatformGraph& graph_;
    PlatformTally& tally_;
    std::size_t hours_;
};

void count_sessions(const models::Plan& plan, const models::Volumes& v, Clinical& kinds, const std::vector<std::int64_t>& messages)
{
    const auto sent = [&](TargetGroup target) {            // sessions of patients with a second condition carry both protocols' messages
        const auto g = static_cast<std::size_t>(target);
        const models::Protocol& own = plan.protocols[g];
        const std::int64_t with_second = v.patients.second_sessions[g], alone = v.sessions[g] - with_second;
        const auto& other = plan.programmes[g].comorbidity;
        const int both = other ? models::messages_per_session(models::merged(own, plan.protocols[static_cast<std::size_t>(other->group)])) : 0;
        return alone * models::messages_per_session(own) + with_second * both;
    };
    std::int64_t all = 0, alerts = 0, strips = 0, questionnaires = 0;
    for (std::size_t g = 0; g < models::group_count; ++g) {
        all += sent(static_cast<TargetGroup>(g));
        alerts += v.patients.alerts[g];                // each is a message, also one that joins another
    }
    if (sent(TargetGroup::cardiovascular) > 0 && kinds.of("ecg_strip")) strips = v.sessions[static_cast<std::size_t>(TargetGroup::cardiovascular)];
    if (kinds.of("questionnaire")) questionnaires = sent(TargetGroup::oncology);
    const std::int64_t whole = all + alerts + v.reminders;
    if (auto* out = kinds.of("reminder")) add_part(*out, messages, v.reminders, whole);
    if (auto* out = kinds.of("ecg_strip")) add_part(*out, messages, strips, whole);
    if (auto* out = kinds.of("questionnaire")) add_part(*out, messages, questionnaires, whole);
    if (auto* out = kinds.of("alert")) add_part(*out, messages, alerts, whole);
    if (auto* out = kinds.of("reading")) add_part(*out, messages, all - strips - questionnaires, whole);
}

}  // namespace

void count_requests(const models::Plan& plan, const models::PlatformGraph& graph, models::DateRange regime, std::uint32_t replication, const PlatformUsers& users,
                    const models::Volumes& patients, PlatformTally& tally)
{
    const auto hours = static_cast<std::size_t>(regime.to - regime.from + 1) * 24;
    tally.requests_by_hour.assign(graph.kinds.size(), {});
    Clinical kinds{graph, tally, hours};
    std::vector<std::int64_t> messages = tally.messages_by_hour, documents = tally.documents_by_hour, televisits = tally.televisits_by_hour;
    messages.resize(hours);
    documents.resize(hours);
    televisits.resize(hours);
    count_sessions(plan, patients, kinds, messages);
    if (auto* out = kinds.of("document")) {
        for (std::size_t h = 0; h < hours; ++h) (*out)[h] += documents[h];
        constexpr double parts = 1e9;
        const double completed = users.completed_share * static_cast<double>(plan.services.televisit.on_completion.size());
        add_part(*out, televisits, static_cast<std::int64_t>(completed * parts), static_cast<std::int64_t>(parts));
    }

    const sim::Stream draws{static_cast<std::uint64_t>(plan.plan.seed), replication, models::purpose::platform_activity};
    tally.activities.assign(plan.platform.activities.size(), 0);
    for (std::size_t a = 0; a < plan.platform.activities.size(); ++a) {
        const auto& [name, activity] = plan.platform.activities[a];
        const models::ActivityModel model{activity, name, regime, users.bases, users.region, models::holidays_of(plan, "region")};
        std::vector<std::int64_t> by_hour(hours);
        for (std::size_t h = 0; h < hours; ++h) {
            by_hour[h] = model.count(draws, regime.from + static_cast<int>(h / 24), static_cast<int>(h % 24));
            tally.activities[a] += by_hour[h];
        }
        for (const auto& [kind, messages_of_one] : activity.messages)
            if (auto* out = kinds.of(kind.c_str())) {
                constexpr double parts = 1e6;
                add_part(*out, by_hour, static_cast<std::int64_t>(messages_of_one * parts), static_cast<std::int64_t>(parts));
            }
    }
}

void encode(const PlatformTally& p, std::vector<std::byte>& out)
{
    for (const auto* hours : {&p.messages_by_hour, &p.documents_by_hour, &p.televisits_by_hour})
        for (const std::int64_t value : *hours) sim::encode(out, value);
    for (const sim::Duration value : p.video_by_hour) sim::encode(out, value.count());
    for (const auto& by_hour : p.requests_by_hour) {   // by clock hour: fifty times as short and as hard to get right by chance
        std::array<std::int64_t, 24> sums{};
        for (std::size_t h = 0; h < by_hour.size(); ++h) sums[h % 24] += by_hour[h];
        for (const std::int64_t value : sums) sim::encode(out, value);
    }
    for (const std::int64_t value : p.activities) sim::encode(out, value);
    for (const std::int64_t value : {std::int64_t{p.peak_hour}, p.peak_messages, p.peak_second_q999, p.peak_second_max}) sim::encode(out, value);
}

}  // namespace teleplan::planning
