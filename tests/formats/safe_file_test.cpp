#include "formats/safe_file.hpp"

#include <sys/stat.h>

#include "formats/hash.hpp"
#include "tests/catch.hpp"
#include "tests/formats/support.hpp"

using namespace teleplan;
using tests::TempFolder;
namespace fs = std::filesystem;

TEST_CASE("SHA-256 gives the known answers of FIPS 180-4", "[formats][hash]")
{
    CHECK(formats::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(formats::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a file longer than the bound is refused, one as long is read", "[formats][file]")
{
    const TempFolder folder;
    const auto file = folder.write("a", "12345");
    CHECK(formats::read_file(file, 5) == "12345");
    CHECK_THROWS_AS(formats::read_file(file, 4), formats::FileTooLarge);
}

TEST_CASE("folders, pipes and missing files are refused at once, with their name", "[formats][file]")
{
    const TempFolder folder;
    REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    for (const char* name : {"", "pipe", "missing"}) {
        const auto file = folder.path() / name;
        CHECK_THROWS_WITH(formats::read_file(file), Catch::Matchers::Contains(file.string()));
    }
}

TEST_CASE("replacing a file keeps its permissions and leaves nothing else behind", "[formats][file]")
{
    const TempFolder folder;
    const auto file = folder.write("a", "old");
    fs::permissions(file, fs::perms{0600});
    formats::replace_file(file, "new");
    CHECK(formats::read_file(file) == "new");
    CHECK(fs::status(file).permissions() == fs::perms{0600});
    CHECK(std::distance(fs::directory_iterator{folder.path()}, fs::directory_iterator{}) == 1);

    fs::create_symlink(file, folder.path() / "link");
    formats::replace_file(folder.path() / "link", "through");
    CHECK(formats::read_file(file) == "through");
    CHECK(fs::is_symlink(folder.path() / "link"));
}

TEST_CASE("a file that cannot be written leaves the old one", "[formats][file]")
{
    const TempFolder folder;
    CHECK_THROWS_AS(formats::replace_file(folder.path() / "no" / "a", "x"), std::runtime_error);
    fs::create_directory(folder.path() / "d");
    CHECK_THROWS_AS(formats::replace_file(folder.path() / "d", "x"), std::runtime_error);
    CHECK(std::distance(fs::directory_iterator{folder.path()}, fs::directory_iterator{}) == 1);
}

TEST_CASE("a path is inside a folder only after links and dots are followed", "[formats][file]")
{
    const TempFolder folder;
    folder.write("in/a", "1");
    folder.write("inner/b", "2");
    fs::create_symlink(folder.path() / "inner", folder.path() / "in" / "link");
    const auto in = folder.path() / "in";
    CHECK(formats::inside(in, in, "a"));
    CHECK(formats::inside(in, in, "../in/a"));
    CHECK_FALSE(formats::inside(in, in, "../inner/b"));
    CHECK_FALSE(formats::inside(in, in, "link/b"));
    CHECK_FALSE(formats::inside(in, in, "missing"));
    CHECK_FALSE(formats::inside(in, in, "/etc/passwd"));
}
