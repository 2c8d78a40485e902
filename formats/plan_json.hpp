#pragma once
// The plan file: JSON to models::Plan with its provenance, and back. Bad input gives problems, all at once, never an
// exception.

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/data_folders.hpp"
#include "formats/data_tables.hpp"
#include "models/plan.hpp"
#include "models/problems.hpp"
#include "models/provenance.hpp"

namespace teleplan::formats
{

struct PlanDocument {
    models::Plan plan;
    models::ProvenanceTable provenance;
    std::string resolved_json;                 // after `extends`: sources and remarks kept; reads back with parse_plan
    std::vector<std::filesystem::path> files;  // the plan, the file that it extends, …
    std::vector<TableFile> traces;             // of the arrival streams, in file order; then the inputs per authority
    std::vector<PlanDocument> members;         // of a national plan, in the order of its list
};
struct Loaded {
    std::optional<PlanDocument> document;  // present if and only if there are no problems
    models::Problems problems;
};

/// Reads a plan and the files that it extends, each inside the plan's folder or the installed one. A file is a JSON
/// Merge Patch (RFC 7396) over the one that it extends; null and absent mean the same. A source or range of an extended
/// file is dropped when a nearer file replaces the value that it spoke of. models::check says whether the plan makes
/// sense. The members of a national plan are read too, as plans of their own within its folder; their problems' pointers
/// begin with the member's file ("regions/puglia.json#/plan").
[[nodiscard]] Loaded load_plan(const std::filesystem::path&, const DataFolders&);

/// A national plan gives its seed and its regime year to its members. load_plan does it; to be repeated after a change of
/// these.
void share_header(PlanDocument& national);

/// The same from a text that extends nothing and has no trace; `name` stands for the file in problems.
[[nodiscard]] Loaded parse_plan(std::string_view text, const std::string& name);

/// The values alone, in one form: fields in the order of plan_fields.hpp, durations in seconds, shortest numbers, empty
/// optional parts left out. Reads back as an equal plan.
[[nodiscard]] std::string write_plan(const models::Plan&);

/// SHA-256 of write_plan, of the ranges of the inputs (low, high), of the bytes of traces, of the members' hashes and of
/// the bytes of the tables, in the order given.
[[nodiscard]] std::string plan_hash(const PlanDocument&, std::span<const TableFile> tables);

}  // namespace teleplan::formats
