#include "formats/workbook_reader.hpp"

#include <zip.h>

#include <charconv>
#include <cmath>
#include <memory>
#include <pugixml.hpp>
#include <stdexcept>
#include <vector>

#include "formats/safe_file.hpp"

namespace teleplan::formats
{
namespace
{

constexpr std::size_t most_columns = 256, most_rows = 1'048'576;

struct Closer {
    void operator()(zip_t* archive) const { zip_discard(archive); }
    void operator()(zip_file_t* part) const { zip_fclose(part); }
};

/// The parts of an archive that lies in memory.
class Archive
{
public:
    explicit Archive(std::string_view bytes)
    {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
        if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
        if (!archive_) {
            if (source != nullptr) zip_source_free(source);
            const std::string why = zip_error_strerror(&error);
            zip_error_fini(&error);
            throw std::runtime_error(why);
        }
        zip_error_fini(&error);
    }
    [[nodiscard]] bool has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0; }

    [[nodiscard]] std::string text(const std::string& name) const
    {
        const std::unique_ptr<zip_file_t, Closer> part{zip_fopen(archive_.get(), name.c_str(), 0)};
        if (!part) throw std::runtime_error(name + ": " + zip_strerror(archive_.get()));
        std::string out;
        std::vector<char> buffer(1 << 16);
        for (zip_int64_t read = 0; (read = zip_fread(part.get(), buffer.data(), buffer.size())) != 0;) {
            if (read < 0) throw std::runtime_error(name + ": " + zip_file_strerror(part.get()));
            out.append(buffer.data(), static_cast<std::size_t>(read));
            if (out.size() > max_input_bytes) throw std::runtime_error(name + ": > " + std::to_string(max_input_bytes));
        }
        return out;
    }
    [[nodiscard]] pugi::xml_document xml(const std::string& name) const
    {
        pugi::xml_document document;  // pugixml reads no document type and no entity but the five of XML
        const std::string content = text(name);
        const auto parsed = document.load_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
        if (!parsed) throw std::runtime_error(name + ": " + parsed.description());
        return document;
    }

private:
    std::unique_ptr<zip_t, Closer> archive_;
};

/// The part of the first sheet.
std::string first_sheet(const Archive& archive)
{
    const auto book = archive.xml("xl/workbook.xml");
    const std::string id = book.child("workbook").child("sheets").child("sheet").attribute("r:id").value();
    const auto relations = archive.xml("xl/_rels/workbook.xml.rels");
    for (const pugi::xml_node relation : relations.child("Relationships").children("Relationship")) {
        if (id.empty() || id != relation.attribute("Id").value()) continue;
        const std::string target = relation.attribute("Target").value();
        return target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    throw std::runtime_error("xl/workbook.xml: no sheet");
}

/// The text of a string item: one run or several; phonetic hints are left out.
std::string item_text(const pugi::xml_node& item)
{
    std::string out = item.child("t").text().get();
    for (const pugi::xml_node run : item.children("r")) out += run.child("t").text().get();
    return out;
}

std::vector<std::string> shared_strings(const Archive& archive)
{
    std::vector<std::string> out;
    if (!archive.has("xl/sharedStrings.xml")) return out;
    const auto document = archive.xml("xl/sharedStrings.xml");
    for (const pugi::xml_node item : document.child("sst").children("si")) out.push_back(item_text(item));
    return out;
}

/// "12" for 1.2E1; other numbers as they stand.
std::string number_text(std::string_view stored)
{
    double value = 0;
    const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    if (error != std::errc{} || end != stored.data() + stored.size() || std::abs(value) > 1e15 || value != std::floor(value)) return std::string{stored};
    return std::to_string(static_cast<long long>(value));
}

std::string cell_text(const pugi::xml_node& cell, const std::vector<std::string>& strings)
{
    const std::string_view type = cell.attribute("t").value();
    const std::string_view stored = cell.child("v").text().get();
    if (type == "inlineStr") return item_text(cell.child("is"));
    if (type == "s") {
        std::size_t index = 0;
        const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), index);
        if (error != std::errc{} || end != stored.data() + stored.size() || index >= strings.size())
            throw std::runtime_error("xl/sharedStrings.xml: " + std::string{stored});
        return strings[index];
    }
    return type.empty() || type == "n" ? number_text(stored) : std::string{stored};
}

/// 0 for "A7", 27 for "AB7"; the one after `last` for a cell that names no place.
std::size_t column_of(std::string_view place, std::size_t next)
{
    std::size_t column = 0;
    for (const char c : place) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
        if (column > most_columns) throw std::runtime_error(std::string{place} + ": > " + std::to_string(most_columns));
    }
    return column == 0 ? next : column - 1;
}

std::vector<std::string> row_cells(const pugi::xml_node& row, const std::vector<std::string>& strings)
{
    std::vector<std::string> cells;
    for (const pugi::xml_node cell : row.children("c")) {
        const std::size_t at = column_of(cell.attribute("r").value(), cells.size());
        if (at >= most_columns) throw std::runtime_error("> " + std::to_string(most_columns));
        if (cells.size() <= at) cells.resize(at + 1);
        cells[at] = cell_text(cell, strings);
    }
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
    return cells;
}

}  // namespace

std::optional<CsvTable> read_workbook(std::string_view bytes, const std::string& file, models::Problems& problems, std::size_t max_cells)
{
    try {
        const Archive archive{bytes};
        const auto strings = shared_strings(archive);
        const auto sheet = archive.xml(first_sheet(archive));
        CsvTable table{file, {}, {}};
        std::size_t line = 0, cells = 0;
        for (const pugi::xml_node row : sheet.child("worksheet").child("sheetData").children("row")) {
            line = row.attribute("r").as_ullong(line + 1);
            if (line > most_rows) throw std::runtime_error("> " + std::to_string(most_rows));
            auto texts = row_cells(row, strings);
            if (texts.empty()) continue;
            if ((cells += texts.size()) > max_cells) {
                problems.push_back({"", "csv_too_large", {file, std::to_string(max_cells)}});
                return std::nullopt;
            }
            if (table.header.empty()) {
                table.header = std::move(texts);
                continue;
            }
            if (texts.size() > table.header.size()) {
                if (problems.size() < models::max_problems)
                    problems.push_back({"", "csv_wrong_cell_count", {file, std::to_string(line), std::to_string(texts.size()), std::to_string(table.header.size())}});
                continue;
            }
            texts.resize(table.header.size());
            table.rows.push_back({static_cast<int>(line), std::move(texts)});
        }
        return table;
    } catch (const std::runtime_error& error) {
        problems.push_back({"", "xlsx_unreadable", {file, error.what()}});
        return std::nullopt;
    }
}

}  // namespace teleplan::formats
