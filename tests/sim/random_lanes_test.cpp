#include "sim/random_lanes.hpp"

#include "tests/catch.hpp"

using namespace teleplan::sim;

namespace
{

std::array<DrawPoint, lane_count> some_points()
{
    std::array<DrawPoint, lane_count> points;
    for (std::uint32_t i = 0; i < lane_count; ++i)
        points[i] = {0x0123456789abcdefULL * (i + 1), 0xfffffff0U + 5 * i, 1U << (4 * i % 32)};
    return points;
}

}  // namespace

TEST_CASE("eight blocks at once have the bits of one block at a time", "[sim][random_lanes]")
{
    const Stream stream{20261001, 7, 3U};
    const auto points = some_points();
    LaneBlocks out;
    blocks_at(stream, points, out);
    for (std::size_t i = 0; i < lane_count; ++i) {
        const auto expected = stream.block(points[i]);
        for (std::size_t w = 0; w < 4; ++w) CHECK(out.word[w][i] == expected[w]);
    }
    blocks_of_days(stream, 0xfedcba9876543210ULL, 9764, 2, out);
    for (std::uint32_t i = 0; i < lane_count; ++i) {
        const auto expected = stream.block({0xfedcba9876543210ULL, 9764 + i, 2});
        for (std::size_t w = 0; w < 4; ++w) CHECK(out.word[w][i] == expected[w]);
    }
}

TEST_CASE("the code for AVX2 and the portable code give the same bits", "[sim][random_lanes]")
{
    if (!detail::has_avx2()) SUCCEED("this processor has no AVX2: only the portable code runs here");
    else
        for (std::uint32_t k = 0; k < 50; ++k) {
            LaneBlocks portable;
            for (std::uint32_t w = 0; w < 4; ++w)
                for (std::uint32_t i = 0; i < lane_count; ++i) portable.word[w][i] = 0x9e3779b9U * (32 * k + 8 * w + i);
            LaneBlocks vector = portable;
            const auto words = [](LaneBlocks& b) {
                return detail::LaneWords{b.word[0].data(), b.word[1].data(), b.word[2].data(), b.word[3].data()};
            };
            detail::philox_portable(words(portable), {k, ~k});
            detail::philox_avx2(words(vector), {k, ~k});
            CHECK(portable.word == vector.word);
        }
}

TEST_CASE("many uniforms at once are the uniforms of their points", "[sim][random_lanes]")
{
    const Stream stream{1, 2, 3U};
    std::vector<DrawPoint> points;
    for (std::uint32_t i = 0; i < 21; ++i) points.push_back({i * 1000003ULL, i, i % 7});
    std::vector<double> out(points.size());
    uniforms(stream, points, out);
    for (std::size_t i = 0; i < points.size(); ++i) CHECK(out[i] == stream.uniform(points[i]));
}
