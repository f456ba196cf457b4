# SPDX-License-Identifier: MIT
"""rights.py PAGE LOGIN CONDITION [LOGIN CONDITION ...]: see rights.sh.

Two sessions take turns of ten pages each, by the plan that the console keeps: one with row
security, and one that has none and says CONDITION instead; the rows must be the same. Told is what
the backends' processors worked, not how long they waited for others: the least of the turns, and
the least but a tenth of them.
"""
import subprocess
import sys

TURNS = 200
PAGES = 10
END = "@end"
PAGE = "EXECUTE page('sign_in');\n"


class Session:
    def __init__(self, login, page):
        self.psql = subprocess.Popen(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-U", login],
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.pid = int(self.ask("SELECT pg_backend_pid();\n")[0])
        self.ask("SET plan_cache_mode = force_generic_plan;\n")
        self.ask(f"PREPARE page (text) AS {page};\n")
        self.rows = self.ask(PAGE * PAGES)

    def ask(self, statements):
        self.psql.stdin.write(f"{statements}\\echo {END}\n")
        self.psql.stdin.flush()
        lines = []
        for line in self.psql.stdout:
            if line.rstrip("\n") == END:
                return lines
            lines.append(line)
        sys.exit("the server refused a statement")

    def worked(self):
        with open(f"/proc/{self.pid}/schedstat") as file:
            return int(file.read().split()[0])

    def turn(self):
        """Milliseconds a page."""
        before = self.worked()
        self.ask(PAGE * PAGES)
        return (self.worked() - before) / PAGES / 1e6


def compare(page, login, condition):
    secured = Session(login, page)
    bare = Session("unhindered", page.replace("queue = $1", f"queue = $1 AND {condition}"))
    if secured.rows != bare.rows or not bare.rows:
        sys.exit(f"{login}: not the same rows")
    turns = [(bare.turn(), secured.turn()) for _ in range(TURNS)]
    columns = [sorted(column) for column in zip(*turns)]
    told = []
    for rank in (0, TURNS // 10):
        without, with_ = (column[rank] for column in columns)
        told.append(f"{without:.3f} ms without, {with_:.3f} ms with row security: "
                    f"{100 * (with_ / without - 1):+.1f} %")
    print(f"{login}: {told[0]} (all but a tenth: {told[1]})", flush=True)


def main():
    page = open(sys.argv[1]).read()
    for login, condition in zip(sys.argv[2::2], sys.argv[3::2]):
        compare(page, login, condition)


main()
