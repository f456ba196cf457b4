#!/bin/sh
# SPDX-License-Identifier: MIT
# paidan import registry, units, territories and history, and paidan report, end to end. TAP on stdout.
here=$(cd "$(dirname "$0")" && pwd)
[ -n "$PAIDAN_TEST_PGDATA" ] || exec "$here/../lib/with-pg" "$0" "$@"

. "$here/tap.sh"
cd "$tmp" || exit 1

sql() {
	psql -XqtA -v ON_ERROR_STOP=1 -c "$1"
}
# import LOGIN CODE KIND FILE ARGUMENTS…: true if it exits with CODE
import() {
	login=$1 code=$2
	shift 2
	PGUSER=$login "$PAIDAN" import "$@" >out 2>err
	got=$?
	[ $got -eq "$code" ] || { echo "# exit $got, wanted $code"; return 1; }
}
report() {
	login=$1 code=$2
	shift 2
	PGUSER=$login "$PAIDAN" report "$@" >out 2>err
	got=$?
	[ $got -eq "$code" ] || { echo "# exit $got, wanted $code"; return 1; }
}
said() {
	[ "$(cat out)" = "$1" ]
}
explained() {
	grep -qF -e "$1" err
}
is() {
	[ "$(sql "$1")" = "$2" ] || { echo "# it is: $(sql "$1")"; return 1; }
}

"$PAIDAN" migrate >out 2>err || { cat err; echo "Bail out! no schema"; exit 1; }
sql "INSERT INTO paidan.platform (code, name, kind) VALUES ('FY', '阜阳', 'city');
	INSERT INTO paidan.category (code, name, parent_id) VALUES ('01', '市政', NULL);
	INSERT INTO paidan.category (code, name, parent_id) SELECT '01.02', '路灯', id FROM paidan.category;
	INSERT INTO paidan.channel (code, name) VALUES ('hotline', '热线');
	CREATE ROLE chief LOGIN; GRANT paidan_admin TO chief;
	CREATE ROLE qin LOGIN; GRANT paidan_registrar TO qin;
	CREATE ROLE yang LOGIN; GRANT paidan_dispatcher TO yang;
	CREATE ROLE watcher LOGIN; GRANT paidan_monitor TO watcher;
	INSERT INTO paidan.account (login, name, platform_id)
	SELECT l, l, id FROM paidan.platform, (VALUES ('chief'), ('qin'), ('yang'), ('watcher')) AS v(l);" ||
	{ echo "Bail out! no city"; exit 1; }

### Territories: as the lists of the statistics office are, with a BOM

printf '\357\273\277' >places.csv
cat >>places.csv <<'CSV'
code,name,level,parent_code,full_path
341200000000,阜阳市,city,,阜阳市
341202000000,颍州区,county,341200000000,阜阳市/颍州区
341202001000,清河街道,town,341202000000,阜阳市/颍州区/清河街道
CSV
ok 'a dry run of territories' import chief 0 territories places.csv --dry-run
ok 'children find parents of the same file' said '3 read, 3 would be new, 0 changed, 0 the same, 0 bad'
ok 'nothing is there' is 'SELECT count(*) FROM paidan.territory' 0
ok 'the same in batches of one' import chief 0 territories places.csv --dry-run --batch 1
ok 'is one transaction' said '3 read, 3 would be new, 0 changed, 0 the same, 0 bad'
ok 'nothing is there then either' is 'SELECT count(*) FROM paidan.territory' 0
ok 'territories go in' import chief 0 territories places.csv
ok 'all three' said '3 read, 3 new, 0 changed, 0 the same, 0 bad'
ok 'columns that are not taken are told' explained 'columns not taken: full_path'
ok 'again' import chief 0 territories places.csv
ok 'they are the same' said '3 read, 0 new, 0 changed, 3 the same, 0 bad'
cat >park.csv <<'CSV'
区划代码,名称,简称,级别,上级,原属,所属园区
341271000000,阜阳合肥现代产业园区,阜合园区,园区,阜阳市,颍州区,
341202001000,清河街道,,街道,颍州区,,341271000000
341202009000,无名镇,,镇,没有的区,,
341202009001,无名村,,州,颍州区,,
CSV
ok 'a park, a member, two bad rows' import chief 1 territories park.csv --rejects parkbad.csv
ok 'one new, one changed' said '4 read, 1 new, 1 changed, 0 the same, 2 bad'
ok 'an unknown parent is told' explained 'row 4: column 5 (上级): there is nothing of that name above it'
ok 'an unknown level is told' explained 'row 5: column 4 (级别): not one of 省 (province)'
ok 'the host is kept' is "SELECT host_code FROM paidan.territory WHERE code = '341271000000'" 341202000000
ok 'the member too' is 'SELECT member_code FROM paidan.zone_member' 341202001000
ok 'two rejects' [ "$(wc -l <parkbad.csv)" = 3 ]
ok 'only an administrator may' import yang 77 territories places.csv

### Units

cat >units.csv <<'CSV'
单位代码,单位名称,简称,单位类型,别名,管辖区域,联络员,联系电话,夜间电话,所属平台
CGJ,阜阳市城市管理局,市城管局,委办局,城管、行政执法局,,李静,2160110,2160111,FY
YZQ,颍州区人民政府,颍州区,县市区,,颍州区,,,,FY
FHYQ,阜合园区管委会,阜合园区,园区,,阜合园区,,,,FY
X1,某局,,委办局,,没有的区,,,,FY
X2,某局,,神秘,,,,,,FY
CSV
iconv -f UTF-8 -t GB18030 units.csv >units-gb.csv
ok 'units in GB18030' import chief 1 units units-gb.csv
ok 'three are new' said '5 read, 3 new, 0 changed, 0 the same, 2 bad'
ok 'an unknown place is told' explained 'row 5: column 6 (管辖区域): the city has no such division'
ok 'an unknown kind is told' explained 'row 6: column 4 (单位类型): not one of'
ok 'aliases are several' is "SELECT array_to_string(aliases, '+') FROM paidan.unit WHERE code = 'CGJ'" 城管+行政执法局
ok 'and the liaison officer is there' is "SELECT l.name || l.night_phone FROM paidan.liaison l" 李静2160111
ok 'the same in UTF-8' import chief 1 units units.csv
ok 'is nothing new' said '5 read, 0 new, 0 changed, 3 the same, 2 bad'

### The registry

cat >duties.csv <<'CSV'
单位,事项,属地,角色,文号,条款,原文,边界说明,来源,生效日期,失效日期
市城管局,路灯,,主办,阜办〔2023〕11号,第4条,负责路灯维护,,编办,2023年1月1日,长期
颍州区,路灯,阜合园区,主办,阜办〔2011〕9号,第2条,市政职能仍由颍州区承担,园区用地2011年划出,编办,2011-12-01,
行政执法局,,颍州区,协办,阜办〔2023〕11号,第5条,,,三定,2023-01-01,2024-12-31
没有的局,路灯,,主办,x,,,,编办,2023-01-01,
市城管局,没有的事,,主办,x,,,,编办,2023-01-01,
市城管局,路灯,没有的区,主办,x,,,,编办,2023-01-01,
市城管局,路灯,,主持,x,,,,编办,2023-01-01,
市城管局,路灯,,主办,,,,,编办,2023-01-01,
市城管局,路灯,,主办,x,,,,编办,2023-13-01,
市城管局,路灯,,主办,x,,,,编办,2023-01-01,2022-01-01
市城管局,路灯,,主办,x,,,,听说,2023-01-01,
市城管局,路灯,,主办,x,,,,编办,
CSV
iconv -f UTF-8 -t GB18030 duties.csv >duties-gb.csv
ok 'a dry run of the registry' import qin 1 registry duties-gb.csv --dry-run
ok 'says what would be' said '12 read, 3 would be new, 0 changed, 0 the same, 9 bad'
ok 'and changes nothing' is 'SELECT count(*) FROM paidan.duty' 0
ok 'the registry goes in' import qin 1 registry duties-gb.csv --rejects dutiesbad.csv
ok 'three are new' said '12 read, 3 new, 0 changed, 0 the same, 9 bad'
ok 'an unknown unit' explained 'duties-gb.csv:5: row 5: column 1 (单位): the city has no such unit'
ok 'an unknown matter' explained 'row 6: column 2 (事项): the city has no such category'
ok 'an unknown place' explained 'row 7: column 3 (属地): the city has no such division'
ok 'an unknown role' explained 'row 8: column 4 (角色): not one of 主办 (lead), 协办 (assist), 监督 (supervise)'
ok 'no document' explained 'row 9: column 5 (文号): the document is missing'
ok 'no day' explained 'row 10: column 10 (生效日期): not a day such as 2015-04-16'
ok 'a last day before the first' explained 'row 11: column 11 (失效日期): the value cannot be read or is out of range'
ok 'an unknown source' explained 'row 12: column 9 (来源): not one of'
ok 'a row too short' explained 'row 13: 10 columns where the first row has 11'
ok 'rejects are nine' [ "$(wc -l <dutiesbad.csv)" = 10 ]
ok 'lines of the registrar are in force' is 'SELECT count(*) FROM paidan.duty WHERE approved' 3
ok 'for good is no last day' is 'SELECT count(*) FROM paidan.duty WHERE effective_to IS NULL' 2
ok 'the same again, in UTF-8' import qin 1 registry duties.csv
ok 'brings nothing' said '12 read, 0 new, 0 changed, 3 the same, 9 bad'
sed -n '1p;2s/第4条/第6条/;2s/2023年1月1日/2024-01-01/;2p' duties.csv >changed.csv
ok 'a line that says something else' import qin 0 registry changed.csv
ok 'is a change' said '1 read, 0 new, 1 changed, 0 the same, 0 bad'
ok 'a new version, the old one stays' is "SELECT string_agg(version || article, ' ' ORDER BY version)
	FROM paidan.duty WHERE document = '阜办〔2023〕11号' AND role = 'lead'" '1第4条 2第6条'
sed -n '1p;2s/第4条/第7条/;2s/2023年1月1日/2025-01-01/;2p' duties.csv >proposed.csv
ok 'of a dispatcher' import yang 0 registry proposed.csv
ok 'it is a proposal' is 'SELECT count(*) FROM paidan.duty WHERE approved IS NULL' 1
ok 'of a monitor nothing' import watcher 77 registry duties.csv

### The past

cat >past.csv <<'CSV'
标题,内容,类别,属地,承办单位,受理时间,办理结果
路灯不亮,合肥大道路灯白天亮晚上不亮,路灯,颍州区,市城管局,2023-02-01 15:37,满意
路灯不亮,清河街道路灯不亮,路灯,颍州区,市城管局,2023-02-02 15:37,退单
路灯不亮,某某路灯,路灯,颍州区,没有的局,2023-02-02 15:37,办结
路灯不亮,,路灯,颍州区,市城管局,2023-02-02 15:37,办结
路灯不亮,某某路灯,路灯,颍州区,市城管局,2023-02-02 15:37,不知道
CSV
ok 'a dry run of the past' import yang 1 history past.csv --dry-run
ok 'says what would be' said '5 read, 2 would be new, 0 changed, 0 the same, 3 bad'
ok 'the past goes in' import yang 1 history past.csv
ok 'two are new' said '5 read, 2 new, 0 changed, 0 the same, 3 bad'
ok 'no ticket came of it' is 'SELECT count(*) FROM paidan.ticket_text' 0
ok 'an unknown unit is told' explained 'row 4: column 5 (承办单位): the city has no such unit'
ok 'a text is needed' explained 'row 5: column 2 (内容): the text is missing'
ok 'an unknown outcome is told' explained 'row 6: column 7 (办理结果): not one of'
ok 'the same again' import yang 1 history past.csv
ok 'gets the same answer' said '5 read, 2 new, 0 changed, 0 the same, 3 bad'
ok 'and teaches nothing twice' is "SELECT count(*) FROM paidan.command WHERE verb = 'import_history'" 1

### Files and words that will not do

: >empty.csv
ok 'an empty file' import qin 65 registry empty.csv
printf '单位,角色\nCGJ,主办\n' >wrong.csv
ok 'no document, no day' import qin 65 registry wrong.csv
ok 'is explained' explained 'the first row names no column for the document (文号, 文件, 文件号, document)'
ok 'no such file' import qin 66 registry nowhere.csv
ok 'no channel here' import qin 64 registry duties.csv --channel hotline
ok 'is explained' explained '--channel is for tickets alone'
ok 'no such kind' import qin 64 registri duties.csv
ok 'what was meant is told' explained 'did you mean "registry"?'
ok 'no file' import qin 64 registry

### Reports

ok 'no gaps' report yang 0 gaps
ok 'is said' said 'In this period every matter had one unit that answers for it.'
ok 'no such day' report yang 64 gaps --from yesterday
ok 'is explained' explained '--from: not a day such as 2015-04-16'
ok 'no such report' report yang 64 gasp
ok 'what was meant is told' explained 'did you mean "gaps"?'

# A ticket for which the registry has no line, dispatched all the same; a place that is a formula.
sql "INSERT INTO paidan.category (code, name, parent_id) VALUES ('=2', '=HYPERLINK(1)', NULL);" >/dev/null
sql "SET SESSION AUTHORIZATION yang;
	SELECT paidan_api.register(gen_random_uuid(), jsonb_build_object('channel', 'hotline',
	    'title', '湖面死鱼', 'body', '湖面上漂着死鱼', 'place', '清河', 'territory', '341202001000',
	    'category', '=2', 'received_at', '2026-11-20 08:00:00+08'));
	SELECT paidan_api.dispatch(gen_random_uuid(), id, version,
	    (SELECT id FROM paidan_api.unit_list WHERE code = 'CGJ'), '{}', '无人认领', NULL)
	FROM paidan_api.open_ticket;" >/dev/null || echo '# no ticket'
ok 'a gap' report yang 0 gaps
ok 'is a line under headings' [ "$(wc -l <out)" = 2 ]
ok 'with its matter, place and finding' grep -Eq '^=HYPERLINK\(1\)  阜阳市颍州区  no line +1  20261120-0001 +no$' out
ok 'columns stand under each other' [ "$(sed -n 1p out | sed 's/Finding.*//' | wc -L)" = \
	"$(sed -n 2p out | sed 's/no line.*//' | wc -L)" ]
ok 'for a spreadsheet' report yang 0 gaps --csv --from 2000-01-01 --to 2099-12-31
ok 'it begins with the mark' [ "$(head -c 3 out | od -An -tx1 | tr -d ' ')" = efbbbf ]
ok 'and formulas are harmless' grep -q "^'=HYPERLINK(1),阜阳市颍州区,no line,1,20261120-0001,,no" out
ok 'outside the days nothing' report yang 0 gaps --to 2000-01-01
ok 'is said too' said 'In this period every matter had one unit that answers for it.'

finish
