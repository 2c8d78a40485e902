#pragma once
// Regions laid over each other, replication by replication: sums of their table rows, and their load on one calendar.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "planning/executor.hpp"
#include "planning/national_result.hpp"
#include "planning/need_rows.hpp"

namespace teleplan::planning {

class Superposition {
public:
    explicit Superposition(DateRange regime) : regime_{regime} {}

    /// Takes one region: every replication's row and hours are added to those of the same index.
    void add(const TableInputs&, std::uint32_t first);

    /// Second pass, region by region once all are added: the messages in each second of the replication's busiest hour.
    void count_peak_seconds(const Study& region, const Executor&);

    /// Italy: sums of the regions' rows, with intervals over the replications' sums.
    [[nodiscard]] NeedRow row(const std::vector<NeedRow>& regions) const;
    [[nodiscard]] PlatformLoad platform() const;

    /// The hours and the peak of every replication as integers, little-endian.
    void encode(std::vector<std::byte>&) const;

private:
    struct Replication {
        std::uint32_t number = 0;
        NeedRow row;                                   // the sum of the regions' means
        double nurse_hours_a_week = 0, nurses = 0;     // of the hours per enabled nurse
        std::vector<std::int64_t> messages;            // [hour of the regime]
        std::vector<double> documents, video;
        double messages_per_year = 0, gigabytes_per_year = 0;
        std::vector<std::uint32_t> seconds;            // of the busiest hour
    };
    [[nodiscard]] int peak_hour(const Replication&) const;
    template <class Value> [[nodiscard]] Interval over_all(Value&& value) const;

    DateRange regime_;
    std::vector<Replication> replications_;
    std::array<double, 24> messages_by_hour_{};
};

}  // namespace teleplan::planning
