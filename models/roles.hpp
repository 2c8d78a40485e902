#pragma once
// Roles: who does the work of the pools, what a full-time equivalent of a role works, and how many people and users that asks for.
//
// A pool is a queue and is sized as one. Its work, stage by stage, is shared by the roles (the matrix of roles and services); what no
// role names is done by the pool's own role. Each stage is shared once, so that nothing is counted for two roles.

#include <string>
#include <string_view>
#include <vector>

#include "models/plan.hpp"

namespace teleplan::models {

/// Hours of a full-time equivalent: (days - holidays - leave) × week / 5 × (1 - absence), rounded to the hour.
[[nodiscard]] double productive_hours(const WorkingYear&);

/// What a role states, else what the first pool that it staffs states; without either 1,408 h, no cost, the whole time.
struct RoleTerms { double productive_hours = 1408, hour_rate = 0, telemedicine_share = 1; };
[[nodiscard]] RoleTerms terms_of(const Plan&, const std::string& role);

/// The role that does the work of a pool that no role names: its own, else the one with its name; empty: none.
[[nodiscard]] std::string role_of(const Plan&, const std::string& pool);

/// Shares of the work of a stage by role, in the plan's order of roles: those that name the stage, else those that name the pathway,
/// else the pool's role.
[[nodiscard]] std::vector<double> role_shares(const Plan&, const std::string& pathway, const std::string& stage, const std::string& pool);

/// Full-time equivalents shared by people who give telemedicine a share of their time; rounded up.
[[nodiscard]] int heads(double fte, double telemedicine_share);
/// People to enable so that so many use telemedicine; rounded up.
[[nodiscard]] int users_for(int heads, double take_up);
/// People of posts: per COT, per inhabitants and per active patients, each rounded up.
[[nodiscard]] int posts(const Posts&, int cot, double inhabitants, double patients);

/// Users of the roles of one category: those that each needs, and what the professionals who join are more than these together, by
/// category share. Their sum is max(Σ needed, joining).
[[nodiscard]] std::vector<int> users_by_role(const std::vector<int>& needed, int joining, const std::vector<double>& category_shares);

/// Kind of a pathway's work: what it says, else by its name: help desk, onboarding, devices and missing data are technical.
[[nodiscard]] WorkKind work_kind(std::string_view name, const Pathway&);

}  // namespace teleplan::models
