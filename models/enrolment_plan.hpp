#pragma once
// From referral to active patient: a chapter of the plan (plan.hpp).

#include <optional>

#include "models/named.hpp"
#include "models/plan_parts.hpp"

namespace teleplan::models {

struct Kits {
    std::optional<double> stock_share{};                           // absent: kits never limit
    Duration lead_time{}, turnaround{};
    std::optional<Date> first_order{};                             // absent: ordered ahead, whenever needed
};
struct Triangular { double low = 0, mode = 0, high = 0; };
struct AuthorityEnrolment { std::optional<Date> clinical_validation{}; };
struct Enrolment {
    bool limits = false;                                           // false: the ramp is followed exactly
    std::optional<double> referrals_per_start{};                   // absent: referrals never limit
    double acceptance = 1;
    std::optional<Date> clinical_validation{};                     // nobody starts before; absent: no such day
    Named<AuthorityEnrolment> authorities;                         // by authority code: instead of the region's day
    std::optional<double> installations_per_day{};                 // of the region on a working day; absent: the entered seats, if any
    std::optional<double> patients_per_trained_operator{};         // absent: training never limits
    Kits kits;
    Triangular national_delay_months, regional_delay_months;
    double productivity_cv = 0, productivity_correlation = 0;
};

}  // namespace teleplan::models
