#include "models/kit_stock.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace teleplan::models {

namespace {

int whole_days(Duration d) { return static_cast<int>((d + one_day - Duration{1}) / one_day); }

}  // namespace

int quarter_of(Date d)
{
    const YearMonthDay c = civil(d);
    return c.year * 4 + (c.month - 1) / 3;
}
Date quarter_start(int quarter) { return to_date({quarter / 4, quarter % 4 * 3 + 1, 1}); }

KitStock::KitStock(const Kits& rules, Date first, std::vector<double> planned_starts, std::int64_t free)
    : rules_{rules}, first_{first}, planned_starts_{std::move(planned_starts)}, returning_(planned_starts_.size()), deliveries_(planned_starts_.size()), free_{free}
{
    if (!rules_.stock_share || planned_starts_.size() < 2) return;
    const Date last = first_ + (static_cast<int>(planned_starts_.size()) - 1);
    const int lead = whole_days(rules_.lead_time);
    for (int quarter = quarter_of(first_ + 1); quarter <= quarter_of(last); ++quarter) {
        Date arrives = std::max(quarter_start(quarter), first_ + 1);
        if (rules_.first_order) arrives = std::max(arrives, *rules_.first_order + lead);
        if (arrives <= last) orders_.push_back({arrives + -lead, arrives, quarter});
    }
    for (const Order& order : orders_)
        if (order.placed <= first_) place(order, 0);
}

void KitStock::come_back(int day, std::int64_t kits)
{
    const auto back = static_cast<std::size_t>(day + whole_days(rules_.turnaround));
    if (back < returning_.size()) returning_[back] += kits;
}

void KitStock::receive(int day, std::int64_t started)
{
    free_ += deliveries_[static_cast<std::size_t>(day)] + returning_[static_cast<std::size_t>(day)];
    for (const Order& order : orders_)
        if (order.placed == first_ + day) place(order, started);
}

/// So many that on arrival, were the plan followed until then, stock_share of the starts from then to the quarter's end is free.
void KitStock::place(const Order& order, std::int64_t started)
{
    std::int64_t coming = free_;
    for (int d = std::max(0, order.placed - first_ + 1); d <= order.arrives - first_; ++d)
        coming += returning_[static_cast<std::size_t>(d)] + deliveries_[static_cast<std::size_t>(d)];
    const double until_then = planned(first_, order.arrives) - static_cast<double>(started);
    const double after = *rules_.stock_share * planned(std::max(order.arrives, quarter_start(order.quarter)), quarter_start(order.quarter + 1));
    const double wanted = after + until_then - static_cast<double>(coming);
    constexpr double rounding = 1e-9;
    if (wanted > 0) deliveries_[static_cast<std::size_t>(order.arrives - first_)] += static_cast<std::int64_t>(std::ceil(wanted - rounding));
}

double KitStock::planned(Date from, Date before) const
{
    const int a = std::max(0, from - first_), b = std::min(before - first_, static_cast<int>(planned_starts_.size()));
    return a < b ? std::accumulate(planned_starts_.begin() + a, planned_starts_.begin() + b, 0.0) : 0;
}

}  // namespace teleplan::models
