#!/usr/bin/env python3
"""telemonitoring_simpy.py [--quick]: the telemonitoring skeleton of bench/telemonitoring.hpp in SimPy: a process per patient,
which sleeps until each reading, and one per alert. Small, because the cost per reading does not depend on the size."""
import random
import sys
import time

try:
    import simpy
except ImportError:
    sys.exit(77)

WINDOW_START = (360.0, 660.0, 960.0)   # minutes
WINDOW = 300.0
HANDLING = 10.0


def handle(env, staff, draw, waits):
    came = env.now
    with staff.request() as turn:
        yield turn
        waits.append(env.now - came)
        yield env.timeout(draw.expovariate(1.0 / HANDLING))


def patient(env, staff, draw, days, load, waits):
    for day in range(days):
        for start in WINDOW_START:
            at = 1440.0 * day + start + WINDOW * draw.random()
            yield env.timeout(at - env.now)
            load[int(env.now)] += 1
            if draw.random() < 0.02:
                env.process(handle(env, staff, draw, waits))


def main():
    centres, days = (1, 2) if sys.argv[1:] == ["--quick"] else (4, 30)
    patients = 300_000 // 130
    draw = random.Random(1)
    load = [0] * (1440 * days + 1)
    waits = []
    started = time.process_time()
    env = simpy.Environment()
    for _ in range(centres):
        staff = simpy.Resource(env, capacity=2)
        for _ in range(patients):
            env.process(patient(env, staff, draw, days, load, waits))
    env.run()
    cpu = time.process_time() - started
    print(f"table=telemonitoring row=simpy threads=1 patients={centres * patients} customers={sum(load)} alerts={len(waits)} "
          f"cpu_s={cpu:.6g} mean_wait_s={60 * sum(waits) / len(waits):.6g}")


main()
