#pragma once
// A reviewer's remarks on the values of a plan: in a file beside the plan, "puglia.remarks.json" for "puglia.json", so that they travel
// with it. Each knows the day and the version of the plan that it was written on; no names of people.

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "reports/phrases.hpp"

namespace teleplan::gui {

struct App;

struct Remark {
    std::string text, date, plan_hash;                 // date: ISO
    friend bool operator==(const Remark&, const Remark&) = default;
};
using Remarks = std::map<std::string, std::vector<Remark>, std::less<>>;   // by JSON pointer; "": the whole plan

/// What the file holds. problem: why it cannot be read, in the reader's language; then it is never written over.
struct RemarkBook {
    Remarks remarks;
    std::string problem;
};

/// The plan that remarks are about: its file, and the version on the screen.
struct RemarkedPlan { std::filesystem::path file; std::string hash; };

/// The books that were read, by plan file.
struct RemarksState {
    std::map<std::filesystem::path, RemarkBook> books;
    std::size_t revision = 0;                          // counts changes, for what is drawn from them
};

[[nodiscard]] std::filesystem::path remarks_file(const std::filesystem::path& plan);
/// No file: an empty book.
[[nodiscard]] RemarkBook read_remarks(const std::filesystem::path& plan, const reports::Language&);
[[nodiscard]] std::string remarks_json(const Remarks&);

/// Of the plan on the desk; empty when none is open.
[[nodiscard]] const std::vector<Remark>& remarks_of(App&, const std::string& pointer);
/// Of any plan; read from its file once.
[[nodiscard]] const RemarkBook& book_of(App&, const std::filesystem::path& plan);

/// Each reads the file anew, changes it and replaces it; false, with a notice, when the file is broken, cannot be written, or no longer
/// holds the remark as it was seen. A text without letters is not added; an edit to such a text deletes.
bool add_remark(App&, const std::string& pointer, const std::string& text);
bool add_remark(App&, const RemarkedPlan&, const std::string& pointer, const std::string& text);
bool edit_remark(App&, const RemarkedPlan&, const std::string& pointer, const Remark& as_seen, const std::string& text);
bool delete_remark(App&, const RemarkedPlan&, const std::string& pointer, const Remark& as_seen);

/// The plan is saved under another name: what was said about it goes along, unless something is said there already.
void carry_remarks(App&, const std::filesystem::path& from, const std::filesystem::path& to);

/// For the letter to the region. Markdown: a heading, then a line a remark with what the value is and its text; TSV: pointer, what, text, date.
[[nodiscard]] std::string remarks_markdown(const Remarks&, const std::string& plan_title, const reports::Language&);
[[nodiscard]] std::string remarks_tsv(const Remarks&, const reports::Language&);

}  // namespace teleplan::gui
