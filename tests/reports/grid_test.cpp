#include "reports/grid.hpp"

#include "tests/catch.hpp"

using namespace teleplan;
using namespace teleplan::reports;

namespace
{

formats::Table services_of_two_places()
{
    using formats::Form;
    formats::Table table{"services", "Servizi", "Dove", {}, {}, {}};
    table.columns = {{"service", "", "Servizio", "", Form::text, 0}, {"requested", "", "Richieste", "1/year", Form::number, 0},
                     {"completed", "", "Completate", "1/year", Form::number, 0}, {"outcome", "", "Esito", "", Form::text, 0}};
    for (const char* const service : {"televisita", "telecontrollo"})
        table.rows.push_back({service, "ASL Bari", {{service, {}, {}}, {"", 1200.0, {}}, {"", 1100.0, {}}, {"buono", {}, {}}}});
    return table;
}

}  // namespace

TEST_CASE("a grid that is wide enough stands in one block", "[reports][grid]")
{
    CHECK(upright_grid(services_of_two_places(), Language{"it"}, 100) ==
          "Dove      Servizio       Richieste  Completate  Esito\n"
          "────────────────────────────────────────────────────────\n"
          "ASL Bari  televisita         1.200       1.100  buono\n"
          "ASL Bari  telecontrollo      1.200       1.100  buono\n");
}

TEST_CASE("the texts that lead a row stand in each block of a grid, so that its lines are told apart", "[reports][grid]")
{
    CHECK(upright_grid(services_of_two_places(), Language{"it"}, 46) ==
          "Dove      Servizio       Richieste  Completate\n"
          "──────────────────────────────────────────────\n"
          "ASL Bari  televisita         1.200       1.100\n"
          "ASL Bari  telecontrollo      1.200       1.100\n"
          "\n"
          "Dove      Servizio       Esito\n"
          "─────────────────────────────────\n"
          "ASL Bari  televisita     buono\n"
          "ASL Bari  telecontrollo  buono\n");
}

TEST_CASE("texts too long to repeat are left to the first block", "[reports][grid]")
{
    const auto grid = upright_grid(services_of_two_places(), Language{"it"}, 36);
    CHECK(grid.find("Servizio") == grid.rfind("Servizio"));
    CHECK(grid.find("Completate") != std::string::npos);
}
