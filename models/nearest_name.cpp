#include "models/nearest_name.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace teleplan::models
{
namespace
{

/// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
std::size_t edits(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

}  // namespace

std::string nearest_name(std::string_view wanted, std::span<const std::string_view> names)
{
    constexpr std::size_t longest = 40;  // of the names compared: the work stays small on hostile input
    if (wanted.size() > longest) return {};
    std::string_view best;
    std::size_t fewest = longest;
    for (const std::string_view name : names) {
        if (name.size() > longest) continue;
        const std::size_t distance = edits(wanted, name);
        if (distance <= std::max<std::size_t>(1, name.size() / 3) && distance < fewest) {
            fewest = distance;
            best = name;
        }
    }
    return std::string{best};
}

}  // namespace teleplan::models
