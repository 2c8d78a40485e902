#include "formats/form_fields.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "formats/json.hpp"
#include "formats/plan_difference.hpp"
#include "formats/plan_edit.hpp"
#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using namespace teleplan::formats;
namespace fs = std::filesystem;

namespace {

OpenedPlan open(const fs::path& path)
{
    auto opened = open_plan(path, tests::installed());
    REQUIRE(opened.plan);
    return std::move(*opened.plan);
}
PlanDocument read(const OpenedPlan& plan)
{
    auto loaded = load_plan_text(plan, tests::installed());
    INFO(tests::listed(loaded.problems));
    REQUIRE(loaded.document);
    return std::move(*loaded.document);
}
OpenedPlan puglia() { return open(tests::scenarios() / "regions" / "puglia.json"); }

std::vector<fs::path> all_plans()
{
    std::vector<fs::path> out{tests::scenarios() / "regions" / "puglia.json", tests::scenarios() / "italia.json"};
    for (const auto& entry : fs::directory_iterator{tests::scenarios() / "examples"})
        if (entry.path().extension() == ".json") out.push_back(entry.path());
    std::ranges::sort(out);
    return out;
}

void leaves_below(const Json& node, const std::string& pointer, std::set<std::string>& out)
{
    if (node.is(Json::Kind::object))
        for (const JsonMember& m : node.members) leaves_below(m.value, pointer_to(pointer, m.key), out);
    else if (node.is(Json::Kind::list))
        for (std::size_t i = 0; i < node.items.size(); ++i) leaves_below(node.items[i], pointer_to(pointer, i), out);
    else
        out.insert(pointer);
}
std::set<std::string> canonical_leaves(const PlanDocument& document)
{
    models::Problems ignored;
    std::set<std::string> out;
    leaves_below(*parse_json(write_plan(document.plan), "", 0, ignored), "", out);
    out.erase("/schema_version");
    return out;
}
std::string parent_of(const std::string& pointer) { return pointer.substr(0, pointer.rfind('/')); }

/// The amount and the unit of a pair are one field; so is a Weibull's scale that the file gives as a mean.
bool has_field(const std::vector<FormField>& form, const std::string& leaf)
{
    if (find_field(form, leaf) != nullptr) return true;
    const FormField* pair = find_field(form, parent_of(leaf));
    return pair != nullptr && (pair->kind == FormKind::duration || pair->kind == FormKind::within);
}

/// Another value within the limits, in the form of the field.
std::string another(const FormField& field, double now)
{
    const double least = std::max(field.min, -1e6), most = std::min(field.max, 1e6);
    const double wanted = field.kind == FormKind::whole ? now + 1 : now == 0 ? 0.25 : now * 0.75;
    const double value = wanted > most ? (field.kind == FormKind::whole ? now - 1 : (least + now) / 2) : wanted < least ? (now + most) / 2 : wanted;
    return shortest(value);
}
std::optional<std::string> other_value(const FormField& field)
{
    models::Problems ignored;
    const auto now = parse_json(*field.value, "", 0, ignored);
    if (field.kind == FormKind::number || field.kind == FormKind::whole) return another(field, now->number);
    if (field.kind == FormKind::duration || field.kind == FormKind::within)
        return "[" + shortest(now->items[0].number + 1) + ", \"" + now->items[1].text + "\"]";
    return std::nullopt;
}

}  // namespace

TEST_CASE("the form has every value that a plan holds and every place whose origin is known", "[formats][form]")
{
    for (const fs::path& path : all_plans()) {
        const PlanDocument document = read(open(path));
        const auto form = form_fields(document);
        std::set<std::string> pointers;
        for (const FormField& field : form) {
            INFO(path << " " << field.pointer);
            CHECK(pointers.insert(field.pointer).second);
            CHECK_FALSE(field.about.empty());
            if (field.parent) {
                CHECK(form[*field.parent].pointer == parent_of(field.pointer));
                CHECK(form[*field.parent].depth + 1 == field.depth);
                CHECK(form[*field.parent].present);
            }
        }
        for (const std::string& leaf : canonical_leaves(document)) {
            INFO(path << " " << leaf);
            // What the file leaves out stands in the canonical form with its default: then a part of it is absent here.
            bool found = has_field(form, leaf);
            for (std::string at = parent_of(leaf); !found && !at.empty(); at = parent_of(at))
                if (const FormField* field = find_field(form, at)) found = !field->present || field->kind == FormKind::section;
            CHECK(found);
        }
        for (const auto& [pointer, from] : document.provenance) {
            INFO(path << " " << pointer);
            const FormField* field = find_field(form, pointer);
            REQUIRE(field != nullptr);
            CHECK(field->present);
            CHECK(field->from.origin == from.origin);
            CHECK(field->from.source == from.source);
        }
    }
}

TEST_CASE("a single value stands in the form as its file writes it", "[formats][form]")
{
    const PlanDocument document = read(puglia());
    const auto form = form_fields(document);
    models::Problems ignored;
    const auto root = parse_json(document.resolved_json, "", 0, ignored);
    std::size_t found = 0;
    for (const auto& [pointer, from] : document.provenance) {
        INFO(pointer);
        const Json* node = find_at(*root, pointer_steps(pointer));
        REQUIRE(node != nullptr);
        if (node->find("value") != nullptr) node = node->find("value");
        const FormField* field = find_field(form, pointer);
        REQUIRE(field != nullptr);
        if (node->is(Json::Kind::object)) continue;
        if (field->kind != FormKind::list) CHECK(field->value == (node->is(Json::Kind::text) ? node->text : dump_inline(*node)));
        ++found;
    }
    CHECK(found > 700);
}

TEST_CASE("a field says what it is, what it may be and where it comes from", "[formats][form]")
{
    const auto form = form_fields(read(puglia()));
    const auto at = [&](const char* pointer) {
        INFO(pointer);
        const FormField* field = find_field(form, pointer);
        REQUIRE(field != nullptr);
        return *field;
    };
    CHECK(form.front().pointer == "/plan");
    CHECK(form.front().entered);
    const FormField no_show = at("/services/televisit/no_show");
    CHECK(no_show.kind == FormKind::number);
    CHECK(no_show.unit == "1");
    CHECK(no_show.min == 0);
    CHECK(no_show.max == 1);
    CHECK(no_show.required);
    CHECK_FALSE(no_show.entered);
    CHECK(no_show.from.origin == models::Origin::national_default);
    CHECK(at("/timeline/ramp/points/1/patients").from.confidence == "S");
    CHECK(at("/timeline/ramp/points/1/patients").kind == FormKind::whole);
    CHECK(at("/timeline/ramp/points/1").element);
    CHECK(at("/timeline/ramp/counter").choices == std::vector<std::string_view>{"active", "treated_in_year", "assisted"});
    CHECK(at("/plan/regime/from").kind == FormKind::date);
    CHECK(at("/sensors/habit_window").kind == FormKind::duration);
    CHECK(at("/programmes").kind == FormKind::by_name);
    CHECK(at("/organisation/pools").kind == FormKind::named_list);
    CHECK(at("/organisation/pools").element_skeleton == "{}");
    CHECK(at("/pathways/clinical_alert/stages/triage").kind == FormKind::stage);
    CHECK(at("/pathways/clinical_alert/stages/triage/next").kind == FormKind::branches);
    CHECK_FALSE(at("/starting_point/kits").present);
    CHECK(at("/starting_point/kits").skeleton == "0");
    CHECK_FALSE(at("/experiment").present);
    CHECK(at("/experiment").skeleton == R"({ "length": [1, "h"] })");
    CHECK(at("/members").skeleton == "[]");
    CHECK_FALSE(at("/organisation/pools/nurse/discipline").present);
    CHECK(at("/organisation/pools/nurse/discipline").fallback == "priority");
    CHECK(at("/organisation/shifts/night/from").kind == FormKind::time_of_day);
}

TEST_CASE("another number within its limits changes exactly its own place, and taken back leaves the same text", "[formats][form]")
{
    const OpenedPlan before = puglia();
    const PlanDocument document = read(before);
    const auto form = form_fields(document);
    const auto leaves = canonical_leaves(document);
    std::size_t tried = 0;
    for (const FormField& field : form) {
        if (!field.value) continue;
        const auto value = other_value(field);
        if (!value) continue;
        INFO(field.pointer << " " << *field.value << " -> " << *value);
        const Edited edited = with_value(before, field.pointer, *value);
        REQUIRE(edited.text);
        OpenedPlan after = before;
        after.text = *edited.text;
        const auto loaded = load_plan_text(after, tests::installed());
        ++tried;
        REQUIRE(loaded.document);
        // A section with nothing but defaults has no leaves: with one value that differs all of it appears.
        const bool blank = std::ranges::none_of(leaves, [&](const std::string& leaf) { return leaf.starts_with(parent_of(field.pointer) + "/"); });
        const auto differences = plan_differences(document, *loaded.document);
        CHECK(std::ranges::any_of(differences, [&](const PlanDifference& d) { return d.pointer == field.pointer || d.pointer == field.pointer + "/0"; }));
        CHECK((differences.size() == 1 || (blank && parent_of(differences.front().pointer) == parent_of(field.pointer))));
        if (!field.entered) CHECK(without_value(after, field.pointer).text == before.text);
    }
    CHECK(tried > 500);
}

TEST_CASE("a number beyond its limits is a problem at its own place", "[formats][form]")
{
    const OpenedPlan before = puglia();
    std::size_t tried = 0;
    for (const FormField& field : form_fields(read(before))) {
        if (!field.value || (field.kind != FormKind::number && field.kind != FormKind::whole) || field.max > 1e12) continue;
        if (++tried % 5 != 0) continue;   // a fifth of them is enough
        INFO(field.pointer);
        OpenedPlan after = before;
        after.text = *with_value(before, field.pointer, shortest(field.max * 2 + 1)).text;
        const auto loaded = load_plan_text(after, tests::installed());
        const auto here = problems_at(loaded.problems, field.pointer);
        REQUIRE(here.size() == 1);
        CHECK(here.front().code == "out_of_range");
    }
    CHECK(tried > 200);
}

TEST_CASE("every part that a plan lacks can be added from its skeleton, and every list and named part grows", "[formats][form]")
{
    for (const char* name : {"regions/puglia.json", "examples/call-centre.json", "examples/stroke-unit.json", "examples/night-centre.json"}) {
        const fs::path path = tests::scenarios() / name;
        OpenedPlan plan = open(path);
        const auto form = form_fields(read(plan));
        for (const FormField& field : form) {
            INFO(path << " " << field.pointer << " " << field.skeleton);
            if (!field.present && field.pointer != "/members" && field.pointer != "/population/inputs" && !field.pointer.ends_with("/trace")) {
                REQUIRE_FALSE(field.skeleton.empty());
                const Edited edited = with_value(plan, field.pointer, field.skeleton);
                REQUIRE(edited.text);
                plan.text = *edited.text;
            } else if (field.present && !field.element_skeleton.empty() && field.pointer != "/members") {
                const Edited edited = field.kind == FormKind::list ? with_item(plan, field.pointer, 1000, field.element_skeleton)
                                                                   : with_named(plan, field.pointer, "a new one", field.element_skeleton);
                REQUIRE(edited.text);
                plan.text = *edited.text;
            }
        }
        const auto loaded = load_plan_text(plan, tests::installed());
        INFO(path << "\n" << tests::listed(loaded.problems));
        CHECK(loaded.document);
    }
}

TEST_CASE("a stage can do something else", "[formats][form]")
{
    const OpenedPlan before = puglia();
    const PlanDocument document = read(before);
    const std::string at = "/pathways/scheduled_call/stages/call";
    for (const char* step : {"visit", "wait", "leave"}) {
        OpenedPlan after = before;
        after.text = *with_value(before, at, *stage_skeleton(document, step)).text;
        const auto form = form_fields(read(after));
        CHECK(find_field(form, at + "/" + step)->present);
        CHECK(without_value(after, at).text == before.text);
    }
    CHECK_FALSE(stage_skeleton(document, "sleep"));
    CHECK_FALSE(distribution_skeleton("cauchy", 60));
}
