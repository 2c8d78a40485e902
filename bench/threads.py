#!/usr/bin/env python3
"""threads.py [--quick]: replications of `teleplan run` on one thread and on two, M/M/1 and a region, by the wall clock. The same
replications each time, so the ratio of the times is that of the throughputs."""
import os
import subprocess
import sys
import time
from pathlib import Path

BENCH = Path(__file__).resolve().parent
PROGRAM = os.environ.get("TELEPLAN_PROGRAM", BENCH.parent / "build/bench/headless/teleplan")


def main():
    quick = sys.argv[1:] == ["--quick"]
    plans = {"mm1_plan": (BENCH / "mm1-plan.json", 2 if quick else 16),
             "region": (BENCH.parent / "scenarios" / ("examples/small-region.json" if quick else "regions/puglia.json"), 2 if quick else 6)}
    for row, (plan, replications) in plans.items():
        for threads in (1, 2):
            started = time.perf_counter()
            subprocess.run([PROGRAM, "run", plan, "--replications", str(replications), "--threads", str(threads), "--json"],
                           check=True, capture_output=True)
            wall = time.perf_counter() - started
            print(f"table=threads row={row} threads={threads} work={replications} wall_s={wall:.6g}")


main()
