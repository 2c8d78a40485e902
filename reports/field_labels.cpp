#include "reports/field_labels.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "reports/field_words.hpp"
#include "reports/names.hpp"
#include "reports/pointer_words.hpp"

namespace teleplan::reports {

namespace {

using Path = std::vector<std::string_view>;

struct Tail {
    Path steps;
    const FieldWords* words;
};
/// Tails by their last step, the longest first: looked up, never iterated.
using Tails = std::unordered_map<std::string_view, std::vector<Tail>>;

Path parts(std::string_view tail)
{
    Path out;
    for (std::size_t at = 0; at <= tail.size();) {
        const std::size_t end = std::min(tail.find('/', at), tail.size());
        out.push_back(tail.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

const Tails& tails()
{
    static const Tails all = [] {
        Tails made;
        for (const auto table : {patient_field_words(), organisation_field_words()})
            for (const FieldWords& words : table) {
                Path steps = parts(words.tail);
                const std::string_view last = steps.back();
                made[last].push_back({std::move(steps), &words});
            }
        for (auto& [last, same] : made)
            std::ranges::stable_sort(same, [](const Tail& a, const Tail& b) { return a.steps.size() > b.steps.size(); });
        return made;
    }();
    return all;
}

bool fits(const Path& tail, const Path& path)
{
    return tail.size() <= path.size() && std::equal(tail.rbegin(), tail.rend(), path.rbegin(), [](std::string_view wanted, std::string_view step) {
               return wanted == "*" || wanted == step;
           });
}

const FieldWords* best(std::string_view last, const Path& path)
{
    const auto found = tails().find(last);
    if (found == tails().end()) return nullptr;
    const auto at = std::ranges::find_if(found->second, [&](const Tail& t) { return fits(t.steps, path); });
    return at == found->second.end() ? nullptr : at->words;
}

/// An element of a list or named part is called after its container: "states/*" wins over a field of the same name.
const FieldWords* words_of(const Path& path)
{
    const FieldWords* const element = best("*", path);
    const FieldWords* const field = best(path.back(), path);
    if (element == nullptr || field == nullptr) return element != nullptr ? element : field;
    const auto exact = [](const FieldWords* w) { return std::ranges::count(w->tail, '/'); };
    return exact(field) > exact(element) ? field : element;
}

}  // namespace

FieldLabel field_label(std::string_view pointer, std::string_view about, const Language& tr)
{
    const Path path = pointer_parts(pointer);
    const FieldWords* const words = path.empty() ? nullptr : words_of(path);
    if (words == nullptr) return {capitalised(std::string{about.empty() ? pointer : about}), {}, false};
    FieldLabel out{capitalised(tr(words->label, {step_words(tr, path.back())})), {}, true};
    if (words->explanation != nullptr) out.explanation = capitalised(tr(words->explanation));
    else out.explanation = capitalised(input_sentence(tr, pointer).value_or(std::string{}));
    if (out.explanation == out.label) out.explanation.clear();
    return out;
}

std::string choice_label(std::string_view choice, const Language& tr)
{
    const auto words = choice_words();
    const auto at = std::ranges::find(words, choice, &FieldWords::tail);
    return at == words.end() ? word(tr, choice) : tr(at->label);
}

}  // namespace teleplan::reports
