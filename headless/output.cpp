#include "headless/output.hpp"

#include "formats/safe_file.hpp"

namespace teleplan::headless {

OutputFolder::OutputFolder(const std::string& folder) : folder_{folder}
{
    if (wanted()) std::filesystem::create_directories(folder_);
}

void OutputFolder::write(const reports::ResultFiles& files)
{
    for (const reports::ResultFile& file : files) {
        formats::replace_file(folder_ / file.name, file.bytes);
        written_.push_back({file.about, (folder_ / file.name).string()});
    }
}

}  // namespace teleplan::headless
