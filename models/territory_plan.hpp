#pragma once
// Who lives in the region, its sites and bodies, and what the region itself enters per authority: a chapter of the plan (plan.hpp).

#include <optional>
#include <string>
#include <vector>

#include "models/named.hpp"
#include "models/plan_parts.hpp"

namespace teleplan::models {

/// One unit for so many inhabitants. Scope region: only the region as a whole is judged.
struct SiteStandard { double inhabitants = 0; Scope scope = Scope::authority; };

enum class BodyKind : std::uint8_t { ao, aou, irccs, asst, accredited };
/// A body beside the local health authorities. It has no residents and no patients of its own: its users are among those
/// of the authority where it sits, whose patients they see.
struct Body {
    std::string name;
    BodyKind kind = BodyKind::ao;                                  // for the reader of the plan: nothing is worked out from it
    std::string authority;                                         // code of the authority where it sits
    Named<double> shares;                                          // category of professionals → share of the authority's users
    Named<int> users;                                              // category → users, instead of a share
    std::optional<int> workstations;                               // absent: as users
};

/// Differences between regions by income and by network; off by default (no source).
struct Socioeconomic { bool enabled = false; double acceptance_elasticity = 0, technical_failure_elasticity = 0; };

enum class InputItem : std::uint8_t { population, patients_in_care, staff, workstations, kits, sites };
/// One cell that a region enters for one authority (formats/territory_inputs.hpp).
struct AuthorityInput {
    std::string authority;
    InputItem item{};
    std::string key;                                               // male or female, target group, category, setting, kind of site
    std::optional<int> band;                                       // of population: index of the five-year band
    int value = 0;
    std::string date, source;
    int line = 0;
};
/// A CSV or XLSX file beside the plan.
struct TerritoryInputs { std::string file; std::vector<AuthorityInput> rows; };   // rows: read with the plan

struct Population {
    double eligible_share = 0.5;
    double community_nurse_inhabitants = 3000, cot_inhabitants = 100000;
    double neurological_cases_national = 1130000;                  // stroke and parkinsonism
    double beds_per_community_hospital = 20;
    Named<SiteStandard> standards;                                 // beside those of community nurses and COT
    Named<Body> bodies;                                            // by code
    Socioeconomic socioeconomic;
    std::optional<TerritoryInputs> inputs;
};

}  // namespace teleplan::models
