#include "planning/services_answer.hpp"

#include <algorithm>
#include <numeric>

namespace teleplan::planning {

namespace {

struct Line { const char* service; std::vector<const char*> pathways; };

/// The pathways of each service that is on, as their jobs begin.
std::vector<Line> lines_of(const models::Plan& plan)
{
    std::vector<Line> out;
    if (plan.services.televisit.enabled) out.push_back({"televisit", {"televisit"}});
    for (const models::NeededPathway& n : models::service_pathways(plan)) {
        if (out.empty() || std::string{out.back().service} != n.service) out.push_back({n.service, {}});
        out.back().pathways.push_back(n.pathway);
    }
    return out;
}

/// Adds up the authorities [first, last) of each replication.
class Sum {
public:
    Sum(const TableInputs& in, std::size_t first, std::size_t last) : in_{in}, first_{first}, last_{last} {}
    /// A count of the regime as a yearly figure.
    template <class Value> [[nodiscard]] Interval yearly(Value&& value) const
    {
        return over(in_.replications, [&](const RegionReplication& r) { return sum(r, value) * in_.study.per_year(); });
    }
    template <class Value> [[nodiscard]] double sum(const RegionReplication& r, Value&& value) const
    {
        double out = 0;
        for (std::size_t a = first_; a < last_; ++a) out += static_cast<double>(value(r.authorities[a]));
        return out;
    }

private:
    const TableInputs& in_;
    std::size_t first_, last_;
};

/// Busy time of the stages of some pathways that need a pool [h], and waits of their first stages.
struct Work { double hours = 0, waited_days = 0, started = 0; };
Work work_of(const models::PathwayNetwork& network, const ServiceTally& tally, const Line& line, std::size_t pool)
{
    Work out;
    for (std::size_t s = 0; s < network.stages.size(); ++s) {
        const bool mine = std::ranges::any_of(line.pathways, [&](const char* pathway) { return network.stages[s].pathway == pathway; });
        if (mine && sim::needs(network.network.stages[s], sim::PoolId{static_cast<std::uint32_t>(pool)})) out.hours += sim::seconds(tally.stages[s].busy) / 3600;
    }
    return out;
}

void add_waits(Work& out, const models::PathwayNetwork& network, const ServiceTally& tally, const Line& line)
{
    for (const char* pathway : line.pathways)
        if (const auto entry = models::entry_of(network, pathway)) {
            const StageTally& stage = tally.stages[static_cast<std::size_t>(*entry)];
            out.waited_days += sim::seconds(stage.waited) / 86400;
            out.started += static_cast<double>(stage.started);
        }
}

ServiceRow service_row(const TableInputs& in, const std::string& where, const Sum& sum, std::size_t first, std::size_t last, bool region, const Line& line)
{
    const Study& study = in.study;
    ServiceRow row;
    row.where = where;
    row.service = line.service;
    const auto known = std::ranges::find(models::service_names, std::string{line.service});
    if (known != models::service_names.end()) {
        const auto k = static_cast<std::size_t>(known - models::service_names.begin());
        const auto yearly = [&](std::int64_t models::ServiceCounts::*member) { return sum.yearly([k, member](const AuthorityTally& a) { return a.volumes.services[k].*member; }); };
        row.requested = yearly(&models::ServiceCounts::requested);
        row.completed = yearly(&models::ServiceCounts::completed);
        row.no_show = yearly(&models::ServiceCounts::no_show);
        row.technical_failure = yearly(&models::ServiceCounts::technical_failure);
        row.rescheduled = yearly(&models::ServiceCounts::rescheduled);
        row.converted = yearly(&models::ServiceCounts::converted);
        row.asynchronous = yearly(&models::ServiceCounts::asynchronous);
    } else if (row.service == "missing_data") {
        row.requested = sum.yearly([](const AuthorityTally& a) { return a.volumes.missing_data_calls; });
    } else {
        row.requested = sum.yearly([](const AuthorityTally& a) { return models::turn_arounds(a.volumes.kits); });
    }
    for (std::size_t p = 0; p < study.clinical.pools.size(); ++p) {
        const Interval hours = over(in.replications, [&](const RegionReplication& r) {
            double all = 0;
            for (std::size_t a = first; a < last; ++a) all += work_of(study.clinical, r.authorities[a].service, line, p).hours;
            for (std::size_t c = 0; region && c < study.shared.size(); ++c)
                if (study.shared[c].role == study.clinical.pools[p]) all += work_of(study.shared[c].network, r.shared[c], line, 0).hours;
            return all * study.per_year();
        });
        if (hours.mean > 0) row.hours.emplace_back(study.clinical.pools[p], hours);
    }
    if (region)
        for (std::size_t p = 0; p < study.centre.pools.size(); ++p) {
            const Interval hours = over(in.replications, [&](const RegionReplication& r) { return work_of(study.centre, r.centre, line, p).hours * study.per_year(); });
            if (hours.mean > 0) row.hours.emplace_back(study.centre.pools[p], hours);
        }
    row.waiting_days = over(in.replications, [&](const RegionReplication& r) {
        Work work;
        for (std::size_t a = first; a < last; ++a) add_waits(work, study.clinical, r.authorities[a].service, line);
        for (std::size_t c = 0; region && c < study.shared.size(); ++c) add_waits(work, study.shared[c].network, r.shared[c], line);
        if (region) add_waits(work, study.centre, r.centre, line);
        return work.started > 0 ? work.waited_days / work.started : 0;
    });
    return row;
}

DocumentRow document_row(const TableInputs& in, const std::string& where, const Sum& sum)
{
    DocumentRow row;
    row.where = where;
    for (std::size_t k = 0; k < models::document_kind_count; ++k) row.by_kind[k] = sum.yearly([k](const AuthorityTally& a) { return a.volumes.documents[k]; });
    row.all = sum.yearly([](const AuthorityTally& a) { return a.volumes.all_documents(); });
    row.per_patient_year = over(in.replications, [&](const RegionReplication& r) {
        const double years = sum.sum(r, patient_days) / 365.25;
        return years > 0 ? sum.sum(r, [](const AuthorityTally& a) { return a.volumes.all_documents(); }) / years : 0;
    });
    return row;
}

KitRow kit_row(const TableInputs& in, const std::string& where, const Sum& sum)
{
    const models::Plan& plan = in.study.plan;
    const auto yearly = [&](std::int64_t models::KitCounts::*member) { return sum.yearly([member](const AuthorityTally& a) { return a.volumes.kits.*member; }); };
    const double turn_around_years = sim::seconds(plan.enrolment.kits.turnaround) / 86400 / 365.25;
    const auto per_day = [&](const RegionReplication& r) { return sum.sum(r, [](const AuthorityTally& a) { return a.volumes.kit_days; }) / in.study.regime_days(); };
    const auto away = [&](const RegionReplication& r) {
        return sum.sum(r, [](const AuthorityTally& a) { return models::turn_arounds(a.volumes.kits); }) * in.study.per_year() * turn_around_years;
    };
    KitRow row;
    row.where = where;
    row.in_use = over(in.replications, per_day);
    row.in_turn_around = over(in.replications, away);
    row.spare = over(in.replications, [&](const RegionReplication& r) { return plan.services.kits.spare * (per_day(r) + away(r)); });
    row.failures = yearly(&models::KitCounts::failures);
    row.dead_on_arrival = yearly(&models::KitCounts::dead_on_arrival);
    row.batteries = yearly(&models::KitCounts::batteries);
    row.calls = yearly(&models::KitCounts::calls);
    row.swaps_by_visit = yearly(&models::KitCounts::swaps_by_visit);
    row.swaps_by_courier = yearly(&models::KitCounts::swaps_by_courier);
    row.withdrawals = yearly(&models::KitCounts::withdrawals);
    row.returns = yearly(&models::KitCounts::returns);
    row.turn_arounds = sum.yearly([](const AuthorityTally& a) { return models::turn_arounds(a.volumes.kits); });
    return row;
}

MissingDataRow missing_data_row(const std::string& where, const Sum& sum)
{
    return {where, sum.yearly([](const AuthorityTally& a) { return a.volumes.reminders; }), sum.yearly([](const AuthorityTally& a) { return a.volumes.missing_data_calls; }),
            sum.yearly([](const AuthorityTally& a) { return a.volumes.missing_data_reviews; })};
}

}  // namespace

ServicesResult services_result(const TableInputs& in)
{
    const Study& study = in.study;
    const models::Services& services = study.plan.services;
    const auto lines = lines_of(study.plan);
    ServicesResult out;
    for (std::size_t a = 0; a <= study.cohorts.size(); ++a) {
        const bool region = a == study.cohorts.size();
        const std::size_t first = region ? 0 : a, last = region ? a : a + 1;
        const std::string where = region ? "region" : study.cohorts[a].authority.code;
        const Sum sum{in, first, last};
        for (const Line& line : lines) out.services.push_back(service_row(in, where, sum, first, last, region, line));
        out.documents.push_back(document_row(in, where, sum));
        if (services.kits.enabled || services.device_failure.enabled) out.kits.push_back(kit_row(in, where, sum));
        if (services.missing_data.enabled) out.missing_data.push_back(missing_data_row(where, sum));
    }
    return out;
}

}  // namespace teleplan::planning
