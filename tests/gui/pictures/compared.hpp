#pragma once
// A picture beside one that was kept.

#include <filesystem>

#include "gui/widgets/picture.hpp"

namespace teleplan::gui {

/// Pixels of another Mesa or FreeType differ at the edges of letters; more than this is another picture.
inline constexpr double most_differing = 0.01;

/// The share of pixels that differ by more than 40 of 255 in some colour; 1 when the sizes differ. Throws std::runtime_error
/// when the file is no PNG.
[[nodiscard]] double differing_share(const Picture&, const std::filesystem::path& png);

}  // namespace teleplan::gui
