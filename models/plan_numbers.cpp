#include "models/plan_numbers.hpp"

#include <cmath>
#include <concepts>
#include <type_traits>

#include "models/plan_fields.hpp"

namespace teleplan::models {

namespace {

std::string escaped(std::string_view key)              // RFC 6901
{
    std::string out;
    for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
}

template <class T, class V> concept HasFields = requires(V& v, T& t) { fields(v, t); };

class Visitor {
public:
    explicit Visitor(const std::function<void(const NumberInPlan&)>& each) : each_{each} {}

    template <class T> void field(std::string_view name, T& member, const Field& about)
    {
        const std::size_t length = at_.size();
        at_ += '/' + escaped(name);
        value(member, about);
        at_.resize(length);
    }

private:
    void number(double& v, const Field& about, std::string_view unit) { each_({at_, about.about, unit, v}); }
    void number(double& v, const Field& about) { number(v, about, about.unit); }

    void value(double& v, const Field& about) { number(v, about); }
    template <std::integral T> void value(T& v, const Field& about)
    {
        if constexpr (!std::same_as<T, bool>) {
            double real = static_cast<double>(v);
            number(real, about);
            v = static_cast<T>(std::lround(real));
        }
    }
    void value(Duration& v, const Field& about)
    {
        double real = sim::seconds(v);
        number(real, about, "s");
        v = sim::to_ticks(real);
    }
    void value(sim::Distribution& v, const Field& about)
    {
        const std::size_t length = at_.size();
        const auto mean = [&](const char* kind, double& m) {
            at_ += kind;
            number(m, about, "s");
            at_.resize(length);
        };
        if (auto* d = std::get_if<sim::Constant>(&v)) mean("/constant", d->value);
        else if (auto* e = std::get_if<sim::Exponential>(&v)) mean("/exponential/mean", e->mean);
        else if (auto* g = std::get_if<sim::Gamma>(&v)) mean("/gamma/mean", g->mean);
        else if (auto* k = std::get_if<sim::Erlang>(&v)) mean("/erlang/mean", k->mean);
        else if (auto* l = std::get_if<sim::Lognormal>(&v)) mean("/lognormal/mean", l->mean);
    }
    void value(Stage& stage, const Field& about)
    {
        std::visit([&](auto& step) { fields(*this, step); }, stage.step);
        branches("/next/", stage.next);
        branches("/on_give_up/", stage.on_give_up);
        branches("/on_rejection/", stage.on_rejection);
        branches("/on_balking/", stage.on_balking);
        static_cast<void>(about);
    }
    void branches(const char* name, std::vector<Branch>& all)
    {
        const std::size_t length = at_.size();
        for (Branch& branch : all) {
            at_ += name + escaped(branch.to);
            number(branch.probability, {"probability of this branch"}, "1");
            at_.resize(length);
        }
    }
    void value(OneOrMore& v, const Field& about)
    {
        if (v.values.size() == 1) number(v.values.front(), about);
        else value(v.values, about);
    }
    void value(ExperimentStart&, const Field&) {}
    void value(Within& within, const Field& about) { number(within.amount, about, name_of(within.unit)); }
    template <class T> void value(std::optional<T>& v, const Field& about)
    {
        if (v) value(*v, about);
    }
    template <class T> void value(Named<T>& named, const Field& about)
    {
        for (auto& [key, item] : named) field(key, item, about);
    }
    template <class T> void value(std::vector<T>& list, const Field& about)
    {
        for (std::size_t i = 0; i < list.size(); ++i) field(std::to_string(i), list[i], about);
    }
    template <class T> void value(ByGroup<T>& by, const Field& about) { members<TargetGroup>(by, about); }
    template <class T> requires(!std::is_same_v<T, double>) void value(ByIntensity<T>& by, const Field& about) { members<Intensity>(by, about); }
    void value(ByPriority<double>& by, const Field& about) { members<Priority>(by, about); }
    template <class E, class A> void members(A& by, const Field& about)
    {
        for (std::size_t i = 0; i < by.size(); ++i) field(Names<E>::all[i], by[i], about);
    }
    template <class T> requires HasFields<T, Visitor> void value(T& part, const Field&) { fields(*this, part); }
    void value(std::string&, const Field&) {}
    void value(Date&, const Field&) {}
    void value(Block&, const Field&) {}
    void value(Shift&, const Field&) {}
    template <class E> requires std::is_enum_v<E> void value(E&, const Field&) {}

    const std::function<void(const NumberInPlan&)>& each_;
    std::string at_;
};

/// Makes the values sum to 1 again, keeping the one at `fixed`.
void rescale(const std::vector<double*>& values, std::size_t fixed)
{
    double others = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (i != fixed) others += *values[i];
    if (others <= 0) return;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (i != fixed) *values[i] *= (1 - *values[fixed]) / others;
}

template <class Items, class Share, class Match> void rescale(Items& items, Share&& share, Match&& is_fixed)
{
    std::vector<double*> values;
    std::size_t fixed = items.size();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (is_fixed(i)) fixed = i;
        values.push_back(&share(items[i]));
    }
    if (fixed < values.size()) rescale(values, fixed);
}

}  // namespace

void visit_numbers(Plan& plan, const std::function<void(const NumberInPlan&)>& each)
{
    Visitor v{each};
    fields(v, plan);
}

void renormalise(Plan& plan, const std::string& pointer)
{
    const auto named = [&](const auto& names, const std::string& before, const std::string& after) {
        return [&names, before, after, &pointer](std::size_t i) { return pointer == before + std::string{names[i]} + after; };
    };
    rescale(plan.programmes, [](Programme& p) -> double& { return p.share; }, named(Names<TargetGroup>::all, "/programmes/", "/share"));
    rescale(plan.intensities, [](IntensityLevel& l) -> double& { return l.share; }, named(Names<Intensity>::all, "/intensities/", "/share"));
    rescale(plan.sensors.alerts.priority_mix, [](double& d) -> double& { return d; }, named(Names<Priority>::all, "/sensors/alerts/priority_mix/", ""));
    rescale(plan.contacts.help_desk_priority_mix, [](double& d) -> double& { return d; }, named(Names<Priority>::all, "/contacts/help_desk_priority_mix/", ""));
    rescale(plan.services.emergency_calls.priority_mix, [](double& d) -> double& { return d; }, named(Names<Priority>::all, "/services/emergency_calls/priority_mix/", ""));
    rescale(plan.sensors.hour_profile, [](HourBand& b) -> double& { return b.share; },
            [&](std::size_t i) { return pointer == "/sensors/hour_profile/" + std::to_string(i) + "/share"; });
    for (auto& [name, pathway] : plan.pathways)
        for (auto& [stage_name, stage] : pathway.stages) {
            const std::string before = "/pathways/" + escaped(name) + "/stages/" + escaped(stage_name) + "/next/";
            auto& branches = stage.next;               // clang 14 captures no structured binding
            rescale(branches, [](Branch& b) -> double& { return b.probability; }, [&](std::size_t i) { return pointer == before + escaped(branches[i].to); });
        }
}

}  // namespace teleplan::models
