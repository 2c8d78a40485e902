#include "sim/packed_arrivals.hpp"

#include "sim/bug.hpp"

namespace teleplan::sim {

namespace {

constexpr auto day_length = std::chrono::hours{24};

std::int64_t day_of(SimTime at) { return at.time_since_epoch() / day_length; }     // of times since the epoch

}  // namespace

void PackedArrivals::push_back(const TimedArrival& w)
{
    require(size_ == 0 || w.at >= at(size_ - 1), "PackedArrivals: arrivals come in order of time");
    if (size_ == 0) base_ = w.at;
    const Arrival& a = w.arrival;
    const auto since = static_cast<std::uint64_t>((w.at - base_).count());
    const auto service = a.service.has_value() ? (*a.service).count() : -1;
    const auto job_class = static_cast<std::uint64_t>(a.job_class), stage = static_cast<std::uint64_t>(a.stage);
    const bool fits = w.at >= SimTime{} && static_cast<std::int64_t>(a.key.day) == day_of(w.at) && since < std::uint64_t{1} << 48U && a.key.slot < 1U << 12U &&
                      service >= 0 && service < std::int64_t{1} << 40 && !a.patience.has_value() && job_class < 1U << 12U && stage < 1U << 12U;
    Entry e{a.key.entity, since << time_shift | std::uint64_t{a.key.slot} << slot_shift, static_cast<std::uint64_t>(service) << service_shift | job_class << class_shift | stage};
    if (!fits) {
        e = {whole_.size(), whole, 0};
        whole_.push_back(w);
    }
    if (size_ >> chunk_bits == chunks_.size()) {
        chunks_.emplace_back();
        if (chunks_.size() > 1) chunks_.back().reserve(std::size_t{1} << chunk_bits);
    }
    chunks_.back().push_back(e);
    ++size_;
}

TimedArrival PackedArrivals::operator[](std::size_t i) const
{
    const Entry& e = entry(i);
    if ((e.time & whole) != 0) return whole_[e.entity];
    const SimTime at = base_ + Duration{static_cast<std::int64_t>(e.time >> time_shift)};
    return {at, {{e.entity, static_cast<std::uint32_t>(day_of(at)), static_cast<std::uint32_t>(e.time >> slot_shift & 0xfffU)},
                 static_cast<StageId>(e.work & 0xfffU), static_cast<ClassId>(e.work >> class_shift & 0xfffU),
                 Duration{static_cast<std::int64_t>(e.work >> service_shift)}, {}}};
}

std::size_t ArrivalSpan::first_from(SimTime from) const
{
    std::size_t low = first_, high = end_;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (at(middle - first_) < from) low = middle + 1;
        else high = middle;
    }
    return low;
}

ArrivalSpan ArrivalSpan::between(SimTime from, SimTime to) const
{
    ArrivalSpan out = *this;
    out.first_ = first_from(from);
    out.end_ = std::max(out.first_, first_from(to));
    return out;
}

}  // namespace teleplan::sim
