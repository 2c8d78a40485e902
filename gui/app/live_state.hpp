#pragma once
// The live run of the plan on the desk: the run itself, what is looked at, and what is worked out once for each snapshot.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/app/command.hpp"
#include "gui/app/live_charts.hpp"
#include "gui/app/live_pathway.hpp"
#include "gui/app/live_rows.hpp"
#include "gui/app/live_words.hpp"
#include "gui/app/open_plan.hpp"
#include "planning/live_run.hpp"

namespace teleplan::gui {

struct App;

enum class LiveSeats : std::uint8_t { entered, sized };            // sized: those that the latest sizing found
enum class LiveSection : std::uint8_t { now, charts, pathway, standards };

/// What the section shows, made anew only when what it is made of changes.
struct LiveShown {
    std::shared_ptr<const planning::LiveScene> scene;
    std::shared_ptr<const planning::LiveHours> hours, judged;      // of the charts; of the standards' sentence
    std::shared_ptr<const planning::Snapshot> counted;             // into the pathway's boxes
    std::string language;
    LiveSelection selection;
    charts::Size chart_size;
    models::Date patients_on;
    std::vector<LiveRow> rows;
    std::vector<Chart> charts;                                     // by LiveChart
    std::vector<TierRow> tiers;
    std::vector<StandardRow> standards;
    std::size_t standards_place = 0;
    std::vector<std::string> months;
    std::string standards_sentence;
    std::vector<PathwayRow> pathways;
    LivePathway pathway;
    std::string pathway_name;                                      // of `pathway`
    std::size_t pathway_place = 0;
    std::size_t unlimited = 0;                                     // pools
};

struct LiveState {
    std::unique_ptr<planning::LiveRun> run;                        // none: nothing has been started
    Version version;                                               // that it runs
    std::shared_ptr<const models::Plan> plan;                      // that it runs: the version's, or with sized seats
    LiveSeats seats = LiveSeats::entered;                          // that it runs
    std::shared_ptr<const planning::Snapshot> shot;                // of this frame; null without a run

    LiveSeats wanted_seats = LiveSeats::entered;                   // of the next start
    int replication = 1;                                           // of the next start
    int speed = usual_live_speed;                                  // of live_speed
    std::string until;                                             // the date as typed
    std::string until_problem;                                     // why it cannot be gone to

    LiveSection section = LiveSection::now;
    LiveSelection selection;
    std::string pathway = "clinical_alert";                        // shown; empty: all of the place
    Flights flights;
    LiveShown shown;
};

/// Why the plan on the desk cannot be seen live, with what to do; nothing when it can.
[[nodiscard]] std::optional<std::string> live_obstacle(const App&);
/// Whether a sizing of the version on the desk is there, whose seats can be used.
[[nodiscard]] bool has_sized_seats(const App&);
/// The run is of an earlier version of the plan, or of another plan.
[[nodiscard]] bool live_is_outdated(const App&);
[[nodiscard]] bool live_is_under_way(const App&);                  // prepared or being so; neither stopped, failed nor finished

/// Ends the run there is and starts one of the plan on the desk with the wanted seats and replication; it plays once it is prepared.
void start_live(App&);
/// Stops for good; what was reached stays on the screen.
void stop_live(App&);
/// Ends the run and waits for its thread; nothing is shown any more. Required before the shell's wake ends.
void end_live(App&);
void play_or_pause(App&);                                          // starts where nothing runs
void step_live(App&, sim::Duration);
void set_live_speed(App&, int index);
/// To the date typed in `until`, at the speed; what is wrong with it is said in until_problem.
void run_live_until(App&);

void choose_place(App&, std::size_t place, std::size_t pool);

/// Takes the latest snapshot; once a frame.
void poll_live(App&);
/// Something moves on the screen by itself.
[[nodiscard]] bool live_is_moving(const App&);

/// Makes what the live view shows fit the snapshot. Requires one with a scene. chart_size: of one chart [chart pixels].
void refresh_live(App&, charts::Size chart_size);

void add_live_commands(const App&, std::vector<Command>&);

}  // namespace teleplan::gui
