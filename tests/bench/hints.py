# SPDX-License-Identifier: MIT
"""Accuracy of the hints, through the functions that the console calls, on a server of its own.

One part of a labelled CSV is learned as history (and as registry: categories that one unit has
nearly alone), the rest is asked about: with its category and without. Prints for each the share
of tickets whose unit is first, among the first three, and the mean reciprocal rank, with plain
baselines beside: the most frequent units; those of the category; those of category and place.
Run it as tests/bench/hints, which brings the server. hints_made.py makes a CSV of a city that is
not real, for when there is no other."""
import argparse
import collections
import csv
import io
import json
import os
import random
import re
import statistics
import subprocess
import sys
import uuid

HEADERS = {
    "text": "内容 工单内容 诉求内容 留言详情 留言内容 反映内容 来电内容 事件描述 问题描述"
            " 诉求描述 描述 內容 description text body content",
    "title": "标题 工单标题 主题 留言主题 诉求标题 標題 title case_title",
    "category": "类别 分类 诉求类别 诉求分类 工单分类 问题分类 问题类型 诉求类型 归口类别 归口"
                " 内容分类 事项分类 事项 类型 標籤 标签 service_name category type",
    "place": "事发地址 事发地点 诉求地址 问题点位 发生地址 地址 地点 place address location",
    "area": "所属区域 所属区县 所属街道 属地 区域 区县 行政区 area",
    "unit": "承办单位 主办单位 责任单位 处理部门 办理部门 承办部门 责任部门 答复单位 受理单位"
            " 处置部门 处置单位 派单单位 单位 部门 unit department",
    "time": "受理时间 来电时间 留言时间 登记时间 推送时间 派单时间 诉求时间 创建时间 时间"
            " time requested_at open_dt",
}
LEVELS = [[f"{n}{k}" for n in "一二三四五"] for k in
          ("级分类", "级类别", "级标签", "级归口", "级事项", "级")]
GUESSES = ("utf-8-sig", "gb18030", "big5")
PLACE = re.compile(r"[㐀-鿿]{1,8}?(?:[市区區县縣镇鎮乡鄉]|街道)")


def arguments():
    p = argparse.ArgumentParser(prog="tests/bench/hints", description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("file")
    for field in HEADERS:
        p.add_argument(f"--{field}", metavar="COLUMN", action="append", default=[],
                       help="may be given again: levels of a category, parts of a text" if field in
                       ("text", "category", "place", "unit") else None)
    p.add_argument("--encoding", help="default: UTF-8, UTF-16 with its mark, else GB18030, Big5")
    p.add_argument("--delimiter", help="default: the commonest of , ; | and tab in the heading")
    p.add_argument("--split", choices=("auto", "time", "shuffle"), default="auto",
                   help="auto: by time if there is a time column")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--history", type=int, metavar="ROWS", help="default: 80 %% of all")
    p.add_argument("--ask", type=int, metavar="ROWS", default=1000, help="at most; default 1000")
    p.add_argument("--registry-share", type=float, default=0.95, metavar="SHARE",
                   help="a category of which one unit has at least so much (and five tickets)"
                   " becomes a row of the registry; above 1: none")
    p.add_argument("--territories", metavar="CSV", help="code,name,level,parent_code: then places"
                   " are also found in it")
    p.add_argument("--misses", type=int, default=0, metavar="N", help="print so many misses")
    return p.parse_args()


def read_table(args):
    try:
        with open(args.file, "rb") as file:
            data = file.read()
    except OSError as e:
        raise SystemExit(f"hints: {args.file}: {e.strerror}") from None
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in [args.encoding] if args.encoding else ["utf-16"] if wide else GUESSES:
        try:
            text = data.decode(encoding)
            break
        except (UnicodeDecodeError, LookupError):
            continue
    else:
        raise SystemExit("hints: neither UTF-8 nor GB18030 nor Big5: say --encoding")
    csv.field_size_limit(1 << 30)
    head = text.split("\n", 1)[0]
    by = args.delimiter or max(",\t;|", key=head.count)
    # Headings with blanks around them; rows too short or too long; no NUL, which no text has.
    table = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=by)
    names = [name.strip() for name in next(table, [])]
    return [dict(zip(names, row + [""] * (len(names) - len(row)))) for row in table if any(row)]


def read_rows(args):
    rows = read_table(args)
    if not rows:
        raise SystemExit("hints: no rows")
    columns = {}
    for field, known in HEADERS.items():
        given = getattr(args, field)
        found = given or [h for h in known.split() if rows and h in rows[0]][:1]
        if field == "category" and not given:
            found = next((there for names in LEVELS
                          if (there := [h for h in names if rows and h in rows[0]])), found)
        for column in found:
            if column not in rows[0]:
                raise SystemExit(f"hints: no column {column} in {', '.join(rows[0])}")
        columns[field] = found
    if not columns["unit"] or not (columns["text"] or columns["title"]):
        raise SystemExit(f"hints: say --unit and --text; columns: {', '.join(rows[0])}")
    print("columns:", ", ".join(f"{f}={'+'.join(c)}" for f, c in columns.items() if c))

    def joined(row, field, by):
        return by.join((row[c] or "").strip() for c in columns[field]).strip()
    cases = []
    for row in rows:
        path = [p.strip() for p in re.split(r"[/＞>》\\|]|--|—", joined(row, "category", "/"))]
        area, place = joined(row, "area", ""), joined(row, "place", " ")
        case = {"title": joined(row, "title", " "), "text": joined(row, "text", " "),
                "path": [p[:60] for p in path if p], "unit": joined(row, "unit", " "),
                "place": place if place.find(area) >= 0 else area + place,
                "time": joined(row, "time", " ")}
        if case["unit"] and (case["text"] or case["title"]):
            cases.append(case)
    return cases, bool(columns["time"])


def split(args, cases, timed):
    if args.split == "time" or args.split == "auto" and timed:
        cases = sorted(cases, key=lambda c: c["time"])
    else:
        random.Random(args.seed).shuffle(cases)
    cut = min(args.history or len(cases) * 4 // 5, len(cases) - 1)
    ask = cases[cut:]
    if len(ask) > args.ask:
        ask = [ask[i * len(ask) // args.ask] for i in range(args.ask)]
    return cases[:cut], ask


def psql(script, **variables):
    command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", "paidan", "-f", "-"]
    for name, value in variables.items():
        command += ["-v", f"{name}={value}"]
    done = subprocess.run(command, input=script, text=True, stdout=subprocess.PIPE)
    if done.returncode:
        raise SystemExit("hints: the database refused; see above")
    return done.stdout


def quoted(value):
    return "'" + json.dumps(value, ensure_ascii=False).replace("'", "''") + "'"


def make_city(cases):
    """Units and categories by the names in the file; one platform; a dispatcher who asks."""
    units = sorted({c["unit"] for c in cases})
    paths = sorted({tuple(c["path"][:i + 1]) for c in cases for i in range(len(c["path"]))},
                   key=lambda p: (len(p), p))
    number = {p: i + 1 for i, p in enumerate(paths)}
    subprocess.run(["createdb", "paidan"], check=True)
    subprocess.run([os.environ["PAIDAN"], "migrate"], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "PGDATABASE": "paidan", "PAIDAN_LANGUAGE": "en"})
    categories = [[number[p], f"C{number[p]}", p[-1], number.get(p[:-1])] for p in paths]
    psql(f"""
        CREATE ROLE bench LOGIN; GRANT paidan_dispatcher TO bench;
        INSERT INTO paidan.platform (id, code, name, kind) VALUES (1, 'CITY', 'city', 'city');
        INSERT INTO paidan.channel (id, code, name) VALUES (1, 'hotline', 'hotline');
        INSERT INTO paidan.account (login, name, platform_id) VALUES ('bench', 'bench', 1);
        INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id)
        SELECT n, 'U' || n, v, v, 'other', 1
        FROM jsonb_array_elements_text({quoted(units)}) WITH ORDINALITY AS u(v, n);
        DO $$ DECLARE c jsonb; BEGIN
        FOR c IN SELECT jsonb_array_elements({quoted(categories)}) LOOP
            INSERT INTO paidan.category (id, code, name, parent_id)
            VALUES ((c ->> 0)::int, c ->> 1, c ->> 2, (c ->> 3)::int);
        END LOOP; END $$;""")
    return {u: i + 1 for i, u in enumerate(units)}, number


def load_territories(path):
    levels = {"1": "province", "2": "city", "3": "county", "4": "town", "5": "village"}
    rows = [[r["code"], r["name"], levels.get(r["level"], r["level"]), r.get("parent_code") or None]
            for r in csv.DictReader(open(path, encoding="utf-8-sig"))]
    known = {r[0] for r in rows}
    rows = [[c, n, v, p if p in known else None] for c, n, v, p in rows]
    psql(f"""DO $$ DECLARE c jsonb; BEGIN
        FOR c IN SELECT x FROM jsonb_array_elements({quoted(rows)}) AS x ORDER BY x ->> 0 LOOP
            INSERT INTO paidan.territory (code, name, short_name, level, parent_code)
            VALUES (c ->> 0, c ->> 1, '', c ->> 2, c ->> 3);
        END LOOP; END $$;""")


def learn(history, units, number):
    for start in range(0, len(history), 500):
        rows = [{"row": i, "title": c["title"], "text": c["text"], "place": c["place"],
                 "category": f"C{number[tuple(c['path'])]}" if c["path"] else None,
                 "unit": f"U{units[c['unit']]}"}
                for i, c in enumerate(history[start:start + 500])]
        bad = psql(f"""SET SESSION AUTHORIZATION bench;
            SELECT n."row", n.code, n.field FROM paidan_api.import_history('{uuid.uuid4()}',
            {quoted(rows)}::jsonb, false) AS n WHERE n.verdict = 'bad';""")
        if bad:
            raise SystemExit(f"hints: rows of history refused: {bad[:300]}")
    psql("ANALYZE")
    waiting = 1
    while waiting:
        waiting = int(psql("SET SESSION AUTHORIZATION bench;\n"
                           + "SELECT paidan_api.learn(200);\n" * 50).split()[-1])
    psql("VACUUM ANALYZE")


def register(history, units, number, share):
    """The categories of which one unit has nearly all, as approved rows of the registry."""
    counts = collections.defaultdict(collections.Counter)
    for c in history:
        if c["path"]:
            counts[tuple(c["path"])][c["unit"]] += 1
    rows = [[units[unit], number[path]] for path, by in counts.items()
            for unit, n in by.most_common(1) if n >= 5 and n >= share * sum(by.values())]
    psql(f"""INSERT INTO paidan.duty (unit_id, category_id, role, document, effective_from,
            proposed_by, approved, decided_by, decided_at)
        SELECT (r ->> 0)::int, (r ->> 1)::int, 'lead', 'bench', '2000-01-01', 'bench', true,
            'bench', now() FROM jsonb_array_elements({quoted(rows)}) AS r;""")
    return len(rows)


def ask(cases, number, with_category):
    """The ids of the hinted units, best first, and how many ms it took, case by case."""
    tickets = []
    for start in range(0, len(cases), 500):
        rows = [{"row": start + i, "external_no": str(uuid.uuid4()),
                 "title": c["title"][:200] or None,
                 "body": (c["text"] or c["title"])[:20000], "place": c["place"],
                 "category": f"C{number[tuple(c['path'])]}"
                 if with_category and c["path"] else None}
                for i, c in enumerate(cases[start:start + 500])]
        answer = psql(f"""SET SESSION AUTHORIZATION bench;
            SELECT n.row_no, n.ticket, n.code FROM paidan_api.import_batch('{uuid.uuid4()}',
            'hotline', {quoted(rows)}::jsonb) AS n ORDER BY 1;""")
        tickets += [line.split("|")[1] for line in answer.splitlines()]
    psql("ANALYZE")
    answer = psql("SET SESSION AUTHORIZATION bench;\n\\timing on\n" + "".join(
        f"SELECT array_agg(unit_id ORDER BY seq) FROM paidan_api.hints({t});\n" for t in tickets))
    found, times = [], []
    for line in answer.splitlines():
        if line.startswith("Time:"):
            times.append(float(line.split()[1]))
        else:
            found.append([int(u) for u in line.strip("{}").split(",") if u])
    return found, times[1:] or times


def rank_lines(name, found, truth):
    ranks = [f.index(u) + 1 if u in f else 0 for f, u in zip(found, truth)]
    first = sum(r == 1 for r in ranks) / len(ranks)
    three = sum(1 <= r <= 3 for r in ranks) / len(ranks)
    mrr = sum(1 / r for r in ranks if r) / len(ranks)
    print(f"{name:34} {100 * first:6.1f} {100 * three:6.1f} {mrr:7.3f}")
    return ranks


def baselines(history, asked, units):
    everything = collections.Counter(units[c["unit"]] for c in history)
    by_category, by_place = (collections.defaultdict(collections.Counter) for _ in range(2))

    def place(c):
        return "".join(PLACE.findall(c["place"])[:2])
    for c in history:
        by_category[tuple(c["path"])][units[c["unit"]]] += 1
        by_place[tuple(c["path"]), place(c)][units[c["unit"]]] += 1

    def top(*counters):
        seen = []
        for counter in counters:
            seen += [u for u, _ in counter.most_common(20) if u not in seen]
        return seen
    every = top(everything)
    yield "majority unit", [every for _ in asked]
    if any(c["path"] for c in history):
        per = [top(by_category[tuple(c["path"])]) for c in asked]
        yield "majority per category", per
    yield "majority per category and place", [top(by_place[tuple(c["path"]), place(c)],
                                                  by_category[tuple(c["path"])]) for c in asked]


def main():
    args = arguments()
    cases, timed = read_rows(args)
    history, asked = split(args, cases, timed)
    units, number = make_city(cases)
    if args.territories:
        load_territories(args.territories)
    rows = register(history, units, number, args.registry_share)
    learn(history, units, number)
    truth = [units[c["unit"]] for c in asked]
    known = {c["unit"] for c in history}
    strange = sum(c["unit"] not in known for c in asked)
    print(f"{len(history)} learned, {len(asked)} asked, {len(units)} units, {len(number)}"
          f" categories, {rows} registry rows; {strange} asked of units never met")
    print(f"{'':34} {'top-1':>6} {'top-3':>6} {'MRR':>7}")
    for name, found in baselines(history, asked, units):
        rank_lines(name, found, truth)
    for name, with_category in (("hints, with category", True), ("hints, without category", False)):
        if with_category and not number:
            continue
        found, times = ask(asked, number, with_category)
        ranks = rank_lines(name, found, truth)
        times.sort()
        print(f"{'':34} ms: median {statistics.median(times):.1f},"
              f" p99 {times[len(times) * 99 // 100]:.1f}")
        names = {v: k for k, v in units.items()}
        missed = [i for i, r in enumerate(ranks) if r != 1][:args.misses]
        for i in missed:
            case = asked[i]
            print(f"  {case['place'][:24]} {'/'.join(case['path'])} {case['text'][:40]}")
            print(f"    is {names[truth[i]]}, hinted {[names[u] for u in found[i][:3]]}")


if __name__ == "__main__":
    sys.exit(main())
