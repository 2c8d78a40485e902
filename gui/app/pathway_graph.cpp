#include "gui/app/pathway_graph.hpp"

#include <algorithm>
#include <numeric>

namespace teleplan::gui {

namespace {

enum class Mark : std::uint8_t { fresh, open, done };

struct Layering {
    const PathwayGraph& graph;
    std::vector<std::vector<std::size_t>> next;        // without arrows back
    std::vector<Mark> marks;
    std::vector<std::size_t> order;                    // every box before those that lead to it

    explicit Layering(const PathwayGraph& g) : graph{g}, next(g.nodes.size()), marks(g.nodes.size(), Mark::fresh)
    {
        for (std::size_t n = 0; n < g.nodes.size(); ++n) visit(n);
    }
    void visit(std::size_t node)
    {
        if (marks[node] != Mark::fresh) return;
        marks[node] = Mark::open;
        for (const PathwayEdge& e : graph.edges) {
            if (e.from != node || e.to >= marks.size() || marks[e.to] == Mark::open) continue;
            next[node].push_back(e.to);
            visit(e.to);
        }
        marks[node] = Mark::done;
        order.push_back(node);
    }
    [[nodiscard]] std::vector<std::size_t> columns() const
    {
        std::vector<std::size_t> out(next.size(), 0);
        for (auto n = order.rbegin(); n != order.rend(); ++n)
            for (const std::size_t to : next[*n]) out[to] = std::max(out[to], out[*n] + 1);
        return out;
    }
    /// Boxes that are joined, whichever way the arrows point, by number.
    [[nodiscard]] std::vector<std::size_t> parts() const
    {
        std::vector<std::size_t> part(next.size());
        std::iota(part.begin(), part.end(), std::size_t{0});
        for (bool changed = true; changed;) {
            changed = false;
            for (const PathwayEdge& e : graph.edges) {
                if (e.from >= part.size() || e.to >= part.size() || part[e.from] == part[e.to]) continue;
                part[e.from] = part[e.to] = std::min(part[e.from], part[e.to]);
                changed = true;
            }
        }
        return part;
    }
};

/// Mean row of the boxes that lead to a box, of those already placed; its own wish otherwise.
double wished_row(const PathwayGraph& graph, const PathwayLayout& layout, const std::vector<bool>& placed, std::size_t node, double otherwise)
{
    double sum = 0;
    int count = 0;
    for (const PathwayEdge& e : graph.edges)
        if (e.to == node && e.from < placed.size() && placed[e.from]) sum += layout.nodes[e.from].row, ++count;
    return count > 0 ? sum / count : otherwise;
}

/// Sets the rows of one column of one part: near their wishes, at least 1 apart, none above the top.
void place_column(const PathwayGraph& graph, std::vector<std::size_t> nodes, double top, PathwayLayout& layout, std::vector<bool>& placed)
{
    std::vector<double> wish(layout.nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) wish[nodes[i]] = wished_row(graph, layout, placed, nodes[i], top + static_cast<double>(i));
    std::ranges::stable_sort(nodes, [&](std::size_t a, std::size_t b) { return wish[a] < wish[b]; });
    // What wants the same row is spread around it.
    double sum = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) sum += wish[nodes[i]] - static_cast<double>(i);
    double row = nodes.empty() ? top : std::max(top, sum / static_cast<double>(nodes.size()));
    for (const std::size_t n : nodes) {
        layout.nodes[n].row = row;
        placed[n] = true;
        row += 1;
    }
}

}  // namespace

PathwayLayout laid_out(const PathwayGraph& graph)
{
    const Layering layering{graph};
    const auto columns = layering.columns();
    const auto parts = layering.parts();
    PathwayLayout out;
    out.nodes.resize(graph.nodes.size());
    for (std::size_t n = 0; n < columns.size(); ++n) {
        out.nodes[n].column = columns[n];
        out.columns = std::max(out.columns, columns[n] + 1);
    }
    std::vector<bool> placed(graph.nodes.size(), false);
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const double top = out.rows;
        for (std::size_t column = 0; column < out.columns; ++column) {
            std::vector<std::size_t> here;
            for (std::size_t n = 0; n < parts.size(); ++n)
                if (parts[n] == part && columns[n] == column) here.push_back(n);
            place_column(graph, here, top, out, placed);
            for (const std::size_t n : here) out.rows = std::max(out.rows, out.nodes[n].row + 1);
        }
    }
    return out;
}

}  // namespace teleplan::gui
