#pragma once
// Changes in a JSON text that leave every other byte as it is. Internal to formats/.

#include <string>
#include <string_view>
#include <vector>

#include "formats/json.hpp"

namespace teleplan::formats::detail
{

/// `text` changed to read as `wanted`: values that stay the same keep their bytes, their place and the space around them;
/// new members and items follow the layout of their neighbours. Requires text that parse_json accepts without a problem.
[[nodiscard]] std::string rewritten(std::string_view text, const Json& wanted);

/// `text` with another name for the member at `steps`. Requires that there is one.
[[nodiscard]] std::string with_key(std::string_view text, const std::vector<std::string>& steps, std::string_view key);

}  // namespace teleplan::formats::detail
