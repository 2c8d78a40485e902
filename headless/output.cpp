#include "headless/output.hpp"

#include "formats/hash.hpp"
#include "formats/safe_file.hpp"
#include "version.hpp"

namespace teleplan::headless {

OutputFolder::OutputFolder(const std::string& folder) : folder_{folder}
{
    if (wanted()) std::filesystem::create_directories(folder_);
}

void OutputFolder::write(const std::string& name, const std::string& about, const std::string& bytes)
{
    formats::replace_file(folder_ / name, bytes);
    written_.push_back({about, (folder_ / name).string()});
}

void sign(planning::Identity& identity, const std::string& plan_hash, const std::vector<std::byte>& tallies)
{
    identity.version = version;
    identity.plan_hash = plan_hash;
    identity.result_hash = formats::sha256(tallies);
}

}  // namespace teleplan::headless
