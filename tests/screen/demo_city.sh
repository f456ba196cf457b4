# SPDX-License-Identifier: MIT
# Sourced: a demo city of the test's own, gone at the end.
#   demo_city PAIDAN     sets PAIDAN, WORK (a folder), DB (the database without a login), CITY (city.sh)
#   demo_city_keep       remembers the city as it is now
#   demo_city_again      brings it back so, whatever has happened to it since
demo_city() {
	PAIDAN=$1
	WORK=$(mktemp -d "${TMPDIR:-/tmp}/paidan-screen.XXXXXX") || exit 1
	# The server is another user's when root runs the tests.
	chmod 711 "$WORK"
	trap demo_city_gone EXIT
	trap 'exit 130' HUP INT TERM
	# Whatever the user who runs the tests has set must not matter.
	unset PGHOST PGPORT PGUSER PGDATABASE PGSERVICE PGOPTIONS PAIDAN_LANGUAGE
	HOME=$WORK/home XDG_CONFIG_HOME=$WORK/config LC_ALL=C.UTF-8 PAIDAN_STATE_DIR=$WORK/state
	CITY="sh $here/city.sh"
	mkdir -p "$HOME" "$XDG_CONFIG_HOME"
	export PAIDAN WORK HOME XDG_CONFIG_HOME LC_ALL PAIDAN_STATE_DIR CITY
	"$PAIDAN" demo start >"$WORK/log" 2>&1 || {
		sed 's/^/# /' "$WORK/log"
		echo "not ok - the demo city starts"
		exit 1
	}
	DB=$(sed -n '$s/ user=[^ ]*//p' "$WORK/log")
	export DB
	# What the first minutes of its life bring (cases by rule, what the hints learn) has happened.
	psql -XqAt "$DB user=yangjw" -c "SELECT paidan_api.pulse(paidan_api.feed_cursor())
	    FROM generate_series(1, 20)" >/dev/null
	# By night the console says other things than by day: it is day all day, until a script says otherwise.
	psql -Xq "$DB user=postgres" -c "UPDATE paidan.rule_pack SET pack = pack ||
	    '{\"shifts\": [{\"code\": \"day\", \"name\": \"白班\", \"from\": \"00:00\", \"to\": \"00:00\"}]}'"
}

demo_city_keep() {
	"$PAIDAN" demo stop >/dev/null && cp -a "$PAIDAN_STATE_DIR" "$WORK/kept"
}

demo_city_again() {
	"$PAIDAN" demo stop >/dev/null 2>&1
	rm -rf "$PAIDAN_STATE_DIR" "$HOME" "$XDG_CONFIG_HOME"
	cp -a "$WORK/kept" "$PAIDAN_STATE_DIR" && mkdir -p "$HOME" "$XDG_CONFIG_HOME" &&
		"$PAIDAN" demo start >/dev/null
}

demo_city_gone() {
	"$PAIDAN" demo stop >/dev/null 2>&1
	rm -rf "$WORK"
}
