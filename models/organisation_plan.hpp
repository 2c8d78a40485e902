#pragma once
// Calendars, shifts, pools of staff, operators, workstations, training: a chapter of the plan (plan.hpp).

#include <optional>
#include <string>
#include <vector>

#include "models/named.hpp"
#include "models/network_plan.hpp"
#include "models/plan_parts.hpp"
#include "models/roles_plan.hpp"

namespace teleplan::models {

struct Shift { Duration from{}, to{}; };                           // to <= from: ends on the next day
struct ShiftSeats {
    std::optional<int> weekday, holiday;
    std::optional<int> saturday, sunday, public_holiday;           // instead of holiday; where one is absent, holiday stands
};
struct StaffPool {
    Scope scope = Scope::authority;
    std::optional<WorkKind> kind;                                  // absent: not checked against its pathways
    std::string role;                                              // who does the work that no role names; empty: the role of the pool's name
    std::optional<int> servers;                                    // around the clock, instead of shifts
    std::vector<std::string> shifts;
    Named<Named<ShiftSeats>> seats;                                // authority code (or "region") → shift → seats; absent: to be sized
    std::string coverage;                                          // where open, at least minimum_in_coverage seats
    int minimum_in_coverage = 0;
    double productive_hours = 1408;                                // per full-time equivalent and year, net of leave and absence
    double telemedicine_share = 1;                                 // share of an operator's time on telemedicine
    double hour_rate = 0;                                          // EUR
    std::optional<int> waiting_places;
    // of queueing networks only
    std::optional<ServerSchedule> schedule;                        // instead of servers
    Discipline discipline = Discipline::priority;
    sim::Preemption preemption = sim::Preemption::none;
    sim::ShiftEnd shift_end = sim::ShiftEnd::finish;
};
/// A place that serves what waits elsewhere while an overflow edge to it is open: a night centre of several authorities.
struct Centre {
    std::string title;
    std::optional<int> servers;                                    // around the clock, instead of shifts
    std::vector<std::string> shifts;
    Named<ShiftSeats> seats;                                       // by shift; absent: to be sized
    std::string coverage;                                          // as of a pool
    int minimum_in_coverage = 0;
    std::optional<double> productive_hours, telemedicine_share, hour_rate;   // absent: as the pool whose work it does
};
/// While its calendar is open, urgent work that has waited for `after` goes from a pool to a centre.
struct OverflowEdge {
    std::string pool;                                              // of authorities; or a centre, whose work goes further
    std::vector<std::string> from;                                 // authority codes; empty: all of the region
    std::string to;                                                // a centre
    std::string calendar;                                          // empty: always open
    Duration after{};                                              // waited at its own place; 0: moves at once
    std::vector<std::string> pathways;                             // empty: all that begin at the pool
};
struct OperatorCategory {
    double national_total = 0, joining_share = 1;
    double employed = 0, contracted = 0, accredited = 0;           // shares
    std::string pool;                                              // whose sized heads are its lower bound; may be empty
};
struct Workstations {
    double per_operator = 0, simultaneous_share = 0.8;
    Named<double> settings;                                        // share of the workstations by setting
};
struct Training {
    double already_trained = 0, community_nurse_share = 0, gp_share = 0;
    Duration per_user{};
    std::optional<double> trainers;                                // absent: training never limits
    Duration trainer_hours_per_month{};
    double places = 1;                                             // users trained together by one trainer
    std::optional<Date> from;                                      // of the training; absent: the first day of the ramp
    std::optional<double> users;                                   // whom to train, for the pace of it; absent: the professionals who join
};
struct Surcharges {                                                // on the hour rate; they add up
    double night = 0, holiday = 0;                                 // holiday: Sundays and public holidays
    Shift night_hours{std::chrono::hours{22}, std::chrono::hours{6}};
};
struct Organisation {
    Named<Holiday> holidays;                                       // beside Easter and its Monday; none: the national ones (calendar.hpp)
    Named<Holiday> patron_saints;                                  // authority code → its own holiday
    Named<Calendar> calendars;
    Named<Shift> shifts;
    Named<StaffPool> pools;
    Named<Centre> centres;
    Named<OverflowEdge> overflow;
    Named<OperatorCategory> operators;
    Named<Role> roles;
    Surcharges surcharges;
    Workstations workstations;
    Training training;
};

}  // namespace teleplan::models
