#pragma once
// An answer as chapters of lines, tables and figures: what the results view draws, made once for an answer and a language.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "gui/app/figure.hpp"
#include "gui/app/shown_table.hpp"

namespace teleplan::gui {

struct Result;

/// What a line says beside its words; shown with an icon, not by colour alone.
enum class Tone : std::uint8_t { plain, heading, faint, item, met, not_met, undecided, warning };
struct Line { Tone tone = Tone::plain; std::string text; };

/// The numbers that everybody looks for first.
struct Card { std::string name, value, detail; };
using Cards = std::vector<Card>;

/// The fabbisogno: its cells can be chosen to ask why. turned: its rows are the columns of need_table.
struct NeedBlock { ShownTable table; bool turned = true; };

struct FigureBlock { std::string id, title; Figure figure; };

/// One of several things that a chapter can show: the key goes to Choices under the id.
struct Chooser {
    std::string id, label;
    std::vector<std::pair<std::string, std::string>> options;      // key, words
    std::string chosen;
};

using Block = std::variant<Line, Cards, ShownTable, NeedBlock, FigureBlock, Chooser>;
using Blocks = std::vector<Block>;

/// By chooser; what is absent or not offered any more is the first option.
using Choices = std::map<std::string, std::string>;

/// A cell of the fabbisogno: an authority's code or "region", and the id of the measure.
struct NeedCell {
    std::string row, column;
    friend bool operator==(const NeedCell&, const NeedCell&) = default;
};

struct ChapterTitle { std::string id, title; };
/// The chapters that have something to say of this answer, the answer first, how it was worked out last.
[[nodiscard]] std::vector<ChapterTitle> chapters_of(const Result&, const reports::Language&);
/// An id that is not there gives nothing.
[[nodiscard]] Blocks chapter_blocks(const Result&, const std::string& id, const Choices&, const reports::Language&);

/// Whether the number of a cell can be explained: staff and operators on shift of a simulated or sized plan.
[[nodiscard]] bool can_explain(const Result&, const NeedCell&);
/// Why this number: offered load, binding hour, formula beside simulation, one seat less, standards. Empty when it cannot be explained.
[[nodiscard]] Blocks why_blocks(const Result&, const NeedCell&, const reports::Language&);

/// What was made last, so that a frame makes nothing.
struct ChapterCache {
    std::shared_ptr<const Result> result;
    std::string chapter, language;
    Choices choices;
    std::vector<ChapterTitle> titles;
    Blocks blocks;
    std::uint64_t made = 0;                            // counts what was made: state of tables belongs to one count
    std::shared_ptr<const Result> why_result;
    NeedCell why_cell;
    std::string why_language;
    Blocks why;
    std::uint64_t why_made = 0;
};
/// Makes what is missing; does nothing when nothing has changed.
void refresh(ChapterCache&, const std::shared_ptr<const Result>&, const std::string& chapter, const Choices&, const reports::Language&);
void refresh_why(ChapterCache&, const std::shared_ptr<const Result>&, const NeedCell&, const reports::Language&);

}  // namespace teleplan::gui
