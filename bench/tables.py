"""Markdown tables from the lines that the programs of bench/ print."""
import os
import re
import subprocess
import sys
from pathlib import Path

TITLES = {
    "bare": "bare loop, keyed draws (the limit)",
    "bare_ahead": "bare loop, keyed draws made ahead of need",
    "bare_xoshiro": "bare loop, xoshiro256++",
    "heap": "bare loop on a binary heap of 16-byte events, keyed draws",
    "heap_xoshiro": "the same with xoshiro256++",
    "plan": "plan file: `teleplan run`",
    "simpy": "SimPy",
    "simgrid": "SimGrid",
    "limit": "bare loop by blocks (the limit)",
    "events": "an event for every reading, one event list per centre",
    "arithmetic": "a loop of multiplications",
    "mm1_plan": "M/M/1 plan file",
    "region": "regional plan",
}
ENGINE = {"mm1": "engine: `NetworkRun` and a feed", "telemonitoring": "engine: `NetworkRun` and a feed by blocks"}
STUDENT_T = 2.093   # 19 degrees of freedom: an error printed by the programs is this many standard errors


def title(line):
    return ENGINE.get(line["table"]) if line["row"] == "engine" else TITLES.get(line["row"], line["row"].replace("_", " "))


def number(value, digits=3):
    """Three significant digits, thousands separated, never an exponent."""
    value = float(value)
    if value == 0:
        return "0"
    if abs(value) >= 10 ** (digits - 1):
        return f"{value:,.0f}"
    text = f"{value:.{digits}g}"
    return text if "e" not in text else f"{value:.{digits + 4}f}"


def markdown(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|---|" + "---:|" * (len(header) - 1)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def cost(line):
    """Nanoseconds of CPU time per customer."""
    return 1e9 * float(line["cpu_s"]) / float(line["customers"])


def find(lines, table, row, threads=None):
    for line in lines:
        if line["table"] == table and line["row"] == row and threads in (None, int(line.get("threads", 1))):
            return line
    return None


def ratio(value, base):
    return number(value / base) if base else "–"


def mm1(lines):
    rows = []
    limit = find(lines, "mm1", "bare")
    heap = find(lines, "mm1", "heap")
    for line in lines:
        rows.append([title(line), f"{int(line['customers']):,}", number(line["cpu_s"]), number(cost(line)),
                     ratio(cost(line), limit and cost(limit)), ratio(cost(line), heap and cost(heap)),
                     f"{float(line['mean_wait']):.2f} ± {float(line['error']):.2f}"])
    return markdown(["M/M/1", "customers", "CPU s", "ns per customer", "× bare loop", "× bare heap", "mean wait (theory: 9)"], rows)


def telemonitoring(lines):
    rows = []
    limit = find(lines, "telemonitoring", "limit", 1)
    engine = find(lines, "telemonitoring", "engine", 1)
    for line in lines:
        threads = int(line["threads"])
        rows.append([title(line), str(threads), f"{int(line['patients']):,}", f"{int(line['customers']):,}", number(line["cpu_s"]),
                     number(line["wall_s"]) if "wall_s" in line else number(line["cpu_s"]), number(cost(line)),
                     ratio(cost(line), limit and cost(limit)), ratio(cost(line), engine and cost(engine)),
                     number(line["mean_wait_s"]), f"`{line['hash']}`" if "hash" in line else "–"])
    return markdown(["telemonitoring", "threads", "patients", "readings", "CPU s", "wall s", "ns per reading", "× limit", "× engine",
                     "mean wait, s", "hash"], rows)


def speed_up(lines, row):
    one, two = find(lines, "threads", row, 1), find(lines, "threads", row, 2)
    return float(two["work"]) / float(two["wall_s"]) / (float(one["work"]) / float(one["wall_s"])) if one and two else None


def threads(lines):
    rows = []
    for row in dict.fromkeys(line["row"] for line in lines):
        one, two = find(lines, "threads", row, 1), find(lines, "threads", row, 2)
        rows.append([title(one), one["work"], number(one["wall_s"]), two["work"], number(two["wall_s"]), number(speed_up(lines, row))])
    return markdown(["threads", "work on one", "wall s", "work on two", "wall s", "throughput of two ÷ one"], rows)


def generic(lines):
    keys = list(dict.fromkeys(key for line in lines for key in line if key not in ("table", "row")))
    rows = [[title(line)] + [shown(line.get(key, "–")) for key in keys] for line in lines]
    return markdown([lines[0]["table"].replace("_", " ")] + [key.replace("_", " ") for key in keys], rows)


def shown(text):
    try:
        value = float(text)
    except ValueError:
        return text.replace("_", " ")
    return f"{int(text):,}" if re.fullmatch(r"-?\d+", text) else number(value, 4)


def targets(lines):
    """What is wanted of the ratios. A program adds its own by lines of the table `targets` with value and at_least or at_most."""
    wanted = []

    def want(what, value, at_least=None, at_most=None):
        if value is not None:
            met = value >= at_least if at_least is not None else value <= at_most
            wanted.append([what, f"≥ {number(at_least)}" if at_least is not None else f"≤ {number(at_most)}", number(value),
                           "yes" if met else "**no**"])

    def times(table, row, base):
        above, below = find(lines, table, row), find(lines, table, base)
        return cost(above) / cost(below) if above and below else None

    want("M/M/1 through the engine's interface, × bare loop", times("mm1", "engine", "bare"), at_most=1.25)
    want("M/M/1 as a plan file, × bare loop", times("mm1", "plan", "bare"), at_most=2)
    want("telemonitoring before the engine, × bare blocks", times("telemonitoring", "engine", "limit"), at_most=2)
    for tool in ("simpy", "simgrid"):
        want(f"telemonitoring, a process per patient in {TITLES[tool]}, × engine", times("telemonitoring", tool, "engine"), at_least=50)
    for row in ("mm1_plan", "region"):
        want(f"two threads, {TITLES[row]}, × one", speed_up(lines, row), at_least=1.8)
    for line in lines:
        if line["table"] == "targets":
            limits = {key: float(line[key]) for key in ("at_least", "at_most") if key in line}
            want(title(line), float(line["value"]), **limits)
    return markdown(["target", "wanted", "measured", "met"], wanted)


def render(lines, quick):
    """{name of the block: Markdown}. Tables without a format of their own are together in the block `others`."""
    known = {"mm1": mm1, "telemonitoring": telemonitoring, "threads": threads}
    blocks = {} if quick else {"targets": targets(lines)}                 # at small size the times mean nothing
    others = []
    for table in dict.fromkeys(line["table"] for line in lines if line["table"] != "targets"):
        of_table = [line for line in lines if line["table"] == table]
        if table in known:
            blocks[table] = known[table](of_table)
        else:
            others.append(generic(of_table))
    if others:
        blocks["others"] = "\n\n".join(others)
    return blocks


def machine(build):
    """The machine and the tools of one run; no name of a host, no path."""
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    cache = (build / "CMakeCache.txt").read_text(encoding="utf-8")
    compiler = re.search(r"CMAKE_CXX_COMPILER:[A-Z]+=(.*)", cache)[1]
    version = subprocess.run([compiler, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    version = re.sub(r"^\S*/", "", version)
    flags = re.search(r"CMAKE_CXX_FLAGS_RELEASE:[A-Z]+=(.*)", cache)[1]
    return markdown(["machine", ""], [
        ["processor", cpu[1].strip() if cpu else "unknown"], ["cores", str(os.cpu_count())],
        ["load before the run", f"{os.getloadavg()[0]:.2f}"],
        ["compiler", version], ["options", f"`{flags} -ffp-contract=off`, baseline x86-64"],
        ["SimPy, SimGrid", f"{package('python3-simpy3')}, {package('libsimgrid-dev')}"]])


def package(name):
    try:
        found = subprocess.run(["dpkg-query", "--show", "--showformat=${Version}", name], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "unknown"
    return found.stdout or "not installed"


def replaced(text, blocks):
    """The text with each block between its <!-- name --> and <!-- /name -->."""
    for name, block in blocks.items():
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text, count = pattern.subn(lambda found: found[1] + block + "\n" + found[2], text)
        if count != 1:
            sys.exit(f"docs/performance.md must have <!-- {name} --> and <!-- /{name} --> once")
    return text


def disagreements(lines, quick):
    """Sentences on results that cannot be right, whatever the times."""
    wrong = []
    hashes = {line["hash"] for line in lines if line["table"] == "telemonitoring" and "hash" in line}
    if len(hashes) > 1:
        wrong.append("telemonitoring: the designs do not have one hash")
    for line in lines:
        if line["table"] == "mm1" and not quick:                          # quick runs are too short for their errors
            if abs(float(line["mean_wait"]) - 9) > 3.5 / STUDENT_T * float(line["error"]):
                wrong.append(f"mm1, {line['row']}: the mean wait is {line['mean_wait']} ± {line['error']} instead of 9")
    return wrong
