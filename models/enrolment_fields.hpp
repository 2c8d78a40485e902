#pragma once
// Fields of the enrolment, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/enrolment_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, Kits& k)
{
    v.field("stock_share", k.stock_share, limits::amount("stock against the next quarter's starts", "1", 100));
    v.field("lead_time", k.lead_time, limits::part("time from order to delivery"));
    v.field("turnaround", k.turnaround, limits::part("withdraw, sanitise, test, issue again"));
}
template <class V> void fields(V& v, Triangular& t)
{
    v.field("low", t.low, limits::amount("least", "month", 120));
    v.field("mode", t.mode, limits::amount("most likely", "month", 120));
    v.field("high", t.high, limits::amount("most", "month", 120));
}
template <class V> void fields(V& v, Enrolment& e)
{
    v.field("referrals_per_start", e.referrals_per_start, limits::amount("referrals per planned start", "1", 1000));
    v.field("acceptance", e.acceptance, limits::share("referred patients who accept"));
    v.field("kits", e.kits, limits::part("kit stock"));
    v.field("national_delay_months", e.national_delay_months, limits::part("national delay (triangular)"));
    v.field("regional_delay_months", e.regional_delay_months, limits::part("regional delay (triangular)"));
    v.field("productivity_cv", e.productivity_cv, {"of referral and installer productivity", "1", 0, 3});
    v.field("productivity_correlation", e.productivity_correlation, {"between regions", "1", 0, 1});
}

}  // namespace teleplan::models
