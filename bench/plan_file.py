#!/usr/bin/env python3
"""plan_file.py [--quick]: CPU time of `teleplan run bench/mm1-plan.json` on one thread, start and end of the program included."""
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parent


def main():
    replications = 2 if sys.argv[1:] == ["--quick"] else 20
    program = os.environ.get("TELEPLAN_PROGRAM", BENCH.parent / "build/bench/headless/teleplan")
    command = [program, "run", BENCH / "mm1-plan.json", "--replications", str(replications), "--threads", "1", "--json"]
    document = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    teller = document["stages"][0]
    wait = teller["mean_wait_seconds"]
    print(f"table=mm1 row=plan customers={round(replications * teller['arrivals']['mean'])} "
          f"cpu_s={used.ru_utime + used.ru_stime:.6g} mean_wait={wait['mean'] / 60:.6g} "
          f"error={(wait['high'] - wait['low']) / 120:.6g}")


main()
