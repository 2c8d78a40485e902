#include "reports/page_tables.hpp"

#include <algorithm>
#include <utility>

#include "reports/names.hpp"
#include "reports/need_table.hpp"
#include "reports/seats.hpp"
#include "reports/table_cells.hpp"

namespace teleplan::reports {

namespace {

using formats::Table;

Column number_column(std::string id, std::string title, int decimals) { return reports::number_column(std::move(id), std::move(title), "", decimals); }

bool same_shift(const SeatPlace& a, const SeatPlace& b) { return a.shift == b.shift && a.day == b.day; }

}  // namespace

Table staff_table(const planning::SizeAnswer& answer, const planning::NeedRow& region, const Language& tr)
{
    Table table{"staff", "", tr("Profilo"), {number_column("fte_mean", tr("ETP, carico medio"), 1), number_column("fte_with_shifts", tr("ETP con i turni"), 1)}, {}, {}};
    const auto places = seat_places(answer.pools);
    std::vector<SeatPlace> shifts;
    for (const auto& place : places)
        if (std::none_of(shifts.begin(), shifts.end(), [&](const auto& s) { return same_shift(s, place); })) {
            shifts.push_back(place);
            table.columns.push_back(number_column(place.shift, tr("In turno: %1, %2", {word(tr, place.shift), word(tr, place.day)}), 0));
        }
    for (const auto& staff : region.staff) {
        formats::Row row{staff.pool, capitalised(word(tr, staff.pool)),
                         {{"", staff.fte_mean.mean, staff.fte_mean.half_width}, staff.fte_with_shifts == 0 ? Cell{} : number(staff.fte_with_shifts)}};
        for (auto place : shifts) {
            place.pool = staff.pool;
            const auto seats = seats_at(answer.pools, place, region_code);
            row.cells.push_back(seats ? number(*seats) : Cell{});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table region_users_table(const planning::NeedRow& region, const Language& tr)
{
    Table table{"region_users", "", tr("Profilo"),
                {number_column("total", tr("Totale"), 0), number_column("employed", tr("Dipendenti"), 0), number_column("contracted", tr("Convenzionati"), 0),
                 number_column("accredited", tr("Strutture accreditate"), 0)},
                {}, {}};
    planning::UserLine sum;
    for (const auto& u : region.users) {
        table.rows.push_back({u.category, capitalised(word(tr, u.category)), {number(u.total), number(u.employed), number(u.contracted), number(u.accredited)}});
        sum.total += u.total, sum.employed += u.employed, sum.contracted += u.contracted, sum.accredited += u.accredited;
    }
    table.rows.push_back({region_code, tr("Totale"), {number(sum.total), number(sum.employed), number(sum.contracted), number(sum.accredited)}});
    return table;
}

Table timeline_table(const models::Plan& plan, const Language& tr)
{
    Table table{"timeline", "", tr("Attività o traguardo"), {text_column("from", tr("Da")), text_column("to", tr("A")), text_column("outcome", tr("Obiettivo ed esito"))}, {}, {}};
    for (const auto& [id, activity] : plan.timeline.activities)
        table.rows.push_back({id, activity.title, {text(tr.date(models::to_string(activity.when.from))), text(tr.date(models::to_string(activity.when.to))), {}}});
    for (const auto& [id, milestone] : plan.timeline.milestones) {
        auto outcome = milestone.target ? tr("obiettivo: %1", {tr.number(*milestone.target)}) : std::string{};
        if (!milestone.outcome.empty()) outcome += (outcome.empty() ? "" : "; ") + milestone.outcome;
        table.rows.push_back({id, id + ": " + milestone.title, {{}, text(tr.date(models::to_string(milestone.date))), text(outcome)}});
    }
    return table;
}

Table principles_table(const models::Plan& plan, const Language& tr)
{
    Table table{"principles", "", tr("Principio"), {text_column("statement", tr("Come è rispettato")), text_column("evidence", tr("Evidenza")), text_column("done", tr("Stato"))}, {}, {}};
    for (const auto& [id, principle] : plan.pnrr)
        table.rows.push_back({id, capitalised(word(tr, id)), {text(principle.statement), text(principle.evidence), text(principle.done ? tr("fatto") : tr("da fare"))}});
    return table;
}

std::string weak_inputs_sentence(const planning::SizeAnswer& answer, const Language& tr)
{
    std::string list;
    for (std::size_t i = 0, named = 0; i < answer.sensitivities.size() && named < 3; ++i) {
        const auto& s = answer.sensitivities[i];
        if (s.confidence != "A" && s.confidence != "E") continue;
        list += (list.empty() ? "" : "; ") + input_words(tr, s.pointer, s.about);
        ++named;
    }
    return list.empty() ? "" : tr("I dati senza fonte che pesano di più, da misurare per primi: %1.", {list});
}

}  // namespace teleplan::reports
