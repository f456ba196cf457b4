#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Turns files into one C array of { name, bytes, size }.

The bytes are followed by a NUL that the size does not count, so that a text
file can be used as a C string. The struct is declared by the header named with
--include; its first three members must be a name, a pointer to the bytes and
a size_t.
"""
import argparse
import pathlib


def c_string(text):
    out = []
    for byte in text.encode():
        plain = 0x20 <= byte < 0x7F and byte not in b'"\\?'
        out.append(chr(byte) if plain else f"\\{byte:03o}")
    return '"' + "".join(out) + '"'


def c_bytes(data):
    numbers = [str(byte) for byte in data + b"\0"]
    lines = [",".join(numbers[i:i + 24]) for i in range(0, len(numbers), 24)]
    return ",\n\t".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True)
    parser.add_argument("--include", required=True, help="header that declares the array")
    parser.add_argument("--struct", required=True)
    parser.add_argument("--array", required=True)
    parser.add_argument("--count", required=True)
    parser.add_argument("entries", nargs="+", metavar="NAME=FILE|FILE",
                        help="without NAME, the file's name")
    args = parser.parse_args()

    names, out = [], [f'#include "{args.include}"\n']
    for i, entry in enumerate(args.entries):
        name, _, file = entry.rpartition("=")
        path = pathlib.Path(file)
        data = path.read_bytes()
        names.append((name or path.name, len(data)))
        out.append(f"static const unsigned char bytes_{i}[] = {{\n\t{c_bytes(data)}\n}};")
    out.append(f"\nconst struct {args.struct} {args.array}[] = {{")
    out += [f"\t{{ {c_string(name)}, bytes_{i}, {size} }}," for i, (name, size) in enumerate(names)]
    out.append(f"}};\nconst size_t {args.count} = {len(names)};\n")
    args.output.write_text("\n".join(out))


if __name__ == "__main__":
    main()
