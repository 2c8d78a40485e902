// Text to tree through nlohmann's streaming reader: bounds hold before memory is taken, duplicate keys are seen.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "formats/json.hpp"

namespace teleplan::formats
{
namespace
{

using Kind = Json::Kind;

class TreeBuilder : public nlohmann::json_sax<nlohmann::json>
{
public:
    TreeBuilder(const std::string& file, int level, const JsonBounds& bounds, models::Problems& problems)
        : file_(file), level_(level), bounds_(bounds), problems_(problems)
    {
    }

    Json root;
    bool bound_broken = false;
    std::size_t error_at = 0;

    bool null() override { return add({}) != nullptr; }
    bool boolean(bool value) override { return add(json_boolean(value)) != nullptr; }
    bool number_integer(std::int64_t value) override { return add(json_number(static_cast<double>(value))) != nullptr; }
    bool number_unsigned(std::uint64_t value) override
    {
        return add(json_number(static_cast<double>(value))) != nullptr;
    }
    bool number_float(double value, const std::string&) override { return add(json_number(value)) != nullptr; }
    bool string(std::string& value) override { return add(json_text(value)) != nullptr; }
    bool binary(nlohmann::json::binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(json_object()); }
    bool start_array(std::size_t) override { return open(json_list()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(std::string& name) override
    {
        if (name.size() > bounds_.key_bytes) return too_large("key", bounds_.key_bytes);
        Open& object = open_.back();
        if (object.keys.size() >= bounds_.entries) return too_large("entries", bounds_.entries);
        object.repeated = !object.keys.insert(name).second;
        if (object.repeated && problems_.size() < models::max_problems)
            problems_.push_back({pointer_to(pointer(), name), "duplicate_key", {name}});
        object.key = name;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override
    {
        error_at = position;
        return false;
    }

private:
    struct Open {
        Json value;
        std::string key;                       // of an object: where the next value goes
        std::unordered_set<std::string> keys;  // looked up, never iterated
        bool repeated = false;
    };

    bool too_large(const char* what, std::size_t limit)
    {
        bound_broken = true;
        problems_.push_back({pointer(), "json_too_large", {file_, what, std::to_string(limit)}});
        return false;
    }

    [[nodiscard]] std::string pointer() const
    {
        std::string at;
        for (std::size_t i = 0; i + 1 < open_.size(); ++i)
            at = open_[i].value.is(Kind::object) ? pointer_to(at, open_[i].key)
                                                 : pointer_to(at, open_[i].value.items.size());
        return at;
    }

    Json* add(Json value)
    {
        if (++values_ > bounds_.values) {
            too_large("values", bounds_.values);
            return nullptr;
        }
        value.level = level_;
        return place(std::move(value));
    }

    Json* place(Json value)
    {
        if (open_.empty()) return &(root = std::move(value));
        Open& parent = open_.back();
        if (parent.value.is(Kind::list)) return &parent.value.items.emplace_back(std::move(value));
        if (parent.repeated) return &parent.value.set(parent.key, std::move(value));
        return &parent.value.members.emplace_back(JsonMember{parent.key, std::move(value)}).value;
    }

    bool open(Json value)
    {
        if (++values_ > bounds_.values) return too_large("values", bounds_.values);
        if (open_.size() >= static_cast<std::size_t>(bounds_.depth)) {
            bound_broken = true;
            problems_.push_back({"", "json_too_deep", {file_, std::to_string(bounds_.depth)}});
            return false;
        }
        value.level = level_;
        open_.push_back({.value = std::move(value), .key = {}, .keys = {}});
        return true;
    }

    bool close()
    {
        Json done = std::move(open_.back().value);
        open_.pop_back();
        place(std::move(done));
        return true;
    }

    const std::string& file_;
    int level_;
    const JsonBounds& bounds_;
    models::Problems& problems_;
    std::vector<Open> open_;
    std::size_t values_ = 0;
};

}  // namespace

std::optional<Json> parse_json(std::string_view text, const std::string& file, int level, models::Problems& problems,
                               const JsonBounds& bounds)
{
    TreeBuilder builder(file, level, bounds, problems);
    if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::move(builder.root);
    if (!builder.bound_broken) {
        const std::size_t at = std::min(builder.error_at > 0 ? builder.error_at - 1 : 0, text.size());
        const std::string_view before = text.substr(0, at);
        const auto line = 1 + std::ranges::count(before, '\n');
        const auto newline = before.rfind('\n');
        const std::size_t column = at - (newline == std::string_view::npos ? 0 : newline + 1) + 1;
        problems.push_back({"", "not_json", {file, std::to_string(line), std::to_string(column)}});
    }
    return std::nullopt;
}

}  // namespace teleplan::formats
