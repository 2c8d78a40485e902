#include "gui/app/remarks.hpp"

#include <fstream>

#include "formats/safe_file.hpp"
#include "gui/app/editor_edits.hpp"
#include "tests/catch.hpp"
#include "tests/gui/harness.hpp"

using namespace teleplan;
using namespace teleplan::gui;
using teleplan::tests::TestEnvironment;

namespace {

constexpr const char* ramp = "/timeline/ramp/points/1/patients";

/// A plan of its own in the environment's folder, open on the desk.
struct Desked {
    TestEnvironment environment;
    App app{*environment};
    std::filesystem::path plan = environment.folder() / "mio.json";

    Desked()
    {
        std::string text = formats::read_file((*environment).data.scenarios / "examples" / "small-region.json");
        text.replace(text.find("../national"), 3, "");
        formats::replace_file(plan, text);
        open_file(app, plan);
        REQUIRE(current(app) != nullptr);
    }
    [[nodiscard]] RemarkedPlan remarked() { return {plan, current(app)->hash}; }
};

void write(const std::filesystem::path& file, const std::string& text) { std::ofstream{file} << text; }

}  // namespace

TEST_CASE("a remark is kept beside the plan with its day and the version that it speaks of", "[gui][remarks]")
{
    Desked d;
    REQUIRE(add_remark(d.app, ramp, "  Da dove viene?\n"));
    CHECK(remarks_file(d.plan) == d.environment.folder() / "mio.remarks.json");
    const RemarkBook read = read_remarks(d.plan, d.app.tr);
    CHECK(read.problem.empty());
    REQUIRE(read.remarks.at(ramp).size() == 1);
    const Remark& remark = read.remarks.at(ramp).front();
    CHECK(remark.text == "Da dove viene?");
    CHECK(remark.plan_hash == current(d.app)->hash);
    CHECK(remark.date.size() == 10);
    CHECK(remarks_of(d.app, ramp) == read.remarks.at(ramp));
    CHECK(remarks_of(d.app, "/timeline").empty());
}

TEST_CASE("a remark without letters is not written", "[gui][remarks]")
{
    Desked d;
    CHECK_FALSE(add_remark(d.app, ramp, " \n\t"));
    CHECK_FALSE(std::filesystem::exists(remarks_file(d.plan)));
}

TEST_CASE("a remark is changed and deleted as it was seen, also by an edit that leaves nothing", "[gui][remarks]")
{
    Desked d;
    REQUIRE(add_remark(d.app, ramp, "uno"));
    REQUIRE(add_remark(d.app, ramp, "due"));
    const Remark first = remarks_of(d.app, ramp)[0], second = remarks_of(d.app, ramp)[1];
    REQUIRE(edit_remark(d.app, d.remarked(), ramp, first, "uno, meglio"));
    CHECK(remarks_of(d.app, ramp)[0].text == "uno, meglio");
    CHECK_FALSE(edit_remark(d.app, d.remarked(), ramp, first, "troppo tardi"));        // no longer what it was
    CHECK(d.app.notice->kind == Notice::Kind::problem);
    CHECK(remarks_of(d.app, ramp)[0].text == "uno, meglio");
    REQUIRE(edit_remark(d.app, d.remarked(), ramp, second, "  "));
    REQUIRE(remarks_of(d.app, ramp).size() == 1);
    REQUIRE(delete_remark(d.app, d.remarked(), ramp, remarks_of(d.app, ramp)[0]));
    CHECK(read_remarks(d.plan, d.app.tr).remarks.empty());
}

TEST_CASE("what another program wrote into the file meanwhile is kept", "[gui][remarks]")
{
    Desked d;
    REQUIRE(add_remark(d.app, ramp, "mia"));
    Remarks others = read_remarks(d.plan, d.app.tr).remarks;
    others["/costs/workstation"].push_back({"altrui", "2026-01-02", "abc"});
    formats::replace_file(remarks_file(d.plan), remarks_json(others));
    REQUIRE(add_remark(d.app, ramp, "ancora mia"));
    const Remarks now = read_remarks(d.plan, d.app.tr).remarks;
    CHECK(now.at("/costs/workstation").front().text == "altrui");
    CHECK(now.at(ramp).size() == 2);
}

TEST_CASE("a broken file of remarks is told and never written over", "[gui][remarks]")
{
    Desked d;
    for (const char* broken : {"{ \"schema_version\": 1, ", "[]", "{ \"schema_version\": 2, \"remarks\": {} }", "{ \"schema_version\": 1, \"remarks\": { \"/plan\": [{ \"text\": 3 }] } }"}) {
        write(remarks_file(d.plan), broken);
        d.app.notice.reset();
        d.app.compare.remarks.books.clear();
        CHECK_FALSE(add_remark(d.app, ramp, "nuova"));
        REQUIRE(d.app.notice);
        CHECK(d.app.notice->text.find("mio.remarks.json") != std::string::npos);
        CHECK(formats::read_file(remarks_file(d.plan)) == broken);
    }
}

TEST_CASE("the letter has every remark with what it is about; a spreadsheet takes none for a formula", "[gui][remarks]")
{
    const reports::Language tr{"it"};
    const Remarks remarks{{ramp, {{"Da dove\nviene?", "2026-03-01", "h"}}}, {"", {{"=1+1", "2026-03-02", "h"}}}};
    const std::string letter = remarks_markdown(remarks, "Piano di prova", tr);
    CHECK(letter.starts_with("# Annotazioni: Piano di prova\n\n## Tutto il piano\n"));
    CHECK(letter.find("## Pazienti della rampa, punto 2\n\n`/timeline/ramp/points/1/patients`\n\n- Da dove viene? (01/03/2026)\n") != std::string::npos);
    const std::string tsv = remarks_tsv(remarks, tr);
    CHECK(tsv.find("\tDa dove viene?\t2026-03-01\n") != std::string::npos);
    CHECK(tsv.find("\t=1+1") == std::string::npos);
}

TEST_CASE("an installed plan is not annotated in its place; a plan saved under another name keeps what was said", "[gui][remarks]")
{
    Desked d;
    const auto installed = d.app.environment.data.scenarios / "examples" / "small-region.json";
    CHECK_FALSE(add_remark(d.app, {installed, "0"}, ramp, "chi lo legge?"));
    REQUIRE(d.app.notice);
    CHECK_FALSE(std::filesystem::exists(remarks_file(installed)));

    REQUIRE(add_remark(d.app, ramp, "Da dove viene?"));
    save_plan_as(d.app, d.environment.folder() / "altro.json");
    CHECK(remarks_of(d.app, ramp).size() == 1);
    CHECK(read_remarks(d.environment.folder() / "altro.json", d.app.tr).remarks == read_remarks(d.plan, d.app.tr).remarks);
}
