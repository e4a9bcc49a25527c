#!/bin/sh
# bench.sh - fuga beside its peers and beside the floor, as ratios of runs that took turns (make bench).
#
#   bench.sh             PEERS at N accounts, then what bench.py measures: turns, memory, the demonstration
#   bench.sh scale       N accounts beside 5 N
#
# From the environment: N (2000), PEERS ("hugo eleventy python python2"; empty: none), RUNS (3), THREADS,
# BENCH_DIR. Needs ../shared/bench and python3 (skips without); a peer that is not installed is left out.
set -eu
maker=../shared/bench
export FUGA="$PWD/build/fuga" FLOOR="$PWD/${O:-build/release}/tests/bench/floor"
n=${N:-2000}

[ -e "$maker/gen_records.py" ] || {
	echo "SKIP bench: $maker is not there: nothing was measured"
	exit 0
}
command -v python3 >/dev/null || {
	echo "SKIP bench: no python3: nothing was measured"
	exit 0
}
"$FUGA" --version
if [ "${1:-}" = scale ]; then
	exec python3 tests/bench/bench.py scale "$n"
fi
peers=${PEERS-hugo eleventy python python2}
if [ -n "$peers" ]; then
	table=$(mktemp)
	trap 'rm -f "$table"' EXIT
	# shellcheck disable=SC2086 # a list
	FUGA_ARGS='build {records} -o {out} --as-of {as_of} --no-git --no-cache' QUIET_S=${QUIET_S:-5} \
		bash "$maker/run_peers.sh" "$n" $peers >"$table" || {
		cat "$table"
		exit 1
	}
	sed -n '/^N = /,$p' "$table"
fi
for part in "turns $n" "memory $n" demo; do
	# shellcheck disable=SC2086
	python3 tests/bench/bench.py $part
done
