#include "models/enrolment_pipeline.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "models/enrolment.hpp"
#include "models/installers.hpp"
#include "models/kit_stock.hpp"
#include "models/kits.hpp"
#include "models/purposes.hpp"
#include "models/socioeconomic.hpp"
#include "models/random_counts.hpp"
#include "models/staffing.hpp"
#include "models/state_mix.hpp"
#include "sim/random.hpp"

namespace teleplan::models {

namespace {

constexpr int days_between_points = 7;

/// One authority's patients of one group.
struct Line {
    std::size_t authority = 0;
    std::uint64_t entity = 0;                          // of its draws: authority code and group
    double kit_share = 0;                              // of the starts: who ever get a kit
    double exit_per_day = 0;                           // 1 / mean stay
    std::vector<const Cell*> cells{};
    std::vector<int> planned{}, active{};              // by day
    std::vector<double> starts{};                      // by day: growth and expected exits, as planned
    Date validation{};                                 // nobody starts before
    // as of the day that is played
    int now = 0, waiting = 0;
    double leaving = 0;                                // part of a person who has not yet left
    double kit_due = 0, kit_back = 0;                  // part of a kit that has not yet been given out, or come back
    std::int64_t kits_given = 0;
    std::int64_t referred = 0, accepted = 0, referred_before = 0, accepted_before = 0;   // of the quarter, and until its start
    EnrolmentCounts counts{};
};

/// Whole ones of what is carried and what comes; the rest is carried on.
int whole(double& carried, double comes)
{
    carried += comes;
    const int out = static_cast<int>(carried);
    carried -= out;
    return out;
}

/// Kits for so many starts of a line.
int kits_for(const Line& line, int starts)
{
    double carried = line.kit_due;
    return whole(carried, starts * line.kit_share);
}

/// Splits `total` over the lines by what they want; nobody gets more than wanted.
void share_out(std::int64_t total, std::vector<int>& wants)
{
    const std::int64_t sum = std::accumulate(wants.begin(), wants.end(), std::int64_t{0});
    if (total >= sum) return;
    if (total <= 0) {
        std::ranges::fill(wants, 0);
        return;
    }
    const std::vector<double> weights(wants.begin(), wants.end());
    wants = largest_remainder(static_cast<int>(total), weights);
}

class Pipeline {
public:
    Pipeline(const Plan& plan, const std::vector<Cohort>& planned, std::uint32_t replication, Date to, const EnrolmentOptions& options)
        : plan_{plan}, planned_{planned}, options_{options}, draws_{static_cast<std::uint64_t>(plan.plan.seed), replication, purpose::enrolment},
          first_{planned.front().points.front().date}, to_{std::max(to, first_)}
    {
        for (std::size_t a = 0; a < planned_.size(); ++a) add_lines(a);
        kits_ = kit_stock();
        installers_open_ = onboarding_calendar(plan_);
        for (const Cohort& c : planned_) population_ += c.authority.population;
    }

    void play()
    {
        for (Line& line : lines_) line.active.push_back(line.now = line.planned.front());
        for (int day = 1; day <= to_ - first_; ++day) {
            leave(day);
            refer(day);
            if (plan_.enrolment.kits.stock_share) receive_kits(day);
            start(day);
            for (Line& line : lines_) line.active.push_back(line.now);
        }
    }

    [[nodiscard]] Enrolled result(const std::vector<Date>& at) const
    {
        Enrolled out{{}, std::vector<EnrolmentCounts>(planned_.size())};
        for (std::size_t a = 0; a < planned_.size(); ++a) {
            EnrolmentCounts& counts = out.counts[a];
            counts.active.assign(at.size(), 0);
            for (const Line& line : lines_) {
                if (line.authority != a) continue;
                counts += line.counts;
                counts.refused += line.counts.referred - line.counts.accepted;
                counts.waiting += line.waiting;
                for (std::size_t i = 0; i < at.size(); ++i) counts.active[i] += seats(line, std::clamp(at[i] - first_, 0, to_ - first_));
            }
            out.cohorts.push_back(realised(a));
        }
        return out;
    }

private:
    void add_lines(std::size_t a)
    {
        const Cohort& cohort = planned_[a];
        const auto* own = find(plan_.enrolment.authorities, cohort.authority.code);
        const auto validation = own && own->clinical_validation ? own->clinical_validation : plan_.enrolment.clinical_validation;
        for (std::size_t g = 0; g < group_count; ++g) {
            Line line{a, person_id(cohort.authority, static_cast<TargetGroup>(g), Intensity::level_2, 0, 0)};
            for (const Cell& cell : cohort.cells)
                if (static_cast<std::size_t>(cell.group) == g) line.cells.push_back(&cell);
            if (line.cells.empty()) continue;
            line.exit_per_day = 1 / mean_stay_days(plan_.programmes[g]);
            line.validation = std::max(validation.value_or(first_), first_ + options_.delay_days);
            double all = 0, may = 0;                   // patient-days, and those at a level that may need a kit
            for (Date d = first_; d <= to_; d = d + 1) {
                int patients = 0;
                for (const Cell* cell : line.cells) {
                    const int there = patients_on(cohort.points, cell->patients, d);
                    patients += there;
                    all += there;
                    may += may_need_kit(plan_, cell->group, cell->intensity) ? there : 0;
                }
                const int growth = line.planned.empty() ? 0 : std::max(0, patients - line.planned.back());
                line.starts.push_back(d == first_ ? 0 : growth + patients * line.exit_per_day);
                line.planned.push_back(patients);
            }
            if (all > 0) line.kit_share = may / all * starts_with_kit(g);
            lines_.push_back(std::move(line));
        }
    }

    /// Share of a group's starts who come to a state that needs a kit.
    [[nodiscard]] double starts_with_kit(std::size_t g) const
    {
        const Programme& p = plan_.programmes[g];
        if (p.states.empty()) return p.needs_kit ? 1 : 0;
        return std::min(1.0, state_mix(p, plan_.protocols[g]).kits_per_start);
    }

    [[nodiscard]] double planned_starts(const Line& line, Date from, Date before) const
    {
        const int a = std::max(0, from - first_), b = std::min(before - first_, static_cast<int>(line.starts.size()));
        return a < b ? std::accumulate(line.starts.begin() + a, line.starts.begin() + b, 0.0) : 0;
    }
    /// Kits already there beyond those of the patients already active are free.
    [[nodiscard]] KitStock kit_stock() const
    {
        std::vector<double> starts(static_cast<std::size_t>(to_ - first_) + 1);
        double used = 0;
        for (const Line& line : lines_) {
            if (line.kit_share <= 0) continue;
            used += line.planned.front() * line.kit_share;
            std::ranges::transform(starts, line.starts, starts.begin(), [&](double sum, double own) { return sum + own * line.kit_share; });
        }
        const auto in_use = static_cast<int>(std::lround(used));
        const auto& there = plan_.starting_point;
        return {plan_.enrolment.kits, first_, std::move(starts), there && there->kits ? std::max(0, *there->kits - in_use) : 0};
    }

    void leave(int day)
    {
        for (Line& line : lines_) {
            line.leaving += line.now * line.exit_per_day;
            const int left = std::min(line.now, static_cast<int>(line.leaving));
            line.leaving -= left;
            line.now -= left;
            line.counts.exits += left;
            kits_.come_back(day, whole(line.kit_back, left * line.kit_share));
        }
    }

    /// Referrals of a quarter are drawn once and spread evenly over its days; so are those of them who accept.
    void refer(int day)
    {
        if (!plan_.enrolment.referrals_per_start) return;
        const Date today = first_ + day;
        const int quarter = quarter_of(today);
        const Date from = std::max(quarter_start(quarter), first_ + 1), before = std::min(quarter_start(quarter + 1), to_ + 1);
        const std::int64_t days = before - from, done = today - from + 1;
        for (Line& line : lines_) {
            if (done == 1) {
                line.referred_before = line.counts.referred;
                line.accepted_before = line.counts.accepted;
                const auto bits = draws_.block({line.entity, static_cast<std::uint32_t>(quarter), 0});
                const double mean = *plan_.enrolment.referrals_per_start * options_.referral_factor * planned_starts(line, from, before);
                line.referred = poisson(mean, sim::unit_interval(bits[0], bits[1]));
                line.accepted = binomial(line.referred, acceptance(plan_, planned_[line.authority].authority), sim::unit_interval(bits[2], bits[3]));
            }
            const std::int64_t accepted = line.accepted_before + line.accepted * done / days;
            line.counts.referred = line.referred_before + line.referred * done / days;
            line.waiting += static_cast<int>(accepted - line.counts.accepted);
            line.counts.accepted = accepted;
        }
    }

    void receive_kits(int day)
    {
        std::int64_t started = 0;
        for (const Line& line : lines_) started += line.kits_given;
        kits_.receive(day, started);
    }

    /// Wants after a limit: the difference is laid to it.
    void lay(EnrolmentLimit limit, std::vector<int>& wants, const std::vector<int>& left)
    {
        for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i].counts.lost_days[static_cast<std::size_t>(limit)] += wants[i] - left[i];
        wants = left;
    }

    void start(int day)
    {
        const Date today = first_ + day;
        const auto d = static_cast<std::size_t>(day);
        std::vector<int> wants, left(lines_.size());
        for (const Line& line : lines_) wants.push_back(std::max(0, line.planned[d] - line.now));
        for (std::size_t i = 0; i < lines_.size(); ++i) left[i] = today < lines_[i].validation ? 0 : wants[i];
        lay(EnrolmentLimit::validation, wants, left);
        if (plan_.enrolment.referrals_per_start) {
            for (std::size_t i = 0; i < lines_.size(); ++i) left[i] = std::min(left[i], lines_[i].waiting);
            lay(EnrolmentLimit::referrals, wants, left);
        }
        if (options_.trained_operators && plan_.enrolment.patients_per_trained_operator) {
            limit_by_training(today, left);
            lay(EnrolmentLimit::training, wants, left);
        }
        if (plan_.enrolment.kits.stock_share) {
            share_among_kit_lines(kits_.free(), left);
            lay(EnrolmentLimit::kits, wants, left);
        }
        if (const auto most = installations(today)) {
            share_among_kit_lines(*most, left);
            lay(EnrolmentLimit::installers, wants, left);
        }
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            Line& line = lines_[i];
            line.now += wants[i];
            line.counts.activated += wants[i];
            if (plan_.enrolment.referrals_per_start) line.waiting -= wants[i];
            const int kits = whole(line.kit_due, wants[i] * line.kit_share);
            line.kits_given += kits;
            kits_.give_out(kits);
        }
    }

    /// Of each line as many starts as the kits suffice for that it gets.
    void share_among_kit_lines(std::int64_t total, std::vector<int>& left) const
    {
        std::vector<int> kits(left.size());
        for (std::size_t i = 0; i < left.size(); ++i) kits[i] = kits_for(lines_[i], left[i]);
        share_out(total, kits);
        for (std::size_t i = 0; i < left.size(); ++i) {
            const Line& line = lines_[i];
            if (kits_for(line, left[i]) <= kits[i]) continue;
            left[i] = std::min(left[i], static_cast<int>((kits[i] + 1 - line.kit_due) / line.kit_share) + 1);   // not too few
            while (kits_for(line, left[i]) > kits[i]) --left[i];
        }
    }

    /// Active patients of an authority at most: its part, by population, of the trained operators × patients for each.
    void limit_by_training(Date today, std::vector<int>& left) const
    {
        const double region = options_.trained_operators(today) * *plan_.enrolment.patients_per_trained_operator;
        for (std::size_t a = 0; a < planned_.size(); ++a) {
            std::vector<int> own(left.size());
            std::int64_t room = static_cast<std::int64_t>(region * planned_[a].authority.population / population_);
            for (std::size_t i = 0; i < left.size(); ++i)
                if (lines_[i].authority == a) {
                    own[i] = left[i];
                    room -= lines_[i].now;
                }
            share_out(room, own);
            for (std::size_t i = 0; i < left.size(); ++i)
                if (lines_[i].authority == a) left[i] = own[i];
        }
    }

    /// Whole installations of a day; the fraction of one is kept for the next working day, an idle installer's day is lost.
    [[nodiscard]] std::optional<std::int64_t> installations(Date today)
    {
        const auto per_day = plan_.enrolment.installations_per_day ? plan_.enrolment.installations_per_day : by_seats(today);
        if (!per_day) return std::nullopt;
        if (installers_open_ && !includes(installers_open_->days, today, holidays_)) return 0;
        begun_ += *per_day * options_.installer_factor;
        const auto whole = static_cast<std::int64_t>(begun_);
        begun_ -= static_cast<double>(whole);
        return whole;
    }

    /// Of the kinds of days: each is worked out once.
    [[nodiscard]] std::optional<double> by_seats(Date today)
    {
        const int day = weekday(today);
        const DayKind kind = is_public_holiday(today, holidays_) ? DayKind::public_holiday : day == 6 ? DayKind::sunday : day == 5 ? DayKind::saturday : DayKind::weekday;
        auto& known = by_seats_[static_cast<std::size_t>(kind)];
        if (!known) known = KnownSeats{installations_by_seats(plan_, today)};
        return known->per_day;
    }

    /// Places that the realised ramp keeps open: who stays on after a planned fall is not among them.
    static int seats(const Line& line, int day) { return std::min(line.active[static_cast<std::size_t>(day)], line.planned[static_cast<std::size_t>(day)]); }

    [[nodiscard]] Cohort realised(std::size_t a) const
    {
        const Cohort& plan = planned_[a];
        const bool behind = std::ranges::any_of(lines_, [&](const Line& line) {
            return line.authority == a && std::ranges::any_of(line.counts.lost_days, [](std::int64_t days) { return days > 0; });
        });
        if (!behind) return plan;
        Cohort out{plan.authority, {}, {}};
        for (Date d = first_; d < to_; d = d + days_between_points) out.points.push_back({d, 0});
        for (const RampPoint& p : plan.points)
            if (p.date <= to_) out.points.push_back({p.date, 0});
        out.points.push_back({to_, 0});
        std::ranges::sort(out.points, {}, &RampPoint::date);
        const auto same_date = [](const RampPoint& one, const RampPoint& other) { return one.date == other.date; };
        out.points.erase(std::unique(out.points.begin(), out.points.end(), same_date), out.points.end());
        for (const Line& line : lines_) {
            if (line.authority != a) continue;
            std::vector<Cell> cells;
            for (const Cell* cell : line.cells) cells.push_back({cell->group, cell->intensity, {}});
            for (const RampPoint& p : out.points) {
                std::vector<double> weights;
                for (const Cell* cell : line.cells) weights.push_back(patients_on(plan.points, cell->patients, p.date));
                const int total = seats(line, p.date - first_);
                const auto parts = total > 0 ? largest_remainder(total, weights) : std::vector<int>(cells.size());
                for (std::size_t i = 0; i < cells.size(); ++i) cells[i].patients.push_back(parts[i]);
            }
            for (Cell& cell : cells)
                if (chains(cell) > 0) out.cells.push_back(std::move(cell));
        }
        return out;
    }

    const Plan& plan_;
    const std::vector<Cohort>& planned_;
    const EnrolmentOptions& options_;
    sim::Stream draws_;
    Date first_, to_;
    std::vector<Line> lines_;
    KitStock kits_{{}, {}, {}, 0};
    double begun_ = 0, population_ = 0;
    struct KnownSeats { std::optional<double> per_day; };
    std::array<std::optional<KnownSeats>, 5> by_seats_;            // by DayKind
    const Calendar* installers_open_ = nullptr;
    Holidays holidays_ = holidays_of(plan_, "region");
};

}  // namespace

EnrolmentCounts& EnrolmentCounts::operator+=(const EnrolmentCounts& o)
{
    for (const auto member : {&EnrolmentCounts::referred, &EnrolmentCounts::refused, &EnrolmentCounts::accepted, &EnrolmentCounts::activated,
                              &EnrolmentCounts::exits, &EnrolmentCounts::waiting})
        this->*member += o.*member;
    for (std::size_t l = 0; l < lost_days.size(); ++l) lost_days[l] += o.lost_days[l];
    active.resize(std::max(active.size(), o.active.size()));
    for (std::size_t i = 0; i < o.active.size(); ++i) active[i] += o.active[i];
    return *this;
}

Enrolled enrol(const Plan& plan, const std::vector<Cohort>& planned, std::uint32_t replication, Date to, const std::vector<Date>& at, const EnrolmentOptions& options)
{
    Pipeline pipeline{plan, planned, replication, to, options};
    pipeline.play();
    return pipeline.result(at);
}

}  // namespace teleplan::models
