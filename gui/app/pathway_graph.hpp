#pragma once
// A pathway as boxes and arrows, and where they stand: what pathway_view draws. No ImGui here.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace teleplan::gui {

/// visit: somebody is needed; wait: time goes by; end: it is over.
enum class NodeKind : std::uint8_t { visit, wait, end };
struct PathwayNode {
    std::string name, sub_label;                       // "prima valutazione", "infermieri"
    NodeKind kind = NodeKind::visit;
    std::optional<int> waiting, in_service;            // absent: not counted, and not drawn
};
struct PathwayEdge {
    std::size_t from = 0, to = 0;                      // indices of nodes
    double probability = 1;
    std::string label;                                 // "40%"
};
struct PathwayGraph {
    std::vector<PathwayNode> nodes;
    std::vector<PathwayEdge> edges;
};

/// Boxes in columns from left to right. A box stands to the right of every box that leads to it by the longest way; arrows back, of
/// a loop, do not count. Parts of the graph that are not joined stand below each other.
struct PathwayLayout {
    struct At { std::size_t column = 0; double row = 0; };
    std::vector<At> nodes;                             // rows from 0 downwards, at least 1 apart within a column
    std::size_t columns = 0;
    double rows = 0;                                   // the last row and 1
};
[[nodiscard]] PathwayLayout laid_out(const PathwayGraph&);

/// A job under way: along its nodes, from progress 0 to 1. Empty front: comes from outside; `exits`: goes on outside.
enum class TokenShape : std::uint8_t { triangle, diamond, square, circle };
struct PathwayToken {
    std::vector<std::size_t> way;                      // nodes, at least one
    bool enters = false, exits = false;                // before the first, after the last
    double progress = 0;
    std::size_t color = 0;                             // of charts::palette
    TokenShape shape = TokenShape::circle;
};

}  // namespace teleplan::gui
