#!/usr/bin/env python3
"""Mean values of a regional plan at regime, by hand: the arithmetic a planner does in a spreadsheet.

No queue, no randomness: what a simulation of the same inputs must agree with on average (volumes, hours, mean FTE).
Seats, waits, peaks and intervals are what only the simulation can give. Inputs: as in scenarios/national-defaults.json.
Usage: by_hand.py [REGION_CODE [ACTIVE_AT_REGIME]]        (default: 16 96640, Puglia)
"""
import csv, math, os, sys

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "scenarios", "data")
# group: share of patients, prescribed sessions per day, adherence in month 1, its slope per month, P(session out of range), plan months, kit needed
GROUPS = {
    "cardiovascular": (0.30, 1.0, 0.80, 0.014, 0.25, 6, True),
    "respiratory": (0.20, 1.0, 0.78, 0.014, 0.20, 12, True),
    "diabetes": (0.30, 1.5, 0.70, 0.015, 0.15, 12, True),
    "oncology": (0.12, 1 / 7, 0.91, 0.010, 0.34, 6, False),
    "neurological": (0.08, 1 / 7, 0.75, 0.015, 0.10, 12, False),
}
# intensity: share, sessions per day (None = as the group), nurse notes and review [min per patient-month]
INTENSITY = {"level 2": (0.10, None, 15), "level 1": (0.40, None, 15), "weekly": (0.50, 1 / 7, 5)}
AUTO_CLOSED, DROPOUT, RENEWAL, DAYS = 0.50, 0.02, 0.6, 365.25 / 12
ALERT_MIN = 8 + 0.4 * 12          # first assessment, plus a call in 40 % of cases
CALL_MIN, ESCALATED, ESCALATION_MIN = 12, 0.08, 11.5
TELEVISITS, TELEVISITS_ONCOLOGY, TELEVISIT_MIN = 3, 9, 25
ONBOARDING_MIN, HELP_MIN = 75 + 40, 8
HOURS, HOURS_PHYSICIAN = 1408, 1397   # productive, net of leave, holidays and absence
OPERATORS = {"gp": 42674, "family_paediatrician": 6650, "specialist": 121969, "nurse": 99161, "other": 121597}
WORKSTATIONS = 90369


def stay(months):
    """Mean months in the programme: plans of `months`, monthly drop-out, renewal with a constant probability (deaths left out)."""
    keep = (1 - DROPOUT) ** months
    return (1 - keep) / DROPOUT / (1 - RENEWAL * keep)


def largest_remainder(total, weights):
    raw = [total * w / sum(weights) for w in weights]
    out = [math.floor(x) for x in raw]
    for i in sorted(range(len(raw)), key=lambda i: (out[i] - raw[i], i))[: total - sum(out)]:
        out[i] += 1
    return out


def by_hand(active):
    r = dict.fromkeys("sessions_day alerts_day nurse_h physician_h technician_h help_desk_h starts kits televisits".split(), 0.0)
    for name, (share, per_day, adherence, slope, out_of_range, months, kit) in GROUPS.items():
        kept = [(1 - DROPOUT) ** k for k in range(months)]
        adherence -= slope * sum(k * w for k, w in enumerate(kept)) / sum(kept)   # mean over the patients still in a plan; restarts at each renewal
        starts = active * share / stay(months) * 12     # gross starts per year that keep the stock constant
        visits = active * share * (TELEVISITS_ONCOLOGY if name == "oncology" else TELEVISITS)
        for weight, frequency, notes in INTENSITY.values():
            n = active * share * weight
            sessions = n * (per_day if frequency is None else min(per_day, frequency)) * adherence
            alerts = sessions * out_of_range * (1 - AUTO_CLOSED)
            r["sessions_day"] += sessions
            r["alerts_day"] += alerts
            r["nurse_h"] += 12 * (alerts * DAYS * ALERT_MIN + n * (CALL_MIN + notes)) / 60
            r["physician_h"] += 365.25 * alerts * ESCALATED * ESCALATION_MIN / 60
        r["televisits"] += visits
        r["physician_h"] += visits * TELEVISIT_MIN / 60
        r["starts"] += starts
        if kit:
            r["technician_h"] += starts * ONBOARDING_MIN / 60
            r["kits"] += active * share + starts * 10.5 / 365.25      # in use, plus 10.5 days of turn-around
        r["help_desk_h"] += (active * share * 1.2 + starts * 0.3) * HELP_MIN / 60
    return r


def main():
    code = sys.argv[1] if len(sys.argv) > 1 else "16"
    total = int(sys.argv[2]) if len(sys.argv) > 2 else 96640
    asl = list(csv.DictReader(open(os.path.join(DATA, "authorities.csv"), newline="")))
    italy = sum(int(a["population"]) for a in asl)
    mine = [a for a in asl if a["region_code"] == code]
    active = largest_remainder(total, [int(a["population"]) for a in mine])
    head = "population active sessions/day alerts/day televisits nurse_FTE physician_FTE technician_FTE help_desk_FTE starts/year kits users workstations"
    print(f"{'authority':28s}" + "".join(f"{h:>16s}" for h in head.split()))
    rows = [(a["short_name"], int(a["population"]), n) for a, n in zip(mine, active)]
    rows.append(("region " + code, sum(x[1] for x in rows), total))
    for name, population, n in rows:
        r, users = by_hand(n), sum(OPERATORS.values()) * population / italy
        values = [population, n, r["sessions_day"], r["alerts_day"], r["televisits"], r["nurse_h"] / HOURS, r["physician_h"] / HOURS_PHYSICIAN,
                  r["technician_h"] / HOURS, r["help_desk_h"] / HOURS, r["starts"], r["kits"], users, users * WORKSTATIONS / sum(OPERATORS.values())]
        print(f"{name[:28]:28s}" + "".join(f"{v:16,.1f}" for v in values))
    print("mean stay [months]: " + ", ".join(f"{g} {stay(v[5]):.1f}" for g, v in GROUPS.items()))


if __name__ == "__main__":
    main()
