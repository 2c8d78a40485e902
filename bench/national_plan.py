#!/usr/bin/env python3
"""national_plan.py [--quick]: `teleplan run scenarios/italia.json` with 16 replications, start and end of the program included.

Quick: a national plan of two small regions, two replications. Prints wall and CPU time and the peak of the memory.
"""
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RAN = (0, 10, 11)                                      # rules of a region may fail or be undecided
MOST_BYTES = 2e9                                       # of a national run on one machine


def small(folder):
    """A national plan of two regions with a quarter of regime."""
    for region in ("02", "10"):
        (folder / f"{region}.json").write_text(json.dumps({"schema_version": 1, "extends": "examples/small-region.json", "plan": {"region_code": region}}))
    plan = {"schema_version": 1, "extends": "national-defaults.json", "members": ["02.json", "10.json"],
            "plan": {"title": "two regions", "region_code": "IT", "seed": 2, "regime": {"from": "2026-07-01", "to": "2026-09-30"}}}
    (folder / "two.json").write_text(json.dumps(plan))
    return folder / "two.json"


def main():
    quick = sys.argv[1:] == ["--quick"]
    program = os.environ.get("TELEPLAN_PROGRAM", ROOT / "build/bench/headless/teleplan")
    with tempfile.TemporaryDirectory() as folder:
        plan = small(Path(folder)) if quick else ROOT / "scenarios/italia.json"
        replications = 2 if quick else 16
        began = time.monotonic()
        answer = subprocess.run([program, "run", plan, "--replications", str(replications), "--json"], check=False, capture_output=True)
        wall = time.monotonic() - began
    if answer.returncode not in RAN:
        sys.exit(f"teleplan run: exit status {answer.returncode}\n{answer.stderr.decode()}")
    document = json.loads(answer.stdout)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    bytes_at_most = used.ru_maxrss * 1024
    print(f"table=national_plan row=run replications={replications} regions={len(document['regions'])} patients={document['rows'][-1]['active']['mean']:.0f} "
          f"wall_s={wall:.6g} cpu_s={used.ru_utime + used.ru_stime:.6g} peak_bytes={bytes_at_most}")
    if not quick:
        print(f"table=targets row=a_run_of_the_national_plan,_peak_bytes value={bytes_at_most} at_most={MOST_BYTES:.0f}")


main()
