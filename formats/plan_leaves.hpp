#pragma once
// Reads single values of a plan, reports what is wrong with them and records where they come from. Internal to
// formats/.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/json.hpp"
#include "models/plan_fields.hpp"
#include "models/problems.hpp"
#include "models/provenance.hpp"

namespace teleplan::formats::detail
{

enum class NumberKind : bool { real, whole };

class LeafReader
{
public:
    LeafReader(models::Problems& problems, models::ProvenanceTable& provenance)
        : problems_(problems), provenance_(provenance)
    {
    }

    // Each gives nothing after it has reported a problem at `pointer` or below.
    std::optional<double> number(const Json&, const std::string& pointer, const models::Field&, NumberKind);
    std::optional<double> seconds(const Json&, const std::string& pointer);
    std::optional<models::Within> within(const Json&, const std::string& pointer);
    std::optional<bool> boolean(const Json&, const std::string& pointer);
    std::optional<models::Date> date(const Json&, const std::string& pointer);
    std::optional<models::Duration> time_of_day(const Json&, const std::string& pointer);
    std::optional<std::string> text(const Json&, const std::string& pointer, const models::Field&);
    std::optional<std::size_t> name(const Json&, const std::string& pointer, std::span<const std::string_view> allowed);
    std::optional<sim::Distribution> distribution(const Json&, const std::string& pointer);

    /// [8, "min"] as seconds, not wrapped, range checked; nothing is recorded.
    std::optional<double> plain_seconds(const Json&, const std::string& pointer);
    std::optional<double> plain_number(const Json&, const std::string& pointer, const models::Field&, NumberKind);

    /// Whether the value has this kind; reports `expected` otherwise.
    bool expect(const Json&, const std::string& pointer, Json::Kind, const char* expected);
    /// Takes the members of an object that are in none of `known`: remarks, source and confidence go to the provenance
    /// of the object, others are unknown keys.
    void other_members(const Json& object, const std::string& pointer, std::span<const std::string_view> known);
    /// The same for one member; true if it is remarks, source or confidence.
    bool take_free_member(const Json& object, const JsonMember&, const std::string& pointer);

    void report(const std::string& pointer, std::string code, std::vector<std::string> arguments = {});
    /// Records a value that has no unit, range or source.
    void record(const std::string& pointer, const Json& value);

private:
    struct Wrapped {
        const Json* value;
        const Json *unit = nullptr, *low = nullptr, *high = nullptr;
    };
    using Parse = std::function<std::optional<double>(const Json&, const std::string&)>;

    std::optional<Wrapped> unwrap(const Json&, const std::string& pointer, std::span<const std::string_view> keys);
    std::optional<double> quantity(const Json&, const std::string& pointer, const models::Field&,
                                   std::span<const std::string_view> keys, const Parse&);
    void read_range(const Wrapped&, const std::string& pointer, const models::Field&, const Parse&, double value);
    std::optional<double> amount_and_unit(const Json&, const std::string& pointer, const char* expected,
                                          std::span<const std::string_view> units, std::size_t& unit);

    models::Problems& problems_;
    models::ProvenanceTable& provenance_;
    bool full_ = false;
};

}  // namespace teleplan::formats::detail
