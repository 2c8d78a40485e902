#pragma once
// What is wrong with an input, as data: where, what, and the values that a sentence needs. Sentences stand in reports/phrases.

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace teleplan::models {

struct Problem {
    std::string pointer;                      // JSON pointer into the plan, "/programmes/diabetes/share"; empty: the whole file
    std::string code;                         // stable, e.g. "out_of_range"; one sentence per code and language
    std::vector<std::string> arguments;
    friend bool operator==(const Problem&, const Problem&) = default;
};
using Problems = std::vector<Problem>;
inline constexpr std::size_t max_problems = 1000;      // of one input; then too_many_problems

/// Every code that an input can give, with the meaning of its arguments in order. An argument "suggestion" may be empty.
struct ProblemCode { std::string_view code, arguments; };
inline constexpr std::array problem_codes{
    // files (formats)
    ProblemCode{"cannot_read", "file, reason"},
    ProblemCode{"file_too_large", "file, limit in bytes"},
    ProblemCode{"not_json", "file, line, column"},
    ProblemCode{"json_too_deep", "file, limit"},
    ProblemCode{"json_too_large", "file, what (values | entries | key), limit"},
    ProblemCode{"duplicate_key", "key"},
    ProblemCode{"extends_outside", "name"},                       // leaves the plan's folder and the installed data folder
    ProblemCode{"extends_missing", "name"},
    ProblemCode{"extends_cycle", "name"},
    ProblemCode{"extends_too_long", "limit"},
    ProblemCode{"member_missing", "name"},
    ProblemCode{"member_outside", "name"},                        // leaves the national plan's folder
    ProblemCode{"unsupported_schema_version", "found, supported"},
    ProblemCode{"too_many_problems", "limit"},                    // last one; further problems are left out
    // values of a plan (formats)
    ProblemCode{"missing_field", "name"},                         // the pointer is that of the missing field
    ProblemCode{"unknown_key", "key, suggestion"},
    ProblemCode{"wrong_type", "expected (object | list | text | number | boolean | date | time_of_day | duration | within | distribution | free_text)"},
    ProblemCode{"unknown_name", "found, suggestion, allowed names separated by ', '"},
    ProblemCode{"exactly_one_of", "allowed names separated by ', '"},
    ProblemCode{"out_of_range", "value, least, most, unit"},      // "-inf" and "inf": no limit
    ProblemCode{"not_whole", "value"},
    ProblemCode{"empty_text", ""},
    ProblemCode{"wrong_unit", "found, expected"},
    ProblemCode{"unknown_unit", "found, allowed names separated by ', '"},
    ProblemCode{"range_excludes_value", "low, value, high"},
    ProblemCode{"bad_distribution", "kind"},                      // its parameters contradict each other
    ProblemCode{"wrong_count", "found, expected"},                // values of a list that must match another
    // changes of a plan (formats/plan_edit)
    ProblemCode{"not_a_value", "text"},                           // what was entered is no JSON value
    ProblemCode{"no_such_place", "name"},                         // the plan has nothing there that could change
    ProblemCode{"name_taken", "name"},
    ProblemCode{"bad_name", "name"},                              // empty, too long, or a word that every part may have
    // data tables (formats)
    ProblemCode{"csv_syntax", "file, line, column"},
    ProblemCode{"csv_too_large", "file, limit in cells"},
    ProblemCode{"csv_wrong_cell_count", "file, line, found, expected"},
    ProblemCode{"csv_missing_column", "file, name"},
    ProblemCode{"csv_bad_number", "file, line, column name, found"},
    ProblemCode{"csv_duplicate", "file, line, column name, found"},
    ProblemCode{"csv_unknown_region", "file, line, found"},
    ProblemCode{"csv_missing_row", "file, what"},
    ProblemCode{"csv_sum_differs", "file, line, what, found, expected"},
    // what a region enters per authority (formats/territory_inputs, models/plan_check_territory)
    ProblemCode{"inputs_missing", "name"},
    ProblemCode{"inputs_outside", "name"},                        // leaves the plan's folder
    ProblemCode{"inputs_empty", "file"},
    ProblemCode{"inputs_unknown", "file, line, column, found, allowed or suggestion"},
    ProblemCode{"inputs_twice", "file, line, line before"},
    ProblemCode{"inputs_bad_date", "file, line, column, found"},
    ProblemCode{"inputs_bands_missing", "file, authority, what is missing"},
    ProblemCode{"inputs_no_residents", "file, authority"},        // all bands entered as 0
    ProblemCode{"xlsx_unreadable", "file, why"},
    ProblemCode{"shares_above_one", "category, authority, sum"},  // of the bodies of one authority
    // a plan as a whole (models/plan_check)
    ProblemCode{"shares_do_not_sum", "sum"},                      // must be 1
    ProblemCode{"no_such_state", "name, suggestion"},
    ProblemCode{"no_such_parameter", "name, suggestion"},
    ProblemCode{"no_such_message", "name, suggestion"},
    ProblemCode{"no_such_rule", "name, suggestion"},
    ProblemCode{"too_many_states", "states, limit"},
    ProblemCode{"needs_states", ""},                              // transitions or exacerbations of a group without states
    ProblemCode{"cycle_too_short", ""},                           // below a day
    ProblemCode{"nobody_survives", "state"},
    ProblemCode{"own_group", "group"},
    ProblemCode{"probabilities_do_not_sum", "sum"},               // must be 1
    ProblemCode{"no_ramp_points", ""},
    ProblemCode{"ramp_unsorted", "date, date before it"},
    ProblemCode{"from_after_to", "from, to"},
    ProblemCode{"horizon_too_long", "years, limit"},
    ProblemCode{"too_many_coverages", "different calendars, limit"},
    ProblemCode{"too_many_stages", "stages, limit"},
    ProblemCode{"too_many_arrivals", "expected, limit"},
    ProblemCode{"no_such_region", "name, suggestion"},
    ProblemCode{"no_such_authority", "name, suggestion"},
    ProblemCode{"no_such_stage", "name, suggestion"},
    ProblemCode{"no_such_pathway", "name, suggestion"},
    ProblemCode{"no_such_pool", "name, suggestion"},
    ProblemCode{"no_such_calendar", "name, suggestion"},
    ProblemCode{"no_such_shift", "name, suggestion"},
    ProblemCode{"no_such_condition", "name, suggestion"},
    ProblemCode{"no_such_class", "name, suggestion"},
    ProblemCode{"no_such_operator", "name"},                      // of a rule: <= or >=
    ProblemCode{"no_such_measure", "name, suggestion"},
    ProblemCode{"no_such_fund", "name, suggestion"},
    ProblemCode{"no_such_group", "name, suggestion"},             // of target groups
    ProblemCode{"measure_of_region", "measure"},                  // a rule asks for it in an authority
    ProblemCode{"no_price", "shape"},                             // the plan has no price of that shape: the line needs an amount
    ProblemCode{"shape_of_other_kind", "shape, kind"},            // once: investment; by time: running
    ProblemCode{"unreachable_stage", "name"},
    ProblemCode{"no_exit", "pathway"},                            // some reachable stage can never leave the pathway
    ProblemCode{"leave_has_next", "name"},
    ProblemCode{"not_a_visit", "name"},                           // a standard measures a stage that needs a pool
    ProblemCode{"wrong_scope", "pool, expected scope"},           // this pathway is run by authorities, or by the region
    ProblemCode{"standards_overlap", "other standard"},           // two standards judge the same work
    ProblemCode{"servers_or_shifts", "pool"},                     // exactly one of the two
    ProblemCode{"no_such_category", "name, suggestion"},          // of users
    ProblemCode{"no_such_role", "name, suggestion"},
    ProblemCode{"pool_without_role", "pool"},                     // nobody does its work
    ProblemCode{"role_shares", "stage, sum"},                     // of the roles that do its work: must be 1
    ProblemCode{"category_shares", "category, sum"},              // of the roles of a category of users: must be 1
    ProblemCode{"technical_work_in_clinical_pool", "pathway, pool"},   // and not clinically flagged
    ProblemCode{"clinical_work_in_technical_pool", "pathway, pool"},
    ProblemCode{"empty_block", "from, to"},
    ProblemCode{"block_outside_day", "from, to"},
    ProblemCode{"blocks_overlap", "from, to of the block before"},
    ProblemCode{"slot_longer_than_block", ""},
    ProblemCode{"triangle_unsorted", "low, mode, high"},
    ProblemCode{"spread_too_large", "sd, most"},                  // a Beta with this mean has no such standard deviation
    // a national plan (formats/plan_members, models/plan_check_national)
    ProblemCode{"not_national", "found"},                         // the region code of a plan with members
    ProblemCode{"only_in_members", "field"},                      // has no effect in the national plan itself
    ProblemCode{"member_not_regional", ""},                       // it has members of its own, or is a queueing network
    ProblemCode{"region_twice", "region, other member"},
    ProblemCode{"too_many_members", "members, limit"},
    ProblemCode{"no_such_centre", "name, suggestion"},
    ProblemCode{"name_of_a_pool", "name"},                        // a centre needs another
    ProblemCode{"overflow_in_a_circle", "centre"},
    ProblemCode{"overflow_of_two_pools", "centre, pool, other pool"},
    ProblemCode{"overflow_moves_nothing", "pool"},
    ProblemCode{"overflow_of_joint_work", "pool, pathway"},       // in which it is taken together with others
    ProblemCode{"centre_without_work", "centre"},                 // no edge leads there
    ProblemCode{"no_such_tier", "name, suggestion"},
    ProblemCode{"not_carried", "kind of message, tier before"},   // that tier has nothing of the kind to hand on
    ProblemCode{"tier_cycle", "tier"},
    ProblemCode{"availability_differs", "entered, from mtbf and mttr"},
    ProblemCode{"cycles_overlap", "days of a cycle, days from one to the next"},   // of a service's sessions
    // a queueing network (models/plan_check_network, plan_check_experiment; formats/trace)
    ProblemCode{"wrong_length", "found, allowed lengths separated by ', '"},
    ProblemCode{"too_many_steps", "steps, limit"},                // of a rate or a schedule over the run
    ProblemCode{"steps_unsorted", "value, value before it"},
    ProblemCode{"not_allowed_with", "field, what makes no sense with it"},
    ProblemCode{"not_in_a_network", "field"},
    ProblemCode{"only_in_a_network", "field"},
    ProblemCode{"never_happens", "field"},                        // nobody can take this way out of the stage
    ProblemCode{"probabilities_above_one", "sum"},
    ProblemCode{"retry_without_delay", "stage"},                  // turned away there, back there at the same instant
    ProblemCode{"priorities_differ", "class, other stream"},
    ProblemCode{"more_units_than_servers", "units, pool, servers"},
    ProblemCode{"pool_twice", "pool"},
    ProblemCode{"window_empty", "from, to"},
    ProblemCode{"window_outside_run", ""},
    ProblemCode{"nobody_waits_there", "stage"},
    ProblemCode{"no_such_job_class", "name, suggestion"},
    ProblemCode{"no_such_window", "name, suggestion"},
    ProblemCode{"no_such_output", "name, suggestion"},
    ProblemCode{"trace_missing", "name"},
    ProblemCode{"trace_outside", "name"},                         // leaves the plan's folder
    ProblemCode{"trace_empty", "file"},
    ProblemCode{"trace_unknown_class", "file, line, found, suggestion"},
};

}  // namespace teleplan::models
