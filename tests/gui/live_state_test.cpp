#include "gui/app/live_state.hpp"

#include <algorithm>
#include <cmath>

#include "formats/plan_json.hpp"
#include "gui/app/live_words.hpp"
#include "tests/catch.hpp"
#include "tests/formats/support.hpp"
#include "tests/gui/live_support.hpp"

using namespace teleplan;
using namespace teleplan::gui;
using namespace teleplan::tests;
using namespace std::chrono_literals;

namespace {

const reports::Language& italian()
{
    static const reports::Language tr{"it"};
    return tr;
}

const models::Plan& plan()
{
    static const auto loaded = formats::load_plan(scenarios() / "examples" / "small-region.json", installed());
    return loaded.document->plan;
}

const planning::Snapshot& snapshot()
{
    static const auto shot = wide_snapshot(plan(), 3, 0);
    return *shot;
}

sim::SimTime at(models::YearMonthDay day, sim::Duration time) { return models::instant(models::to_date(day), time); }

PathwayGraph graph(std::size_t nodes, std::vector<PathwayEdge> edges)
{
    PathwayGraph out;
    out.nodes.resize(nodes);
    out.edges = std::move(edges);
    return out;
}

std::vector<std::size_t> columns(const PathwayLayout& layout)
{
    std::vector<std::size_t> out;
    for (const auto& n : layout.nodes) out.push_back(n.column);
    return out;
}

bool some_overlap(const PathwayLayout& layout)
{
    for (std::size_t a = 0; a < layout.nodes.size(); ++a)
        for (std::size_t b = a + 1; b < layout.nodes.size(); ++b)
            if (layout.nodes[a].column == layout.nodes[b].column && std::abs(layout.nodes[a].row - layout.nodes[b].row) < 0.999) return true;
    return false;
}

std::size_t node_named(const LivePathway& p, const std::string& name)
{
    const auto found = std::ranges::find(p.graph.nodes, name, &PathwayNode::name);
    REQUIRE(found != p.graph.nodes.end());
    return static_cast<std::size_t>(found - p.graph.nodes.begin());
}

std::int16_t stage(const std::string& pathway, const std::string& name)
{
    const auto& stages = snapshot().scene->places[0].stages;
    const auto found = std::ranges::find_if(stages, [&](const auto& s) { return s.pathway == pathway && s.stage == name; });
    REQUIRE(found != stages.end());
    return static_cast<std::int16_t>(found - stages.begin());
}

planning::LiveMove move(std::int16_t from, std::int16_t to, std::int16_t place = 0)
{
    planning::LiveMove out;
    out.from_stage = from;
    out.from_place = from < 0 ? planning::LiveMove::outside : place;
    out.to_stage = to;
    out.to_place = to < 0 ? planning::LiveMove::outside : place;
    return out;
}

}  // namespace

TEST_CASE("the clock says weekday, date and hour as wall clocks show them", "[gui][live]")
{
    CHECK(clock_words(at({2026, 10, 1}, 14h + 5min), italian()) == "giovedì 1 ottobre 2026, ore 14:05");
    CHECK(clock_words(at({2027, 1, 31}, 0h), italian()) == "domenica 31 gennaio 2027, ore 00:00");
    CHECK(clock_words(models::start_of(models::to_date({2026, 10, 25})) + 24h, italian()) == "domenica 25 ottobre 2026, ore 23:00");   // a day of 25 hours
}

TEST_CASE("a wait is said in the units that read best", "[gui][live]")
{
    CHECK(wait_words(45s, italian()) == "45 s");
    CHECK(wait_words(12min + 59s, italian()) == "12 min");
    CHECK(wait_words(2h + 5min, italian()) == "2 h 05 min");
    CHECK(wait_words(27h, italian()) == "1 giorno e 3 h");
    CHECK(wait_words(76h, italian()) == "3 giorni e 4 h");
}

TEST_CASE("speeds grow from a minute a second to as fast as possible", "[gui][live]")
{
    CHECK(live_speed(0) == planning::slowest_live_speed);
    for (int i = 1; i < live_speeds; ++i) CHECK(live_speed(i) > live_speed(i - 1));
    CHECK(std::isinf(live_speed(live_speeds - 1)));
    CHECK(live_speed(usual_live_speed) == 3600);
    CHECK(speed_words(usual_live_speed, italian()) == "1 ora al secondo");
    CHECK(rate_words(2.34 * 86400, italian()) == "2,3 giorni al secondo");
    CHECK(rate_words(5400, italian()) == "1,5 ore al secondo");
}

TEST_CASE("a date is read as people type it", "[gui][live]")
{
    const models::Date day = models::to_date({2026, 12, 31});
    for (const char* text : {"31/12/2026", "31-12-2026", "31.12.2026", " 31 12 2026 ", "2026-12-31"}) CHECK(typed_date(text) == day);
    CHECK(typed_date("1/2/2027") == models::to_date({2027, 2, 1}));
    for (const char* text : {"", "domani", "31/12", "31/12/26", "30/2/2026", "31/12/2026/1", "-1/1/2026", "32/1/2026", "1/13/2026", "1//2026"}) {
        INFO(text);
        CHECK_FALSE(typed_date(text));
    }
    CHECK(written_date(day, italian()) == "31/12/2026");
}

TEST_CASE("a row says who works among those on duty, and warns when nobody is free or there", "[gui][live]")
{
    planning::LivePool pool{2, 3, 5, 1200, 17min};
    LiveCells cells = live_cells(pool, false, italian());
    CHECK(cells.staff == "3 di 5");
    CHECK(cells.busy == Approx(0.6));
    CHECK(cells.longest == "17 min");
    CHECK(cells.done == "1.200");
    CHECK(cells.load == PoolLoad::free);
    pool.busy = 5;
    CHECK(live_cells(pool, false, italian()).load == PoolLoad::full);
    pool.busy = 6;                                     // one goes on after the end of the shift
    CHECK(live_cells(pool, false, italian()).busy == 1.F);
    pool = {2, 0, 0, 0, 3h};
    CHECK(live_cells(pool, false, italian()).load == PoolLoad::unattended);
    pool.waiting = 0;
    CHECK(live_cells(pool, false, italian()).load == PoolLoad::closed);
    cells = live_cells({0, 7, 0, 0, {}}, true, italian());
    CHECK(cells.load == PoolLoad::unlimited);
    CHECK(cells.staff == "7, senza limite");
    CHECK(cells.longest.empty());
}

TEST_CASE("a standard's month is judged by what is decided, and its numbers are told", "[gui][live]")
{
    CHECK(standard_cell({0, 0, 0}, 0.9, italian()).so_far == SoFar::nothing);
    CHECK(standard_cell({5, 0, 5}, 0.9, italian()).text.empty());            // all still open
    const StandardCell met = standard_cell({105, 95, 5}, 0.9, italian());
    CHECK(met.text == "95,0%");
    CHECK(met.so_far == SoFar::met);
    CHECK(met.explanation.find("finora: 105; in tempo: 95; in attesa e ancora in tempo: 5") != std::string::npos);
    CHECK(standard_cell({100, 89, 0}, 0.9, italian()).so_far == SoFar::below);
}

TEST_CASE("the places where a standard is below its share this month are named", "[gui][live]")
{
    planning::Snapshot shot = snapshot();
    for (auto& place : shot.places)
        for (auto& standard : place.standards)
            for (auto& month : standard) month = {100, 100, 0};
    CHECK(places_below(shot).empty());
    CHECK(standards_sentence(shot, italian()).find("tutti gli standard sono rispettati finora") != std::string::npos);
    shot.places[1].standards[0][0].met = 10;
    shot.places[2].standards[0][1].met = 10;           // of another month
    CHECK(places_below(shot) == std::vector<std::size_t>{1});
    CHECK(standards_sentence(shot, italian()).find("ASL 1.") != std::string::npos);
}

TEST_CASE("charts show the latest days of the chosen pool, to the end of the last hour", "[gui][live]")
{
    const planning::Snapshot& shot = snapshot();
    const LiveSelection two{0, 0, 0, 2};
    const auto waiting = live_trend(LiveChart::waiting, shot, two, italian());
    REQUIRE(waiting.trends.size() == 1);
    CHECK(waiting.y_title == "Infermieri: in attesa");
    CHECK(waiting.trends[0].points.size() == 49);
    CHECK(waiting.trends[0].points.back().x == static_cast<double>(shot.hours->count));
    CHECK(waiting.x_labels.size() == 2);
    CHECK(live_trend(LiveChart::staff, shot, two, italian()).trends.size() == 2);
    CHECK(live_trend(LiveChart::alerts, shot, two, italian()).trends.size() == 4);
    CHECK(live_trend(LiveChart::waiting, shot, {0, 0, 0, 14}, italian()).x_labels.size() <= 4);
    for (const LiveChart chart : live_charts) CHECK_FALSE(live_trend(chart, shot, two, italian()).y_title.empty());
}

TEST_CASE("patients are those of the authority, or of the region where a centre is chosen, up to today", "[gui][live]")
{
    const planning::Snapshot& shot = snapshot();
    const auto own = live_trend(LiveChart::patients, shot, {1, 0, 0, 7}, italian());
    CHECK(own.trends[0].points.front().y == 501);
    CHECK(own.trends[1].points.back().x <= static_cast<double>(models::date_of(shot.time) - shot.scene->ramp.from));
    CHECK(own.trends[0].points.back().x > own.trends[1].points.back().x);
    const auto all = live_trend(LiveChart::patients, shot, {3, 0, 0, 7}, italian());
    CHECK(all.trends[0].points.front().y == 500 + 501 + 502);
}

TEST_CASE("the numbers behind the charts are a row an hour", "[gui][live]")
{
    const formats::Table table = live_hours_table(snapshot(), {0, 0, 0, 2}, italian());
    CHECK(table.rows.size() == 48);
    for (const auto& row : table.rows) CHECK(row.cells.size() == table.columns.size());
    CHECK(table.columns.size() == 1 + 2 + 2 + 4 + 1 + 1 + 2);
    CHECK(table.rows.back().cells[0].number == 23);
}

TEST_CASE("a selection beyond what a scene has is held within it", "[gui][live]")
{
    const LiveSelection at = held({99, 7, 99, 7}, *snapshot().scene);
    CHECK(at == LiveSelection{0, 0, 0, 7});
    CHECK(held({1, 1, 2, 7}, *snapshot().scene) == LiveSelection{1, 1, 2, 7});
}

TEST_CASE("boxes stand right of all that lead to them, loops go back, and none overlap", "[gui][live][pathway]")
{
    CHECK(columns(laid_out(graph(4, {{0, 1}, {1, 2}, {0, 2}, {2, 3}}))) == std::vector<std::size_t>{0, 1, 2, 3});
    const PathwayLayout loop = laid_out(graph(3, {{0, 1}, {1, 2}, {2, 0}, {1, 1}}));
    CHECK(columns(loop) == std::vector<std::size_t>{0, 1, 2});
    const PathwayLayout wide = laid_out(graph(6, {{0, 1}, {0, 2}, {0, 3}, {1, 4}, {2, 4}, {3, 4}, {0, 5}}));
    CHECK_FALSE(some_overlap(wide));
    CHECK(wide.columns == 3);
    const PathwayLayout parts = laid_out(graph(4, {{0, 1}, {2, 3}}));
    CHECK_FALSE(some_overlap(parts));
    CHECK(parts.nodes[2].column == 0);
    CHECK(parts.nodes[2].row >= parts.nodes[0].row + 1);
    CHECK(laid_out({}).rows == 0);
    CHECK(laid_out(graph(1, {{0, 9}})).columns == 1);  // an arrow to nowhere
}

TEST_CASE("a pathway of the plan has its stages, roles, shares and counts", "[gui][live][pathway]")
{
    LivePathway p = live_pathway(plan(), snapshot().scene->places[0], "clinical_alert", italian());
    const std::size_t triage = node_named(p, "Prima valutazione dell'allerta"), decision = node_named(p, "Decisione");
    CHECK(p.graph.nodes[triage].sub_label == "infermieri");
    CHECK(p.graph.nodes[node_named(p, "Chiusa dall'infermiere")].kind == NodeKind::end);
    CHECK_FALSE(p.stage_of_node[decision]);
    const auto share = std::ranges::find_if(p.graph.edges, [&](const PathwayEdge& e) { return e.from == triage && e.to == decision; });
    REQUIRE(share != p.graph.edges.end());
    CHECK(share->label == "60%");
    count_into(p, snapshot().places[0]);
    CHECK(p.graph.nodes[triage].waiting == 2);
    CHECK(p.graph.nodes[triage].in_service == 1);
    CHECK_FALSE(p.graph.nodes[decision].waiting);

    auto rows = pathway_rows(snapshot().scene->places[0], italian());
    count_into(rows, snapshot().scene->places[0], snapshot().places[0]);
    CHECK(rows.front().name == "Allerte cliniche");
    CHECK(rows.front().waiting == 6);                  // triage, call, escalation
    CHECK_FALSE(some_overlap(live_pathway(plan(), snapshot().scene->places[0], "", italian()).layout));
}

TEST_CASE("a token goes through the boxes that only route, and ends where there is no doubt", "[gui][live][pathway]")
{
    const LivePathway p = live_pathway(plan(), snapshot().scene->places[0], "clinical_alert", italian());
    const std::int16_t triage = stage("clinical_alert", "triage"), escalation = stage("clinical_alert", "escalation");
    const std::size_t t = node_named(p, "Prima valutazione dell'allerta"), d = node_named(p, "Decisione"), e = node_named(p, "Risposta del medico");

    const auto arrives = token_of(p, move(-1, triage), 0);
    REQUIRE(arrives);
    CHECK(arrives->enters);
    CHECK(arrives->way == std::vector<std::size_t>{t});
    CHECK(token_of(p, move(triage, escalation), 0)->way == std::vector<std::size_t>{t, d, e});
    CHECK(token_of(p, move(triage, -1), 0)->way == std::vector<std::size_t>{t, d, node_named(p, "Chiusa dall'infermiere")});
    CHECK_FALSE(token_of(p, move(triage, -1), 1));     // of another place
    CHECK_FALSE(token_of(p, move(-1, stage("televisit", "visit")), 0));
    auto overflow = move(triage, 0);
    overflow.to_place = 2;
    CHECK(token_of(p, overflow, 0)->exits);
}

TEST_CASE("tokens start in the rhythm of their moves, once each, and end", "[gui][live][pathway]")
{
    planning::Snapshot shot = snapshot();
    const LivePathway p = live_pathway(plan(), shot.scene->places[0], "clinical_alert", italian());
    Flights flights;
    launch(flights, p, 0, shot, 10);
    CHECK(flights.flying.empty());                     // what was before one looked
    const sim::SimTime before = shot.time;
    shot.time = before + 1h;
    shot.moves.assign(3, move(-1, stage("clinical_alert", "triage")));
    shot.moves[0].at = before;                         // at the very time of the last snapshot: happened after it
    shot.moves[1].at = before + 30min;
    shot.moves[2].at = before - 1us;
    launch(flights, p, 0, shot, 11);
    REQUIRE(flights.flying.size() == 2);
    CHECK(flights.flying[0].from == Approx(11));
    CHECK(flights.flying[1].from == Approx(11.75));
    launch(flights, p, 0, shot, 11.1);
    CHECK(flights.flying.size() == 2);
    CHECK(in_flight(flights, 11.2).size() == 1);
    CHECK(in_flight(flights, 11.8).size() == 2);
    CHECK(in_flight(flights, 20).empty());
    CHECK(flights.flying.empty());

    shot.time = before + 2h;
    shot.moves.assign(512, move(-1, stage("clinical_alert", "triage")));
    for (auto& m : shot.moves) m.at = before + 90min;
    launch(flights, p, 0, shot, 21);
    CHECK(flights.flying.size() == most_flights);
    shot.time = before;                                // a run that began again
    launch(flights, p, 0, shot, 22);
    CHECK(flights.seen == before);
}
