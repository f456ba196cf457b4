#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The clock engine against a slow model of it.

    slow_clock.py random [COUNT [SEED]]   random clocks, to the microsecond
    slow_clock.py city                    every clock of the database of PGDATABASE

The model walks day by day and knows nothing of ordinals; it was written from the rules
as people say them, not from the SQL. It reads tests/db/calendar.csv itself. Talks to the
database by psql; ends with 0 if every due and warning time is the same.
"""
import csv
import datetime as dt
import json
import os
import random
import subprocess
import sys
from zoneinfo import ZoneInfo

HERE = os.path.dirname(os.path.abspath(__file__))
DAY = dt.timedelta(days=1)
US = dt.timedelta(microseconds=1)
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.timezone.utc)
MIDNIGHT = dt.time(0, 0)


class Calendar:
    def __init__(self):
        self.listed = {}
        with open(os.path.join(HERE, "calendar.csv"), encoding="utf-8") as f:
            for row in csv.DictReader(f):
                self.listed[dt.date.fromisoformat(row["date"])] = row["off"] == "true"
        self.years = {day.year for day in self.listed}

    def is_work(self, day):
        if day in self.listed:
            return not self.listed[day]
        return day.weekday() < 5

    def after(self, day):
        day += DAY
        while not self.is_work(day):
            day += DAY
        return day

    def before(self, day):
        day -= DAY
        while not self.is_work(day):
            day -= DAY
        return day


class Rule:
    """unit, amount, warn (unit, amount) or None, within office, ends with office, hours."""

    def __init__(self, unit, amount, warn, in_office, ends_office, opens, closes, cut_off):
        self.unit, self.amount, self.warn = unit, amount, warn
        self.in_office = in_office and unit in ("hours", "minutes")
        self.ends_office = ends_office
        self.opens, self.closes, self.cut_off = opens, closes, cut_off


class Model:
    def __init__(self, calendar, zone):
        self.calendar, self.zone = calendar, ZoneInfo(zone)

    def local(self, at):
        return at.astimezone(self.zone).replace(tzinfo=None)

    def moment(self, local):
        return local.replace(tzinfo=self.zone).astimezone(dt.timezone.utc)

    def effective_day(self, rule, at):
        local = self.local(at)
        late = local.time() > rule.cut_off
        if rule.unit == "calendar_days":
            return local.date() + DAY if late else local.date()
        if self.calendar.is_work(local.date()) and not late:
            return local.date()
        return self.calendar.after(local.date())

    def window(self, rule, day):
        return (dt.datetime.combine(day, rule.opens), dt.datetime.combine(day, rule.closes))

    def office_time(self, rule, begin, end):
        """The office time between two moments, a day at a time."""
        begin, end = self.local(begin), self.local(end)
        total, day = dt.timedelta(0), begin.date()
        while day <= end.date():
            if self.calendar.is_work(day):
                opens, closes = self.window(rule, day)
                share = min(end, closes) - max(begin, opens)
                total += max(share, dt.timedelta(0))
            day += DAY
        return total

    def office_due(self, rule, start, left):
        start, day = self.local(start), self.local(start).date()
        while True:
            if self.calendar.is_work(day):
                opens, closes = self.window(rule, day)
                opens = max(opens, start)
                if opens < closes:
                    if left <= closes - opens:
                        return self.moment(opens + left)
                    left -= closes - opens
            day += DAY

    def steps(self, rule, begin, end):
        """How many days of the rule's kind from one effective day to another."""
        day, last, n = self.effective_day(rule, begin), self.effective_day(rule, end), 0
        while day < last:
            day = day + DAY if rule.unit == "calendar_days" else self.calendar.after(day)
            n += 1
        return n

    def due(self, rule, start, extended, pauses):
        amount = rule.amount + extended
        if rule.unit in ("working_days", "calendar_days"):
            day = self.effective_day(rule, start)
            for _ in range(amount + sum(self.steps(rule, *p) for p in pauses)):
                day = day + DAY if rule.unit == "calendar_days" else self.calendar.after(day)
            if rule.unit == "calendar_days" and not rule.ends_office:
                return self.moment(dt.datetime.combine(day + DAY, MIDNIGHT))
            return self.moment(dt.datetime.combine(day, rule.closes))
        left = dt.timedelta(**{rule.unit: amount})
        if not rule.in_office:
            return start + left + sum((q - p for p, q in pauses), dt.timedelta(0))
        left += sum((self.office_time(rule, *p) for p in pauses), dt.timedelta(0))
        return self.office_due(rule, start, left)

    def warn(self, rule, due):
        if rule.warn is None:
            return None
        unit, amount = rule.warn
        if unit in ("hours", "minutes"):
            return due - dt.timedelta(**{unit: amount})
        if unit == "calendar_days":
            return self.moment(self.local(due) - amount * DAY)
        day = self.local(due - US).date()
        for _ in range(amount):
            day = self.calendar.before(day)
        return self.moment(dt.datetime.combine(day, rule.closes))

    def provisional(self, rule, due):
        if rule.unit != "working_days" and not rule.in_office:
            return False
        return self.local(due - US).year not in self.calendar.years


def psql(script):
    run = subprocess.run(["psql", "-qXAt", "-v", "ON_ERROR_STOP=1"], input=script, text=True,
                         stdout=subprocess.PIPE, encoding="utf-8")
    if run.returncode != 0:
        sys.exit("slow_clock: psql failed")
    return [line.split("\t") for line in run.stdout.splitlines()]


def micros(at):
    return None if at is None else (at - EPOCH) // US


def at_micros(text):
    return None if text == "\\N" else EPOCH + int(text) * US


def copy(table, rows):
    lines = ["\t".join("\\N" if v is None else str(v) for v in row) for row in rows]
    return "\n".join([f"COPY {table} FROM STDIN;", *lines, "\\.", ""])


def clock_of(text):
    return dt.time(0, 0) if text == "24:00" else dt.time.fromisoformat(text)


def compare(answers, wanted):
    """answers: rows id, due, warn, provisional of the database; wanted: id → the model's."""
    wrong = 0
    for ident, due, warn, provisional in answers:
        what, expected = wanted.pop(int(ident))
        got = (at_micros(due), at_micros(warn), provisional == "t")
        if got != expected:
            wrong += 1
            if wrong <= 10:
                print(f"{ident}: {what}\n   database {got}\n   model    {expected}")
    return wrong + len(wanted)


def random_rule(rng):
    unit = rng.choice(["working_days", "working_days", "calendar_days", "hours", "minutes"])
    most = {"working_days": 20, "calendar_days": 30, "hours": 100, "minutes": 3000}[unit]
    in_office = rng.random() < 0.6
    least = 0 if unit.endswith("days") else 1
    amount = rng.choice([least, 1, 2, 3, 5, 15, rng.randint(least, most)])
    warn = None
    if rng.random() < 0.8:
        warn = (rng.choice(["working_days", "calendar_days", "hours", "minutes"]),
                rng.randint(1, 5))
    opens, closes, cut_off = rng.choice([
        ("08:30", "17:30", "17:30"), ("09:00", "17:00", "16:30"), ("08:00", "18:00", "12:00"),
        ("00:00", "23:59", "23:59")])
    return (unit, amount, warn, in_office, rng.random() < 0.5, opens, closes, cut_off)


def random_moment(rng, model, low, high):
    """Any moment, or one where an error of one would show: at a boundary, or a little beside it."""
    day = low + dt.timedelta(days=rng.randrange((high - low).days))
    if rng.random() < 0.3:
        day = rng.choice([d for d in NEAR if low <= d < high] or [day])
    at = dt.datetime.combine(day, MIDNIGHT) + dt.timedelta(seconds=rng.randrange(86400))
    if rng.random() < 0.5:
        hours, minutes = rng.choice([(0, 0), (8, 30), (9, 0), (12, 0), (16, 30), (17, 30), (18, 0)])
        at = dt.datetime.combine(day, dt.time(hours, minutes))
        at += rng.choice([-1, 0, 0, 1]) * rng.choice([US, dt.timedelta(seconds=1)])
    return model.moment(at)


NEAR = []


def check_random(count, seed):
    rng = random.Random(seed)
    calendar = Calendar()
    model = Model(calendar, "Asia/Shanghai")
    for day in calendar.listed:
        NEAR.extend(day + n * DAY for n in (-2, -1, 0, 1, 2))
    low, high = dt.date(2017, 12, 1), dt.date(2027, 3, 1)
    specs = [random_rule(rng) for _ in range(1000)]
    rules = [Rule(u, a, w, i, e, *map(clock_of, (o, c, k))) for u, a, w, i, e, o, c, k in specs]
    clocks, pause_rows, wanted = [], [], {}
    for n in range(1, count + 1):
        number = rng.randrange(len(rules))
        rule, start = rules[number], random_moment(rng, model, low, high)
        moments = sorted(at for at in (random_moment(rng, model, model.local(start).date(),
            model.local(start).date() + dt.timedelta(days=45))
            for _ in range(rng.choice([0, 0, 2, 2, 4, 6]))) if at >= start)
        pauses = list(zip(moments[0::2], moments[1::2]))
        extended = rng.choice([0, 0, 0, 3, 9])
        due = model.due(rule, start, extended, pauses)
        what = (specs[number], str(model.local(start)), extended,
                [(str(model.local(p)), str(model.local(q))) for p, q in pauses])
        wanted[n] = (what, (due, model.warn(rule, due), model.provisional(rule, due)))
        clocks.append((n, number, micros(start), extended))
        pause_rows.extend((n, micros(p), micros(q)) for p, q in pauses)
    at = "timestamptz 'epoch' + {} * interval '1 microsecond'"
    answers = psql("BEGIN;\n"
        "CREATE TEMP TABLE s_rule (n int, unit text, amount int, wu text, wa int, io bool, eo bool,"
        " o time, c time, k time);\n"
        "CREATE TEMP TABLE s_clock (n bigint, rule int, at bigint, extended int);\n"
        "CREATE TEMP TABLE s_pause (n bigint, p bigint, q bigint);\n"
        + copy("s_rule", [(n, u, a, *(w or (None, None)), i, e, o, c, k)
                          for n, (u, a, w, i, e, o, c, k) in enumerate(specs)])
        + copy("s_clock", clocks) + copy("s_pause", pause_rows)
        + "INSERT INTO paidan.rule_pack SELECT 9000, '2099-01-01', now(), '', '', '{}';\n"
        "INSERT INTO paidan.rule_class SELECT 9000, 'c' || n, '', NULL, 0, false, n FROM s_rule;\n"
        "INSERT INTO paidan.rule_clock (version, class, kind, unit, amount, warn_unit, warn_amount,"
        " in_office, ends_office, phone_first, calendar, office_from, office_to, cut_off)"
        " SELECT 9000, 'c' || n, 'handling', unit, amount, wu, wa, io, eo, false, 'cn', o, c, k"
        " FROM s_rule;\n"
        # Numbers below 0 are no clock's.
        "INSERT INTO paidan.clock_pause (clock_id, from_at, until_at, text, resume_on, paused_by)"
        f" SELECT -n, {at.format('p')}, {at.format('q')}, '', '2018-01-01', '' FROM s_pause;\n"
        "ANALYZE paidan.clock_pause;\n"
        "COPY (SELECT -c.id, (extract(epoch FROM c.due_at) * 1000000)::bigint,"
        " (extract(epoch FROM c.warn_at) * 1000000)::bigint, c.provisional"
        f" FROM paidan_int.reckon(ARRAY(SELECT ROW(-s.n, 0, {at.format('s.at')}, NULL, NULL, NULL,"
        " NULL, r.id, s.extended, 1, false, 'handling')::paidan.clock FROM s_clock s"
        " JOIN paidan.rule_clock r ON r.version = 9000 AND r.class = 'c' || s.rule)) AS c)"
        " TO STDOUT;\nROLLBACK;\n")
    wrong = compare(answers, wanted)
    print(f"{count} random clocks, seed {seed}: {wrong} differ from the slow model")
    return wrong


def check_city():
    """The rules come from the packs as they were loaded, not from the rows made of them."""
    calendar = Calendar()
    zone = psql("SELECT time_zone FROM paidan.city;")[0][0]
    model = Model(calendar, zone)
    packs = {int(v): json.loads(p) for v, p in
             psql("SELECT version || E'\\t' || pack::text FROM paidan.rule_pack;")}
    rows = psql("COPY (SELECT c.id, r.version, r.class, r.kind, c.extended,"
        " (extract(epoch FROM c.started_at) * 1000000)::bigint,"
        " coalesce((SELECT string_agg((extract(epoch FROM p.from_at) * 1000000)::bigint || ' '"
        " || (extract(epoch FROM p.until_at) * 1000000)::bigint, ' ' ORDER BY p.id)"
        " FROM paidan.clock_pause p WHERE p.clock_id = c.id AND p.until_at IS NOT NULL), ''),"
        " (SELECT coalesce(sum(e.amount), 0) FROM paidan.extension e"
        " WHERE e.clock_id = c.id AND e.granted),"
        " (extract(epoch FROM c.due_at) * 1000000)::bigint,"
        " (extract(epoch FROM c.warn_at) * 1000000)::bigint, c.provisional, c.paused"
        " FROM (SELECT id, rule_id, extended, started_at, due_at, warn_at, provisional,"
        " paused_at IS NOT NULL AS paused FROM paidan.clock"
        " UNION ALL SELECT id, rule_id, extended, started_at, due_at, warn_at, provisional, false"
        " FROM paidan.clock_past) AS c JOIN paidan.rule_clock r ON r.id = c.rule_id) TO STDOUT;")
    answers, wanted, still = [], {}, 0
    for ident, version, name, kind, _, start, pauses, granted, due, warn, prov, paused in rows:
        pack = packs[int(version)]
        row = [c for c in pack["clocks"] if c["class"] == name and c["kind"] == kind][0]
        office = pack["office"]
        rule = Rule(row["unit"], row["amount"],
                    (row["warn"]["unit"], row["warn"]["amount"]) if row.get("warn") else None,
                    row.get("within") == "office", row.get("ends") == "office",
                    *(clock_of(office[k]) for k in ("from", "to", "cut_off")))
        numbers = [at_micros(n) for n in pauses.split()]
        told = model.due(rule, at_micros(start), int(granted),
                         list(zip(numbers[0::2], numbers[1::2])))
        expected = (told, model.warn(rule, told), model.provisional(rule, told))
        if paused == "t":
            still += 1
            expected = (None, None, False)
        wanted[int(ident)] = ((version, name, kind, start), expected)
        answers.append((ident, due, warn, prov))
    count = len(answers)
    wrong = compare(answers, wanted)
    print(f"{count} clocks of the city, {still} of them standing still: "
          f"{wrong} differ from the slow model")
    return wrong + (count == 0)


if __name__ == "__main__":
    mode, args = sys.argv[1] if len(sys.argv) > 1 else "random", sys.argv[2:]
    if mode == "city":
        sys.exit(check_city() != 0)
    numbers = [int(arg) for arg in args] + [100000, 1][len(args):]
    sys.exit(check_random(*numbers) != 0)
