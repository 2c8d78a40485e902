#pragma once
// Kits of devices: who needs one, when it breaks or its battery ends, how it comes back. Functions of the person alone.

#include <array>
#include <cstdint>
#include <vector>

#include "models/enrolment.hpp"
#include "models/plan.hpp"
#include "sim/random.hpp"

namespace teleplan::models {

/// Whether patients at a level may have a kit: it measures something and the plan does not leave it out.
[[nodiscard]] bool may_need_kit(const Plan&, TargetGroup, Intensity);

enum class KitCause : std::uint8_t { failure, battery, call };     // call: of an ordinary help-desk call that needs a swap
struct KitEvent {
    int day = 0;
    std::uint32_t index = 0;                           // of its cause, in the stay
    KitCause cause{};
    bool dead_on_arrival = false, swap = false, visit = false;     // visit: by a technician; else by courier
    std::array<std::uint32_t, 4> bits{};               // for the call: time of day, priority
};

class KitModel {
public:
    KitModel(const Plan&, const sim::Stream& draws);
    /// Days of a stay on which the kit breaks, in order; a kit that is being replaced does not break.
    [[nodiscard]] std::vector<int> failures(PersonId, int start, int end) const;
    /// All that happens to the kit during a stay: failures, then batteries, then swaps, each in order of time.
    void events(PersonId, int start, int end, std::vector<KitEvent>& out) const;
    /// Whether a technician fetches the kit at the end of the stay.
    [[nodiscard]] bool withdrawn_by_visit(PersonId) const;
    [[nodiscard]] int replaced_days() const { return replaced_days_; }

private:
    KitEvent event(PersonId, KitCause, std::uint32_t index, int day, double swap) const;
    const Services& services_;
    const Contacts& contacts_;
    sim::Stream draws_;
    int replaced_days_;
};

/// Counted events and work of kits.
struct KitCounts {
    std::int64_t failures = 0, dead_on_arrival = 0, batteries = 0, calls = 0, swaps_by_visit = 0, swaps_by_courier = 0, withdrawals = 0, returns = 0;
    KitCounts& operator+=(const KitCounts&);
};
inline constexpr std::array kit_count_members{&KitCounts::failures, &KitCounts::dead_on_arrival, &KitCounts::batteries, &KitCounts::calls,
                                              &KitCounts::swaps_by_visit, &KitCounts::swaps_by_courier, &KitCounts::withdrawals, &KitCounts::returns};
/// Kits that come back and are cleaned: every swap, withdrawal and return.
[[nodiscard]] std::int64_t turn_arounds(const KitCounts&);

/// Expected events per year of one kit, and per stay. Failures wait for the replacement of the one before.
struct KitMeans { double failures = 0, batteries = 0, swaps = 0, swaps_per_stay = 0; };
[[nodiscard]] KitMeans kit_means(const Plan&);

}  // namespace teleplan::models
