#pragma once
// Fields of the platform, once each; part of plan_fields.hpp, which says what a visitor is.

#include "models/field.hpp"
#include "models/platform_plan.hpp"

namespace teleplan::models {

template <class V> void fields(V& v, MessageKind& m) { v.field("size", m.kilobytes, limits::amount("mean size", "kB", 1e6)); }
template <class V> void fields(V& v, Platform& p)
{
    v.field("messages", p.messages, limits::part("kinds of messages and documents"));
    v.field("video", p.video_megabit_per_second, limits::amount("video, per direction", "Mbit/s", 1000));
    v.field("availability", p.availability, limits::share("share of the time in which the platform is up"));
}

}  // namespace teleplan::models
