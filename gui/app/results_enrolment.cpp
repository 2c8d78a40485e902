// Enrolment against the plan: the ramp as planned and as it went, milestones, the patients.
#include <algorithm>

#include "charts/trend.hpp"
#include "gui/app/results_parts.hpp"
#include "reports/enrolment_tables.hpp"
#include "reports/names.hpp"
#include "reports/patients_tables.hpp"

namespace teleplan::gui {

namespace {

using reports::msg;

/// Dates under the axis, few enough to be read.
void add_dates(charts::TrendChart& chart, const std::vector<models::Date>& dates, const reports::Language& tr)
{
    constexpr std::size_t most = 7;
    const std::size_t every = (dates.size() + most - 1) / most;
    for (std::size_t i = 0; i < dates.size(); ++i)
        if ((dates.size() - 1 - i) % std::max<std::size_t>(1, every) == 0) chart.x_labels.push_back({static_cast<double>(dates[i].day), tr.date(models::to_string(dates[i]))});
}

void add_ramp(Blocks& out, const planning::EnrolmentRow& row, const planning::EnrolmentAnswer& answer, const reports::Language& tr)
{
    charts::TrendChart chart;
    chart.y_title = tr(msg("Pazienti attivi"));
    chart.write = [&tr](double value) { return tr.number(value); };
    chart.trends = {{tr(msg("pianificati")), {}}, {tr(msg("realizzati, con l'intervallo al 95%")), {}}};
    charts::Band band;
    band.color = 1;
    formats::Table table{"ramp_realised", "", tr(msg("Data")), {number_column("planned", tr(msg("Attivi pianificati")), 0), number_column("realised", tr(msg("Attivi realizzati")), 0),
                                                               {"probability", "", tr(msg("Probabilità di arrivarci")), "1", formats::Form::share, 1}}, {}, {}};
    std::vector<models::Date> dates;
    for (const planning::RampTarget& target : row.targets) {
        const double x = target.date.day;
        dates.push_back(target.date);
        chart.trends[0].points.push_back({x, static_cast<double>(target.planned)});
        chart.trends[1].points.push_back({x, target.realised.mean});
        band.low.push_back({x, target.realised.mean - target.realised.half_width});
        band.high.push_back({x, target.realised.mean + target.realised.half_width});
        const std::string date = models::to_string(target.date);
        table.rows.push_back({date, tr.date(date), {{"", target.planned, {}}, {"", target.realised.mean, target.realised.half_width}, {"", target.probability, {}}}});
    }
    chart.bands.push_back(std::move(band));
    for (const auto& m : answer.milestones) chart.marks.push_back({static_cast<double>(m.date.day), m.id});
    add_dates(chart, dates, tr);
    add_figure(out, "ramp_realised", tr(msg("Pazienti attivi alle date della rampa: pianificati e realizzati")), charts::trend_chart(chart), std::move(table));
}

const planning::EnrolmentRow* row_at(const planning::EnrolmentAnswer& answer, const std::string& code)
{
    const auto found = std::ranges::find(answer.rows, code, &planning::EnrolmentRow::code);
    return found == answer.rows.end() ? nullptr : &*found;
}

void add_enrolment(Blocks& out, const Telling& t, const planning::EnrolmentAnswer& answer)
{
    add_all(out, Tone::item, reports::enrolment_sentences(answer, t.tr));
    Chooser places{"enrolment.where", t.tr(msg("Dove")), {}, {}};
    for (auto row = answer.rows.rbegin(); row != answer.rows.rend(); ++row) places.options.emplace_back(row->code, reports::place_name(t.rows(), row->code, t.tr));
    const std::string where = choose(out, t.choices, std::move(places));
    const planning::EnrolmentRow* row = row_at(answer, where);
    if (row && row->targets.size() > 1) add_ramp(out, *row, answer, t.tr);
    else {
        add(out, Tone::plain, t.tr(msg("Nel piano niente limita l'arruolamento: i pazienti attivi seguono la rampa.")));
        add_figure(out, "ramp", reports::ramp_figure(t.plan(), t.tr));
    }
    if (!answer.milestones.empty()) {
        add_heading(out, t.tr(msg("Traguardi PNRR")));
        for (const auto& m : answer.milestones) {
            const bool met = m.state == planning::MilestoneState::met, not_met = m.state == planning::MilestoneState::not_met;
            add(out, met ? Tone::met : not_met ? Tone::not_met : Tone::item, reports::milestone_sentence(m, t.tr));
        }
    }
}

}  // namespace

Blocks enrolment_blocks(const Telling& t)
{
    Blocks out;
    of_plan(t.result, [&](const auto& answer) {
        add_enrolment(out, t, answer.enrolment);
        add_tables(out, reports::enrolment_tables(answer.enrolment, {}, t.rows(), t.tr), t.tr);
        add_tables(out, {reports::patients_table(answer.patients, t.tr), reports::states_table(answer.patients, t.tr)}, t.tr);
    });
    return out;
}

}  // namespace teleplan::gui
