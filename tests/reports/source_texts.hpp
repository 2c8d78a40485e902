#pragma once
// Reading the sources and catalogues of the repository, for the test that no sentence lacks its translation.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace teleplan::test {

inline std::string file_text(const std::filesystem::path& path)
{
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// The contents of string literals that follow each other, joined; escapes stay as written, as in a catalogue.
inline std::string joined_literals(const std::string& text, std::size_t at)
{
    std::string out;
    while ((at = text.find_first_not_of(" \t\n", at)) != std::string::npos && text[at] == '"') {
        for (++at; text[at] != '"'; ++at) {
            if (text[at] == '\\') out += text[at++];
            out += text[at];
        }
        ++at;
    }
    return out;
}

/// Every sentence that reports/, headless/ and gui/ ask to be translated.
inline std::set<std::string> sentences_in_sources()
{
    namespace fs = std::filesystem;
    const fs::path source{TELEPLAN_SOURCE_DIR};
    std::set<std::string> out;
    const std::regex call{R"(\b(tr|tr_|msg)\(\s*")"}, section{R"(\{\{#t\}\}([^{]*)\{\{/t\}\})"};
    const auto scan = [&](const std::string& text, const std::regex& what, auto&& take) {
        for (std::sregex_iterator i{text.begin(), text.end(), what}, end; i != end; ++i) take(*i);
    };
    for (const char* const folder : {"reports", "headless", "gui/app", "gui/widgets", "gui/panels", "gui/shell"})
        for (const auto& entry : fs::directory_iterator{source / folder}) {
            if (entry.path().extension() != ".cpp") continue;
            const auto text = file_text(entry.path());
            scan(text, call, [&](const std::smatch& m) { out.insert(joined_literals(text, static_cast<std::size_t>(m.position() + m.length() - 1))); });
        }
    for (const auto& entry : fs::directory_iterator{source / "reports" / "templates"}) {
        const auto text = file_text(entry.path());
        scan(text, section, [&](const std::smatch& m) { out.insert(m[1].str()); });
    }
    out.erase("");
    return out;
}

/// msgid → msgstr.
inline std::map<std::string, std::string> catalogue(const std::string& language)
{
    const auto text = file_text(std::filesystem::path{TELEPLAN_SOURCE_DIR} / "po" / (language + ".po"));
    std::map<std::string, std::string> out;
    for (std::size_t at = 0; (at = text.find("\nmsgid ", at)) != std::string::npos; ++at) {
        const auto translation = text.find("\nmsgstr ", at);
        if (translation == std::string::npos) break;
        out[joined_literals(text, at + 7)] = joined_literals(text, translation + 8);
    }
    return out;
}

}  // namespace teleplan::test
