#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Generates the table behind text/width and text/sanitize from the Unicode
Character Database: one word for every change of flags along the code points."""
import argparse
import pathlib

WIDE, AMBIGUOUS, ZERO, HIDDEN, EMOJI = (1 << i for i in range(5))
LIMIT = 0x110000

# Format characters that have a visible shape and a column: the signs that
# stand before or over numbers in Arabic, Syriac and Kaithi.
SHAPED = [(0x600, 0x605), (0x6DD, 0x6DD), (0x70F, 0x70F), (0x890, 0x891), (0x8E2, 0x8E2),
          (0x110BD, 0x110BD), (0x110CD, 0x110CD)]
# Vowels and final consonants of conjoining Hangul: drawn inside the syllable.
CONJOINING = [(0x1160, 0x11FF), (0xD7B0, 0xD7FF)]


def properties(path):
    """Yields (first, last, value) of a file of the database."""
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) < 2:
            continue
        first, _, last = fields[0].partition("..")
        yield int(first, 16), int(last or first, 16), fields[1]


def mark(flags, first, last, bits):
    for cp in range(first, last + 1):
        flags[cp] |= bits


def categories(path):
    category, first = ["Cn"] * LIMIT, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split(";")
        cp = int(fields[0], 16)
        if not fields[1].endswith(", Last>"):
            first = cp
        category[first:cp + 1] = [fields[2]] * (cp + 1 - first)
    return category


def build(folder):
    flags = [0] * LIMIT
    category = categories(folder / "UnicodeData.txt")
    shaped = {cp for first, last in SHAPED for cp in range(first, last + 1)}

    for first, last, width in properties(folder / "EastAsianWidth.txt"):
        mark(flags, first, last, {"W": WIDE, "F": WIDE, "A": AMBIGUOUS}.get(width, 0))
    for first, last, name in properties(folder / "emoji" / "emoji-data.txt"):
        if name == "Emoji":
            mark(flags, first, last, EMOJI)
    for first, last, name in properties(folder / "DerivedCoreProperties.txt"):
        if name == "Default_Ignorable_Code_Point":
            mark(flags, first, last, HIDDEN)
    for first, last in CONJOINING:
        mark(flags, first, last, ZERO)
    for cp in range(LIMIT):
        if cp not in shaped:
            if category[cp] in ("Mn", "Me", "Cf", "Zl", "Zp"):
                flags[cp] |= ZERO
            if category[cp] in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co"):
                flags[cp] |= HIDDEN
        if cp & 0xFFFE == 0xFFFE or 0xFDD0 <= cp <= 0xFDEF:
            flags[cp] |= HIDDEN
        if flags[cp] & ZERO:
            flags[cp] &= ~(WIDE | AMBIGUOUS)
    return flags


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path, help="of the Unicode Character Database")
    parser.add_argument("output", type=pathlib.Path)
    args = parser.parse_args()

    flags = build(args.folder)
    steps = [cp << 8 | flags[cp] for cp in range(LIMIT) if cp == 0 or flags[cp] != flags[cp - 1]]
    rows = [", ".join(f"0x{step:x}" for step in steps[i:i + 8]) for i in range(0, len(steps), 8)]
    args.output.write_text(
        '#include "text/chars.h"\n\nconst uint32_t chars_steps[] = {\n\t' + ",\n\t".join(rows)
        + f"\n}};\nconst size_t chars_step_count = {len(steps)};\n")


if __name__ == "__main__":
    main()
