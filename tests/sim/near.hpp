#pragma once

#include <cmath>

namespace teleplan::sim {

// Whether a and b differ by at most `relative` of b; for b = 0 by at most `relative`.
inline bool near(double a, double b, double relative)
{
    const double scale = b == 0.0 ? 1.0 : std::fabs(b);
    return std::fabs(a - b) <= relative * scale;
}

}  // namespace teleplan::sim
