#include "formats/hash.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace teleplan::formats
{

std::string sha256(std::span<const std::byte> bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("libcrypto: SHA-256 failed");
    constexpr std::string_view hex = "0123456789abcdef";
    std::string out;
    for (unsigned int i = 0; i < length; ++i) (out += hex[digest[i] >> 4U]) += hex[digest[i] & 15U];
    return out;
}

}  // namespace teleplan::formats
