// Lists of the plan as tables: elements with their fields, seats by place and shift.
#include <algorithm>

#include "formats/json.hpp"
#include "gui/app/app.hpp"
#include "gui/app/editor_edits.hpp"
#include "gui/app/editor_values.hpp"
#include "reports/names.hpp"

namespace teleplan::gui {

using formats::FormField;
using formats::FormKind;
using reports::msg;

namespace {

bool is_single(FormKind kind) { return kind != FormKind::section && kind < FormKind::distribution; }
bool is_list(FormKind kind) { return kind == FormKind::list || kind == FormKind::named_list || kind == FormKind::by_name; }

/// The single values of an element, by name; of an element that is a value itself, that one.
std::vector<std::pair<std::string, std::size_t>> cells_of(const EditorForm& form, std::size_t element)
{
    std::vector<std::pair<std::string, std::size_t>> out;
    if (is_single(form.fields[element].kind)) return {{"", element}};
    const std::size_t end = element + form.words[element].below;
    for (std::size_t i = element + 1; i <= end; i += form.words[i].below + 1) {
        if (is_single(form.fields[i].kind)) out.emplace_back(form.fields[i].name, i);
        else if (form.fields[i].kind == FormKind::section && form.words[i].below <= 3)      // a range of dates, a pair of numbers
            for (std::size_t j = i + 1; j <= i + form.words[i].below; ++j)
                if (is_single(form.fields[j].kind)) out.emplace_back(form.fields[i].name + "/" + form.fields[j].name, j);
    }
    return out;
}

std::string cell_title(const EditorForm& form, std::size_t field)
{
    const std::string& own = form.words[field].label.label;
    const auto parent = form.fields[field].parent;
    return parent && form.fields[field].name.size() <= 4 && form.fields[*parent].depth > 2 ? form.words[*parent].label.label + ", " + own : own;
}

/// What tells an element from the others of its list: its name without that of the kind.
std::string element_name(const EditorForm& form, std::size_t element)
{
    const std::string& label = form.words[element].label.label;
    const std::size_t colon = label.find(": ");
    return reports::capitalised(colon == std::string::npos ? label : label.substr(colon + 2));
}

}  // namespace

ElementTable element_table(const EditorForm& form, const std::string& pointer)
{
    ElementTable out;
    const auto list = form.find(pointer);
    if (!list) return out;
    out.pointer = pointer;
    out.title = form.words[*list].label.label;
    std::vector<std::vector<std::pair<std::string, std::size_t>>> cells;
    const std::size_t end = *list + form.words[*list].below;
    for (std::size_t i = *list + 1; i <= end; i += form.words[i].below + 1) {
        out.rows.push_back({i, element_name(form, i), {}});
        cells.push_back(cells_of(form, i));
        std::size_t at = 0;                            // where a column that is not yet there goes: after the one before it
        for (const auto& [name, field] : cells.back()) {
            const auto found = std::ranges::find(out.columns, name, &ElementTable::Column::name);
            if (found != out.columns.end()) at = static_cast<std::size_t>(found - out.columns.begin()) + 1;
            else {
                const bool alone = name.empty();
                out.columns.insert(out.columns.begin() + static_cast<std::ptrdiff_t>(at++), {name, alone ? out.title : cell_title(form, field), alone ? std::string{} : form.words[field].label.explanation,
                                                                                          form.words[field].unit});
            }
        }
    }
    for (std::size_t r = 0; r < out.rows.size(); ++r) {
        out.rows[r].cells.resize(out.columns.size());
        for (const auto& [name, field] : cells[r]) {
            const auto found = std::ranges::find(out.columns, name, &ElementTable::Column::name);
            out.rows[r].cells[static_cast<std::size_t>(found - out.columns.begin())] = field;
        }
    }
    // A column in which no element says anything would only take room: the form has it.
    for (std::size_t c = out.columns.size(); c-- > 0;) {
        const bool used = std::ranges::any_of(out.rows, [&](const ElementTable::Row& r) { return r.cells[c] && form.fields[*r.cells[c]].present; });
        if (used || out.rows.empty()) continue;
        out.columns.erase(out.columns.begin() + static_cast<std::ptrdiff_t>(c));
        for (ElementTable::Row& r : out.rows) r.cells.erase(r.cells.begin() + static_cast<std::ptrdiff_t>(c));
    }
    return out;
}

std::vector<std::pair<std::string, std::string>> tables_of(const EditorForm& form, const std::string& key)
{
    std::vector<std::pair<std::string, std::string>> out;
    const auto chapter = std::ranges::find(form.chapters, key, &Chapter::key);
    if (chapter == form.chapters.end()) return out;
    for (std::size_t i = chapter->first; i < chapter->last; ++i)
        if (is_list(form.fields[i].kind) && form.fields[i].depth <= 2 && form.words[i].below > 1 && form.fields[i].name != "stages" && key != "pathways" && form.fields[i].name != "seats")
            out.emplace_back(form.fields[i].pointer, form.words[i].label.label);
    // Of nested lists the outer one, unless only the inner one has values to show.
    std::erase_if(out, [&](const auto& table) { return element_table(form, table.first).columns.empty(); });
    return out;
}

std::vector<std::pair<std::string, std::string>> pools_of(const EditorForm& form)
{
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& [name, pool] : form.version->document.plan.organisation.pools)
        if (const auto at = form.find(formats::pointer_to("/organisation/pools", name)); at && !pool.shifts.empty()) out.emplace_back(name, element_name(form, *at));
    return out;
}

SeatsGrid seats_grid(const App& app, const EditorForm& form, const std::string& name)
{
    SeatsGrid out;
    const models::Plan& plan = form.version->document.plan;
    const models::StaffPool* pool = models::find(plan.organisation.pools, name);
    if (pool == nullptr) return out;
    out.pool = name;
    for (const auto& [key, title] : pools_of(form))
        if (key == name) out.title = title;
    for (const std::string& shift : pool->shifts)
        for (const char* day : {"weekday", "holiday"})
            out.columns.push_back({shift, day, reports::capitalised(reports::word(app.tr, shift)) + ", " + (std::string_view{day} == "weekday" ? app.tr(msg("lun-ven")) : app.tr(msg("sab, dom, festivi")))});
    const auto add = [&](const std::string& place, const std::string& title) {
        SeatsGrid::Row row{place, title, {}};
        for (const SeatsGrid::Column& column : out.columns) {
            const std::string pointer = formats::pointer_to(formats::pointer_to(formats::pointer_to("/organisation/pools", name) + "/seats", place), column.shift) + "/" + column.day;
            const auto at = form.find(pointer);
            row.cells.push_back({pointer, at ? form.words[*at].value : std::string{}});
        }
        out.rows.push_back(std::move(row));
    };
    if (pool->scope == models::Scope::region) {
        add("region", app.tr(msg("Regione")));
        return out;
    }
    for (const models::Authority& authority : app.tables->territory.authorities)
        if (authority.region_code == plan.plan.region_code) add(authority.code, authority.short_name);
    return out;
}

bool set_seats(App& app, const SeatsGrid& grid, std::size_t row, std::size_t column, const std::string& typed)
{
    const SeatsGrid::Cell& cell = grid.rows[row].cells[column];
    const std::string shift = cell.pointer.substr(0, cell.pointer.rfind('/'));
    const EditorForm& form = form_of(app);
    const auto there = form.find(shift);
    if (typed.find_first_not_of(' ') == std::string::npos) return cell.value.empty() || back_to_default(app, shift);
    const auto number = typed_number(typed, app.tr);
    if (!number) {
        app.notice = Notice{Notice::Kind::problem, app.tr(msg("«%1» non è un numero di operatori: scrivi per esempio 3, o lascia vuoto perché lo calcoli il dimensionamento."), {typed})};
        return false;
    }
    const std::string value = formats::shortest(*number);
    if (there && form.fields[*there].present) return set_value(app, cell.pointer, value);
    // Both kinds of day have to be said: the other one begins with the same number.
    return set_value(app, shift, "{\"weekday\": " + value + ", \"holiday\": " + value + "}");
}

}  // namespace teleplan::gui
