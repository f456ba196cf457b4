#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Adds up what the tests of one run said: each TAP line counts, not each program.

usage: count.py testlog.json      prints: N passed, N failed[, N skipped]
Exit 1 if anything failed or nothing ran.
"""
import json
import re
import sys

LINE = re.compile(r"^\s*(not )?ok\b([^#]*)(#\s*skip\b)?", re.I)


def count(test):
    """(passed, failed, skipped) of one program."""
    passed = failed = skipped = 0
    for line in test.get("stdout", "").splitlines():
        match = LINE.match(line)
        if not match:
            continue
        if match.group(3):
            skipped += 1
        elif match.group(1):
            failed += 1
        else:
            passed += 1
    bad = test["result"] in ("FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS")
    if test["result"] == "SKIP" and not skipped:
        skipped = 1
    elif bad and not failed:
        failed = 1
    elif not passed + failed + skipped:
        passed = 1
    return passed, failed, skipped


def main():
    with open(sys.argv[1], encoding="utf-8") as log:
        tests = [json.loads(line) for line in log]
    for test in tests:
        if test["result"] == "SKIP":
            print("skipped:", test["name"])
    passed, failed, skipped = (sum(column) for column in zip(*map(count, tests), (0, 0, 0)))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


sys.exit(main())
