// The visitor that lists a plan's fields: the description of each beside what the file says.
#include "formats/form_fields.hpp"

#include <algorithm>

#include "formats/form_skeleton.hpp"

namespace teleplan::formats
{
namespace detail
{
namespace
{

using Kind = Json::Kind;
using models::Field;

constexpr auto unit_choices = [] {
    std::array<std::string_view, duration_units.size()> names{};
    std::ranges::transform(duration_units, names.begin(), &DurationUnit::name);
    return names;
}();

template <class T>
constexpr FormKind kind_of()
{
    if constexpr (is_optional<T>) return kind_of<typename T::value_type>();
    else if constexpr (std::is_same_v<T, std::string>) return FormKind::text;
    else if constexpr (std::is_same_v<T, bool>) return FormKind::yes_no;
    else if constexpr (std::is_integral_v<T>) return FormKind::whole;
    else if constexpr (std::is_arithmetic_v<T>) return FormKind::number;
    else if constexpr (std::is_enum_v<T>) return FormKind::choice;
    else if constexpr (std::is_same_v<T, models::Duration>) return FormKind::duration;
    else if constexpr (std::is_same_v<T, TimeOfDay>) return FormKind::time_of_day;
    else if constexpr (std::is_same_v<T, models::Date>) return FormKind::date;
    else if constexpr (std::is_same_v<T, models::Within>) return FormKind::within;
    else if constexpr (std::is_same_v<T, sim::Distribution>) return FormKind::distribution;
    else if constexpr (std::is_same_v<T, models::OneOrMore>) return FormKind::numbers;
    else if constexpr (std::is_same_v<T, models::Stage>) return FormKind::stage;
    else if constexpr (NamedValues<T>) return FormKind::named_list;
    else if constexpr (Keyed<T>) return FormKind::by_name;
    else if constexpr (is_list<T>) return FormKind::list;
    else return FormKind::section;
}

template <class T>
std::vector<std::string_view> choices_of()
{
    const auto all = [](const auto& names) { return std::vector<std::string_view>(names.begin(), names.end()); };
    if constexpr (is_optional<T>) return choices_of<typename T::value_type>();
    else if constexpr (std::is_enum_v<T>) return all(models::Names<T>::all);
    else if constexpr (std::is_same_v<T, models::Duration>) return all(unit_choices);
    else if constexpr (std::is_same_v<T, models::Within>) return all(models::Names<models::OpenUnit>::all);
    else if constexpr (std::is_same_v<T, sim::Distribution>) return all(distribution_names);
    else if constexpr (std::is_same_v<T, models::Stage>) return all(step_names);
    else if constexpr (Keyed<T>) return all(ArrayNames<T>::all);
    else return {};
}

/// What holds while the file says nothing: the value that the struct begins with.
template <class T>
std::string fallback_of(T& value)
{
    if constexpr (std::is_same_v<T, std::string>) return value;
    else if constexpr (std::is_same_v<T, bool>) return value ? "true" : "false";
    else if constexpr (std::is_arithmetic_v<T>) return shortest(static_cast<double>(value));
    else if constexpr (std::is_enum_v<T>) return std::string{models::name_of(value)};
    else if constexpr (std::is_same_v<T, models::Duration>) return dump_inline(nice_seconds(sim::seconds(value)));
    else return {};
}

std::string lines_of(const Json* remarks)
{
    if (remarks == nullptr || !remarks->is(Kind::list)) return remarks != nullptr ? remarks->text : "";
    std::string out;
    for (const Json& line : remarks->items) (out += out.empty() ? "" : "\n") += line.text;
    return out;
}

bool is_single(FormKind kind) { return kind < FormKind::distribution && kind != FormKind::section; }

/// One field of the part that the list of fields is just at.
struct Slot {
    std::string name;
    const Field& about;
    const Json* node;         // null: absent
    bool element = false;
};

class FormBuilder
{
public:
    explicit FormBuilder(const PlanDocument& document, const Json& root) : document_(document), root_(root) {}
    std::vector<FormField> out;

    template <class T>
    void add(const Slot& slot, T& value)
    {
        const std::size_t at = open<T>(slot, kind_of<T>());
        FormField& field = out[at];
        if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) limits<T>(field);
        if (slot.node == nullptr) {
            if (!slot.element) field.skeleton = dump_inline(skeleton(plan_, slot.name, slot.about, value));
            field.fallback = fallback_of(value);
            return;
        }
        inside(at, slot, value);
    }
    template <class T>
    void add(const Slot& slot, std::optional<T>&)
    {
        T inner{};
        const std::size_t at = out.size();
        add(slot, inner);
        out[at].required = false;
        out[at].fallback.clear();
    }

    /// A member that stands in the file only because others do not: a parameter, branches.
    FormField& add_plain(const Slot& slot, FormKind kind)
    {
        FormField& field = out[open<int>(slot, kind)];
        field.choices.clear();
        return field;
    }

    template <class Visit>
    void within(std::size_t parent, Visit&& visit)
    {
        const auto before = parent_;
        parent_ = parent;
        visit();
        parent_ = before;
    }

    [[nodiscard]] const SkeletonPlan& plan() const { return plan_; }

private:
    template <class T>
    static void limits(FormField& field)
    {
        if constexpr (std::is_integral_v<T>) {
            field.min = std::max(field.min, std::is_same_v<T, int> ? -2147483648.0 : -0x1p53);
            field.max = std::min(field.max, std::is_same_v<T, int> ? 2147483647.0 : 0x1p53);
        }
    }

    template <class T>
    std::size_t open(const Slot& slot, FormKind kind)
    {
        FormField& field = out.emplace_back();
        field.pointer = pointer_to(parent_ ? out[*parent_].pointer : std::string{}, slot.name);
        field.name = slot.name;
        field.depth = parent_ ? out[*parent_].depth + 1 : 0;
        field.parent = parent_;
        field.kind = kind;
        field.about = slot.about.about;
        field.unit = slot.about.unit;
        field.min = kind == FormKind::duration ? 0 : kind == FormKind::within ? within_amount.min : slot.about.min;
        field.max = kind == FormKind::duration ? longest_seconds : kind == FormKind::within ? within_amount.max : slot.about.max;
        field.required = slot.about.required && !slot.element;
        field.element = slot.element;
        field.choices = choices_of<T>();
        field.ranged = kind == FormKind::number || kind == FormKind::whole || kind == FormKind::duration || kind == FormKind::within;
        field.notable = field.ranged || kind == FormKind::yes_no || kind == FormKind::date || kind == FormKind::section ||
                        kind == FormKind::stage || kind == FormKind::branches || kind == FormKind::named_list ||
                        kind == FormKind::by_name || kind == FormKind::distribution;
        field.present = slot.node != nullptr;
        if (field.present) say(field, *slot.node);
        return out.size() - 1;
    }
    void say(FormField& field, const Json& node) const
    {
        field.remarks = node.is(Kind::object) ? lines_of(node.find("remarks")) : "";
        const Json* value = is_single(field.kind) && node.find("value") != nullptr ? node.find("value") : &node;
        if (is_single(field.kind) && !value->is(Kind::object)) field.value = value->is(Kind::text) ? value->text : dump_inline(*value);
        std::string at = field.pointer;
        while (!at.empty() && !document_.provenance.contains(at)) at.resize(at.rfind('/'));
        if (!at.empty()) field.from = document_.provenance.at(at);
        else field.from.origin = models::Origin::national_default;
    }

    template <class T>
    void inside(std::size_t at, const Slot& slot, T& value);
    void parameters_of(std::size_t at, const Json& node);
    void stage_inside(std::size_t at, const Json& node);

    const PlanDocument& document_;
    const Json& root_;
    SkeletonPlan plan_{root_};
    std::optional<std::size_t> parent_;
};

/// The fields of one object.
class SectionForm
{
public:
    SectionForm(FormBuilder& form, const Json& object) : form_(form), object_(object) {}

    template <class T>
    void field(std::string_view name, T& member, const Field& about)
    {
        form_.add({std::string{name}, about, object_.find(name)}, member);
    }

private:
    FormBuilder& form_;
    const Json& object_;
};
class TimesForm : public SectionForm
{
public:
    using SectionForm::SectionForm;
    using SectionForm::field;
    void field(std::string_view name, models::Duration& member, const Field& about)
    {
        TimeOfDay time{member};
        SectionForm::field(name, time, about);
    }
};

class ParameterForm
{
public:
    ParameterForm(FormBuilder& form, const Json& object) : form_(form), object_(object) {}

    void time(std::string_view name, double)
    {
        models::Duration any{};
        form_.add({std::string{name}, about_time(name), object_.find(name)}, any);
    }
    void ratio(std::string_view name, double value, double least, double most)
    {
        form_.add({std::string{name}, {name, "1", least, most}, object_.find(name)}, value);
    }
    void whole(std::string_view name, int value, double least, double most)
    {
        form_.add({std::string{name}, {name, "", least, most}, object_.find(name)}, value);
    }
    void scale_or_mean(const sim::Weibull&) { time(object_.find("mean") != nullptr ? "mean" : "scale", 0); }
    void times(std::string_view name, const std::vector<double>&)
    {
        std::vector<models::Duration> any;
        form_.add({std::string{name}, about_time(name), object_.find(name)}, any);
    }
    void weights(std::string_view name, const std::vector<double>&, const std::vector<double>&, Need need, double most)
    {
        std::vector<double> any;
        form_.add({std::string{name}, {name, "1", 0, most, need == Need::required}, object_.find(name)}, any);
    }

private:
    static Field about_time(std::string_view name) { return {.about = name}; }

    FormBuilder& form_;
    const Json& object_;
};

void FormBuilder::parameters_of(std::size_t at, const Json& node)
{
    within(at, [&] {
        for (std::size_t kind = 0; kind < distribution_names.size(); ++kind) {
            const Json* const inner = node.find(distribution_names[kind]);
            if (inner == nullptr) continue;
            const Field about{.about = distribution_names[kind]};
            const Slot slot{std::string{distribution_names[kind]}, about, inner};
            if (kind == 0) {
                models::Duration any{};
                add(slot, any);
                continue;
            }
            const std::size_t part = out.size();
            add_plain(slot, FormKind::section);
            within(part, [&] {
                ParameterForm visitor{*this, *inner};
                at_index<distribution_names.size()>(kind, [&]<std::size_t I> {
                    std::variant_alternative_t<I, sim::Distribution> any;
                    if constexpr (I > 0) parameters(visitor, any);
                });
            });
        }
    });
}

void FormBuilder::stage_inside(std::size_t at, const Json& node)
{
    within(at, [&] {
        SectionForm visitor{*this, node};
        decltype(models::Stage::step) any;
        std::size_t step = 0;
        while (step + 1 < step_names.size() && node.find(step_names[step]) == nullptr) ++step;
        at_index<step_names.size()>(step, [&]<std::size_t I> { fields(visitor, any.emplace<I>()); });
        for (const BranchMember& member : branch_members) {
            static constexpr Field about{.about = "stage → probability", .required = false};
            const Json* const branches = node.find(member.name);
            const std::size_t part = out.size();
            FormField& field = add_plain({std::string{member.name}, about, branches}, FormKind::branches);
            field.element_skeleton = "0";
            if (branches == nullptr) field.skeleton = "{}";
            else within(part, [&] {
                for (const JsonMember& to : branches->members) {
                    double any_share = 0;
                    if (std::ranges::find(free_keys, to.key) == free_keys.end()) add({to.key, probability, &to.value, true}, any_share);
                }
            });
        }
    });
}

template <class T>
void FormBuilder::inside(std::size_t at, const Slot& slot, T& value)
{
    const Json& node = *slot.node;
    if constexpr (std::is_same_v<T, sim::Distribution>) {
        parameters_of(at, node);
    } else if constexpr (std::is_same_v<T, models::Stage>) {
        stage_inside(at, node);
    } else if constexpr (std::is_same_v<T, models::OneOrMore>) {
        if (!node.is(Kind::list)) return;
        within(at, [&] {
            double any = 0;
            for (std::size_t i = 0; i < node.items.size(); ++i) add({std::to_string(i), slot.about, &node.items[i], true}, any);
        });
    } else if constexpr (NamedValues<T>) {
        typename NamedElement<T>::type any{};
        out[at].element_skeleton = dump_inline(skeleton(plan_, "", slot.about, any));
        within(at, [&] {
            for (const JsonMember& member : node.members)
                if (std::ranges::find(free_keys, member.key) == free_keys.end()) add({member.key, slot.about, &member.value, true}, any);
        });
    } else if constexpr (Keyed<T>) {
        within(at, [&] {
            for (std::size_t i = 0; i < value.size(); ++i)
                add({std::string{ArrayNames<T>::all[i]}, slot.about, node.find(ArrayNames<T>::all[i])}, value[i]);
        });
    } else if constexpr (is_list<T>) {
        typename T::value_type any{};
        out[at].element_skeleton = dump_inline(skeleton(plan_, "", slot.about, any));
        within(at, [&] {
            for (std::size_t i = 0; i < node.items.size(); ++i) add({std::to_string(i), slot.about, &node.items[i], true}, any);
        });
    } else if constexpr (Section<T>) {
        within(at, [&] {
            T any{};
            std::conditional_t<holds_times_of_day<T>, TimesForm, SectionForm> visitor{*this, node};
            fields(visitor, any);
        });
    }
}

}  // namespace
}  // namespace detail

std::vector<FormField> form_fields(const PlanDocument& document)
{
    models::Problems ignored;
    const auto root = parse_json(document.resolved_json, "plan", 0, ignored);
    if (!root) return {};
    detail::FormBuilder form{document, *root};
    detail::SectionForm visitor{form, *root};
    models::Plan any;
    fields(visitor, any);
    std::vector<FormField>& out = form.out;
    for (const auto& [pointer, entry] : document.provenance) {
        if (entry.origin != models::Origin::entered) continue;
        const FormField* field = find_field(out, pointer);
        auto at = field != nullptr ? std::optional{static_cast<std::size_t>(field - out.data())} : std::nullopt;
        for (; at && !out[*at].entered; at = out[*at].parent) out[*at].entered = true;
    }
    return std::move(out);
}

const FormField* find_field(const std::vector<FormField>& form, std::string_view pointer)
{
    const auto at = std::ranges::find(form, pointer, &FormField::pointer);
    return at == form.end() ? nullptr : &*at;
}

std::optional<std::string> distribution_skeleton(std::string_view kind, double mean_seconds)
{
    const auto* const at = std::ranges::find(detail::distribution_names, kind);
    if (at == detail::distribution_names.end()) return std::nullopt;
    return dump_inline(detail::skeleton_distribution(static_cast<std::size_t>(at - detail::distribution_names.begin()), mean_seconds));
}

std::optional<std::string> stage_skeleton(const PlanDocument& document, std::string_view step)
{
    models::Problems ignored;
    const auto root = parse_json(document.resolved_json, "plan", 0, ignored);
    const auto* const at = std::ranges::find(detail::step_names, step);
    if (!root || at == detail::step_names.end()) return std::nullopt;
    return dump_inline(detail::skeleton_stage({*root}, static_cast<std::size_t>(at - detail::step_names.begin())));
}

}  // namespace teleplan::formats
