#include "reports/figures.hpp"

#include <algorithm>
#include <utility>

#include "charts/plots.hpp"
#include "charts/svg.hpp"
#include "planning/national_result.hpp"
#include "reports/names.hpp"
#include "reports/seats.hpp"
#include "reports/sentences.hpp"

namespace teleplan::reports {

namespace {

using formats::Cell;
using formats::Form;

/// As many decimals as the axis needs: none for persons, two for messages a second.
charts::WriteNumber write(const Language& tr, int decimals)
{
    return [&tr, decimals](double value) { return tr.number(value, decimals); };
}

formats::Column number_column(std::string id, std::string title, int decimals) { return {std::move(id), "", std::move(title), "", Form::number, decimals}; }

}  // namespace

void draw(Figure& figure, const char* id, charts::DisplayList list, const Language& tr)
{
    figure.svg = charts::svg(list, {id, figure.caption, tr("I numeri sono nella tabella sotto il grafico.")});
    figure.drawing = std::move(list);
}

Figure ramp_figure(const models::Plan& plan, const Language& tr)
{
    const auto& points = plan.timeline.ramp.points;
    if (points.size() < 2) return {};
    charts::LineChart chart{tr("Pazienti"), {{"", {}}}, {}, write(tr, 0)};
    Figure figure{"", tr("Crescita dei pazienti prevista dal piano, lineare fra le date indicate"), {"ramp", "", tr("Data"), {number_column("patients", tr("Pazienti"), 0)}, {}, {}}};
    for (const auto& point : points) {
        const auto date = tr.date(models::to_string(point.date));
        chart.series[0].points.push_back({static_cast<double>(point.date.day), static_cast<double>(point.patients)});
        chart.x_labels.push_back({static_cast<double>(point.date.day), date});
        figure.data.rows.push_back({date, date, {Cell{"", point.patients, {}}}});
    }
    draw(figure, "ramp", charts::line_chart(chart, {720, 260}), tr);
    return figure;
}

Figure seats_figure(const planning::SizeAnswer& answer, const Language& tr)
{
    const auto places = seat_places(answer.pools);
    if (places.empty()) return {};
    const auto& pool = places.front().pool;
    charts::BarChart chart{tr("Operatori presenti"), {}, {}, {}, write(tr, 0)};
    const bool national = answer.identity.region_code == planning::italy_code;
    Figure figure{"", tr(national ? msg("%1 in turno nei giorni feriali, per regione") : msg("%1 in turno nei giorni feriali, per azienda"), {capitalised(word(tr, pool))}),
                  {"seats", "", tr(national ? msg("Regione o provincia autonoma") : msg("Azienda sanitaria")), {}, {}, {}}};
    for (const auto& row : answer.rows) {
        if (row.code == "region" || !row.part_of.empty()) continue;      // a body has no pool of its own
        chart.categories.push_back(row.name);
        figure.data.rows.push_back({row.code, row.name, {}});
    }
    for (const auto& place : places) {
        if (place.pool != pool || place.day != models::DayKind::weekday) continue;
        chart.series.push_back(capitalised(word(tr, place.shift)));
        figure.data.columns.push_back(number_column(place.shift, chart.series.back(), 0));
        chart.values.emplace_back();
        for (auto& row : figure.data.rows) {
            const double seats = seats_at(answer.pools, place, row.key).value_or(0);
            chart.values.back().push_back(seats);
            row.cells.push_back({"", seats, {}});
        }
    }
    draw(figure, "seats", charts::bar_chart(chart), tr);
    return figure;
}

Figure messages_figure(const planning::PlatformLoad& load, const Language& tr)
{
    const auto& by_hour = load.messages_by_hour;
    const double highest = *std::max_element(by_hour.begin(), by_hour.end());
    if (!(highest > 0)) return {};
    const int decimals = highest < 5 ? 2 : 0;
    charts::BarChart chart{tr("Messaggi al secondo"), {}, {""}, {{}}, write(tr, decimals)};
    Figure figure{"", tr("Messaggi al secondo che arrivano alla piattaforma, per ora del giorno medio"),
                  {"messages", "", tr("Ora"), {number_column("messages_per_second", tr("Messaggi al secondo"), 3)}, {}, {}}};
    for (std::size_t hour = 0; hour < by_hour.size(); ++hour) {
        chart.categories.push_back(std::to_string(hour));
        chart.values[0].push_back(by_hour[hour]);
        const auto name = std::to_string(hour) + "-" + std::to_string(hour + 1);
        figure.data.rows.push_back({name, name, {Cell{"", by_hour[hour], {}}}});
    }
    draw(figure, "messages", charts::bar_chart(chart, {720, 240}), tr);
    return figure;
}

Figure tornado_figure(const planning::SizeAnswer& answer, const Language& tr)
{
    if (answer.sensitivities.empty()) return {};
    charts::Tornado chart{tr("ETP totali di tutti i profili"), answer.sensitivities.front().fte, {}, write(tr, 0)};
    Figure figure{"", tr("Quanto cambiano gli ETP se cambia una sola ipotesi"),
                  {"tornado", "", tr("Ipotesi"), {{"span", "", tr("Da - a"), "", Form::text, 0}, number_column("fte_at_low", tr("ETP con il valore basso"), 0),
                                                  number_column("fte_at_high", tr("ETP con il valore alto"), 0)}, {}, {}}};
    for (std::size_t i = 0; i < std::min<std::size_t>(5, answer.sensitivities.size()); ++i) {
        const auto& s = answer.sensitivities[i];
        const auto name = capitalised(input_words(tr, s.pointer, s.about));
        chart.bars.push_back({name, s.fte_at_low, s.fte_at_high, value_label(s.low, s, tr), value_label(s.high, s, tr)});
        figure.data.rows.push_back({s.pointer, name, {{span_words(s, tr), {}, {}}, {"", s.fte_at_low, {}}, {"", s.fte_at_high, {}}}});
    }
    draw(figure, "tornado", charts::tornado(chart), tr);
    return figure;
}

}  // namespace teleplan::reports
