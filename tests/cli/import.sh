#!/bin/sh
# SPDX-License-Identifier: MIT
# paidan import tickets, end to end, against a private server.
# PAIDAN is the program, PAIDAN_SHARED the folder of test data (default: ../shared beside the
# source tree). TAP on stdout.
here=$(cd "$(dirname "$0")" && pwd)
[ -n "$PAIDAN_TEST_PGDATA" ] || exec "$here/../lib/with-pg" "$0" "$@"

. "$here/tap.sh"

shared=${PAIDAN_SHARED:-$here/../../../shared}
real=$shared/data/tainan1999/tainan1999_sample_8000.csv
server=$PGHOST
background=
cleanup() {
	[ -z "$background" ] || kill "$background" 2>/dev/null
}
cd "$tmp" || exit 1

skip() {
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}
sql() {
	psql -XqtA -v ON_ERROR_STOP=1 -c "$1"
}
# import CODE FILE ARGUMENTS…: runs as the dispatcher, true if it exits with CODE
import() {
	code=$1 file=$2
	shift 2
	PGUSER=yang "$PAIDAN" import tickets "$file" --channel hotline "$@" >out 2>err
	got=$?
	[ $got -eq "$code" ] || { echo "# exit $got, wanted $code"; return 1; }
}
said() {
	[ "$(cat out)" = "$1" ]
}
explained() {
	grep -qF -e "$1" err
}
rows() {
	sql 'SELECT count(*) FROM paidan.external'
}
imported() {
	[ "$(rows)" = "$1" ]
}
# No appeal twice: the same words under two tickets.
nothing_twice() {
	[ "$(sql 'SELECT count(*) - count(DISTINCT external_no) FROM paidan.ticket_text')" = 0 ]
}
# generate FROM TO: plain rows
generate() {
	awk -v from="$1" -v to="$2" 'BEGIN {
		for (i = from; i <= to; i++)
			printf "G%d,2023-02-01 %02d:%02d,第%d盏路灯白天亮着,合肥大道\n", i, i / 60 % 24, i % 60, i
	}'
}

"$PAIDAN" migrate >out 2>err || { cat err; echo "Bail out! no schema"; exit 1; }
sql "INSERT INTO paidan.platform (code, name, kind) VALUES ('FY', '阜阳', 'city');
	INSERT INTO paidan.channel (code, name) VALUES ('hotline', '热线'), ('mailbox', '信箱');
	CREATE ROLE yang LOGIN; GRANT paidan_dispatcher TO yang;
	CREATE ROLE watcher LOGIN; GRANT paidan_monitor TO watcher;
	CREATE ROLE stranger LOGIN; GRANT paidan_user TO stranger;
	INSERT INTO paidan.account (login, name, platform_id)
	SELECT l, l, id FROM paidan.platform, (VALUES ('yang'), ('watcher')) AS v(l);" ||
	{ echo "Bail out! no city"; exit 1; }

### A thousand real appeals, in GB18030

if [ -r "$real" ]; then
	head -n 1001 "$real" >real.csv
	iconv -f UTF-8 -t GB18030 real.csv >gb.csv
	iconv -f UTF-8 -t BIG5 real.csv >big5.csv 2>/dev/null || rm -f big5.csv
	ok 'a dry run of real appeals' import 0 gb.csv --dry-run
	ok 'says what would be' said '1000 read, 1000 would be new, 0 duplicate, 0 bad'
	ok 'and changes nothing' imported 0
	ok 'GB18030 is found' import 0 gb.csv
	ok 'a thousand are new' said '1000 read, 1000 new, 0 duplicate, 0 bad'
	ok 'and there' imported 1000
	ok 'the text is as it was' [ "$(sql "SELECT body FROM paidan.ticket_text
		WHERE external_no = 'UN201504160032'")" = '永康區大安街103號對面 大型廢棄物' ]
	ok 'the time is the city'"'"'s' [ "$(sql "SELECT received_at = '2015-04-16 02:29:00+08'
		FROM paidan.ticket_text WHERE external_no = 'UN201504160004'")" = t ]
	ok 'columns that are not taken are told' explained 'columns not taken: service_name, subproject, lat, lng'
	ok 'the same again' import 0 gb.csv
	ok 'imports none' said '1000 read, 0 new, 1000 duplicate, 0 bad'
	ok 'nor in another encoding' import 0 real.csv
	ok 'for the numbers are the same' said '1000 read, 0 new, 1000 duplicate, 0 bad'
	ok 'UTF-8 is not GB18030, whoever says so' import 65 real.csv --encoding gb18030
	ok 'GB18030 is not UTF-8' import 65 gb.csv --encoding utf-8
	ok 'what it looks like is told' explained gb18030
	ok 'nothing came of it' imported 1000
	if [ -e big5.csv ]; then
		ok 'Big5 is found' import 0 big5.csv
		ok 'and gives the same' said '1000 read, 0 new, 1000 duplicate, 0 bad'
	else
		skip 'Big5' 'the sample has characters that Big5 lacks'
	fi
else
	skip 'a thousand real appeals' 'no ../shared/data'
fi
sql 'TRUNCATE paidan.external'

### Bad rows

cat >three.csv <<'CSV'
工单号,标题,内容,来电时间,地址
B1,水,停水三天,2023-02-01 08:00,颍州区
B2,水,停水三天,昨天,颍州区
B3,水,,2023-02-01 08:00,颍州区
B4,"引号 "" 与逗号,","两行
正文 \n	制表 𬭎😀",2023-02-01 08:01,颍州区
,水,停水三天,2023-02-01 08:00,颍州区
B6,水,停水三天,2023-02-01 08:00,颍州区
CSV
ok 'a file with three bad rows' import 1 three.csv --rejects bad.csv
ok 'the others go in' said '6 read, 3 new, 0 duplicate, 3 bad'
ok 'the time is explained' explained 'three.csv:3: row 3: column 4 (来电时间): not a time'
ok 'the text is explained' explained 'three.csv:4: row 4: column 3 (内容): the text is missing'
ok 'the number is explained, its line is not its row' explained 'three.csv:7: row 6: column 1 (工单号)'
ok 'rejects are private' [ "$(stat -c %a bad.csv)" = 600 ]
ok 'rejects are three, a heading, a BOM' [ "$(tr -d '\r' <bad.csv | cut -d, -f2- | tr '\n' '|')" = \
	'工单号,标题,内容,来电时间,地址|B2,水,停水三天,昨天,颍州区|B3,水,,2023-02-01 08:00,颍州区|,水,停水三天,2023-02-01 08:00,颍州区|' ]
ok 'the words are as they were' [ "$(sql "SELECT body = E'两行\n正文 \\\\n\t制表 𬭎😀'
	FROM paidan.ticket_text WHERE external_no = 'B4'")" = t ]
ok 'an existing file is not written over' import 73 three.csv --rejects bad.csv
ok 'nothing went in then' imported 3
sed -e 's/昨天/2023-02-01/' -e 's/B3,水,,/B3,水,没水,/' -e 's/",,水/",B5,水/' bad.csv >mended.csv
ok 'mended, the rejects can be imported' import 0 mended.csv --rejects none.csv
ok 'all three' said '3 read, 3 new, 0 duplicate, 0 bad'
ok 'without bad rows no file is left' [ ! -e none.csv ]

printf '工单号,内容\nC1,a\nC2\nC3,b,c\nC4,d\n' >ragged.csv
ok 'ragged rows' import 1 ragged.csv
ok 'are bad, the others go in' said '4 read, 2 new, 0 duplicate, 2 bad'
ok 'and are explained' explained 'row 3: 1 columns where the first row has 2'

printf '工单号,内容\nD1,a\000b\nD2,\377\377\nD3,好\nD4,好的\nD5,好好好好好好好好好好好好好好好好好\n' >broken.csv
ok 'NUL and broken bytes' import 1 broken.csv
ok 'are bad rows' said '5 read, 3 new, 0 duplicate, 2 bad'
ok 'the NUL is explained' explained 'row 2: column 2 (内容): a NUL byte'
ok 'the bytes are explained' explained 'row 3: column 2 (内容): bytes that are no character'

printf '工单号,内容\nE1,a\nE1,a\n' >twice.csv
ok 'a number twice in a file' import 0 twice.csv
ok 'goes in once' said '2 read, 1 new, 1 duplicate, 0 bad'

{
	printf '工单号,内容\nF1,a\nF2,"'
	head -c 100000000 /dev/zero | tr '\0' x
	printf '\nF3,b\n'
} >long.csv
ok 'a row of 100 MB that never ends' import 1 long.csv --rejects longbad.csv
ok 'is one bad row' explained 'row 3: the row is too long'
ok 'of which the beginning is kept' [ "$(wc -c <longbad.csv)" -lt 4096 ]
{
	printf '工单号,内容\nF4,'
	head -c 100000000 /dev/zero | tr '\0' x
	printf '\nF5,b\n'
} >long.csv
ok 'a line of 100 MB' import 1 long.csv
ok 'and the row behind it' said '2 read, 1 new, 0 duplicate, 1 bad'
rm -f long.csv

### Files that cannot be, databases that are not there

ok 'no such file' import 66 nowhere.csv
ok 'a folder' import 66 .
: >empty.csv
ok 'an empty file' import 65 empty.csv
printf '\n\n' >blank.csv
ok 'nothing but blank lines' import 65 blank.csv
printf '姓名,电话\n张三,1\n' >wrong.csv
ok 'no number, no text' import 65 wrong.csv --rejects wrongbad.csv
ok 'is explained' explained 'names no column for the number'
ok 'leaves no rejects' [ ! -e wrongbad.csv ]
ok 'unknown channel' import 64 ragged.csv --channel pigeon
ok 'those there are' explained 'hotline, mailbox'
ok 'unknown encoding' import 64 ragged.csv --encoding klingon
ok 'no rows in a batch' import 64 ragged.csv --batch 0
ok 'no channel' [ "$(PGUSER=yang "$PAIDAN" import tickets ragged.csv >out 2>err; echo $?)" = 64 ]
ok 'no file' [ "$(PGUSER=yang "$PAIDAN" import tickets --channel hotline >out 2>err; echo $?)" = 64 ]
ok 'no database' import 69 ragged.csv --db "host=$tmp/nowhere"
ok 'no right' [ "$(PGUSER=watcher "$PAIDAN" import tickets three.csv --channel mailbox >out 2>err; echo $?)" = 77 ]
ok 'no account' [ "$(PGUSER=stranger "$PAIDAN" import tickets three.csv --channel mailbox >out 2>err; echo $?)" = 67 ]
sql "INSERT INTO paidan.schema_version (version, name, checksum) VALUES (9999, 'future', '')"
ok 'a newer schema' import 76 ragged.csv
sql 'DELETE FROM paidan.schema_version WHERE version = 9999'

### Answers are lost on the way

# Three batches; each is committed, each answer is lost once. That nothing is a
# duplicate shows that the batch was repeated under its own id.
mkdir proxy
mkfifo proxy/ready
python3 "$here/lossy_proxy.py" "$PGHOST/.s.PGSQL.$PGPORT" "proxy/.s.PGSQL.$PGPORT" import_batch 3 \
	>proxy/ready &
background=$!
read -r _ <proxy/ready
already=$(rows)
{ echo '工单号,来电时间,内容,地址'; generate 40001 41200; echo '昨天,昨天,昨天,'; } >lossy.csv
PGHOST=$tmp/proxy
ok 'an import whose answers are lost' import 1 lossy.csv
PGHOST=$server
kill $background
wait $background 2>/dev/null
background=
ok 'has the right sum in the end' said '1201 read, 1200 new, 0 duplicate, 1 bad'
ok 'and every row once' imported $((already + 1200))

### The server goes away in the middle

# The file is a pipe that we feed: so the server dies between two known rows.
wait_for_rows() {
	until [ "$(rows)" -ge "$1" ]; do
		kill -0 "$background" || return 1
	done
}
mkfifo pipe.csv
already=$(rows)
PGUSER=yang "$PAIDAN" import tickets pipe.csv --channel hotline --wait 120 >out 2>err &
background=$!
exec 3>pipe.csv
{ echo '工单号,来电时间,内容,地址'; generate 1 6000; } >&3
ok 'an import under way' wait_for_rows $((already + 1000))
"$here/../lib/pg-kill9"
generate 6001 9000 >&3 &
feeder=$!
"$here/../lib/pg-restart" 3>&- 4>&-
wait $feeder
exec 3>&-
wait $background
ok 'goes on when the server comes back' [ $? -eq 0 ]
background=
ok 'with the right sum' said '9000 read, 9000 new, 0 duplicate, 0 bad'
ok 'it said that it waited' explained 'trying again'
ok 'all rows are there' imported $((already + 9000))

# A batch that hangs on a lock dies with the server, and goes in when it is repeated.
{ echo '工单号,来电时间,内容,地址'; generate 10001 10400; } >held.csv
mkfifo lock.sql
psql -Xqt <lock.sql >/dev/null 2>&1 &
locker=$!
exec 4>lock.sql
echo 'BEGIN; LOCK TABLE paidan.external IN ACCESS EXCLUSIVE MODE;' >&4
until [ "$(sql "SELECT count(*) FROM pg_locks
	WHERE relation = 'paidan.external'::regclass AND mode = 'AccessExclusiveLock' AND granted")" = 1 ]; do
	kill -0 $locker || break
done
PGUSER=yang "$PAIDAN" import tickets held.csv --channel hotline --wait 120 >out 2>err 4>&- &
background=$!
batch_waits() {
	until [ "$(sql "SELECT count(*) FROM pg_stat_activity
		WHERE usename = 'yang' AND wait_event_type = 'Lock'")" = 1 ]; do
		kill -0 $background || return 1
	done
}
ok 'a batch under way' batch_waits
"$here/../lib/pg-kill9"
"$here/../lib/pg-restart" 3>&- 4>&-
exec 4>&-
wait $locker
wait $background
ok 'is cut' [ $? -eq 0 ]
background=
ok 'goes in once' said '400 read, 400 new, 0 duplicate, 0 bad'
ok 'and only once' imported $((already + 9400))

# Nobody waits: it ends, says where, and the same command again takes the rest.
{ echo '工单号,来电时间,内容,地址'; generate 20001 26000; } >rest.csv
PGUSER=yang "$PAIDAN" import tickets pipe.csv --channel hotline --wait 0 >out 2>err &
background=$!
exec 3>pipe.csv
head -n 3001 rest.csv >&3
wait_for_rows $((already + 9400 + 2500))
"$here/../lib/pg-kill9"
{ tail -n +3002 rest.csv >&3; } 2>/dev/null
exec 3>&-
wait $background
ok 'without patience the import ends' [ $? -eq 69 ]
background=
ok 'and says how to go on' explained 'the same command takes the rest, none twice'
"$here/../lib/pg-restart" 3>&- 4>&-
before=$(rows)
ok 'the same file again' import 0 rest.csv
ok 'takes the rest' imported $((already + 9400 + 6000))
ok 'and knows the others' said "6000 read, $((already + 15400 - before)) new, $((before - already - 9400)) duplicate, 0 bad"

# The importer itself is killed.
{ echo '工单号,来电时间,内容,地址'; generate 30001 33000; } >killed.csv
PGUSER=yang "$PAIDAN" import tickets pipe.csv --channel hotline >out 2>err &
background=$!
exec 3>pipe.csv
head -n 1801 killed.csv >&3
wait_for_rows $((already + 15400 + 1000))
kill -9 $background
wait $background 2>/dev/null
background=
exec 3>&-
ok 'after kill -9 of the import, the file again' import 0 killed.csv
ok 'completes it' imported $((already + 15400 + 3000))
ok 'nothing is there twice' nothing_twice

finish
