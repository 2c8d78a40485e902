#pragma once
// The reader's language. Sentences are written in Italian in the source (so Italian needs no catalogue) and looked up
// through gettext for the others; numbers are written by our own rules, never through a C or C++ locale.

#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "sim/interval.hpp"

namespace teleplan::reports {

/// Marks a sentence that is looked up later; the tests and po/update find it by this name.
constexpr const char* msg(const char* italian) { return italian; }

/// One at a time in a process, made before threads start: gettext's choice of language is the process's own.
class Language {
public:
    /// "it" or "en" (other codes: std::invalid_argument). `catalogues` holds <language>/LC_MESSAGES/teleplan.mo.
    explicit Language(std::string_view code, const std::filesystem::path& catalogues = catalogue_folder());

    /// The sentence in this language; the Italian one where the catalogue has none.
    [[nodiscard]] std::string operator()(const char* italian) const;
    /// The same with %1, %2, … replaced.
    [[nodiscard]] std::string operator()(const char* italian, std::initializer_list<std::string> values) const;

    [[nodiscard]] const std::string& code() const { return code_; }
    /// 96.640 and 510,2 in Italian, 96,640 and 510.2 in English; "n.d." when it is not finite.
    [[nodiscard]] std::string number(double value, int decimals = 0) const;
    [[nodiscard]] std::string percent(double share, int decimals = 1) const;
    /// "± 3,1", with up to two more decimals where fewer would read as zero: "± 0,02"; empty below that.
    [[nodiscard]] std::string half_width(double value, int decimals = 0) const;
    /// "510,2 ± 3,1".
    [[nodiscard]] std::string range(const sim::Interval&, int decimals = 0) const;
    [[nodiscard]] std::string euro(double value) const;
    /// 1 ottobre 2026 → "01/10/2026"; English and anything that is not an ISO date: unchanged. "2026-10" → "10/2026".
    [[nodiscard]] std::string date(std::string_view iso) const;

    /// TELEPLAN_LOCALE_DIR, or share/locale beside the program's folder, or locale in the build folder.
    [[nodiscard]] static std::filesystem::path catalogue_folder();

private:
    std::string code_;
};

/// `sentence` with %1, %2, … replaced by the values; %% is a per cent sign.
[[nodiscard]] std::string filled(std::string_view sentence, std::span<const std::string> values);

/// First letter in upper case (ASCII only: Italian words of the tables start with one).
[[nodiscard]] std::string capitalised(std::string text);

}  // namespace teleplan::reports
