#pragma once
// Services, documents and kits as JSON.

#include "planning/services_result.hpp"

namespace teleplan::planning {

/// Found by argument-dependent lookup; instantiated for the one type of JSON that formats/ writes.
template <class Json> void to_json(Json&, const ServicesResult&);

}  // namespace teleplan::planning
