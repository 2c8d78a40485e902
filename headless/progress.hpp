#pragma once
// Progress on standard error: a bar with the time left on a terminal, a line every tenth elsewhere. Ctrl-C asks to stop.

#include <chrono>
#include <string>
#include <string_view>

#include "planning/executor.hpp"
#include "reports/phrases.hpp"

namespace teleplan::headless {

class ProgressBar {
public:
    explicit ProgressBar(const reports::Language&);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// For an Executor; borrows this object.
    [[nodiscard]] planning::Watch watch();

private:
    void show(std::string_view stage, double share);

    const reports::Language& language_;
    std::chrono::steady_clock::time_point start_;
    bool terminal_;
    int last_tenth_ = -1;
    bool shown_ = false;
};

}  // namespace teleplan::headless
