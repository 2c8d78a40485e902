#pragma once
// Fields of prices and funds, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/costs_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, CostLine& l)
{
    v.field("title", l.title, limits::part("what is paid"));
    v.field("shape", l.shape, limits::part("what the amount is multiplied by"));
    v.field("kind", l.kind, limits::part("investment or running cost"));
    v.field("amount", l.amount, limits::may(limits::amount("price; absent: the plan's price of that shape", "EUR")));
    v.field("pool", l.pool, limits::text("whose hours; absent: all pools"));
    v.field("fund", l.fund, limits::text("fund that pays; absent: none"));
    v.field("where", l.where, limits::text("authority or region code; absent: everywhere"));
    v.field("from", l.from, limits::may(limits::part("first day on which it is paid")));
    v.field("to", l.to, limits::may(limits::part("last day on which it is paid")));
}
template <class V> void fields(V& v, Fund& f)
{
    v.field("title", f.title, limits::part("name of the fund"));
    v.field("amount", f.amount, limits::may(limits::amount("what it holds; absent: not known", "EUR", 1e12)));
    v.field("national", f.national, limits::may(limits::part("the amount is Italy's: a region has its share by population")));
    v.field("from", f.from, limits::may(limits::part("first day that it pays for")));
    v.field("to", f.to, limits::may(limits::part("last day that it pays for; absent: no end")));
    v.field("south_share_required", f.south_share_required, limits::may(limits::share("least share for the South")));
}
template <class V> void fields(V& v, Tariff& t)
{
    v.field("service", t.service, limits::part("service that it is for"));
    v.field("amount", t.amount, limits::amount("tariff", "EUR"));
    v.field("date", t.date, limits::may(limits::part("in force from")));
    v.field("source", t.source, limits::text("where it is published"));
}
template <class V> void fields(V& v, Costs& c)
{
    v.field("workstation", c.workstation, limits::amount("price of a workstation", "EUR"));
    v.field("kit_per_month", c.kit_per_month, limits::amount("kit and connectivity", "EUR/kit-month"));
    v.field("platform_per_patient_month", c.platform_per_patient_month, limits::amount("platform", "EUR/patient-month"));
    v.field("lines", c.lines, limits::may(limits::part("what is paid, in the tenders' shapes")));
    v.field("funds", c.funds, limits::may(limits::part("who pays")));
    v.field("tariffs", c.tariffs, limits::may(limits::part("tariffs of services, as information")));
}

}  // namespace teleplan::models
