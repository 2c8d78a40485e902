#pragma once
// The region's stock of kits, day by day: orders for each quarter, deliveries, kits that come back.

#include <cstdint>
#include <vector>

#include "models/enrolment_plan.hpp"

namespace teleplan::models {

/// Civil quarters, numbered.
[[nodiscard]] int quarter_of(Date);
[[nodiscard]] Date quarter_start(int quarter);

class KitStock {
public:
    /// planned_starts: with a kit, by day since `first`, to the last day. free: there already and not in use.
    KitStock(const Kits&, Date first, std::vector<double> planned_starts, std::int64_t free);

    void come_back(int day, std::int64_t kits);        // their patients left on that day
    /// Deliveries and returns of a day, then the orders placed on it. started: kits given out so far.
    void receive(int day, std::int64_t started);
    void give_out(std::int64_t kits) { free_ -= kits; }
    [[nodiscard]] std::int64_t free() const { return free_; }

private:
    struct Order { Date placed, arrives; int quarter; };
    void place(const Order&, std::int64_t started);
    [[nodiscard]] double planned(Date from, Date before) const;

    Kits rules_;
    Date first_;
    std::vector<double> planned_starts_;
    std::vector<Order> orders_;
    std::vector<std::int64_t> returning_, deliveries_;             // by day
    std::int64_t free_;
};

}  // namespace teleplan::models
