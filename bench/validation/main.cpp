// Runs the reference cases and writes the table. Usage: validate_cases [--quick] [--threads N] [--only TEXT] [--times] FILE
// --quick: only the points that take seconds; --only: only those whose case or point contains the text; --times: the CPU
// seconds of each point on standard error. Exit status 1 when a row is not met, 2 for a wrong call.
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "tests/validation/cases/table.hpp"

namespace {

using namespace teleplan::validation;

struct Call {
    bool quick = false;
    bool times = false;
    int threads = 2;
    std::string only{};
    std::string file{};
};

Call parse(const std::vector<std::string>& arguments)
{
    Call call;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& a = arguments[i];
        if (a == "--quick") call.quick = true;
        else if (a == "--times") call.times = true;
        else if (a == "--threads" && i + 1 < arguments.size()) call.threads = std::stoi(arguments[++i]);
        else if (a == "--only" && i + 1 < arguments.size()) call.only = arguments[++i];
        else if (call.file.empty() && !a.starts_with("--")) call.file = a;
        else throw std::invalid_argument("unknown argument: " + a);
    }
    if (call.file.empty()) throw std::invalid_argument("no file to write to");
    return call;
}

double cpu_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

int run(const Call& call)
{
    std::vector<Point> points;
    for (Point& point : all_points()) {
        if (call.quick && point.cost != Cost::quick) continue;
        const std::string name = point.case_id + " " + point.name;
        if (name.find(call.only) == std::string::npos) continue;
        if (call.times)
            point.run = [inner = std::move(point.run), name](const Attempt& attempt) {
                const double start = cpu_seconds();
                auto rows = inner(attempt);
                std::cerr << name + ", length " + std::to_string(attempt.length) + ": " + std::to_string(cpu_seconds() - start) + " s\n";
                return rows;
            };
        points.push_back(std::move(point));
    }
    const auto decided = decide_all(points, call.threads);
    std::ofstream out(call.file);
    write_markdown(out, decided);
    out.close();
    if (!out) throw std::runtime_error("cannot write " + call.file);
    return all_met(decided) ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        return run(parse({argv + 1, argv + argc}));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
}
