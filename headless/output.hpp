#pragma once
// Files of an answer: written into the folder of --out, each replaced as a whole.

#include <filesystem>
#include <string>
#include <vector>

#include "reports/result_files.hpp"
#include "reports/terminal.hpp"

namespace teleplan::headless {

class OutputFolder {
public:
    explicit OutputFolder(const std::string& folder);              // made when missing; empty: nothing is written
    void write(const reports::ResultFiles&);
    [[nodiscard]] bool wanted() const { return !folder_.empty(); }
    [[nodiscard]] const std::vector<reports::WrittenFile>& written() const { return written_; }

private:
    std::filesystem::path folder_;
    std::vector<reports::WrittenFile> written_;
};

}  // namespace teleplan::headless
