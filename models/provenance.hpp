#pragma once
// Where each value of a plan comes from, keyed by its JSON pointer. Plan structs hold plain values only.

#include <map>
#include <optional>
#include <string>

namespace teleplan::models {

enum class Origin : unsigned char { entered, national_default, apportioned };

struct Provenance {
    Origin origin = Origin::entered;
    std::string unit, source, confidence;     // confidence: P, S, D, E, A (docs/model.md)
    std::optional<double> low, high;
    bool assumed_range = false;               // low and high follow from the confidence, not from a source
};
using ProvenanceTable = std::map<std::string, Provenance>;

}  // namespace teleplan::models
