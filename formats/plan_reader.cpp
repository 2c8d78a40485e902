// The visitor that reads a plan: every field of models/plan_fields.hpp from the tree of a file.
#include <algorithm>
#include <type_traits>

#include "formats/hash.hpp"
#include "formats/plan_files.hpp"
#include "formats/plan_form.hpp"
#include "formats/plan_json.hpp"
#include "formats/plan_leaves.hpp"
#include "formats/territory_inputs.hpp"
#include "formats/plan_members.hpp"
#include "formats/trace.hpp"
#include "sim/time.hpp"

namespace teleplan::formats
{
namespace detail
{
namespace
{

using Kind = Json::Kind;
using models::Field;

template <class T>
void read(LeafReader&, const Json&, const std::string& pointer, const Field&, T& out);

/// Visits the fields of one object.
class ObjectReader
{
public:
    ObjectReader(LeafReader& leaves, const Json& object, const std::string& pointer)
        : leaves_(leaves), object_(object), pointer_(pointer)
    {
    }

    template <class T>
    void field(std::string_view name, T& member, const Field& about)
    {
        known_.push_back(name);
        const Json* node = object_.find(name);
        if (node != nullptr)
            read(leaves_, *node, pointer_to(pointer_, name), about, member);
        else if (about.required && !is_optional<T>)
            leaves_.report(pointer_to(pointer_, name), "missing_field", {std::string{name}});
    }
    void also(std::string_view name) { known_.push_back(name); }
    void finish() { leaves_.other_members(object_, pointer_, known_); }

private:
    LeafReader& leaves_;
    const Json& object_;
    const std::string& pointer_;
    std::vector<std::string_view> known_;
};

/// Block and Shift hold times of day where other structs hold durations.
class TimesReader : public ObjectReader
{
public:
    using ObjectReader::ObjectReader;
    using ObjectReader::field;
    void field(std::string_view name, models::Duration& member, const Field& about)
    {
        TimeOfDay time{member};
        ObjectReader::field(name, time, about);
    }
};

template <Section T>
void read_section(LeafReader& leaves, const Json& node, const std::string& pointer, T& out)
{
    if (!leaves.expect(node, pointer, Kind::object, "object")) return;
    std::conditional_t<holds_times_of_day<T>, TimesReader, ObjectReader> reader(leaves, node, pointer);
    fields(reader, out);
    reader.finish();
}

template <class T>
void read_named(LeafReader& leaves, const Json& node, const std::string& pointer, const Field& about,
                models::Named<T>& out)
{
    if (!leaves.expect(node, pointer, Kind::object, "object")) return;
    for (const JsonMember& member : node.members)
        if (!leaves.take_free_member(node, member, pointer))
            read(leaves, member.value, pointer_to(pointer, member.key), about,
                 out.emplace_back(member.key, T{}).second);
}

template <class T, std::size_t N>
void read_keyed(LeafReader& leaves, const Json& node, const std::string& pointer, const Field& about,
                std::array<T, N>& out)
{
    if (!leaves.expect(node, pointer, Kind::object, "object")) return;
    const auto& names = ArrayNames<std::array<T, N>>::all;
    for (std::size_t i = 0; i < N; ++i) {
        const std::string at = pointer_to(pointer, names[i]);
        if (const Json* value = node.find(names[i]))
            read(leaves, *value, at, about, out[i]);
        else
            leaves.report(at, "missing_field", {std::string{names[i]}});
    }
    leaves.other_members(node, pointer, names);
}

void read_branches(LeafReader& leaves, const Json& node, const std::string& pointer, std::vector<models::Branch>& out)
{
    models::Named<double> next;
    read_named(leaves, node, pointer, probability, next);
    for (auto& [to, share] : next) out.push_back({std::move(to), share});
}

void read_stage(LeafReader& leaves, const Json& node, const std::string& pointer, models::Stage& out)
{
    if (!leaves.expect(node, pointer, Kind::object, "object")) return;
    std::size_t kind = 0, kinds = 0;
    for (std::size_t i = 0; i < step_names.size(); ++i) {
        if (node.find(step_names[i]) == nullptr) continue;
        kind = i;
        ++kinds;
    }
    if (kinds != 1) {
        leaves.report(pointer, "exactly_one_of", {"visit, wait, leave"});
        return;
    }
    ObjectReader reader(leaves, node, pointer);
    at_index<step_names.size()>(kind, [&]<std::size_t I> { fields(reader, out.step.emplace<I>()); });
    for (const auto& [name, branches] : branch_members) {
        reader.also(name);
        if (const Json* next = node.find(name)) read_branches(leaves, *next, pointer_to(pointer, name), out.*branches);
    }
    reader.finish();
}

template <class T>
void keep(std::optional<T> read, T& out)
{
    if (read) out = std::move(*read);
}

template <class T>
void read_number(LeafReader& leaves, const Json& node, const std::string& pointer, Field about, T& out)
{
    if constexpr (std::is_integral_v<T>) {  // what the type can hold, exactly
        about.min = std::max(about.min, std::is_same_v<T, int> ? -2147483648.0 : -0x1p53);
        about.max = std::min(about.max, std::is_same_v<T, int> ? 2147483647.0 : 0x1p53);
    }
    const auto kind = std::is_integral_v<T> ? NumberKind::whole : NumberKind::real;
    if (const auto value = leaves.number(node, pointer, about, kind)) out = static_cast<T>(*value);
}

void read_one_or_more(LeafReader& leaves, const Json& node, const std::string& pointer, const Field& about,
                      models::OneOrMore& out)
{
    if (!node.is(Kind::list)) {
        read_number(leaves, node, pointer, about, out.values.emplace_back());
        return;
    }
    leaves.record(pointer, node);
    for (const Json& item : node.items) {
        const auto value = leaves.plain_number(item, pointer_to(pointer, out.values.size()), about, NumberKind::real);
        out.values.push_back(value.value_or(0));
    }
}

template <class T>
void read(LeafReader& leaves, const Json& node, const std::string& pointer, const Field& about, T& out)
{
    if constexpr (is_optional<T>) {
        read(leaves, node, pointer, about, out.emplace());
    } else if constexpr (std::is_same_v<T, std::string>) {
        keep(leaves.text(node, pointer, about), out);
    } else if constexpr (std::is_same_v<T, bool>) {
        keep(leaves.boolean(node, pointer), out);
    } else if constexpr (std::is_arithmetic_v<T>) {
        read_number(leaves, node, pointer, about, out);
    } else if constexpr (std::is_enum_v<T>) {
        if (const auto index = leaves.name(node, pointer, models::Names<T>::all)) out = static_cast<T>(*index);
    } else if constexpr (std::is_same_v<T, models::Duration>) {
        if (const auto value = leaves.seconds(node, pointer)) out = sim::to_ticks(*value);
    } else if constexpr (std::is_same_v<T, TimeOfDay>) {
        keep(leaves.time_of_day(node, pointer), out.since_midnight);
    } else if constexpr (std::is_same_v<T, models::Date>) {
        keep(leaves.date(node, pointer), out);
    } else if constexpr (std::is_same_v<T, models::Within>) {
        keep(leaves.within(node, pointer), out);
    } else if constexpr (std::is_same_v<T, sim::Distribution>) {
        keep(leaves.distribution(node, pointer), out);
    } else if constexpr (std::is_same_v<T, models::OneOrMore>) {
        read_one_or_more(leaves, node, pointer, about, out);
    } else if constexpr (std::is_same_v<T, models::Stage>) {
        read_stage(leaves, node, pointer, out);
    } else if constexpr (NamedValues<T>) {
        read_named(leaves, node, pointer, about, out);
    } else if constexpr (Keyed<T>) {
        read_keyed(leaves, node, pointer, about, out);
    } else if constexpr (is_list<T>) {
        if (!leaves.expect(node, pointer, Kind::list, "list")) return;
        for (const Json& item : node.items) {
            const std::string at = pointer_to(pointer, out.size());
            read(leaves, item, at, about, out.emplace_back());
        }
    } else {
        read_section(leaves, node, pointer, out);
    }
}

/// With all problems beside it: present whenever the files are.
Loaded read_plan(std::optional<ResolvedPlan> resolved, models::Problems problems)
{
    Loaded result{std::nullopt, std::move(problems)};
    if (!resolved) return result;
    PlanDocument& document = result.document.emplace();
    document.resolved_json = dump(resolved->json);
    document.files = std::move(resolved->files);
    resolved->json.erase("schema_version");
    LeafReader leaves(result.problems, document.provenance);
    read_section(leaves, resolved->json, "", document.plan);
    return result;
}

}  // namespace

Loaded without_problems(Loaded loaded)
{
    if (!loaded.problems.empty()) loaded.document.reset();
    return loaded;
}

Loaded load_resolved(std::optional<ResolvedPlan> resolved, models::Problems problems)
{
    auto loaded = read_plan(std::move(resolved), std::move(problems));
    if (!loaded.document || !loaded.problems.empty()) return loaded;
    read_traces(*loaded.document, loaded.problems);
    read_territory_inputs(*loaded.document, loaded.problems);
    return loaded;
}

Loaded load_one(const std::filesystem::path& plan, const DataFolders& folders, const std::filesystem::path& root)
{
    models::Problems problems;
    auto resolved = resolve_files(plan, folders, problems, root);
    return load_resolved(std::move(resolved), std::move(problems));
}

}  // namespace detail

Loaded load_plan(const std::filesystem::path& plan, const DataFolders& folders)
{
    auto loaded = detail::load_one(plan, folders, {});
    if (loaded.document && models::is_national(loaded.document->plan)) detail::read_members(*loaded.document, folders, loaded.problems);
    return detail::without_problems(std::move(loaded));
}

Loaded parse_plan(std::string_view text, const std::string& name)
{
    models::Problems problems;
    auto resolved = detail::resolve_text(text, name, problems);
    auto loaded = detail::read_plan(std::move(resolved), std::move(problems));
    if (!loaded.document || !loaded.problems.empty()) return detail::without_problems(std::move(loaded));
    const models::Plan& plan = loaded.document->plan;
    for (const auto& [stream, about] : plan.streams)       // a text lies in no folder
        if (about.trace)
            loaded.problems.push_back({pointer_to(pointer_to("/streams", stream), "trace"), "trace_outside", {about.trace->file}});
    if (const auto& inputs = plan.population.inputs) loaded.problems.push_back({"/population/inputs/file", "inputs_outside", {inputs->file}});
    for (std::size_t m = 0; m < plan.members.size(); ++m)
        loaded.problems.push_back({pointer_to("/members", m), "member_outside", {plan.members[m]}});
    return detail::without_problems(std::move(loaded));
}

std::string plan_hash(const PlanDocument& document, std::span<const TableFile> tables)
{
    std::string bytes = "teleplan plan 1\n" + write_plan(document.plan);
    for (const auto& [pointer, entry] : document.provenance)
        if (entry.low && entry.high) bytes += pointer + ' ' + shortest(*entry.low) + ' ' + shortest(*entry.high) + '\n';
    for (const auto& [name, content] : document.traces) bytes += name + ' ' + sha256(content) + '\n';
    for (std::size_t m = 0; m < document.members.size(); ++m) bytes += document.plan.members[m] + ' ' + plan_hash(document.members[m], {}) + '\n';
    for (const auto& [name, content] : tables) bytes += name + ' ' + sha256(content) + '\n';
    return sha256(bytes);
}

}  // namespace teleplan::formats
