#include "reports/services_tables.hpp"

#include "models/plan_names.hpp"
#include "reports/names.hpp"
#include "reports/table_cells.hpp"
#include "reports/tables.hpp"

namespace teleplan::reports {

using formats::Table;

Table services_table(const Rows& rows, const planning::ServicesResult& result, const Language& tr)
{
    Table table{"services", tr("Servizi"), tr("Azienda sanitaria"),
                {text_column("service", tr("Servizio")), number_column("requested", tr("Richieste nell'anno"), "1/year"), number_column("completed", tr("Completate"), "1/year"),
                 number_column("no_show", tr("Paziente assente"), "1/year"), number_column("technical_failure", tr("Fallite per motivi tecnici"), "1/year"),
                 number_column("rescheduled", tr("Riprogrammate"), "1/year"), number_column("converted", tr("Passate in presenza, o al 116117"), "1/year"),
                 number_column("asynchronous", tr("Senza appuntamento"), "1/year"), number_column("hours", tr("Ore di lavoro nell'anno"), "h/year"),
                 number_column("waiting_days", tr("Attesa media (giorni)"), "day", 1)},
                {},
                {tr("Dopo una riprogrammazione segue una seconda prenotazione. Le ore del centro servizi, che è unico, sono nella riga della regione.")}};
    for (const auto& r : result.services) {
        double hours = 0;
        for (const auto& [pool, busy] : r.hours) hours += busy.mean;
        table.rows.push_back({r.where + "/" + r.service, place_name(rows, r.where, tr),
                              {text(word(tr, r.service)), interval(r.requested), interval(r.completed), interval(r.no_show), interval(r.technical_failure), interval(r.rescheduled),
                               interval(r.converted), interval(r.asynchronous), number(hours), interval(r.waiting_days)}});
    }
    return table;
}

Table service_hours_table(const Rows& rows, const planning::ServicesResult& result, const Language& tr)
{
    Table table{"service_hours", tr("Ore dei servizi per profilo"), tr("Azienda sanitaria"),
                {text_column("service", tr("Servizio")), text_column("role", tr("Profilo")), number_column("hours", tr("Ore di lavoro nell'anno"), "h/year")}, {}, {}};
    for (const auto& r : result.services)
        for (const auto& [pool, hours] : r.hours)
            table.rows.push_back({r.where + "/" + r.service + "/" + pool, place_name(rows, r.where, tr), {text(word(tr, r.service)), text(word(tr, pool)), interval(hours)}});
    return table;
}

Table documents_table(const Rows& rows, const planning::ServicesResult& result, const Language& tr)
{
    Table table{"documents", tr("Documenti per il Fascicolo"), tr("Azienda sanitaria"),
                {text_column("kind", tr("Documento")), number_column("documents", tr("Documenti nell'anno"), "1/year"), number_column("per_patient_year", tr("Per paziente e anno"), "1/year", 2)},
                {}, {}};
    for (const auto& r : result.documents) {
        const auto add = [&](const std::string& id, const std::string& name, const planning::Interval& count, double per_patient) {
            table.rows.push_back({r.where + "/" + id, place_name(rows, r.where, tr), {text(name), interval(count), number(per_patient)}});
        };
        const double each = r.all.mean > 0 ? r.per_patient_year.mean / r.all.mean : 0;
        for (std::size_t k = 0; k < models::document_kind_count; ++k) {
            const std::string id{models::Names<models::DocumentKind>::all[k]};
            if (r.by_kind[k].mean > 0) add(id, word(tr, "document." + id), r.by_kind[k], each * r.by_kind[k].mean);
        }
        add("all", tr("tutti"), r.all, r.per_patient_year.mean);
    }
    return table;
}

Table kits_table(const Rows& rows, const planning::ServicesResult& result, const Language& tr)
{
    Table table{"kits", tr("Kit"), tr("Azienda sanitaria"),
                {number_column("in_use", tr("In uso"), "kits"), number_column("in_turn_around", tr("In ricondizionamento"), "kits"), number_column("spare", tr("Scorta"), "kits"),
                 number_column("failures", tr("Guasti nell'anno"), "1/year"), number_column("dead_on_arrival", tr("Di cui alla consegna"), "1/year"),
                 number_column("batteries", tr("Batterie nell'anno"), "1/year"), number_column("swaps_by_visit", tr("Sostituzioni con visita"), "1/year"),
                 number_column("swaps_by_courier", tr("Sostituzioni con corriere"), "1/year"), number_column("withdrawals", tr("Ritiri con visita"), "1/year"),
                 number_column("returns", tr("Resi con corriere"), "1/year"), number_column("turn_arounds", tr("Ricondizionamenti nell'anno"), "1/year"),
                 number_column("reminders", tr("Promemoria per dati mancanti"), "1/year"), number_column("missing_data_calls", tr("Chiamate per dati mancanti"), "1/year"),
                 number_column("missing_data_reviews", tr("Di cui riviste dall'infermiere"), "1/year")},
                {}, {}};
    const std::size_t lines = std::max(result.kits.size(), result.missing_data.size());
    for (std::size_t i = 0; i < lines; ++i) {
        const planning::KitRow k = i < result.kits.size() ? result.kits[i] : planning::KitRow{};
        const planning::MissingDataRow m = i < result.missing_data.size() ? result.missing_data[i] : planning::MissingDataRow{};
        const std::string& where = k.where.empty() ? m.where : k.where;
        table.rows.push_back({where, place_name(rows, where, tr),
                              {interval(k.in_use), interval(k.in_turn_around), interval(k.spare), interval(k.failures), interval(k.dead_on_arrival), interval(k.batteries),
                               interval(k.swaps_by_visit), interval(k.swaps_by_courier), interval(k.withdrawals), interval(k.returns), interval(k.turn_arounds), interval(m.reminders),
                               interval(m.calls), interval(m.reviews)}});
    }
    return table;
}

Table of_region(Table table)
{
    std::erase_if(table.rows, [](const formats::Row& row) { return row.key != "region" && !row.key.starts_with("region/"); });
    return table;
}

}  // namespace teleplan::reports
