#!/usr/bin/env python3
"""mm1_simpy.py [--quick]: M/M/1 (lambda 0.9, mu 1) in SimPy, as its manual writes a bank: a process per customer."""
import random
import sys
import time

try:
    import simpy
except ImportError:
    sys.exit(77)

from batches import interval


def customer(env, teller, draw, waits):
    arrived = env.now
    with teller.request() as turn:
        yield turn
        waits.append(env.now - arrived)
        yield env.timeout(draw.expovariate(1.0))


def arrivals(env, teller, draw, waits, customers):
    for _ in range(customers):
        yield env.timeout(draw.expovariate(0.9))
        env.process(customer(env, teller, draw, waits))


def main():
    customers = 4_000 if sys.argv[1:] == ["--quick"] else 200_000
    waits = []
    started = time.process_time()
    env = simpy.Environment()
    env.process(arrivals(env, simpy.Resource(env), random.Random(1), waits, customers))
    env.run()
    cpu = time.process_time() - started
    mean, error = interval(waits)
    print(f"table=mm1 row=simpy customers={customers} cpu_s={cpu:.6g} mean_wait={mean:.6g} error={error:.3g}")


main()
