#pragma once
// Reading with a bound, replacing atomically, staying inside a folder. Failures are std::runtime_error naming the file.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace teleplan::formats
{

inline constexpr std::size_t max_input_bytes = std::size_t{16} << 20;

/// The file is longer than the caller allows.
class FileTooLarge : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// The whole of a regular file (a pipe, a device or a folder is refused without waiting).
[[nodiscard]] std::string read_file(const std::filesystem::path&, std::size_t max_bytes = max_input_bytes);

/// Readers see the old content or the new one, never a part: a temporary in the same folder, fsync, rename.
/// A new file can be read by all and written by its owner; a replaced one keeps its permissions.
void replace_file(const std::filesystem::path&, std::string_view content);

/// The canonical path of `name` if it exists and lies inside `folder` after following links; `name` may be relative to
/// `base`.
[[nodiscard]] std::optional<std::filesystem::path> inside(const std::filesystem::path& folder,
                                                          const std::filesystem::path& base,
                                                          const std::filesystem::path& name);

}  // namespace teleplan::formats
