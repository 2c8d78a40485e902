#include "reports/html.hpp"

#include <array>
#include <vector>

#include "tests/catch.hpp"
#include "tests/reports/fixture.hpp"

using namespace teleplan;
using namespace teleplan::reports;

namespace {

std::string page(const char* language = "it") { return html_page(fixture::size_answer(), fixture::plan(), Language{language}); }

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Empty when every tag is closed in order; else what went wrong.
std::string unbalanced(const std::string& html)
{
    constexpr std::array<std::string_view, 3> without_end{"meta", "br", "!DOCTYPE"};
    std::vector<std::string> open;
    for (std::size_t at = 0; (at = html.find('<', at)) != std::string::npos;) {
        const auto end = html.find('>', at);
        if (end == std::string::npos) return "unfinished tag";
        const auto tag = html.substr(at + 1, end - at - 1);
        at = end;
        const auto name = tag.substr(0, tag.find_first_of(" \n/", 1));
        if (std::find(without_end.begin(), without_end.end(), name) != without_end.end() || tag.back() == '/') continue;
        if (tag[0] != '/') open.push_back(name);
        else if (open.empty() || "/" + open.back() != tag) return "</" + tag + "> closes " + (open.empty() ? "nothing" : open.back());
        else open.pop_back();
    }
    return open.empty() ? "" : open.back() + " is never closed";
}

}  // namespace

TEST_CASE("the page is well formed in both languages", "[reports][html]")
{
    CHECK(unbalanced(page()).empty());
    CHECK(unbalanced(page("en")).empty());
    CHECK(contains(page(), "<html lang=\"it\">"));
    CHECK(contains(page("en"), "<html lang=\"en\">"));
}

TEST_CASE("the page answers the planner's questions in order", "[reports][html]")
{
    const auto html = page();
    std::size_t at = 0;
    for (const char* const question : {"Chi assistiamo", "Con chi", "Dove", "Entro quando", "Quanto costa", "Che cosa può cambiare", "piattaforma</h2>", "Regole e standard",
                                       "Qualità dei dati", "Come è stato calcolato", "<footer>"}) {
        INFO(question);
        at = html.find(question, at);
        REQUIRE(at != std::string::npos);
    }
    CHECK(contains(html, "96.640"));
    CHECK(contains(html, "fissati dal piano, non da una norma"));
    CHECK(contains(html, "467.479 a settembre 2025"));
}

TEST_CASE("by authority, a pool of the region shows its mean load there", "[reports][html]")
{
    const auto html = page();
    const auto table = html.substr(html.find("Fabbisogno per azienda"));
    CHECK(contains(table.substr(0, table.find("</table>")), "<td>24,2 <span class=\"half\">± 0,1</span></td>"));   // technicians of Bari
}

TEST_CASE("hashes stand in the footer only", "[reports][html]")
{
    const auto html = page();
    const auto footer = html.find("<footer>");
    CHECK(html.find(std::string(64, 'a')) > footer);
    CHECK(html.find(std::string(64, 'b')) > footer);
    CHECK(html.find("result_hash") > footer);
}

TEST_CASE("the page needs nothing from outside", "[reports][html]")
{
    const auto html = page();
    for (const char* const outside : {"<script", "<link", "<img", "<iframe", "src=", "@import", "url("}) CHECK_FALSE(contains(html, outside));
}

TEST_CASE("every chart has its numbers in a table", "[reports][html]")
{
    const auto html = page();
    for (const char* const id : {"ramp-t", "seats-t", "tornado-t", "messages-t"}) CHECK(contains(html, id));
    CHECK(contains(html, "<th scope=\"row\">31/12/2025</th><td>40.589</td>"));
}

TEST_CASE("hostile texts of a plan are escaped everywhere", "[reports][html]")
{
    const std::string hostile = "<script>alert(1)</script>\"'&{{title}}";
    auto answer = fixture::size_answer();
    auto plan = fixture::plan();
    answer.identity.title = answer.rows[0].name = answer.sensitivities[3].about = answer.identity.version = hostile;
    answer.sensitivities[3].pointer = "/nowhere";
    plan.project.objectives = plan.timeline.activities[0].second.title = plan.timeline.milestones[0].second.outcome = hostile;
    plan.pnrr = {{hostile, {hostile, hostile, true}}};
    const auto html = html_page(answer, plan, Language{"it"});
    CHECK_FALSE(contains(html, "<script"));
    CHECK(contains(html, "&lt;script&gt;"));
    CHECK(unbalanced(html).empty());
}

TEST_CASE("a page of an empty answer is still a page", "[reports][html]")
{
    const auto html = html_page({}, {}, Language{"it"});
    CHECK(unbalanced(html).empty());
    CHECK_FALSE(contains(html, "<svg"));
}
