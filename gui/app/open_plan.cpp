#include "gui/app/open_plan.hpp"

#include <utility>

#include "formats/installed.hpp"

namespace teleplan::gui {

Version make_version(formats::PlanDocument document, const Tables& tables)
{
    formats::share_header(document);
    auto problems = formats::check(document, tables.territory);
    auto hash = formats::plan_hash(document, tables.files);
    return std::make_shared<const PlanVersion>(PlanVersion{std::move(document), std::move(problems), std::move(hash)});
}

}  // namespace teleplan::gui
