#pragma once
// The commands: take what was asked for, call the core, write what it answers. Each returns an ExitStatus.

#include <optional>
#include <string>
#include <vector>

namespace teleplan::headless {

/// Of `run` and `compare`, where nobody says how many.
inline constexpr int default_replications = 16;

struct Options {
    std::string plan;                                  // path of the plan file
    std::vector<std::string> plans;                    // of `compare`: the first is compared with each other one
    std::string pointer;                               // of `explain`: a place in the plan or /results/<id>; empty: all of it
    std::string out;                                   // folder for the files; empty: none are written
    std::string language = "it";
    std::optional<long long> seed;                     // instead of the plan's
    std::optional<int> replications;
    int threads = 0;                                   // 0: as many as the machine has
    bool json = false;                                 // one JSON document on standard output instead of tables
};

int validate(const Options&);
int run(const Options&);
int size(const Options&);
int schema();
int explain(const Options&);
int compare(const Options&);

}  // namespace teleplan::headless
