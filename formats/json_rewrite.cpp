#include "formats/json_rewrite.hpp"

#include <algorithm>

namespace teleplan::formats::detail
{
namespace
{

using Kind = Json::Kind;

/// Where a value stands in the text: [from, to). The parts of a list or object with the space before and after each.
struct Place {
    struct Part;
    std::size_t from = 0, to = 0;
    std::vector<Part> parts;
    std::size_t end = 0;  // of a list or object: where its closing bracket stands
};
struct Place::Part {
    std::size_t lead = 0;  // space before it begins here
    std::size_t key = 0, key_end = 0;  // the quoted name; both are value.from for an item
    Place value;
};

/// A text that is known to be JSON; depth is bounded by the parser.
class Scanner
{
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    Place document()
    {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // a byte order mark, which the parser skips too
        space();
        return value();
    }

private:
    [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void space()
    {
        while (at_ < text_.size() && std::string_view{" \t\r\n"}.find(text_[at_]) != std::string_view::npos) ++at_;
    }
    void quoted()
    {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
            if (text_[at_] == '\\') ++at_;
        ++at_;
    }
    Place value()
    {
        Place place{at_, at_, {}, 0};
        if (here() == '{' || here() == '[') {
            parts(place, here() == '{');
        } else if (here() == '"') {
            quoted();
        } else {
            at_ = std::min(text_.find_first_of(" \t\r\n,]}", at_), text_.size());
        }
        place.to = at_;
        return place;
    }
    void parts(Place& place, const bool named)
    {
        do {
            Place::Part part;
            part.lead = ++at_;
            space();
            if (here() == '}' || here() == ']') break;
            part.key = part.key_end = at_;
            if (named) {
                quoted();
                part.key_end = at_;
                at_ = text_.find(':', at_) + 1;
                space();
            }
            part.value = value();
            if (!named) part.key = part.key_end = part.value.from;
            place.parts.push_back(std::move(part));
            space();
        } while (here() == ',');
        place.end = at_++;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::string quoted(std::string_view key) { return dump_inline(json_text(key)); }

bool is_container(const Json& j) { return j.is(Kind::list) || j.is(Kind::object); }
std::size_t size_of(const Json& j) { return j.is(Kind::list) ? j.items.size() : j.members.size(); }
const Json& part_of(const Json& j, std::size_t i) { return j.is(Kind::list) ? j.items[i] : j.members[i].value; }

constexpr std::size_t line_length = 100;
constexpr std::size_t indent_step = 2;

/// A part that the text did not have. An object of one member is a section that was opened for it: more will come, so it
/// stands on lines of its own.
void append_new(std::string& out, const Json& j, std::size_t indent)
{
    const bool opened = j.is(Kind::object) && j.members.size() == 1 && j.members.front().key != "value";
    std::string line = dump_inline(j);
    if (!is_container(j) || size_of(j) == 0 || (!opened && indent + line.size() <= line_length)) {
        out += line;
        return;
    }
    out += j.is(Kind::list) ? '[' : '{';
    for (std::size_t i = 0; i < size_of(j); ++i) {
        (out += i == 0 ? "\n" : ",\n") += std::string(indent + indent_step, ' ');
        if (j.is(Kind::object)) (out += quoted(j.members[i].key)) += ": ";
        append_new(out, part_of(j, i), indent + indent_step);
    }
    (out += '\n') += std::string(indent, ' ');
    out += j.is(Kind::list) ? ']' : '}';
}

class Rewriter
{
public:
    explicit Rewriter(std::string_view text) : text_(text) {}

    std::string out;

    void value(const Place& place, const Json& have, const Json& wanted)
    {
        if (same(have, wanted))
            copy(place.from, place.to);
        else if (have.kind == wanted.kind && is_container(have) && in_order(have, wanted))
            parts(place, have, wanted);
        else if (text_.find('\n') == std::string_view::npos)
            out += dump_inline(wanted);
        else
            append_new(out, wanted, indent_at(place.from));
    }
    void copy(std::size_t from, std::size_t to) { out += text_.substr(from, to - from); }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// Columns of space at the start of the line that `at` stands in.
    [[nodiscard]] std::size_t indent_at(std::size_t at) const
    {
        const std::size_t newline = text_.rfind('\n', at);
        const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
        return std::min(text_.find_first_not_of(" \t", line), at) - line;
    }

    /// Which part of `have` each part of `wanted` comes from.
    static std::vector<std::size_t> origins(const Json& have, const Json& wanted)
    {
        std::vector<std::size_t> from(size_of(wanted), none);
        if (wanted.is(Kind::object)) {
            for (std::size_t i = 0; i < from.size(); ++i) {
                const auto at = std::ranges::find(have.members, wanted.members[i].key, &JsonMember::key);
                if (at != have.members.end()) from[i] = static_cast<std::size_t>(at - have.members.begin());
            }
            return from;
        }
        // Equal items at both ends stay; those between are paired from the front.
        const std::size_t h = have.items.size(), w = wanted.items.size(), both = std::min(h, w);
        std::size_t front = 0, back = 0;
        while (front < both && same(have.items[front], wanted.items[front])) ++front;
        while (back < both - front && same(have.items[h - 1 - back], wanted.items[w - 1 - back])) ++back;
        for (std::size_t i = 0; i < front; ++i) from[i] = i;
        for (std::size_t i = 0; i < back; ++i) from[w - 1 - i] = h - 1 - i;
        for (std::size_t i = front; i < std::min(h, w) - back; ++i) from[i] = i;
        return from;
    }
    static bool in_order(const Json& have, const Json& wanted)
    {
        std::size_t next = 0;
        for (const std::size_t from : origins(have, wanted)) {
            if (from == none) continue;
            if (from < next) return false;
            next = from + 1;
        }
        return true;
    }

    void parts(const Place& place, const Json& have, const Json& wanted)
    {
        const auto from = origins(have, wanted);
        const std::string_view inside = text_.substr(place.from, place.to - place.from);
        const bool lines = place.parts.empty() ? text_.find('\n') != std::string_view::npos
                                               : lead(place.parts.front()).find('\n') != std::string_view::npos;
        const std::size_t indent = indent_at(place.from);
        std::string other = lines ? "\n" + std::string(indent + indent_step, ' ') : " ";
        if (place.parts.size() > 1)
            other = lead(place.parts[1]);
        else if (!place.parts.empty() && lines)
            other = lead(place.parts.front());
        std::string first = wanted.is(Kind::list) && !lines ? "" : other;
        std::string last = lines ? "\n" + std::string(indent, ' ') : first;
        if (!place.parts.empty()) {
            first = lead(place.parts.front());
            last = text_.substr(place.parts.back().value.to, place.end - place.parts.back().value.to);
        }
        out += inside.front();
        for (std::size_t i = 0; i < from.size(); ++i) {
            const Place::Part* const old = from[i] == none ? nullptr : &place.parts[from[i]];
            if (i > 0) out += ',';
            out += i == 0 ? first : old != nullptr && from[i] > 0 ? std::string{lead(*old)} : other;
            if (old != nullptr) {
                copy(old->key, old->value.from);
                value(old->value, part_of(have, from[i]), part_of(wanted, i));
                if (i + 1 < from.size() && from[i] + 1 < place.parts.size()) copy(old->value.to, place.parts[from[i] + 1].lead - 1);
                continue;
            }
            if (wanted.is(Kind::object)) (out += quoted(wanted.members[i].key)) += ": ";
            if (lines)
                append_new(out, part_of(wanted, i), other.size() - other.rfind('\n') - 1);
            else
                out += dump_inline(part_of(wanted, i));
        }
        if (!from.empty()) out += last;
        out += inside.back();
    }
    [[nodiscard]] std::string_view lead(const Place::Part& part) const
    {
        return text_.substr(part.lead, part.key - part.lead);
    }

    std::string_view text_;
};

}  // namespace

std::string rewritten(std::string_view text, const Json& wanted)
{
    models::Problems ignored;
    const auto have = parse_json(text, "", 0, ignored);
    if (!have) return dump(wanted);
    const Place place = Scanner{text}.document();
    Rewriter rewriter{text};
    rewriter.copy(0, place.from);
    rewriter.value(place, *have, wanted);
    rewriter.copy(place.to, text.size());
    return std::move(rewriter.out);
}

std::string with_key(std::string_view text, const std::vector<std::string>& steps, std::string_view key)
{
    models::Problems ignored;
    const auto root = parse_json(text, "", 0, ignored);
    const Place document = Scanner{text}.document();
    const Json* node = root ? &*root : nullptr;
    const Place* place = &document;
    for (std::size_t s = 0; node != nullptr && s < steps.size(); ++s) {
        std::optional<std::size_t> index = list_position(steps[s], node->items.size());
        if (node->is(Kind::object)) {
            const auto at = std::ranges::find(node->members, steps[s], &JsonMember::key);
            index.reset();
            if (at != node->members.end()) index = static_cast<std::size_t>(at - node->members.begin());
        }
        if (!index) break;
        const Place::Part& part = place->parts[*index];
        if (s + 1 == steps.size() && node->is(Kind::object))
            return std::string{text.substr(0, part.key)} + quoted(key) + std::string{text.substr(part.key_end)};
        place = &part.value;
        node = &part_of(*node, *index);
    }
    return std::string{text};
}

}  // namespace teleplan::formats::detail
