// The ramp, the timeline, a pathway; and what keeps them from being worked out in every frame.
#include "gui/app/editor_views.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "charts/gantt.hpp"
#include "formats/json.hpp"
#include "gui/app/app.hpp"
#include "gui/app/editor_edits.hpp"
#include "gui/app/editor_values.hpp"
#include "gui/app/live_words.hpp"
#include "models/calendar.hpp"
#include "models/plan_names.hpp"
#include "reports/field_labels.hpp"
#include "reports/names.hpp"

namespace teleplan::gui {

using reports::Language;
using reports::msg;

namespace {

std::string point_at(std::size_t i) { return "/timeline/ramp/points/" + std::to_string(i); }
std::string date_json(int day) { return "\"" + models::to_string(models::Date{day}) + "\""; }

template <class T, class Make> const T& kept(App& app, EditorCache::Kept<T>& slot, const std::string& about, const Make& make)
{
    const EditorForm& form = form_of(app);
    if (slot.form.get() != &form || slot.about != about) slot = {app.editor.cache.form, about, make(form)};
    return slot.made;
}

/// Years on the axis; half years or quarters of a shorter time.
std::vector<charts::XLabel> time_labels(models::Date from, models::Date to, const Language& tr)
{
    std::vector<charts::XLabel> out;
    const int step = to - from > 2 * 366 ? 12 : to - from > 366 ? 6 : 3;
    auto day = models::civil(from);
    day.day = 1;
    day.month = (day.month - 1) / step * step + 1;
    for (; models::to_date(day) <= to; day.month += step) {
        if (day.month > 12) {
            day.month -= 12;
            ++day.year;
        }
        if (models::to_date(day) >= from && models::to_date(day) <= to) out.push_back({static_cast<double>(models::to_date(day).day), tr.date(models::to_string(models::to_date(day)).substr(0, 7))});
    }
    return out;
}

}  // namespace

std::string day_words(int day, const Language& tr) { return tr.date(models::to_string(models::Date{day})); }

RampShown ramp_of(const models::Plan& plan, const Language& tr)
{
    RampShown out;
    out.counter = reports::choice_label(models::name_of(plan.timeline.ramp.counter), tr);
    out.from = out.to = plan.plan.regime.from.day;
    for (const models::RampPoint& p : plan.timeline.ramp.points) {
        out.points.push_back({p.date.day, p.patients});
        out.from = std::min(out.from, p.date.day);
        out.to = std::max(out.to, p.date.day);
        out.most = std::max(out.most, p.patients);
    }
    const int margin = std::max(30, (out.to - out.from) / 12);
    out.from -= margin;
    out.to += margin;
    int step = 1;
    for (int i = 0; step * 5 < out.most; ++i) step = i % 3 == 1 ? step / 2 * 5 : step * 2;          // 1, 2, 5, 10, 20, …
    out.most = (out.most / step + 1) * step;
    for (int v = 0; v <= out.most; v += step) out.patients.push_back({v, tr.number(v)});
    for (const charts::XLabel& label : time_labels({out.from}, {out.to}, tr)) out.days.push_back({static_cast<int>(label.x), label.text});
    return out;
}

bool remove_ramp_point(App& app, std::size_t point) { return remove_part(app, point_at(point)); }

bool move_ramp_point(App& app, std::size_t point, int day, int patients)
{
    if (!current(app) || point >= current(app)->document.plan.timeline.ramp.points.size()) return false;
    const models::RampPoint now = current(app)->document.plan.timeline.ramp.points[point];
    std::vector<std::pair<std::string, std::string>> values;
    if (now.date.day != day) values.emplace_back(point_at(point) + "/date", date_json(day));
    if (now.patients != patients) values.emplace_back(point_at(point) + "/patients", std::to_string(patients));
    return !values.empty() && set_values(app, values);
}

bool add_ramp_point(App& app, int day, int patients)
{
    if (!current(app)) return false;
    const auto& points = current(app)->document.plan.timeline.ramp.points;
    const auto before = static_cast<std::size_t>(std::ranges::count_if(points, [&](const models::RampPoint& p) { return p.date.day < day; }));
    if (std::ranges::any_of(points, [&](const models::RampPoint& p) { return p.date.day == day; })) return false;
    const auto edited = formats::with_item(plan_at(*app.editor.desk), "/timeline/ramp/points", before, "{\"date\": " + date_json(day) + ", \"patients\": " + std::to_string(patients) + "}");
    return take_edit(app, "/timeline/ramp/points", edited, app.tr(msg("Rampa: aggiunto il punto %1, %2 pazienti"), {day_words(day, app.tr), app.tr.number(patients)}));
}

Chart timeline_chart(const models::Plan& plan, const Language& tr, double width)
{
    charts::Gantt gantt;
    models::Date from = plan.plan.regime.from, to = plan.plan.regime.to;
    const auto widen = [&](models::Date day) {
        from = std::min(from, day);
        to = std::max(to, day);
    };
    for (const auto& [name, activity] : plan.timeline.activities) {
        gantt.activities.push_back({activity.title.empty() ? reports::word(tr, name) : activity.title, static_cast<double>(activity.when.from.day), static_cast<double>(activity.when.to.day + 1)});
        widen(activity.when.from);
        widen(activity.when.to);
    }
    for (const auto& [name, milestone] : plan.timeline.milestones) {
        gantt.milestones.push_back({static_cast<double>(milestone.date.day), milestone.title.empty() ? reports::word(tr, name) : milestone.title});
        widen(milestone.date);
    }
    gantt.x_labels = time_labels(from, to, tr);
    return std::make_shared<const charts::DisplayList>(charts::gantt(gantt, width));
}

PathwayShown pathway_of(const models::Plan& plan, const std::string& name, const Language& tr)
{
    PathwayShown out;
    const models::Pathway* pathway = models::find(plan.pathways, name);
    if (pathway == nullptr) return out;
    for (const auto& [stage_name, stage] : pathway->stages) {
        PathwayNode node;
        node.name = stage_words(name, stage_name, tr);
        if (const auto* visit = std::get_if<models::Visit>(&stage.step)) node.sub_label = pool_words(visit->pool, tr);
        else if (std::holds_alternative<models::Wait>(stage.step)) node.kind = NodeKind::wait;
        else node.kind = NodeKind::end;
        out.graph.nodes.push_back(std::move(node));
        out.stage_of.push_back(stage_name);
    }
    for (std::size_t s = 0; s < pathway->stages.size(); ++s)
        for (const models::Branch& branch : pathway->stages[s].second.next) {
            const auto to = std::ranges::find(out.stage_of, branch.to);
            if (to != out.stage_of.end()) out.graph.edges.push_back({s, static_cast<std::size_t>(to - out.stage_of.begin()), branch.probability, branch.probability < 1 ? tr.percent(branch.probability, 0) : ""});
        }
    out.layout = laid_out(out.graph);
    return out;
}

// ---------------------------------------------------------------- made once
const EditorForm& form_of(App& app)
{
    EditorCache& cache = app.editor.cache;
    const Version version = current(app);
    if (!cache.form || cache.form->version != version || cache.form->language != app.tr.code()) cache.form = make_form(version, app.tr, cache.labels);
    return *cache.form;
}

const std::vector<FormLine>& lines_of(App& app)
{
    EditorState& e = app.editor;
    const EditorForm& form = form_of(app);
    FormQuestion question{e.chapter, e.search, e.filter, e.toggled};
    if (e.cache.lines_of.get() != &form || e.cache.question != question) {
        e.cache.lines = form_lines(form, question);
        e.cache.lines_of = e.cache.form;
        e.cache.question = std::move(question);
    }
    return e.cache.lines;
}

const ElementTable& table_of(App& app, const std::string& pointer)
{
    return kept(app, app.editor.cache.table, pointer, [&](const EditorForm& form) { return element_table(form, pointer); });
}
const std::vector<std::pair<std::string, std::string>>& tables_shown(App& app)
{
    return kept(app, app.editor.cache.tables, app.editor.chapter, [&](const EditorForm& form) { return tables_of(form, app.editor.chapter); });
}
const SeatsGrid& seats_of(App& app, const std::string& pool)
{
    return kept(app, app.editor.cache.seats, pool, [&](const EditorForm& form) { return seats_grid(app, form, pool); });
}
const RampShown& ramp_of(App& app)
{
    return kept(app, app.editor.cache.ramp, {}, [&](const EditorForm& form) { return ramp_of(form.version->document.plan, app.tr); });
}
const PathwayShown& pathway_of(App& app, const std::string& pathway)
{
    return kept(app, app.editor.cache.pathway, pathway, [&](const EditorForm& form) { return pathway_of(form.version->document.plan, pathway, app.tr); });
}
Chart gantt_of(App& app, double width)
{
    return kept(app, app.editor.cache.gantt, std::to_string(static_cast<int>(width)), [&](const EditorForm& form) { return timeline_chart(form.version->document.plan, app.tr, width); });
}

const ShownTable& differences_of(App& app, DifferencesFrom from)
{
    EditorCache& cache = app.editor.cache;
    return kept(app, cache.differences, from == DifferencesFrom::defaults ? std::string{} : app.editor.desk->saved, [&](const EditorForm& form) {
        const Desk& desk = *app.editor.desk;
        const auto& now = form.version->document;
        if (from == DifferencesFrom::saved) {
            for (const EditStep& step : desk.steps)
                if (step.text == desk.saved) return differences_shown(step.version->document, now, app.tr(msg("File salvato")), app.tr);
            return ShownTable{};
        }
        if (!cache.defaults) {
            auto loaded = formats::load_plan(app.environment.data.scenarios / "national-defaults.json", app.environment.data);
            if (loaded.document) cache.defaults = std::make_shared<const formats::PlanDocument>(std::move(*loaded.document));
        }
        return cache.defaults ? differences_shown(*cache.defaults, now, app.tr(msg("Predefinito nazionale")), app.tr) : ShownTable{};
    });
}

}  // namespace teleplan::gui
