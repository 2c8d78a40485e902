#pragma once

#include <string>

namespace teleplan::formats
{

/// JSON Schema (draft-07) of a plan file, from the same description of the fields as the reader. It says which keys,
/// forms, units and limits there are. It requires no field but schema_version, and allows null everywhere, because a
/// plan may state only what differs from the one that it extends; what is missing is found after the merge. The
/// published copy is scenarios/schema/plan.schema.json.
[[nodiscard]] std::string plan_schema();

}  // namespace teleplan::formats
