#include "gui/app/settings.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <string_view>
#include <system_error>

#include "formats/json.hpp"
#include "formats/safe_file.hpp"

namespace teleplan::gui {

namespace {

using formats::Json;

constexpr std::array<std::string_view, 4> palette_names{"light", "dark", "high_contrast", "colour_blind"};
constexpr std::size_t most_recent = 10;

std::filesystem::path file_of(const Environment& environment) { return environment.settings_folder / "settings.json"; }

std::string text_of(const std::filesystem::path& path)
{
    try {
        return formats::read_file(path);
    } catch (const std::exception&) {                             // none yet, or unreadable: the defaults
        return {};
    }
}

int between(double value, int least, int most) { return static_cast<int>(std::clamp(value, static_cast<double>(least), static_cast<double>(most))); }

}  // namespace

Settings load_settings(const Environment& environment)
{
    Settings s;
    models::Problems ignored;
    const auto json = formats::parse_json(text_of(file_of(environment)), "settings.json", 0, ignored);
    if (!json || !json->is(Json::Kind::object)) return s;
    const auto member = [&](std::string_view key, Json::Kind kind) {
        const Json* found = json->find(key);
        return found && found->is(kind) ? found : nullptr;
    };
    if (const Json* v = member("language", Json::Kind::text); v && (v->text == "it" || v->text == "en")) s.language = v->text;
    if (const Json* v = member("palette", Json::Kind::text)) {
        const auto found = std::ranges::find(palette_names, v->text);
        if (found != palette_names.end()) s.palette = static_cast<Palette>(found - palette_names.begin());
    }
    if (const Json* v = member("font_scale", Json::Kind::number)) s.font_scale = std::clamp(v->number, least_font_scale, most_font_scale);
    if (const Json* v = member("guide_seen", Json::Kind::boolean)) s.guide_seen = v->boolean;
    if (const Json* v = member("width", Json::Kind::number)) s.width = between(v->number, 640, 10'000);
    if (const Json* v = member("height", Json::Kind::number)) s.height = between(v->number, 480, 10'000);
    if (const Json* v = member("recent", Json::Kind::list))
        for (const Json& item : v->items)
            if (item.is(Json::Kind::text) && s.recent.size() < most_recent) s.recent.push_back(item.text);
    return s;
}

void save_settings(const Environment& environment, const Settings& s)
{
    Json json = formats::json_object();
    json.set("language", formats::json_text(s.language));
    json.set("palette", formats::json_text(palette_names[static_cast<std::size_t>(s.palette)]));
    json.set("font_scale", formats::json_number(s.font_scale));
    json.set("guide_seen", formats::json_boolean(s.guide_seen));
    json.set("width", formats::json_number(s.width));
    json.set("height", formats::json_number(s.height));
    Json recent = formats::json_list();
    for (const std::string& plan : s.recent) recent.items.push_back(formats::json_text(plan));
    json.set("recent", std::move(recent));
    std::filesystem::create_directories(environment.settings_folder);
    formats::replace_file(file_of(environment), formats::dump(json));
}

void remember(Settings& s, const std::filesystem::path& plan)
{
    std::error_code ignored;
    auto absolute = std::filesystem::absolute(plan, ignored).lexically_normal().string();
    std::erase(s.recent, absolute);
    s.recent.insert(s.recent.begin(), std::move(absolute));
    if (s.recent.size() > most_recent) s.recent.resize(most_recent);
}

}  // namespace teleplan::gui
