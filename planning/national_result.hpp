#pragma once
// The answer of a national plan: every region's own answer, a row each, Italy's row, and the regions' load on one platform.

#include <vector>

#include "planning/results.hpp"

namespace teleplan::planning {

/// Code of Italy's row.
inline constexpr const char* italy_code = "IT";

/// Answer: RunAnswer or SizeAnswer.
template <class Answer> struct NationalAnswer {
    Identity identity;
    std::vector<Answer> regions;                       // in the order of the members; each is what its own run answers
    std::vector<NeedRow> rows;                         // the region row of each, under the region's code, then Italy
    PlatformLoad platform;                             // of all regions on one calendar
    std::vector<FundResult> funds;                     // of all regions together
    Verdict verdict = Verdict::undecided;              // the worst of the regions'
    std::vector<Sensitivity> sensitivities;            // of a sizing: inputs that all regions share, their effects added up; strongest first
};

using NationalRunAnswer = NationalAnswer<RunAnswer>;
using NationalSizeAnswer = NationalAnswer<SizeAnswer>;

}  // namespace teleplan::planning
