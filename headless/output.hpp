#pragma once
// Files of an answer: written into the folder of --out, each replaced as a whole.

#include <filesystem>
#include <string>
#include <vector>

#include "planning/results.hpp"
#include "reports/terminal.hpp"

namespace teleplan::headless {

class OutputFolder {
public:
    explicit OutputFolder(const std::string& folder);              // made when missing; empty: nothing is written
    void write(const std::string& name, const std::string& about, const std::string& bytes);
    [[nodiscard]] bool wanted() const { return !folder_.empty(); }
    [[nodiscard]] const std::vector<reports::WrittenFile>& written() const { return written_; }

private:
    std::filesystem::path folder_;
    std::vector<reports::WrittenFile> written_;
};

/// Hashes and version of an answer: plan_hash as given, result_hash over the counts of the replications.
void sign(planning::Identity&, const std::string& plan_hash, const std::vector<std::byte>& tallies);

}  // namespace teleplan::headless
