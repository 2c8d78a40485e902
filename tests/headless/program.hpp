#pragma once
// The real program, run as a shell would: in the source tree, with its streams in files.

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/formats/support.hpp"

namespace teleplan::tests {

inline std::string file_text(const fs::path& file)
{
    std::ifstream in{file, std::ios::binary};
    if (!in) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>{in}, {}};
}

struct Outcome {
    int status = -1;                                               // what a shell would see; -1: ended by a signal
    std::string out, err;
    [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(out); }
};

/// Starts the program in the source tree; its answers go to `out` (empty: standard output is closed) and `err`.
inline pid_t start(const std::vector<std::string>& arguments, const fs::path& out, const fs::path& err)
{
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("fork");
    if (child > 0) return child;
    std::vector<char*> argv;
    std::string program = TELEPLAN_PROGRAM;
    argv.push_back(program.data());
    std::vector<std::string> copy = arguments;
    for (std::string& a : copy) argv.push_back(a.data());
    argv.push_back(nullptr);
    const auto redirect = [](const fs::path& file, int stream) {
        const int to = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (to < 0 || ::dup2(to, stream) < 0) ::_exit(126);
    };
    redirect(err, STDERR_FILENO);
    if (out.empty()) ::close(STDOUT_FILENO);
    else redirect(out, STDOUT_FILENO);
    if (::chdir(TELEPLAN_SOURCE_DIR) != 0) ::_exit(126);
    ::execv(argv[0], argv.data());
    ::_exit(127);
}

inline int status_of(pid_t child)
{
    int status = 0;
    if (::waitpid(child, &status, 0) != child) throw std::runtime_error("waitpid");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

inline Outcome run_program(const std::vector<std::string>& arguments)
{
    const TempFolder folder;
    const fs::path out = folder.path() / "out", err = folder.path() / "err";
    Outcome outcome;
    outcome.status = status_of(start(arguments, out, err));
    outcome.out = file_text(out);
    outcome.err = file_text(err);
    return outcome;
}

}  // namespace teleplan::tests
