#pragma once
// The platform: a chapter of the plan (plan.hpp).

#include "models/named.hpp"

namespace teleplan::models {

struct MessageKind { double kilobytes = 0; };
struct Platform {
    Named<MessageKind> messages;                                   // reading, ecg_strip, alert, document
    double video_megabit_per_second = 0;
    double availability = 0.995;
};

}  // namespace teleplan::models
