#pragma once

#include "sim/arrivals.hpp"
#include "sim/network.hpp"
#include "sim/server_pool.hpp"
#include "sim/time.hpp"

namespace teleplan::sim {

// What a run tells, in the order in which it happens. Derive from this and hide what you need; nothing is virtual.
// A job that comes to a stage either balked or is rejected there, or entered and gave_up, or entered, started and ended;
// between started and ended it may be interrupted and resumed, any number of times.
struct NoObserver {
    // Joined a stage. Returns a due time of the observer's choice, which the job carries to started or gave_up.
    SimTime entered(StageId, ClassId, SimTime /*now*/) { return never; }
    void started(StageId, ClassId, SimTime /*entered*/, SimTime /*due*/, SimTime /*now*/) {}
    void ended(StageId, ClassId, SimTime /*started*/, SimTime /*now*/) {}           // the last start or resumption
    // Put off by a more urgent job or by a shift end; `started`: the last start or resumption.
    void interrupted(StageId, ClassId, SimTime /*started*/, SimTime /*now*/) {}
    // In service again, with the rest of its service or from its beginning (Pool::preemption).
    void resumed(StageId, ClassId, SimTime /*interrupted*/, SimTime /*now*/) {}
    // Goes on waiting at another stage (Stage::transfers), as one who entered there when it `entered` here. `as_new` fed to the
    // stage that it leaves, at that time, would be the same job. Returns the due time that the job carries from now on.
    SimTime transferred(StageId /*to*/, const Arrival& /*as_new*/, SimTime /*entered*/, SimTime due, SimTime /*now*/) { return due; }
    void gave_up(StageId, ClassId, SimTime /*entered*/, SimTime /*due*/, SimTime /*now*/) {}
    void rejected(StageId, ClassId, SimTime /*now*/) {}        // no waiting place
    void balked(StageId, ClassId, SimTime /*now*/) {}          // did not want to join
    // Gone from the network, after ended, gave_up, rejected or balked: once per arrival.
    void left(ClassId, SimTime /*now*/) {}
    // An observer may also have gone(ClassId, SimTime arrived, SimTime now): told after left, `arrived` from outside. Costs
    // eight bytes a job, so only when it is there.
    // Goes on to another stage (before entered, rejected or balked there). `as_new` fed to that stage now would fare alike.
    void moved(StageId /*to*/, const Arrival& /*as_new*/, SimTime /*now*/) {}
    // A pool has settled: at the start of the run and after each change. Several calls at one instant: the last holds.
    void level(PoolId, SimTime /*now*/, const Level&) {}
};

}  // namespace teleplan::sim
