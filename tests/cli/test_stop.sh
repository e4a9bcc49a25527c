#!/bin/sh
# Asked to stop at any moment, the program leaves the old site or the new one, and nothing beside it.
set -u
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0
mkdir "$dir/out"
sum() {
	find "$dir/out/site" -type f -exec sha256sum {} + | sort | sha256sum
}
build() {
	"$FUGA" build content -o "$dir/out/site" -q --as-of "$1"
}
build 2026-06-30 || exit 1
new=$(sum)
build 2026-05-31 || exit 1
old=$(sum)
stopped=0
for delay in 0 0.01 0.03 0.05 0.08 0.1 0.15 0.2 0.3 0.5; do
	"$FUGA" build content -o "$dir/out/site" -q --as-of 2026-06-30 2>/dev/null &
	pid=$!
	sleep $delay
	kill -TERM $pid 2>/dev/null
	wait $pid 2>/dev/null
	status=$?
	if [ $status = 143 ]; then
		stopped=$((stopped + 1))
	elif [ $status != 0 ]; then
		echo "[  FAILED  ] a_stop_after_$delay: status $status"
		failed=1
	fi
	now=$(sum)
	if [ "$now" = "$new" ]; then
		build 2026-05-31
	elif [ "$now" != "$old" ]; then
		echo "[  FAILED  ] the_site_is_a_mixture_after_a_stop_at_$delay"
		failed=1
	fi
done
left=$(ls -A "$dir/out" | grep -vx site)
if [ -n "$left" ]; then
	echo "[  FAILED  ] nothing_is_left_beside_the_site: $left"
	failed=1
fi
if [ $stopped = 0 ]; then
	echo "[  FAILED  ] at_least_one_build_was_stopped"
	failed=1
fi
[ $failed = 0 ] && echo "[       OK ] a_stopped_build_leaves_the_old_site_and_nothing_beside_it"
exit $failed
