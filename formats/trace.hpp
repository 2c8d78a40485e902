#pragma once
// Arrivals from CSV files beside the plan.

#include <string>
#include <string_view>

#include "formats/plan_json.hpp"
#include "models/network_plan.hpp"
#include "models/problems.hpp"

namespace teleplan::formats::detail
{

/// Reads the trace of every stream that has one, inside the plan's own folder, and keeps its bytes for the hash of the
/// plan. Problems at /streams/<name>/trace/file.
void read_traces(PlanDocument&, models::Problems&);

/// The rows of one trace in order of time, those of one instant in order of the file. Columns: time, and if they are there
/// class, service and patience, whose cells may be empty; others are not looked at. Times, services and patiences are
/// numbers >= 0 in the trace's unit.
[[nodiscard]] std::vector<models::TraceRow> trace_rows(std::string_view csv, const models::Trace&, const std::string& pointer,
                                                       models::Problems&);

}  // namespace teleplan::formats::detail
