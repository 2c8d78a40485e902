#include "reports/phrases.hpp"

#include <libintl.h>

#include <charconv>
#include <clocale>
#include <cmath>
#include <cstdlib>
#include <stdexcept>
#include <system_error>
#include <vector>

namespace teleplan::reports {

namespace {

constexpr const char* domain = "teleplan";

// gettext ignores LANGUAGE in the C locale, so any UTF-8 one is needed; only messages change, numbers never do.
void allow_messages()
{
    const char* const current = setlocale(LC_MESSAGES, "");
    if (current == nullptr || std::string_view{current} == "C" || std::string_view{current} == "POSIX") setlocale(LC_MESSAGES, "C.UTF-8");
}

bool is_date(std::string_view s)
{
    if (s.size() != 7 && s.size() != 10) return false;
    for (std::size_t i = 0; i < s.size(); ++i)
        if ((i == 4 || i == 7) ? s[i] != '-' : (s[i] < '0' || s[i] > '9')) return false;
    return true;
}

}  // namespace

Language::Language(std::string_view code, const std::filesystem::path& catalogues) : code_{code}
{
    if (code_ != "it" && code_ != "en") throw std::invalid_argument("no such language: " + code_);
    allow_messages();
    setenv("LANGUAGE", code_.c_str(), 1);
    bindtextdomain(domain, catalogues.c_str());                   // also makes gettext forget what it looked up before
    bind_textdomain_codeset(domain, "UTF-8");
}

std::string Language::operator()(const char* italian) const { return *italian == '\0' ? "" : dgettext(domain, italian); }

std::string Language::operator()(const char* italian, std::initializer_list<std::string> values) const { return filled((*this)(italian), std::span{values.begin(), values.size()}); }

std::string Language::number(double value, int decimals) const
{
    if (!std::isfinite(value)) return (*this)("n.d.");
    char buffer[512];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::fixed, decimals).ptr;
    const std::string_view digits{buffer, static_cast<std::size_t>(end - buffer)};
    const auto whole = digits.substr(0, digits.find('.'));
    const char thousands = code_ == "it" ? '.' : ',', mark = code_ == "it" ? ',' : '.';
    const bool zero = digits.find_first_not_of("0.") == std::string_view::npos;
    std::string out = value < 0 && !zero ? "-" : "";
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) out += thousands;
        out += whole[i];
    }
    if (decimals > 0) out += mark + std::string{digits.substr(whole.size() + 1)};
    return out;
}

std::string Language::percent(double share, int decimals) const { return std::isfinite(share) ? number(share * 100, decimals) + "%" : number(share); }

std::string Language::half_width(double value, int decimals) const
{
    for (int extra = 0; extra < 3; ++extra)
        if (const auto text = number(value, decimals + extra); text.find_first_of("123456789") != std::string::npos) return "± " + text;
    return std::isfinite(value) ? "" : "± " + number(value);
}

std::string Language::range(const sim::Interval& i, int decimals) const
{
    const auto half = half_width(i.half_width, decimals);
    return number(i.mean, decimals) + (half.empty() ? "" : " " + half);
}

std::string Language::euro(double value) const { return code_ == "it" ? number(value) + " €" : "€" + number(value); }

std::string Language::date(std::string_view iso) const
{
    if (const auto slash = iso.find('/'); code_ == "it" && slash != std::string_view::npos && is_date(iso.substr(0, slash)))
        return date(iso.substr(0, slash)) + " - " + date(iso.substr(slash + 1));
    if (code_ == "it" && iso.size() == 7 && iso.substr(4, 2) == "-Q") return std::string{iso.substr(6)} + "° trim. " + std::string{iso.substr(0, 4)};
    if (code_ != "it" || !is_date(iso)) return std::string{iso};
    const auto day = iso.size() == 10 ? std::string{iso.substr(8)} + "/" : std::string{};
    return day + std::string{iso.substr(5, 2)} + "/" + std::string{iso.substr(0, 4)};
}

std::filesystem::path Language::catalogue_folder()
{
    namespace fs = std::filesystem;
    if (const char* const chosen = std::getenv("TELEPLAN_LOCALE_DIR"); chosen != nullptr && *chosen != '\0') return chosen;
    std::error_code missing;
    const auto program = fs::read_symlink("/proc/self/exe", missing).parent_path();
    const auto installed = program.parent_path() / "share" / "locale";
    for (const auto& folder : {program / "locale", program.parent_path() / "locale", installed})
        if (fs::exists(folder / "en" / "LC_MESSAGES" / "teleplan.mo", missing)) return folder;
    return installed;
}

std::string filled(std::string_view sentence, std::span<const std::string> values)
{
    std::string out;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const char next = sentence[i] == '%' && i + 1 < sentence.size() ? sentence[i + 1] : '\0';
        if (next == '%') {
            out += '%';
            ++i;
        } else if (next >= '1' && next <= '9') {
            const auto index = static_cast<std::size_t>(next - '1');
            if (index < values.size()) out += values[index];
            ++i;
        } else {
            out += sentence[i];
        }
    }
    return out;
}

std::string capitalised(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

}  // namespace teleplan::reports
