#include "reports/patients_tables.hpp"

#include "reports/names.hpp"
#include "reports/table_cells.hpp"

namespace teleplan::reports {

formats::Table patients_table(const planning::PatientsResult& result, const Language& tr)
{
    formats::Table table{"patients", tr("Decorso dei pazienti e allerte"), tr("Pazienti"),
                         {number_column("worsenings", tr("Riacutizzazioni all'anno"), "1/year"), number_column("admissions", tr("Ricoveri all'anno"), "1/year"),
                          number_column("days_away", tr("Giornate di ricovero all'anno"), "days/year"), number_column("alerts", tr("Allerte lasciate agli operatori all'anno"), "1/year"),
                          number_column("cases", tr("Casi all'anno, unite le allerte dello stesso giorno"), "1/year"), number_column("true_alerts", tr("Allerte vere"), "1/year"),
                          number_column("false_alerts", tr("Allerte false"), "1/year"), number_column("missed", tr("Condizioni vere non segnalate"), "1/year"),
                          number_column("sent_by_carers", tr("Rilevazioni inviate da chi assiste il paziente"), "1/year")},
                         {}, {}};
    for (const auto& g : result.groups)
        table.rows.push_back({g.group, capitalised(word(tr, g.group)),
                              {interval(g.worsenings), interval(g.admissions), interval(g.days_away), interval(g.alerts), interval(g.cases), interval(g.true_alerts),
                               interval(g.false_alerts), interval(g.missed), interval(g.sent_by_carers)}});
    return table;
}

formats::Table states_table(const planning::PatientsResult& result, const Language& tr)
{
    formats::Table table{"states", tr("Pazienti per stato di gravità"), tr("Stato"),
                         {text_column("group", tr("Pazienti")), number_column("patients", tr("Pazienti nel giorno medio"), "persons")}, {}, {}};
    for (const auto& g : result.groups)
        for (const auto& [state, patients] : g.patients_by_state)
            table.rows.push_back({g.group + "." + state, capitalised(word(tr, state)), {text(capitalised(word(tr, g.group))), interval(patients)}});
    return table;
}

}  // namespace teleplan::reports
