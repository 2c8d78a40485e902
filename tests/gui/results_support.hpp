#pragma once
// Answers for the results view, without a simulation: the fixture that the faces print, small and with the places of all Italy.

#include "gui/app/app.hpp"
#include "tests/gui/harness.hpp"
#include "tests/reports/fixture.hpp"

namespace teleplan::tests
{

/// Six authorities and the region, as Puglia's.
inline gui::Result sized_puglia(gui::Version version)
{
    auto answer = fixture::size_answer();
    for (auto& pool : answer.pools) {
        pool.load_by_hour_of_week.assign(168, 1.0);
        pool.load_by_hour_of_week[31] = pool.offered_load_peak;                // Tuesday at 7
    }
    return {gui::Question::size, std::move(version), {}, std::move(answer), {}, {}};
}

/// So many authorities with pools, windows and rows of their own.
inline gui::Result sized_nation(gui::Version version, int authorities)
{
    gui::Result out = sized_puglia(std::move(version));
    auto& answer = std::get<planning::SizeAnswer>(out.answer);
    const planning::NeedRow first = answer.rows.front(), region = answer.rows.back();
    const std::vector<planning::PoolAnswer> pools = answer.pools;
    answer.rows.clear();
    answer.pools.clear();
    for (int a = 0; a < authorities; ++a) {
        const std::string code = "A" + std::to_string(a);
        answer.rows.push_back(first);
        answer.rows.back().code = code;
        answer.rows.back().name = "Azienda sanitaria numero " + std::to_string(a);
        for (planning::PoolAnswer pool : {pools[0], pools[1]}) {
            pool.where = code;
            for (auto& w : pool.windows) w.where = code;
            pool.shortfalls.clear();
            answer.pools.push_back(std::move(pool));
        }
    }
    answer.rows.push_back(region);
    answer.pools.push_back(pools.back());
    return out;
}

inline std::filesystem::path example(const char* file) { return std::filesystem::path{TELEPLAN_SOURCE_DIR} / "scenarios" / "examples" / file; }

/// A window with the small region on the desk and this answer as its sizing.
inline void show_sized(Window& window, gui::Result result)
{
    auto& results = window.app().results;
    results.sized = std::make_shared<const gui::Result>(std::move(result));
    results.shown = gui::Question::size;
    gui::show(window.app(), gui::View::results);
    window.frames();
}

}  // namespace teleplan::tests
