#!/bin/sh
# SPDX-License-Identifier: MIT
# within.sh SCREENTEST PAIDAN: the console inside of what people start it in: tmux, screen, mosh, and
# over ssh -t; each if it is installed. What is typed arrives, sizes follow, and who comes back to a
# session that went on finds it as it was.
set -u
here=$(cd "$(dirname "$0")" && pwd)
screentest=$1 paidan=$2
. "$here/demo_city.sh"
demo_city "$paidan"
export LANG=C.UTF-8
mkdir "$WORK/screens" "$WORK/sshd" && chmod 700 "$WORK/screens" "$WORK/sshd"
export SCREENDIR="$WORK/screens"
# mosh runs it in another folder.
open="$(readlink -f "$PAIDAN") --language zh demo open yangjw"
# What a failure leaves in there goes with us.
within_gone() {
	[ ! -S "$WORK/tmux" ] || tmux -S "$WORK/tmux" kill-server 2>/dev/null
	screen -S city -X quit >/dev/null 2>&1
	[ ! -s "$WORK/mosh.pid" ] || kill "$(cat "$WORK/mosh.pid")" 2>/dev/null
	demo_city_gone
}
trap within_gone EXIT

# What is done in each; $1 opens it, $2 comes back after the line was cut, or is nothing.
work() {
	cat <<SCRIPT
spawn $1
wait row=1 派单台
wait row=4 ▸
key jj
wait row=6 ▸
key n
wait 备注
key 在里面写的字
wait 在里面写的字
resize 100x30
wait 在里面写的字
resize 80x24
wait 在里面写的字
SCRIPT
	[ -z "$2" ] || cat <<SCRIPT
hangup
exit
spawn $2
wait 在里面写的字
SCRIPT
	cat <<SCRIPT
key <C-u>
gone 在里面写的字
# They wait half a second for what an escape may begin.
key <Esc>
gone [ 保存 ]
wait row=6 ▸
key Q
wait 退出
key y
exit 0
SCRIPT
}

found=
installed() {
	for program; do
		command -v "$program" >/dev/null || { echo "# $program is not installed"; return 1; }
	done
	found=yes
}

script=$WORK/within.screen
: >"$script"
if installed tmux; then
	tmux="tmux -S $WORK/tmux -f /dev/null"
	work "t1 -- $tmux new-session '$open'" "t2 -- $tmux attach" >>"$script"
fi
if installed screen; then
	work "s1 -- screen -U -c /dev/null -S city $open" "s2 -- screen -U -c /dev/null -d -r city" \
		>>"$script"
fi
if installed mosh-server mosh-client; then
	cat >"$WORK/mosh" <<SH
# Where it listens and under which key; then the one to it.
said=\$(mosh-server new -i 127.0.0.1 -- $open 2>$WORK/mosh.log | sed -n 's/^MOSH CONNECT //p')
sed -n 's/.*detached, pid = \([0-9]*\).*/\1/p' $WORK/mosh.log >$WORK/mosh.pid
MOSH_KEY=\${said#* } exec mosh-client 127.0.0.1 \${said%% *}
SH
	work "m1 -- sh $WORK/mosh" "" >>"$script"
fi
sshd=$(command -v sshd || ls /usr/sbin/sshd 2>/dev/null)
if [ "$(id -u)" = 0 ] && [ -n "$sshd" ] && [ -d /run/sshd ] && installed ssh ssh-keygen; then
	keys=$WORK/sshd
	ssh-keygen -q -t ed25519 -N '' -f "$keys/host" && ssh-keygen -q -t ed25519 -N '' -f "$keys/me"
	cp "$keys/me.pub" "$keys/may"
	# No port of its own is needed: each connection is a program.
	cat >"$WORK/ssh" <<SH
exec ssh -t -F /dev/null -i $keys/me -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
	-o LogLevel=ERROR -o "ProxyCommand=$sshd -i -e -f /dev/null -h $keys/host \
	-o AuthorizedKeysFile=$keys/may -o StrictModes=no -o UsePAM=no -o PermitRootLogin=yes \
	-o LogLevel=QUIET" root@city \
	"env PAIDAN_STATE_DIR=$PAIDAN_STATE_DIR HOME=$HOME LC_ALL=C.UTF-8 $open"
SH
	work "h1 -- sh $WORK/ssh" "" >>"$script"
fi
[ -n "$found" ] || { echo "1..0 # SKIP neither tmux nor screen, mosh or ssh is installed"; exit 0; }
"$screentest" --any-bytes --no-idle --timeout 60000 "$script"
