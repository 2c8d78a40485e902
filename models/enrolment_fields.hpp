#pragma once
// Fields of the enrolment, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/enrolment_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, Kits& k)
{
    v.field("stock_share", k.stock_share, limits::may(limits::amount("stock against the next quarter's starts with a kit; absent: kits never limit", "1", 100)));
    v.field("lead_time", k.lead_time, limits::part("time from order to delivery"));
    v.field("turnaround", k.turnaround, limits::part("withdraw, sanitise, test, issue again"));
    v.field("first_order", k.first_order, limits::may(limits::part("day of the first order; absent: ordered ahead of the first quarter")));
}
template <class V> void fields(V& v, Triangular& t)
{
    v.field("low", t.low, limits::amount("least", "month", 120));
    v.field("mode", t.mode, limits::amount("most likely", "month", 120));
    v.field("high", t.high, limits::amount("most", "month", 120));
}
template <class V> void fields(V& v, AuthorityEnrolment& a)
{
    v.field("clinical_validation", a.clinical_validation, limits::may(limits::part("no patient of this authority starts before")));
}
template <class V> void fields(V& v, Enrolment& e)
{
    v.field("limits", e.limits, limits::may(limits::part("the limits below delay the ramp; false: it is followed exactly")));
    v.field("referrals_per_start", e.referrals_per_start, limits::may(limits::amount("referrals per planned start; absent: they never limit", "1", 1000)));
    v.field("acceptance", e.acceptance, limits::share("referred patients who accept"));
    v.field("clinical_validation", e.clinical_validation, limits::may(limits::part("no patient starts before")));
    v.field("authorities", e.authorities, limits::may(limits::part("by authority code, instead of the region's")));
    v.field("installations_per_day", e.installations_per_day, limits::may(limits::amount("kits that all installers set up in a working day; absent: by their entered seats", "1/day", 1e6)));
    v.field("patients_per_trained_operator", e.patients_per_trained_operator, limits::may(limits::amount("active patients per trained operator; absent: training never limits", "1", 1e6)));
    v.field("kits", e.kits, limits::part("kit stock"));
    v.field("national_delay_months", e.national_delay_months, limits::part("national delay (triangular)"));
    v.field("regional_delay_months", e.regional_delay_months, limits::part("regional delay (triangular)"));
    v.field("productivity_cv", e.productivity_cv, {"of referral and installer productivity", "1", 0, 3});
    v.field("productivity_correlation", e.productivity_correlation, {"between regions", "1", 0, 1});
}

}  // namespace teleplan::models
