#pragma once
// What a draw is for: one stream of random numbers each. Adding one at the end moves no other draw.

#include "sim/random.hpp"

namespace teleplan::models::purpose {

inline constexpr sim::Purpose stay{1}, patient{2}, readings{3}, alert{4}, daily_factor{5}, help_desk{6}, televisit{7}, service{8}, pathway{9}, arrivals{10};
inline constexpr sim::Purpose severity{20}, exacerbation{21}, frailty{22}, influenza{23}, heat{24};

inline constexpr sim::Purpose enrolment{70};           // referrals and acceptance of a quarter
// the platform: what is done on it in an hour, when in the hour, how long a request takes, whether it goes on, when a tier is down
inline constexpr sim::Purpose platform_activity{50}, platform_time{51}, platform_service{52}, platform_route{53}, platform_outage{54};
// services and kits
inline constexpr sim::Purpose service_phase{30}, service_outcome{31}, emergency{32}, kit{33}, missing_data{34};

}  // namespace teleplan::models::purpose
