#include <iostream>

#include "formats/plan_schema.hpp"
#include "headless/commands.hpp"
#include "headless/exit_status.hpp"

namespace teleplan::headless {

int schema()
{
    std::cout << formats::plan_schema();
    return ok;
}

}  // namespace teleplan::headless
