#include "planning/bodies.hpp"

#include <algorithm>
#include <numeric>

namespace teleplan::planning {

namespace {

using models::Body;

struct Placed { const std::string* code; const Body* body; };

int by_share(int part, int whole, int of) { return whole > 0 ? static_cast<int>(static_cast<long long>(part) * of / whole) : 0; }

/// So many of a line's users, with the employment of the line.
UserLine part_of(const UserLine& line, int total)
{
    UserLine out{line.category, total, 0, 0, 0, 0};
    const bool known = line.employed + line.contracted + line.accredited > 0;
    const auto split = known ? models::largest_remainder(total, {double(line.employed), double(line.contracted), double(line.accredited)}) : std::vector<int>{total, 0, 0};
    out.employed = split[0];
    out.contracted = split[1];
    out.accredited = split[2];
    return out;
}

int total_of(const NeedRow& row)
{
    return std::accumulate(row.users.begin(), row.users.end(), 0, [](int sum, const UserLine& u) { return sum + u.total; });
}

/// Users of one category of each body; the authority keeps the rest.
std::vector<int> users_of_bodies(const std::vector<Placed>& bodies, const UserLine& line)
{
    std::vector<int> entered(bodies.size());
    std::vector<double> weights;
    double kept = 1;
    for (std::size_t b = 0; b < bodies.size(); ++b) {
        const int* users = models::find(bodies[b].body->users, line.category);
        const double* share = models::find(bodies[b].body->shares, line.category);
        entered[b] = users ? *users : 0;
        weights.push_back(!users && share ? *share : 0);
        kept -= weights.back();
    }
    weights.push_back(std::max(0.0, kept));
    auto out = models::largest_remainder(line.total, weights);
    out.pop_back();
    for (std::size_t b = 0; b < bodies.size(); ++b) out[b] += entered[b];
    return out;
}

void split_users(NeedRow& host, const std::vector<Placed>& bodies, std::vector<NeedRow>& out)
{
    for (UserLine& line : host.users) {
        const auto parts = users_of_bodies(bodies, line);
        int taken = 0;
        for (std::size_t b = 0; b < parts.size(); ++b) {
            out[b].users.push_back(part_of(line, parts[b]));
            taken += parts[b];
        }
        const int heads = line.sized_heads;
        line = part_of(line, std::max(0, line.total - taken));
        line.sized_heads = heads;
        fit_roles(host.staff_need.roles, line);
    }
}

Need part_of(const Need& whole, int part, int of)
{
    const auto available = whole.available ? std::optional{by_share(*whole.available, of, part)} : std::nullopt;
    return {part, available, std::max(0, part - available.value_or(0))};
}

/// Operators follow the users; what is there already goes by gross need, the rest to the authority.
void split_needs(NeedRow& host, const std::vector<Placed>& bodies, std::vector<NeedRow>& out)
{
    int users = total_of(host);
    for (const NeedRow& row : out) users += total_of(row);
    const int workstations = host.workstations.gross;
    Need operators = host.operators, desks = host.workstations;
    operators.gross = total_of(host);
    for (std::size_t b = 0; b < out.size(); ++b) {
        const int mine = total_of(out[b]);
        out[b].operators = part_of(host.operators, mine, users);
        const int by_users = by_share(workstations, users, mine);
        out[b].workstations = part_of(host.workstations, bodies[b].body->workstations.value_or(by_users), std::max(1, workstations));
        desks.gross -= by_users;
        if (operators.available) *operators.available -= out[b].operators.available.value_or(0);
        if (desks.available) {
            const int most = std::min(*desks.available, out[b].workstations.available.value_or(0));
            out[b].workstations = {out[b].workstations.gross, most, std::max(0, out[b].workstations.gross - most)};
            *desks.available -= most;
        }
    }
    host.operators = {operators.gross, operators.available, std::max(0, operators.gross - operators.available.value_or(0))};
    host.workstations = {desks.gross, desks.available, std::max(0, desks.gross - desks.available.value_or(0))};
}

}  // namespace

void fit_roles(std::vector<RoleNeed>& roles, const UserLine& line)
{
    std::vector<RoleNeed*> mine;
    double known = 0;
    for (RoleNeed& role : roles)
        if (role.category == line.category) {
            mine.push_back(&role);
            known += role.users;
        }
    if (known <= 0) return;
    const auto share_out = [&](int RoleNeed::*member, int total) {
        std::vector<double> weights;
        for (const RoleNeed* role : mine) weights.push_back(role->*member);
        if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0) std::ranges::transform(mine, weights.begin(), [](const RoleNeed* role) { return double(role->users); });
        const auto parts = models::largest_remainder(total, weights);
        for (std::size_t r = 0; r < mine.size(); ++r) mine[r]->*member = parts[r];
    };
    share_out(&RoleNeed::employed, line.employed);
    share_out(&RoleNeed::contracted, line.contracted);
    share_out(&RoleNeed::accredited, line.accredited);
    for (RoleNeed* role : mine) role->users = role->employed + role->contracted + role->accredited;
}

std::vector<NeedRow> split_off_bodies(const TableInputs& in, std::vector<NeedRow>& rows)
{
    std::vector<NeedRow> out;
    for (NeedRow& host : rows) {
        std::vector<Placed> bodies;
        std::vector<NeedRow> mine;
        for (const auto& [code, body] : in.study.plan.population.bodies) {
            if (body.authority != host.code) continue;
            bodies.push_back({&code, &body});
            NeedRow& row = mine.emplace_back();
            row.code = code;
            row.name = body.name;
            row.part_of = host.code;
            row.population_date = host.population_date;
        }
        if (bodies.empty()) continue;
        split_users(host, bodies, mine);
        split_needs(host, bodies, mine);
        std::ranges::move(mine, std::back_inserter(out));
    }
    return out;
}

}  // namespace teleplan::planning
