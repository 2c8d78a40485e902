#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace teleplan::formats
{

/// SHA-256 as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::span<const std::byte>);
[[nodiscard]] inline std::string sha256(std::string_view text)
{
    return sha256(std::as_bytes(std::span{text.data(), text.size()}));
}

}  // namespace teleplan::formats
