// How rows are judged, repeated and written.
#include <sstream>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/validation/cases/table.hpp"

using namespace teleplan::validation;

namespace {

const std::vector<double> around_ten{9.9, 10.1, 9.8, 10.2, 10.0, 9.95, 10.05, 10.0};     // standard error 0.0433

Row row(Verdict verdict, double simulated) { return {"wait", 1.0, simulated, {}, verdict, {}}; }

}  // namespace

TEST_CASE("a mean is met within 3.5 standard errors", "[validation][judgement]")
{
    CHECK(judge({"m", 10.15, {}, {}}, around_ten).verdict == Verdict::met);
    CHECK(judge({"m", 10.16, {}, {}}, around_ten).verdict == Verdict::not_met);
    CHECK(judge({"m", 9.84, {}, {}}, around_ten).verdict == Verdict::not_met);
    CHECK(judge({"m", 10.16, {.reference_error = 0.05}, {}}, around_ten).verdict == Verdict::met);
    CHECK(judge({"m", 10.16, {.or_within = 0.02}, {}}, around_ten).verdict == Verdict::met);
    CHECK(judge({"m", 10.4, {.variance = 1.0}, {}}, around_ten).verdict == Verdict::met);
    CHECK(judge({"m", 10.05, {.variance = 1e-4}, {}}, around_ten).verdict == Verdict::not_met);
}

TEST_CASE("a mean must be precise and near too, where its rule says so", "[validation][judgement]")
{
    CHECK(judge({"m", 10.0, {.precision = 0.02}, {}}, around_ten).verdict == Verdict::met);
    CHECK(judge({"m", 10.0, {.precision = 0.005}, {}}, around_ten).verdict == Verdict::not_met);
    CHECK(judge({"m", 10.15, {.precision = 0.02, .largest_error = 0.01}, {}}, around_ten).verdict == Verdict::not_met);
    CHECK(judge({"m", 10.15, {.largest_error = 0.01}, {}}, around_ten).verdict == Verdict::met);          // half-width above 1 %
    CHECK(judge({"m", 5.0, {}, "why not"}, around_ten).verdict == Verdict::shown);
}

TEST_CASE("a root is judged by its square", "[validation][judgement]")
{
    const Row judged = judge({"sd", 3.16227766, {.root = true}, {}}, around_ten);
    CHECK(judged.simulated == Approx(3.16227766));
    CHECK(judged.half_width.value() == Approx(0.102392 / 2.0 / 3.16227766).epsilon(1e-4));
    CHECK(judged.verdict == Verdict::met);
    CHECK(judge({"sd", 3.20, {.root = true}, {}}, around_ten).verdict == Verdict::not_met);
}

TEST_CASE("a row that is not met is decided by one more run, with another seed and four times the length", "[validation][judgement]")
{
    std::vector<Attempt> attempts;
    const auto point = [&](Verdict first, Verdict second) {
        return Point{"case", "point", Cost::quick, [=, &attempts](const Attempt& attempt) {
            attempts.push_back(attempt);
            return std::vector<Row>{row(attempts.size() == 1 ? first : second, static_cast<double>(attempt.length))};
        }};
    };
    CHECK(decide(point(Verdict::met, Verdict::not_met)).at(0).verdict == Verdict::met);
    CHECK(attempts.size() == 1);
    attempts.clear();
    CHECK(decide(point(Verdict::not_met, Verdict::met)).at(0).verdict == Verdict::met_when_repeated);
    REQUIRE(attempts.size() == 2);
    CHECK(attempts[0].length == 1);
    CHECK(attempts[1].length == 4);
    CHECK(attempts[0].seed != attempts[1].seed);
    attempts.clear();
    const std::vector<Row> rows = decide(point(Verdict::not_met, Verdict::not_met));
    CHECK(rows.at(0).verdict == Verdict::not_met);
    CHECK(rows.at(0).simulated == 4.0);                                // of the run that decides
    CHECK(attempts.size() == 2);
}

TEST_CASE("the table holds every row, the same for any number of threads", "[validation][judgement][threads]")
{
    std::vector<Point> points;
    for (const Point& point : all_points())
        if (point.case_id.starts_with("D0") || point.case_id.starts_with("A13")) points.push_back(point);
    std::vector<std::string> tables;
    for (const int threads : {1, 3}) {
        std::ostringstream out;
        write_markdown(out, decide_all(points, threads));
        tables.push_back(out.str());
    }
    CHECK(tables[0] == tables[1]);
    CHECK(tables[0].find("## D02-priority-overtakes-queue") != std::string::npos);
    CHECK(tables[0].find("| jobs | end of job 3 | 4 | 4 |  | met |  |") != std::string::npos);
    CHECK(tables[0].find("| tr-01 | EN at 5 | 1.75218 |") != std::string::npos);
}

TEST_CASE("every file of the cases is run", "[validation][judgement]")
{
    std::vector<std::string> cases;
    for (const Point& point : all_points())
        if (cases.empty() || cases.back() != point.case_id) cases.push_back(point.case_id);
    CHECK(cases == case_files());
}
