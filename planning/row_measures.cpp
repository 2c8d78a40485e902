#include "planning/row_measures.hpp"

namespace teleplan::planning {

namespace {

Interval exact(double value) { return {value, 0}; }

}  // namespace

std::vector<RowMeasure> row_measures(const NeedRow& row)
{
    std::vector<RowMeasure> out{
        {"active", "persons", true, row.active},
        {"treated_in_year", "persons", true, row.treated_in_year},
        {"assisted", "persons", true, row.assisted},
        {"share_of_eligible", "1", false, exact(row.share_of_eligible)},
        {"readings_per_day", "1/day", true, row.readings_per_day},
        {"alerts_per_day", "1/day", true, row.alerts_per_day},
        {"escalations", "1/year", true, row.escalations},
        {"scheduled_calls", "1/year", true, row.scheduled_calls},
        {"notes", "1/year", true, row.notes},
        {"televisits_booked", "1/year", true, row.televisits_booked},
        {"televisits_completed", "1/year", true, row.televisits_completed},
        {"help_desk_calls", "1/year", true, row.help_desk_calls},
        {"starts", "persons/year", true, row.starts},
        {"installations", "1/year", true, row.installations},
    };
    for (const NeedRow::Staff& staff : row.staff) out.push_back({"fte_mean." + staff.pool, "FTE", true, staff.fte_mean});
    for (const NeedRow::Staff& staff : row.staff) out.push_back({"fte_with_shifts." + staff.pool, "FTE", true, exact(staff.fte_with_shifts)});
    out.push_back({"operators", "persons", true, exact(row.operators.gross)});
    out.push_back({"workstations", "workstations", true, exact(row.workstations.gross)});
    out.push_back({"users_to_train", "persons", true, exact(row.users_to_train)});
    out.push_back({"kits", "kits", true, row.kits});
    out.push_back({"documents", "1/year", true, row.documents});
    out.push_back({"investment", "EUR", true, exact(row.investment)});
    out.push_back({"running_cost", "EUR/year", true, row.running_cost});
    return out;
}

std::vector<RowMeasure> platform_measures(const PlatformLoad& load)
{
    return {{"messages_per_second", "1/s", true, load.messages_per_second},
            {"messages_per_second_q999", "1/s", true, load.messages_per_second_q999},
            {"messages_per_second_max", "1/s", true, load.messages_per_second_max},
            {"documents_per_minute", "1/min", true, load.documents_per_minute},
            {"concurrent_video", "1", true, load.concurrent_video},
            {"messages_per_year", "1/year", true, load.messages_per_year},
            {"gigabytes_per_year", "GB/year", true, load.gigabytes_per_year}};
}

}  // namespace teleplan::planning
