#include "formats/workbook.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "formats/tidy_csv.hpp"

namespace teleplan::formats {

namespace {

namespace fs = std::filesystem;

/// libxlsxwriter writes files only: a folder of our own, removed at the end.
class ScratchFolder {
public:
    ScratchFolder()
    {
        auto name = (fs::temp_directory_path() / "teleplan-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder in " + fs::temp_directory_path().string());
        path = name;
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    fs::path path;
};

/// Excel: at most 31 characters, none of []:*?/\, different whatever the case.
std::string sheet_name(const std::string& title, std::set<std::string>& taken)
{
    std::string name;
    std::size_t characters = 0;
    for (const char c : title) {
        const bool starts_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (starts_character && ++characters > 27) break;         // room for a number
        name += std::string_view{"[]:*?/\\'"}.find(c) == std::string_view::npos ? c : ' ';
    }
    if (name.empty()) name = "-";
    auto unique = name;
    for (int i = 2; !taken.insert(unique).second; ++i) unique = name + " " + std::to_string(i);
    return unique;
}

std::string number_format(const Column& column)
{
    std::string decimals;
    if (column.decimals > 0) decimals = "." + std::string(static_cast<std::size_t>(column.decimals), '0');
    if (column.form == Form::share) return "0" + decimals + "%";
    if (column.form == Form::euro) return "#,##0" + decimals + " \"€\"";
    return "#,##0" + decimals;
}

class Sheets {
public:
    Sheets(lxw_workbook* book, std::string half_width_title) : book_(book), half_width_title_(std::move(half_width_title))
    {
        bold_ = workbook_add_format(book);
        format_set_bold(bold_);
        head_ = workbook_add_format(book);
        format_set_bold(head_);
        format_set_text_wrap(head_);
        format_set_align(head_, LXW_ALIGN_VERTICAL_TOP);
        format_set_bg_color(head_, 0xE8EEF4);
        format_set_border(head_, LXW_BORDER_THIN);
        wrapped_ = workbook_add_format(book);
        format_set_text_wrap(wrapped_);
        format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    }

    void add(const Table& table)
    {
        const auto name = sheet_name(table.title, names_);
        sheet_ = workbook_add_worksheet(book_, name.c_str());
        if (sheet_ == nullptr) throw std::runtime_error("cannot add the sheet " + name);
        text(0, 0, table.title, bold_);
        lxw_row_t row = 1;
        for (const auto& note : table.notes) text(row++, 0, note, nullptr);
        head(table, row + 1);
        const auto first = row + 3;
        row = first;
        for (const auto& line : table.rows) body(table, line, row++);
        worksheet_freeze_panes(sheet_, first, 1);
        worksheet_set_landscape(sheet_);
        worksheet_set_paper(sheet_, 9);                           // A4
        worksheet_fit_to_pages(sheet_, 1, 0);
        worksheet_repeat_rows(sheet_, first - 2, first - 1);
    }

private:
    static bool has_interval(const Table& table, std::size_t column)
    {
        return std::any_of(table.rows.begin(), table.rows.end(), [&](const Row& r) { return r.cells[column].half_width.has_value(); });
    }

    void head(const Table& table, lxw_row_t row)
    {
        text(row + 1, 0, table.row_title, head_);
        worksheet_set_column(sheet_, 0, 0, 30, nullptr);
        lxw_col_t at = 1;
        std::string chapter;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto& column = table.columns[i];
            text(row, at, column.chapter == chapter ? "" : column.chapter, bold_);
            chapter = column.chapter;
            worksheet_set_column(sheet_, at, at, column.form == Form::text ? 24 : 13, nullptr);
            text(row + 1, at++, column.title, head_);
            if (has_interval(table, i)) text(row + 1, at++, half_width_title_, head_);
        }
    }

    void body(const Table& table, const Row& line, lxw_row_t row)
    {
        text(row, 0, line.name, wrapped_);
        lxw_col_t at = 1;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto& cell = line.cells[i];
            auto* const format = format_of(table.columns[i]);
            if (cell.number && std::isfinite(*cell.number)) worksheet_write_number(sheet_, row, at, *cell.number, format);
            else text(row, at, cell.text, wrapped_);
            ++at;
            if (!has_interval(table, i)) continue;
            if (cell.half_width && std::isfinite(*cell.half_width)) worksheet_write_number(sheet_, row, at, *cell.half_width, format);
            ++at;
        }
    }

    void text(lxw_row_t row, lxw_col_t column, const std::string& value, lxw_format* format)
    {
        if (!value.empty()) worksheet_write_string(sheet_, row, column, neutralised(value.substr(0, 30000)).c_str(), format);
    }

    lxw_format* format_of(const Column& column)
    {
        auto& format = formats_[number_format(column)];
        if (format == nullptr) {
            format = workbook_add_format(book_);
            format_set_num_format(format, number_format(column).c_str());
            format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        }
        return format;
    }

    lxw_workbook* book_;
    lxw_worksheet* sheet_ = nullptr;
    std::string half_width_title_;
    lxw_format *bold_, *head_, *wrapped_;
    std::map<std::string, lxw_format*> formats_;
    std::set<std::string> names_;
};

}  // namespace

std::string workbook(const Workbook& about, std::span<const Table> tables)
{
    const ScratchFolder scratch;
    const auto file = (scratch.path / "workbook.xlsx").string();
    auto folder = scratch.path.string();
    lxw_workbook_options options{};
    options.tmpdir = folder.data();
    auto* const book = workbook_new_opt(file.c_str(), &options);
    if (book == nullptr) throw std::runtime_error("cannot start a workbook");

    auto title = about.title;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created = 946684800;                               // 2000-01-01: no clock in the bytes
    workbook_set_properties(book, &properties);
    Sheets sheets{book, about.half_width_title};
    for (const auto& table : tables) sheets.add(table);
    if (const auto error = workbook_close(book); error != LXW_NO_ERROR) throw std::runtime_error(std::string{"cannot write the workbook: "} + lxw_strerror(error));

    std::ifstream in{file, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    if (!in || bytes.empty()) throw std::runtime_error("cannot read back the workbook");
    return bytes;
}

}  // namespace teleplan::formats
