#!/usr/bin/env python3
"""Runs the programs of bench/programs one after the other and prints their figures as tables.

measure.py [--build FOLDER] [--rounds N] [--quick] [--write]

--build   the build folder (build/bench); needs TELEPLAN_BUILD_BENCH=ON
--rounds  how often to measure; of each figure the least time counts (3)
--quick   everything at small size, once: do the programs run and agree? The times mean nothing
--write   puts the tables into docs/performance.md between their markers
"""
import argparse
import os
import subprocess
import sys
from pathlib import Path

import tables

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
NOT_INSTALLED = 77


class NotHere(Exception):
    """A tool that is compared with, or its program, is missing."""


def programs():
    for line in (BENCH / "programs").read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if words:
            yield words[0], words[1], words[2:]


def run(build, name, arguments, quick):
    """The lines that one program prints, each as {key: value}."""
    if name.endswith(".py"):
        command = ["/usr/bin/python3", "-B", str(BENCH / name)]
    else:
        command = [str(build / "bench" / name)]
        if not Path(command[0]).exists():
            raise NotHere(f"{name} was not built")
    command += (["--quick"] if quick else []) + arguments
    environment = {**os.environ, "TELEPLAN_PROGRAM": str(build / "headless/teleplan")}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, check=False)
    if done.returncode == NOT_INSTALLED:
        raise NotHere(f"{name}: what it compares with is not installed")
    if done.returncode != 0:
        sys.exit(f"{' '.join([name] + arguments)}: exit status {done.returncode}\n{done.stderr}")
    lines = [dict(word.split("=", 1) for word in line.split()) for line in done.stdout.splitlines() if line.strip()]
    if not lines or any("table" not in line or "row" not in line for line in lines):
        sys.exit(f"{name}: every line must have a table and a row:\n{done.stdout}")
    return lines


def merge(kept, line):
    """Keeps one line per table, row and size: the least times; everything else must be the same in every round."""
    key = (line["table"], line["row"], line.get("threads", ""), line.get("size", ""))
    before = kept.setdefault(key, line)
    for name in ("cpu_s", "wall_s"):
        if name in line:
            before[name] = min(before[name], line[name], key=float)
    if line.get("hash") != before.get("hash"):
        sys.exit(f"{key}: the hash differs from one round to the next")


def measure(build, rounds, quick):
    kept = {}
    for number in range(rounds):
        for when, name, arguments in programs():
            if when == "once" and number > 0:
                continue
            print(f"round {number + 1} of {rounds}: {' '.join([name] + arguments)}", file=sys.stderr)
            try:
                for line in run(build, name, arguments, quick):
                    merge(kept, line)
            except NotHere as missing:
                if not quick:
                    sys.exit(f"{missing} (scripts/install-packages bench)")
                print(missing, file=sys.stderr)
    return list(kept.values())


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--build", type=Path, default=ROOT / "build/bench")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--quick", action="store_true")
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    if chosen.quick and chosen.write:
        options.error("--write needs a full measurement, not --quick")

    build = chosen.build.resolve()
    machine = tables.machine(build)
    lines = measure(build, 1 if chosen.quick else chosen.rounds, chosen.quick)
    blocks = {"machine": machine, **tables.render(lines, chosen.quick)}
    for block in blocks.values():
        print(block, end="\n\n")
    page = ROOT / "docs/performance.md"
    text = tables.replaced(page.read_text(encoding="utf-8"), blocks)
    if chosen.write:
        page.write_text(text, encoding="utf-8")
    wrong = tables.disagreements(lines, chosen.quick)
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    sys.exit(1 if wrong else 0)


main()
