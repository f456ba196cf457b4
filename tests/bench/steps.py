# SPDX-License-Identifier: MIT
"""What a step of the cursor takes in every list of the console, for bytes.py --check.

A step moves two marks and nothing else: panes follow when the cursor rests, which it never does
here (preview_ms). What a pane costs when it follows is held beside its bound, with a preview_ms
of 0.
"""
import re
import subprocess

from bound import bound
from terminal import Program, look

ARROW = "\x1b[B"
FOUR = ["    "]

# Going to another queue and back takes the tags away.
# login: [(place, keys that open it, the step, keys that leave it, has a pane, fewest steps)]
PLACES = {
    "yangjw": [
        ("to dispatch", ["1"], "j", [], False, 3), ("sign-in", ["2"], "j", [], False, 3),
        ("objections", ["3"], "j", [], False, 3), ("overdue", ["4"], "j", ["q"], False, 3),
        ("zone", ["5"], "j", [], False, 3), ("follow-up", ["6"], "j", [], False, 3),
        ("supervision", ["7"], "j", ["q"], True, 3), ("mine", ["8"], "j", [], False, 3),
        ("closed", ["9"], "j", [], False, 3), ("in hand", ["0"], "j", [], False, 3),
        ("parked", ["-"], "j", [], False, 3), ("registered", ["&"], "j", ["q"], False, 3),
        ("letters", [":letters\r"], "j", ["q"], False, 3),
        ("registry", ["V"], "j", ["q"], True, 3), ("gaps", ["V", "v"], "j", ["q"], True, 2),
        ("conflicts", ["V", "x"], "j", ["q"], True, 3),
        ("handover", ["@"], "j", ["q"], True, 3),
        ("carried over", ["@", "\t", "\t"], "j", ["q"], True, 3),
        ("merging", ["2", "1", "g", *FOUR, "'", "m"], "j", ["\x1b"], True, 3),
        ("bulk", ["2", "1", "g", *FOUR, "'", "c"], "j", ["\x1b"], False, 3),
        ("picker", ["1", "g", "d"], ARROW, ["\x1b"], True, 3),
        ("evidence", ["1", "g", "d", "\t"], "j", ["q", "\x1b"], True, 2),
    ],
    "fangzy": [
        ("leads of a docket", ["3", "\r"], "j", ["q"], True, 2),
        ("precedents", ["3", "g", "\r", "l"], "j", ["q"], True, 1),
    ],
    "bianban": [("rulings", ["r"], "j", [], True, 3)],
    "huaxy": [("calls", ["6"], "j", [], False, 3)],
    "cgj": [("a unit's own", ["8"], "j", [], False, 3)],
    # The others are still signed in.
    "admin": [("sessions", [], "j", [], False, 3)],
}
# What terminals other than these do with marks is held in the queues.
ALL_PLACES_ON = ("xterm-256color", "vt100")
QUEUES = ("mine", "in hand", "objections", "overdue", "zone", "follow-up")
STEPS = 4
MOST = {"xterm-256color": 24}
MOST_ELSEWHERE = 20


def has_pane(place):
    return place[4]


def in_queue(place):
    return place[0] in QUEUES


def anywhere(_):
    return True


def psql(conninfo, login, sql):
    command = ["psql", "-XqAt", re.sub(r"user=\S+", f"user={login}", conninfo), "-c", sql]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def write_letters(conninfo):
    """The demo city has written none."""
    found = psql(conninfo, "postgres", """
        SELECT id || ', ' || version FROM paidan.ticket_open
        WHERE state = 'dispatched' AND platform_id = (SELECT platform_id FROM paidan.account
            WHERE login = 'yangjw') ORDER BY id LIMIT 5""")
    for ticket in found.splitlines():
        psql(conninfo, "yangjw", f"SELECT paidan_api.issue_letter(gen_random_uuid(), {ticket}, "
             "'dispatch', NULL, NULL, NULL, NULL)")


def mark(program):
    """The row of the selection's mark."""
    marked = [y for y, row in enumerate(program.cells()) if row[0][0] in ("▸", ">")]
    return marked[0] if marked else None


def take_steps(program, step, patience):
    """[(bytes, bound)] until the window would scroll, the list ends, or it is enough."""
    found = []
    for _ in range(STEPS):
        before, row = look(program), mark(program)
        program.send(step)
        size = len(program.settle(0.12 * patience))
        if mark(program) == row:
            break
        after = look(program)
        found.append((size, bound(before[0], after[0], before[1], after[1])))
    return found


def run_places(o, term, preview, wanted, patience):
    """{place: [(bytes, bound)]}, of one console a login, all open until the end."""
    found, programs = {}, []
    sessions = any(wanted(place) for place in PLACES["admin"])
    for login, places in PLACES.items():
        places = [place for place in places if wanted(place)]
        # Each who is signed in is a row of the sessions.
        if not places and not sessions:
            continue
        conninfo = re.sub(r"user=\S+", f"user={login}", o.conninfo)
        program = Program([o.paidan, "--language", "zh", "--preview-ms", str(preview), "--db",
                           conninfo], term, {"XDG_STATE_HOME": o.work})
        programs.append(program)
        program.settle(0.6 * patience, "▸|>")
        for name, opens, step, leaves, _, _ in places:
            for keys in opens:
                program.send(keys)
                program.settle(0.25 * patience)
            found[name] = take_steps(program, step, patience)
            for keys in leaves:
                program.send(keys)
                program.settle(0.25 * patience)
    for program in programs:
        program.close()
    return found


def report(tests, fine, text):
    tests.append(f"{'ok' if fine else 'not ok'} {len(tests) + 1} - {text}")
    print(tests[-1], flush=True)


def best_of(o, term, preview, wanted, weigh, limit):
    """{place: [weight a step]}. Every row's time left turns at a second of its own, and a busy
    machine may not have shown a list in time: what is over the limit, or too few, is taken again,
    with more patience, and what a step takes is the least."""
    best = {}

    def again(place):
        taken = best.get(place[0], [])
        return wanted(place) and (len(taken) < place[5] or max(taken) > limit)

    for patience in (1, 3, 8):
        for name, taken in run_places(o, term, preview, again, patience).items():
            taken, known = [weigh(*one) for one in taken], best.get(name, [])
            both = [min(pair) for pair in zip(known, taken)]
            best[name] = both + max(known, taken, key=len)[len(both):]
    return best


def check_steps(o, term, tests):
    fewest = {place[0]: place[5] for places in PLACES.values() for place in places}
    everywhere = term in ALL_PLACES_ON
    limit = MOST.get(term, MOST_ELSEWHERE)
    wanted = anywhere if everywhere else in_queue
    best = best_of(o, term, 60000, wanted, lambda size, _: size, limit)
    for name, taken in best.items():
        size = max(taken, default=0)
        report(tests, size <= limit and len(taken) >= fewest[name],
               f"{term}: the dearest of {len(taken)} steps in {name}: {size} bytes of {limit}")
    if not everywhere:
        return
    best = best_of(o, term, 0, has_pane, lambda size, least: size / least, 1.1)
    for name, taken in best.items():
        times = max(taken, default=0)
        report(tests, times <= 1.1 and len(taken) >= fewest[name],
               f"{term}: the dearest of {len(taken)} panes in {name}: {times:.2f} of the bound")
