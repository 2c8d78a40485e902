#include "headless/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>

namespace teleplan::headless {

namespace {

std::atomic<bool> asked_to_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free);             // set from a signal handler

void ask_to_stop(int) { asked_to_stop = true; }

std::string stage_words(const reports::Language& language, std::string_view stage)
{
    using reports::msg;
    if (stage == "search") return language(msg("Ricerca degli organici minimi"));
    if (stage == "check") return language(msg("Verifica su repliche nuove"));
    return language(msg("Simulazione"));
}

}  // namespace

ProgressBar::ProgressBar(const reports::Language& language)
    : language_{language}, start_{std::chrono::steady_clock::now()}, terminal_{isatty(STDERR_FILENO) == 1}
{
    struct sigaction action {};
    action.sa_handler = ask_to_stop;
    action.sa_flags = static_cast<int>(SA_RESETHAND);                // a second Ctrl-C ends the program at once
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

ProgressBar::~ProgressBar()
{
    if (terminal_ && shown_) std::cerr << "\r\033[K" << std::flush;
}

planning::Watch ProgressBar::watch()
{
    return {[this](std::string_view stage, double done, double total) { show(stage, total > 0 ? done / total : 0); }, &asked_to_stop};
}

void ProgressBar::show(std::string_view stage, double share)
{
    share = std::clamp(share, 0.0, 1.0);
    const int tenth = static_cast<int>(share * 10);
    const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    if (!terminal_ && (tenth == last_tenth_ || elapsed < 2)) return;   // in a file: a line a tenth, none for a short run
    last_tenth_ = tenth;
    shown_ = true;
    std::string left;
    if (share > 0.02 && share < 1) left = language_(reports::msg(", circa %1 s rimanenti"), {language_.number(elapsed * (1 - share) / share)});
    if (!terminal_) {
        std::cerr << stage_words(language_, stage) << ": " << language_.percent(share, 0) << left << '\n';
        return;
    }
    constexpr int width = 30;
    const int full = static_cast<int>(share * width);
    std::string bar;
    for (int i = 0; i < width; ++i) bar += i < full ? "█" : "░";
    std::cerr << '\r' << bar << ' ' << language_.percent(share, 0) << "  " << stage_words(language_, stage) << left << "\033[K" << std::flush;
}

}  // namespace teleplan::headless
