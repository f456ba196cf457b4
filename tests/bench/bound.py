# SPDX-License-Identifier: MIT
"""The fewest bytes that could have made one screen of another, nearly: a yardstick for the benches.

The least of three ways, all with the sequences of an xterm: painting what differs, clearing
first, scrolling a run of rows first. Each knows the cheapest way to get somewhere, erases, repeats,
and changes style only where the text does.
"""
import collections

PLAIN = ("default", "default", False, False, False)
BLANK = (" ",) + PLAIN


def number(n):
    return "" if n == 1 else str(n)


def move(at, to):
    """From (row, column), or None if that is not known."""
    if at == to:
        return ""
    row, col = to
    ways = [f"\x1b[{row + 1 if row else ''}{f';{col + 1}' if col else ''}H"]
    if at:
        down = row - at[0]
        rows = min(["\n" * down, f"\x1b[{number(down)}B"], key=len) if down > 0 else \
            f"\x1b[{number(-down)}A" if down else ""
        right = col - at[1]
        ways.append(rows + "\r" + (f"\x1b[{number(col)}C" if col else ""))
        ways.append(rows + (f"\x1b[{number(right)}C" if right > 0 else
                            min(["\b" * -right, f"\x1b[{number(-right)}D"], key=len)))
        ways.append(rows + f"\x1b[{number(col + 1)}G")
    return min(ways, key=len)


def colour(name):
    names = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")
    if name in names:
        return str(30 + names.index(name))
    if name.startswith("bright") and name[6:] in names:
        return str(90 + names.index(name[6:]))
    return "38;5;100"


def style(old, new):
    """The shortest SGR; a style is (fg, bg, bold, underscore, reverse)."""
    if old == new:
        return ""
    on = [code for code, had, has in zip("147", old[2:], new[2:]) if has and not had]
    if old[0] != new[0] and new[0] != "default":
        on.append(colour(new[0]))
    if old[1] != new[1] and new[1] != "default":
        on.append(colour(new[1]))
    lost = any(had and not has for had, has in zip(old[2:], new[2:])) or \
        any(a != b == "default" for a, b in zip(old[:2], new[:2]))
    if not lost:
        return f"\x1b[{';'.join(on)}m"
    on = [code for code, has in zip("147", new[2:]) if has] + \
        [colour(c) for c in new[:2] if c != "default"]
    return f"\x1b[{';'.join([''] + on) if on else ''}m"


def paint(old, new, at):
    """(bytes, where it ends), from plain style back to plain style."""
    out, look = [], PLAIN
    for y, (a, b) in enumerate(zip(old, new)):
        end = len(b)
        while end and b[end - 1] == BLANK:
            end -= 1
        if sum(p != BLANK for p in a[end:]) <= 3:
            end = len(b)
        x = 0
        while x < len(b):
            if a[x] == b[x] or b[x][0] == "":
                x += 1
                continue
            if at and at[0] == y and at[1] < x and b[at[1]][0] != "":
                gap = [c for c in b[at[1]:x] if c[0] != ""]
                plain = "".join(c[0] for c in gap)
                way = move(at, (y, x))
                same = all(c[1:] == look for c in gap)
                out.append(plain if same and len(plain.encode()) <= len(way) else way)
            else:
                out.append(move(at, (y, x)))
            at = (y, x)
            if x >= end:
                out += [style(look, PLAIN), "\x1b[K"]
                look = PLAIN
                break
            run = 1
            while x + run < end and b[x + run] == b[x] and a[x + run] != b[x]:
                run += 1
            out.append(style(look, b[x][1:]))
            look = b[x][1:]
            wide = x + 1 < len(b) and b[x + 1][0] == ""
            if b[x] == BLANK and run > 9:
                out.append(f"\x1b[{run}X")
            elif not wide and run * len(b[x][0].encode()) > len(b[x][0].encode()) + 5:
                out.append(f"{b[x][0]}\x1b[{run - 1}b")
                at = (y, x + run)
            else:
                out.append(b[x][0])
                run = 2 if wide else 1
                at = (y, x + run)
            x += run
            if at[1] >= len(b):
                at = None
    return len("".join(out + [style(look, PLAIN)]).encode()), at


def bound(old, new, start, end):
    """Screens as tuples of rows of cells, cursors as (row, column)."""
    rows, empty = len(new), (BLANK,) * len(new[0])

    def ways():
        yield 0, list(old), start
        yield 6, [empty] * rows, (0, 0)
        places = collections.defaultdict(list)
        for y, row in enumerate(old):
            if row != empty:
                places[row].append(y)
        shifts = collections.Counter(y - j for j, row in enumerate(new)
                                     for y in places.get(row, ()) if y != j)
        for by, _ in shifts.most_common(4):
            kept = [j for j in range(rows) if 0 <= j + by < rows and new[j] == old[j + by] != empty]
            for more in (0, 1):
                top = min(min(kept), min(kept) + by)
                bottom = min(max(max(kept), max(kept) + by) + more, rows - 1)
                moved = [old[j] if not top <= j <= bottom else
                         old[j + by] if top <= j + by <= bottom else empty for j in range(rows)]
                lead = f"\x1b[{top + 1};{bottom + 1}r\x1b[{number(abs(by))}S\x1b[r"
                yield len(lead), moved, (0, 0)

    best = None
    for lead, base, at in ways():
        body, at = paint(base, new, at)
        total = lead + body + len(move(at, end))
        best = total if best is None else min(best, total)
    return best
