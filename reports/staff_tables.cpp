#include "reports/staff_tables.hpp"

#include <algorithm>
#include <utility>

#include "reports/names.hpp"
#include "reports/table_cells.hpp"

namespace teleplan::reports {

namespace {

using formats::Table;
using planning::RoleNeed;

bool is_asked_for(const RoleNeed& r) { return r.hours.mean > 0 || r.heads > 0 || r.users > 0; }

std::vector<Column> role_columns(const Language& tr)
{
    return {number_column("hours", tr("Ore nell'anno"), "h/year"), number_column("fte_mean", tr("ETP, carico medio"), "FTE", 1),
            number_column("fte_with_shifts", tr("ETP con i turni"), "FTE", 1), number_column("heads", tr("Teste"), "persons"),
            number_column("posts", tr("di cui posti fissi"), "persons"), number_column("users", tr("Utenti da abilitare"), "persons"),
            number_column("employed", tr("Dipendenti"), "persons"), number_column("contracted", tr("Convenzionati"), "persons"),
            number_column("accredited", tr("Strutture accreditate"), "persons"), number_column("to_train", tr("Da formare"), "persons"),
            number_column("training_hours", tr("Ore di formazione"), "h")};
}

/// Without seats (a run of a plan that enters none) a role that works has neither full-time equivalents with shifts nor heads.
std::vector<Cell> role_cells(const RoleNeed& r)
{
    const bool no_seats = r.fte_with_shifts == 0 && r.hours.mean > 0;
    return {interval(r.hours), interval(r.fte_mean), no_seats ? Cell{} : number(r.fte_with_shifts), no_seats ? Cell{} : number(r.heads), number(r.posts), number(r.users), number(r.employed),
            number(r.contracted), number(r.accredited), number(r.to_train), number(r.training_hours)};
}

std::vector<std::string> notes(const Language& tr)
{
    return {tr("Teste, ETP e utenti sono numeri diversi: le teste sono gli ETP divisi per la quota di tempo sulla telemedicina, gli utenti comprendono chi è abilitato e non la usa.")};
}

}  // namespace

Table roles_table(const Rows& rows, const Language& tr)
{
    Table table{"roles", tr("Personale per ruolo"), tr("Azienda sanitaria"), {text_column("role", tr("Ruolo"))}, {}, notes(tr)};
    for (const Column& column : role_columns(tr)) table.columns.push_back(column);
    for (const auto& row : rows)
        for (const RoleNeed& role : row.staff_need.roles) {
            if (!is_asked_for(role)) continue;
            formats::Row line{row.code + "/" + role.role, place_name(rows, row.code, tr), {text(word(tr, role.role))}};
            for (Cell& cell : role_cells(role)) line.cells.push_back(std::move(cell));
            table.rows.push_back(std::move(line));
        }
    return table;
}

Table region_roles_table(const planning::NeedRow& region, const Language& tr)
{
    Table table{"region_roles", tr("Personale per ruolo"), tr("Ruolo"), role_columns(tr), {}, notes(tr)};
    for (const RoleNeed& role : region.staff_need.roles)
        if (is_asked_for(role)) table.rows.push_back({role.role, capitalised(word(tr, role.role)), role_cells(role)});
    return table;
}

Table role_services_table(const planning::NeedRow& region, const Language& tr)
{
    Table table{"role_services", tr("Ruoli e prestazioni"), tr("Ruolo"), {}, {}, {tr("Ore di lavoro nell'anno, senza i posti fissi.")}};
    for (const RoleNeed& role : region.staff_need.roles)
        for (const auto& [service, hours] : role.hours_by_service)
            if (std::ranges::find(table.columns, service, &Column::id) == table.columns.end())
                table.columns.push_back(number_column(service, capitalised(word(tr, service)), "h/year"));
    for (const RoleNeed& role : region.staff_need.roles) {
        if (role.hours_by_service.empty()) continue;
        formats::Row row{role.role, capitalised(word(tr, role.role)), {}};
        for (const Column& column : table.columns) {
            const auto* hours = models::find(role.hours_by_service, column.id);
            row.cells.push_back(hours ? interval(*hours) : Cell{});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table training_table(const planning::NeedRow& region, const Language& tr)
{
    Table table{"training", tr("Formazione"), tr("Entro il"), {share_column("trained", tr("Utenti formati"))}, {}, {}};
    for (const auto& [day, share] : region.staff_need.trained) table.rows.push_back({day, tr.date(day), {number(share)}});
    return table;
}

std::string training_sentence(const planning::NeedRow& region, const Language& tr)
{
    if (region.staff_need.trained.empty()) return "";
    if (region.staff_need.all_trained_on.empty()) return tr("Con i formatori indicati la formazione non finisce mai.");
    return tr("Con i formatori indicati tutti gli utenti sono formati il %1.", {tr.date(region.staff_need.all_trained_on)});
}

}  // namespace teleplan::reports
