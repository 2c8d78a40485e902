#include "gui/app/editor_values.hpp"

#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::gui;
using formats::FormField;
using formats::FormKind;

namespace {

// One language at a time in a process: each is made where it is used.
reports::Language italian() { return reports::Language{"it"}; }
reports::Language english() { return reports::Language{"en"}; }

FormField field(FormKind kind, const char* unit = "", double min = 0, double max = 1e9)
{
    FormField out;
    out.pointer = "/x";
    out.kind = kind;
    out.unit = unit;
    out.min = min;
    out.max = max;
    return out;
}
std::string json(const FormField& f, const char* text, const char* unit = "") { return typed_value(f, text, unit, italian()).json.value_or("(" + typed_value(f, text, unit, italian()).why + ")"); }

}  // namespace

TEST_CASE("numbers are typed with the comma or the point of the reader's language", "[gui][editor]")
{
    CHECK(typed_number("0,25", italian()) == 0.25);
    CHECK(typed_number(" 96.640 ", italian()) == 96640);
    CHECK(typed_number("1.234,5", italian()) == 1234.5);
    CHECK(typed_number("0.25", italian()) == 0.25);
    CHECK(typed_number("0.250", italian()) == 0.25);
    CHECK(typed_number("1,234.5", english()) == 1234.5);
    CHECK(typed_number("0.25", english()) == 0.25);
    CHECK_FALSE(typed_number("1,23,4", italian()));
    CHECK_FALSE(typed_number("12 mele", italian()));
    CHECK_FALSE(typed_number("", italian()));
    CHECK_FALSE(typed_number("inf", italian()));
    CHECK_FALSE(typed_number("1.23.4,5", italian()));
    CHECK_FALSE(typed_number("0,25", english()));
}

TEST_CASE("a value out of its limits says which they are, a share can be typed as a per cent", "[gui][editor]")
{
    const FormField share = field(FormKind::number, "1", 0, 1);
    CHECK(json(share, "0,3") == "0.3");
    CHECK(json(share, "30%") == "0.3");
    CHECK(json(share, "99,9 %") == "0.999");
    const Typed over = typed_value(share, "1,2", "", italian());
    CHECK_FALSE(over.json);
    CHECK(over.why.find("1,2") != std::string::npos);
    CHECK_FALSE(typed_value(field(FormKind::whole), "2,5", "", italian()).json);
    CHECK(json(field(FormKind::numbers), "1; 2,5 3") == "[1, 2.5, 3]");
    CHECK(json(field(FormKind::duration), "8", "min") == "[8, \"min\"]");
}

TEST_CASE("dates and times are typed as people write them", "[gui][editor]")
{
    CHECK(json(field(FormKind::date), "31/12/2026") == "\"2026-12-31\"");
    CHECK(json(field(FormKind::date), "1.2.2026") == "\"2026-02-01\"");
    CHECK(json(field(FormKind::date), "2026-12-31") == "\"2026-12-31\"");
    CHECK_FALSE(typed_value(field(FormKind::date), "31/12/26", "", italian()).json);
    CHECK_FALSE(typed_value(field(FormKind::date), "31/12", "", italian()).json);
    CHECK(json(field(FormKind::time_of_day), "7:30") == "\"07:30\"");
    CHECK(json(field(FormKind::time_of_day), "7") == "\"07:00\"");
    CHECK_FALSE(typed_value(field(FormKind::time_of_day), "mezzogiorno", "", italian()).json);
    CHECK(json(field(FormKind::text), "detto \"così\"") == "\"detto \\\"così\\\"\"");
}

TEST_CASE("what a plan file says is shown in the reader's words", "[gui][editor]")
{
    FormField duration = field(FormKind::duration);
    duration.value = "[0.5, \"h\"]";
    CHECK(shown_value(duration, italian()) == "0,5");
    CHECK(shown_value(duration, english()) == "0.5");
    CHECK(shown_unit(duration) == "h");
    CHECK(value_words("true", italian()) == "sì");
    CHECK(value_words("2026-10-01", italian()) == "01/10/2026");
    CHECK(value_words("0.25", italian()) == "0,25");
    CHECK(plain(100000, italian()) == "100000");
    CHECK(plain(0.000015, italian()) == "0,000015");
    CHECK(limit_words(field(FormKind::number, "1", 0, 1), italian()) == "da 0 a 1");
}
