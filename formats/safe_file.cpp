#include "formats/safe_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace teleplan::formats
{
namespace
{

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, int error)
{
    throw std::runtime_error(file.string() + ": " + std::generic_category().message(error));
}

class Descriptor
{
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (fd_ >= 0) ::close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }
    int close() { return ::close(std::exchange(fd_, -1)); }

private:
    int fd_;
};

void write_all(const Descriptor& out, std::string_view content, const fs::path& file)
{
    while (!content.empty()) {
        const ssize_t written = ::write(out.get(), content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail(file, errno);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
}

mode_t permissions_for(const fs::path& file)
{
    struct stat old {
    };
    return ::stat(file.c_str(), &old) == 0 ? old.st_mode & 0777U : 0644U;
}

}  // namespace

std::string read_file(const fs::path& file, std::size_t max_bytes)
{
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));  // NOLINT(*-vararg): POSIX
    if (in.get() < 0) fail(file, errno);
    struct stat info {
    };
    if (::fstat(in.get(), &info) != 0) fail(file, errno);
    if (S_ISDIR(info.st_mode)) fail(file, EISDIR);
    if (!S_ISREG(info.st_mode)) throw std::runtime_error(file.string() + ": not a regular file");
    std::string content;
    content.reserve(std::min(static_cast<std::size_t>(info.st_size), max_bytes));
    std::string part(std::size_t{64} << 10, '\0');
    for (;;) {  // the file may grow while it is read: count what comes
        const ssize_t got = ::read(in.get(), part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail(file, errno);
        if (got == 0) return content;
        content.append(part, 0, static_cast<std::size_t>(got));
        if (content.size() > max_bytes)
            throw FileTooLarge(file.string() + ": longer than " + std::to_string(max_bytes) + " bytes");
    }
}

void replace_file(const fs::path& file, std::string_view content)
{
    fs::path target = file;
    std::error_code ignored;
    if (fs::is_symlink(file, ignored))
        target = fs::weakly_canonical(file);  // replace what the link names, keep the link
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path{"."};
    std::string name = (folder / (".teleplan-" + target.filename().string() + "-XXXXXX")).string();
    const mode_t mode = permissions_for(target);
    Descriptor out(::mkostemp(name.data(), O_CLOEXEC));
    if (out.get() < 0) fail(file, errno);
    try {
        write_all(out, content, file);
        if (::fchmod(out.get(), mode) != 0 || ::fsync(out.get()) != 0 || out.close() != 0) fail(file, errno);
        if (::rename(name.c_str(), target.c_str()) != 0) fail(file, errno);
    } catch (...) {
        ::unlink(name.c_str());
        throw;
    }
    const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));  // NOLINT(*-vararg): POSIX
    if (parent.get() >= 0) ::fsync(parent.get());  // the rename itself; not every file system can
}

std::optional<fs::path> inside(const fs::path& folder, const fs::path& base, const fs::path& name)
{
    std::error_code error;
    const fs::path root = fs::canonical(folder, error);
    if (error) return std::nullopt;
    const fs::path found = fs::canonical(base / name, error);
    if (error) return std::nullopt;
    const auto [end, unused] = std::ranges::mismatch(root, found);
    static_cast<void>(unused);
    if (end != root.end()) return std::nullopt;
    return found;
}

}  // namespace teleplan::formats
