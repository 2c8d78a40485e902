#pragma once

#include <array>

namespace teleplan::sim {

// Integral of f over [low, high] by 12-point Gauss-Legendre in `panels` equal panels: exact for polynomials of degree 23 in
// each. From + - * only, in a fixed order, so the same bits everywhere.
template <class F>
[[nodiscard]] double integral(double low, double high, int panels, F f)
{
    struct Node { double at; double weight; };
    constexpr std::array<Node, 6> nodes{{
        {0x1.007a5f8f630e4p-3, 0x1.fe40ce6d4f025p-3}, {0x1.78a8d20a8b19dp-2, 0x1.de3155c256ab5p-3},
        {0x1.2cb4f05c077f9p-1, 0x1.a0163e6b1ab72p-3}, {0x1.8a30aeed88f36p-1, 0x1.47d7258f22d8fp-3},
        {0x1.cee874ffb88b4p-1, 0x1.b60602bce6181p-4}, {0x1.f68f1d8e42e81p-1, 0x1.8275d9dea6d8fp-5}}};
    const double half = (high - low) / panels / 2.0;
    double total = 0.0;
    for (int panel = 0; panel < panels; ++panel) {
        const double middle = low + (2 * panel + 1) * half;
        for (const Node& node : nodes) {
            const double left = f(middle - half * node.at);
            const double right = f(middle + half * node.at);
            total += node.weight * (left + right);
        }
    }
    return total * half;
}

}  // namespace teleplan::sim
