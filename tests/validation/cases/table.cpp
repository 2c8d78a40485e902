#include "tests/validation/cases/table.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>

#include "planning/executor.hpp"
#include "tests/sim/validation_data.hpp"

namespace teleplan::validation {
namespace {

std::string number(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

// A half-width needs no more than two digits.
std::string width(double value)
{
    char text[40];
    std::snprintf(text, sizeof text, "%.2g", value);
    return text;
}

const char* word(Verdict verdict)
{
    switch (verdict) {
    case Verdict::met: return "met";
    case Verdict::met_when_repeated: return "met, repeated";
    case Verdict::not_met: return "NOT MET";
    default: return "not judged";
    }
}

std::string cell(std::string text)                     // a bar would end a cell
{
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
    return text;
}

constexpr const char* heading =
    R"(# The engine against known results

Written by `bench/validate`, which builds and runs the cases of `tests/validation/` and rewrites this file; the same program writes
the same file again. The tests run the same code: all that takes seconds in `./check`, the longest points here only.

* **Expected** comes from the case files (`tests/validation/README.md` says where each result is from), **simulated** from
  `sim::NetworkRun`, **±** is the half-width of the 95 % interval (Student t over independent replications or batches). Without ±
  the row is a formula of `sim/erlang.hpp`, or deterministic and exact.
* **Seeds** are a function of the point's name (FNV-1a), plus 1. A row that does not meet its rule is decided by one more run with
  the name's hash plus 2 and four times the length. No seed was ever chosen.
* **met**: the file's own rule holds. Means in steady state: replications until the half-width is at most 1 % of the expected value
  (2 % for probabilities below 0.02, waits that fewer than 2 % have, and loads from 0.95 on), then at most 3.5 standard errors and 2
  % off. Variances and percentiles are no means: 3.5 standard errors, and 2 % where they come out to 1 %. Moments of transient runs:
  3.5 standard errors, known from theory where the expected value is a probability or a Poisson mean.
* B01: the simulation answers with the least servers whose 95 % interval lies on the good side of the target, from one fewer than
  the table's to one more; the last column shows the measure at each. One more is normal where the margin is small.
* **met, repeated**: met by the second run only. **NOT MET**: by neither. **not judged**: the last column says why.
)";

// Titles and rules of the case files, as they are.
void write_case(std::ostream& out, const std::string& case_id, const std::vector<const Decided*>& points)
{
    const nlohmann::json description = sim::validation_case(case_id);
    out << "\n## " << case_id << "\n\n" << description.at("title").get<std::string>() << ".\n\nRule: "
        << description.at("acceptance").at("rule").get<std::string>() << "\n\n";
    out << "| point | measure | expected | simulated | ± | verdict | |\n|---|---|---:|---:|---:|---|---|\n";
    for (const Decided* d : points)
        for (const Row& row : d->rows)
            out << "| " << cell(d->point.name) << " | " << cell(row.measure) << " | " << (row.expected ? number(*row.expected) : "") << " | "
                << number(row.simulated) << " | " << (row.half_width ? width(*row.half_width) : "") << " | " << word(row.verdict) << " | "
                << cell(row.note) << " |\n";
}

}  // namespace

std::vector<Decided> decide_all(const std::vector<Point>& points, int threads)
{
    // The longest first, so that no thread is left alone with one at the end.
    std::vector<std::size_t> order(points.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return points[a].cost > points[b].cost; });
    std::vector<Decided> decided(points.size());
    planning::Executor(threads).each(points.size(), [&](std::size_t i) {
        const Point& point = points[order[i]];
        decided[order[i]] = {point, decide(point)};
    });
    return decided;
}

void write_markdown(std::ostream& out, const std::vector<Decided>& decided)
{
    std::map<std::string, std::vector<const Decided*>> by_case;
    for (const Decided& d : decided) by_case[d.point.case_id].push_back(&d);
    out << heading << "\n| case | points | rows | met | met, repeated | not met | not judged |\n|---|---:|---:|---:|---:|---:|---:|\n";
    std::array<std::size_t, 4> all{};
    std::size_t rows = 0;
    const auto write = [&](const std::string& name, std::size_t points, std::size_t count, const std::array<std::size_t, 4>& verdicts) {
        out << "| " << name << " | " << points << " | " << count << " |";
        for (const std::size_t n : verdicts) out << ' ' << n << " |";
        out << '\n';
    };
    for (const auto& [case_id, points] : by_case) {
        std::array<std::size_t, 4> verdicts{};
        std::size_t count = 0;
        for (const Decided* d : points) {
            count += d->rows.size();
            for (const Row& row : d->rows) ++verdicts[static_cast<std::size_t>(row.verdict)];
        }
        write(case_id, points.size(), count, verdicts);
        rows += count;
        for (std::size_t v = 0; v < all.size(); ++v) all[v] += verdicts[v];
    }
    write("**all**", decided.size(), rows, all);
    for (const auto& [case_id, points] : by_case) write_case(out, case_id, points);
}

std::vector<std::string> case_files() { return sim::validation_cases(); }

bool all_met(const std::vector<Decided>& decided)
{
    return std::all_of(decided.begin(), decided.end(), [](const Decided& d) {
        return !d.rows.empty() && std::none_of(d.rows.begin(), d.rows.end(), [](const Row& r) { return r.verdict == Verdict::not_met; });
    });
}

}  // namespace teleplan::validation
