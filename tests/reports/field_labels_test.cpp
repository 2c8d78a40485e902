#include "reports/field_labels.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "formats/form_fields.hpp"
#include "formats/plan_edit.hpp"
#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::reports;
namespace fs = std::filesystem;

namespace {

const fs::path scenarios = fs::path{TELEPLAN_SOURCE_DIR} / "scenarios";

std::vector<fs::path> all_plans()
{
    std::vector<fs::path> out{scenarios / "regions" / "puglia.json", scenarios / "italia.json"};
    for (const auto& entry : fs::directory_iterator{scenarios / "examples"})
        if (entry.path().extension() == ".json") out.push_back(entry.path());
    std::ranges::sort(out);
    return out;
}
formats::OpenedPlan open(const fs::path& path)
{
    auto opened = formats::open_plan(path, {scenarios});
    REQUIRE(opened.plan);
    return std::move(*opened.plan);
}
std::vector<formats::FormField> form_of(const formats::OpenedPlan& plan)
{
    const auto loaded = formats::load_plan_text(plan, {scenarios});
    REQUIRE(loaded.document);
    return formats::form_fields(*loaded.document);
}
void check_labels(const std::vector<formats::FormField>& form)
{
    const Language it{"it", "/nowhere"};
    std::set<std::string> wanting;
    for (const formats::FormField& field : form) {
        const FieldLabel label = field_label(field.pointer, field.about, it);
        if (!label.known || label.label.empty() || label.label.find('%') != std::string::npos) wanting.insert(field.pointer);
    }
    for (const std::string& pointer : wanting) UNSCOPED_INFO(pointer);
    CHECK(wanting.empty());
}

}  // namespace

TEST_CASE("every field of Puglia's plan, of Italy's and of the examples has a label", "[reports][labels]")
{
    for (const fs::path& path : all_plans()) {
        INFO(path);
        check_labels(form_of(open(path)));
    }
}

TEST_CASE("a field that no plan has yet has a label too", "[reports][labels]")
{
    // Everything that Puglia's plan could have is added, three levels deep.
    formats::OpenedPlan plan = open(scenarios / "regions" / "puglia.json");
    for (int depth = 0; depth < 3; ++depth) {
        const auto form = form_of(plan);
        check_labels(form);
        for (const formats::FormField& field : form) {
            const bool outside = field.pointer == "/members" || field.pointer == "/population/inputs" || field.pointer.ends_with("/trace");
            const bool grows = field.pointer.find("/pathways/") != 0 && field.pointer.find("/programmes/") != 0;
            if (outside || !grows || field.kind == formats::FormKind::branches) continue;
            formats::Edited edited;
            if (!field.present) edited = formats::with_value(plan, field.pointer, field.skeleton);
            else if (field.kind == formats::FormKind::list && field.value == "[]") edited = formats::with_item(plan, field.pointer, 0, field.element_skeleton);
            else if (field.kind == formats::FormKind::named_list && depth == 1) edited = formats::with_named(plan, field.pointer, "nuovo", field.element_skeleton);
            if (edited.text) plan.text = *edited.text;
        }
    }
    const auto form = form_of(plan);
    CHECK(formats::find_field(form, "/streams/nuovo") != nullptr);
    CHECK(formats::find_field(form, "/experiment/windows") != nullptr);
    check_labels(form);
}

TEST_CASE("a label is short, and says what the section above it does not", "[reports][labels]")
{
    const Language it{"it", "/nowhere"};
    CHECK(field_label("/services/televisit/no_show", "", it).label == "Assenze del paziente");
    CHECK(field_label("/services/televisit", "", it).label == "Televisita");
    CHECK(field_label("/services/kits", "", it).label == "Cura dei kit");
    CHECK(field_label("/programmes/diabetes", "", it).label == "Pazienti con diabete");
    CHECK(field_label("/programmes/diabetes/share", "", it).label == "Quota dei pazienti");
    CHECK(field_label("/sensors/alerts/priority_mix/low", "", it).label == "Quota con priorità bassa");
    CHECK(field_label("/enrolment/regional_delay_months/low", "", it).label == "Minimo");
    CHECK(field_label("/timeline/ramp/points/0", "", it).label == "Punto 1");
    CHECK(field_label("/timeline/activities/training", "", it).label == "Attività: formazione");
    CHECK(field_label("/organisation/centres/night/seats/night/weekday", "", it).label == "Feriali");
    CHECK(field_label("/organisation/shifts/morning/from", "", it).label == "Dalle");
    CHECK(field_label("/plan/regime/from", "", it).label == "Dal");
    CHECK(field_label("/plan/seed", "", it).explanation == "Stesso piano e stesso seme danno gli stessi risultati, bit per bit");
    CHECK(field_label("/programmes/diabetes/renewal", "", it).explanation == "Piani rinnovati alla scadenza, pazienti con diabete");
    const FieldLabel unknown = field_label("/made/up", "about it", it);
    CHECK_FALSE(unknown.known);
    CHECK(unknown.label == "About it");
    CHECK_FALSE(field_label("", "", it).known);
}

TEST_CASE("labels and choices have their English in the catalogue", "[reports][labels]")
{
    const Language en{"en"};
    CHECK(field_label("/services/televisit/no_show", "", en).label == "No-shows");
    CHECK(choice_label("each_region", en) == "each region");
    const Language it{"it", "/nowhere"};
    CHECK(choice_label("each_region", it) == "ogni regione");
    CHECK(choice_label("my_own_pool", it) == "my own pool");
}

TEST_CASE("every name that a field can be chosen from has words", "[reports][labels]")
{
    const Language it{"it", "/nowhere"};
    std::set<std::string_view> without;
    for (const fs::path& path : {scenarios / "examples" / "stroke-unit.json", scenarios / "regions" / "puglia.json", scenarios / "italia.json"})
        for (const formats::FormField& field : form_of(open(path)))
            if (field.kind == formats::FormKind::choice || field.kind == formats::FormKind::stage)
                for (const std::string_view choice : field.choices) {
                    std::string bare{choice};
                    std::ranges::replace(bare, '_', ' ');
                    if (choice_label(choice, it) == bare) without.insert(choice);
                }
    for (const std::string_view choice : without) UNSCOPED_INFO(choice);
    CHECK(without.empty());
}
