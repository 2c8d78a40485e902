// A ramp that counts people treated or assisted, turned into active patients.

#include <algorithm>
#include <cmath>

#include "models/cohort.hpp"
#include "models/enrolment.hpp"

namespace teleplan::models {

namespace {

/// Patient-days of a line from (t0, a) to (t1, b) within [from, t1], and how much of them each further patient at t1 adds.
struct Area { double known = 0, per_patient_at_end = 0; };
Area area_since(double from, double t0, double a, double t1)
{
    const double length = t1 - t0, start = std::max(from, t0), share = (start - t0) / length;   // of the way at which counting begins
    const double days = t1 - start;
    return {days * a * (1 - share) / 2, days * (1 + share) / 2};
}

/// Patient-days of the part of a known line that lies in [from, …].
double area_between(double from, const RampPoint& p, double a, const RampPoint& q, double b)
{
    const double t0 = p.date.day, t1 = q.date.day;
    if (t1 <= from) return 0;
    const Area area = area_since(from, t0, a, t1);
    return area.known + area.per_patient_at_end * b;
}

}  // namespace

std::vector<RampPoint> active_points(const Plan& plan)
{
    const Ramp& ramp = plan.timeline.ramp;
    if (ramp.counter == Counter::active || ramp.points.empty()) return ramp.points;
    double exits = 0;                                  // per active patient and day
    for (const Programme& p : plan.programmes) exits += p.share / mean_stay_days(p);

    std::vector<double> active;
    std::vector<RampPoint> out;
    for (std::size_t i = 0; i < ramp.points.size(); ++i) {
        const double figure = ramp.points[i].patients, t = ramp.points[i].date.day, first = ramp.points.front().date.day;
        const bool treated = ramp.counter == Counter::treated_in_year;
        const double from = treated ? t - days_per_year : first;
        double patient_days = 0, per_patient = 0;      // counted so far; that each patient of this point adds
        if (treated && from < first) {                 // before the first point the count stood still
            if (i == 0) per_patient += first - from;
            else patient_days += (first - from) * active.front();
        }
        for (std::size_t k = 1; k < i; ++k) patient_days += area_between(from, ramp.points[k - 1], active[k - 1], ramp.points[k], active[k]);
        if (i > 0) {
            const Area last = area_since(from, ramp.points[i - 1].date.day, active[i - 1], t);
            patient_days += last.known;
            per_patient += last.per_patient_at_end;
        }
        active.push_back(std::max(0.0, (figure - exits * patient_days) / (1 + exits * per_patient)));
        out.push_back({ramp.points[i].date, static_cast<int>(std::floor(active.back() + 0.5))});
    }
    return out;
}

}  // namespace teleplan::models
