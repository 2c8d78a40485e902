#pragma once

#include <stdexcept>

namespace teleplan::sim {

// A broken precondition: a mistake in the calling program, never bad input. It is not handled anywhere; the message
// reaches the top. The checks stay on in release builds.
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] void report_bug(const char* what);

// Continues when `holds`; throws Bug(what) otherwise.
inline void require(bool holds, const char* what)
{
    if (!holds) [[unlikely]] report_bug(what);
}

}  // namespace teleplan::sim
