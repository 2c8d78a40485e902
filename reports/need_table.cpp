#include "reports/need_table.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "models/plan_fields.hpp"
#include "reports/names.hpp"
#include "reports/seats.hpp"

namespace teleplan::reports {

namespace {

using formats::Cell;
using formats::Column;
using formats::Form;
using models::Plan;
using planning::Interval;
using planning::NeedRow;

/// A column and how each row fills it.
struct Line { Column column; std::function<Cell(const NeedRow&)> cell; };

/// Collects the lines of one chapter after another.
class FormLines {
public:
    explicit FormLines(const Language& tr) : tr_{tr} {}

    void chapter(std::string title) { chapter_ = std::move(title); }
    void count(std::string id, std::string title, std::string unit, std::function<int(const NeedRow&)> value)
    {
        add({std::move(id), chapter_, std::move(title), std::move(unit), Form::number, 0}, [value](const NeedRow& r) { return Cell{"", value(r), {}}; });
    }
    void interval(std::string id, std::string title, std::string unit, int decimals, std::function<Interval(const NeedRow&)> value)
    {
        add({std::move(id), chapter_, std::move(title), std::move(unit), Form::number, decimals}, [value](const NeedRow& r) { return cell_of(value(r)); });
    }
    void share(std::string id, std::string title, std::function<double(const NeedRow&)> value)
    {
        add({std::move(id), chapter_, std::move(title), "1", Form::share, 1}, [value](const NeedRow& r) { return Cell{"", value(r), {}}; });
    }
    void add(Column column, std::function<Cell(const NeedRow&)> cell)
    {
        column.chapter = chapter_;
        lines_.push_back({std::move(column), std::move(cell)});
    }
    void need(const std::string& id, const std::string& gross, const std::string& unit, planning::Need NeedRow::*member)
    {
        count(id + ".gross", gross, unit, [member](const NeedRow& r) { return (r.*member).gross; });
        add({id + ".available", "", tr_("− già disponibili"), unit, Form::number, 0}, [member, none = tr_("n.d.")](const NeedRow& r) {
            const auto& available = (r.*member).available;
            return available ? Cell{"", *available, {}} : Cell{none, {}, {}};
        });
        count(id + ".net", tr_("= fabbisogno netto"), unit, [member](const NeedRow& r) { return (r.*member).net; });
    }
    [[nodiscard]] const Language& tr() const { return tr_; }
    [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }

    static Cell cell_of(const Interval& i) { return {"", i.mean, i.half_width == 0 ? std::nullopt : std::optional{i.half_width}}; }

private:
    const Language& tr_;
    std::string chapter_;
    std::vector<Line> lines_;
};

void add_people(FormLines& form, const NeedRow& any)
{
    const auto& tr = form.tr();
    form.chapter(tr("Popolazione e pazienti"));
    form.count("population", tr("Popolazione al %1", {tr.date(any.population_date)}), "persons", [](const NeedRow& r) { return r.population; });
    form.interval("active", tr("Pazienti attivi nel giorno medio"), "persons", 0, [](const NeedRow& r) { return r.active; });
    for (std::size_t g = 0; g < models::group_count; ++g) {
        const auto id = std::string{models::Names<models::TargetGroup>::all[g]};
        form.interval("active." + id, tr("  di cui %1", {word(tr, id)}), "persons", 0, [g](const NeedRow& r) { return r.active_by_group[g]; });
    }
    form.interval("treated_in_year", tr("Assistiti nell'anno"), "persons", 0, [](const NeedRow& r) { return r.treated_in_year; });
    form.share("share_of_eligible", tr("Attivi sul totale degli eleggibili"), [](const NeedRow& r) { return r.share_of_eligible; });
    form.chapter(tr("Volumi"));
    form.interval("readings_per_day", tr("Rilevazioni ricevute al giorno"), "1/day", 0, [](const NeedRow& r) { return r.readings_per_day; });
    form.interval("alerts_per_day", tr("Allerte da valutare al giorno"), "1/day", 0, [](const NeedRow& r) { return r.alerts_per_day; });
    form.interval("televisits_booked", tr("Televisite prenotate nell'anno"), "1/year", 0, [](const NeedRow& r) { return r.televisits_booked; });
    form.interval("televisits_completed", tr("  di cui completate"), "1/year", 0, [](const NeedRow& r) { return r.televisits_completed; });
}

const NeedRow::Staff* staff_of(const NeedRow& row, const std::string& pool)
{
    const auto found = std::find_if(row.staff.begin(), row.staff.end(), [&](const auto& s) { return s.pool == pool; });
    return found == row.staff.end() ? nullptr : &*found;
}

void add_staff(FormLines& form, const NeedRow& any)
{
    const auto& tr = form.tr();
    form.chapter(tr("Personale in equivalenti a tempo pieno (ETP)"));
    for (const auto& staff : any.staff) {
        const auto& pool = staff.pool;
        form.add({"fte_mean." + pool, "", tr("%1: carico medio", {capitalised(word(tr, pool))}), "FTE", Form::number, 1}, [pool](const NeedRow& r) {
            const auto* const s = staff_of(r, pool);
            return s == nullptr ? Cell{} : FormLines::cell_of(s->fte_mean);
        });
        form.add({"fte_with_shifts." + pool, "", tr("  con i turni"), "FTE", Form::number, 1}, [pool, shared = tr("regione")](const NeedRow& r) {
            const auto* const s = staff_of(r, pool);
            if (s == nullptr || s->fte_with_shifts == 0) return Cell{};
            return s->shared && r.code != region_code ? Cell{shared, {}, {}} : Cell{"", s->fte_with_shifts, {}};
        });
    }
}

void add_seats(FormLines& form, const std::vector<planning::PoolAnswer>& pools, Detail detail)
{
    const auto& tr = form.tr();
    form.chapter(tr("Operatori in turno contemporaneamente"));
    for (const auto& place : seat_places(pools)) {
        const auto id = place.pool + "." + place.shift + "." + (place.day == models::DayKind::weekday ? "weekday" : "holiday");
        const auto title = tr("%1, %2, %3", {capitalised(word(tr, place.pool)), word(tr, place.shift), word(tr, place.day)});
        form.add({"seats." + id, "", title, "operators", Form::number, 0}, [&pools, place, shared = tr("regione")](const NeedRow& r) {
            if (const auto seats = seats_at(pools, place, r.code)) return Cell{"", *seats, {}};
            if (!r.part_of.empty()) return Cell{};            // a body has no pool of its own
            return seats_at(pools, place, region_code) ? Cell{shared, {}, {}} : Cell{};
        });
        if (detail == Detail::form) continue;
        form.add({"without_one." + id, "", tr("  con uno in meno"), "1", Form::share, 1}, [&pools, &tr_ = tr, place, coverage = tr("copertura")](const NeedRow& r) {
            const auto* const shift = shift_at(pools, place, r.code);
            if (shift == nullptr || shift->seats == 0) return Cell{};
            if (shift->without_one.empty()) return Cell{coverage, {}, {}};
            if (shift->without_one == planning::backlog_standard) return Cell{tr_("resta %1", {tr_.percent(1 - shift->without_one_share, 0)}), {}, {}};
            return Cell{"", shift->without_one_share, {}};
        });
    }
}

void add_users(FormLines& form, const NeedRow& any)
{
    const auto& tr = form.tr();
    form.chapter(tr("Operatori da abilitare come utenti"));
    const auto sum = [](const NeedRow& r, int planning::UserLine::*member) {
        int total = 0;
        for (const auto& user : r.users) total += user.*member;
        return total;
    };
    for (std::size_t i = 0; i < any.users.size(); ++i) {
        const auto& category = any.users[i].category;
        form.count("users." + category, capitalised(word(tr, category)), "persons", [category](const NeedRow& r) {
            const auto found = std::find_if(r.users.begin(), r.users.end(), [&](const auto& u) { return u.category == category; });
            return found == r.users.end() ? 0 : found->total;
        });
    }
    form.count("users.employed", tr("  di cui dipendenti"), "persons", [sum](const NeedRow& r) { return sum(r, &planning::UserLine::employed); });
    form.count("users.contracted", tr("  di cui convenzionati"), "persons", [sum](const NeedRow& r) { return sum(r, &planning::UserLine::contracted); });
    form.count("users.accredited", tr("  di cui di strutture accreditate"), "persons", [sum](const NeedRow& r) { return sum(r, &planning::UserLine::accredited); });
    form.need("operators", tr("Totale operatori (fabbisogno lordo)"), "persons", &NeedRow::operators);
    form.interval("hours_per_week_per_nurse", tr("Ore a settimana per infermiere abilitato"), "h/week", 1, [](const NeedRow& r) { return r.hours_per_week_per_nurse; });
}

void add_workstations(FormLines& form, const NeedRow& any, const Plan& plan)
{
    const auto& tr = form.tr();
    form.chapter(tr("Postazioni"));
    for (const auto& [setting, ignored] : any.workstations_by_setting)
        form.count("workstations." + setting, capitalised(word(tr, setting)), "workstations", [key = setting](const NeedRow& r) {
            const auto* const n = models::find(r.workstations_by_setting, key);
            return n == nullptr ? 0 : *n;
        });
    form.need("workstations", tr("Totale postazioni (fabbisogno lordo)"), "workstations", &NeedRow::workstations);
    form.count("workstations.simultaneous_minimum", tr("Minimo simultaneo (dalla simulazione)"), "workstations", [](const NeedRow& r) { return r.simultaneous_minimum; });
    form.add({"workstations.national_ratio", "", tr("Postazioni per operatore, dato nazionale"), "per operator", Form::number, 4},
             [ratio = plan.organisation.workstations.per_operator](const NeedRow&) { return Cell{"", ratio, {}}; });
}

void add_resources(FormLines& form, const Language& tr)
{
    form.chapter(tr("Kit, standard DM 77, documenti"));
    form.interval("kits", tr("Kit domiciliari (in uso e in rientro)"), "kits", 0, [](const NeedRow& r) { return r.kits; });
    form.count("cot", tr("Centrali operative territoriali (COT)"), "sites", [](const NeedRow& r) { return r.cot; });
    form.count("community_nurses", tr("Infermieri di famiglia o comunità"), "persons", [](const NeedRow& r) { return r.community_nurses; });
    form.interval("documents", tr("Documenti al FSE nell'anno"), "1/year", 0, [](const NeedRow& r) { return r.documents; });
    form.chapter(tr("Costi"));
    form.add({"investment", "", tr("Investimento (€)"), "EUR", Form::euro, 0}, [](const NeedRow& r) { return Cell{"", r.investment, {}}; });
    form.add({"running_cost", "", tr("Costo annuo di esercizio (€)"), "EUR/year", Form::euro, 0}, [](const NeedRow& r) { return FormLines::cell_of(r.running_cost); });
}

void add_quality(FormLines& form, const Language& tr)
{
    form.chapter(tr("Standard e qualità dei dati"));
    form.add({"verdict", "", tr("Standard di risposta"), "", Form::text, 0}, [&tr](const NeedRow& r) { return Cell{word(tr, r.verdict), {}, {}}; });
    form.share("origin.entered", tr("Dati inseriti dalla Regione"), [](const NeedRow& r) { return r.entered; });
    form.share("origin.default", tr("Dati predefiniti nazionali"), [](const NeedRow& r) { return r.defaulted; });
    form.share("origin.apportioned", tr("Dati ripartiti per popolazione"), [](const NeedRow& r) { return r.apportioned; });
}

formats::Table filled_table(const FormLines& form, const std::vector<NeedRow>& rows, const planning::Identity& identity)
{
    const auto& tr = form.tr();
    formats::Table table{"need", tr("Fabbisogno"), tr("Azienda sanitaria"), {}, {}, {}};
    table.notes = {tr("%1, anno di regime dal %2 al %3", {identity.title, tr.date(models::to_string(identity.regime.from)), tr.date(models::to_string(identity.regime.to))}),
                   tr("Dopo ± l'intervallo al 95% della media simulata. n.d.: non inserito, quindi il netto è uguale al lordo.")};
    for (const auto& line : form.lines()) table.columns.push_back(line.column);
    for (const auto& row : rows) {
        formats::Row out{row.code, row.name.empty() ? tr("Regione") : row.name, {}};
        for (const auto& line : form.lines()) out.cells.push_back(line.cell(row));
        table.rows.push_back(std::move(out));
    }
    return table;
}

}  // namespace

formats::Table need_table(const planning::SizeAnswer& answer, const Plan& plan, const Language& tr, Detail detail)
{
    FormLines form{tr};
    const NeedRow none;
    const auto& any = answer.rows.empty() ? none : answer.rows.back();
    add_people(form, any);
    add_staff(form, any);
    add_seats(form, answer.pools, detail);
    add_users(form, any);
    add_workstations(form, any, plan);
    add_resources(form, tr);
    add_quality(form, tr);
    auto table = filled_table(form, answer.rows, answer.identity);
    if (answer.treated.pools.empty()) return table;
    formats::Row treated{treated_row, tr("Regione, se la rampa contasse gli assistiti nell'anno (solo formula)"), std::vector<Cell>(table.columns.size())};
    const auto pools = by_formula(answer.treated.pools);
    for (const auto& place : seat_places(pools)) {
        const auto id = "seats." + place.pool + "." + place.shift + "." + (place.day == models::DayKind::weekday ? "weekday" : "holiday");
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (const auto seats = seats_at(pools, place, region_code); table.columns[i].id == id && seats) treated.cells[i].number = *seats;
    }
    table.rows.push_back(std::move(treated));
    return table;
}

formats::Table need_table(const planning::RunAnswer& answer, const Language& tr)
{
    FormLines form{tr};
    const NeedRow none;
    const auto& any = answer.rows.empty() ? none : answer.rows.back();
    add_people(form, any);
    add_staff(form, any);
    if (!seat_places(answer.pools).empty()) add_seats(form, answer.pools, Detail::form);
    add_resources(form, tr);
    return filled_table(form, answer.rows, answer.identity);
}

}  // namespace teleplan::reports
