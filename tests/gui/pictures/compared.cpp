#include "tests/gui/pictures/compared.hpp"

#include <cstdlib>
#include <memory>
#include <stdexcept>

#include <stb_image.h>

namespace teleplan::gui {

double differing_share(const Picture& picture, const std::filesystem::path& file)
{
    constexpr int tolerance = 40;
    int width = 0, height = 0, channels = 0;
    const std::unique_ptr<unsigned char, decltype(&stbi_image_free)> kept{stbi_load(file.c_str(), &width, &height, &channels, 3), stbi_image_free};
    if (!kept) throw std::runtime_error(file.string() + " is no picture");
    if (width != picture.width || height != picture.height) return 1;
    std::size_t differ = 0;
    for (std::size_t pixel = 0; pixel < picture.rgb.size() / 3; ++pixel) {
        bool same = true;
        for (std::size_t c = 3 * pixel; c < 3 * pixel + 3; ++c) same = same && std::abs(picture.rgb[c] - kept.get()[c]) <= tolerance;
        differ += same ? 0 : 1;
    }
    return static_cast<double>(differ) / (static_cast<double>(picture.rgb.size()) / 3);
}

}  // namespace teleplan::gui
