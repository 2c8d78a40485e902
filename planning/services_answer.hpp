#pragma once
// Services, documents and kits of an experiment, counted up: authority by authority, then the region.

#include "planning/need_rows.hpp"
#include "planning/services_result.hpp"

namespace teleplan::planning {

[[nodiscard]] ServicesResult services_result(const TableInputs&);

}  // namespace teleplan::planning
