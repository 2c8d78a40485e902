#include "sim/tally.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "sim/bug.hpp"

namespace teleplan::sim {
namespace {

__extension__ using UInt128 = unsigned __int128;

void append(std::vector<std::byte>& out, UInt128 value, int bytes)
{
    for (int i = 0; i < bytes; ++i) out.push_back(static_cast<std::byte>(static_cast<unsigned char>(value >> (8 * i))));
}

}  // namespace

void encode(std::vector<std::byte>& out, std::int64_t value) { append(out, static_cast<std::uint64_t>(value), 8); }
void encode(std::vector<std::byte>& out, Int128 value) { append(out, static_cast<UInt128>(value), 16); }

double Moments::mean_seconds() const
{
    return count == 0 ? 0.0 : static_cast<double>(sum) / static_cast<double>(count) / 1e6;
}

double Moments::variance_seconds2() const
{
    if (count < 2) return 0.0;
    // Around the whole-tick mean, where the integers are exact: sum of (d - m)^2 = squares - 2 m sum + n m^2.
    const Int128 m = sum / count;
    const Int128 about = squares - 2 * m * sum + m * m * count;
    const double rest = static_cast<double>(sum - m * count);          // what whole ticks leave, below count
    const double n = static_cast<double>(count);
    return (static_cast<double>(about) - rest * rest / n) / (n - 1.0) / 1e12;
}

Moments& Moments::operator+=(const Moments& other)
{
    count += other.count;
    sum += other.sum;
    squares += other.squares;
    return *this;
}

void Moments::encode(std::vector<std::byte>& out) const
{
    sim::encode(out, count);
    sim::encode(out, sum);
    sim::encode(out, squares);
}

double Area::mean() const
{
    const auto ticks = length().count();
    return ticks == 0 ? 0.0 : static_cast<double>(area_) / static_cast<double>(ticks);
}

Area& Area::operator+=(const Area& other)
{
    area_ += other.area_;
    merged_ += other.length();
    return *this;
}

void Area::encode(std::vector<std::byte>& out) const
{
    sim::encode(out, area_);
    sim::encode(out, std::int64_t{length().count()});
}

Histogram::Histogram(std::vector<Duration> edges) : edges_(std::move(edges))
{
    require(!edges_.empty() && std::adjacent_find(edges_.begin(), edges_.end(), std::greater_equal<>{}) == edges_.end(),
            "Histogram: edges must increase");
    bins_.resize(edges_.size() + 1);
}

void Histogram::add(Duration d, std::int64_t times)
{
    const auto bin = std::lower_bound(edges_.begin(), edges_.end(), d) - edges_.begin();
    bins_[static_cast<std::size_t>(bin)] += times;
    count_ += times;
}

std::int64_t Histogram::count_up_to(Duration edge) const
{
    const auto found = std::lower_bound(edges_.begin(), edges_.end(), edge);
    require(found != edges_.end() && *found == edge, "Histogram::count_up_to: not an edge");
    std::int64_t total = 0;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(found - edges_.begin()); ++i) total += bins_[i];
    return total;
}

Duration Histogram::quantile(double p) const
{
    require(p >= 0.0 && p <= 1.0, "Histogram::quantile: p outside [0, 1]");
    const double wanted = p * static_cast<double>(count_);
    std::int64_t below = 0;
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        if (bins_[i] > 0 && static_cast<double>(below + bins_[i]) >= wanted) {
            const Duration low = i > 0 ? edges_[i - 1] : std::min(Duration::zero(), edges_[0]);
            const double share = (wanted - static_cast<double>(below)) / static_cast<double>(bins_[i]);
            return low + to_ticks(seconds(edges_[i] - low) * share);
        }
        below += bins_[i];
    }
    return count_ == 0 ? Duration::zero() : edges_.back();
}

Histogram& Histogram::operator+=(const Histogram& other)
{
    require(edges_ == other.edges_, "Histogram: other edges");
    for (std::size_t i = 0; i < bins_.size(); ++i) bins_[i] += other.bins_[i];
    count_ += other.count_;
    return *this;
}

void Histogram::encode(std::vector<std::byte>& out) const
{
    sim::encode(out, static_cast<std::int64_t>(edges_.size()));
    for (const Duration edge : edges_) sim::encode(out, std::int64_t{edge.count()});
    for (const std::int64_t bin : bins_) sim::encode(out, bin);
}

}  // namespace teleplan::sim
