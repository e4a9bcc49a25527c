#!/bin/sh
# test_bench.sh - the bench runs through on a few accounts, says what it should, leaves nothing behind.
# How fast anything is, no test asserts.
set -u
room=$(mktemp -d) || exit 3
trap 'rm -rf "$room"' EXIT
failed=0

[ -e ../shared/bench/gen_records.py ] || {
	echo 'SKIP the bench: ../shared/bench is not there'
	exit 0
}
command -v python3 >/dev/null 2>&1 || {
	echo 'SKIP the bench: no python3'
	exit 0
}

verdict() { # STATUS NAME
	if [ "$1" = 0 ]; then
		echo "[       OK ] $2"
	else
		echo "[  FAILED  ] $2"
		failed=1
	fi
}

FLOOR=$(ls -t build/*/tests/bench/floor | head -n 1)
BENCH_DIR=$room/data BENCH_OUT=$room/out RUNS=1 THREADS=2
export FLOOR BENCH_DIR BENCH_OUT RUNS THREADS
sums() {
	(cd "$room/data/16/records" && find . -type f -exec cksum {} + | sort)
}

python3 tests/bench/bench.py memory 16 >"$room/memory"
verdict $? 'memory is measured'
grep -q '^| 16 | [0-9,]* | [0-9.]* | -*[0-9]' "$room/memory"
verdict $? 'with what each further account takes'
sums >"$room/before"
python3 tests/bench/bench.py turns 16 >"$room/turns"
verdict $? 'fuga and the floor take turns'
grep -q '^| fuga ÷ floor | [0-9.]* (' "$room/turns" && grep -q '^| one file changed ÷ cold | [0-9.]* (' "$room/turns" &&
	grep -q '^| pages | [0-9.]* % ' "$room/turns"
verdict $? 'ratios and stages are told'
[ -s "$room/before" ] && sums | cmp -s "$room/before" -
verdict $? 'the file that was changed is as it was'
[ ! -e "$room/out" ]
verdict $? 'nothing is left behind'

mkdir "$room/site" "$room/floor"
printf abc >"$room/site/a"
printf defgh >"$room/site/b"
"$FLOOR" 2 "$room/data/16/records" "$room/site" "$room/floor" >"$room/said" && grep -q ' files=2$' "$room/said" &&
	[ "$(find "$room/floor" -type f -exec cat {} + | wc -c)" -eq 8 ]
verdict $? 'the floor writes as many files and bytes as the site has'
exit $failed
