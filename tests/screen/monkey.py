#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""monkey.py SEED STEPS: a screen script of random keys that never mean to leave.

No y, so that no question whether to leave is answered with yes; no C-z, which stops the console.
"""
import random
import sys

MOVES = ["j", "k", "g", "G", "<PgDn>", "<PgUp>", "<Up>", "<Down>", "<Left>", "<Right>",
         "<Home>", "<End>"]
VERBS = list("dcfsrxhvaRNnt=") + ["<Space>", "<Enter>", "<Enter>", "<C-d>", "<C-d>"]
PLACES = list("1235689") + ["?", "<F1>", "q", "<Esc>", "<Esc>", "<Esc>", "<C-l>", "Qn", "<C-c>"]
TEXT = ["路灯", "灯箱", "cgj", "szc", "1", "2", "a", "。", "𠮷", "<BS>", "<Del>", "<C-u>",
        "<C-w>", "<C-k>", "<C-a>", "<C-e>", "<Tab>", "<Tab>", "<S-Tab>", "<M-x>", "<F9>", "<C-g>"]
LINES = ["/路<Enter>", "/<C-u><Enter>", "/a b<Esc>", ":dispatch<Enter>", ":pd . cgj<Enter>",
         ":claim 换班<Enter>", ":goto 1122-0001<Enter>", ":drafts<Enter>", ":re<Tab><Tab><Esc>",
         ":note 随手<Enter>", ":reconnect<Enter>", ":<Tab><Esc>", ":filter 水<Enter>",
         ":follow-up<Enter>", ":\"<Enter>", ":review<Enter>", ":stop<Enter>"]
SIZES = ["80x24", "120x30", "200x50", "60x15", "100x25", "81x24", "119x24", "80x24", "80x24"]
ACTORS = ["claim", "release", "note"]


def keys(rng):
    kind = rng.choices([MOVES, VERBS, PLACES, TEXT, LINES], [4, 3, 3, 4, 1])[0]
    return rng.choice(kind)


def actor(rng):
    """Somebody else, so that rows change under the keys; a refusal is fine too."""
    verb = rng.choice(ACTORS)
    more = ", '旁人'" if verb == "note" else ""
    return ("shell psql -XqAt \"${DB} user=lijing\" -c \"SELECT paidan_api.%s(gen_random_uuid(),"
            " id, version%s) FROM paidan_api.open_ticket ORDER BY due_at OFFSET %d LIMIT 1\""
            " >/dev/null 2>&1 || true" % (verb, more, rng.randrange(20)))


def main():
    rng = random.Random(int(sys.argv[1]))
    print("wait row=2 1")
    for _ in range(int(sys.argv[2])):
        chance = rng.random()
        if chance < 0.02:
            print("resize", rng.choice(SIZES))
        elif chance < 0.03:
            print(actor(rng))
        else:
            print("key", "".join(keys(rng) for _ in range(rng.choice([1, 1, 1, 2, 4]))))
    print("resize 80x24")
    print("signal TERM")
    print("exit 0")


main()
