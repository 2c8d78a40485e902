#include "planning/live_run.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "planning/world.hpp"

namespace teleplan::planning {

namespace {

constexpr auto frame = std::chrono::milliseconds{33};              // between snapshots, at least
constexpr auto slice = std::chrono::milliseconds{8};               // of work between two looks at the orders
constexpr auto most_lag = std::chrono::milliseconds{250};          // behind its speed; what is more is not made up for
constexpr auto rate_span = std::chrono::milliseconds{500};

double seconds(WallClock::duration d) { return std::chrono::duration<double>(d).count(); }

double held(double speed) { return speed > slowest_live_speed ? speed : slowest_live_speed; }   // also what is no number

}  // namespace

/// Where the simulation should be by now, and how fast it has been lately.
struct LiveRun::Clock {
    WallClock::time_point wall, rated;
    SimTime time, rated_at;
    double rate = 0;
    std::uint32_t change = UINT32_MAX;                             // the orders it goes by

    void start(SimTime now, std::uint32_t orders)
    {
        wall = rated = WallClock::now();
        time = rated_at = now;
        rate = 0;
        change = orders;
    }
    [[nodiscard]] SimTime due(double speed) const
    {
        return time + Duration{static_cast<std::int64_t>(std::min(seconds(WallClock::now() - wall) * speed * 1e6, 1e17))};
    }
    void catch_up(SimTime now, double speed)
    {
        const auto here = WallClock::now();
        if (sim::seconds(due(speed) - now) > speed * seconds(most_lag)) {
            wall = here;
            time = now;
        }
    }
    void measure(SimTime now)
    {
        const auto here = WallClock::now();
        if (here - rated < rate_span && rate > 0) return;
        rate = sim::seconds(now - rated_at) / std::max(seconds(here - rated), 1e-6);
        if (here - rated < rate_span) return;                      // at the beginning: so far
        rated = here;
        rated_at = now;
    }
};

LiveRun::LiveRun(std::shared_ptr<const models::Plan> plan, std::shared_ptr<const models::Territory> territory, LiveOptions options, std::function<void()> wake)
    : plan_{std::move(plan)}, territory_{std::move(territory)}, options_{options}, wake_{std::move(wake)}
{
    orders_.speed = held(options_.speed);
    auto first = std::make_shared<Snapshot>();
    first->replication = options_.replication;
    snapshot_ = std::move(first);
    thread_ = std::thread{[this] { work(); }};
}

LiveRun::~LiveRun()
{
    stop();
    thread_.join();
}

void LiveRun::order(const std::function<void(Orders&)>& change)
{
    {
        const std::lock_guard lock{ordering_};
        change(orders_);
        ++orders_.change;
    }
    ordered_.notify_one();
}

void LiveRun::play()
{
    order([](Orders& o) {
        o.mode = Mode::playing;
        o.until = sim::never;
        o.steps = {};
    });
}
void LiveRun::pause()
{
    order([](Orders& o) {
        o.mode = Mode::paused;
        o.steps = {};
    });
}
void LiveRun::set_speed(double speed)
{
    order([speed](Orders& o) { o.speed = held(speed); });
}
void LiveRun::step(Duration length)
{
    order([length](Orders& o) {
        if (o.mode == Mode::playing) o.mode = Mode::paused;
        o.steps += std::max(length, Duration{});
    });
}
void LiveRun::run_until(models::Date day)
{
    order([day](Orders& o) {
        o.mode = Mode::playing;
        o.until = models::start_of(day);
        o.steps = {};
    });
}
void LiveRun::stop()
{
    stop_ = true;
    order([](Orders&) {});
}

std::shared_ptr<const Snapshot> LiveRun::snapshot() const
{
    const std::lock_guard lock{publishing_};
    return snapshot_;
}

void LiveRun::publish(std::shared_ptr<const Snapshot> next)
{
    {
        const std::lock_guard lock{publishing_};
        snapshot_.swap(next);
    }
    published_ = WallClock::now();
    if (wake_) wake_();
}

void LiveRun::publish(World* world, LiveState state, double rate)
{
    auto next = std::make_shared<Snapshot>();
    next->replication = options_.replication;
    next->state = state;
    next->rate = rate;
    if (world) world->look(*next);
    publish(std::move(next));
}

void LiveRun::report(std::string_view stage, double done, double total)
{
    const auto now = WallClock::now();
    pace_.note(stage, done, total, now);
    if (now - published_ < frame) return;
    auto next = std::make_shared<Snapshot>();
    next->replication = options_.replication;
    next->stage = pace_.stage();
    next->done = total > 0 ? done / total : 0;
    next->seconds_left = pace_.left(now);
    publish(std::move(next));
}

void LiveRun::work()
{
    auto last = std::make_shared<Snapshot>();
    try {
        return live();
    } catch (const Interrupted&) {
        *last = *snapshot();
        last->state = LiveState::stopped;
    } catch (const std::exception& e) {
        *last = *snapshot();
        last->state = LiveState::failed;
        last->error = e.what();
    } catch (...) {
        *last = *snapshot();
        last->state = LiveState::failed;
        last->error = "unknown exception";
    }
    last->rate = 0;
    publish(std::move(last));
}

void LiveRun::prepare(World& world, SimTime to)
{
    const SimTime from = world.now();
    while (world.now() < to) {
        if (stop_) throw Interrupted{};
        world.advance(std::min(to, world.now() + std::chrono::hours{1}));
        report("lead_in", sim::seconds(world.now() - from), sim::seconds(to - from));
    }
}

/// As they stand, with the steps that were asked for turned into a time.
LiveRun::Orders LiveRun::orders(World& world)
{
    const std::lock_guard lock{ordering_};
    if (orders_.steps > Duration{}) {
        const SimTime from = orders_.mode == Mode::stepping ? std::min(orders_.until, world.end()) : world.now();
        orders_.until = sim::later(from, orders_.steps);
        orders_.steps = {};
        orders_.mode = Mode::stepping;
    }
    if (orders_.mode != Mode::paused && world.now() >= std::min(orders_.until, world.end())) orders_.mode = Mode::paused;
    return orders_;
}

/// A slice of work, unless the simulation is where it should be.
void LiveRun::go_on(World& world, Clock& clock, const Orders& now)
{
    const double speed = now.mode == Mode::stepping ? as_fast_as_possible : now.speed;
    const bool free = speed == as_fast_as_possible;
    const auto began = WallClock::now();
    for (;;) {
        const SimTime due = std::min({free ? world.end() : clock.due(speed), now.until, world.end()});
        if (world.now() >= due) break;
        world.advance(std::min(due, world.now() + std::chrono::hours{1}));
        if (WallClock::now() - began >= slice || stop_) break;
    }
    if (!free) clock.catch_up(world.now(), speed);
    clock.measure(world.now());
}

/// Until there are other orders, or so long.
void LiveRun::rest(const Orders& seen, std::optional<WallClock::duration> at_most)
{
    std::unique_lock lock{ordering_};
    const auto other = [&] { return stop_ || orders_.change != seen.change; };
    if (at_most) ordered_.wait_for(lock, *at_most, other);
    else ordered_.wait(lock, other);
}

void LiveRun::live()
{
    if (models::is_network(*plan_)) throw std::invalid_argument{"a queueing network cannot be seen live: only a regional plan can"};
    report("demand", 0, 1);
    const Study study{*plan_, *territory_};
    const StudyClocks clocks{study};
    World world{study, clocks, entered_staffing(study), options_.replication, Executor{options_.threads, {[this](auto... told) { report(told...); }, &stop_}}};
    prepare(world, models::start_of(study.regime.from));

    Clock clock;
    std::optional<LiveState> shown;
    SimTime shown_at{};
    for (;;) {
        const Orders now = orders(world);
        if (stop_) throw Interrupted{};
        const bool runs = now.mode != Mode::paused;
        const LiveState state = world.now() == world.end() ? LiveState::finished : runs ? LiveState::running : LiveState::paused;
        if (clock.change != now.change || !runs) clock.start(world.now(), now.change);
        const bool is_new = state != shown || world.now() != shown_at;
        if (is_new && (state != shown || !runs || WallClock::now() - published_ >= frame)) {
            publish(&world, state, runs ? clock.rate : 0);
            shown = state;
            shown_at = world.now();
        }
        if (!runs) {
            rest(now, std::nullopt);
            continue;
        }
        const SimTime before = world.now();
        go_on(world, clock, now);
        if (world.now() == before || (now.mode == Mode::playing && now.speed != as_fast_as_possible && world.now() >= clock.due(now.speed)))
            rest(now, frame / 2);
    }
}

}  // namespace teleplan::planning
