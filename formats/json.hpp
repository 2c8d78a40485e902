#pragma once
// A JSON document as a plain ordered tree. Each value remembers which file of an `extends` chain it came from.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/problems.hpp"

namespace teleplan::formats
{

struct JsonMember;

struct Json {
    enum class Kind : std::uint8_t { null, boolean, number, text, list, object };
    Kind kind = Kind::null;
    bool boolean = false;
    int level = 0;  // 0: the plan's own file; 1: the file that it extends; …
    double number = 0;
    std::string text;
    std::vector<Json> items;          // of a list
    std::vector<JsonMember> members;  // of an object, in file order, keys unique

    Json();
    Json(const Json&);
    Json(Json&&) noexcept;
    Json& operator=(const Json&);
    Json& operator=(Json&&) noexcept;
    ~Json();

    [[nodiscard]] bool is(Kind k) const { return kind == k; }
    [[nodiscard]] const Json* find(std::string_view key) const;  // member of an object; null if there is none
    [[nodiscard]] Json* find(std::string_view key);
    Json& set(std::string_view key, Json value);  // replaces or appends
    void erase(std::string_view key);
};
struct JsonMember {
    std::string key;
    Json value;
};

[[nodiscard]] Json json_number(double);
[[nodiscard]] Json json_text(std::string_view);
[[nodiscard]] Json json_boolean(bool value);
[[nodiscard]] Json json_list(std::vector<Json> items = {});
[[nodiscard]] Json json_object();
/// Same value; members of objects in the same order; levels are not compared.
[[nodiscard]] bool same(const Json&, const Json&);

struct JsonBounds {
    int depth = 64;
    std::size_t values = 250'000, entries = 4'096, key_bytes = 200;  // entries: members of one object
};

/// Nothing when the text is not JSON or breaks a bound. Duplicate keys are problems (the last value is kept).
[[nodiscard]] std::optional<Json> parse_json(std::string_view text, const std::string& file, int level,
                                             models::Problems&, const JsonBounds& = {});

/// RFC 7396: objects are merged, null deletes, anything else replaces.
void merge_patch(Json& target, const Json& patch);

/// "/a~1b" for the key "a/b": one more step of a JSON pointer.
[[nodiscard]] std::string pointer_to(const std::string& parent, std::string_view key);
[[nodiscard]] std::string pointer_to(const std::string& parent, std::size_t index);

/// The steps of a JSON pointer, unescaped: "/a~1b/0" has "a/b" and "0".
[[nodiscard]] std::vector<std::string> pointer_steps(std::string_view pointer);
/// The value at these steps below `root`; null if there is none.
[[nodiscard]] const Json* find_at(const Json& root, const std::vector<std::string>& steps);
/// A step that is a position of a list of so many items.
[[nodiscard]] std::optional<std::size_t> list_position(std::string_view step, std::size_t size);

/// Shortest text that reads back as the same double; "inf" and "-inf" for messages.
[[nodiscard]] std::string shortest(double);

/// Indented by two spaces; what fits into 100 columns stands on one line. Ends with a newline.
[[nodiscard]] std::string dump(const Json&);
/// The same on one line, however long; no newline at the end.
[[nodiscard]] std::string dump_inline(const Json&);

}  // namespace teleplan::formats
