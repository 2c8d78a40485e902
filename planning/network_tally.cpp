#include "planning/network_tally.hpp"

#include <cstring>

namespace teleplan::planning {

namespace {

/// 128 bits of all bins (two chains of the finaliser of splitmix64): the bins themselves of a thousand replications would
/// take gigabytes.
void encode_digest(std::vector<std::byte>& out, const sim::LogHistogram& histogram)
{
    std::vector<std::byte> bytes;
    histogram.encode(bytes);
    std::uint64_t chains[] = {0x243f6a8885a308d3, 0x13198a2e03707344};           // digits of pi
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, &bytes[at], 8);
        for (std::uint64_t& chain : chains) {
            chain = (chain ^ word) + 0x9e3779b97f4a7c15;
            chain = (chain ^ (chain >> 30U)) * 0xbf58476d1ce4e5b9;
            chain = (chain ^ (chain >> 27U)) * 0x94d049bb133111eb;
            chain ^= chain >> 31U;
        }
    }
    for (const std::uint64_t chain : chains) sim::encode(out, static_cast<std::int64_t>(chain));
}

}  // namespace

NetworkTally::NetworkTally(const TallyPlan& plan, SimTime start)
    : flows(plan.flows.size()), levels(plan.levels.size()), servers(plan.servers.size()), stays(plan.stays.size())
{
    for (LevelTally& level : levels) level.since = start;
    for (ServerTally& server : servers) server.since = start;
}

void NetworkTally::encode(std::vector<std::byte>& out) const
{
    for (const FlowTally& f : flows) {
        for (const std::int64_t value : {f.arrived, f.started, f.waited, f.within, f.gave_up, f.rejected, f.balked, f.interrupted, f.served, std::int64_t{f.longest.count()}})
            sim::encode(out, value);
        for (const Int128 value : {f.wait, f.lost_wait, f.service}) sim::encode(out, value);
        encode_digest(out, f.waits);
    }
    for (const LevelTally& l : levels) {
        sim::encode(out, l.area);
        sim::encode(out, l.most);
        for (const std::int64_t ticks : l.ticks_at) sim::encode(out, ticks);
    }
    for (const ServerTally& s : servers)
        for (const Int128 value : {s.busy, s.waiting, s.staffed}) sim::encode(out, value);
    for (const StayTally& s : stays) {
        for (const std::int64_t value : {s.left, s.within, std::int64_t{s.longest.count()}}) sim::encode(out, value);
        sim::encode(out, s.time);
        encode_digest(out, s.times);
    }
}

}  // namespace teleplan::planning
