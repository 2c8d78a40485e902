#include "reports/coverage_tables.hpp"

#include "reports/names.hpp"
#include "reports/table_cells.hpp"
#include "reports/tables.hpp"

namespace teleplan::reports {

formats::Table coverage_table(const std::vector<planning::CoverageLine>& lines, const std::vector<planning::NeedRow>& rows, const models::Plan& plan, const Language& tr)
{
    formats::Table table{"coverage", tr("Lavoro urgente e fuori orario"), tr("Dove"),
                         {text_column("role", tr("Profilo")), number_column("urgent", tr("Casi urgenti nell'anno"), "1/year"),
                          share_column("outside_office_hours", tr("Fuori dall'orario d'ufficio")), number_column("handed_over", tr("Passati a un centro"), "1/year"),
                          number_column("received", tr("Ricevuti"), "1/year")},
                         {}, {tr("Orario d'ufficio: giorni feriali dal lunedì al venerdì, dalle 8 alle 20. Un caso passato a un centro è giudicato dove è preso in carico, sull'attesa intera.")}};
    for (const auto& line : lines) {
        const models::Centre* centre = models::find(plan.organisation.centres, line.where);
        const std::string where = centre && !centre->title.empty() ? centre->title : place_name(rows, line.where, tr);
        const bool enters = line.urgent.mean > 0;
        table.rows.push_back({line.where + "/" + line.pool, where,
                              {text(word(tr, line.pool)), enters ? interval(line.urgent) : Cell{}, enters ? interval(line.outside_share) : Cell{},
                               interval(line.handed_over), interval(line.received)}});
    }
    return table;
}

}  // namespace teleplan::reports
