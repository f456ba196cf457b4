#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Generates the table behind text/pinyin from Unihan_Readings.txt(.bz2).

The first reading of a character is the most frequent one (kHanyuPinlu), else
the customary one (kMandarin); dictionaries (kXHC1983, kTGHZ2013) add others.
Characters of the basic block have a slot each; other readings, and those
characters of other blocks that a modern dictionary lists, are in a sparse table.
"""
import argparse
import bz2
import pathlib
import re
import unicodedata

FIRST, LAST = 0x4E00, 0x9FFF
SOURCES = ["kHanyuPinlu", "kMandarin", "kXHC1983", "kTGHZ2013"]
MORE = 0x8000
# A number in dates and house numbers that Unihan leaves out, as it is no ideograph.
EXTRA = {0x3007: ["ling"]}


def toneless(reading):
    """lǜ → lv, as input methods have it; None if nothing is left."""
    plain = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "v")
    plain = "".join(c for c in plain if "a" <= c <= "z")
    return plain or None


def readings_in(field, value):
    if field == "kHanyuPinlu":
        return re.findall(r"([^\s(]+)\(", value)
    if field == "kMandarin":
        return value.split()
    # "0121.040:cháng 1456.020:zhǎng", several after a colon divided by commas
    return [r for group in re.findall(r":(\S+)", value) for r in group.split(",")]


def read(path):
    opener = bz2.open if path.suffix == ".bz2" else open
    found = {}
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("U+"):
                continue
            code, field, value = line.rstrip("\n").split("\t", 2)
            if field in SOURCES:
                found.setdefault(int(code[2:], 16), {})[field] = readings_in(field, value)
    return found


def in_order(fields):
    ordered = [toneless(r) for source in SOURCES for r in fields.get(source, [])]
    return [r for r in dict.fromkeys(ordered) if r]


def c_numbers(numbers, per_line=12):
    lines = [", ".join(numbers[i:i + per_line]) for i in range(0, len(numbers), per_line)]
    return ",\n\t".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("readings", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    args = parser.parse_args()

    found = read(args.readings)
    readings = {cp: in_order(fields) for cp, fields in found.items()}
    # Unlisted characters of rare blocks would double the table and are in no name.
    known = EXTRA | {cp: r for cp, r in readings.items()
                     if r and (FIRST <= cp <= LAST or found[cp].keys() - {"kMandarin"})}
    syllables = sorted({r for rs in known.values() for r in rs})
    number = {syllable: i + 1 for i, syllable in enumerate(syllables)}

    dense, sparse = [0] * (LAST - FIRST + 1), []
    for cp in sorted(known):
        others = known[cp]
        if FIRST <= cp <= LAST:
            dense[cp - FIRST] = number[others[0]] | (MORE if len(others) > 1 else 0)
            others = others[1:]
        sparse += [cp << 9 | number[r] for r in others]

    assert len(syllables) < 512 and max(map(len, syllables)) <= 6
    size = 2 * len(dense) + 4 * len(sparse) + 7 * (len(syllables) + 1)
    assert size <= 64 * 1024, size
    names = ['""'] + [f'"{s}"' for s in syllables]
    args.output.write_text(
        '#include "text/pinyin_table.h"\n\n'
        f"const char pinyin_syllables[][7] = {{\n\t{c_numbers(names)}\n}};\n"
        f"const uint16_t pinyin_dense[] = {{\n\t{c_numbers([str(n) for n in dense])}\n}};\n"
        f"const uint32_t pinyin_sparse[] = {{\n\t{c_numbers([hex(n) for n in sparse])}\n}};\n"
        f"const size_t pinyin_sparse_count = {len(sparse)};\n")


if __name__ == "__main__":
    main()
